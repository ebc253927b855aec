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
