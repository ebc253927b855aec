/*
 * standing.h - how one area stands in one indicator: against before, against its group, the nation and all municipalities.
 *
 * The year is the newest one with a figure. Everything that has none says why: the change where there is no earlier
 * figure, the distances where the other has none. Belongs to the source's arena.
 */
#ifndef TRANSFORM_STANDING_H
#define TRANSFORM_STANDING_H

#include "transform/change.h"
#include "transform/key_figure.h"
#include "transform/level_shift.h"
#include "transform/rank.h"
#include "transform/run_of_years.h"

/* What an area is held against. */
struct standing_ground {
    const struct comparison *comparison;
    const struct area *municipalities; /* all of the country */
    size_t municipality_count;
};

struct standing {
    struct key_figure figure;    /* value, year, change, mean, nation, rank in the group */
    struct cell change_percent;  /* of a count; of a share CELL_NOT_APPLICABLE */
    struct cell distance_nation; /* value - the nation's; CELL_NOT_APPLICABLE of counts */
    struct cell distance_group;  /* value - the group's unweighted mean */
    int quartile;                /* among all municipalities that reported; 0: none */
    size_t quartile_reported;
    struct year_run run; /* the longest; years below */
    int run_from;
    int run_to;
    struct cell shift;            /* score of the change from the year before; a level shift where it is large */
    struct level_history history; /* what it was measured by */
    struct provenance provenance;
};

/* All municipalities of the catalogue (type K), by id. */
int standing_municipalities(struct store *store, struct arena *arena, const struct area **areas, size_t *count,
                            struct fault *fault);

/* Reads the figures of first_year..last_year and compares. The area may be any; only a municipality has a quartile. */
int standing_read(struct standing *standing, const struct panel_source *source, const struct indicator *indicator,
                  const struct area *area, const struct standing_ground *ground, int first_year, int last_year,
                  struct fault *fault);

#endif
