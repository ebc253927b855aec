/*
 * group_check.h - Kolada's own value of a group held against ours.
 *
 * Kolada's groups have ids of their own, with the unweighted mean of the
 * members that reported and their number. Where such a value was fetched, it
 * must equal our mean and n: else the members that the catalogue has, or
 * figures of theirs, are not those that Kolada's value is made of. Equal
 * means: as far as the source's figure is written out (43.1 agrees with 43.149).
 * A year of which a member was never fetched is not compared.
 */
#ifndef TRANSFORM_GROUP_CHECK_H
#define TRANSFORM_GROUP_CHECK_H

#include "transform/panel.h"
#include "transform/statistic.h"

/* A year in which the two are not the same. */
struct group_difference {
    int year;
    struct group_figure ours;  /* the unweighted mean */
    struct figure_cell theirs; /* a value, or that there is none */
};

struct group_check {
    size_t compared; /* years */
    size_t count;
    struct group_difference *differences; /* by year; they belong to the arena */
};

/* Whether our mean and the source's value are the same figure of as many members. */
bool group_figures_agree(const struct group_figure *ours, const struct figure_cell *theirs);

/* Compares each year of a panel of the group's members; `kolada` is the group's id there ("": nothing to compare), as
 * there is nothing where the indicator is not Kolada's. */
int group_check(struct group_check *check, const struct panel *panel, const char *kolada,
                const struct panel_source *source, struct fault *fault);

#endif
