/* compose_dots.c - two years of each area, and who moved which way. */
#include <string.h>

#include "base/number.h"
#include "report/compose_comparison.h"

/* Two years of the group's members. */
struct two_years {
    struct panel earlier;
    struct panel later;
    size_t rose;
    size_t fell;
    size_t same;
    struct ranked *changes; /* of those with both, the highest rise first; as many as rose + fell + same */
};

static int read_years(struct composing *composing, const struct block *block, int from, struct two_years *years)
{
    const struct area_choice *group = &composing->group;
    return composing_panel_years(composing, block->indicator, group->areas, group->count, from, from,
                                 &years->earlier) != 0
               ? -1
               : composing_panel_years(composing, block->indicator, group->areas, group->count, composing->year,
                                       composing->year, &years->later);
}

/* The changes of the figures as they are shown. */
static int compare_years(struct composing *composing, const struct block *block, struct two_years *years)
{
    const int decimals = block->indicator->decimals;
    size_t count = 0;
    years->changes = arena_array(composing->arena, years->later.area_count, sizeof *years->changes);
    if (years->changes == NULL) {
        return chart_fault(composing, block);
    }
    for (size_t i = 0; i < years->later.area_count; i++) {
        const struct cell *before = panel_cell(&years->earlier, i, years->earlier.last_year);
        const struct cell *after = panel_cell(&years->later, i, composing->year);
        if (!cell_has_value(before) || !cell_has_value(after)) {
            continue;
        }
        const double change =
            number_round(number_round(after->value, decimals) - number_round(before->value, decimals), decimals);
        years->changes[count].area = &years->later.areas[i];
        years->changes[count++].cell = (struct cell){.status = CELL_VALUE, .value = change};
        years->rose += change > 0;
        years->fell += change < 0;
        years->same += !(change > 0) && !(change < 0);
    }
    chart_sort_ranked(years->changes, count);
    return 0;
}

static size_t compared(const struct two_years *years)
{
    return years->rose + years->fell + years->same;
}

/* {top}: who rose most, {bottom}: who fell most, each with the change. */
static void fill_placeholders(struct composing *composing, const struct block *block, const struct two_years *years)
{
    const char **values = composing->placeholders.values;
    const size_t count = compared(years);
    const int decimals = block->indicator->decimals;
    (void)chart_find_extremes(composing, block->indicator, years->changes, count);
    values[PLACEHOLDER_FIRST_VALUE_YEAR] = arena_printf(composing->arena, "%d", years->earlier.last_year);
    values[PLACEHOLDER_ROSE] = arena_printf(composing->arena, "%zu", years->rose);
    values[PLACEHOLDER_FELL] = arena_printf(composing->arena, "%zu", years->fell);
    if (years->rose == 0) {
        values[PLACEHOLDER_TOP] = NULL;
        values[PLACEHOLDER_TOP_VALUE] = NULL;
    } else {
        values[PLACEHOLDER_TOP_VALUE] =
            figure_text_change(years->changes[0].cell.value, decimals, composing->job->language, composing->arena);
    }
    if (years->fell == 0) {
        values[PLACEHOLDER_BOTTOM] = NULL;
        values[PLACEHOLDER_BOTTOM_VALUE] = NULL;
    } else {
        values[PLACEHOLDER_BOTTOM_VALUE] = figure_text_change(years->changes[count - 1].cell.value, decimals,
                                                              composing->job->language, composing->arena);
    }
}

static const char *municipalities(struct composing *composing, size_t count)
{
    return count == 1 ? composing_pick(composing, "kommun", "municipality")
                      : composing_pick(composing, "kommuner", "municipalities");
}

/* "Lägre än 2017 i 7 kommuner, högre i 2; störst minskning i Lerum": what most did comes first. */
static const char *find_moved(struct composing *composing, const struct two_years *years)
{
    const char **values = composing->placeholders.values;
    const bool down = years->fell >= years->rose;
    const size_t most = down ? years->fell : years->rose;
    const size_t others = down ? years->rose : years->fell;
    const char *higher = composing_pick(composing, "Högre", "Higher");
    const char *lower = composing_pick(composing, "Lägre", "Lower");
    const char *fell = composing_pick(composing, "minskning", "fell");
    const char *rose = composing_pick(composing, "ökning", "rose");
    const char *also =
        down ? composing_pick(composing, "högre i", "higher in") : composing_pick(composing, "lägre i", "lower in");
    const char *rest = others == 0 ? "" : arena_printf(composing->arena, ", %s %zu", also, others);
    return arena_printf(
        composing->arena,
        composing_pick(composing, "%s än %d i %zu %s%s; störst %s i %s", "%s than %d in %zu %s%s; it %s most in %s"),
        down ? lower : higher, years->earlier.last_year, most, municipalities(composing, most), rest,
        down ? fell : rose, down ? values[PLACEHOLDER_BOTTOM] : values[PLACEHOLDER_TOP]);
}

static const char *find(struct composing *composing, const struct two_years *years)
{
    const int from = years->earlier.last_year;
    if (years->rose + years->fell > 0) {
        return find_moved(composing, years);
    }
    if (years->same > 0) {
        return arena_printf(composing->arena,
                            composing_pick(composing, "Oförändrat sedan %d i %zu %s", "Unchanged since %d in %zu %s"),
                            from, years->same, municipalities(composing, years->same));
    }
    return arena_printf(composing->arena,
                        composing_pick(composing, "Ingen kommun har uppgift för både %d och %d",
                                       "No municipality has figures of both %d and %d"),
                        from, composing->year);
}

static void fill_rows(struct composing *composing, const struct block *block, struct chart *chart,
                      const struct two_years *years, const struct ranked *ranked, const char *raw)
{
    const struct panel *panels[2] = {&years->earlier, &years->later};
    for (size_t year = 0; year < 2; year++) {
        chart->series[year].label = arena_printf(composing->arena, "%d", panels[year]->last_year);
        chart->series[year].role = year == 0 ? ROLE_CONTEXT : ROLE_REGION;
    }
    for (size_t i = 0; i < chart->point_count; i++) {
        const size_t area = block->by_value ? comparison_index(&years->later, &ranked[i]) : i;
        chart->point_labels[i] = years->later.areas[area].title;
        for (size_t year = 0; year < 2; year++) {
            chart->series[year].points[i] =
                comparison_point(composing, panels[year], area, panels[year]->last_year, raw);
        }
    }
}

/* Marks those whom the finding names: who moved most the way that most moved. */
static void mark_movers(const struct block *block, struct chart *chart, const struct two_years *years)
{
    const size_t count = compared(years);
    const bool down = years->fell >= years->rose;
    if (years->rose + years->fell == 0) {
        return;
    }
    const struct ranked *mover = down ? &years->changes[count - 1] : &years->changes[0];
    for (size_t i = 0; i < count; i++) {
        for (size_t row = 0; row < chart->point_count && chart_looks_same(block->indicator, &years->changes[i], mover);
             row++) {
            if (strcmp(chart->series[1].points[row].identity->area, years->changes[i].area->id) == 0) {
                chart->point_roles[row] = ROLE_REGION;
            }
        }
    }
}

/* Those that have no figure in one of the years cannot be compared. */
static int note_lacking(struct composing *composing, const struct block *block, struct chart *chart)
{
    const char **names = arena_array(composing->arena, chart->point_count, sizeof *names);
    size_t count = 0;
    if (names == NULL) {
        return chart_fault(composing, block);
    }
    for (size_t i = 0; i < chart->point_count; i++) {
        if (chart->series[0].points[i].status != CELL_VALUE || chart->series[1].points[i].status != CELL_VALUE) {
            names[count++] = chart->point_labels[i];
        }
    }
    if (count > 0) {
        chart->notes[chart->note_count++] =
            arena_printf(composing->arena,
                         composing_pick(composing, "Utan uppgift för något av åren, och därför inte jämförda: %s.",
                                        "Without a figure of one of the years, and therefore not compared: %s."),
                         comparison_join(composing, names, count, 0));
    }
    return 0;
}

/* "2022: från 0 procent (Ale) till 72 procent (Lerum)", before the placeholders tell of changes. */
static const char *describe_later(struct composing *composing, const struct chart *chart, const struct ranked *ranked,
                                  const struct two_years *years)
{
    const char **values = composing->placeholders.values;
    (void)chart_find_extremes(composing, years->later.indicator, ranked, years->later.area_count);
    return arena_printf(
        composing->arena, composing_pick(composing, "%s: från %s (%s) till %s (%s)", "%s: from %s (%s) to %s (%s)"),
        chart->series[1].label, comparison_with_unit(composing, values[PLACEHOLDER_BOTTOM_VALUE], chart->unit),
        values[PLACEHOLDER_BOTTOM], comparison_with_unit(composing, values[PLACEHOLDER_TOP_VALUE], chart->unit),
        values[PLACEHOLDER_TOP]);
}

static const char *describe(struct composing *composing, const struct chart *chart, const char *later,
                            const char *found)
{
    return arena_printf(composing->arena,
                        composing_pick(composing, "Punktdiagram med %s och %s för varje kommun. %s. %s. %s.",
                                       "Dot plot with %s and %s of each municipality. %s. %s. %s."),
                        chart->series[0].label, chart->series[1].label, chart->subtitle, later, found);
}

/* Draws two years that both have figures. */
static int compose_years(struct composing *composing, const struct block *block, struct two_years *years)
{
    struct sources sources = {0};
    const char *raw;
    struct chart *chart = chart_start(composing, block, CHART_DOTS);
    struct ranked *ranked = chart_rank_areas(composing, &years->later);
    if (chart == NULL || ranked == NULL) {
        return chart_fault(composing, block);
    }
    sources_add(&sources, block->indicator, &years->earlier.provenance, composing->arena);
    sources_add(&sources, block->indicator, &years->later.provenance, composing->arena);
    if (composing_source(composing, &sources, &raw) != 0) {
        return -1;
    }
    /* The title tells changes, which are computed. */
    sources.computed = true;
    if (comparison_make(composing, block, chart, years->later.area_count, 2) != 0 ||
        comparison_frame(composing, block, chart, &sources, 1) != 0 || compare_years(composing, block, years) != 0) {
        return -1;
    }
    fill_rows(composing, block, chart, years, ranked, raw);
    mark_movers(block, chart, years);
    composing_check_panel(composing, chart->label, &years->later, composing->year);
    composing_check_panel(composing, chart->label, &years->earlier, years->earlier.last_year);
    const char *later = describe_later(composing, chart, ranked, years);
    fill_placeholders(composing, block, years);
    const char *found = find(composing, years);
    chart->subtitle = composing_text(composing, block->measure);
    chart->title = comparison_title(composing, block, found);
    chart->alternative = describe(composing, chart, later, found);
    return note_lacking(composing, block, chart);
}

int compose_dot_plot(struct composing *composing, const struct block *block)
{
    struct two_years years = {.rose = 0};
    const int from = block->from == 0 ? composing->first_year : block->from;
    if (block->from == 0 && from >= composing->year) {
        comparison_leave_out(composing, block,
                             arena_printf(composing->arena,
                                          composing_pick(composing, "serierna börjar %d", "the series begin in %d"),
                                          from));
        return 0;
    }
    if (from >= composing->year) {
        return fault_set(composing->fault, STATUS_USAGE, "--year %d: \"%s\" tells what changed since %d",
                         composing->year, block->id, from);
    }
    if (read_years(composing, block, from, &years) != 0) {
        return -1;
    }
    if (!comparison_any(&years.earlier, from)) {
        comparison_leave_out_empty(composing, block, &years.earlier, from, from);
        return 0;
    }
    if (!comparison_any(&years.later, composing->year)) {
        comparison_leave_out_empty(composing, block, &years.later, composing->year, composing->year);
        return 0;
    }
    return compose_years(composing, block, &years);
}
