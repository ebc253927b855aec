#include "fetch/pace.h"

#define SECOND 1000

void pace_wait(struct pace *pace, const struct timer *timer, int requests_per_second)
{
    int64_t now = timer_now(timer);
    if (now < pace->next) {
        timer_sleep(timer, pace->next - now);
        now = pace->next;
    }
    pace->next = now + (SECOND + requests_per_second - 1) / requests_per_second;
}
