#include "report/compose_latest.h"

bool latest_wanted(const struct composing *composing, const struct block *block)
{
    return block->latest || composing->job->latest;
}

/* The cells of one year, each the newest that has a value; where none has, the year's own tells why. */
static int take_latest(struct composing *composing, const struct panel *all, struct latest *latest)
{
    struct cell *cells = arena_array(composing->arena, all->area_count, sizeof *cells);
    latest->years = arena_array(composing->arena, all->area_count, sizeof *latest->years);
    if (cells == NULL || latest->years == NULL) {
        return fault_memory(composing->fault, all->indicator->name);
    }
    for (size_t area = 0; area < all->area_count; area++) {
        int year = all->last_year;
        while (year > all->first_year && !cell_has_value(panel_cell(all, area, year))) {
            year--;
        }
        latest->years[area] = cell_has_value(panel_cell(all, area, year)) ? year : all->last_year;
        cells[area] = *panel_cell(all, area, latest->years[area]);
    }
    latest->panel = *all;
    latest->panel.cells = cells;
    latest->panel.first_year = all->last_year;
    latest->panel.year_count = 1;
    return 0;
}

int latest_read(struct composing *composing, const struct block *block, const struct indicator *indicator,
                const struct area *areas, size_t count, struct latest *latest)
{
    const int first = latest_wanted(composing, block) ? composing->first_year : composing->year;
    struct panel all;
    if (composing_panel_years(composing, indicator, areas, count, first, composing->year, &all) != 0) {
        return -1;
    }
    return take_latest(composing, &all, latest);
}

struct doc_cell latest_cell(struct composing *composing, const struct latest *latest, size_t area,
                            enum yes_no_style style, const char *source)
{
    const struct panel *panel = &latest->panel;
    const int year = latest->years[area];
    const bool earlier = year != composing->year;
    struct doc_cell shown = figure_cell(
        &panel->cells[area], panel->indicator, -1, earlier ? YES_NO_WORDS : style, composing->job->language,
        composing->arena, identity_of_area(panel->indicator, &panel->areas[area], year, source, composing->arena));
    return earlier ? figure_with_year(shown, year, composing->arena) : shown;
}

bool latest_any_earlier(const struct composing *composing, const struct latest *latest)
{
    for (size_t area = 0; area < latest->panel.area_count; area++) {
        if (latest->years[area] != composing->year) {
            return true;
        }
    }
    return false;
}

const char *latest_note(struct composing *composing)
{
    return arena_printf(composing->arena,
                        composing_pick(composing,
                                       "Där uppgift för %d saknas visas den senaste dessförinnan, med årtalet inom "
                                       "parentes.",
                                       "Where there is no figure for %d, the latest before it is shown, with its year "
                                       "in brackets."),
                        composing->year);
}
