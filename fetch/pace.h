/*
 * pace.h - keeps requests so far apart that a service is not burdened.
 */
#ifndef FETCH_PACE_H
#define FETCH_PACE_H

#include "fetch/timer.h"

/* Zeroed: no request was made yet. */
struct pace {
    int64_t next; /* the earliest moment of the next request, by the timer */
};

/* Sleeps until the next request may be made. */
void pace_wait(struct pace *pace, const struct timer *timer, int requests_per_second);

#endif
