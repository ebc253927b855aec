/* compose_heat.c - areas down, years across, each figure with its shade. */
#include "report/compose_comparison.h"

/* The lowest and the highest figure of all years. */
struct range {
    const struct doc_cell *lowest; /* NULL where there is no figure */
    const struct doc_cell *highest;
};

static struct range range_of(const struct chart *chart)
{
    struct range range = {NULL, NULL};
    for (size_t i = 0; i < chart->series_count * chart->point_count; i++) {
        const struct doc_cell *cell = &chart->series[i / chart->point_count].points[i % chart->point_count];
        if (cell->status != CELL_VALUE) {
            continue;
        }
        range.lowest = range.lowest == NULL || cell->value < range.lowest->value ? cell : range.lowest;
        range.highest = range.highest == NULL || cell->value > range.highest->value ? cell : range.highest;
    }
    return range;
}

static void fill_rows(struct composing *composing, struct chart *chart, const struct panel *panel)
{
    for (size_t i = 0; i < panel->year_count; i++) {
        chart->point_labels[i] = arena_printf(composing->arena, "%d", panel->first_year + (int)i);
    }
    for (size_t area = 0; area < panel->area_count; area++) {
        struct chart_series *series = &chart->series[area];
        series->label = panel->areas[area].title;
        series->role = ROLE_CONTEXT;
        for (size_t i = 0; i < panel->year_count; i++) {
            series->points[i] = comparison_point(composing, panel, area, panel->first_year + (int)i, chart->source);
        }
    }
}

static const char *describe(struct composing *composing, const struct chart *chart, const char *found)
{
    const struct range range = range_of(chart);
    if (range.lowest == NULL) {
        return chart->subtitle;
    }
    return arena_printf(
        composing->arena,
        composing_pick(composing,
                       "Värmetabell: kommuner på raderna, år i kolumnerna, mörkare ju högre. %s. Från %s (%s "
                       "%d) till %s (%s %d). %s.",
                       "Heat table: municipalities down, years across, the darker the higher. %s. From %s (%s in %d) "
                       "to %s (%s in %d). %s."),
        chart->subtitle, comparison_with_unit(composing, range.lowest->text, chart->unit),
        range.lowest->identity->area_title, range.lowest->identity->year,
        comparison_with_unit(composing, range.highest->text, chart->unit), range.highest->identity->area_title,
        range.highest->identity->year, found);
}

/* The newest year with a figure; 0 where there is none. */
static int newest_year(const struct panel *panel)
{
    int year = panel->last_year;
    while (year >= panel->first_year && !comparison_any(panel, year)) {
        year--;
    }
    return year >= panel->first_year ? year : 0;
}

static const char *find(struct composing *composing, const struct block *block, struct panel *panel, int year)
{
    struct panel shown = *panel;
    shown.last_year = year;
    struct ranked *ranked = chart_rank_areas(composing, &shown);
    if (ranked == NULL || !chart_find_extremes(composing, block->indicator, ranked, panel->area_count)) {
        return chart_no_finding(composing);
    }
    return arena_printf(composing->arena, "%d: %s", year,
                        comparison_extremes(composing, block->indicator->unit, false));
}

int compose_heat_table(struct composing *composing, const struct block *block)
{
    struct sources sources = {0};
    struct panel panel;
    if (composing_panel(composing, block->indicator, composing->group.areas, composing->group.count, &panel) != 0) {
        return -1;
    }
    const int year = newest_year(&panel);
    if (year == 0) {
        comparison_leave_out_empty(composing, block, &panel, panel.first_year, panel.last_year);
        return 0;
    }
    struct chart *chart = chart_start(composing, block, CHART_HEAT);
    if (chart == NULL) {
        return chart_fault(composing, block);
    }
    sources_add(&sources, block->indicator, &panel.provenance, composing->arena);
    if (comparison_make(composing, block, chart, panel.year_count, panel.area_count) != 0 ||
        comparison_frame(composing, block, chart, &sources, 0) != 0) {
        return -1;
    }
    fill_rows(composing, chart, &panel);
    composing_check_panel(composing, chart->label, &panel, panel.first_year);
    const char *found = find(composing, block, &panel, year);
    chart->title = comparison_title(composing, block, found);
    chart->alternative = describe(composing, chart, found);
    return 0;
}
