#include "transform/statistic.h"

#include <math.h>
#include <stdlib.h>

const char *statistic_name(enum statistic statistic)
{
    static const char *const names[STATISTIC_COUNT] = {"mean", "median", "min", "max"};
    return names[statistic];
}

/* Neumaier's compensated sum: the error of each addition is kept and added at the end. */
static double sum_of(const struct cell *cells, size_t count)
{
    double sum = 0;
    double lost = 0;
    for (size_t i = 0; i < count; i++) {
        if (!cell_has_value(&cells[i])) {
            continue;
        }
        double value = cells[i].value;
        double next = sum + value;
        lost += fabs(sum) >= fabs(value) ? (sum - next) + value : (value - next) + sum;
        sum = next;
    }
    return sum + lost;
}

static int compare_values(const void *left, const void *right)
{
    double a = *(const double *)left;
    double b = *(const double *)right;
    return (a > b) - (a < b);
}

static double median_of(const struct cell *cells, size_t count, double *room)
{
    size_t used = 0;
    for (size_t i = 0; i < count; i++) {
        if (cell_has_value(&cells[i])) {
            room[used++] = cells[i].value;
        }
    }
    qsort(room, used, sizeof *room, compare_values);
    return used % 2 == 1 ? room[used / 2] : (room[used / 2 - 1] + room[used / 2]) / 2;
}

/* The largest value times the sign: with -1 the smallest. */
static double extreme_of(const struct cell *cells, size_t count, double sign)
{
    double best = -INFINITY;
    for (size_t i = 0; i < count; i++) {
        if (cell_has_value(&cells[i]) && cells[i].value * sign > best) {
            best = cells[i].value * sign;
        }
    }
    return best * sign;
}

struct group_figure statistic_of(enum statistic statistic, const struct cell *cells, size_t count, double *room)
{
    struct group_figure figure = {.members = count, .cell = {.status = CELL_MISSING}};
    size_t not_applicable = 0;
    for (size_t i = 0; i < count; i++) {
        figure.reported += cell_has_value(&cells[i]);
        figure.cell.preliminary = figure.cell.preliminary || (cell_has_value(&cells[i]) && cells[i].preliminary);
        if (cells[i].status > figure.cell.status && cells[i].status != CELL_NOT_APPLICABLE) {
            figure.cell.status = cells[i].status;
        }
        not_applicable += cells[i].status == CELL_NOT_APPLICABLE;
    }
    if (figure.reported == 0) {
        /* A figure that exists for some members is missing, not inapplicable, for their group. */
        figure.cell.status = not_applicable == count && count > 0 ? CELL_NOT_APPLICABLE : figure.cell.status;
        return figure;
    }
    figure.cell.status = CELL_VALUE;
    switch (statistic) {
    case STATISTIC_MEDIAN:
        figure.cell.value = median_of(cells, count, room);
        break;
    case STATISTIC_MIN:
        figure.cell.value = extreme_of(cells, count, -1);
        break;
    case STATISTIC_MAX:
        figure.cell.value = extreme_of(cells, count, 1);
        break;
    case STATISTIC_MEAN:
    case STATISTIC_COUNT:
        figure.cell.value = sum_of(cells, count) / (double)figure.reported;
        break;
    }
    return figure;
}

size_t rank_of(double value, const struct cell *cells, size_t count)
{
    size_t rank = 1;
    for (size_t i = 0; i < count; i++) {
        rank += cell_has_value(&cells[i]) && cells[i].value > value;
    }
    return rank;
}

size_t rank_sharers(double value, const struct cell *cells, size_t count)
{
    size_t sharers = 0;
    for (size_t i = 0; i < count; i++) {
        sharers += cell_has_value(&cells[i]) && !(cells[i].value < value) && !(cells[i].value > value);
    }
    return sharers;
}

struct cell statistic_common_change(const struct cell *earlier, const struct cell *later, size_t count, size_t *common)
{
    double sum = 0;
    *common = 0;
    for (size_t i = 0; i < count; i++) {
        if (cell_has_value(&earlier[i]) && cell_has_value(&later[i])) {
            sum += later[i].value - earlier[i].value;
            (*common)++;
        }
    }
    if (*common == 0) {
        return (struct cell){.status = CELL_MISSING};
    }
    return (struct cell){.value = sum / (double)*common};
}
