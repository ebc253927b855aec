#include "transform/run_of_years.h"

#include "base/number.h"

/* The way from year i - 1 to i: 1, -1, or 0 where a figure is missing or nothing is seen to move. */
static int step_to(const struct cell *cells, size_t i, int decimals)
{
    if (!cell_has_value(&cells[i - 1]) || !cell_has_value(&cells[i])) {
        return 0;
    }
    double change = number_round(cells[i].value, decimals) - number_round(cells[i - 1].value, decimals);
    return (change > 0) - (change < 0);
}

struct year_run run_longest(const struct cell *cells, size_t count, int decimals)
{
    struct year_run longest = {0};
    struct year_run run = {0};
    for (size_t i = 1; i < count; i++) {
        int step = step_to(cells, i, decimals);
        if (step == 0 || step != run.direction) {
            run = (struct year_run){.direction = step, .first = step == 0 ? i : i - 1};
        }
        run.last = i;
        if (step != 0 && run.last - run.first >= longest.last - longest.first) {
            longest = run;
        }
    }
    return longest;
}

struct year_run run_latest(const struct cell *cells, size_t count, int decimals)
{
    while (count > 0 && !cell_has_value(&cells[count - 1])) {
        count--;
    }
    if (count < 2) {
        return (struct year_run){0};
    }
    struct year_run run = {.direction = step_to(cells, count - 1, decimals), .first = count - 1, .last = count - 1};
    while (run.direction != 0 && run.first > 0 && step_to(cells, run.first, decimals) == run.direction) {
        run.first--;
    }
    return run;
}

int run_monotone(const struct cell *cells, size_t count, int decimals)
{
    struct year_run run = run_longest(cells, count, decimals);
    return count > 1 && run.first == 0 && run.last + 1 == count ? run.direction : 0;
}
