/*
 * area_match.h - which area a published name means, small errors of spelling allowed for.
 *
 * A name is taken as it is; else in any case and without its marks; else without " kommun", " stad"
 * or "-medel" at its end; else as the nearest one that differs by one letter, by two where it has ten or more; a name of fewer than five letters must
 * be right. What is as near to two areas is ambiguous: nothing is guessed then. Groups of the source's (there are
 * thousands, with much the same names) must be spelled right.
 */
#ifndef TRANSFORM_AREA_MATCH_H
#define TRANSFORM_AREA_MATCH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/fault.h"
#include "transform/areas.h"

/* A name that may be meant; an area may have several. */
struct area_name {
    const char *id; /* for areas_choose */
    const char *title;
    const char *folded; /* text_fold of it */
    bool exact_only;    /* a group of the source's */
};

struct area_names {
    size_t count;
    struct area_name *items;
};

enum area_match { AREA_MATCH_RIGHT, AREA_MATCH_RESPELLED, AREA_MATCH_AMBIGUOUS, AREA_MATCH_NONE };

#define AREA_MATCH_NEAREST 3

struct area_matched {
    enum area_match match;
    const struct area_name *name;                        /* where RIGHT or RESPELLED */
    const struct area_name *nearest[AREA_MATCH_NEAREST]; /* else; NULL where there are fewer */
};

/* All names of the catalogue and of areas.json. */
int area_names_read(struct area_names *names, const struct areas *areas, struct store *store, struct arena *arena,
                    struct fault *fault);
/* A list of names by hand: fills in what is folded. */
int area_names_fold(struct area_names *names, struct arena *arena, struct fault *fault);

struct area_matched area_match(const struct area_names *names, const char *text);

#endif
