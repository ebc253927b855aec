/* answer_chart_bars.c - a table of areas by one figure as ranked bars, Riket (else the group's mean) as a line. */
#include <string.h>

#include "report/answer_chart_internal.h"

/* The column of figures, and whether all rows are of one indicator and year. */
struct ranked_table {
    const struct table *table;
    size_t column;
    size_t areas;                     /* rows of areas */
    const struct doc_cell *reference; /* NULL where there is none */
    const char *reference_label;
};

/* The only column of figures; 0 where there is none, or are several. */
static size_t find_column(const struct table *table)
{
    size_t found = 0;
    for (size_t column = 1; table->row_count > 0 && column < table->column_count; column++) {
        if (table->rows[0].cells[column].identity != NULL) {
            if (found != 0) {
                return 0;
            }
            found = column;
        }
    }
    return found;
}

static bool is_mean(const struct doc_cell *cell)
{
    return cell->identity->statistic[0] != '\0';
}

static bool same_question(const struct figure_identity *one, const struct figure_identity *other)
{
    return one->year == other->year && strcmp(one->indicator, other->indicator) == 0;
}

/* Riket goes before a group's mean. */
static void take_reference(struct ranked_table *ranked, const struct table_row *row, bool nation)
{
    const struct doc_cell *cell = &row->cells[ranked->column];
    if (answer_chart_has(cell) && (ranked->reference == NULL || nation)) {
        ranked->reference = cell;
        ranked->reference_label = row->cells[0].text;
    }
}

static bool is_ranked(struct ranked_table *ranked, const struct table *table, const char *nation)
{
    *ranked = (struct ranked_table){.table = table, .column = find_column(table)};
    for (size_t row = 0; ranked->column != 0 && row < table->row_count; row++) {
        const struct doc_cell *cell = &table->rows[row].cells[ranked->column];
        if (!answer_chart_draws(cell) ||
            !same_question(cell->identity, table->rows[0].cells[ranked->column].identity)) {
            return false;
        }
        const bool is_nation = strcmp(cell->identity->area, nation) == 0;
        if (is_nation || is_mean(cell)) {
            take_reference(ranked, &table->rows[row], is_nation);
        } else {
            ranked->areas++;
        }
    }
    return ranked->areas > 0;
}

static int fill_bars(struct document *document, const struct ranked_table *ranked, const char *nation,
                     struct chart *chart)
{
    struct arena *arena = &document->arena;
    const struct table *table = ranked->table;
    chart->point_labels = arena_array(arena, ranked->areas, sizeof *chart->point_labels);
    chart->point_roles = arena_array(arena, ranked->areas, sizeof *chart->point_roles);
    chart->series = arena_array(arena, 1, sizeof *chart->series);
    struct doc_cell *points = arena_array(arena, ranked->areas, sizeof *points);
    if (chart->point_labels == NULL || chart->point_roles == NULL || chart->series == NULL || points == NULL) {
        return -1;
    }
    for (size_t row = 0; row < table->row_count; row++) {
        const struct doc_cell *cell = &table->rows[row].cells[ranked->column];
        if (!is_mean(cell) && strcmp(cell->identity->area, nation) != 0) {
            /* An area that was named besides stands apart in the table, and has the colour here. */
            chart->point_roles[chart->point_count] = table->rows[row].kind == ROW_AREA ? ROLE_CONTEXT : ROLE_REGION;
            chart->point_labels[chart->point_count] = table->rows[row].cells[0].text;
            points[chart->point_count++] = answer_chart_figure(document, cell);
        }
    }
    chart->series[0] = (struct chart_series){.label = "", .role = ROLE_REGION, .points = points};
    chart->series_count = 1;
    return 0;
}

/* Where nobody is named besides, those that share the first place have the colour. */
static size_t mark_first(const struct chart *chart)
{
    const struct doc_cell *points = chart->series[0].points;
    size_t first = 0;
    for (size_t i = 0; i < chart->point_count; i++) {
        if (chart->point_roles[i] == ROLE_REGION) {
            return 0;
        }
    }
    while (first < chart->point_count && strcmp(points[first].text, points[0].text) == 0) {
        chart->point_roles[first++] = ROLE_REGION;
    }
    return first;
}

/* "Högst 2022: Åsele, 12,3 %"; the table's own title where several share the place, or all are equal. */
static const char *finding_of(struct document *document, const struct table *table, const struct chart *chart,
                              size_t first)
{
    const struct doc_cell *top = &chart->series[0].points[0];
    const struct doc_cell *bottom = &chart->series[0].points[chart->point_count - 1];
    if (!answer_chart_has(top) || !answer_chart_has(bottom) || first > 1 || first == chart->point_count ||
        !(top->value < bottom->value || top->value > bottom->value)) {
        return table->title;
    }
    const char *form = top->value > bottom->value
                           ? language_pick(document->language, "Högst %d: %s, %s", "Highest %d: %s, %s")
                           : language_pick(document->language, "Lägst %d: %s, %s", "Lowest %d: %s, %s");
    return arena_printf(&document->arena, form, top->identity->year, chart->point_labels[0],
                        answer_chart_value(document, top));
}

struct chart *answer_chart_bars(struct document *document, const struct table *table, const char *nation)
{
    struct ranked_table ranked;
    if (!is_ranked(&ranked, table, nation)) {
        return NULL;
    }
    const struct doc_cell *sample = &table->rows[0].cells[ranked.column];
    struct chart *chart = answer_chart_start(document, table, CHART_RANKING, sample);
    if (chart == NULL || fill_bars(document, &ranked, nation, chart) != 0) {
        return NULL;
    }
    if (ranked.reference != NULL) {
        chart->reference_label = ranked.reference_label;
        chart->reference = answer_chart_figure(document, ranked.reference);
    }
    const char *measure = answer_chart_measure(document, table, sample);
    chart->title = finding_of(document, table, chart, mark_first(chart));
    chart->subtitle = chart->title == table->title ? measure : table->title;
    chart->alternative = arena_printf(&document->arena,
                                      language_pick(document->language, "Stapeldiagram. %s. %s.", "Bar chart. %s. %s."),
                                      chart->subtitle, chart->title);
    return arena_failed(&document->arena) ? NULL : chart;
}
