/* verification_fill.c - the store's cells beside the published ones. */
#include <string.h>

#include "transform/verification_read.h"

#define NOT_IN_PANEL ((size_t)-1)

/* The cells of one indicator and gender. */
struct filling {
    struct verification *verification;
    const struct panel_source *source;
    struct fault *fault;
    const struct verified_cell *first; /* whose indicator and gender they have */
    bool *filled;                      /* cell by cell */
    int first_year;
    int last_year;
    struct area *areas; /* those that are no groups, each once */
    size_t area_count;
    size_t *rows; /* verified area by verified area: its row in the panel */
};

static bool is_of_series(const struct filling *filling, const struct verified_cell *cell)
{
    const struct verified_cell *first = filling->first;
    return cell->published->gender == first->published->gender &&
           (cell->indicator == first->indicator || strcmp(cell->indicator->name, first->indicator->name) == 0);
}

/* Reads a panel of the series and notes the runs behind it. */
static int read_panel(struct filling *filling, const struct area *areas, size_t count, struct panel *panel)
{
    const struct verified_cell *first = filling->first;
    if (panel_read(panel, filling->source, first->indicator, first->published->gender, areas, count,
                   filling->first_year, filling->last_year, filling->fault) != 0) {
        return -1;
    }
    provenance_merge(&filling->verification->provenance, &panel->provenance, filling->source->arena);
    return 0;
}

/* --- areas --- */

/* Which years and areas the series needs. */
static void survey(struct filling *filling)
{
    struct verification *verification = filling->verification;
    filling->area_count = 0;
    filling->first_year = filling->first->published->year;
    filling->last_year = filling->first_year;
    for (size_t i = 0; i < verification->areas.count; i++) {
        filling->rows[i] = NOT_IN_PANEL;
    }
    for (size_t i = 0; i < verification->count; i++) {
        const struct verified_cell *cell = &verification->cells[i];
        if (!is_of_series(filling, cell)) {
            continue;
        }
        int year = cell->published->year;
        filling->first_year = year < filling->first_year ? year : filling->first_year;
        filling->last_year = year > filling->last_year ? year : filling->last_year;
        const struct area_choice *choice = &verified_area(&verification->areas, cell->area)->choice;
        if (!choice->is_group && filling->rows[cell->area] == NOT_IN_PANEL) {
            filling->rows[cell->area] = filling->area_count;
            filling->areas[filling->area_count++] = choice->areas[0];
        }
    }
}

static int fill_areas(struct filling *filling)
{
    struct verification *verification = filling->verification;
    struct panel panel;
    if (filling->area_count == 0) {
        return 0;
    }
    if (read_panel(filling, filling->areas, filling->area_count, &panel) != 0) {
        return -1;
    }
    for (size_t i = 0; i < verification->count; i++) {
        struct verified_cell *cell = &verification->cells[i];
        if (is_of_series(filling, cell) && filling->rows[cell->area] != NOT_IN_PANEL) {
            cell->cell = *panel_cell(&panel, filling->rows[cell->area], cell->published->year);
            filling->filled[i] = true;
        }
    }
    return 0;
}

/* --- groups --- */

static enum statistic statistic_named(const char *name)
{
    int statistic = 0;
    while (statistic < STATISTIC_COUNT && strcmp(statistic_name((enum statistic)statistic), name) != 0) {
        statistic++;
    }
    return (enum statistic)statistic;
}

/* The statistic of the members in the cell's year. */
static void fill_computed(struct verified_cell *cell, const struct panel *members, struct cell *cells, double *room)
{
    panel_year(members, cell->published->year, cells);
    struct group_figure figure = statistic_of(statistic_named(cell->statistic), cells, members->area_count, room);
    cell->cell = figure.cell;
    cell->reported = figure.reported;
    cell->members = figure.members;
}

/* Kolada's own figure of its group, where the mean is asked for and it was fetched. */
static bool fill_own(struct verified_cell *cell, const struct panel *own)
{
    const struct cell *held = own == NULL ? NULL : panel_cell(own, 0, cell->published->year);
    if (held == NULL || held->status == CELL_NOT_FETCHED ||
        strcmp(cell->statistic, statistic_name(STATISTIC_MEAN)) != 0) {
        return false;
    }
    cell->cell = *held;
    cell->statistic = "";
    return true;
}

static int fill_group(struct filling *filling, size_t index)
{
    struct verification *verification = filling->verification;
    struct verified_area *group = verified_area(&verification->areas, index);
    const struct area itself = {.id = group->choice.id, .title = group->choice.title, .type = "G"};
    bool named = areas_group(verification->areas.areas, group->choice.id) != NULL;
    struct cell *cells = arena_array(filling->source->arena, group->choice.count, sizeof *cells);
    double *room = arena_array(filling->source->arena, group->choice.count, sizeof *room);
    struct panel members;
    struct panel own;
    if (cells == NULL || room == NULL) {
        return fault_memory(filling->fault, group->choice.title);
    }
    if (read_panel(filling, group->choice.areas, group->choice.count, &members) != 0 ||
        (!named && read_panel(filling, &itself, 1, &own) != 0)) {
        return -1;
    }
    for (size_t i = 0; i < verification->count; i++) {
        struct verified_cell *cell = &verification->cells[i];
        if (cell->area != index || !is_of_series(filling, cell)) {
            continue;
        }
        if (!fill_own(cell, named ? NULL : &own)) {
            fill_computed(cell, &members, cells, room);
            group->computed = true;
        }
        filling->filled[i] = true;
    }
    return 0;
}

/* --- all --- */

static int fill_series(struct filling *filling)
{
    struct verification *verification = filling->verification;
    survey(filling);
    if (fill_areas(filling) != 0) {
        return -1;
    }
    for (size_t i = 0; i < verification->count; i++) {
        const struct verified_cell *cell = &verification->cells[i];
        if (!filling->filled[i] && is_of_series(filling, cell) && fill_group(filling, cell->area) != 0) {
            return -1;
        }
    }
    return 0;
}

int verification_fill(struct verification *verification, const struct panel_source *source, struct fault *fault)
{
    struct filling filling = {.verification = verification, .source = source, .fault = fault};
    size_t areas = verification->areas.count;
    filling.filled = arena_array(source->arena, verification->count, sizeof *filling.filled);
    filling.areas = arena_array(source->arena, areas, sizeof *filling.areas);
    filling.rows = arena_array(source->arena, areas, sizeof *filling.rows);
    if (filling.filled == NULL || filling.areas == NULL || filling.rows == NULL) {
        return fault_memory(fault, verification->table->path);
    }
    for (size_t i = 0; i < verification->count; i++) {
        if (!filling.filled[i]) {
            filling.first = &verification->cells[i];
            if (fill_series(&filling) != 0) {
                return -1;
            }
        }
    }
    return 0;
}
