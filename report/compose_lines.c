/* compose_lines.c - series over years in one frame. */
#include "base/buffer.h"
#include "base/number.h"
#include "report/compose_line_series.h"

/* In the data quality section, too, but for a report of a few pages. */
static void add_gap(struct composing *composing, const struct chart *chart, const char *note)
{
    if (composing->own == NULL) {
        composing_add_gap(composing, arena_printf(composing->arena, "%s: %s", chart->label, note));
    }
}

/* Whether a mean rests on fewer than all members in any year. */
static bool some_lack(const struct chart *chart, const struct chart_series *series)
{
    for (size_t i = 0; i < chart->point_count; i++) {
        const struct figure_identity *identity = series->points[i].identity;
        if (identity != NULL && identity->reported < identity->members) {
            return true;
        }
    }
    return false;
}

static int note_lines(struct composing *composing, const struct block *block, struct chart *chart,
                      const struct buffer *lacking)
{
    if (composing_notes(composing, block, chart->series_count + 1, &chart->notes, &chart->note_count) != 0) {
        return -1;
    }
    for (size_t i = 0; i < chart->series_count; i++) {
        if (chart_group_of(chart, &chart->series[i]) != NULL) {
            const char *note = chart_reported_note(composing, chart, &chart->series[i]);
            chart->notes[chart->note_count++] = note;
            if (some_lack(chart, &chart->series[i])) {
                add_gap(composing, chart, note);
            }
        }
    }
    if (buffer_failed(lacking)) {
        return chart_fault(composing, block);
    }
    if (lacking->length > 0) {
        const char *note = arena_printf(
            composing->arena,
            composing_pick(composing, "Serier utan uppgifter här: %s.", "Series without figures here: %s."),
            lacking->bytes);
        chart->notes[chart->note_count++] = note;
        add_gap(composing, chart, note);
    }
    return 0;
}

/* The first and the last figure of a series; false where there is none. */
static bool ends_of(const struct chart *chart, const struct chart_series *series, const struct doc_cell **first,
                    const struct doc_cell **last)
{
    *first = NULL;
    *last = NULL;
    for (size_t i = 0; i < chart->point_count; i++) {
        if (series->points[i].status == CELL_VALUE) {
            *first = *first == NULL ? &series->points[i] : *first;
            *last = &series->points[i];
        }
    }
    return *first != NULL;
}

/* Whether the members that reported both years moved the same way as their mean: else the change may be one of who
 * reports. For a single area it always holds. */
static int members_agree(struct composing *composing, const struct template_series *wanted, int first_year,
                         int last_year, double change, bool *agree)
{
    struct area_choice group;
    struct panel panel;
    size_t common;
    *agree = true;
    if (!wanted->is_group) {
        return 0;
    }
    if (areas_choose(composing->job->areas, composing->job->store, wanted->area, composing->arena, &group,
                     composing->fault) != 0 ||
        composing_panel(composing, wanted->indicator, group.areas, group.count, &panel) != 0) {
        return -1;
    }
    struct cell *years = arena_array(composing->arena, 2 * panel.area_count, sizeof *years);
    if (years == NULL) {
        return fault_memory(composing->fault, wanted->label);
    }
    panel_year(&panel, first_year, years);
    panel_year(&panel, last_year, years + panel.area_count);
    struct cell moved = statistic_common_change(years, years + panel.area_count, panel.area_count, &common);
    *agree = cell_has_value(&moved) && moved.value * change > 0;
    return 0;
}

/* The finding is about the first series, and about the figures as they are shown. */
static int find_lines(struct composing *composing, const struct block *block, struct chart *chart,
                      const struct template_series *leader)
{
    const struct doc_cell *first;
    const struct doc_cell *last;
    const char **values = composing->placeholders.values;
    bool agree;
    if (chart->series_count == 0 || !ends_of(chart, &chart->series[0], &first, &last)) {
        chart->title = chart_no_finding(composing);
        return 0;
    }
    double change = number_round(last->value, last->decimals) - number_round(first->value, first->decimals);
    if (members_agree(composing, leader, first->identity->year, last->identity->year, change, &agree) != 0) {
        return -1;
    }
    enum finding finding = !agree       ? FINDING_OTHERWISE
                           : change > 0 ? FINDING_RISE
                           : change < 0 ? FINDING_FALL
                                        : FINDING_OTHERWISE;
    values[PLACEHOLDER_FIRST_VALUE] = first->text;
    values[PLACEHOLDER_LAST_VALUE] = last->text;
    values[PLACEHOLDER_FIRST_VALUE_YEAR] = arena_printf(composing->arena, "%d", first->identity->year);
    values[PLACEHOLDER_LAST_VALUE_YEAR] = arena_printf(composing->arena, "%d", last->identity->year);
    chart->title = composing_text(composing, block->findings[finding]);
    return 0;
}

static const char *describe_lines(struct composing *composing, const struct chart *chart)
{
    const char *text = arena_printf(composing->arena, composing_pick(composing, "Linjediagram. %s.", "Line chart. %s."),
                                    chart->subtitle);
    for (size_t i = 0; i < chart->series_count; i++) {
        const struct doc_cell *first;
        const struct doc_cell *last;
        if (ends_of(chart, &chart->series[i], &first, &last)) {
            text = arena_printf(composing->arena, composing_pick(composing, "%s %s: %s till %s.", "%s %s: %s to %s."),
                                text, chart->series[i].label, first->text, last->text);
        }
    }
    return text;
}

int compose_line_chart(struct composing *composing, const struct block *block)
{
    struct lines_reading reading = {.sources = {0}};
    int result = -1;
    struct chart *chart = chart_start(composing, block, CHART_LINES);
    buffer_init(&reading.lacking, LIMIT_DOCUMENT_BYTES);
    if (chart == NULL) {
        chart_fault(composing, block);
    } else if (chart_label_years(composing, block, chart) == 0 &&
               line_series_fill(composing, block, chart, &reading) == 0 &&
               note_lines(composing, block, chart, &reading.lacking) == 0 &&
               composing_source(composing, &reading.sources, &chart->source) == 0 &&
               find_lines(composing, block, chart, &reading.leader.wanted) == 0) {
        chart->alternative = describe_lines(composing, chart);
        result = 0;
    }
    buffer_release(&reading.lacking);
    return result;
}
