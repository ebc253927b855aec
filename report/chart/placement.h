/*
 * placement.h - labels beside a scale that want to stand where their values are, and may not overlap.
 *
 * The labels are moved apart so little as can be: the sum of squared ways is
 * the least there is, and none leaves the bounds.
 */
#ifndef REPORT_PLACEMENT_H
#define REPORT_PLACEMENT_H

#include <stdbool.h>
#include <stddef.h>

struct placement_label {
    size_t owner;  /* the caller's number for it */
    double wanted; /* where its middle should be */
    double height;
    double placed; /* where its middle is to be; set by placement_spread */
    /* Scratch of placement_spread: labels that stand close, as one. */
    double group_mean;
    size_t group_count;
};

/* Sorts the labels by where they want to be (equal ones keep their order) and
 * places them. False where they are too high together for the bounds; then
 * they stand close from `low` on and reach beyond `high`. */
bool placement_spread(struct placement_label *labels, size_t count, double low, double high);

#endif
