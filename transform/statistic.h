/*
 * statistic.h - what is said of a group in one year: over the members that reported, always with n of N.
 *
 * - mean: unweighted, as in Kolada's own groups.
 * - weighted_mean: sum of value x weight / sum of weights, over the members that have both and whose weight is above 0.
 * - median, lower_quartile, upper_quartile: of the n figures in order, x(1)..x(n), the one at place 1 + (n - 1) p with
 *   p = 1/2, 1/4, 3/4; between two places on the straight line between them. This is definition 7 of Hyndman and Fan
 *   (The American Statistician, 1996), which spreadsheets call QUARTILE.INC and R and NumPy take by default.
 * - min, max: with the member that has it, and how many share it.
 * - sum: of counts only (`is_count` of the indicator); a total only where all members reported.
 * - balanced_mean: the mean over the members that reported in every year shown, so that who reports does not move it.
 *
 * A statistic of no figure is missing, with the strongest reason. One of which any figure is preliminary is preliminary
 * itself. All sums are exact (exact_sum.h): the order of the members does not show. One that no finite number can hold
 * is missing.
 */
#ifndef TRANSFORM_STATISTIC_H
#define TRANSFORM_STATISTIC_H

#include <stddef.h>

#include "transform/cell.h"

enum statistic {
    STATISTIC_MEAN,
    STATISTIC_WEIGHTED_MEAN,
    STATISTIC_MEDIAN,
    STATISTIC_LOWER_QUARTILE,
    STATISTIC_UPPER_QUARTILE,
    STATISTIC_MIN,
    STATISTIC_MAX,
    STATISTIC_SUM,
    STATISTIC_BALANCED_MEAN,
    STATISTIC_COUNT
};

/* "mean", "weighted_mean", ...: the `statistic` column of CSV and JSON. */
const char *statistic_name(enum statistic statistic);

struct group_figure {
    struct cell cell;
    size_t reported; /* n: the members whose figures it is made of */
    size_t members;  /* N */
    size_t holder;   /* min, max: the first member that has it; only where there is a value */
    size_t holders;  /* min, max: how many members have it; else 0 */
    bool is_total;   /* sum: all members reported */
};

/* A statistic of one year's cells, one a member. The median and the quartiles need room[count] to sort in; the others
 * leave it alone (NULL will do). The weighted and the balanced mean need more than the cells: here they are missing. */
struct group_figure statistic_of(enum statistic statistic, const struct cell *cells, size_t count, double *room);

/* weights[count]: the members' weights of the same year. */
struct group_figure statistic_weighted_mean(const struct cell *cells, const struct cell *weights, size_t count);

/* Marks the members that reported in every year shown; `cells` is area by area, as a panel's. A year in which no member
 * has a figure shows nothing and does not count. Returns how many they are. */
size_t statistic_balanced_members(const struct cell *cells, size_t count, size_t year_count, bool *balanced);
/* The mean of one year's cells over the members that are marked. */
struct group_figure statistic_balanced_mean(const struct cell *cells, const bool *balanced, size_t count);

/* What a year's statistics are made of. */
struct statistic_year {
    const struct cell *cells;
    size_t count;
    const struct cell *weights; /* NULL: no weighted mean */
    const bool *balanced;       /* NULL: no balanced mean */
};

/* All of them, with one sorting; room[count] as above. */
void statistic_all(const struct statistic_year *year, double *room, struct group_figure figures[STATISTIC_COUNT]);

/* The values among the cells in ascending order into room[count]; returns how many. */
size_t statistic_sorted(const struct cell *cells, size_t count, double *room);
/* The figure at place 1 + (n - 1) p of sorted[n], by the definition above; n > 0 and 0 <= p <= 1. */
double statistic_quantile(const double *sorted, size_t n, double p);

/* The mean change of the members that have a value in both years, which is free of who reports; `*common` is how
 * many they are. Missing where there is none. */
struct cell statistic_common_change(const struct cell *earlier, const struct cell *later, size_t count, size_t *common);

#endif
