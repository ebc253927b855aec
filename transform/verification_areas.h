/*
 * verification_areas.h - the areas that the rows of a published table are of.
 *
 * A row gives an id, a name or both. The id decides; a name beside it that is another area's is a fault, one that is
 * spelled otherwise is told. Without an id the name is matched (area_match.h), and what is read otherwise than it stands
 * is told, too. A name that is ambiguous or too far from any is a fault that names the nearest.
 */
#ifndef TRANSFORM_VERIFICATION_AREAS_H
#define TRANSFORM_VERIFICATION_AREAS_H

#include "transform/area_match.h"
#include "transform/published.h"

/* An area of the table, one for each way in which it is written. */
struct verified_area {
    const char *id;    /* as the table has it, "" where it has none */
    const char *title; /* the same */
    int line;          /* where it stands first */
    bool respelled;    /* the title is not the area's own */
    bool computed;     /* a group: figures of ours were held against it, not the source's own */
    size_t same;       /* the first of the list that is the same area */
    struct area_choice choice;
};

struct verified_areas {
    const struct areas *areas;
    struct store *store;
    struct area_names names;
    size_t count;
    size_t capacity;
    void *items; /* struct verified_area */
    size_t last; /* the one found last: rows of an area often stand together */
    struct arena *arena;
};

int verified_areas_init(struct verified_areas *all, const struct areas *areas, struct store *store, struct arena *arena,
                        struct fault *fault);
struct verified_area *verified_area(const struct verified_areas *all, size_t index);

/* The area of a cell; `file` is for messages. */
int verified_areas_find(struct verified_areas *all, const struct published_cell *cell, const char *file, size_t *index,
                        struct fault *fault);

#endif
