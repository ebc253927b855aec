/*
 * tally.h - how many figures each run brought or took of each indicator and year. Not for other rooms.
 *
 * The sums of it say what is held without reading the figures, and its rows
 * say which indicators a run changed.
 */
#ifndef CACHE_TALLY_H
#define CACHE_TALLY_H

#include <stdint.h>

#include "base/fault.h"

struct store;

/* Each what was added, less what went. */
struct tally_change {
    int64_t cells;    /* cells that were not known before */
    int64_t figures;  /* cells with a value */
    int64_t totals;   /* those of them that are totals, not women or men */
    int64_t versions; /* rows of `figure` */
};

/* Adds to what the run under way did; kept in memory while indicator and year stay the same. */
int tally_add(struct store *store, const char *kpi, int year, const struct tally_change *change, struct fault *fault);
/* Writes what is kept in memory. */
int tally_flush(struct store *store, struct fault *fault);

#endif
