/*
 * rank.h - the place of a figure among others: rank with ties, and quartile.
 *
 * Rank 1 is the highest; equal figures share the first of their places and the next place is left out ("1, 2, 2, 4").
 * The quartile says in which quarter of those that reported a figure lies, 1 the lowest: by its middle rank from below,
 * (those lower + half of those equal) / all, so that equal figures are in one quartile. It is relative and no grade:
 * nothing says that the highest quarter is good, and a quarter is always there.
 */
#ifndef TRANSFORM_RANK_H
#define TRANSFORM_RANK_H

#include <stddef.h>

#include "transform/cell.h"

struct rank {
    size_t place;    /* 0 where there is no figure */
    size_t sharers;  /* how many have that place, the figure itself among them */
    size_t reported; /* how many have a figure */
};

/* The place that a figure has, or would have, among the cells. */
struct rank rank_of(const struct cell *figure, const struct cell *cells, size_t count);
/* The same by the figures as they are shown with so many decimals, so that a place cannot contradict the table beside it. */
struct rank rank_as_shown(const struct cell *figure, const struct cell *cells, size_t count, int decimals);
/* That of one of the cells. */
struct rank rank_among(const struct cell *cells, size_t count, size_t which);

/* 1 to 4; 0 where there is no figure, where fewer than QUARTILE_LEAST have one, or where all are equal. */
#define QUARTILE_LEAST 4
int quartile_among(const struct cell *cells, size_t count, size_t which);

#endif
