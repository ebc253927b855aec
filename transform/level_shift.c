#include "transform/level_shift.h"

#include <math.h>
#include <stdlib.h>

#include "transform/exact_sum.h"
#include "transform/panel.h"

#define MAD_TO_DEVIATION 1.4826
#define MEAN_TO_DEVIATION 1.2533
/* Equal changes of decimal figures (3.1 - 3.0, 4.1 - 4.0) differ in their last bits; as a share of the change. */
#define NOISE 1e-9

static struct cell change_between(const struct cell *earlier, const struct cell *later, bool relative)
{
    struct cell change = cell_change(earlier, later);
    if (!relative || !cell_has_value(&change)) {
        return change;
    }
    if (!(earlier->value > 0) || !(later->value > 0)) {
        return (struct cell){.status = CELL_ZERO_DENOMINATOR};
    }
    change.value = log(later->value / earlier->value);
    return change;
}

static int compare(const void *left, const void *right)
{
    double a = *(const double *)left;
    double b = *(const double *)right;
    return (a > b) - (a < b);
}

static double median_of(double *values, size_t count)
{
    qsort(values, count, sizeof *values, compare);
    return count % 2 == 1 ? values[count / 2] : (values[count / 2 - 1] + values[count / 2]) / 2;
}

/* The changes become their distances from the median. */
static double spread_of(double *changes, size_t count, double median, bool *by_mean)
{
    struct exact_sum distance = {0};
    for (size_t i = 0; i < count; i++) {
        changes[i] = fabs(changes[i] - median);
        exact_sum_add(&distance, changes[i]);
    }
    double mad = median_of(changes, count);
    double mean = exact_sum_value(&distance) / (double)count;
    double noise = NOISE * fabs(median);
    *by_mean = !(mad > noise);
    if (!*by_mean) {
        return MAD_TO_DEVIATION * mad;
    }
    return mean > noise ? MEAN_TO_DEVIATION * mean : 0;
}

void level_history_find(struct level_history *history, const struct cell *cells, size_t area_count, size_t year_count,
                        bool relative, double *room)
{
    *history = (struct level_history){.relative = relative};
    for (size_t area = 0; area < area_count; area++) {
        const struct cell *series = &cells[area * year_count];
        for (size_t year = 1; year < year_count; year++) {
            struct cell change = change_between(&series[year - 1], &series[year], relative);
            if (cell_has_value(&change)) {
                room[history->changes++] = change.value;
            }
        }
    }
    if (history->changes >= LEVEL_SHIFT_LEAST) {
        history->median = median_of(room, history->changes);
        history->spread = spread_of(room, history->changes, history->median, &history->by_mean);
    }
}

struct cell level_shift_score(const struct level_history *history, const struct cell *earlier, const struct cell *later)
{
    struct cell score = change_between(earlier, later, history->relative);
    if (!cell_has_value(&score)) {
        return score;
    }
    if (!(history->spread > 0)) {
        return (struct cell){.status = CELL_MISSING};
    }
    score.value = (score.value - history->median) / history->spread;
    return score;
}

bool level_is_shift(const struct cell *score)
{
    return cell_has_value(score) && fabs(score->value) > LEVEL_SHIFT_LIMIT;
}
