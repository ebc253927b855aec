/* compose_sections.h - sections and parts of which there is no figure to show. Not for others. */
#ifndef REPORT_COMPOSE_SECTIONS_H
#define REPORT_COMPOSE_SECTIONS_H

#include "report/composing.h"

/* Where the block at `heading` is a heading, or a subheading, and what stands below it shows tables and charts of
 * which there is no figure at all - of the municipality that the report is about, or else of any member of the
 * group - says so in one sentence and sets `*next` to the block after it. */
int section_collapse(struct composing *composing, size_t heading, size_t *next);

/* Where the block is a table or a chart of a report about a group and none of its figures is there, says so in one
 * sentence in its place. */
int section_leave_out(struct composing *composing, size_t index, bool *left_out);

#endif
