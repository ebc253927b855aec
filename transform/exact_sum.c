#include "transform/exact_sum.h"

#include <math.h>
#include <stdbool.h>

/* left + right as the nearest double and what that lost; exact for finite numbers (Knuth's two-sum). */
static double add_exactly(double left, double right, double *lost)
{
    double total = left + right;
    double of_right = total - left;
    double of_left = total - of_right;
    *lost = (left - of_left) + (right - of_right);
    return total;
}

static bool is_zero(double value)
{
    return !(value < 0) && !(value > 0);
}

void exact_sum_add(struct exact_sum *sum, double value)
{
    size_t kept = 0;
    for (size_t i = 0; i < sum->count; i++) {
        double lost;
        value = add_exactly(value, sum->parts[i], &lost);
        if (!is_zero(lost)) {
            sum->parts[kept++] = lost;
        }
    }
    /* Parts that do not overlap never fill the room. */
    sum->count = kept < EXACT_SUM_PARTS ? kept : EXACT_SUM_PARTS - 1;
    sum->parts[sum->count++] = value;
}

void exact_sum_add_product(struct exact_sum *sum, double left, double right)
{
    double product = left * right;
    exact_sum_add(sum, product);
    exact_sum_add(sum, fma(left, right, -product));
}

/* Whether the parts below tip a sum that lies halfway between two doubles: `lost` is what rounding dropped. */
static bool tips(double lost, double below)
{
    return (lost < 0 && below < 0) || (lost > 0 && below > 0);
}

double exact_sum_value(const struct exact_sum *sum)
{
    double total = 0;
    double lost = 0;
    size_t left = sum->count;
    while (left > 0 && is_zero(lost)) {
        total = add_exactly(total, sum->parts[--left], &lost);
    }
    if (left > 0 && tips(lost, sum->parts[left - 1])) {
        double twice = lost * 2;
        double next = total + twice;
        total = is_zero((next - total) - twice) ? next : total;
    }
    return total;
}

double exact_sum_ratio(const struct exact_sum *numerator, const struct exact_sum *denominator)
{
    double whole = exact_sum_value(denominator);
    double ratio = exact_sum_value(numerator) / whole;
    struct exact_sum rest = *numerator;
    if (!isfinite(ratio)) {
        return ratio;
    }
    /* What the rounded ratio leaves over is exact again, and its own share sets the last bit right. */
    for (size_t i = 0; i < denominator->count; i++) {
        exact_sum_add_product(&rest, -ratio, denominator->parts[i]);
    }
    return ratio + exact_sum_value(&rest) / whole;
}

double exact_sum_mean(const struct exact_sum *sum, size_t count)
{
    struct exact_sum whole = {.count = 1, .parts = {(double)count}};
    return exact_sum_ratio(sum, &whole);
}
