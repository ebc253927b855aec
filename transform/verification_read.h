/*
 * verification_read.h - a published table held against the store, cell by cell.
 *
 * An area's figure is held against ours. A group's is held against the unweighted mean of its members that reported, or
 * the statistic that its row names; a group of Kolada's own against Kolada's figure where that was fetched. Rows of
 * other statistics (a change, a rank, a weighted mean) and, where indicators are asked for, of other ones are left out
 * and counted. Two cells of one indicator, area, year, gender and statistic are a fault.
 */
#ifndef TRANSFORM_VERIFICATION_READ_H
#define TRANSFORM_VERIFICATION_READ_H

#include "transform/indicators.h"
#include "transform/panel.h"
#include "transform/statistic.h"
#include "transform/verification.h"
#include "transform/verification_areas.h"

struct verified_cell {
    const struct published_cell *published;
    struct published_figure figure; /* after verification_read_mark */
    const struct indicator *indicator;
    size_t area; /* in the verification's areas */
    struct cell cell;
    const char *statistic; /* of a group's figure that is computed here, else "" */
    size_t reported;       /* n and N of it */
    size_t members;
    enum verdict verdict;
};

struct verification {
    const struct published_table *table;
    struct verified_areas areas;
    size_t count;
    struct verified_cell *cells; /* in the order of the table */
    size_t counts[VERDICT_COUNT];
    size_t left_indicators; /* figures of indicators that were not asked for */
    size_t left_statistics; /* figures of statistics that are not held */
    size_t left_rows;       /* rows without figures whose area is none: footnotes */
    struct provenance provenance;
};

struct verification_job {
    struct panel_source source; /* its arena is the verification's */
    const struct indicators *indicators;
    const struct areas *areas;
    const struct published_table *table;
    size_t name_count; /* indicators asked for by name; none: those of the rows */
    const char *const *names;
};

int verification_read(struct verification *verification, const struct verification_job *job, struct fault *fault);

/* Fills in our cells, all of an indicator and gender with one reading (verification_fill.c). */
int verification_fill(struct verification *verification, const struct panel_source *source, struct fault *fault);

/* Whether any cell is other than equal. */
bool verification_differs(const struct verification *verification);

#endif
