/*
 * retry.h - whether a request is tried again, and how long is waited before.
 *
 * The waits double from about a second up to LIMIT_BACKOFF_MOST_MS, each
 * somewhere between its half and its whole, so that clients that failed together
 * do not come back together. What the service asks for (Retry-After) is waited
 * where it is longer. A wait that goes beyond the time that the run has left
 * is not begun.
 */
#ifndef FETCH_RETRY_H
#define FETCH_RETRY_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/fault.h"
#include "fetch/http_options.h"

struct retry {
    const struct http_options *options; /* borrowed, all filled in */
    int64_t deadline;                   /* by the options' timer */
    uint64_t noise;
};

/* Why a try failed. */
struct setback {
    bool passing;        /* it may be otherwise in a moment */
    int64_t retry_after; /* milliseconds that the service asked for, -1 where it did not */
};

/* The budget begins here. */
void retry_init(struct retry *retry, const struct http_options *options);
/* Milliseconds left of the budget; 0 where there is nothing left. */
int64_t retry_left(const struct retry *retry);
/* A fault that says so where nothing is left. `label` is the request's. */
int retry_check_budget(const struct retry *retry, const char *label, struct fault *fault);

/* After try number `tries` failed as the fault says: waits, and 0 where it may
 * be tried again. Else -1, and the fault tells why it was given up. */
int retry_wait(struct retry *retry, int tries, const struct setback *setback, struct diag *diag, struct fault *fault);

/* Reads a Retry-After, in seconds or as a date. `now` is the service's own
 * time. Milliseconds, or -1 for what is neither. */
int64_t retry_after_parse(const char *text, int64_t now);

#endif
