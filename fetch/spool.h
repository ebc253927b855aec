/*
 * spool.h - the answers of a run under way, kept beside the store until they are booked.
 *
 * STORE.spool/ holds `run`, one line that says which run it is (form, moment,
 * identity of the plan, API), and `answers`, one after another: a line with
 * the answer's length, SHA-256, moment, "whole" or "unchanged" and path, a line
 * each with its ETag and date of change, then its bytes and a newline.
 * An answer is on the disk (fsync) before the next is asked for. Whatever
 * interrupts a run, the next of the same plan and API takes up what arrived;
 * an answer that was cut at the end of the file is dropped. A spool of another
 * run, or older than LIMIT_SPOOL_SECONDS, is thrown away. Where a file `refused` lies there, all
 * answers had come and the run was held back.
 *
 * In memory an answer costs some 50 bytes. The folder is locked (flock) while
 * it is open: a second run on the same store is STATUS_LOCKED.
 */
#ifndef FETCH_SPOOL_H
#define FETCH_SPOOL_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

#include "base/buffer.h"
#include "base/digest.h"
#include "base/fault.h"
#include "cache/validators.h"

struct spool;

/* What is kept of an answer besides its bytes. */
struct spool_answer {
    time_t arrived;
    bool unchanged; /* it does not differ from an earlier one, and has no bytes */
    struct validator validator;
};

/* Opens or makes the spool of a store. */
int spool_open(struct spool **spool, const char *store, const struct digest *plan, const char *api, time_t now,
               struct fault *fault);
/* Closes; what is in it stays for the next run. NULL is fine. */
void spool_free(struct spool *spool);
/* Removes it from the disk: all is booked, or what it holds is of no use. It is to be freed next. */
void spool_remove(struct spool *spool);

/* The moment of the run that began it. */
time_t spool_started(const struct spool *spool);
/* Notes that its answers were refused as they are, and asks whether they were when it was opened. */
int spool_refuse(struct spool *spool, struct fault *fault);
bool spool_refused(const struct spool *spool);
/* Answers it held when it was opened. */
size_t spool_taken_up(const struct spool *spool);

bool spool_has(const struct spool *spool, const char *path);
/* Puts the answer to a path in place of what the buffer held; STATUS_IO where the file is damaged. */
int spool_read(struct spool *spool, const char *path, struct buffer *body, struct spool_answer *answer,
               struct fault *fault);
/* Adds an answer that came just now and waits until it is on the disk. */
int spool_add(struct spool *spool, const char *path, const struct buffer *body, bool unchanged,
              const struct validator *validator, struct fault *fault);

#endif
