/* answer_chart_lines.c - a table with the years down as lines over the years. */
#include <string.h>

#include "base/limits.h"
#include "base/number.h"
#include "report/answer_chart_internal.h"
#include "report/heading.h"

/* Areas that have a colour of their own; those after them are context. */
#define COLOURED_MOST 4

/* The rows that are drawn: from the first year with a figure to the last. */
struct stretch {
    size_t first;
    size_t end;
};

static bool is_of_years(const struct table *table, size_t column)
{
    for (size_t row = 0; row < table->row_count; row++) {
        int year;
        if (!number_parse_int(table->rows[row].cells[column].text, LIMIT_YEAR_FIRST, LIMIT_YEAR_LAST, &year)) {
            return false;
        }
    }
    return table->row_count > 0;
}

/* The column that says which year each row is of; the number of columns where there is none. A group's tables have an
 * indicator's name before it. */
static size_t find_years(const struct table *table)
{
    for (size_t column = 0; column < 2 && column < table->column_count; column++) {
        if (is_of_years(table, column)) {
            return column;
        }
    }
    return table->column_count;
}

static bool column_draws(const struct table *table, const struct stretch *stretch, size_t column)
{
    for (size_t row = stretch->first; row < stretch->end; row++) {
        if (answer_chart_has(&table->rows[row].cells[column])) {
            return true;
        }
    }
    return false;
}

static bool row_draws(const struct table *table, size_t row)
{
    for (size_t column = 1; column < table->column_count; column++) {
        if (answer_chart_has(&table->rows[row].cells[column])) {
            return true;
        }
    }
    return false;
}

static struct stretch find_stretch(const struct table *table)
{
    struct stretch stretch = {0, table->row_count};
    while (stretch.end > 0 && !row_draws(table, stretch.end - 1)) {
        stretch.end--;
    }
    while (stretch.first < stretch.end && !row_draws(table, stretch.first)) {
        stretch.first++;
    }
    return stretch;
}

/* The newest figure of a column, or (`oldest`) its first. */
static const struct doc_cell *end_of(const struct chart *chart, const struct chart_series *series, bool oldest)
{
    for (size_t i = 0; i < chart->point_count; i++) {
        const struct doc_cell *cell = &series->points[oldest ? i : chart->point_count - 1 - i];
        if (answer_chart_has(cell)) {
            return cell;
        }
    }
    return NULL;
}

/* The first column is what was asked about; then come the others, Riket and totals beside women and men. */
static enum series_role role_of(const struct doc_cell *sample, size_t before, const char *nation)
{
    if (before == 0) {
        return ROLE_REGION;
    }
    if (strcmp(sample->identity->area, nation) == 0) {
        return ROLE_NATION;
    }
    return before < COLOURED_MOST ? ROLE_CONTRAST : ROLE_CONTEXT;
}

static const char *label_of(struct document *document, const char *heading)
{
    const size_t length = strlen(heading);
    char *label = arena_alloc(&document->arena, length + 1);
    if (label == NULL) {
        return "";
    }
    memcpy(label, heading, length + 1);
    heading_join(label);
    return label;
}

static void fill_series(struct document *document, const struct table *table, const struct stretch *stretch,
                        size_t column, const char *nation, struct chart *chart)
{
    struct chart_series *series = &chart->series[chart->series_count];
    series->label = label_of(document, table->columns[column].heading);
    series->points = arena_array(&document->arena, chart->point_count, sizeof *series->points);
    for (size_t i = 0; series->points != NULL && i < chart->point_count; i++) {
        series->points[i] = answer_chart_figure(document, &table->rows[stretch->first + i].cells[column]);
    }
    if (series->points != NULL) {
        series->role = role_of(end_of(chart, series, false), chart->series_count, nation);
        chart->series_count++;
    }
}

/* "Ale: från 2,1 % (2015) till 3,4 % (2022)". */
static const char *finding_of(struct document *document, const struct chart *chart)
{
    const struct doc_cell *first = end_of(chart, &chart->series[0], true);
    const struct doc_cell *last = end_of(chart, &chart->series[0], false);
    if (first == last) {
        return arena_printf(&document->arena, "%s: %s (%d)", chart->series[0].label, answer_chart_value(document, last),
                            last->identity->year);
    }
    return arena_printf(
        &document->arena,
        language_pick(document->language, "%s: från %s (%d) till %s (%d)", "%s: from %s (%d) to %s (%d)"),
        chart->series[0].label, answer_chart_value(document, first), first->identity->year,
        answer_chart_value(document, last), last->identity->year);
}

static const char *names_of(struct document *document, const struct chart *chart)
{
    const char *names = chart->series[0].label;
    if (chart->series_count > COLOURED_MOST) {
        return arena_printf(&document->arena, language_pick(document->language, "%zu serier", "%zu series"),
                            chart->series_count);
    }
    for (size_t i = 1; i < chart->series_count; i++) {
        const char *between = i + 1 < chart->series_count ? ", " : language_pick(document->language, " och ", " and ");
        names = arena_printf(&document->arena, "%s%s%s", names, between, chart->series[i].label);
    }
    return names;
}

static void tell(struct document *document, const struct table *table, struct chart *chart)
{
    const struct doc_cell *sample = end_of(chart, &chart->series[0], false);
    const char *first = chart->point_labels[0];
    const char *last = chart->point_labels[chart->point_count - 1];
    const char *years = chart->point_count < 2 ? last : arena_printf(&document->arena, "%s\xE2\x80\x93%s", first, last);
    chart->title = finding_of(document, chart);
    chart->subtitle = arena_printf(&document->arena, "%s: %s, %s", answer_chart_measure(document, table, sample),
                                   names_of(document, chart), years);
    chart->alternative = arena_printf(&document->arena,
                                      language_pick(document->language, "Linjediagram. %s. %s.", "Line chart. %s. %s."),
                                      chart->subtitle, chart->title);
}

static const struct doc_cell *find_sample(const struct table *table, const struct stretch *stretch)
{
    for (size_t column = 1; column < table->column_count; column++) {
        for (size_t row = stretch->first; row < stretch->end; row++) {
            if (answer_chart_has(&table->rows[row].cells[column])) {
                return &table->rows[row].cells[column];
            }
        }
    }
    return NULL;
}

struct chart *answer_chart_lines(struct document *document, const struct table *table, const char *nation)
{
    const size_t years = find_years(table);
    const struct stretch stretch = years < table->column_count ? find_stretch(table) : (struct stretch){0, 0};
    const struct doc_cell *sample = find_sample(table, &stretch);
    struct chart *chart = sample == NULL ? NULL : answer_chart_start(document, table, CHART_LINES, sample);
    if (chart == NULL) {
        return NULL;
    }
    chart->point_count = stretch.end - stretch.first;
    chart->point_labels = arena_array(&document->arena, chart->point_count, sizeof *chart->point_labels);
    chart->series = arena_array(&document->arena, table->column_count, sizeof *chart->series);
    if (chart->point_labels == NULL || chart->series == NULL) {
        return NULL;
    }
    for (size_t i = 0; i < chart->point_count; i++) {
        chart->point_labels[i] = table->rows[stretch.first + i].cells[years].text;
    }
    for (size_t column = 1; column < table->column_count; column++) {
        if (column_draws(table, &stretch, column)) {
            fill_series(document, table, &stretch, column, nation, chart);
        }
    }
    if (chart->series_count == 0) {
        return NULL;
    }
    tell(document, table, chart);
    return arena_failed(&document->arena) ? NULL : chart;
}
