/*
 * derived.h - what cells come to when one is computed from others.
 *
 * Missing in, missing out: where any term lacks a figure there is none, and the
 * strongest reason (cell.h has the order) is told. A denominator of 0 has a
 * reason of its own. Nothing is repaired or clipped: a share above 100 stays (and is noted). A
 * result past all numbers is missing. What any preliminary figure went into
 * is preliminary itself.
 */
#ifndef TRANSFORM_DERIVED_H
#define TRANSFORM_DERIVED_H

#include "transform/cell.h"

/* scale x numerator / denominator: a share with 100, a figure per 1,000 with 1000. */
struct cell cell_ratio(const struct cell *numerator, const struct cell *denominator, double scale);
/* later - earlier; also one indicator minus another. */
struct cell cell_change(const struct cell *earlier, const struct cell *later);
/* left + right. */
struct cell cell_plus(const struct cell *left, const struct cell *right);
/* 100 x value / base; exactly 100 where the two are equal. */
struct cell cell_index(const struct cell *value, const struct cell *base);

/* Whether a share in per cent is above 100, by more than its computation may be off. */
bool cell_is_above_whole(const struct cell *share);

#endif
