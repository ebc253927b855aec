#include "fetch/pace.h"

#include <errno.h>
#include <stdbool.h>

#include "base/limits.h"

#define NANOSECONDS 1000000000L

static bool is_before(const struct timespec *left, const struct timespec *right)
{
    return left->tv_sec != right->tv_sec ? left->tv_sec < right->tv_sec : left->tv_nsec < right->tv_nsec;
}

void pace_wait(struct pace *pace)
{
    struct timespec now;
    if (clock_gettime(CLOCK_MONOTONIC, &now) != 0) {
        return;
    }
    if (is_before(&now, &pace->next)) {
        while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &pace->next, NULL) == EINTR) {
        }
        now = pace->next;
    }
    pace->next = now;
    pace->next.tv_nsec += NANOSECONDS / LIMIT_REQUESTS_PER_SECOND;
    if (pace->next.tv_nsec >= NANOSECONDS) {
        pace->next.tv_nsec -= NANOSECONDS;
        pace->next.tv_sec++;
    }
}
