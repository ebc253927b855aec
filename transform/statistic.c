#include "transform/statistic.h"

#include <math.h>
#include <stdlib.h>

#include "transform/exact_sum.h"

const char *statistic_name(enum statistic statistic)
{
    static const char *const names[STATISTIC_COUNT] = {
        "mean", "weighted_mean", "median", "lower_quartile", "upper_quartile", "min", "max", "sum", "balanced_mean"};
    return names[statistic];
}

/* --- who reported --- */

/* Collects the cells that a figure is made of, and the reason why there may be none. */
struct reporting {
    struct group_figure figure;
    size_t not_applicable;
};

static void reporting_note(struct reporting *reporting, const struct cell *cell)
{
    reporting->not_applicable += cell->status == CELL_NOT_APPLICABLE;
    if (cell_has_value(cell)) {
        reporting->figure.cell.preliminary = reporting->figure.cell.preliminary || cell->preliminary;
        reporting->figure.reported++;
    } else if (cell->status > reporting->figure.cell.status && cell->status != CELL_NOT_APPLICABLE) {
        reporting->figure.cell.status = cell->status;
    }
}

/* The figure without its value: CELL_VALUE where any member reported, else the strongest reason. */
static struct group_figure reporting_end(const struct reporting *reporting)
{
    struct group_figure figure = reporting->figure;
    if (figure.reported > 0) {
        figure.cell.status = CELL_VALUE;
    } else if (figure.members > 0 && reporting->not_applicable == figure.members) {
        /* A figure that exists for some members is missing, not inapplicable, for their group. */
        figure.cell.status = CELL_NOT_APPLICABLE;
    }
    return figure;
}

static struct reporting reporting_start(size_t members)
{
    return (struct reporting){.figure = {.members = members, .cell = {.status = CELL_MISSING}}};
}

static struct group_figure reported_of(const struct cell *cells, size_t count)
{
    struct reporting reporting = reporting_start(count);
    for (size_t i = 0; i < count; i++) {
        reporting_note(&reporting, &cells[i]);
    }
    return reporting_end(&reporting);
}

static void set_value(struct group_figure *figure, double value)
{
    if (isfinite(value)) {
        figure->cell.value = value;
    } else {
        figure->cell = (struct cell){.status = CELL_MISSING};
    }
}

/* --- in order --- */

static int compare_values(const void *left, const void *right)
{
    double a = *(const double *)left;
    double b = *(const double *)right;
    return (a > b) - (a < b);
}

size_t statistic_sorted(const struct cell *cells, size_t count, double *room)
{
    size_t used = 0;
    for (size_t i = 0; i < count; i++) {
        if (cell_has_value(&cells[i])) {
            room[used++] = cells[i].value;
        }
    }
    qsort(room, used, sizeof *room, compare_values);
    return used;
}

double statistic_quantile(const double *sorted, size_t n, double p)
{
    double place = (double)(n - 1) * p;
    size_t below = (size_t)place;
    double part = place - (double)below;
    return part > 0 ? sorted[below] + part * (sorted[below + 1] - sorted[below]) : sorted[below];
}

static double share_below(enum statistic statistic)
{
    return statistic == STATISTIC_LOWER_QUARTILE ? 0.25 : (statistic == STATISTIC_MEDIAN ? 0.5 : 0.75);
}

static bool is_quantile(enum statistic statistic)
{
    return statistic == STATISTIC_LOWER_QUARTILE || statistic == STATISTIC_MEDIAN ||
           statistic == STATISTIC_UPPER_QUARTILE;
}

/* --- the plain ones --- */

/* The largest value times the sign (with -1 the smallest) and who has it. */
static void set_extreme(struct group_figure *figure, const struct cell *cells, double sign)
{
    for (size_t i = 0; i < figure->members; i++) {
        double ahead = (cells[i].value - figure->cell.value) * sign;
        if (!cell_has_value(&cells[i]) || (figure->holders > 0 && ahead < 0)) {
            continue;
        }
        if (figure->holders == 0 || ahead > 0) {
            figure->cell.value = cells[i].value;
            figure->holder = i;
            figure->holders = 0;
        }
        figure->holders++;
    }
}

static void set_sum(struct group_figure *figure, enum statistic statistic, const struct cell *cells)
{
    struct exact_sum sum = {0};
    for (size_t i = 0; i < figure->members; i++) {
        if (cell_has_value(&cells[i])) {
            exact_sum_add(&sum, cells[i].value);
        }
    }
    figure->is_total = statistic == STATISTIC_SUM && figure->reported == figure->members;
    set_value(figure, statistic == STATISTIC_SUM ? exact_sum_value(&sum) : exact_sum_mean(&sum, figure->reported));
}

/* Fills in the value of a statistic that has one; `room` is sorted where it is a quantile. */
static void set_statistic(struct group_figure *figure, enum statistic statistic, const struct cell *cells,
                          const double *room)
{
    switch (statistic) {
    case STATISTIC_MEDIAN:
    case STATISTIC_LOWER_QUARTILE:
    case STATISTIC_UPPER_QUARTILE:
        set_value(figure, statistic_quantile(room, figure->reported, share_below(statistic)));
        break;
    case STATISTIC_MIN:
        set_extreme(figure, cells, -1);
        break;
    case STATISTIC_MAX:
        set_extreme(figure, cells, 1);
        break;
    case STATISTIC_SUM:
    case STATISTIC_MEAN:
        set_sum(figure, statistic, cells);
        break;
    case STATISTIC_WEIGHTED_MEAN:
    case STATISTIC_BALANCED_MEAN:
    case STATISTIC_COUNT:
        *figure = (struct group_figure){.members = figure->members, .cell = {.status = CELL_MISSING}};
        break;
    }
}

struct group_figure statistic_of(enum statistic statistic, const struct cell *cells, size_t count, double *room)
{
    struct group_figure figure = reported_of(cells, count);
    if (figure.reported == 0) {
        return figure;
    }
    if (is_quantile(statistic)) {
        (void)statistic_sorted(cells, count, room);
    }
    set_statistic(&figure, statistic, cells, room);
    return figure;
}

/* --- those that need more than the cells --- */

struct group_figure statistic_weighted_mean(const struct cell *cells, const struct cell *weights, size_t count)
{
    struct reporting reporting = reporting_start(count);
    struct exact_sum products = {0};
    struct exact_sum whole = {0};
    for (size_t i = 0; i < count; i++) {
        struct cell counted = cells[i];
        if (!cell_has_value(&weights[i]) && weights[i].status > counted.status) {
            counted = weights[i];
        } else if (cell_has_value(&counted) && !(weights[i].value > 0)) {
            counted = (struct cell){.status = CELL_MISSING};
        }
        counted.preliminary = counted.preliminary || weights[i].preliminary;
        reporting_note(&reporting, &counted);
        if (cell_has_value(&counted)) {
            exact_sum_add_product(&products, counted.value, weights[i].value);
            exact_sum_add(&whole, weights[i].value);
        }
    }
    struct group_figure figure = reporting_end(&reporting);
    if (figure.reported > 0) {
        set_value(&figure, exact_sum_ratio(&products, &whole));
    }
    return figure;
}

size_t statistic_balanced_members(const struct cell *cells, size_t count, size_t year_count, bool *balanced)
{
    size_t found = 0;
    for (size_t area = 0; area < count; area++) {
        balanced[area] = true;
    }
    for (size_t year = 0; year < year_count; year++) {
        bool shown = false;
        for (size_t area = 0; area < count && !shown; area++) {
            shown = cell_has_value(&cells[area * year_count + year]);
        }
        for (size_t area = 0; area < count && shown; area++) {
            balanced[area] = balanced[area] && cell_has_value(&cells[area * year_count + year]);
        }
    }
    for (size_t area = 0; area < count; area++) {
        found += balanced[area];
    }
    return found;
}

struct group_figure statistic_balanced_mean(const struct cell *cells, const bool *balanced, size_t count)
{
    struct reporting reporting = reporting_start(count);
    struct exact_sum sum = {0};
    for (size_t i = 0; i < count; i++) {
        /* One who reported this year and not every year is left out, which makes the figure missing, not withdrawn. */
        struct cell left_out = {.status = cell_has_value(&cells[i]) ? CELL_MISSING : cells[i].status};
        reporting_note(&reporting, balanced[i] ? &cells[i] : &left_out);
        if (balanced[i] && cell_has_value(&cells[i])) {
            exact_sum_add(&sum, cells[i].value);
        }
    }
    struct group_figure figure = reporting_end(&reporting);
    if (figure.reported > 0) {
        set_value(&figure, exact_sum_mean(&sum, figure.reported));
    }
    return figure;
}

void statistic_all(const struct statistic_year *year, double *room, struct group_figure figures[STATISTIC_COUNT])
{
    const struct group_figure plain = reported_of(year->cells, year->count);
    (void)statistic_sorted(year->cells, year->count, room);
    for (int i = 0; i < STATISTIC_COUNT; i++) {
        figures[i] = plain;
        if (plain.reported > 0) {
            set_statistic(&figures[i], (enum statistic)i, year->cells, room);
        }
    }
    if (year->weights != NULL) {
        figures[STATISTIC_WEIGHTED_MEAN] = statistic_weighted_mean(year->cells, year->weights, year->count);
    }
    if (year->balanced != NULL) {
        figures[STATISTIC_BALANCED_MEAN] = statistic_balanced_mean(year->cells, year->balanced, year->count);
    }
}

/* --- changes --- */

struct cell statistic_common_change(const struct cell *earlier, const struct cell *later, size_t count, size_t *common)
{
    struct exact_sum sum = {0};
    *common = 0;
    for (size_t i = 0; i < count; i++) {
        if (cell_has_value(&earlier[i]) && cell_has_value(&later[i])) {
            exact_sum_add(&sum, later[i].value - earlier[i].value);
            (*common)++;
        }
    }
    if (*common == 0) {
        return (struct cell){.status = CELL_MISSING};
    }
    return (struct cell){.value = exact_sum_mean(&sum, *common)};
}
