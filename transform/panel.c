#include "transform/panel.h"

const struct cell *panel_series(const struct panel *panel, size_t area)
{
    return panel->cells + area * panel->year_count;
}

const struct cell *panel_cell(const struct panel *panel, size_t area, int year)
{
    return panel_series(panel, area) + (year - panel->first_year);
}

void panel_year(const struct panel *panel, int year, struct cell *cells)
{
    for (size_t area = 0; area < panel->area_count; area++) {
        cells[area] = *panel_cell(panel, area, year);
    }
}

size_t panel_reported(const struct panel *panel, int year)
{
    size_t reported = 0;
    for (size_t area = 0; area < panel->area_count; area++) {
        reported += cell_has_value(panel_cell(panel, area, year)) ? 1 : 0;
    }
    return reported;
}

static bool any_in(const struct panel *panel, int year, bool or_withheld)
{
    for (size_t area = 0; area < panel->area_count; area++) {
        const struct cell *cell = panel_cell(panel, area, year);
        if (cell_has_value(cell) || (or_withheld && cell->status == CELL_WITHHELD)) {
            return true;
        }
    }
    return false;
}

int panel_newest_value(const struct panel *panel)
{
    int year = panel->last_year;
    while (year >= panel->first_year && !any_in(panel, year, false)) {
        year--;
    }
    return year < panel->first_year ? 0 : year;
}

int panel_newest(const struct panel *panel, int before)
{
    int year = before - 1;
    while (year >= panel->first_year && !any_in(panel, year, true)) {
        year--;
    }
    return year < panel->first_year ? 0 : year;
}

enum cell_status panel_reason(const struct panel *panel)
{
    enum cell_status reason = CELL_NOT_FETCHED;
    for (size_t i = 0; i < panel->area_count * panel->year_count; i++) {
        reason = panel->cells[i].status != CELL_NOT_FETCHED ? panel->cells[i].status : reason;
    }
    return reason;
}
