/*
 * plan.h - from what is wanted to the requests that bring it.
 *
 * Catalogue requests stand first (indicators, areas, groups), then the data,
 * at most LIMIT_IDS_PER_SEGMENT ids or years in a segment of a path (block.h
 * says what is asked together). A plan is small whatever it asks for: it keeps
 * the rectangles, and each request is made when its turn comes. All belongs to
 * the arena given; ids are borrowed from what is wanted.
 */
#ifndef FETCH_PLAN_H
#define FETCH_PLAN_H

#include "base/digest.h"
#include "fetch/fetch.h"
#include "fetch/request.h"
#include "fetch/source.h"

/* One rectangle of ids, areas and years, cut into requests; areas and years are of data only. */
struct plan_part {
    enum request_kind kind;
    struct id_set ids; /* none in a catalogue part: all there are */
    struct id_set areas;
    int first_year;
    int last_year;
    size_t first; /* the number of its first request */
    size_t count;
};

struct plan {
    struct plan_part *parts;
    size_t part_count;
    size_t part_capacity;
    const struct source *recording; /* of a replay: its answers instead of parts */
    size_t *answers;
    size_t count;           /* requests */
    size_t catalogue_count; /* those of them that stand first */
    struct id_set kpis;     /* all that are asked for */
    struct id_set areas;    /* groups too */
};

/* STATUS_USAGE where an id or a year cannot be one, or nothing is wanted. */
int plan_make(struct plan *plan, const struct fetch_wanted *wanted, size_t wanted_count, struct arena *arena,
              struct fault *fault);
/* The whole catalogue and nothing else: three requests without ids. */
int plan_make_catalogue(struct plan *plan, struct arena *arena, struct fault *fault);
/* Adds figures to a plan of the whole catalogue. */
int plan_add_figures(struct plan *plan, const struct fetch_wanted *wanted, struct arena *arena, struct fault *fault);
/* All that a recording answers; further pages are left to `next_url`. */
int plan_replay(struct plan *plan, const struct source *recording, struct arena *arena, struct fault *fault);

/* The request of a number below the count; its own parts belong to the arena. */
int plan_request(const struct plan *plan, size_t number, struct request *request, struct arena *arena,
                 struct fault *fault);
/* Two plans that ask the same have the same digest. `salt` is what else makes them one. */
int plan_identity(const struct plan *plan, const char *salt, struct digest *digest, struct fault *fault);

#endif
