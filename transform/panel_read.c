/* panel_read.c - panels from the store, from a supplementary file or from other panels. */
#include "transform/panel.h"
#include "transform/panel_derived.h"
#include "transform/preliminary.h"
#include "transform/supplement.h"
#include "transform/withholding.h"

/* --- Kolada's indicators --- */

static struct cell cell_of_figure(const struct figure_cell *figure, bool preliminary)
{
    switch (figure->state) {
    case FIGURE_HELD:
        return (struct cell){.value = figure->value, .preliminary = preliminary};
    case FIGURE_EMPTY:
        return (struct cell){.status = CELL_MISSING};
    case FIGURE_TAKEN_BACK:
        return (struct cell){.status = CELL_WITHDRAWN};
    case FIGURE_NOT_ASKED:
        break;
    }
    return (struct cell){.status = CELL_NOT_FETCHED};
}

static int read_from_store(struct panel *panel, const struct panel_source *source, struct fault *fault)
{
    struct figure_cell *figures = arena_array(source->arena, panel->year_count, sizeof *figures);
    int preliminary;
    if (figures == NULL) {
        return fault_memory(fault, panel->indicator->name);
    }
    if (preliminary_year_read(source->store, panel->indicator->kpi, &source->today, source->arena, &preliminary,
                              fault) != 0) {
        return -1;
    }
    for (size_t area = 0; area < panel->area_count; area++) {
        if (figures_read(source->store, panel->indicator->kpi, panel->areas[area].id, panel->gender, panel->first_year,
                         panel->last_year, figures, fault) != 0) {
            return -1;
        }
        for (size_t year = 0; year < panel->year_count; year++) {
            provenance_add(&panel->provenance, figures[year].run, source->arena);
            panel->cells[area * panel->year_count + year] =
                cell_of_figure(&figures[year], panel->first_year + (int)year == preliminary);
        }
    }
    return 0;
}

static int read_by_kind(struct panel *panel, const struct panel_source *source, struct fault *fault)
{
    switch (panel->indicator->kind) {
    case INDICATOR_KPI:
        return read_from_store(panel, source, fault);
    case INDICATOR_SUPPLEMENT:
        return supplement_read(panel, source, fault);
    case INDICATOR_RATIO:
    case INDICATOR_SUM:
    case INDICATOR_DIFFERENCE:
    case INDICATOR_INDEX:
    case INDICATOR_SHARE_OF_GROUP:
        break;
    }
    return panel_read_derived(panel, source, fault);
}

int panel_read(struct panel *panel, const struct panel_source *source, const struct indicator *indicator,
               enum gender gender, const struct area *areas, size_t area_count, int first_year, int last_year,
               struct fault *fault)
{
    struct panel_source own = *source;
    own.read = panel_read;
    *panel = (struct panel){.indicator = indicator,
                            .gender = gender,
                            .area_count = area_count,
                            .areas = areas,
                            .first_year = first_year,
                            .last_year = last_year,
                            .year_count = (size_t)(last_year - first_year + 1)};
    panel->cells = arena_array(source->arena, area_count * panel->year_count, sizeof *panel->cells);
    if (panel->cells == NULL) {
        return fault_memory(fault, indicator->name);
    }
    if (read_by_kind(panel, &own, fault) != 0) {
        return -1;
    }
    return own.withhold > 0 ? panel_withhold(panel, &own, fault) : 0;
}
