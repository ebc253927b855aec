/*
 * compose_latest.h - the figures of one year, or of each area the latest up to it. Not for others.
 *
 * A part of a template with "latest", or any part that may have it where the whole report is asked for so
 * (`compose_job.latest`), shows of each area its latest figure up to the report's year; where that is of an earlier
 * year, the year stands after the figure, and a note tells what it means.
 */
#ifndef REPORT_COMPOSE_LATEST_H
#define REPORT_COMPOSE_LATEST_H

#include "report/compose_internal.h"

struct latest {
    struct panel panel; /* of the report's year alone; its cells are those that are to be shown */
    int *years;         /* of each area's figure */
};

/* Whether the block shows the latest figures. */
bool latest_wanted(const struct composing *composing, const struct block *block);

int latest_read(struct composing *composing, const struct block *block, const struct indicator *indicator,
                const struct area *areas, size_t count, struct latest *latest);

/* An area's figure as it is shown, with its year where that is not the report's. */
struct doc_cell latest_cell(struct composing *composing, const struct latest *latest, size_t area,
                            enum yes_no_style style, const char *source);

/* Whether any figure is of an earlier year. */
bool latest_any_earlier(const struct composing *composing, const struct latest *latest);
/* What a year in brackets means, as a note. */
const char *latest_note(struct composing *composing);

#endif
