/* compose_multiples.c - one small chart an area. */
#include "report/compose_internal.h"

static int fill_frames(struct composing *composing, const struct block *block, struct chart *chart,
                       const struct panel *panel)
{
    chart->series_count = panel->area_count;
    chart->series = arena_array(composing->arena, panel->area_count, sizeof *chart->series);
    if (chart->series == NULL) {
        return chart_fault(composing, block);
    }
    for (size_t area = 0; area < panel->area_count; area++) {
        struct chart_series *series = &chart->series[area];
        series->label = panel->areas[area].title;
        series->role = ROLE_REGION;
        series->points = arena_array(composing->arena, chart->point_count, sizeof *series->points);
        if (series->points == NULL) {
            return chart_fault(composing, block);
        }
        for (size_t i = 0; i < chart->point_count; i++) {
            series->points[i] =
                figure_cell(&panel_series(panel, area)[i], block->indicator, -1, YES_NO_WORDS, composing->job->language,
                            composing->arena,
                            identity_of_area(block->indicator, &panel->areas[area], panel->first_year + (int)i,
                                             chart->source, composing->arena));
        }
    }
    return 0;
}

static int add_mean(struct composing *composing, const struct block *block, struct chart *chart,
                    const struct panel *panel)
{
    struct chart_series *mean = arena_alloc(composing->arena, sizeof *mean);
    if (mean == NULL) {
        return chart_fault(composing, block);
    }
    mean->label = block->mean_label;
    mean->role = ROLE_CONTEXT;
    mean->points = arena_array(composing->arena, chart->point_count, sizeof *mean->points);
    if (mean->points == NULL) {
        return chart_fault(composing, block);
    }
    chart->reference_series = mean;
    return chart_group_points(composing, block->indicator, block->decimals, &composing->group, panel, mean->points,
                              chart->source);
}

/* What it shows, and of the last year who is at the ends. */
static const char *describe(struct composing *composing, const struct chart *chart, bool any)
{
    const char **values = composing->placeholders.values;
    const char *text = arena_printf(composing->arena,
                                    composing_pick(composing, "Ett litet linjediagram för varje kommun. %s.",
                                                   "One small line chart a municipality. %s."),
                                    chart->subtitle);
    return !any ? text
                : arena_printf(composing->arena,
                               composing_pick(composing, "%s Högst %d: %s, %s. Lägst: %s, %s.",
                                              "%s Highest in %d: %s, %s. Lowest: %s, %s."),
                               text, composing->year, values[PLACEHOLDER_TOP], values[PLACEHOLDER_TOP_VALUE],
                               values[PLACEHOLDER_BOTTOM], values[PLACEHOLDER_BOTTOM_VALUE]);
}

int compose_small_multiples(struct composing *composing, const struct block *block)
{
    struct sources sources = {.computed = true};
    struct panel panel;
    struct chart *chart = chart_start(composing, block, CHART_MULTIPLES);
    if (chart == NULL) {
        return chart_fault(composing, block);
    }
    if (composing_panel(composing, block->indicator, composing->group.areas, composing->group.count, &panel) != 0) {
        return -1;
    }
    sources_add(&sources, block->indicator, &panel.provenance, composing->arena);
    if (composing_source(composing, &sources, &chart->source) != 0 || chart_label_years(composing, block, chart) != 0 ||
        fill_frames(composing, block, chart, &panel) != 0 || add_mean(composing, block, chart, &panel) != 0 ||
        composing_notes(composing, block, 1, &chart->notes, &chart->note_count) != 0) {
        return -1;
    }
    struct ranked *ranked = chart_rank_areas(composing, &panel);
    if (ranked == NULL) {
        return chart_fault(composing, block);
    }
    chart->notes[chart->note_count++] = chart_reported_note(composing, chart, chart->reference_series);
    composing_check_panel(composing, chart->label, &panel, panel.first_year);
    bool any = chart_find_extremes(composing, block->indicator, ranked, panel.area_count);
    chart->title = any ? composing_text(composing, block->findings[0]) : chart_no_finding(composing);
    chart->alternative = describe(composing, chart, any);
    return 0;
}
