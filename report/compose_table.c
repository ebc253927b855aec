/* compose_table.c - tables: areas down, and indicators or years across. */
#include <string.h>

#include "base/buffer.h"
#include "base/number.h"
#include "report/compose_internal.h"

/* A table with its columns and rows made, the first column for the areas' names. */
struct table *table_start(struct composing *composing, const struct block *block, size_t columns, size_t rows)
{
    struct table *table = document_table(composing->document);
    if (table == NULL) {
        return NULL;
    }
    table->id = block->id;
    table->label = block->label;
    table->title = composing_text(composing, block->title);
    table->column_count = columns + 1;
    table->row_count = rows;
    table->columns = arena_array(composing->arena, table->column_count, sizeof *table->columns);
    table->rows = arena_array(composing->arena, rows, sizeof *table->rows);
    if (table->columns == NULL || table->rows == NULL) {
        return NULL;
    }
    table->columns[0].heading = composing_pick(composing, "Kommun", "Municipality");
    table->columns[0].weight = 1.6;
    for (size_t i = 0; i < rows; i++) {
        table->rows[i].cells = arena_array(composing->arena, table->column_count, sizeof *table->rows[i].cells);
        if (table->rows[i].cells == NULL) {
            return NULL;
        }
    }
    return table;
}

void table_set_column(struct table *table, size_t column, const char *heading, enum column_align align)
{
    table->columns[column].heading = heading;
    table->columns[column].align = align;
    table->columns[column].weight = 1.0;
}

int table_fault(struct composing *composing, const struct block *block)
{
    return fault_memory(composing->fault, block->id);
}

/* The areas of a table: the group's members, and Riket where the block asks for it. */
static const struct area *table_areas(struct composing *composing, const struct block *block, size_t *count)
{
    size_t members = composing->group.count;
    struct area *areas = arena_array(composing->arena, members + 1, sizeof *areas);
    *count = members + (block->nation ? 1 : 0);
    if (areas != NULL) {
        memcpy(areas, composing->group.areas, members * sizeof *areas);
        areas[members] = composing->nation;
    }
    return areas;
}

static void label_rows(struct composing *composing, struct table *table, const struct area *areas)
{
    for (size_t row = 0; row < table->row_count; row++) {
        table->rows[row].kind = row < composing->group.count ? ROW_AREA : ROW_REFERENCE;
        table->rows[row].cells[0] = label_cell(areas[row].title);
    }
}

/* The source line of figures of one indicator, as it stands in long rows. */
static int source_of(struct composing *composing, const struct panel *panel, const char **line)
{
    struct sources sources = {0};
    sources_add(&sources, panel->indicator, &panel->provenance, composing->arena);
    return composing_source(composing, &sources, line);
}

/* --- one year, several indicators --- */

static int fill_indicator_column(struct composing *composing, struct table *table, size_t column,
                                 const struct panel *panel)
{
    const char *source;
    if (source_of(composing, panel, &source) != 0) {
        return -1;
    }
    for (size_t row = 0; row < table->row_count; row++) {
        const struct area *area = &panel->areas[row];
        const struct figure_identity *identity =
            identity_of_area(panel->indicator, area, composing->year, source, composing->arena);
        table->rows[row].cells[column] =
            figure_cell(panel_cell(panel, row, composing->year), panel->indicator, -1, YES_NO_CROSS,
                        composing->job->language, composing->arena, identity);
    }
    return 0;
}

int compose_indicator_table(struct composing *composing, const struct block *block)
{
    struct sources sources = {0};
    size_t rows;
    const struct area *areas = table_areas(composing, block, &rows);
    struct table *table = areas == NULL ? NULL : table_start(composing, block, block->column_count, rows);
    if (table == NULL) {
        return table_fault(composing, block);
    }
    label_rows(composing, table, areas);
    for (size_t i = 0; i < block->column_count; i++) {
        const struct template_column *column = &block->columns[i];
        struct panel panel;
        table_set_column(table, i + 1, composing_text(composing, column->heading),
                         column->indicator->yes_no ? ALIGN_CENTRE : ALIGN_RIGHT);
        if (composing_panel(composing, column->indicator, areas, rows, &panel) != 0 ||
            fill_indicator_column(composing, table, i + 1, &panel) != 0) {
            return -1;
        }
        sources_add(&sources, column->indicator, &panel.provenance, composing->arena);
        composing_check_panel(composing, table->label, &panel, composing->year);
    }
    if (composing_notes(composing, block, 0, &table->notes, &table->note_count) != 0) {
        return -1;
    }
    return composing_source(composing, &sources, &table->source);
}

/* --- one indicator, several years --- */

static int fill_area_row(struct composing *composing, struct table *table, size_t row, const struct panel *panel,
                         const char *source)
{
    const struct area *area = &panel->areas[row];
    for (size_t year = 0; year < panel->year_count; year++) {
        const struct figure_identity *identity =
            identity_of_area(panel->indicator, area, panel->first_year + (int)year, source, composing->arena);
        table->rows[row].cells[year + 1] =
            figure_cell(&panel_series(panel, row)[year], panel->indicator, -1, YES_NO_CROSS, composing->job->language,
                        composing->arena, identity);
    }
    return 0;
}

static int shade_row(struct composing *composing, const struct block *block, struct table *table, size_t row,
                     const struct panel *panel)
{
    enum band *bands = arena_array(composing->arena, panel->year_count, sizeof *bands);
    if (bands == NULL) {
        return table_fault(composing, block);
    }
    band_fill(panel_series(panel, row), panel->year_count, panel->indicator->decimals, &block->bands, bands);
    for (size_t year = 0; year < panel->year_count; year++) {
        table->rows[row].cells[year + 1].band = bands[year];
    }
    return 0;
}

/* "låg 0–14 %", "medel 15–49 %", "hög 50 % och mer": the bounds as they are shown. */
static void name_bands(struct composing *composing, const struct block *block, struct table *table)
{
    const char *unit = block->indicator->unit[0] == '\0' ? "" : "\xC2\xA0";
    const char *sign = block->indicator->unit;
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

int compose_year_table(struct composing *composing, const struct block *block)
{
    struct sources sources = {0};
    struct panel panel;
    size_t rows;
    const struct area *areas = table_areas(composing, block, &rows);
    if (areas == NULL || composing_panel(composing, block->indicator, areas, rows, &panel) != 0) {
        return areas == NULL ? table_fault(composing, block) : -1;
    }
    struct table *table = table_start(composing, block, panel.year_count, rows);
    if (table == NULL) {
        return table_fault(composing, block);
    }
    label_rows(composing, table, areas);
    sources_add(&sources, block->indicator, &panel.provenance, composing->arena);
    if (composing_source(composing, &sources, &table->source) != 0 ||
        composing_notes(composing, block, 0, &table->notes, &table->note_count) != 0) {
        return -1;
    }
    for (size_t year = 0; year < panel.year_count; year++) {
        table_set_column(table, year + 1, arena_printf(composing->arena, "%d", panel.first_year + (int)year),
                         ALIGN_RIGHT);
    }
    for (size_t row = 0; row < rows; row++) {
        if (fill_area_row(composing, table, row, &panel, table->source) != 0 ||
            (block->has_bands && shade_row(composing, block, table, row, &panel) != 0)) {
            return -1;
        }
    }
    if (block->has_bands) {
        name_bands(composing, block, table);
    }
    composing_check_panel(composing, table->label, &panel, panel.first_year);
    return 0;
}
