/*
 * level_shift.h - a change from one year to the next that is large against the indicator's own history.
 *
 * The history: every change between two years that follow each other, of all municipalities given. Of a share the
 * change is the difference in points; of a count it is the logarithm of later / earlier, so that halving and doubling
 * are equally far and a big city counts as a small one; a count of 0 has none.
 * z = (change - median) / spread, where spread = 1.4826 x the median absolute deviation (MAD), which is the standard
 * deviation where changes are normal; where more than half of the changes are equal and MAD is 0, 1.2533 x the mean
 * absolute deviation. A level shift is |z| > 3.5.
 *
 * Source of rule, factors and limit: Iglewicz and Hoaglin (1993), "How to detect and handle outliers". A level shift
 * is no fault of the figure: it asks for an explanation (a new definition, a reorganisation, an error).
 */
#ifndef TRANSFORM_LEVEL_SHIFT_H
#define TRANSFORM_LEVEL_SHIFT_H

#include <stddef.h>

#include "transform/cell.h"

/* The limit of |z|: Iglewicz and Hoaglin's. */
#define LEVEL_SHIFT_LIMIT 3.5
/* Fewer changes than this are no history: the median of them is itself uncertain. */
#define LEVEL_SHIFT_LEAST 30

/* What changes an indicator makes. */
struct level_history {
    bool relative;  /* logarithms of ratios */
    size_t changes; /* how many it is made of */
    double median;
    double spread; /* 0 where there is no rule: too few changes, or all alike */
    bool by_mean;  /* MAD is 0: by the mean absolute deviation */
};

/* `cells` area by area, `year_count` years each. The room holds area_count x (year_count - 1) doubles; nothing is held. */
void level_history_find(struct level_history *history, const struct cell *cells, size_t area_count, size_t year_count,
                        bool relative, double *room);

/* z of a change; missing where a figure is or where there is no rule. */
struct cell level_shift_score(const struct level_history *history, const struct cell *earlier,
                              const struct cell *later);
bool level_is_shift(const struct cell *score);

#endif
