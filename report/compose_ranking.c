/* compose_ranking.c - the areas in the order of their figures. */
#include <string.h>

#include "report/compose_comparison.h"
#include "report/compose_latest.h"

static bool is_own(const struct composing *composing, const struct ranked *ranked)
{
    return strcmp(ranked->area->id, composing->own->id) == 0;
}

/* Fills {value} and {place} of the municipality that the report is about; false where it has no figure. */
static bool find_own(struct composing *composing, const struct block *block, const struct ranked *ranked, size_t count)
{
    const char **values = composing->placeholders.values;
    size_t reported = 0;
    size_t sharers = 0;
    size_t place = 0;
    const struct ranked *own = NULL;
    for (size_t i = 0; i < count; i++) {
        reported += cell_has_value(&ranked[i].cell) ? 1 : 0;
        own = is_own(composing, &ranked[i]) && cell_has_value(&ranked[i].cell) ? &ranked[i] : own;
    }
    for (size_t i = 0; own != NULL && i < reported; i++) {
        bool same = chart_looks_same(block->indicator, own, &ranked[i]);
        place = same && place == 0 ? i + 1 : place;
        sharers += same ? 1 : 0;
    }
    if (own == NULL) {
        return false;
    }
    const char *form = sharers > 1 ? composing_pick(composing,
                                                    "delad plats\xC2\xA0%zu\xC2\xA0"
                                                    "av\xC2\xA0%zu",
                                                    "shared rank\xC2\xA0%zu\xC2\xA0of\xC2\xA0%zu")
                                   : composing_pick(composing,
                                                    "plats\xC2\xA0%zu\xC2\xA0"
                                                    "av\xC2\xA0%zu",
                                                    "rank\xC2\xA0%zu\xC2\xA0of\xC2\xA0%zu");
    values[PLACEHOLDER_PLACE] = arena_printf(composing->arena, form, place, reported);
    values[PLACEHOLDER_VALUE] =
        figure_cell(&own->cell, block->indicator, -1, YES_NO_WORDS, composing->job->language, composing->arena, NULL)
            .text;
    return true;
}

/* The finding, which in a report about one municipality is about that. */
static const char *title_of(struct composing *composing, const struct block *block, const struct ranked *ranked,
                            size_t count)
{
    if (composing->own == NULL || find_own(composing, block, ranked, count)) {
        return composing_text(composing, block->findings[0]);
    }
    return arena_printf(composing->arena, composing_pick(composing, "%s saknar uppgift %d", "%s has no figure for %d"),
                        composing->own->title, composing->year);
}

static int fill_bars(struct composing *composing, const struct block *block, struct chart *chart,
                     const struct latest *latest, const struct ranked *ranked)
{
    chart->point_labels = arena_array(composing->arena, chart->point_count, sizeof *chart->point_labels);
    chart->point_roles = arena_array(composing->arena, chart->point_count, sizeof *chart->point_roles);
    chart->series = arena_array(composing->arena, 1, sizeof *chart->series);
    chart->series_count = chart->series == NULL ? 0 : 1;
    if (chart->point_labels == NULL || chart->point_roles == NULL || chart->series == NULL) {
        return chart_fault(composing, block);
    }
    chart->series[0].label = block->indicator->label;
    chart->series[0].role = ROLE_REGION;
    chart->series[0].points = arena_array(composing->arena, chart->point_count, sizeof *chart->series[0].points);
    if (chart->series[0].points == NULL) {
        return chart_fault(composing, block);
    }
    for (size_t i = 0; i < chart->point_count; i++) {
        bool is_marked = composing->own != NULL ? is_own(composing, &ranked[i])
                                                : cell_has_value(&ranked[i].cell) &&
                                                      chart_looks_same(block->indicator, &ranked[0], &ranked[i]);
        chart->point_labels[i] = ranked[i].area->title;
        chart->point_roles[i] = is_marked ? ROLE_REGION : ROLE_CONTEXT;
        chart->series[0].points[i] =
            latest_cell(composing, latest, comparison_index(&latest->panel, &ranked[i]), YES_NO_WORDS, chart->source);
    }
    return 0;
}

/* Riket as a line, where it has a figure. */
static int add_reference(struct composing *composing, const struct block *block, struct chart *chart)
{
    struct latest latest;
    if (!block->nation) {
        return 0;
    }
    if (latest_read(composing, block, block->indicator, &composing->nation, 1, &latest) != 0) {
        return -1;
    }
    if (cell_has_value(&latest.panel.cells[0])) {
        chart->reference_label = composing->nation.title;
        chart->reference = latest_cell(composing, &latest, 0, YES_NO_WORDS, chart->source);
    }
    return 0;
}

static const char *describe_ranking(struct composing *composing, const struct chart *chart)
{
    const char **values = composing->placeholders.values;
    const char *text = arena_printf(composing->arena,
                                    composing_pick(composing, "Stapeldiagram. %s. Högst: %s, %s. Lägst: %s, %s.",
                                                   "Bar chart. %s. Highest: %s, %s. Lowest: %s, %s."),
                                    chart->subtitle, values[PLACEHOLDER_TOP], values[PLACEHOLDER_TOP_VALUE],
                                    values[PLACEHOLDER_BOTTOM], values[PLACEHOLDER_BOTTOM_VALUE]);
    return chart->reference_label == NULL
               ? text
               : arena_printf(composing->arena, "%s %s: %s.", text, chart->reference_label, chart->reference.text);
}

int compose_ranking_chart(struct composing *composing, const struct block *block)
{
    struct sources sources = {0};
    struct latest latest;
    const struct panel *panel = &latest.panel;
    if (latest_read(composing, block, block->indicator, composing->group.areas, composing->group.count, &latest) != 0) {
        return -1;
    }
    if (!comparison_any(panel, composing->year)) {
        comparison_leave_out_empty(composing, block, panel, composing->year, composing->year);
        return 0;
    }
    struct chart *chart = chart_start(composing, block, CHART_RANKING);
    if (chart == NULL) {
        return chart_fault(composing, block);
    }
    sources_add(&sources, block->indicator, &panel->provenance, composing->arena);
    if (composing_source(composing, &sources, &chart->source) != 0) {
        return -1;
    }
    struct ranked *ranked = chart_rank_areas(composing, panel);
    if (ranked == NULL) {
        return chart_fault(composing, block);
    }
    chart->point_count = panel->area_count;
    if (fill_bars(composing, block, chart, &latest, ranked) != 0 || add_reference(composing, block, chart) != 0 ||
        composing_notes(composing, block, 1, &chart->notes, &chart->note_count) != 0) {
        return -1;
    }
    if (latest_any_earlier(composing, &latest)) {
        chart->notes[chart->note_count++] = latest_note(composing);
    }
    composing_check_panel(composing, chart->label, panel, composing->year);
    bool any = chart_find_extremes(composing, block->indicator, ranked, panel->area_count);
    chart->title = any ? title_of(composing, block, ranked, panel->area_count) : chart_no_finding(composing);
    chart->alternative = any ? describe_ranking(composing, chart) : chart->subtitle;
    return 0;
}
