#include "transform/withholding.h"

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

/* Marks the cells of one year that are withheld, besides those marked already. */
static void mark_year(const struct panel *panel, int year, double limit, struct cell *cells, bool *own, bool *withheld)
{
    panel_year(panel, year, cells);
    small_withhold(cells, panel->area_count, limit, own);
    for (size_t area = 0; area < panel->area_count; area++) {
        withheld[area] = withheld[area] || own[area];
    }
}

static void hide(struct panel *panel, size_t area, int year)
{
    struct cell *cell = &panel->cells[area * panel->year_count + (size_t)(year - panel->first_year)];
    if (cell_has_value(cell)) {
        *cell = (struct cell){.status = CELL_WITHHELD};
    }
}

/* Counts: of one gender by both and the total, of the total by itself. */
static int withhold_counts(struct panel *panel, const struct panel_source *source, struct fault *fault)
{
    static const enum gender genders[] = {GENDER_TOTAL, GENDER_WOMEN, GENDER_MEN};
    size_t judged = panel->gender == GENDER_TOTAL ? 1 : 3;
    struct panel panels[3];
    struct cell *cells = arena_array(source->arena, panel->area_count, sizeof *cells);
    bool *own = arena_array(source->arena, panel->area_count, sizeof *own);
    bool *withheld = arena_array(source->arena, panel->area_count, sizeof *withheld);
    if (cells == NULL || own == NULL || withheld == NULL) {
        return fault_memory(fault, panel->indicator->name);
    }
    for (size_t i = 0; i < judged; i++) {
        if (read_open(&panels[i], panel, source, panel->indicator, genders[i], fault) != 0) {
            return -1;
        }
    }
    for (int year = panel->first_year; year <= panel->last_year; year++) {
        memset(withheld, 0, panel->area_count * sizeof *withheld);
        for (size_t i = 0; i < judged; i++) {
            mark_year(&panels[i], year, source->withhold, cells, own, withheld);
        }
        for (size_t area = 0; area < panel->area_count; area++) {
            if (withheld[area]) {
                hide(panel, area, year);
            }
        }
    }
    return 0;
}

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
