#include "transform/withholding.h"

#include <stdlib.h>
#include <string.h>

#include "transform/small_numbers.h"

const struct indicator *small_base_of(const struct indicator *indicator)
{
    if (strcmp(indicator->unit, "%") != 0) {
        return NULL;
    }
    if (indicator->kind == INDICATOR_RATIO) {
        return indicator->denominator;
    }
    return indicator->weight != NULL && indicator_is_count(indicator->weight) ? indicator->weight : NULL;
}

/* The same areas and years of another indicator or gender, with nothing withheld. */
static int read_open(struct panel *other, const struct panel *panel, const struct panel_source *source,
                     const struct indicator *indicator, enum gender gender, struct fault *fault)
{
    struct panel_source open = *source;
    open.withhold = 0;
    return panel_read(other, &open, indicator, gender, panel->areas, panel->area_count, panel->first_year,
                      panel->last_year, fault);
}

static void hide(struct panel *panel, size_t area, int year)
{
    struct cell *cell = &panel->cells[area * panel->year_count + (size_t)(year - panel->first_year)];
    if (cell_has_value(cell)) {
        *cell = (struct cell){.status = CELL_WITHHELD};
    }
}

/* --- counts --- */

static int compare_areas(const void *left, const void *right)
{
    return strcmp(((const struct area *)left)->id, ((const struct area *)right)->id);
}

/* The areas of the panel and those shown beside them, each once and by id: whom a tie falls on must not depend on the
 * panel. NULL where memory fails. */
static struct area *areas_together(const struct panel *panel, const struct panel_source *source, size_t *count)
{
    size_t most = panel->area_count + source->among_count;
    struct area *areas = arena_array(source->arena, most, sizeof *areas);
    *count = 0;
    for (size_t i = 0; areas != NULL && i < most; i++) {
        areas[i] = i < panel->area_count ? panel->areas[i] : source->among[i - panel->area_count];
    }
    if (areas != NULL) {
        qsort(areas, most, sizeof *areas, compare_areas);
    }
    for (size_t i = 0; areas != NULL && i < most; i++) {
        if (*count == 0 || compare_areas(&areas[*count - 1], &areas[i]) != 0) {
            areas[(*count)++] = areas[i];
        }
    }
    return areas;
}

/* What is judged together: counts of one indicator, by one or all genders. */
struct judging {
    struct panel panels[3];
    size_t panel_count;
    struct area *areas; /* by id */
    size_t area_count;
    struct cell *cells;
    bool *own;
    bool *withheld;
};

/* Of one gender by both and the total, of the total by itself. */
static int judging_read(struct judging *judging, const struct panel *panel, const struct panel_source *source,
                        struct fault *fault)
{
    static const enum gender genders[] = {GENDER_TOTAL, GENDER_WOMEN, GENDER_MEN};
    const size_t panel_count = panel->gender == GENDER_TOTAL ? 1 : 3;
    *judging = (struct judging){.panel_count = panel_count};
    judging->areas = areas_together(panel, source, &judging->area_count);
    judging->cells = arena_array(source->arena, judging->area_count, sizeof *judging->cells);
    judging->own = arena_array(source->arena, judging->area_count, sizeof *judging->own);
    judging->withheld = arena_array(source->arena, judging->area_count, sizeof *judging->withheld);
    if (arena_failed(source->arena)) {
        return fault_memory(fault, panel->indicator->name);
    }
    struct panel wide = *panel;
    wide.areas = judging->areas;
    wide.area_count = judging->area_count;
    for (size_t i = 0; i < panel_count; i++) {
        if (read_open(&judging->panels[i], &wide, source, panel->indicator, genders[i], fault) != 0) {
            return -1;
        }
    }
    return 0;
}

static void judge_year(struct judging *judging, int year, double limit)
{
    memset(judging->withheld, 0, judging->area_count * sizeof *judging->withheld);
    for (size_t i = 0; i < judging->panel_count; i++) {
        panel_year(&judging->panels[i], year, judging->cells);
        small_withhold(judging->cells, judging->area_count, limit, judging->own);
        for (size_t area = 0; area < judging->area_count; area++) {
            judging->withheld[area] = judging->withheld[area] || judging->own[area];
        }
    }
}

static int withhold_counts(struct panel *panel, const struct panel_source *source, struct fault *fault)
{
    struct judging judging;
    if (panel->area_count == 0) {
        return 0;
    }
    if (judging_read(&judging, panel, source, fault) != 0) {
        return -1;
    }
    for (int year = panel->first_year; year <= panel->last_year; year++) {
        judge_year(&judging, year, source->withhold);
        for (size_t area = 0; area < panel->area_count; area++) {
            const struct area *found =
                bsearch(&panel->areas[area], judging.areas, judging.area_count, sizeof *judging.areas, compare_areas);
            if (found != NULL && judging.withheld[found - judging.areas]) {
                hide(panel, area, year);
            }
        }
    }
    return 0;
}

/* --- shares --- */

/* Hides the shares whose own base or count is small. `judged` is the panel itself or that of the other gender. */
static int hide_small_shares(struct panel *panel, const struct panel *judged, const struct panel_source *source,
                             const struct indicator *base, struct fault *fault)
{
    struct panel bases;
    if (read_open(&bases, panel, source, base, judged->gender, fault) != 0) {
        return -1;
    }
    for (size_t area = 0; area < panel->area_count; area++) {
        for (int year = panel->first_year; year <= panel->last_year; year++) {
            if (small_share(panel_cell(judged, area, year), panel_cell(&bases, area, year), 100, source->withhold)) {
                hide(panel, area, year);
            }
        }
    }
    return 0;
}

/* Shares: of one gender by both, since the total with the one gives the other; of the total by itself. */
static int withhold_shares(struct panel *panel, const struct panel_source *source, const struct indicator *base,
                           struct fault *fault)
{
    if (panel->gender != GENDER_TOTAL) {
        enum gender gender = panel->gender == GENDER_WOMEN ? GENDER_MEN : GENDER_WOMEN;
        struct panel other;
        if (read_open(&other, panel, source, panel->indicator, gender, fault) != 0 ||
            hide_small_shares(panel, &other, source, base, fault) != 0) {
            return -1;
        }
    }
    return hide_small_shares(panel, panel, source, base, fault);
}

int panel_withhold(struct panel *panel, const struct panel_source *source, struct fault *fault)
{
    const struct indicator *base = small_base_of(panel->indicator);
    if (indicator_is_count(panel->indicator)) {
        return withhold_counts(panel, source, fault);
    }
    return base == NULL ? 0 : withhold_shares(panel, source, base, fault);
}
