/*
 * search.h - finding indicators, areas and groups by words.
 *
 * An indicator is found by its id, its title or description at Kolada, and by its name, label and definition in the
 * templates; Kolada's that a template names is one hit. An area or group is found by its title or label. All words
 * must be there. The best come first (search_rank.h), series that go on before closed ones.
 */
#ifndef TRANSFORM_SEARCH_H
#define TRANSFORM_SEARCH_H

#include "base/words.h"
#include "transform/areas.h"
#include "transform/indicators.h"
#include "transform/search_rank.h"

enum search_kind {
    SEARCH_KPI,       /* an indicator of Kolada's */
    SEARCH_INDICATOR, /* one of the templates' own: derived or supplementary */
    SEARCH_AREA,
    SEARCH_GROUP
};

struct search_hit {
    enum search_kind kind;
    const char *id;             /* the KPI or area's or group's id; of an own one its name */
    const char *name;           /* the templates' name of it; "" where they have none */
    const char *title;          /* Kolada's title, or the label */
    const char *operating_area; /* "" where there is none */
    int last_year;              /* of a closed series; 0 where it goes on */
    bool in_title;              /* each word is in what stands in id, name, title or label */
    struct search_rank rank;
    int first_held; /* years of which figures are held (search_add_years), 0 where there are none */
    int last_held;
};

struct search_job {
    struct store *store;
    const struct indicators *indicators;
    const struct areas *areas;
    bool places; /* look for areas and groups, not for indicators */
    bool closed; /* closed series, too */
    struct arena *arena;
};

struct search_result {
    struct words_wanted wanted;
    size_t count;
    struct search_hit *hits;
    size_t closed_left_out; /* closed series that were found and are not among the hits */
};

/* Texts belong to the arena and to the templates. A fault where the text has no word. */
int search_run(const struct search_job *job, const char *text, struct search_result *result, struct fault *fault);
/* Fills in the years held of an indicator of Kolada's. */
int search_add_years(const struct search_job *job, struct search_hit *hit, struct fault *fault);

/* Words suggested at most for one that nothing has. */
#define SEARCH_NEAREST_MAX 3
/* The first of the words that no title has, and the nearest that titles have; NULL and 0 where all are known, and so
 * only never stand together. */
int search_nearest(const struct search_job *job, const struct words_wanted *wanted, const char **unknown,
                   const char *nearest[SEARCH_NEAREST_MAX], size_t *count, struct fault *fault);

#endif
