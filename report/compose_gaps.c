/* compose_gaps.c - which figures are missing, told once for all tables and charts that show them. */
#include "base/buffer.h"
#include "report/compose_internal.h"

static bool is_gap(const struct panel *panel, size_t area, int year)
{
    enum cell_status status = panel_cell(panel, area, year)->status;
    return status != CELL_VALUE && status != CELL_NOT_APPLICABLE && status != CELL_WITHHELD;
}

/* Whether all areas lack the year. */
static bool whole_year_lacks(const struct panel *panel, int year)
{
    for (size_t area = 0; area < panel->area_count; area++) {
        if (!is_gap(panel, area, year)) {
            return false;
        }
    }
    return panel->area_count > 1;
}

/* "2017, 2019" of the years that satisfy; `area` is ignored for whole years. */
static void list_years(struct buffer *gaps, const struct panel *panel, size_t area, int from, bool whole,
                       const char *name)
{
    bool first = true;
    for (int year = from; year <= panel->last_year; year++) {
        bool lacks_whole = whole_year_lacks(panel, year);
        if (whole ? lacks_whole : (is_gap(panel, area, year) && !lacks_whole)) {
            if (first) {
                buffer_printf(gaps, "%s%s %d", gaps->length > 0 ? "; " : "", name, year);
            } else {
                buffer_printf(gaps, ", %d", year);
            }
            first = false;
        }
    }
}

static void tell_gaps(struct composing *composing, const char *label, const struct panel *panel, int from)
{
    struct buffer gaps;
    buffer_init(&gaps, LIMIT_DOCUMENT_BYTES);
    list_years(&gaps, panel, 0, from, true, composing_pick(composing, "samtliga", "all"));
    for (size_t area = 0; area < panel->area_count; area++) {
        list_years(&gaps, panel, area, from, false, panel->areas[area].title);
    }
    if (buffer_failed(&gaps)) {
        composing->arena->failed = true; /* half a list would be a lie */
    } else if (gaps.length > 0) {
        composing_add_gap(composing,
                          arena_printf(composing->arena, "%s, %s: %s.", label, panel->indicator->label, gaps.bytes));
    }
    buffer_release(&gaps);
}

static bool was_not_fetched(const struct panel *panel, int from)
{
    for (size_t area = 0; area < panel->area_count; area++) {
        for (int year = from; year <= panel->last_year; year++) {
            if (panel_cell(panel, area, year)->status == CELL_NOT_FETCHED) {
                return true;
            }
        }
    }
    return false;
}

/* Whether a panel with at least these areas and years was told before. */
static bool was_told(const struct composing *composing, const struct panel *panel, int from)
{
    for (const struct told *told = composing->told; told != NULL; told = told->next) {
        if (told->indicator == panel->indicator && told->from <= from && told->to >= panel->last_year &&
            told->area_count >= panel->area_count) {
            return true;
        }
    }
    return false;
}

void composing_check_panel(struct composing *composing, const char *label, const struct panel *panel, int from)
{
    struct told *told = arena_alloc(composing->arena, sizeof *told);
    if (told == NULL || was_told(composing, panel, from)) {
        return;
    }
    *told = (struct told){composing->told, panel->indicator, from, panel->last_year, panel->area_count};
    composing->told = told;
    tell_gaps(composing, label, panel, from);
    if (was_not_fetched(panel, from)) {
        composing_not_fetched(composing, panel->indicator);
    }
}
