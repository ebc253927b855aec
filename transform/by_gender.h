/*
 * by_gender.h - figures of women and men, and the difference between them.
 *
 * The difference is women - men, in the indicator's own unit (a share's in percentage points). A total is the
 * source's own, or derived from the source's own totals: never the sum or the mean of the two. A derived indicator
 * is divided by gender where all that it is made from is.
 */
#ifndef TRANSFORM_BY_GENDER_H
#define TRANSFORM_BY_GENDER_H

#include "transform/panel.h"
#include "transform/statistic.h"

/* The same areas and years three times. */
struct gender_panels {
    struct panel women;
    struct panel men;
    struct panel total;
};

/* What keeps an indicator from being asked for by gender: itself or one that it is made from, which is
 * supplementary or which the catalogue says is not divided; NULL where nothing does. (Of a KPI that the catalogue
 * lacks nothing is known; its figures will tell.) */
int gender_undivided(const struct panel_source *source, const struct indicator *indicator,
                     const struct indicator **undivided, struct fault *fault);

/* A fault (STATUS_USAGE) that names what is not divided, where anything is not. */
int gender_expect_divided(const struct panel_source *source, const struct indicator *indicator, struct fault *fault);

int gender_panels_read(struct gender_panels *panels, const struct panel_source *source,
                       const struct indicator *indicator, const struct area *areas, size_t area_count, int first_year,
                       int last_year, struct fault *fault);

/* women - men; missing if either is, with the stronger reason. */
struct cell gender_difference(const struct cell *women, const struct cell *men);

/* The mean difference of the members that have both figures, which is free of who reports only one of them; where
 * all report both it is the difference of the two means. room[count] to work in. */
struct group_figure gender_mean_difference(const struct cell *women, const struct cell *men, size_t count,
                                           struct cell *room);

#endif
