/*
 * recording.h - a recording, opened and checked (see source.h).
 *
 * Where the index tells an answer's length or digest, its file must have them:
 * lengths are checked when the recording is opened, digests as answers are read.
 * Texts live as long as the recording.
 */
#ifndef FETCH_RECORDING_H
#define FETCH_RECORDING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/digest.h"
#include "base/fault.h"
#include "base/limits.h"

struct recorded_answer {
    const char *path;
    const char *file;    /* a plain name within the folder */
    const char *arrived; /* "2026-11-21T12:00:00Z", or NULL where the index does not say */
    int bytes;           /* -1 where it does not say */
    bool has_digest;
    struct digest digest;
};

struct recording {
    struct arena arena;
    const char *directory;
    const char *api;
    const char *retrieved; /* a moment where head or answers tell it, else a day or a year */
    const char *origin;    /* NULL where it does not say */
    size_t count;
    size_t capacity;
    struct recorded_answer *answers;       /* in the order of the index */
    const struct recorded_answer **sorted; /* the same by path */
};

/* On failure nothing is held. */
int recording_load(struct recording *recording, const char *directory, struct fault *fault);
void recording_release(struct recording *recording);

/* Whether it was made by a run of the program: every answer has its time and digest, and no origin is given. */
bool recording_is_of_run(const struct recording *recording);
/* The answer to a path, or NULL. */
const struct recorded_answer *recording_find(const struct recording *recording, const char *path);
/* Appends the bytes of an answer. STATUS_NONSENSE where they are not those that were recorded. */
int recording_read(const struct recording *recording, const struct recorded_answer *answer, struct buffer *body,
                   struct fault *fault);

#endif
