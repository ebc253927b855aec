/*
 * drivers.h - what drove the change of a group's figure of one indicator: contribution.h on figures of the store.
 *
 * Which figure of the group it is: of a count the sum (who added how much); of anything else the unweighted mean,
 * or the weighted one where a weight is given. Everything belongs to the source's arena.
 */
#ifndef TRANSFORM_DRIVERS_H
#define TRANSFORM_DRIVERS_H

#include "transform/contribution.h"
#include "transform/panel.h"
#include "transform/statistic.h"

struct drivers {
    const struct indicator *indicator;
    const struct indicator *weight; /* NULL: none */
    enum statistic statistic;       /* STATISTIC_MEAN, STATISTIC_WEIGHTED_MEAN or STATISTIC_SUM */
    int from;
    int to;
    const struct area *areas; /* the members, parts.members of them */
    struct cell *earlier;     /* their figures */
    struct cell *later;
    struct change_parts parts;
    struct provenance provenance;
};

/* Reads both years; from < to. */
int drivers_read(struct drivers *drivers, const struct panel_source *source, const struct indicator *indicator,
                 const struct indicator *weight, const struct area *areas, size_t count, int from, int to,
                 struct fault *fault);

#endif
