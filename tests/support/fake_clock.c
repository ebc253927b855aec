#include "tests/support/fake_clock.h"

static int64_t tell(void *context)
{
    const struct fake_clock *clock = context;
    return clock->now;
}

static void pass(void *context, int64_t milliseconds)
{
    struct fake_clock *clock = context;
    clock->now += milliseconds;
    if (clock->wait_count < FAKE_CLOCK_WAITS) {
        clock->waits[clock->wait_count++] = milliseconds;
    }
}

struct timer fake_clock_timer(struct fake_clock *clock)
{
    return (struct timer){tell, pass, clock};
}
