/*
 * fetch.h - one run: asks the source for what is wanted and books every answer.
 *
 * A run is all or nothing. Whatever fails, a request, an answer that is not as
 * documented, an id that the catalogue does not know, the store stays as it
 * was and so does the folder of a recording that was being made; only where the
 * recording's index cannot be put in place after the run was booked (recorder.h),
 * the fault is of a run that is in the store. What arrived
 * from the live service stays in a spool beside the store (spool.h), so that
 * the next run of the same plan asks only for the rest; it is booked when all
 * of it is there, in one transaction. Where the service can tell what changed, it is asked for that (revisit.h,
 * partial.h).
 */
#ifndef FETCH_FETCH_H
#define FETCH_FETCH_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

#include "base/diag.h"
#include "cache/store.h"
#include "fetch/http_options.h"

/* A block of cells: every indicator in every area in every year. Areas are
 * ids; one that starts with 'G' is a group of the source's. */
struct fetch_wanted {
    const char **kpis;
    size_t kpi_count;
    const char **areas;
    size_t area_count;
    int first_year;
    int last_year;
};

enum fetch_scope {
    FETCH_WANTED,    /* what `wanted` lists */
    FETCH_CATALOGUE, /* all that the catalogue has, and no figures */
    FETCH_ALL        /* that, and every indicator for every area that is no group, in the years of wanted[0] */
};

struct fetch_options {
    const char *api;                   /* the live service's base address; not used in a replay */
    const char *replay;                /* the folder of a recording to read instead, or NULL */
    const char *record;                /* a folder to keep the answers in, or NULL */
    enum fetch_scope scope;            /* not used in a replay */
    bool full;                         /* all is to be sent whole, whatever is known of earlier answers */
    bool accept_withdrawals;           /* also where much of what is held would go (guard.h) */
    time_t now;                        /* the time of the run and, for the live service, the day of retrieval */
    const struct fetch_wanted *wanted; /* a replay may do without: it books all that it holds */
    size_t wanted_count;
    struct http_options http; /* how the live service is asked */
    int64_t most_cells;       /* of one run; 0: LIMIT_CELLS_PER_RUN */
    bool clock_stands;        /* the time is a given one: no seconds are counted */
};

/* Runs within a store opened for writing. On success `counts` tells what came
 * and `complete` whether all that was wanted did (a recording may lack some of
 * it, an indicator may answer nothing where it answered before, or be held and have left the catalogue of which all was
 * asked for; diag is warned of each). Faults: as http.h and wire.h say; STATUS_USAGE
 * where nothing or no possible id is wanted; STATUS_NONSENSE for an id that
 * the source does not know and for a run that would lose too much (guard.h); STATUS_LOCKED; STATUS_CANNOT_CREATE; STATUS_IO. */
int fetch_run(struct store *store, const struct fetch_options *options, struct diag *diag, struct run_counts *counts,
              bool *complete, struct fault *fault);

#endif
