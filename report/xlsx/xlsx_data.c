#include "report/xlsx/xlsx_data.h"

#include <string.h>

/* The figure of a series at a point; the index series_count is the reference. */
static const struct doc_cell *figure_at(const struct chart *chart, size_t series, size_t point)
{
    if (series < chart->series_count) {
        return &chart->series[series].points[point];
    }
    return chart->reference_series != NULL ? &chart->reference_series->points[point] : &chart->reference;
}

static const char *label_of(const struct chart *chart, size_t series)
{
    if (series < chart->series_count) {
        return chart->series[series].label;
    }
    return chart->reference_series != NULL ? chart->reference_series->label : chart->reference_label;
}

static size_t series_total(const struct xlsx_data *data)
{
    return data->chart->series_count + data->has_reference;
}

/* Whether a reader misses a figure: where a series has ended or not begun there is nothing to say. */
static bool is_gap(const struct doc_cell *figure)
{
    return !figure->is_number && figure->text[0] != '\0';
}

static bool has_gaps(const struct xlsx_data *data)
{
    for (size_t i = 0; i < series_total(data); i++) {
        for (size_t j = 0; j < data->chart->point_count; j++) {
            if (is_gap(figure_at(data->chart, i, j))) {
                return true;
            }
        }
    }
    return false;
}

static const char *item_label(const struct xlsx_data *data, bool is_series, size_t index)
{
    return is_series ? label_of(data->chart, index) : data->chart->point_labels[index];
}

static void fill_columns(struct xlsx_data *data, size_t items, enum language language)
{
    struct table_column *columns = data->table.columns;
    bool of_years = chart_facts(data->chart->kind)->points == POINTS_YEARS;
    columns[0].heading = of_years ? language_pick(language, "År", "Year") : language_pick(language, "Område", "Area");
    for (size_t i = 0; i < items; i++) {
        columns[i + 1].heading = item_label(data, !data->across, i);
        columns[i + 1].align = ALIGN_RIGHT;
    }
    if (items + 1 < data->table.column_count) {
        columns[items + 1].heading = language_pick(language, "Uppgift saknas", "No figure");
    }
}

/* One row of figures; those that are missing are left out and told in the last cell. */
static void fill_row(struct xlsx_data *data, struct table_row *row, size_t index, size_t items, struct arena *arena)
{
    const char *told = "";
    row->cells[0].text = item_label(data, data->across, index);
    for (size_t i = 0; i < items; i++) {
        const struct doc_cell *figure =
            data->across ? figure_at(data->chart, index, i) : figure_at(data->chart, i, index);
        struct doc_cell *cell = &row->cells[i + 1];
        *cell = *figure;
        cell->band = BAND_NONE;
        if (!figure->is_number && figure->text[0] != '\0') {
            cell->text = "";
            cell->status = figure->status == CELL_VALUE ? CELL_MISSING : figure->status;
        }
        if (is_gap(figure)) {
            told = arena_printf(arena, "%s%s%s: %s", told, told[0] != '\0' ? "; " : "",
                                item_label(data, !data->across, i), figure->text);
        }
    }
    if (items + 1 < data->table.column_count) {
        row->cells[items + 1].text = told;
    }
}

static bool fill_rows(struct xlsx_data *data, size_t items, struct arena *arena)
{
    for (size_t i = 0; i < data->table.row_count; i++) {
        struct table_row *row = &data->table.rows[i];
        row->cells = arena_array(arena, data->table.column_count, sizeof *row->cells);
        if (row->cells == NULL) {
            return false;
        }
        fill_row(data, row, i, items, arena);
        if (data->across && i >= data->chart->series_count) {
            row->kind = ROW_REFERENCE;
        }
    }
    return true;
}

bool xlsx_data_make(struct xlsx_data *data, const struct chart *chart, enum language language, struct arena *arena)
{
    *data = (struct xlsx_data){.chart = chart, .across = chart_facts(chart->kind)->points == POINTS_YEARS_ACROSS};
    data->has_reference =
        chart->reference_series != NULL || (chart->reference_label != NULL && chart->reference.is_number);
    size_t items = data->across ? chart->point_count : series_total(data);
    struct table *table = &data->table;
    table->row_count = data->across ? series_total(data) : chart->point_count;
    table->column_count = 1 + items + has_gaps(data);
    table->columns = arena_array(arena, table->column_count, sizeof *table->columns);
    table->rows = arena_array(arena, table->row_count, sizeof *table->rows);
    if (table->columns == NULL || table->rows == NULL) {
        return false;
    }
    fill_columns(data, items, language);
    return fill_rows(data, items, arena);
}

lxw_chart_series *xlsx_data_series(const struct xlsx_data *data, lxw_chart *native, size_t index)
{
    lxw_chart_series *series = chart_add_series(native, NULL, NULL);
    if (series == NULL) {
        return NULL;
    }
    lxw_row_t first = data->header_row + 1;
    lxw_row_t row = first + (lxw_row_t)index;
    lxw_col_t column = (lxw_col_t)(1 + index);
    lxw_row_t last_row = data->header_row + (lxw_row_t)data->chart->point_count;
    lxw_col_t last_column = (lxw_col_t)data->chart->point_count;
    if (data->across) {
        chart_series_set_name_range(series, data->sheet, row, 0);
        chart_series_set_categories(series, data->sheet, data->header_row, 1, data->header_row, last_column);
        chart_series_set_values(series, data->sheet, row, 1, row, last_column);
    } else {
        chart_series_set_name_range(series, data->sheet, data->header_row, column);
        chart_series_set_categories(series, data->sheet, first, 0, last_row, 0);
        chart_series_set_values(series, data->sheet, first, column, last_row, column);
    }
    return series;
}
