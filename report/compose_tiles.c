/* compose_tiles.c - one year of the group's members, roughly as on a map. */
#include "report/compose_comparison.h"
#include "report/compose_latest.h"
#include "transform/area_tiles.h"

static int place_tiles(struct composing *composing, const struct block *block, struct chart *chart,
                       const struct panel *panel)
{
    struct tile_place *tiles = arena_array(composing->arena, panel->area_count, sizeof *tiles);
    if (tiles == NULL) {
        return chart_fault(composing, block);
    }
    for (size_t i = 0; i < panel->area_count; i++) {
        const struct tile_place *place = tiles_place(composing->template->group, panel->areas[i].id);
        /* The template was refused where a member has no place; the check of the document holds against this. */
        tiles[i] = place == NULL ? (struct tile_place){-1, -1} : *place;
    }
    chart->tiles = tiles;
    return 0;
}

static void fill_tiles(struct composing *composing, struct chart *chart, const struct latest *latest,
                       const struct ranked *ranked)
{
    const struct panel *panel = &latest->panel;
    chart->series[0].label = panel->indicator->label;
    chart->series[0].role = ROLE_REGION;
    for (size_t i = 0; i < panel->area_count; i++) {
        chart->point_labels[i] = panel->areas[i].title;
        chart->series[0].points[i] = latest_cell(composing, latest, i, YES_NO_WORDS, chart->source);
    }
    for (size_t i = 0; i < panel->area_count && cell_has_value(&ranked[i].cell); i++) {
        if (chart_looks_same(panel->indicator, &ranked[0], &ranked[i])) {
            chart->point_roles[comparison_index(panel, &ranked[i])] = ROLE_REGION;
        }
    }
}

static const char *describe(struct composing *composing, const struct chart *chart, const char *found)
{
    return arena_printf(
        composing->arena,
        composing_pick(composing, "Rutkarta med en ruta för var och en av %zu kommuner, ungefär där de ligger. %s. %s.",
                       "Tile map with a square for each of %zu municipalities, roughly where they "
                       "lie. %s. %s."),
        chart->point_count, chart->subtitle, found);
}

int compose_tile_map(struct composing *composing, const struct block *block)
{
    struct sources sources = {0};
    struct latest latest;
    if (latest_read(composing, block, block->indicator, composing->group.areas, composing->group.count, &latest) != 0) {
        return -1;
    }
    const struct panel *panel = &latest.panel;
    if (!comparison_any(panel, composing->year)) {
        comparison_leave_out_empty(composing, block, panel, composing->year, composing->year);
        return 0;
    }
    struct chart *chart = chart_start(composing, block, CHART_TILES);
    struct ranked *ranked = chart_rank_areas(composing, panel);
    if (chart == NULL || ranked == NULL) {
        return chart_fault(composing, block);
    }
    sources_add(&sources, block->indicator, &panel->provenance, composing->arena);
    if (comparison_make(composing, block, chart, panel->area_count, 1) != 0 ||
        comparison_frame(composing, block, chart, &sources, 1) != 0 ||
        place_tiles(composing, block, chart, panel) != 0) {
        return -1;
    }
    fill_tiles(composing, chart, &latest, ranked);
    if (latest_any_earlier(composing, &latest)) {
        chart->notes[chart->note_count++] = latest_note(composing);
    }
    composing_check_panel(composing, chart->label, panel, composing->year);
    (void)chart_find_extremes(composing, block->indicator, ranked, panel->area_count);
    const char *found = comparison_extremes(composing, chart->unit, true);
    chart->title = comparison_title(composing, block, found);
    chart->alternative = describe(composing, chart, found);
    return 0;
}
