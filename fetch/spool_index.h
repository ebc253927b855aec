/* spool_index.h - where in a spool the answer to a path lies; paths are told apart by their SHA-256. */
#ifndef FETCH_SPOOL_INDEX_H
#define FETCH_SPOOL_INDEX_H

#include <stdint.h>

#include "base/digest.h"
#include "base/fault.h"

/* Bytes of the digest that are kept: two paths of one run never share them. */
#define SPOOL_KEY_BYTES 16

struct spool_entry {
    unsigned char path[SPOOL_KEY_BYTES];
    int64_t offset; /* of its lines in `answers`, +1, so that 0 marks a free place */
};

/* Zeroed: empty. */
struct spool_index {
    struct spool_entry *entries; /* an open table, at most half full */
    size_t capacity;
    size_t count;
};

void spool_index_release(struct spool_index *index);
/* The entry of a path, or NULL. */
const struct spool_entry *spool_index_find(const struct spool_index *index, const char *path);
/* Adds a path, or puts its place anew. */
int spool_index_put(struct spool_index *index, const char *path, int64_t offset, struct fault *fault);

#endif
