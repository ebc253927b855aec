/*
 * compose_stacked.c - the parts of a whole, one bar an area, for one year.
 *
 * Parts are shown as published: they need not sum to 100, which a note tells. A part without any figure is left out
 * and told; of fewer than two parts nothing can be stacked, and a sentence stands in the chart's place.
 */
#include <string.h>

#include "base/number.h"
#include "report/compose_comparison.h"
#include "report/theme.h"

/* What a sum may differ from 100 without being told: the rounding of its parts. */
#define WHOLE 100.0
#define WHOLE_TOLERANCE 1.0
/* Names in a note: a region has up to 49 municipalities, a survey more questions. */
#define NAMES_MOST 49

/* The parts of a block that have figures, and the names of those that have none. */
struct parts {
    size_t count;
    const struct template_series *of[THEME_PARTS];
    struct panel panels[THEME_PARTS];
    size_t sort; /* the part that decides the order and the finding */
    size_t lacking_count;
    const char *lacking[THEME_PARTS];
};

static int expect_none_negative(struct composing *composing, const struct block *block, const struct panel *panel)
{
    for (size_t i = 0; i < panel->area_count; i++) {
        const struct cell *cell = panel_cell(panel, i, panel->last_year);
        if (cell_has_value(cell) && cell->value < 0) {
            char value[NUMBER_TEXT_MAX];
            number_exact(value, cell->value);
            return fault_set(composing->fault, STATUS_CONFIG,
                             "%s: %s of %s %d is %s; a part below 0 cannot be stacked, choose another kind of chart",
                             block->id, panel->indicator->name, panel->areas[i].title, panel->last_year, value);
        }
    }
    return 0;
}

static int read_parts(struct composing *composing, const struct block *block, struct parts *parts)
{
    for (size_t i = 0; i < block->series_count; i++) {
        const struct template_series *part = &block->series[i];
        struct panel panel;
        if (composing_panel_years(composing, part->indicator, composing->group.areas, composing->group.count,
                                  composing->year, composing->year, &panel) != 0 ||
            expect_none_negative(composing, block, &panel) != 0) {
            return -1;
        }
        if (!comparison_any(&panel, composing->year)) {
            parts->lacking[parts->lacking_count++] = part->label;
            if (!part->optional && panel_cell(&panel, 0, composing->year)->status == CELL_NOT_FETCHED) {
                composing_not_fetched(composing, part->indicator);
            }
            continue;
        }
        parts->sort = i == block->sort_part ? parts->count : parts->sort;
        parts->of[parts->count] = part;
        parts->panels[parts->count++] = panel;
    }
    return 0;
}

/* Which parts have figures and which lack them, in one sentence. */
static void leave_out(struct composing *composing, const struct block *block, const struct parts *parts)
{
    const char *lacking = comparison_join(composing, parts->lacking, parts->lacking_count, 0);
    if (parts->count == 0) {
        comparison_leave_out(composing, block,
                             arena_printf(composing->arena,
                                          composing_pick(composing, "för %d saknas uppgifter om alla delar (%s)",
                                                         "there are no figures of %d of any part (%s)"),
                                          composing->year, lacking));
        return;
    }
    comparison_leave_out(
        composing, block,
        arena_printf(composing->arena,
                     composing_pick(composing, "för %d finns bara uppgifter om en av delarna (%s); utan uppgifter: %s",
                                    "of %d there are figures of one part only (%s); without figures: %s"),
                     composing->year, parts->of[0]->label, lacking));
}

static void fill_bars(struct composing *composing, const struct block *block, struct chart *chart,
                      const struct parts *parts, const struct ranked *ranked)
{
    const struct panel *first = &parts->panels[parts->sort];
    for (size_t i = 0; i < chart->point_count; i++) {
        const size_t area = block->by_value ? comparison_index(first, &ranked[i]) : i;
        chart->point_labels[i] = first->areas[area].title;
        for (size_t part = 0; part < parts->count; part++) {
            chart->series[part].points[i] =
                comparison_point(composing, &parts->panels[part], area, composing->year, chart->source);
        }
    }
    for (size_t part = 0; part < parts->count; part++) {
        chart->series[part].label = parts->of[part]->label;
        chart->series[part].role = ROLE_CONTEXT;
    }
}

/* --- notes --- */

/* The sum of an area's parts as it is shown; false where a part lacks. */
static bool sum_of(const struct chart *chart, size_t point, double *sum)
{
    int decimals = 0;
    *sum = 0;
    for (size_t i = 0; i < chart->series_count; i++) {
        const struct doc_cell *cell = &chart->series[i].points[point];
        if (cell->status != CELL_VALUE) {
            return false;
        }
        decimals = cell->decimals > decimals ? cell->decimals : decimals;
        *sum += cell->value;
    }
    *sum = number_round(*sum, decimals);
    return true;
}

/* "Ale (103)", of those whose parts do not make up the whole. */
static size_t list_sums(struct composing *composing, const struct chart *chart, const char **names)
{
    size_t count = 0;
    for (size_t i = 0; i < chart->point_count; i++) {
        double sum;
        char text[NUMBER_TEXT_MAX];
        if (sum_of(chart, i, &sum) && (sum > WHOLE + WHOLE_TOLERANCE || sum < WHOLE - WHOLE_TOLERANCE)) {
            number_format(text, sum, chart->series[0].points[i].decimals, composing->job->language);
            names[count++] = arena_printf(composing->arena, "%s (%s)", chart->point_labels[i], text);
        }
    }
    return count;
}

static void note_sums(struct composing *composing, struct chart *chart, const char **names)
{
    const size_t count = list_sums(composing, chart, names);
    const char *some =
        count == 0
            ? ""
            : arena_printf(composing->arena, composing_pick(composing, " Det gör de inte i %s.", " They do not in %s."),
                           comparison_join(composing, names, count, NAMES_MOST));
    chart->notes[chart->note_count++] = arena_printf(
        composing->arena,
        composing_pick(composing, "Delarna visas som de är publicerade och behöver inte summera till 100.%s",
                       "Parts are shown as published and need not sum to 100.%s"),
        some);
}

/* Areas whose bars lack a part. */
static void note_gaps(struct composing *composing, struct chart *chart, const char **names)
{
    size_t count = 0;
    for (size_t i = 0; i < chart->point_count; i++) {
        double sum;
        if (!sum_of(chart, i, &sum)) {
            names[count++] = chart->point_labels[i];
        }
    }
    if (count > 0) {
        chart->notes[chart->note_count++] =
            arena_printf(composing->arena,
                         composing_pick(composing, "En del eller flera saknar uppgift, utan att räknas som 0: %s.",
                                        "One part or more has no figure, which does not count as 0: %s."),
                         comparison_join(composing, names, count, NAMES_MOST));
    }
}

int stack_notes(struct composing *composing, const struct block *block, struct chart *chart, bool whole)
{
    const char **names = arena_array(composing->arena, chart->point_count, sizeof *names);
    if (names == NULL) {
        return chart_fault(composing, block);
    }
    if (whole && strcmp(chart->unit, "%") == 0) {
        note_sums(composing, chart, names);
    }
    note_gaps(composing, chart, names);
    return 0;
}

static int write_notes(struct composing *composing, const struct block *block, struct chart *chart,
                       const struct parts *parts)
{
    if (parts->lacking_count > 0) {
        const char *note =
            arena_printf(composing->arena,
                         composing_pick(composing, "Delar utan uppgifter här: %s.", "Parts without figures here: %s."),
                         comparison_join(composing, parts->lacking, parts->lacking_count, 0));
        chart->notes[chart->note_count++] = note;
        composing_add_gap(composing, arena_printf(composing->arena, "%s: %s", chart->label, note));
    }
    return stack_notes(composing, block, chart, parts->lacking_count == 0);
}

/* --- the finding --- */

/* What each part runs from and to. The extremes of the deciding part are found last, for the title's placeholders. */
static const char *describe(struct composing *composing, const struct chart *chart, const struct parts *parts)
{
    const char **values = composing->placeholders.values;
    const char *text = arena_printf(
        composing->arena, composing_pick(composing, "Staplat diagram. %s.", "Stacked bars. %s."), chart->subtitle);
    for (size_t i = 0; i < parts->count; i++) {
        struct ranked *ranked = chart_rank_areas(composing, &parts->panels[i]);
        if (ranked != NULL && chart_find_extremes(composing, parts->of[i]->indicator, ranked, chart->point_count)) {
            text = arena_printf(
                composing->arena,
                composing_pick(composing, "%s %s: från %s (%s) till %s (%s).", "%s %s: from %s (%s) to %s (%s)."), text,
                parts->of[i]->label, values[PLACEHOLDER_BOTTOM_VALUE], values[PLACEHOLDER_BOTTOM],
                values[PLACEHOLDER_TOP_VALUE], values[PLACEHOLDER_TOP]);
        }
    }
    return text;
}

static const char *find(struct composing *composing, const struct chart *chart, const struct parts *parts,
                        const struct ranked *ranked)
{
    const struct template_series *part = parts->of[parts->sort];
    (void)chart_find_extremes(composing, part->indicator, ranked, chart->point_count);
    return arena_printf(
        composing->arena, composing_pick(composing, "%s: mest i %s (%s)", "%s: most in %s (%s)"), part->label,
        composing->placeholders.values[PLACEHOLDER_TOP],
        comparison_with_unit(composing, composing->placeholders.values[PLACEHOLDER_TOP_VALUE], chart->unit));
}

static int draw(struct composing *composing, const struct block *block, const struct parts *parts)
{
    struct sources sources = {0};
    struct chart *chart = chart_start(composing, block, CHART_STACKED);
    struct ranked *ranked = chart_rank_areas(composing, &parts->panels[parts->sort]);
    if (chart == NULL || ranked == NULL) {
        return chart_fault(composing, block);
    }
    for (size_t i = 0; i < parts->count; i++) {
        sources_add(&sources, parts->of[i]->indicator, &parts->panels[i].provenance, composing->arena);
    }
    if (comparison_make(composing, block, chart, composing->group.count, parts->count) != 0 ||
        comparison_frame(composing, block, chart, &sources, 3) != 0) {
        return -1;
    }
    fill_bars(composing, block, chart, parts, ranked);
    for (size_t i = 0; i < parts->count; i++) {
        composing_check_panel(composing, chart->label, &parts->panels[i], composing->year);
    }
    chart->alternative = describe(composing, chart, parts);
    chart->title = comparison_title(composing, block, find(composing, chart, parts, ranked));
    return write_notes(composing, block, chart, parts);
}

int compose_stacked_chart(struct composing *composing, const struct block *block)
{
    struct parts parts = {.count = 0};
    if (read_parts(composing, block, &parts) != 0) {
        return -1;
    }
    if (parts.count < 2) {
        leave_out(composing, block, &parts);
        return 0;
    }
    return draw(composing, block, &parts);
}
