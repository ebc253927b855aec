#include "transform/drivers.h"

/* One year of an indicator, one cell a member; the runs behind it join the others. */
static struct cell *read_year(struct drivers *drivers, const struct panel_source *source,
                              const struct indicator *indicator, int year, struct fault *fault)
{
    struct panel panel;
    if (panel_read(&panel, source, indicator, GENDER_TOTAL, drivers->areas, drivers->parts.members, year, year,
                   fault) != 0) {
        return NULL;
    }
    provenance_merge(&drivers->provenance, &panel.provenance, source->arena);
    return panel.cells;
}

static int decompose_weighted(struct drivers *drivers, const struct panel_source *source, struct contribution *room,
                              struct fault *fault)
{
    size_t count = drivers->parts.members;
    const struct cell *before = read_year(drivers, source, drivers->weight, drivers->from, fault);
    const struct cell *after = before == NULL ? NULL : read_year(drivers, source, drivers->weight, drivers->to, fault);
    if (after == NULL) {
        return -1;
    }
    change_of_weighted_mean(drivers->earlier, before, drivers->later, after, count, room, &drivers->parts);
    return 0;
}

int drivers_read(struct drivers *drivers, const struct panel_source *source, const struct indicator *indicator,
                 const struct indicator *weight, const struct area *areas, size_t count, int from, int to,
                 struct fault *fault)
{
    enum statistic plain = indicator_is_count(indicator) ? STATISTIC_SUM : STATISTIC_MEAN;
    *drivers = (struct drivers){.indicator = indicator,
                                .weight = weight,
                                .statistic = weight != NULL ? STATISTIC_WEIGHTED_MEAN : plain,
                                .from = from,
                                .to = to,
                                .areas = areas,
                                .parts = {.members = count}};
    struct contribution *room = arena_array(source->arena, count, sizeof *room);
    if (room == NULL) {
        return fault_memory(fault, indicator->name);
    }
    drivers->earlier = read_year(drivers, source, indicator, from, fault);
    drivers->later = drivers->earlier == NULL ? NULL : read_year(drivers, source, indicator, to, fault);
    if (drivers->later == NULL) {
        return -1;
    }
    if (weight != NULL) {
        return decompose_weighted(drivers, source, room, fault);
    }
    if (drivers->statistic == STATISTIC_SUM) {
        change_of_sum(drivers->earlier, drivers->later, count, room, &drivers->parts);
    } else {
        change_of_mean(drivers->earlier, drivers->later, count, room, &drivers->parts);
    }
    return 0;
}
