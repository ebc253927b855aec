/*
 * axis.h - a scale from zero with few round ticks.
 *
 * Invariants: low <= 0 <= high, low < high; ticks are multiples of `step`
 * (1, 2 or 5 times a power of ten, or 25, 250 ...), the first is `low`, the last is `high`.
 */
#ifndef REPORT_AXIS_H
#define REPORT_AXIS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/language.h"
#include "base/number.h"

struct axis {
    double low;
    double high;
    double step;
    size_t tick_count;
    int decimals; /* that the ticks need */
};

/* A scale over the values given, and zero; with about as many steps as wanted.
 * No difference between them, or a value that is not finite, gives 0 to 1. */
struct axis axis_fit(double least, double most, size_t steps_wanted);
double axis_tick(const struct axis *axis, size_t index);
/* Which ticks have figures where there is not room for all: every so manieth, counted from zero (or from the low end
 * where that is above it). */
struct axis_choice {
    size_t zero;
    size_t stride;
    size_t last; /* the highest that has one */
};
/* For figures that need so much of the axis' length each. */
struct axis_choice axis_choose(const struct axis *axis, double needed, double length);
bool axis_is_chosen(const struct axis_choice *choice, size_t index);
/* Where a value lies between the place of `low` and the place of `high`. */
double axis_place(const struct axis *axis, double value, double from, double to);
/* The tick as people read it. */
void axis_label(const struct axis *axis, size_t index, enum language language, char text[NUMBER_TEXT_MAX]);

#endif
