/*
 * continuation.h - a closed series and what follows it, each over its own years.
 *
 * The parts stand one after another and are never joined: each closed series up to the year it ended, then its
 * successor. What the successor has of earlier years is not shown, for the closed series is.
 */
#ifndef TRANSFORM_CONTINUATION_H
#define TRANSFORM_CONTINUATION_H

#include <stddef.h>

#include "transform/indicator.h"

/* Series that follow each other; more is no series. */
#define CONTINUATION_MAX 8

struct continuation {
    const struct indicator *indicator;
    int first_year;
    int last_year;
};

/* The parts within the years first_year..last_year, in order; those without a year in it are left out. Each year
 * belongs to exactly one part. A closed series whose end is not declared goes on. Returns how many. */
size_t continuation_parts(const struct indicator *indicator, int first_year, int last_year,
                          struct continuation parts[CONTINUATION_MAX]);

#endif
