/* compose_series_table.c - the figures behind a line chart, as a table beside it. */
#include <string.h>

#include "report/compose_comparison.h"

static const struct chart *find_chart(const struct document *document, const char *id)
{
    for (const struct node *node = document->first; node != NULL; node = node->next) {
        if (node->kind == NODE_CHART && strcmp(node->chart->id, id) == 0) {
            return node->chart;
        }
    }
    return NULL;
}

/* "12 av 13" for each year of a group's mean. */
static void fill_reported_row(struct composing *composing, struct table_row *row, const struct chart_series *series,
                              size_t years)
{
    row->kind = ROW_AREA;
    row->cells[0] = label_cell(composing_pick(composing, "  kommuner med uppgift", "  municipalities that reported"));
    for (size_t year = 0; year < years; year++) {
        const struct figure_identity *identity = series->points[year].identity;
        row->cells[year + 1] =
            identity == NULL
                ? label_cell("")
                : label_cell(arena_printf(composing->arena, composing_pick(composing, "%zu av %zu", "%zu of %zu"),
                                          identity->reported, identity->members));
    }
}

static size_t count_series_rows(const struct chart *chart)
{
    size_t rows = 0;
    for (size_t i = 0; i < chart->series_count; i++) {
        rows += (chart_group_of(chart, &chart->series[i]) != NULL) ? 2 : 1;
    }
    return rows;
}

static bool is_in_template(const struct report_template *template, const char *id)
{
    for (size_t i = 0; i < template->block_count; i++) {
        if (template->blocks[i].id != NULL && strcmp(template->blocks[i].id, id) == 0) {
            return true;
        }
    }
    return false;
}

int compose_series_table(struct composing *composing, const struct block *block)
{
    const struct chart *chart = find_chart(composing->document, block->chart);
    if (chart == NULL && !is_in_template(composing->template, block->chart)) {
        return fault_set(composing->fault, STATUS_CONFIG, "%s: there is no chart \"%s\"", block->id, block->chart);
    }
    if (chart == NULL) {
        comparison_leave_out(composing, block,
                             composing_pick(composing, "diagrammet, vars underlag den skulle visa, är utelämnat",
                                            "the chart whose figures it would show is left out"));
        return 0;
    }
    struct table *table = table_start(composing, block, chart->point_count, count_series_rows(chart));
    if (table == NULL) {
        return table_fault(composing, block);
    }
    table->columns[0].heading = composing_pick(composing, "Serie", "Series");
    table->columns[0].weight = 2.4;
    table->source = chart->source;
    for (size_t year = 0; year < chart->point_count; year++) {
        table_set_column(table, year + 1, chart->point_labels[year], ALIGN_RIGHT);
    }
    size_t row = 0;
    for (size_t i = 0; i < chart->series_count; i++) {
        const struct chart_series *series = &chart->series[i];
        table->rows[row].cells[0] = label_cell(series->label);
        memcpy(table->rows[row].cells + 1, series->points, chart->point_count * sizeof *series->points);
        row++;
        if (chart_group_of(chart, series) != NULL) {
            fill_reported_row(composing, &table->rows[row++], series, chart->point_count);
        }
    }
    return composing_notes(composing, block, 0, &table->notes, &table->note_count);
}
