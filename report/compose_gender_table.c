/* compose_gender_table.c - areas down; women, men, the difference between them and the total across. */
#include <string.h>

#include "base/buffer.h"
#include "report/compose_gender.h"

int gender_read(struct composing *composing, const struct block *block, const struct indicator *indicator,
                const struct area *areas, size_t rows, struct gender_panels *panels)
{
    int year = composing->year;
    if (gender_expect_divided(&composing->source, indicator, composing->fault) != 0) {
        composing->fault->status = STATUS_CONFIG;
        (void)fault_prefix(composing->fault, "%s, %s", composing->template->name, block->id);
        return -1;
    }
    if (composing_panel_years(composing, indicator, areas, rows, year, year, &panels->total) != 0 ||
        panel_read(&panels->women, &composing->source, indicator, GENDER_WOMEN, areas, rows, year, year,
                   composing->fault) != 0 ||
        panel_read(&panels->men, &composing->source, indicator, GENDER_MEN, areas, rows, year, year,
                   composing->fault) != 0) {
        return -1;
    }
    sources_add(&composing->shown, indicator, &panels->women.provenance, composing->arena);
    sources_add(&composing->shown, indicator, &panels->men.provenance, composing->arena);
    return 0;
}

void gender_sources_add(struct composing *composing, struct sources *sources, const struct gender_panels *panels)
{
    sources_add(sources, panels->total.indicator, &panels->women.provenance, composing->arena);
    sources_add(sources, panels->total.indicator, &panels->men.provenance, composing->arena);
    sources_add(sources, panels->total.indicator, &panels->total.provenance, composing->arena);
}

int gender_lines(struct composing *composing, const struct gender_panels *panels, struct gender_lines *lines)
{
    struct sources sources = {0};
    gender_sources_add(composing, &sources, panels);
    if (composing_source(composing, &sources, &lines->raw) != 0) {
        return -1;
    }
    sources.computed = true;
    return composing_source(composing, &sources, &lines->computed);
}

struct doc_cell gender_cell(struct composing *composing, const struct panel *panel, size_t row, const char *source)
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

void gender_columns(struct composing *composing, const char *unit, struct table *table)
{
    const char *difference = strcmp(unit, "%") == 0 ? composing_pick(composing, "Skillnad\n(p.e.)", "Difference\n(pp)")
                                                    : composing_pick(composing, "Skillnad", "Difference");
    table_set_column(table, GENDER_COLUMN_WOMEN, composing_pick(composing, "Kvinnor", "Women"), ALIGN_RIGHT);
    table_set_column(table, GENDER_COLUMN_MEN, composing_pick(composing, "Män", "Men"), ALIGN_RIGHT);
    table_set_column(table, GENDER_COLUMN_DIFFERENCE, difference, ALIGN_RIGHT);
    table_set_column(table, GENDER_COLUMN_TOTAL, composing_pick(composing, "Totalt", "Total"), ALIGN_RIGHT);
}

void gender_row(struct composing *composing, const struct gender_panels *panels, size_t area,
                const struct gender_lines *lines, struct doc_cell *cells)
{
    cells[GENDER_COLUMN_WOMEN] = gender_cell(composing, &panels->women, area, lines->raw);
    cells[GENDER_COLUMN_MEN] = gender_cell(composing, &panels->men, area, lines->raw);
    cells[GENDER_COLUMN_DIFFERENCE] = difference_of(composing, panels, area, lines->computed);
    cells[GENDER_COLUMN_TOTAL] = gender_cell(composing, &panels->total, area, lines->raw);
}

void gender_tell_lacking(struct composing *composing, const char *label, const struct gender_panels *panels)
{
    struct buffer lacking;
    buffer_init(&lacking, LIMIT_DOCUMENT_BYTES);
    for (size_t row = 0; row < panels->total.area_count; row++) {
        if (cell_has_value(&panels->total.cells[row]) &&
            (!cell_has_value(&panels->women.cells[row]) || !cell_has_value(&panels->men.cells[row]))) {
            buffer_printf(&lacking, "%s%s", lacking.length > 0 ? ", " : "", panels->total.areas[row].title);
        }
    }
    composing->arena->failed = composing->arena->failed || buffer_failed(&lacking);
    if (lacking.length > 0) {
        composing_add_gap(composing,
                          arena_printf(composing->arena,
                                       composing_pick(composing, "%s, %s, bara totalen %d, inte kvinnor och män: %s.",
                                                      "%s, %s, only the total %d, not women and men: %s."),
                                       label, panels->total.indicator->label, composing->year, lacking.bytes));
    }
    buffer_release(&lacking);
}

const char *gender_note(struct composing *composing)
{
    return composing_pick(composing, "Skillnad: kvinnor minus män.", "Difference: women minus men.");
}

int compose_gender_table(struct composing *composing, const struct block *block)
{
    struct gender_panels panels;
    struct gender_lines lines;
    size_t rows;
    const struct area *areas = table_areas(composing, block, &rows);
    struct table *table = areas == NULL ? NULL : table_start(composing, block, GENDER_COLUMN_TOTAL, rows);
    if (table == NULL) {
        return table_fault(composing, block);
    }
    if (gender_read(composing, block, block->indicator, areas, rows, &panels) != 0 ||
        gender_lines(composing, &panels, &lines) != 0 ||
        composing_notes(composing, block, 1, &table->notes, &table->note_count) != 0) {
        return -1;
    }
    table_label_rows(composing, table, areas);
    gender_columns(composing, block->indicator->unit, table);
    for (size_t row = 0; row < rows; row++) {
        gender_row(composing, &panels, row, &lines, table->rows[row].cells);
    }
    table->notes[table->note_count++] = gender_note(composing);
    table->source = lines.computed;
    composing_check_panel(composing, table->label, &panels.total, composing->year);
    gender_tell_lacking(composing, table->label, &panels);
    return 0;
}
