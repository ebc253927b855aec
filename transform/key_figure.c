#include "transform/key_figure.h"

#include <string.h>

#include "transform/rank.h"

/* The runs behind the figure and the earlier one it is held against, not behind the whole series. */
static int read_provenance(struct key_figure *figure, const struct panel_source *source, const struct area *area,
                           struct fault *fault)
{
    const int years[] = {figure->year, figure->earlier_year};
    for (size_t i = 0; i < 2 && years[i] != 0; i++) {
        struct panel panel;
        if (panel_read(&panel, source, figure->indicator, GENDER_TOTAL, area, 1, years[i], years[i], fault) != 0) {
            return -1;
        }
        provenance_merge(&figure->provenance, &panel.provenance, source->arena);
    }
    return 0;
}

static int read_nation(struct key_figure *figure, const struct panel_source *source,
                       const struct comparison *comparison, struct fault *fault)
{
    struct panel panel;
    if (panel_read(&panel, source, figure->indicator, GENDER_TOTAL, comparison->nation, 1, figure->year, figure->year,
                   fault) != 0) {
        return -1;
    }
    figure->nation = panel.cells[0];
    provenance_merge(&figure->provenance, &panel.provenance, source->arena);
    return 0;
}

static int read_group(struct key_figure *figure, const struct panel_source *source, const struct area *area,
                      const struct area_choice *group, struct fault *fault)
{
    struct panel panel;
    if (group == NULL) {
        return 0;
    }
    /* One year of all members: the cells stand one an area. */
    if (panel_read(&panel, source, figure->indicator, GENDER_TOTAL, group->areas, group->count, figure->year,
                   figure->year, fault) != 0) {
        return -1;
    }
    provenance_merge(&figure->provenance, &panel.provenance, source->arena);
    figure->mean = statistic_of(STATISTIC_MEAN, panel.cells, panel.area_count, NULL);
    if (area_choice_has(group, area->id)) {
        struct rank rank = rank_as_shown(&figure->value, panel.cells, panel.area_count, figure->indicator->decimals);
        figure->rank = rank.place;
        figure->rank_shared = rank.sharers > 1;
    }
    return 0;
}

int key_figure_read(struct key_figure *figure, const struct panel_source *source, const struct indicator *indicator,
                    const struct area *area, const struct comparison *comparison, int first_year, int last_year,
                    struct fault *fault)
{
    struct panel own;
    memset(figure, 0, sizeof *figure);
    figure->indicator = indicator;
    figure->earlier.status = CELL_MISSING;
    figure->change.status = CELL_MISSING;
    if (panel_read(&own, source, indicator, GENDER_TOTAL, area, 1, first_year, last_year, fault) != 0) {
        return -1;
    }
    figure->year = panel_newest(&own, last_year + 1);
    if (figure->year == 0) {
        figure->value.status = panel_reason(&own);
        figure->nation.status = figure->value.status;
        return 0;
    }
    figure->value = *panel_cell(&own, 0, figure->year);
    figure->series_count = (size_t)(figure->year - own.first_year) + 1;
    figure->series_count = figure->series_count > KEY_SERIES_YEARS ? KEY_SERIES_YEARS : figure->series_count;
    figure->series = panel_cell(&own, 0, figure->year - (int)figure->series_count + 1);
    figure->earlier_year = panel_newest(&own, figure->year);
    if (figure->earlier_year != 0) {
        figure->earlier = *panel_cell(&own, 0, figure->earlier_year);
        figure->change = cell_change(&figure->earlier, &figure->value);
    }
    if (read_provenance(figure, source, area, fault) != 0 || read_nation(figure, source, comparison, fault) != 0) {
        return -1;
    }
    return read_group(figure, source, area, comparison->group, fault);
}
