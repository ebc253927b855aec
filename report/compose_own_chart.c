/* compose_own_chart.c - rows of a CSV beside the template as bars, or as bars made of parts. */
#include <stdlib.h>
#include <string.h>

#include "report/compose_comparison.h"
#include "report/compose_own.h"

/* As many names as a title has room for. */
#define NAMES_MOST 3

/* A row on its way into the chart. */
struct bar {
    size_t row;
    struct cell cell; /* of the first column of figures */
    size_t nth;
};

/* The highest first, those without a figure last, else as the file has them. */
static int compare_bars(const void *left_item, const void *right_item)
{
    const struct bar *left = left_item;
    const struct bar *right = right_item;
    const bool left_has = cell_has_value(&left->cell);
    const bool right_has = cell_has_value(&right->cell);
    if (left_has != right_has) {
        return left_has ? -1 : 1;
    }
    if (left_has && left->cell.value != right->cell.value) {
        return left->cell.value > right->cell.value ? -1 : 1;
    }
    return left->nth < right->nth ? -1 : 1;
}

static struct bar *make_bars(struct composing *composing, const struct block *block, const struct own_rows *rows)
{
    struct bar *bars = arena_array(composing->arena, rows->count, sizeof *bars);
    for (size_t i = 0; bars != NULL && i < rows->count; i++) {
        bars[i] = (struct bar){rows->rows[i], own_data_cell(block->own, rows->rows[i], &block->own->columns[1]), i};
    }
    if (bars != NULL && block->by_value) {
        qsort(bars, rows->count, sizeof *bars, compare_bars);
    }
    return bars;
}

static void fill(struct composing *composing, const struct block *block, struct chart *chart, const struct bar *bars)
{
    const struct own_data *data = block->own;
    for (size_t i = 0; i < chart->series_count; i++) {
        chart->series[i].label = composing_text(composing, data->columns[i + 1].heading);
        chart->series[i].role = data->stacked ? ROLE_CONTEXT : ROLE_REGION;
    }
    for (size_t i = 0; i < chart->point_count; i++) {
        chart->point_labels[i] = own_label(composing, data, bars[i].row);
        for (size_t part = 0; part < chart->series_count; part++) {
            chart->series[part].points[i] =
                own_figure(composing, data, bars[i].row, &data->columns[part + 1], chart->source);
        }
    }
}

/* --- the finding --- */

/* The points of the first series that look like the outermost one, and the figure they have; NULL where none has one. */
static const char *find_outermost(struct composing *composing, const struct chart *chart, bool highest,
                                  const char **figure)
{
    const struct doc_cell *points = chart->series[0].points;
    const struct doc_cell *found = NULL;
    const char **names = arena_array(composing->arena, chart->point_count, sizeof *names);
    size_t count = 0;
    for (size_t i = 0; i < chart->point_count; i++) {
        if (points[i].is_number &&
            (found == NULL || (highest ? points[i].value > found->value : points[i].value < found->value))) {
            found = &points[i];
        }
    }
    for (size_t i = 0; names != NULL && found != NULL && i < chart->point_count; i++) {
        if (points[i].is_number && strcmp(points[i].text, found->text) == 0) {
            names[count++] = chart->point_labels[i];
        }
    }
    *figure = found == NULL ? NULL : found->text;
    return count == 0 ? NULL : comparison_join(composing, names, count, NAMES_MOST);
}

/* Fills {top}, {bottom} and their values; false where there is no figure. */
static bool find_extremes(struct composing *composing, const struct chart *chart)
{
    const char **values = composing->placeholders.values;
    values[PLACEHOLDER_TOP] = find_outermost(composing, chart, true, &values[PLACEHOLDER_TOP_VALUE]);
    values[PLACEHOLDER_BOTTOM] = find_outermost(composing, chart, false, &values[PLACEHOLDER_BOTTOM_VALUE]);
    return values[PLACEHOLDER_TOP] != NULL;
}

static const char *found(struct composing *composing, const struct chart *chart, bool stacked)
{
    const char **values = composing->placeholders.values;
    const char *value = comparison_with_unit(composing, values[PLACEHOLDER_TOP_VALUE], chart->unit);
    return stacked ? arena_printf(composing->arena,
                                  composing_pick(composing, "%s: mest för %s (%s)", "%s: most for %s (%s)"),
                                  chart->series[0].label, values[PLACEHOLDER_TOP], value)
                   : arena_printf(composing->arena, composing_pick(composing, "Högst: %s (%s)", "Highest: %s (%s)"),
                                  values[PLACEHOLDER_TOP], value);
}

static const char *describe(struct composing *composing, const struct chart *chart)
{
    const char **values = composing->placeholders.values;
    return arena_printf(composing->arena,
                        composing_pick(composing, "Stapeldiagram. %s. %s. Högst: %s, %s. Lägst: %s, %s.",
                                       "Bar chart. %s. %s. Highest: %s, %s. Lowest: %s, %s."),
                        chart->subtitle, chart->series[0].label, values[PLACEHOLDER_TOP], values[PLACEHOLDER_TOP_VALUE],
                        values[PLACEHOLDER_BOTTOM], values[PLACEHOLDER_BOTTOM_VALUE]);
}

/* The municipality's own bar, else the highest. */
static void mark(const struct composing *composing, struct chart *chart)
{
    const struct doc_cell *points = chart->series[0].points;
    const char *highest = composing->placeholders.values[PLACEHOLDER_TOP_VALUE];
    for (size_t i = 0; i < chart->point_count; i++) {
        const bool own = composing->own != NULL && strcmp(chart->point_labels[i], composing->own->title) == 0;
        if (own || (composing->own == NULL && points[i].is_number && strcmp(points[i].text, highest) == 0)) {
            chart->point_roles[i] = ROLE_REGION;
        }
    }
}

static int draw(struct composing *composing, const struct block *block, const struct own_rows *rows)
{
    const struct own_data *data = block->own;
    struct chart *chart = document_chart(composing->document);
    const struct bar *bars = make_bars(composing, block, rows);
    if (chart == NULL || bars == NULL) {
        return chart_fault(composing, block);
    }
    chart->id = block->id;
    chart->label = block->label;
    chart->kind = data->stacked ? CHART_STACKED : CHART_RANKING;
    chart->unit = data->unit;
    chart->subtitle = composing_text(composing, block->measure);
    chart->source = own_source(composing, data);
    if (comparison_make(composing, block, chart, rows->count, data->column_count - 1) != 0 ||
        composing_notes(composing, block, 2, &chart->notes, &chart->note_count) != 0) {
        return -1;
    }
    fill(composing, block, chart, bars);
    const bool any = find_extremes(composing, chart);
    chart->title =
        any ? comparison_title(composing, block, found(composing, chart, data->stacked)) : chart_no_finding(composing);
    chart->alternative = any ? describe(composing, chart) : chart->subtitle;
    if (any && !data->stacked) {
        mark(composing, chart);
    }
    return data->stacked ? stack_notes(composing, block, chart, true) : 0;
}

int compose_csv_chart(struct composing *composing, const struct block *block)
{
    struct own_rows rows;
    if (own_rows_choose(composing, block, &rows) != 0) {
        return -1;
    }
    if (rows.count == 0) {
        own_leave_out(composing, block);
        return 0;
    }
    return draw(composing, block, &rows);
}
