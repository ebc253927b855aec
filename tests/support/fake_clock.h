/* fake_clock.h - a clock that moves only by the waits it is asked for, and remembers them. */
#ifndef TESTS_SUPPORT_FAKE_CLOCK_H
#define TESTS_SUPPORT_FAKE_CLOCK_H

#include <stddef.h>

#include "fetch/timer.h"

#define FAKE_CLOCK_WAITS 64

struct fake_clock {
    int64_t now; /* milliseconds */
    int64_t waits[FAKE_CLOCK_WAITS];
    size_t wait_count;
};

/* A timer that goes by the clock. */
struct timer fake_clock_timer(struct fake_clock *clock);

#endif
