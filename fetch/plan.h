/*
 * plan.h - from what is wanted to the requests that bring it.
 *
 * Catalogue requests stand first (indicators, areas, groups), then the data,
 * at most LIMIT_IDS_PER_SEGMENT ids or years in a segment of a path (block.h
 * says what is asked together). All belongs to the arena given; ids are borrowed from what is wanted or from the recording.
 */
#ifndef FETCH_PLAN_H
#define FETCH_PLAN_H

#include "fetch/fetch.h"
#include "fetch/request.h"
#include "fetch/source.h"

struct plan {
    struct request *requests;
    size_t count;
    struct id_set kpis;  /* all that are asked for */
    struct id_set areas; /* groups too */
};

/* STATUS_USAGE where an id or a year cannot be one, or nothing is wanted. */
int plan_make(struct plan *plan, const struct fetch_wanted *wanted, size_t wanted_count, struct arena *arena,
              struct fault *fault);
/* All that a recording answers; further pages are left to `next_url`. */
int plan_replay(struct plan *plan, const struct source *recording, struct arena *arena, struct fault *fault);

#endif
