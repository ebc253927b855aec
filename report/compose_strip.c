/*
 * compose_strip.c - where the group's members lie among all municipalities.
 *
 * It is a ranking of all of them in which the members are marked; so many are drawn as strokes along one scale.
 */
#include <string.h>

#include "base/number.h"
#include "report/compose_comparison.h"

/* The members and what they are held against. */
struct place_among_all {
    struct area_choice everyone;
    struct panel panel; /* of everyone */
    struct panel members;
    const struct cell *nation; /* NULL where it has no figure */
    struct sources sources;
    size_t reported; /* members with a figure */
    size_t others;   /* those besides the members with a figure */
    size_t above;    /* members above the nation, as shown */
    size_t below;
};

/* Reads one year of areas. */
static int read_year(struct composing *composing, const struct block *block, const struct area *areas, size_t count,
                     struct panel *panel, struct sources *sources)
{
    if (composing_panel_years(composing, block->indicator, areas, count, composing->year, composing->year, panel) !=
        0) {
        return -1;
    }
    sources_add(sources, block->indicator, &panel->provenance, composing->arena);
    return 0;
}

static void count_members(struct composing *composing, const struct block *block, struct place_among_all *place)
{
    const int decimals = block->indicator->decimals;
    for (size_t i = 0; i < place->members.area_count; i++) {
        const struct cell *cell = panel_cell(&place->members, i, composing->year);
        if (!cell_has_value(cell)) {
            continue;
        }
        place->reported++;
        if (place->nation != NULL) {
            const double over = number_round(cell->value, decimals) - number_round(place->nation->value, decimals);
            place->above += over > 0;
            place->below += over < 0;
        }
    }
    for (size_t i = 0; i < place->panel.area_count; i++) {
        place->others += cell_has_value(panel_cell(&place->panel, i, composing->year)) &&
                         !area_choice_has(&composing->group, place->panel.areas[i].id);
    }
}

/* The members' figures as the panel of everyone has them, so that both tell the same. */
static int select_members(struct composing *composing, struct place_among_all *place)
{
    struct cell *cells = arena_array(composing->arena, composing->group.count, sizeof *cells);
    if (cells == NULL) {
        return fault_memory(composing->fault, place->everyone.title);
    }
    for (size_t i = 0; i < composing->group.count; i++) {
        cells[i] = (struct cell){.status = CELL_NOT_FETCHED};
        for (size_t j = 0; j < place->panel.area_count; j++) {
            if (strcmp(place->panel.areas[j].id, composing->group.areas[i].id) == 0) {
                cells[i] = *panel_cell(&place->panel, j, composing->year);
            }
        }
    }
    place->members = place->panel;
    place->members.areas = composing->group.areas;
    place->members.area_count = composing->group.count;
    place->members.cells = cells;
    return 0;
}

static int read_place(struct composing *composing, const struct block *block, struct place_among_all *place)
{
    struct panel nation;
    if (read_year(composing, block, place->everyone.areas, place->everyone.count, &place->panel, &place->sources) !=
            0 ||
        select_members(composing, place) != 0 ||
        read_year(composing, block, &composing->nation, 1, &nation, &place->sources) != 0) {
        return -1;
    }
    const struct cell *cell = panel_cell(&nation, 0, composing->year);
    place->nation = cell_has_value(cell) ? cell : NULL;
    count_members(composing, block, place);
    return 0;
}

/* --- the chart --- */

static void fill_strokes(struct composing *composing, struct chart *chart, const struct place_among_all *place,
                         const struct ranked *ranked)
{
    chart->series[0].label = place->panel.indicator->label;
    chart->series[0].role = ROLE_REGION;
    for (size_t i = 0; i < chart->point_count; i++) {
        chart->point_labels[i] = ranked[i].area->title;
        chart->point_roles[i] = area_choice_has(&composing->group, ranked[i].area->id) ? ROLE_REGION : ROLE_CONTEXT;
        chart->series[0].points[i] = comparison_point(
            composing, &place->panel, comparison_index(&place->panel, &ranked[i]), composing->year, chart->source);
    }
    if (place->nation != NULL) {
        chart->reference_label = composing->nation.title;
        chart->reference = figure_cell(place->nation, place->panel.indicator, -1, YES_NO_WORDS,
                                       composing->job->language, composing->arena,
                                       identity_of_area(place->panel.indicator, &composing->nation, composing->year,
                                                        chart->source, composing->arena));
    }
}

/* Within a sentence: "riket". */
static const char *nation_in_text(struct composing *composing)
{
    return strcmp(composing->nation.title, "Riket") == 0 ? "riket" : composing->nation.title;
}

/* "12 av 13 kommuner i Göteborgsregionen ligger under riket" */
static const char *find(struct composing *composing, const struct chart *chart, const struct place_among_all *place)
{
    const bool down = place->below >= place->above;
    if (place->nation == NULL || place->above + place->below == 0) {
        return arena_printf(composing->arena, "%s: %s", composing->group.title,
                            comparison_extremes(composing, chart->unit, false));
    }
    return arena_printf(
        composing->arena,
        composing_pick(composing, "%zu av %zu kommuner i %s ligger %s %s", "%zu of %zu municipalities in %s lie %s %s"),
        down ? place->below : place->above, place->reported, composing->group.title,
        down ? composing_pick(composing, "under", "below") : composing_pick(composing, "över", "above"),
        nation_in_text(composing));
}

/* Members without a figure have no stroke; they are named. */
static int note_lacking(struct composing *composing, const struct block *block, struct chart *chart,
                        const struct place_among_all *place)
{
    const char **names = arena_array(composing->arena, place->members.area_count, sizeof *names);
    size_t count = 0;
    if (names == NULL) {
        return chart_fault(composing, block);
    }
    for (size_t i = 0; i < place->members.area_count; i++) {
        if (!cell_has_value(panel_cell(&place->members, i, composing->year))) {
            names[count++] = place->members.areas[i].title;
        }
    }
    chart->notes[chart->note_count++] = arena_printf(
        composing->arena, composing_pick(composing, "Blått: kommunerna i %s.", "Blue: the municipalities in %s."),
        composing->group.title);
    if (count > 0) {
        chart->notes[chart->note_count++] =
            arena_printf(composing->arena, composing_pick(composing, "Utan uppgift: %s.", "Without a figure: %s."),
                         comparison_join(composing, names, count, 0));
    }
    return 0;
}

static const char *describe(struct composing *composing, const struct chart *chart, const char *found)
{
    const char *text = arena_printf(
        composing->arena,
        composing_pick(composing, "Ett streck för var och en av %zu kommuner längs en skala. %s. %s. Inom %s: %s.",
                       "A stroke for each of %zu municipalities along one scale. %s. %s. Within %s: %s."),
        chart->point_count, chart->subtitle, found, composing->group.title,
        comparison_extremes(composing, chart->unit, false));
    return chart->reference_label == NULL
               ? text
               : arena_printf(composing->arena, "%s %s: %s.", text, chart->reference_label, chart->reference.text);
}

static int draw(struct composing *composing, const struct block *block, const struct place_among_all *place)
{
    struct chart *chart = chart_start(composing, block, CHART_RANKING);
    struct ranked *all = chart_rank_areas(composing, &place->panel);
    struct ranked *members = chart_rank_areas(composing, &place->members);
    if (chart == NULL || all == NULL || members == NULL) {
        return chart_fault(composing, block);
    }
    if (comparison_make(composing, block, chart, place->panel.area_count, 1) != 0 ||
        comparison_frame(composing, block, chart, &place->sources, 2) != 0) {
        return -1;
    }
    fill_strokes(composing, chart, place, all);
    composing_check_panel(composing, chart->label, &place->members, composing->year);
    composing->placeholders.values[PLACEHOLDER_ABOVE] = arena_printf(composing->arena, "%zu", place->above);
    composing->placeholders.values[PLACEHOLDER_BELOW] = arena_printf(composing->arena, "%zu", place->below);
    (void)chart_find_extremes(composing, block->indicator, members, place->members.area_count);
    const char *found = find(composing, chart, place);
    chart->title = comparison_title(composing, block, found);
    chart->alternative = describe(composing, chart, found);
    return note_lacking(composing, block, chart, place);
}

/* The store may know only some municipalities, or hold figures of the group's alone. */
static void leave_out_others(struct composing *composing, const struct block *block)
{
    if (!block->optional) {
        composing_not_fetched(composing, block->indicator);
    }
    comparison_leave_out(composing, block,
                         arena_printf(composing->arena,
                                      composing_pick(composing, "uppgifter om kommunerna utanför %s är inte hämtade",
                                                     "figures of the municipalities outside %s were not fetched"),
                                      composing->group.title));
}

int compose_distribution_strip(struct composing *composing, const struct block *block)
{
    struct place_among_all place = {.nation = NULL};
    struct fault reason;
    if (areas_choose(composing->job->areas, composing->job->store, block->everyone, composing->arena, &place.everyone,
                     &reason) != 0) {
        if (reason.status != STATUS_USAGE) {
            *composing->fault = reason;
            return -1;
        }
        leave_out_others(composing, block);
        return 0;
    }
    if (read_place(composing, block, &place) != 0) {
        return -1;
    }
    if (place.reported == 0) {
        comparison_leave_out_empty(composing, block, &place.members, composing->year, composing->year);
    } else if (place.others == 0) {
        leave_out_others(composing, block);
    } else {
        return draw(composing, block, &place);
    }
    return 0;
}
