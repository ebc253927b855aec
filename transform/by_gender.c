#include "transform/by_gender.h"

struct dividing {
    const struct panel_source *source;
    const struct indicator *undivided;
    struct fault *fault;
};

/* 1 ends the walk: found; -1: a fault. */
static int look(void *context, const struct indicator *indicator)
{
    struct dividing *dividing = context;
    struct kpi kpi;
    bool found;
    if (indicator->kind == INDICATOR_SUPPLEMENT) {
        dividing->undivided = indicator;
        return 1;
    }
    if (catalogue_kpi(dividing->source->store, indicator->kpi, dividing->source->arena, &kpi, &found,
                      dividing->fault) != 0) {
        return -1;
    }
    if (found && !kpi.divided_by_gender) {
        dividing->undivided = indicator;
        return 1;
    }
    return 0;
}

int gender_undivided(const struct panel_source *source, const struct indicator *indicator,
                     const struct indicator **undivided, struct fault *fault)
{
    struct dividing dividing = {.source = source, .fault = fault};
    int result = indicator_each_origin(indicator, look, &dividing);
    *undivided = dividing.undivided;
    return result < 0 ? -1 : 0;
}

int gender_expect_divided(const struct panel_source *source, const struct indicator *indicator, struct fault *fault)
{
    const struct indicator *undivided;
    if (gender_undivided(source, indicator, &undivided, fault) != 0) {
        return -1;
    }
    if (undivided == NULL) {
        return 0;
    }
    if (undivided != indicator) {
        return fault_set(fault, STATUS_USAGE,
                         "%s: is made from %s (%s), which is not divided by gender; ask for the total", indicator->name,
                         undivided->name, undivided->kind == INDICATOR_KPI ? undivided->kpi : undivided->file);
    }
    return fault_set(fault, STATUS_USAGE, "%s (%s): is not divided by gender; ask for the total", indicator->name,
                     indicator->kind == INDICATOR_KPI ? indicator->kpi : indicator->file);
}

int gender_panels_read(struct gender_panels *panels, const struct panel_source *source,
                       const struct indicator *indicator, const struct area *areas, size_t area_count, int first_year,
                       int last_year, struct fault *fault)
{
    const struct {
        struct panel *panel;
        enum gender gender;
    } wanted[] = {{&panels->women, GENDER_WOMEN}, {&panels->men, GENDER_MEN}, {&panels->total, GENDER_TOTAL}};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        if (panel_read(wanted[i].panel, source, indicator, wanted[i].gender, areas, area_count, first_year, last_year,
                       fault) != 0) {
            return -1;
        }
    }
    return 0;
}

struct cell gender_difference(const struct cell *women, const struct cell *men)
{
    return cell_change(men, women);
}

struct group_figure gender_mean_difference(const struct cell *women, const struct cell *men, size_t count,
                                           struct cell *room)
{
    for (size_t i = 0; i < count; i++) {
        room[i] = gender_difference(&women[i], &men[i]);
    }
    return statistic_of(STATISTIC_MEAN, room, count, NULL);
}
