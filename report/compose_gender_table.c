/* compose_gender_table.c - areas down; women, men, the difference between them and the total across. */
#include <string.h>

#include "base/buffer.h"
#include "report/compose_internal.h"
#include "transform/by_gender.h"

enum { COLUMN_WOMEN = 1, COLUMN_MEN, COLUMN_DIFFERENCE, COLUMN_TOTAL };

/* The lines for raw figures and for computed ones. */
struct gender_sources {
    const char *raw;
    const char *computed;
};

/* Reads the report's year; the figures count as shown. */
static int read_panels(struct composing *composing, const struct block *block, const struct area *areas, size_t rows,
                       struct gender_panels *panels)
{
    int year = composing->year;
    if (gender_expect_divided(&composing->source, block->indicator, composing->fault) != 0) {
        composing->fault->status = STATUS_CONFIG;
        (void)fault_prefix(composing->fault, "%s, %s", composing->template->name, block->id);
        return -1;
    }
    if (composing_panel_years(composing, block->indicator, areas, rows, year, year, &panels->total) != 0 ||
        panel_read(&panels->women, &composing->source, block->indicator, GENDER_WOMEN, areas, rows, year, year,
                   composing->fault) != 0 ||
        panel_read(&panels->men, &composing->source, block->indicator, GENDER_MEN, areas, rows, year, year,
                   composing->fault) != 0) {
        return -1;
    }
    sources_add(&composing->shown, block->indicator, &panels->women.provenance, composing->arena);
    sources_add(&composing->shown, block->indicator, &panels->men.provenance, composing->arena);
    return 0;
}

static int read_sources(struct composing *composing, const struct gender_panels *panels, struct gender_sources *lines)
{
    struct sources sources = {0};
    sources_add(&sources, panels->total.indicator, &panels->women.provenance, composing->arena);
    sources_add(&sources, panels->total.indicator, &panels->men.provenance, composing->arena);
    sources_add(&sources, panels->total.indicator, &panels->total.provenance, composing->arena);
    if (composing_source(composing, &sources, &lines->raw) != 0) {
        return -1;
    }
    sources.computed = true;
    return composing_source(composing, &sources, &lines->computed);
}

static struct doc_cell part_cell(struct composing *composing, const struct panel *panel, size_t row, const char *source)
{
    const struct figure_identity *total =
        identity_of_area(panel->indicator, &panel->areas[row], composing->year, source, composing->arena);
    return figure_cell(&panel->cells[row], panel->indicator, -1, YES_NO_CROSS, composing->job->language,
                       composing->arena, identity_of_gender(total, (char)panel->gender, composing->arena));
}

static struct doc_cell difference_of(struct composing *composing, const struct gender_panels *panels, size_t row,
                                     const char *source)
{
    const struct indicator *indicator = panels->total.indicator;
    const struct cell difference = gender_difference(&panels->women.cells[row], &panels->men.cells[row]);
    const struct figure_identity *total =
        identity_of_area(indicator, &panels->total.areas[row], composing->year, source, composing->arena);
    return figure_gender_difference(&difference, indicator->decimals, composing->job->language, composing->arena,
                                    identity_of_gender(total, '\0', composing->arena));
}

static void set_columns(struct composing *composing, const struct block *block, struct table *table)
{
    const char *difference = strcmp(block->indicator->unit, "%") == 0
                                 ? composing_pick(composing, "Skillnad\n(p.e.)", "Difference\n(pp)")
                                 : composing_pick(composing, "Skillnad", "Difference");
    table_set_column(table, COLUMN_WOMEN, composing_pick(composing, "Kvinnor", "Women"), ALIGN_RIGHT);
    table_set_column(table, COLUMN_MEN, composing_pick(composing, "Män", "Men"), ALIGN_RIGHT);
    table_set_column(table, COLUMN_DIFFERENCE, difference, ALIGN_RIGHT);
    table_set_column(table, COLUMN_TOTAL, composing_pick(composing, "Totalt", "Total"), ALIGN_RIGHT);
}

/* Where a total is there but not that of women or men, the gaps of the totals say nothing of it. */
static void tell_lacking(struct composing *composing, const struct table *table, const struct gender_panels *panels)
{
    struct buffer lacking;
    buffer_init(&lacking, LIMIT_DOCUMENT_BYTES);
    for (size_t row = 0; row < table->row_count; row++) {
        if (cell_has_value(&panels->total.cells[row]) &&
            (!cell_has_value(&panels->women.cells[row]) || !cell_has_value(&panels->men.cells[row]))) {
            buffer_printf(&lacking, "%s%s", lacking.length > 0 ? ", " : "", panels->total.areas[row].title);
        }
    }
    composing->arena->failed = composing->arena->failed || buffer_failed(&lacking);
    if (lacking.length > 0) {
        composing_add_gap(
            composing,
            arena_printf(composing->arena,
                         composing_pick(composing, "%s, %s, kvinnor och män %d: %s.", "%s, %s, women and men %d: %s."),
                         table->label, panels->total.indicator->label, composing->year, lacking.bytes));
    }
    buffer_release(&lacking);
}

int compose_gender_table(struct composing *composing, const struct block *block)
{
    struct gender_panels panels;
    struct gender_sources lines;
    size_t rows;
    const struct area *areas = table_areas(composing, block, &rows);
    struct table *table = areas == NULL ? NULL : table_start(composing, block, COLUMN_TOTAL, rows);
    if (table == NULL) {
        return table_fault(composing, block);
    }
    if (read_panels(composing, block, areas, rows, &panels) != 0 || read_sources(composing, &panels, &lines) != 0 ||
        composing_notes(composing, block, 1, &table->notes, &table->note_count) != 0) {
        return -1;
    }
    table_label_rows(composing, table, areas);
    set_columns(composing, block, table);
    for (size_t row = 0; row < rows; row++) {
        struct doc_cell *cells = table->rows[row].cells;
        cells[COLUMN_WOMEN] = part_cell(composing, &panels.women, row, lines.raw);
        cells[COLUMN_MEN] = part_cell(composing, &panels.men, row, lines.raw);
        cells[COLUMN_DIFFERENCE] = difference_of(composing, &panels, row, lines.computed);
        cells[COLUMN_TOTAL] = part_cell(composing, &panels.total, row, lines.raw);
    }
    table->notes[table->note_count++] =
        composing_pick(composing, "Skillnad: kvinnor minus män.", "Difference: women minus men.");
    table->source = lines.computed;
    composing_check_panel(composing, table->label, &panels.total, composing->year);
    tell_lacking(composing, table, &panels);
    return 0;
}
