/* compose_lines.c - series over years in one frame. */
#include "base/buffer.h"
#include "base/number.h"
#include "report/compose_internal.h"
#include "transform/continuation.h"

static bool has_figures(const struct chart *chart, const struct chart_series *series)
{
    for (size_t i = 0; i < chart->point_count; i++) {
        if (series->points[i].status == CELL_VALUE) {
            return true;
        }
    }
    return false;
}

/* The source line of one series; its figures also count for the chart's. */
static int series_source(struct composing *composing, const struct template_series *wanted, const struct panel *panel,
                         struct sources *chart_sources, const char **line)
{
    struct sources own = {.computed = wanted->is_group};
    sources_add(&own, wanted->indicator, &panel->provenance, composing->arena);
    sources_add(chart_sources, wanted->indicator, &panel->provenance, composing->arena);
    chart_sources->computed = chart_sources->computed || wanted->is_group;
    return composing_source(composing, &own, line);
}

/* A series of the template, or the part of it that one of several series which follow each other makes up. */
struct line_part {
    struct template_series wanted;
    int first_year;
    int last_year;
};

/* The points of the part's own years; the others are none of its. */
static struct doc_cell *own_points(const struct composing *composing, const struct line_part *part,
                                   struct doc_cell *points, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        points[i] = (struct doc_cell){.text = "", .status = CELL_NOT_APPLICABLE};
    }
    return points + (part->first_year - composing->first_year);
}

static int fill_area_series(struct composing *composing, const struct block *block, const struct chart *chart,
                            const struct line_part *part, struct chart_series *series, struct sources *sources)
{
    const struct template_series *wanted = &part->wanted;
    struct doc_cell *points = own_points(composing, part, series->points, chart->point_count);
    const char *source;
    struct area_choice choice;
    struct panel panel;
    if (areas_choose(composing->job->areas, composing->job->store, wanted->area, composing->arena, &choice,
                     composing->fault) != 0 ||
        composing_panel_years(composing, wanted->indicator, choice.areas, 1, part->first_year, part->last_year,
                              &panel) != 0 ||
        series_source(composing, wanted, &panel, sources, &source) != 0) {
        return -1;
    }
    for (size_t i = 0; i < panel.year_count; i++) {
        const struct figure_identity *identity =
            identity_of_area(wanted->indicator, &choice.areas[0], panel.first_year + (int)i, source, composing->arena);
        points[i] = figure_cell(&panel.cells[i], wanted->indicator, block->decimals, YES_NO_WORDS,
                                composing->job->language, composing->arena, identity);
    }
    if (has_figures(chart, series)) {
        composing_check_panel(composing, chart->label, &panel, panel.first_year);
    }
    return 0;
}

static int fill_group_series(struct composing *composing, const struct block *block, const struct chart *chart,
                             const struct line_part *part, struct chart_series *series, struct sources *sources)
{
    const struct template_series *wanted = &part->wanted;
    struct doc_cell *points = own_points(composing, part, series->points, chart->point_count);
    const char *source;
    struct area_choice group;
    struct panel panel;
    if (areas_choose(composing->job->areas, composing->job->store, wanted->area, composing->arena, &group,
                     composing->fault) != 0 ||
        composing_panel_years(composing, wanted->indicator, group.areas, group.count, part->first_year, part->last_year,
                              &panel) != 0 ||
        series_source(composing, wanted, &panel, sources, &source) != 0) {
        return -1;
    }
    return chart_group_points(composing, wanted->indicator, block->decimals, &group, &panel, points, source);
}

static int fill_series(struct composing *composing, const struct block *block, const struct chart *chart,
                       const struct line_part *part, struct chart_series *series, struct sources *sources)
{
    series->label = part->wanted.label;
    series->role = part->wanted.role;
    series->points = arena_array(composing->arena, chart->point_count, sizeof *series->points);
    if (series->points == NULL) {
        return chart_fault(composing, block);
    }
    return part->wanted.is_group ? fill_group_series(composing, block, chart, part, series, sources)
                                 : fill_area_series(composing, block, chart, part, series, sources);
}

/* "Riket till 2023", "Riket från 2024": which of the series that follow each other it is. */
static const char *part_label(struct composing *composing, const struct template_series *wanted,
                              const struct continuation *part)
{
    return part->first_year == composing->first_year
               ? arena_printf(composing->arena, composing_pick(composing, "%s till %d", "%s until %d"), wanted->label,
                              part->last_year)
               : arena_printf(composing->arena, composing_pick(composing, "%s från %d", "%s from %d"), wanted->label,
                              part->first_year);
}

/* The parts of a series of the template: one, unless it is to go on with its successor. */
static size_t split_series(struct composing *composing, const struct template_series *wanted,
                           struct line_part parts[CONTINUATION_MAX])
{
    struct continuation continuation[CONTINUATION_MAX];
    parts[0] = (struct line_part){*wanted, composing->first_year, composing->year};
    if (!wanted->continued) {
        return 1;
    }
    size_t count = continuation_parts(wanted->indicator, composing->first_year, composing->year, continuation);
    for (size_t i = 0; i < count; i++) {
        parts[i] = (struct line_part){*wanted, continuation[i].first_year, continuation[i].last_year};
        parts[i].wanted.indicator = continuation[i].indicator;
        parts[i].wanted.label = count > 1 ? part_label(composing, wanted, &continuation[i]) : wanted->label;
    }
    return count;
}

/* What is collected while the series are read. */
struct lines_reading {
    struct buffer lacking;   /* the names of those without figures */
    struct sources sources;  /* of all */
    struct line_part leader; /* what the chart's first series was made from */
};

static int add_part(struct composing *composing, const struct block *block, struct chart *chart,
                    const struct line_part *part, bool continues, struct lines_reading *reading)
{
    struct chart_series series = {.continues = continues};
    if (fill_series(composing, block, chart, part, &series, &reading->sources) != 0) {
        return -1;
    }
    if (has_figures(chart, &series)) {
        if (chart->series_count == 0) {
            reading->leader = *part;
        }
        chart->series[chart->series_count++] = series;
        return 0;
    }
    buffer_printf(&reading->lacking, "%s%s", reading->lacking.length > 0 ? "; " : "", series.label);
    const struct doc_cell *first = &series.points[part->first_year - composing->first_year];
    if (!part->wanted.optional && first->status == CELL_NOT_FETCHED) {
        composing_not_fetched(composing, part->wanted.indicator);
    }
    return 0;
}

/* Reads all series and keeps those with figures; names the others. */
static int fill_all_series(struct composing *composing, const struct block *block, struct chart *chart,
                           struct lines_reading *reading)
{
    chart->series = arena_array(composing->arena, block->series_count * CONTINUATION_MAX, sizeof *chart->series);
    if (chart->series == NULL) {
        return chart_fault(composing, block);
    }
    for (size_t i = 0; i < block->series_count; i++) {
        struct line_part parts[CONTINUATION_MAX];
        size_t count = split_series(composing, &block->series[i], parts);
        size_t before = chart->series_count;
        for (size_t j = 0; j < count; j++) {
            if (add_part(composing, block, chart, &parts[j], chart->series_count > before, reading) != 0) {
                return -1;
            }
        }
    }
    return 0;
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
            composing_add_gap(composing, arena_printf(composing->arena, "%s: %s", chart->label, note));
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
        composing_add_gap(composing, arena_printf(composing->arena, "%s: %s", chart->label, note));
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
               fill_all_series(composing, block, chart, &reading) == 0 &&
               note_lines(composing, block, chart, &reading.lacking) == 0 &&
               composing_source(composing, &reading.sources, &chart->source) == 0 &&
               find_lines(composing, block, chart, &reading.leader.wanted) == 0) {
        chart->alternative = describe_lines(composing, chart);
        result = 0;
    }
    buffer_release(&reading.lacking);
    return result;
}
