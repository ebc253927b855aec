#include "report/chart/axis.h"

#include <math.h>

/* The round step nearest above a rough one: 1, 2 or 5 times a power of ten; 2.5 where that is a whole number. */
static double round_step(double rough)
{
    const double power = pow(10, floor(log10(rough)));
    const double factor = rough / power;
    const double tolerance = 1e-9;
    if (factor <= 1 + tolerance) {
        return power;
    }
    if (factor <= 2 + tolerance) {
        return 2 * power;
    }
    if (factor <= 2.5 + tolerance && power >= 10 - tolerance) {
        return 2.5 * power;
    }
    return factor <= 5 + tolerance ? 5 * power : 10 * power;
}

static int decimals_of(double step)
{
    const int decimals = (int)-floor(log10(step) + 1e-9);
    if (decimals <= 0) {
        return 0;
    }
    return decimals < NUMBER_DECIMALS_MAX ? decimals : NUMBER_DECIMALS_MAX;
}

struct axis axis_fit(double least, double most, size_t steps_wanted)
{
    const double low = fmin(least, 0);
    const double high = fmax(most, 0);
    struct axis axis = {.low = 0, .high = 1, .step = 1, .tick_count = 2, .decimals = 0};
    if (!isfinite(high - low) || high - low < 1e-12) {
        return axis;
    }
    axis.step = round_step((high - low) / (double)(steps_wanted > 0 ? steps_wanted : 1));
    /* The tolerance keeps 0.3 / 0.1 at three steps. */
    const double below = floor(low / axis.step + 1e-9);
    const double above = ceil(high / axis.step - 1e-9);
    axis.low = below * axis.step;
    axis.high = above * axis.step;
    axis.tick_count = (size_t)(above - below + 0.5) + 1;
    axis.decimals = decimals_of(axis.step);
    return axis;
}

double axis_tick(const struct axis *axis, size_t index)
{
    return (round(axis->low / axis->step) + (double)index) * axis->step;
}

bool axis_is_chosen(const struct axis_choice *choice, size_t index)
{
    const size_t way = index > choice->zero ? index - choice->zero : choice->zero - index;
    return way % choice->stride == 0;
}

struct axis_choice axis_choose(const struct axis *axis, double needed, double length)
{
    const double steps = axis->tick_count > 1 ? (double)(axis->tick_count - 1) : 1;
    struct axis_choice choice = {.stride = (size_t)fmin(fmax(ceil(needed * steps / length), 1), steps + 1)};
    while (choice.zero + 1 < axis->tick_count && axis_tick(axis, choice.zero) < -axis->step / 2) {
        choice.zero++;
    }
    for (size_t i = 0; i < axis->tick_count; i++) {
        choice.last = axis_is_chosen(&choice, i) ? i : choice.last;
    }
    return choice;
}

double axis_place(const struct axis *axis, double value, double from, double to)
{
    return from + (to - from) * (value - axis->low) / (axis->high - axis->low);
}

void axis_label(const struct axis *axis, size_t index, enum language language, char text[NUMBER_TEXT_MAX])
{
    number_format(text, axis_tick(axis, index), axis->decimals, language);
}
