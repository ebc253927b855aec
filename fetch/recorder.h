/*
 * recorder.h - keeps answers as they came, as a recording (see source.h).
 *
 * The answers are written one by one, the index comes last and atomically: a
 * folder without an index is no recording. A recorder that is given up takes
 * away the files it wrote.
 */
#ifndef FETCH_RECORDER_H
#define FETCH_RECORDER_H

#include <time.h>

#include "base/buffer.h"
#include "base/fault.h"
#include "fetch/request.h"

struct recorder;

/* Makes the folder where it is not there. STATUS_CANNOT_CREATE where it holds a recording already. */
int recorder_new(struct recorder **recorder, const char *directory, struct fault *fault);
/* Gives up what was not finished. NULL is fine. */
void recorder_free(struct recorder *recorder);

/* Writes the head of the index, before any answer. `origin` may be NULL. */
int recorder_begin(struct recorder *recorder, const char *api, const char *retrieved, const char *origin,
                   struct fault *fault);
/* Writes the bytes of one answer; the kind only names the file. */
int recorder_add(struct recorder *recorder, enum request_kind kind, const char *path, time_t arrived,
                 const struct buffer *body, struct fault *fault);
/* Puts the index in place. */
int recorder_finish(struct recorder *recorder, struct fault *fault);

#endif
