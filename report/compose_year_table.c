/* compose_year_table.c - areas down and years across, one indicator; where asked for with what follows it. */
#include <string.h>

#include "report/compose_internal.h"
#include "transform/continuation.h"

/* Stands in each row, and in the heading, where a series ends and another one follows. */
#define BREAK_MARK "\xE2\x94\x82" /* a vertical stroke */

/* The parts of a table: one, unless a closed series goes on with its successor. */
struct parts {
    struct continuation items[CONTINUATION_MAX];
    size_t count;
};

/* Fills the years of a part into the columns from `column` on. */
static void fill_years(struct composing *composing, struct table *table, size_t row, size_t column,
                       const struct panel *panel, const char *source)
{
    for (size_t year = 0; year < panel->year_count; year++) {
        const struct figure_identity *identity = identity_of_area(
            panel->indicator, &panel->areas[row], panel->first_year + (int)year, source, composing->arena);
        table->rows[row].cells[column + year] =
            figure_cell(&panel_series(panel, row)[year], panel->indicator, -1, YES_NO_CROSS, composing->job->language,
                        composing->arena, identity);
    }
}

/* The shade of one series never comes from another. */
static int shade_years(struct composing *composing, const struct block *block, struct table *table, size_t row,
                       size_t column, const struct panel *panel)
{
    enum band *bands = arena_array(composing->arena, panel->year_count, sizeof *bands);
    if (bands == NULL) {
        return table_fault(composing, block);
    }
    band_fill(panel_series(panel, row), panel->year_count, panel->indicator->decimals, &block->bands, bands);
    for (size_t year = 0; year < panel->year_count; year++) {
        table->rows[row].cells[column + year].band = bands[year];
    }
    return 0;
}

/* "låg 0–14 %", "medel 15–49 %", "hög 50 % och mer": the bounds as they are shown. */
static void name_bands(struct composing *composing, const struct block *block, struct table *table)
{
    const char *sign = block->indicator->unit;
    const bool touches = composing->job->language == LANGUAGE_EN && strcmp(sign, "%") == 0;
    const char *unit = sign[0] == '\0' || touches ? "" : "\xC2\xA0";
    int medium = (int)block->bands.medium;
    int high = (int)block->bands.high;
    table->has_bands = true;
    table->band_names[BAND_NONE] = "";
    table->band_names[BAND_LOW] = arena_printf(
        composing->arena, composing_pick(composing, "låg, 0–%d%s%s", "low, 0–%d%s%s"), medium - 1, unit, sign);
    table->band_names[BAND_MEDIUM] =
        arena_printf(composing->arena, composing_pick(composing, "medel, %d–%d%s%s", "medium, %d–%d%s%s"), medium,
                     high - 1, unit, sign);
    table->band_names[BAND_HIGH] = arena_printf(
        composing->arena, composing_pick(composing, "hög, %d%s%s eller mer", "high, %d%s%s or more"), high, unit, sign);
}

/* One part: its years as headings, its figures below them. */
static int fill_part(struct composing *composing, const struct block *block, struct table *table, size_t column,
                     const struct panel *panel, const char *source)
{
    for (size_t year = 0; year < panel->year_count; year++) {
        table_set_column(table, column + year, arena_printf(composing->arena, "%d", panel->first_year + (int)year),
                         ALIGN_RIGHT);
    }
    for (size_t row = 0; row < table->row_count; row++) {
        fill_years(composing, table, row, column, panel, source);
        if (block->has_bands && shade_years(composing, block, table, row, column, panel) != 0) {
            return -1;
        }
    }
    composing_check_panel(composing, table->label, panel, panel->first_year);
    return 0;
}

/* A narrow column of strokes between two parts. */
static void fill_break(struct composing *composing, struct table *table, size_t column, size_t nth)
{
    /* A workbook wants no two headings alike. */
    const char *heading = nth == 1 ? BREAK_MARK : arena_printf(composing->arena, BREAK_MARK "%zu", nth);
    table_set_column(table, column, heading, ALIGN_CENTRE);
    table->columns[column].weight = 0.25;
    for (size_t row = 0; row < table->row_count; row++) {
        table->rows[row].cells[column] = label_cell(BREAK_MARK);
    }
}

static int fill_parts(struct composing *composing, const struct block *block, struct table *table,
                      const struct area *areas, const struct parts *parts)
{
    struct sources sources = {0};
    size_t column = 1;
    for (size_t i = 0; i < parts->count; i++) {
        const struct continuation *part = &parts->items[i];
        struct panel panel;
        const char *source;
        if (composing_panel_years(composing, part->indicator, areas, table->row_count, part->first_year,
                                  part->last_year, &panel) != 0 ||
            table_source_of(composing, &panel, &source) != 0) {
            return -1;
        }
        sources_add(&sources, part->indicator, &panel.provenance, composing->arena);
        if (i > 0) {
            fill_break(composing, table, column++, i);
        }
        if (fill_part(composing, block, table, column, &panel, source) != 0) {
            return -1;
        }
        column += panel.year_count;
    }
    return composing_source(composing, &sources, &table->source);
}

int compose_year_table(struct composing *composing, const struct block *block)
{
    struct parts parts = {.count = 1};
    size_t years = (size_t)(composing->year - composing->first_year) + 1;
    size_t rows;
    const struct area *areas = table_areas(composing, block, &rows);
    parts.items[0] = (struct continuation){block->indicator, composing->first_year, composing->year};
    if (block->continued) {
        parts.count = continuation_parts(block->indicator, composing->first_year, composing->year, parts.items);
    }
    struct table *table = areas == NULL ? NULL : table_start(composing, block, years + parts.count - 1, rows);
    if (table == NULL) {
        return table_fault(composing, block);
    }
    table_label_rows(composing, table, areas);
    if (composing_notes(composing, block, 0, &table->notes, &table->note_count) != 0 ||
        fill_parts(composing, block, table, areas, &parts) != 0) {
        return -1;
    }
    if (block->has_bands) {
        name_bands(composing, block, table);
    }
    return 0;
}
