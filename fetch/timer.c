#include "fetch/timer.h"

#include <errno.h>
#include <time.h>

#define MILLISECONDS 1000
#define NANOSECONDS_EACH 1000000

int64_t timer_now(const struct timer *timer)
{
    struct timespec now;
    if (timer->now != NULL) {
        return timer->now(timer->context);
    }
    if (clock_gettime(CLOCK_MONOTONIC, &now) != 0) {
        return 0;
    }
    return (int64_t)now.tv_sec * MILLISECONDS + now.tv_nsec / NANOSECONDS_EACH;
}

void timer_sleep(const struct timer *timer, int64_t milliseconds)
{
    if (milliseconds <= 0) {
        return;
    }
    if (timer->sleep != NULL) {
        timer->sleep(timer->context, milliseconds);
        return;
    }
    /* A signal whose handler ends the program never comes back here; after any other the rest is slept. */
    struct timespec left = {(time_t)(milliseconds / MILLISECONDS), (milliseconds % MILLISECONDS) * NANOSECONDS_EACH};
    while (clock_nanosleep(CLOCK_MONOTONIC, 0, &left, &left) == EINTR) {
    }
}
