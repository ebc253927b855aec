/* answer_chart_lines.c - a table with the years down as lines over the years. */
#include <string.h>

#include "base/limits.h"
#include "base/number.h"
#include "report/answer_chart_internal.h"
#include "report/heading.h"

/* The rows that are drawn: from the first year with a figure to the last. */
struct stretch {
    size_t first;
    size_t end;
};

/* Whether each row is of one year, later than that of the row above, which this column tells. */
static bool is_of_years(const struct table *table, size_t column)
{
    int least = LIMIT_YEAR_FIRST;
    for (size_t row = 0; row < table->row_count; row++) {
        int year;
        if (!number_parse_int(table->rows[row].cells[column].text, least, LIMIT_YEAR_LAST, &year)) {
            return false;
        }
        least = year + 1;
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

/* The first column is what was asked about. The others have colours of their own where they are few. */
static enum series_role role_of(const struct doc_cell *sample, bool first, bool few, const char *nation)
{
    if (first || sample == NULL || sample->identity == NULL) {
        return ROLE_REGION;
    }
    if (strcmp(sample->identity->area, nation) == 0) {
        return ROLE_NATION;
    }
    return few ? ROLE_CONTRAST : ROLE_CONTEXT;
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
                        size_t column, struct chart *chart)
{
    struct chart_series *series = &chart->series[chart->series_count];
    series->label = label_of(document, table->columns[column].heading);
    series->points = arena_array(&document->arena, chart->point_count, sizeof *series->points);
    for (size_t i = 0; series->points != NULL && i < chart->point_count; i++) {
        series->points[i] = answer_chart_figure(document, &table->rows[stretch->first + i].cells[column]);
    }
    if (series->points != NULL) {
        chart->series_count++;
    }
}

static void set_roles(struct chart *chart, const char *nation)
{
    const bool few = chart->series_count <= ANSWER_CHART_FEW;
    for (size_t i = 0; i < chart->series_count; i++) {
        struct chart_series *series = &chart->series[i];
        series->role = role_of(answer_chart_end(chart, series, false), i == 0, few, nation);
    }
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

/* The latest figures of several indicators have years, too, but are no series. */
static bool is_of_one(const struct table *table, const char *indicator)
{
    for (size_t row = 0; row < table->row_count; row++) {
        for (size_t column = 1; column < table->column_count; column++) {
            const struct figure_identity *identity = table->rows[row].cells[column].identity;
            if (identity != NULL && strcmp(identity->indicator, indicator) != 0) {
                return false;
            }
        }
    }
    return true;
}

struct chart *answer_chart_lines(struct document *document, const struct table *table, const char *nation)
{
    const size_t years = find_years(table);
    const struct stretch stretch = years < table->column_count ? find_stretch(table) : (struct stretch){0, 0};
    const struct doc_cell *sample = find_sample(table, &stretch);
    const bool one = sample != NULL && sample->identity != NULL && is_of_one(table, sample->identity->indicator);
    struct chart *chart = !one ? NULL : answer_chart_start(document, table, CHART_LINES, sample);
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
            fill_series(document, table, &stretch, column, chart);
        }
    }
    if (chart->series_count == 0) {
        return NULL;
    }
    set_roles(chart, nation);
    answer_chart_tell_lines(document, table, chart);
    return arena_failed(&document->arena) ? NULL : chart;
}
