/* compose_line_series.c - the series of a line chart: areas and groups' means, and closed series with what follows. */
#include "report/compose_line_series.h"

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
    series->unnamed = part->wanted.unnamed;
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

int line_series_fill(struct composing *composing, const struct block *block, struct chart *chart,
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
