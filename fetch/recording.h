/*
 * recording.h - the index of a recording, read and checked (see source.h).
 *
 * Texts live as long as the recording.
 */
#ifndef FETCH_RECORDING_H
#define FETCH_RECORDING_H

#include <stddef.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/fault.h"
#include "base/limits.h"

struct recorded_answer {
    const char *path;
    const char *file; /* a plain name within the folder */
};

struct recording {
    struct arena arena;
    const char *directory;
    const char *api;
    const char *retrieved;
    const char *origin; /* NULL where it does not say */
    size_t count;
    struct recorded_answer *answers;       /* in the order of the index */
    const struct recorded_answer **sorted; /* the same by path */
};

/* On failure nothing is held. */
int recording_load(struct recording *recording, const char *directory, struct fault *fault);
void recording_release(struct recording *recording);

/* The answer to a path, or NULL. */
const struct recorded_answer *recording_find(const struct recording *recording, const char *path);
/* Appends the bytes of an answer. */
int recording_read(const struct recording *recording, const struct recorded_answer *answer, struct buffer *body,
                   struct fault *fault);

#endif
