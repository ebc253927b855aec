/*
 * timer.h - the clock that waits and time budgets go by.
 *
 * Zeroed it is the machine's own monotonic clock, whose waits a signal that
 * ends the program interrupts. A test may put another in its place.
 */
#ifndef FETCH_TIMER_H
#define FETCH_TIMER_H

#include <stdint.h>

struct timer {
    int64_t (*now)(void *context); /* milliseconds */
    void (*sleep)(void *context, int64_t milliseconds);
    void *context;
};

int64_t timer_now(const struct timer *timer);
/* Returns at once for what is not above 0. */
void timer_sleep(const struct timer *timer, int64_t milliseconds);

#endif
