#include "transform/standing.h"

#include <string.h>

int standing_municipalities(struct store *store, struct arena *arena, const struct area **areas, size_t *count,
                            struct fault *fault)
{
    struct area *all;
    size_t found;
    if (catalogue_plain_areas(store, arena, &all, &found, fault) != 0) {
        return -1;
    }
    *count = 0;
    for (size_t i = 0; i < found; i++) {
        if (strcmp(all[i].type, "K") == 0) {
            all[(*count)++] = all[i];
        }
    }
    *areas = all;
    return 0;
}

static size_t place_of(const struct area *areas, size_t count, const struct area *area)
{
    size_t place = 0;
    while (place < count && strcmp(areas[place].id, area->id) != 0) {
        place++;
    }
    return place;
}

/* The history of the indicator up to the figure's year, and what the last change is in it. */
static int find_shift(struct standing *standing, const struct panel *all, const struct panel *own,
                      const struct panel_source *source, struct fault *fault)
{
    const struct key_figure *figure = &standing->figure;
    bool relative = change_measure_of(figure->indicator) == CHANGE_PERCENT;
    double *room = arena_array(source->arena, all->area_count * all->year_count, sizeof *room);
    if (room == NULL) {
        return fault_memory(fault, figure->indicator->name);
    }
    level_history_find(&standing->history, all->cells, all->area_count, all->year_count, relative, room);
    if (figure->year > own->first_year) {
        standing->shift = level_shift_score(&standing->history, panel_cell(own, 0, figure->year - 1), &figure->value);
    }
    return 0;
}

static int compare_with_all(struct standing *standing, const struct panel *own, const struct panel_source *source,
                            const struct area *area, const struct standing_ground *ground, struct fault *fault)
{
    const struct key_figure *figure = &standing->figure;
    size_t count = ground->municipality_count;
    struct panel all;
    struct cell *cells = arena_array(source->arena, count, sizeof *cells);
    if (cells == NULL) {
        return fault_memory(fault, figure->indicator->name);
    }
    if (panel_read(&all, source, figure->indicator, GENDER_TOTAL, ground->municipalities, count, own->first_year,
                   figure->year, fault) != 0) {
        return -1;
    }
    provenance_merge(&standing->provenance, &all.provenance, source->arena);
    panel_year(&all, figure->year, cells);
    size_t place = place_of(ground->municipalities, count, area);
    if (place < count) {
        standing->quartile = quartile_among(cells, count, place);
        standing->quartile_reported = rank_among(cells, count, place).reported;
    }
    return find_shift(standing, &all, own, source, fault);
}

static void find_run(struct standing *standing, const struct panel *own)
{
    standing->run = run_longest(own->cells, own->year_count, own->indicator->decimals);
    standing->run_from = own->first_year + (int)standing->run.first;
    standing->run_to = own->first_year + (int)standing->run.last;
}

static void find_distances(struct standing *standing)
{
    const struct key_figure *figure = &standing->figure;
    standing->distance_nation = cell_change(&figure->nation, &figure->value);
    if (indicator_is_count(figure->indicator)) {
        /* A municipality's count lies below the nation's whatever it does: that says nothing. */
        standing->distance_nation.status = CELL_NOT_APPLICABLE;
    }
    standing->distance_group = figure->mean.members > 0 ? cell_change(&figure->mean.cell, &figure->value)
                                                        : (struct cell){.status = CELL_NOT_APPLICABLE};
}

int standing_read(struct standing *standing, const struct panel_source *source, const struct indicator *indicator,
                  const struct area *area, const struct standing_ground *ground, int first_year, int last_year,
                  struct fault *fault)
{
    static const struct cell none = {.status = CELL_MISSING};
    struct panel own;
    *standing = (struct standing){.change_percent = none, .shift = none};
    if (key_figure_read(&standing->figure, source, indicator, area, ground->comparison, first_year, last_year, fault) !=
            0 ||
        panel_read(&own, source, indicator, GENDER_TOTAL, area, 1, first_year, last_year, fault) != 0) {
        return -1;
    }
    const struct key_figure *figure = &standing->figure;
    provenance_merge(&standing->provenance, &figure->provenance, source->arena);
    provenance_merge(&standing->provenance, &own.provenance, source->arena);
    find_distances(standing);
    if (figure->year == 0 || indicator->yes_no) {
        return 0;
    }
    if (change_measure_of(indicator) != CHANGE_PERCENT) {
        standing->change_percent.status = CELL_NOT_APPLICABLE;
    } else if (figure->earlier_year != 0) {
        standing->change_percent = change_percent(&figure->earlier, &figure->value);
    }
    find_run(standing, &own);
    return compare_with_all(standing, &own, source, area, ground, fault);
}
