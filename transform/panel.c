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
