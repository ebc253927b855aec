/*
 * statistic.h - what is said of a group: over the members that reported, always with n of N.
 *
 * A statistic of no figure is missing. The mean is unweighted, as in Kolada's
 * own groups; it is summed with compensation, so that the order of the members
 * does not show. A statistic of which any figure is preliminary is preliminary itself.
 */
#ifndef TRANSFORM_STATISTIC_H
#define TRANSFORM_STATISTIC_H

#include <stddef.h>

#include "transform/cell.h"

enum statistic { STATISTIC_MEAN, STATISTIC_MEDIAN, STATISTIC_MIN, STATISTIC_MAX, STATISTIC_COUNT };

/* "mean", "median", "min", "max": the `statistic` column of CSV and JSON. */
const char *statistic_name(enum statistic statistic);

struct group_figure {
    struct cell cell;
    size_t reported; /* n */
    size_t members;  /* N */
};

/* The statistic of one year's cells. Where no member has a value the cell carries the strongest reason.
 * The median needs room[count] to sort in; the others leave it alone (NULL will do). */
struct group_figure statistic_of(enum statistic statistic, const struct cell *cells, size_t count, double *room);

/* The place of a value among the cells that have one: 1 is the highest, equal values share a place. */
size_t rank_of(double value, const struct cell *cells, size_t count);
/* How many of the cells have the value. */
size_t rank_sharers(double value, const struct cell *cells, size_t count);

/* The mean change of the members that have a value in both years, which is free of who reports; `*common` is how
 * many they are. Missing where there is none. */
struct cell statistic_common_change(const struct cell *earlier, const struct cell *later, size_t count, size_t *common);

#endif
