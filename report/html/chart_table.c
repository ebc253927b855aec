#include "report/html/chart_table.h"

/* Years stand across, areas down. */
static bool points_are_years(const struct chart *chart)
{
    return chart_facts(chart->kind)->points != POINTS_AREAS;
}

static size_t count_rows(const struct chart *chart)
{
    if (points_are_years(chart)) {
        return chart->series_count + (chart->reference_series != NULL);
    }
    return chart->point_count + (chart->reference_label != NULL);
}

static size_t count_columns(const struct chart *chart)
{
    return 1 + (points_are_years(chart) ? chart->point_count : chart->series_count);
}

static const char *corner_of(const struct chart *chart, enum language language)
{
    if (chart_facts(chart->kind)->points == POINTS_YEARS) {
        return language_pick(language, "Serie", "Series");
    }
    return language_pick(language, "Område", "Area");
}

static void set_columns(struct table *table, const struct chart *chart, enum language language)
{
    table->columns[0] = (struct table_column){corner_of(chart, language), ALIGN_LEFT, 1};
    for (size_t i = 1; i < table->column_count; i++) {
        const char *heading = points_are_years(chart) ? chart->point_labels[i - 1] : chart->series[i - 1].label;
        if (heading[0] == '\0') {
            heading = language_pick(language, "Värde", "Figure");
        }
        table->columns[i] = (struct table_column){heading, ALIGN_RIGHT, 1};
    }
}

static void set_series(struct table_row *row, const struct chart_series *series, size_t count, enum row_kind kind)
{
    row->kind = kind;
    row->cells[0] = (struct doc_cell){.text = series->label};
    for (size_t i = 0; i < count; i++) {
        row->cells[i + 1] = series->points[i];
    }
}

static void set_point(struct table_row *row, const struct chart *chart, size_t point)
{
    row->kind = ROW_AREA;
    row->cells[0] = (struct doc_cell){.text = chart->point_labels[point]};
    for (size_t i = 0; i < chart->series_count; i++) {
        row->cells[i + 1] = chart->series[i].points[point];
    }
}

/* A reference is one figure: the other columns, where there are any, are empty. */
static void set_reference(struct table_row *row, const struct chart *chart)
{
    row->kind = ROW_REFERENCE;
    row->cells[0] = (struct doc_cell){.text = chart->reference_label};
    for (size_t i = 0; i < chart->series_count; i++) {
        row->cells[i + 1] = i == 0 ? chart->reference : (struct doc_cell){.text = ""};
    }
}

static void set_rows(struct table *table, const struct chart *chart)
{
    size_t row = 0;
    if (points_are_years(chart)) {
        for (; row < chart->series_count; row++) {
            set_series(&table->rows[row], &chart->series[row], chart->point_count, ROW_AREA);
        }
        if (chart->reference_series != NULL) {
            set_series(&table->rows[row], chart->reference_series, chart->point_count, ROW_REFERENCE);
        }
        return;
    }
    for (; row < chart->point_count; row++) {
        set_point(&table->rows[row], chart, row);
    }
    if (chart->reference_label != NULL) {
        set_reference(&table->rows[row], chart);
    }
}

static bool make_room(struct table *table, struct arena *arena)
{
    table->columns = arena_array(arena, table->column_count, sizeof *table->columns);
    table->rows = arena_array(arena, table->row_count, sizeof *table->rows);
    for (size_t i = 0; table->rows != NULL && i < table->row_count; i++) {
        table->rows[i].cells = arena_array(arena, table->column_count, sizeof *table->rows[i].cells);
    }
    return !arena_failed(arena);
}

const struct table *chart_table(const struct chart *chart, enum language language, struct arena *arena)
{
    struct table *table = chart->series_count == 0 ? NULL : arena_alloc(arena, sizeof *table);
    if (table == NULL) {
        return NULL;
    }
    *table = (struct table){.id = arena_printf(arena, "%s-siffror", chart->id),
                            .label = chart->label,
                            .title = chart->subtitle,
                            .column_count = count_columns(chart),
                            .row_count = count_rows(chart),
                            .source = chart->source};
    if (!make_room(table, arena)) {
        return NULL;
    }
    set_columns(table, chart, language);
    set_rows(table, chart);
    return table;
}
