/* compose_coverage.c - indicators down and years across: how many members of the group reported. */
#include "report/compose_internal.h"
#include "report/compose_kpis.h"

#define NOT_FETCHED_MARK "\xE2\x80\xA6"

/* A table on its way. */
struct covering {
    struct composing *composing;
    struct table *table;
    struct sources sources;
    bool unfetched; /* of some year and indicator nobody asked */
};

/* How many reported in a year, as it is shown: a number, or that nobody was asked for any. */
static struct doc_cell count_cell(struct covering *covering, const struct panel *panel, size_t year, const char *source)
{
    struct composing *composing = covering->composing;
    struct group_figure reported = {.members = panel->area_count};
    struct cell cell = {.status = CELL_NOT_FETCHED};
    for (size_t area = 0; area < panel->area_count; area++) {
        const struct cell *found = &panel_series(panel, area)[year];
        reported.reported += cell_has_value(found) ? 1 : 0;
        cell.status = found->status == CELL_NOT_FETCHED ? cell.status : CELL_VALUE;
    }
    cell.value = cell.status == CELL_VALUE ? (double)reported.reported : 0;
    const struct figure_identity *identity =
        identity_of_group(panel->indicator, composing->group.id, composing->group.title, panel->first_year + (int)year,
                          STATISTIC_MEAN, &reported, source, composing->arena);
    struct doc_cell shown = figure_cell(&cell, panel->indicator, 0, YES_NO_WORDS, composing->job->language,
                                        composing->arena, identity_of_count(identity, composing->arena));
    if (cell_has_value(&cell)) {
        shown.text = arena_printf(composing->arena, "%zu", reported.reported);
        shown.is_number = true;
        shown.above_whole = false;
        return shown;
    }
    /* Shorter than the word for it, which many years have no room for. */
    shown.text = NOT_FETCHED_MARK;
    covering->unfetched = true;
    return shown;
}

static int add_row(void *context, const struct indicator *indicator)
{
    struct covering *covering = context;
    struct composing *composing = covering->composing;
    struct sources own = {.computed = true};
    struct panel panel;
    const char *source;
    bool any = false;
    if (composing_panel(composing, indicator, composing->group.areas, composing->group.count, &panel) != 0) {
        return -1;
    }
    for (size_t i = 0; i < panel.area_count * panel.year_count; i++) {
        any = any || cell_has_value(&panel.cells[i]);
    }
    if (!any) {
        return 0;
    }
    sources_add(&own, indicator, &panel.provenance, composing->arena);
    sources_add(&covering->sources, indicator, &panel.provenance, composing->arena);
    if (composing_source(composing, &own, &source) != 0) {
        return -1;
    }
    struct table_row *row = &covering->table->rows[covering->table->row_count++];
    row->kind = ROW_AREA;
    row->cells[0] = label_cell(indicator->label);
    for (size_t year = 0; year < panel.year_count; year++) {
        row->cells[year + 1] = count_cell(covering, &panel, year, source);
    }
    return 0;
}

int compose_coverage_table(struct composing *composing, const struct block *block)
{
    struct covering covering = {.composing = composing, .sources = {.computed = true}};
    const size_t years = (size_t)(composing->year - composing->first_year) + 1;
    bool any;
    if (kpis_any(composing, &any) != 0) {
        return -1;
    }
    if (!any) {
        document_note(composing->document,
                      arena_printf(composing->arena,
                                   composing_pick(composing, "%s är utelämnad: inga uppgifter finns för %d–%d.",
                                                  "%s is left out: there are no figures for %d–%d."),
                                   block->label, composing->first_year, composing->year));
        return 0;
    }
    struct table *table = table_start(composing, block, years, kpis_count(composing));
    if (table == NULL) {
        return table_fault(composing, block);
    }
    covering.table = table;
    table->row_count = 0;
    table->columns[0].heading = composing_pick(composing, "Nyckeltal", "Key figure");
    table->columns[0].weight = 4;
    for (size_t year = 0; year < years; year++) {
        table_set_column(table, year + 1, arena_printf(composing->arena, "%d", composing->first_year + (int)year),
                         ALIGN_RIGHT);
    }
    if (composing_notes(composing, block, 1, &table->notes, &table->note_count) != 0 ||
        kpis_each(composing, add_row, &covering) != 0) {
        return -1;
    }
    if (covering.unfetched) {
        table->notes[table->note_count++] =
            composing_pick(composing, NOT_FETCHED_MARK ": uppgifterna för året är inte hämtade.",
                           NOT_FETCHED_MARK ": the figures of the year were not fetched.");
    }
    return composing_source(composing, &covering.sources, &table->source);
}
