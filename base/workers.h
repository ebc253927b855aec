/*
 * workers.h - many pieces of work shared out among processes, told of in their order.
 *
 * Each worker is a copy of this process (fork) that takes the next piece when
 * it is done with one. What a piece says is held back and handed over in the
 * order of the pieces, whoever finished first: what is printed does not depend
 * on how many workers there are. Whatever has a place in a file that is open
 * (a store) must be opened by the worker, not before.
 */
#ifndef BASE_WORKERS_H
#define BASE_WORKERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/fault.h"

/* Processes at most. */
#define WORKERS_MOST 32
/* Pieces at most: their numbers wait in a pipe, which holds 64 KiB on Linux. */
#define WORKERS_PIECES_MOST 16000

struct workers {
    /* In the worker, before its first piece; -1 ends it with the fault said to `err`. */
    int (*start)(void *context, FILE *err);
    /* In the worker: does a piece, says what there is to say; its status (not negative). */
    int (*work)(void *context, size_t piece, FILE *out, FILE *err);
    /* Here, piece by piece in their order; status -1: its worker ended before it was done. */
    void (*done)(void *context, size_t piece, int status, const char *out, size_t out_bytes, const char *err,
                 size_t err_bytes);
    /* Here, whenever one more is finished; may be NULL. */
    void (*tell)(void *context, size_t finished);
    /* Here, when a signal came: whether the workers are to be sent SIGTERM, too; may be NULL. */
    bool (*is_stopped)(void *context);
    void *context;
};

/* How many keep all processors busy: two for each, from 1 to WORKERS_MOST. */
size_t workers_default(void);
/* All pieces (at most WORKERS_PIECES_MOST), by so many workers at most; 0, or -1 where none could be started. */
int workers_run(const struct workers *workers, size_t pieces, size_t count, struct fault *fault);

#endif
