/*
 * key_figure.h - one indicator of one area as a person asks for it: the latest
 * figure, its change, and what it is held against.
 */
#ifndef TRANSFORM_KEY_FIGURE_H
#define TRANSFORM_KEY_FIGURE_H

#include <stdbool.h>

#include "transform/areas.h"
#include "transform/panel.h"
#include "transform/statistic.h"

/* So many years tell where a figure comes from. */
#define KEY_SERIES_YEARS 5

struct key_figure {
    const struct indicator *indicator;
    int year; /* of the latest figure; 0 where there is none */
    struct cell value;
    int earlier_year;             /* the nearest earlier year with a figure; 0 where there is none */
    struct cell earlier;          /* that figure */
    const struct cell *series;    /* series_count years, the last one `year`; belongs to the source's arena */
    size_t series_count;          /* up to KEY_SERIES_YEARS; 0 where there is no figure */
    struct cell change;           /* value - earlier */
    struct group_figure mean;     /* of the group in `year`; members 0 without a group */
    struct provenance provenance; /* the runs behind all of them */
    struct cell nation;           /* in `year` */
    bool rank_shared;             /* another member has the same figure */
    /* Among the group's members that reported, by the figures as shown, 1 the highest; 0 where the area is none of them. */
    size_t rank;
};

/* What areas are held against. */
struct comparison {
    const struct area_choice *group; /* NULL for none */
    const struct area *nation;
};

/* Reads the newest figure in first_year..last_year and what goes with it. */
int key_figure_read(struct key_figure *figure, const struct panel_source *source, const struct indicator *indicator,
                    const struct area *area, const struct comparison *comparison, int first_year, int last_year,
                    struct fault *fault);

#endif
