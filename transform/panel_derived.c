#include "transform/panel_derived.h"

#include <string.h>

#include "transform/exact_sum.h"

/* A term over the panel's own areas and years; its runs count as the panel's. */
static int read_term(struct panel *panel, const struct panel_source *source, const struct indicator *indicator,
                     struct panel *term, struct fault *fault)
{
    if (panel_read(term, source, indicator, panel->gender, panel->areas, panel->area_count, panel->first_year,
                   panel->last_year, fault) != 0) {
        return -1;
    }
    provenance_merge(&panel->provenance, &term->provenance, source->arena);
    return 0;
}

static size_t cell_count(const struct panel *panel)
{
    return panel->area_count * panel->year_count;
}

static int read_ratio(struct panel *panel, const struct panel_source *source, struct fault *fault)
{
    struct panel numerator;
    struct panel denominator;
    if (read_term(panel, source, panel->indicator->numerator, &numerator, fault) != 0 ||
        read_term(panel, source, panel->indicator->denominator, &denominator, fault) != 0) {
        return -1;
    }
    for (size_t i = 0; i < cell_count(panel); i++) {
        panel->cells[i] = cell_ratio(&numerator.cells[i], &denominator.cells[i], panel->indicator->scale);
    }
    return 0;
}

static int read_sum(struct panel *panel, const struct panel_source *source, struct fault *fault)
{
    const struct indicator *indicator;
    for (size_t i = 0; (indicator = indicator_term(panel->indicator, i)) != NULL; i++) {
        struct panel term;
        if (read_term(panel, source, indicator, &term, fault) != 0) {
            return -1;
        }
        for (size_t j = 0; j < cell_count(panel); j++) {
            panel->cells[j] = i == 0 ? term.cells[j] : cell_plus(&panel->cells[j], &term.cells[j]);
        }
    }
    return 0;
}

static int read_difference(struct panel *panel, const struct panel_source *source, struct fault *fault)
{
    struct panel of;
    struct panel minus;
    if (read_term(panel, source, indicator_term(panel->indicator, 0), &of, fault) != 0 ||
        read_term(panel, source, indicator_term(panel->indicator, 1), &minus, fault) != 0) {
        return -1;
    }
    for (size_t i = 0; i < cell_count(panel); i++) {
        panel->cells[i] = cell_change(&minus.cells[i], &of.cells[i]);
    }
    return 0;
}

static int read_index(struct panel *panel, const struct panel_source *source, struct fault *fault)
{
    const struct indicator *indicator = indicator_term(panel->indicator, 0);
    int base_year = panel->indicator->base_year;
    struct panel term;
    struct panel base;
    if (read_term(panel, source, indicator, &term, fault) != 0 ||
        panel_read(&base, source, indicator, panel->gender, panel->areas, panel->area_count, base_year, base_year,
                   fault) != 0) {
        return -1;
    }
    provenance_merge(&panel->provenance, &base.provenance, source->arena);
    for (size_t i = 0; i < cell_count(panel); i++) {
        panel->cells[i] = cell_index(&term.cells[i], &base.cells[i / panel->year_count]);
    }
    return 0;
}

/* --- a group's total --- */

static int read_members(struct panel *panel, const struct panel_source *source, struct panel *members,
                        struct fault *fault)
{
    const struct indicator *indicator = panel->indicator;
    struct area *areas = arena_array(source->arena, indicator->member_count, sizeof *areas);
    if (areas == NULL) {
        return fault_memory(fault, indicator->name);
    }
    for (size_t i = 0; i < indicator->member_count; i++) {
        areas[i] = (struct area){.id = indicator->members[i], .title = indicator->members[i], .type = "K"};
    }
    if (panel_read(members, source, indicator_term(indicator, 0), panel->gender, areas, indicator->member_count,
                   panel->first_year, panel->last_year, fault) != 0) {
        return -1;
    }
    provenance_merge(&panel->provenance, &members->provenance, source->arena);
    return 0;
}

/* The group's total of a year; the order of the members does not show. */
static struct cell total_of(const struct panel *members, size_t year)
{
    struct cell total = {.status = CELL_VALUE};
    struct exact_sum sum = {0};
    for (size_t i = 0; i < members->area_count; i++) {
        const struct cell *cell = &panel_series(members, i)[year];
        total = cell_plus(&total, cell); /* for the reasons and for what is preliminary */
        if (cell_has_value(cell)) {
            exact_sum_add(&sum, cell->value);
        }
    }
    total.value = cell_has_value(&total) ? exact_sum_value(&sum) : 0;
    return total;
}

/* The years of one area; NULL where it is no member. */
static const struct cell *find_member(const struct panel *members, const char *id)
{
    for (size_t i = 0; i < members->area_count; i++) {
        if (strcmp(members->areas[i].id, id) == 0) {
            return panel_series(members, i);
        }
    }
    return NULL;
}

static int read_share_of_group(struct panel *panel, const struct panel_source *source, struct fault *fault)
{
    const struct cell not_applicable = {.status = CELL_NOT_APPLICABLE};
    struct panel members = {.area_count = 0};
    if (read_members(panel, source, &members, fault) != 0) {
        return -1;
    }
    for (size_t year = 0; year < panel->year_count; year++) {
        struct cell total = total_of(&members, year);
        for (size_t area = 0; area < panel->area_count; area++) {
            const struct cell *own = find_member(&members, panel->areas[area].id);
            panel->cells[area * panel->year_count + year] =
                own == NULL ? not_applicable : cell_ratio(&own[year], &total, 100);
        }
    }
    return 0;
}

int panel_read_derived(struct panel *panel, const struct panel_source *source, struct fault *fault)
{
    switch (panel->indicator->kind) {
    case INDICATOR_RATIO:
        return read_ratio(panel, source, fault);
    case INDICATOR_SUM:
        return read_sum(panel, source, fault);
    case INDICATOR_DIFFERENCE:
        return read_difference(panel, source, fault);
    case INDICATOR_INDEX:
        return read_index(panel, source, fault);
    case INDICATOR_SHARE_OF_GROUP:
        return read_share_of_group(panel, source, fault);
    case INDICATOR_KPI:
    case INDICATOR_SUPPLEMENT:
        break;
    }
    return fault_set(fault, STATUS_CONFIG, "%s: is not derived", panel->indicator->name);
}
