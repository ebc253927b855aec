/*
 * sum.h - a sum that keeps the error of each addition (Neumaier 1974), so that the order of the terms does not show.
 *
 * `struct sum s = {0};`, then `sum_add` for each term and `sum_total` at the end.
 */
#ifndef BASE_SUM_H
#define BASE_SUM_H

#include <math.h>

struct sum {
    double so_far;
    double lost; /* what the additions have rounded away */
};

static inline void sum_add(struct sum *sum, double term)
{
    double next = sum->so_far + term;
    sum->lost += fabs(sum->so_far) >= fabs(term) ? (sum->so_far - next) + term : (term - next) + sum->so_far;
    sum->so_far = next;
}

static inline double sum_total(const struct sum *sum)
{
    return sum->so_far + sum->lost;
}

#endif
