/*
 * store.h - the store: one SQLite file with all that was ever fetched.
 *
 * The file can be opened with `sqlite3`; its tables are described in
 * cache/README.md. Writing happens in runs: `store_run_begin` opens one
 * transaction, `store_run_commit` closes it, and until then no reader sees
 * anything of it. A run that is not committed leaves the file as it was.
 *
 * Figures and catalogue entries are never overwritten: what differs from the
 * version in force is added as a new version that carries its run. A reader
 * sees the versions that were in force at a run, the newest by default, an
 * older one with `store_as_of`.
 */
#ifndef CACHE_STORE_H
#define CACHE_STORE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/fault.h"

struct store;

enum store_mode {
    STORE_READ,  /* the file must exist */
    STORE_WRITE, /* the file is made where it does not exist */
};

/* Opens the store. In STORE_WRITE the first run creates the schema or brings it up to date.
 * Faults: STATUS_IO where there is none (the line says how to fill one), where
 * it cannot be read, is no store, or was written by a newer program. */
int store_open(struct store **store, const char *path, enum store_mode mode, struct fault *fault);
/* Closes; a run under way is rolled back, and a file that this program made
 * and nobody ever committed to is removed. NULL is fine. */
void store_free(struct store *store);
const char *store_path(const struct store *store);

/* Between the two all reading sees one state, and the file is locked and looked at once, not at each question; a run
 * that would be committed meanwhile waits. `store_read_end` may be called without a beginning. */
int store_read_begin(struct store *store, struct fault *fault);
void store_read_end(struct store *store);

/* Readers see the state after the last run that was committed on or before the day. */
int store_as_of(struct store *store, const struct date *day, struct fault *fault);

/* --- runs --- */

struct run_start {
    const char *started;   /* "YYYY-MM-DDTHH:MM:SSZ" */
    const char *source;    /* the URL, or the recording's path */
    const char *retrieved; /* "YYYY-MM-DDTHH:MM:SSZ" from which on the source gave the answers, or only a day or year */
    const char *origin;    /* a sentence on where a recording's figures are from, or NULL */
};

struct run_counts {
    int64_t requests;  /* queries asked, not counting further pages */
    int64_t retries;   /* questions asked again because the service failed for a moment */
    int64_t pages;     /* answers received */
    int64_t rows;      /* rows in them: indicator x area x year, or catalogue entries */
    int64_t cells;     /* cells in the rows: indicator x area x year x gender */
    int64_t figures;   /* cells with a value; these and the next two make up all cells */
    int64_t empty;     /* cells without one */
    int64_t deleted;   /* cells that carry the source's mark of a figure taken back */
    int64_t added;     /* cells not held before, or empty until now */
    int64_t revised;   /* cells whose value, count or status text changed */
    int64_t withdrawn; /* cells that had a value and have none any more */
    int64_t unchanged;
    int64_t bytes;   /* of the answers, uncompressed */
    int64_t partial; /* requests that asked only for what had changed; the run is partial where there are any */
    double seconds;  /* that the run took; 0 for a recording, whose store must not depend on the machine */
};

/* The number of the last run that was committed, 0 where there is none. */
int store_last_run(struct store *store, int64_t *id, struct fault *fault);
/* Takes the write lock. STATUS_LOCKED where another run holds it. */
int store_run_begin(struct store *store, const struct run_start *start, struct fault *fault);
/* Books what was asked for and did not come as withdrawn and counts it; done by the commit where the caller did not. */
int store_run_settle(struct store *store, struct run_counts *counts, struct fault *fault);
/* Settles, writes the counts (completing them) and commits. */
int store_run_commit(struct store *store, struct run_counts *counts, const char *finished, struct fault *fault);
void store_run_rollback(struct store *store);

/* The newest run that readers see. */
struct run {
    int64_t id;
    const char *started;
    const char *finished;
    const char *source;
    const char *retrieved; /* the day, possibly only the year, on which the source gave the answers */
    const char *moment;    /* the same as exactly as it is known, as run_start.retrieved */
    const char *origin;    /* NULL where there is none */
    struct run_counts counts;
};

/* The newest runs that readers see, at most `most`, newest first. */
int store_runs(struct store *store, size_t most, struct arena *arena, struct run **runs, size_t *count,
               struct fault *fault);
/* One run by its id. */
int store_run(struct store *store, int64_t id, struct arena *arena, struct run *run, bool *found, struct fault *fault);
/* False in `*found` where no run was committed yet. Texts belong to the arena. */
int store_latest_run(struct store *store, struct arena *arena, struct run *run, bool *found, struct fault *fault);

#endif
