/*
 * provenance.h - which runs brought the figures that are shown together: for the day of retrieval and the origin.
 */
#ifndef TRANSFORM_PROVENANCE_H
#define TRANSFORM_PROVENANCE_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* A set of runs. Starts zeroed; its memory belongs to the arena that it is filled with. */
struct provenance {
    size_t count;
    size_t capacity;
    void *runs; /* int64_t, each once */
};

/* Adds a run; 0 stands for none. A failure is the arena's. */
void provenance_add(struct provenance *provenance, int64_t run, struct arena *arena);
void provenance_merge(struct provenance *provenance, const struct provenance *other, struct arena *arena);
int64_t provenance_run(const struct provenance *provenance, size_t index);

#endif
