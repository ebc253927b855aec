/*
 * area_filter.h - the members of a group that a condition holds for: "share > 50 and rises".
 *
 * The condition is an expression (expression.h) asked of each member in turn:
 * its words speak of that member, of one indicator and of one year. A member
 * whose figures do not suffice is neither kept nor counted as refused.
 */
#ifndef TRANSFORM_AREA_FILTER_H
#define TRANSFORM_AREA_FILTER_H

#include "transform/expression.h"
#include "transform/panel.h"

struct area_filter {
    const struct panel_source *source;
    const struct indicators *indicators;
    const struct areas *areas;
    const struct area *nation;
    const struct indicator *indicator; /* that the condition speaks of where it names no other */
    const char *condition;
    int first_year; /* the years that may be spoken of; "the year" is the last */
    int year;
};

/* Keeps the members, in their order: kept[group->count], belonging to the caller. `*unknown` are those that the figures
 * do not tell of. A condition that cannot be read is a fault of usage. */
int area_filter_keep(const struct area_filter *filter, const struct area_choice *group, bool *kept, size_t *unknown,
                     struct fault *fault);

#endif
