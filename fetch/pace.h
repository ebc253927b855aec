/*
 * pace.h - keeps requests so far apart that a service is not burdened.
 */
#ifndef FETCH_PACE_H
#define FETCH_PACE_H

#include <time.h>

/* Zeroed: no request was made yet. */
struct pace {
    struct timespec next; /* the earliest moment of the next request, monotonic */
};

/* Sleeps until the next request may be made, at most LIMIT_REQUESTS_PER_SECOND. */
void pace_wait(struct pace *pace);

#endif
