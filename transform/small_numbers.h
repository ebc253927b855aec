/*
 * small_numbers.h - figures of few people: which are shown with a warning, and which are withheld.
 *
 * Warning: a share of a base under 30 persons moves by more than 3 points with each person.
 * Withholding (only where asked for): a count from 1 up to a limit, 5 by custom, may tell of persons one knows; 0 tells of
 * nobody and is shown. What would reveal it goes, too:
 *   - a share that gives the count back, by its base or its own numerator;
 *   - the smallest others of the same total, until two at least are withheld and together make the limit: total
 *     less the rest gives back no more than a sum;
 *   - women and men both, where either is withheld: the total less the one is the other.
 */
#ifndef TRANSFORM_SMALL_NUMBERS_H
#define TRANSFORM_SMALL_NUMBERS_H

#include <stddef.h>

#include "transform/cell.h"

/* The base under which a share is marked, unless the template or an option says otherwise. */
#define SMALL_BASE 30.0
/* The count under which figures are withheld where --withhold gives no other. */
#define SMALL_COUNT 5.0
/* What either limit may be at most: beyond it nothing of a small municipality would be left. */
#define SMALL_MOST 1000

/* Whether a figure rests on a base that is there and under the limit. */
bool small_base(const struct cell *base, double limit);

/* Whether the count itself is from 1 to the limit, without it. */
bool small_count(const struct cell *count, double limit);

/* Whether a share (value x base / scale persons) is of so small a count. */
bool small_share(const struct cell *share, const struct cell *base, double scale, double limit);

/* Marks which of the counts of one total are withheld: the small ones and those that would reveal them. Returns how many. */
size_t small_withhold(const struct cell *counts, size_t count, double limit, bool *withheld);

#endif
