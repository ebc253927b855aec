/*
 * run_of_years.h - the years in which a series goes one way: rises, or falls, from each year to the next.
 *
 * Figures are compared as they are shown, rounded to their decimals: what looks the same has not risen. A year without
 * a figure ends a run; so does a year that stands still.
 */
#ifndef TRANSFORM_RUN_OF_YEARS_H
#define TRANSFORM_RUN_OF_YEARS_H

#include <stddef.h>

#include "transform/cell.h"

struct year_run {
    int direction; /* 1 rises, -1 falls, 0: there is no run */
    size_t first;  /* index of the year that it starts from */
    size_t last;   /* index of the year that it ends with; last - first changes of one direction */
};

/* The longest run; of equally long ones the latest. */
struct year_run run_longest(const struct cell *cells, size_t count, int decimals);

#endif
