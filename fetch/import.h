/*
 * import.h - a folder that `export` wrote, booked into the store as one run.
 *
 * All or nothing, as a fetch: a file that is missing, cut, or says what the
 * store could not hold ends it (STATUS_NONSENSE, with file and line), and the
 * store stays as it was. The guard holds for it, too.
 */
#ifndef FETCH_IMPORT_H
#define FETCH_IMPORT_H

#include <stdbool.h>
#include <time.h>

#include "base/diag.h"
#include "cache/store.h"

struct import_options {
    const char *directory;
    bool accept_withdrawals; /* see guard.h */
    time_t now;
};

/* `*complete` is false where an indicator has no figure any more that had some. */
int import_run(struct store *store, const struct import_options *options, struct diag *diag, bool *complete,
               struct fault *fault);

#endif
