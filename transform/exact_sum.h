/*
 * exact_sum.h - a sum that is rounded once, so that the order of what is added never shows.
 *
 * The sum is kept as parts that do not overlap (Shewchuk 1997, "Adaptive
 * Precision Floating-Point Arithmetic"); together they are the sum to the last
 * bit. Reading it rounds them to the nearest double. A sum that leaves the
 * range of a double on its way reads as no finite number.
 */
#ifndef TRANSFORM_EXACT_SUM_H
#define TRANSFORM_EXACT_SUM_H

#include <stddef.h>

/* Parts that do not overlap have 53 bits each of the 2,098 that finite doubles span. */
#define EXACT_SUM_PARTS 48

/* Starts zeroed. */
struct exact_sum {
    size_t count;
    double parts[EXACT_SUM_PARTS]; /* by size, the smallest first */
};

void exact_sum_add(struct exact_sum *sum, double value);
/* Adds left x right without rounding the product. */
void exact_sum_add_product(struct exact_sum *sum, double left, double right);
/* The nearest double. */
double exact_sum_value(const struct exact_sum *sum);
/* One sum divided by another, to the last bit: the mean of equal figures is that figure. */
double exact_sum_ratio(const struct exact_sum *numerator, const struct exact_sum *denominator);
/* The sum divided by a count above 0. */
double exact_sum_mean(const struct exact_sum *sum, size_t count);

#endif
