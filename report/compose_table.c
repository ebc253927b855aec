/* compose_table.c - what tables have in common; and areas down, indicators across, of one year. */
#include <string.h>

#include "base/buffer.h"
#include "base/number.h"
#include "report/compose_latest.h"

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

const struct area *table_areas(struct composing *composing, const struct block *block, size_t *count)
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

void table_label_rows(struct composing *composing, struct table *table, const struct area *areas)
{
    for (size_t row = 0; row < table->row_count; row++) {
        table->rows[row].kind = row < composing->group.count ? ROW_AREA : ROW_REFERENCE;
        table->rows[row].cells[0] = label_cell(areas[row].title);
    }
}

int table_source_of(struct composing *composing, const struct panel *panel, const char **line)
{
    struct sources sources = {0};
    sources_add(&sources, panel->indicator, &panel->provenance, composing->arena);
    return composing_source(composing, &sources, line);
}

static int fill_indicator_column(struct composing *composing, struct table *table, size_t column,
                                 const struct latest *latest)
{
    const char *source;
    if (table_source_of(composing, &latest->panel, &source) != 0) {
        return -1;
    }
    for (size_t row = 0; row < table->row_count; row++) {
        table->rows[row].cells[column] = latest_cell(composing, latest, row, YES_NO_CROSS, source);
    }
    return 0;
}

/* The columns to show: an optional one without any figure is not; `*without` names those. */
static int choose_columns(struct composing *composing, const struct block *block, const struct area *areas, size_t rows,
                          const struct template_column **chosen, size_t *count, const char **without)
{
    *count = 0;
    *without = "";
    for (size_t i = 0; i < block->column_count; i++) {
        const struct template_column *column = &block->columns[i];
        struct latest latest;
        bool any = !column->optional;
        if (latest_read(composing, block, column->indicator, areas, rows, &latest) != 0) {
            return -1;
        }
        for (size_t row = 0; row < rows; row++) {
            any = any || cell_has_value(&latest.panel.cells[row]);
        }
        if (any) {
            chosen[(*count)++] = column;
        } else {
            *without = arena_printf(composing->arena, "%s%s%s", *without, (*without)[0] == '\0' ? "" : "; ",
                                    column->indicator->label);
        }
    }
    return 0;
}

int compose_indicator_table(struct composing *composing, const struct block *block)
{
    struct sources sources = {0};
    bool earlier = false;
    size_t rows;
    const struct area *areas = table_areas(composing, block, &rows);
    const struct template_column **columns = arena_array(composing->arena, block->column_count, sizeof(void *));
    size_t count;
    const char *without;
    if (areas == NULL || columns == NULL) {
        return table_fault(composing, block);
    }
    if (choose_columns(composing, block, areas, rows, columns, &count, &without) != 0) {
        return -1;
    }
    struct table *table = table_start(composing, block, count, rows);
    if (table == NULL) {
        return table_fault(composing, block);
    }
    table_label_rows(composing, table, areas);
    for (size_t i = 0; i < count; i++) {
        const struct template_column *column = columns[i];
        struct latest latest;
        table_set_column(table, i + 1, composing_text(composing, column->heading),
                         column->indicator->yes_no ? ALIGN_CENTRE : ALIGN_RIGHT);
        composing->optional = block->optional || column->optional;
        if (latest_read(composing, block, column->indicator, areas, rows, &latest) != 0 ||
            fill_indicator_column(composing, table, i + 1, &latest) != 0) {
            return -1;
        }
        earlier = earlier || latest_any_earlier(composing, &latest);
        sources_add(&sources, column->indicator, &latest.panel.provenance, composing->arena);
        composing_check_panel(composing, table->label, &latest.panel, composing->year);
    }
    if (composing_notes(composing, block, 2, &table->notes, &table->note_count) != 0) {
        return -1;
    }
    if (without[0] != '\0') {
        table->notes[table->note_count++] =
            arena_printf(composing->arena,
                         composing_pick(composing, "Utan uppgift, och därför inte med: %s.",
                                        "Without a figure, and therefore not shown: %s."),
                         without);
    }
    if (earlier) {
        table->notes[table->note_count++] = latest_note(composing);
    }
    return composing_source(composing, &sources, &table->source);
}
