/*
 * contribution.h - what drove the change of a group's figure between two years: which members, and who reports.
 *
 * A, B: the members with a value in the earlier and in the later year; C: those in both; x, y: a member's earlier
 * and later value; n: how many.
 *
 * Unweighted mean. total = mean of y over B - mean of x over A.
 *   A member of C contributes (y - x) / nC; the sum of these is `within`, the change of C's own mean.
 *   `composition` = total - within. A member that came has the share (y - mean of y over C) / nB of it, one that
 *   went the share -(x - mean of x over C) / nA: it moved the mean by lying off those that stayed.
 * Weighted mean. A member counts where value and weight are there and the weight is above 0. Among C, with p and q
 *   a member's earlier and later share of C's weight:
 *   it contributes (p + q) / 2 x (y - x), together `within`: values changed at mean weights; and
 *   (q - p) x ((x + y) / 2 - (C's earlier mean + C's later mean) / 2), together `reweighting`: weights changed at
 *   mean values. Those that came and went: as above, with their share of B's or A's weight for 1 / n.
 * Sum. A member of C contributes y - x, one that came y, one that went -x. Nothing tells a sum that is no total from
 *   one that is: see `came`, `went` and `common` against `members`.
 *
 * Sources: the mean weights and mean values are Bennet's (1920, "The theory of measurement of changes in cost of
 * living"); those who come and go held against those who stay, Melitz and Polanec's (2015, "Dynamic Olley-Pakes
 * productivity decomposition with entry and exit").
 *
 * The parts sum to the whole up to the rounding of the figures themselves: within + reweighting + composition = total,
 * to some 1e-15 of the largest value. Adding a constant to all values leaves every part of a mean as it is.
 * Where no member is in both years there is no `within` and no `reweighting` (missing, never 0) and the whole change is
 * `composition`; under a mean there is nothing then to hold those that came and went against, and nobody has a share.
 * Where a year has no value at all every part is missing, for the reason that the year's figure is.
 *
 * Units: those of the values; for a share percentage points. Nothing here is rounded.
 */
#ifndef TRANSFORM_CONTRIBUTION_H
#define TRANSFORM_CONTRIBUTION_H

#include <stddef.h>

#include "transform/cell.h"

enum presence { PRESENT_BOTH, PRESENT_CAME, PRESENT_WENT, PRESENT_NEITHER };

struct contribution {
    enum presence presence;
    double change;       /* later - earlier value; only of PRESENT_BOTH */
    double contribution; /* PRESENT_BOTH: a term of `within`; came, went: of `composition`; else 0 */
    double reweighting;  /* PRESENT_BOTH under a weighted mean: a term of `reweighting`; else 0 */
};

struct change_parts {
    struct cell earlier;     /* the group's figure in the earlier year */
    struct cell later;       /* and in the later one */
    struct cell total;       /* later - earlier */
    struct cell within;      /* the sum of the contributions of those in both */
    struct cell reweighting; /* weighted mean; else 0 */
    struct cell composition; /* who came and went */
    size_t common;
    size_t came;
    size_t went;
    size_t members;                     /* whether they reported or not */
    struct contribution *contributions; /* [members], in the members' order; the room that was given */
};

/* `room` is count long, outlives the parts and is filled here. */
void change_of_mean(const struct cell *earlier, const struct cell *later, size_t count, struct contribution *room,
                    struct change_parts *parts);
void change_of_weighted_mean(const struct cell *earlier, const struct cell *earlier_weights, const struct cell *later,
                             const struct cell *later_weights, size_t count, struct contribution *room,
                             struct change_parts *parts);
void change_of_sum(const struct cell *earlier, const struct cell *later, size_t count, struct contribution *room,
                   struct change_parts *parts);

/* What a member present in both years put in altogether: its contribution and its reweighting; of one that came or
 * went its share of the composition. */
double contribution_of(const struct contribution *contribution);

/* The members present in both years that pulled the way of `direction` (> 0 up, < 0 down), the strongest first, equal
 * ones in the members' order; `order` has room for all members. Returns how many. `top(3)` is the first three with
 * the direction of the total. */
size_t contribution_top(const struct change_parts *parts, double direction, size_t *order);

/* Everyone present in either year, by `contribution_of` from the largest to the smallest, equal ones in the members'
 * order. Returns how many. */
size_t contribution_order(const struct change_parts *parts, size_t *order);

#endif
