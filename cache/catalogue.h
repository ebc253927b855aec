/*
 * catalogue.h - what the source says exists: indicators, areas and groups of areas.
 *
 * Entries are versioned like figures; readers get the version in force. Texts
 * that are handed out belong to the arena given.
 */
#ifndef CACHE_CATALOGUE_H
#define CACHE_CATALOGUE_H

#include <stdbool.h>
#include <stddef.h>

#include "cache/store.h"

struct kpi {
    const char *id;
    const char *title;
    const char *description; /* "" where the source gave none */
    bool divided_by_gender;
    const char *municipality_type; /* "K", "L" or "A" */
    const char *auspice;           /* NULL where the source says null, as the next five */
    const char *operating_area;
    const char *perspective;
    const char *prel_publication_date; /* ISO date */
    const char *publication_date;      /* ISO date */
    const char *publ_period;
    bool has_ou_data;
};

struct area {
    const char *id;
    const char *title;
    const char *type; /* "K" municipality, "L" region or Riket, "G" a group of the source's */
};

struct area_group {
    const char *id;
    const char *title;
    size_t member_count;
    const char **members; /* ids of areas, ascending */
};

enum catalogue_kind { CATALOGUE_KPI, CATALOGUE_AREA, CATALOGUE_GROUP };

/* Each adds a version where the entry differs from the one in force. Within a run only. */
int catalogue_put_kpi(struct store *store, const struct kpi *kpi, struct fault *fault);
int catalogue_put_area(struct store *store, const struct area *area, struct fault *fault);
int catalogue_put_group(struct store *store, const struct area_group *group, struct fault *fault);

/* Notes that the run brought all indicators there are. Within a run only. */
int catalogue_put_whole(struct store *store, struct fault *fault);
/* The day of the last run that did, as its source tells it; NULL where there is none. It belongs to the arena. */
int catalogue_whole(struct store *store, struct arena *arena, const char **retrieved, struct fault *fault);
/* Takes back the version that this run put for an entry where the one before it was retrieved later than at the moment
 * given (as run_start.retrieved); `*kept` tells whether it did. Within a run only. */
int catalogue_keep_younger(struct store *store, enum catalogue_kind kind, const char *id, const char *moment,
                           bool *kept, struct fault *fault);

/* One entry; `*found` is false where there is none of that id. */
int catalogue_kpi(struct store *store, const char *id, struct arena *arena, struct kpi *kpi, bool *found,
                  struct fault *fault);
int catalogue_area(struct store *store, const char *id, struct arena *arena, struct area *area, bool *found,
                   struct fault *fault);
int catalogue_group(struct store *store, const char *id, struct arena *arena, struct area_group *group, bool *found,
                    struct fault *fault);

/* All areas by id, without groups, of which there are thousands. */
int catalogue_plain_areas(struct store *store, struct arena *arena, struct area **areas, size_t *count,
                          struct fault *fault);
/* All areas, then all groups (type "G"), by id; for finding one by name. */
int catalogue_areas(struct store *store, struct arena *arena, struct area **areas, size_t *count, struct fault *fault);
/* The groups that an area is a member of, by id. */
int catalogue_groups_of(struct store *store, const char *area, struct arena *arena, struct area **areas, size_t *count,
                        struct fault *fault);
/* The groups whose titles begin just so, by id. */
int catalogue_groups_titled(struct store *store, const char *beginning, struct arena *arena, struct area **areas,
                            size_t *count, struct fault *fault);

#endif
