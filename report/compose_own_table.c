/* compose_own_table.c - rows of a CSV beside the template as a table. */
#include "report/compose_own.h"

/* Of a column's width: one of words takes more than one of figures. */
#define WORDS_WEIGHT 2.2
#define FIGURES_WEIGHT 1.0

static void set_columns(struct composing *composing, const struct own_data *data, struct table *table)
{
    for (size_t i = 0; i < data->column_count; i++) {
        const struct own_column *column = &data->columns[i];
        table_set_column(table, i, composing_text(composing, column->heading),
                         column->is_figures ? ALIGN_RIGHT : ALIGN_LEFT);
        table->columns[i].weight = column->is_figures ? FIGURES_WEIGHT : WORDS_WEIGHT;
    }
}

static struct doc_cell cell_of(struct composing *composing, const struct own_data *data, size_t row, size_t column,
                               const char *source)
{
    if (data->columns[column].is_figures) {
        return own_figure(composing, data, row, &data->columns[column], source);
    }
    return label_cell(column == 0 ? own_label(composing, data, row)
                                  : csv_field(&data->table, row, data->columns[column].at));
}

int compose_csv_table(struct composing *composing, const struct block *block)
{
    const struct own_data *data = block->own;
    struct own_rows rows;
    if (own_rows_choose(composing, block, &rows) != 0) {
        return -1;
    }
    if (rows.count == 0) {
        own_leave_out(composing, block);
        return 0;
    }
    struct table *table = table_start(composing, block, data->column_count - 1, rows.count);
    if (table == NULL) {
        return table_fault(composing, block);
    }
    table->source = own_source(composing, data);
    set_columns(composing, data, table);
    for (size_t i = 0; i < rows.count; i++) {
        for (size_t column = 0; column < data->column_count; column++) {
            table->rows[i].cells[column] = cell_of(composing, data, rows.rows[i], column, table->source);
        }
    }
    return composing_notes(composing, block, 0, &table->notes, &table->note_count);
}
