/* fetch_internal.h - what the files of one run share (fetch.c, fetch_open.c, fetch_tell.c). Not for others. */
#ifndef FETCH_FETCH_INTERNAL_H
#define FETCH_FETCH_INTERNAL_H

#include "base/clock.h"
#include "fetch/block.h"
#include "fetch/booking.h"
#include "fetch/fetch.h"
#include "fetch/partial.h"
#include "fetch/progress.h"

/* All that one run holds. */
struct fetch {
    const struct fetch_options *options;
    struct store *store;
    struct diag *diag;
    struct source *source;
    struct spool *spool;       /* NULL in a replay */
    struct recorder *recorder; /* NULL where no recording is made */
    struct arena arena;
    struct plan plan;
    struct block_list wanted; /* of a replay: to be held against the plan */
    struct partial partial;
    struct booking booking;
    struct found found; /* by the catalogue, where all figures are wanted */
    struct progress progress;
    int64_t last_run;      /* the store's when the spool was opened */
    bool confirms;         /* an answer of the spool told no more than what differs from what the store held then */
    bool refused;          /* the guard held the run back */
    struct timespec began; /* by the clock that nobody sets */
    bool silent;           /* an indicator answered nothing where it answered before */
    char now[CLOCK_TEXT_MAX];
    char retrieved[CLOCK_TEXT_MAX]; /* the moment from which on the answers came */
};

/* Opens the source and makes the plan; of a live run also the spool and the recording. */
int fetch_open_live(struct fetch *fetch, struct fault *fault);
int fetch_open_recording(struct fetch *fetch, struct fault *fault);

/* After the run: says what came and what is lacking; `*complete` is false where anything is. */
int fetch_tell(const struct fetch *fetch, const struct run_counts *counts, bool *complete, struct fault *fault);

#endif
