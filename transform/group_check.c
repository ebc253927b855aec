#include "transform/group_check.h"

#include <math.h>
#include <string.h>

#include "base/number.h"

/* Half of the last place that a figure is written with; 0 for one with an exponent. */
static double half_a_place(double value)
{
    char text[NUMBER_TEXT_MAX];
    number_exact(text, value);
    const char *point = strchr(text, '.');
    if (strchr(text, 'e') != NULL) {
        return 0;
    }
    return point == NULL ? 0.5 : 0.5 * pow(10, -(double)strlen(point + 1));
}

bool group_figures_agree(const struct group_figure *ours, const struct figure_cell *theirs)
{
    if (!cell_has_value(&ours->cell) || theirs->state != FIGURE_HELD) {
        return !cell_has_value(&ours->cell) && theirs->state != FIGURE_HELD;
    }
    /* A sum that the source rounds on its way is good for some twelve digits. */
    double allowed = half_a_place(theirs->value) + fabs(theirs->value) * 1e-12;
    return ours->reported == (size_t)theirs->count && !(fabs(ours->cell.value - theirs->value) > allowed);
}

/* A mean told beside the source's own would also give back what is withheld. */
static bool can_be_held(const struct cell *cells, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (cells[i].status == CELL_NOT_FETCHED || cells[i].status == CELL_WITHHELD) {
            return false;
        }
    }
    return true;
}

static void check_year(struct group_check *check, const struct panel *panel, size_t year,
                       const struct figure_cell *theirs, struct cell *cells)
{
    panel_year(panel, panel->first_year + (int)year, cells);
    if (theirs->state == FIGURE_NOT_ASKED || !can_be_held(cells, panel->area_count)) {
        return;
    }
    struct group_figure ours = statistic_of(STATISTIC_MEAN, cells, panel->area_count, NULL);
    check->compared++;
    if (!group_figures_agree(&ours, theirs)) {
        check->differences[check->count++] =
            (struct group_difference){.year = panel->first_year + (int)year, .ours = ours, .theirs = *theirs};
    }
}

int group_check(struct group_check *check, const struct panel *panel, const char *kolada,
                const struct panel_source *source, struct fault *fault)
{
    *check = (struct group_check){0};
    if (kolada[0] == '\0' || panel->indicator->kind != INDICATOR_KPI) {
        return 0;
    }
    struct figure_cell *theirs = arena_array(source->arena, panel->year_count, sizeof *theirs);
    struct cell *cells = arena_array(source->arena, panel->area_count, sizeof *cells);
    check->differences = arena_array(source->arena, panel->year_count, sizeof *check->differences);
    if (theirs == NULL || cells == NULL || check->differences == NULL) {
        return fault_memory(fault, panel->indicator->name);
    }
    if (figures_read(source->store, panel->indicator->kpi, kolada, panel->gender, panel->first_year, panel->last_year,
                     theirs, fault) != 0) {
        return -1;
    }
    for (size_t year = 0; year < panel->year_count; year++) {
        check_year(check, panel, year, &theirs[year], cells);
    }
    return 0;
}
