/* compose_comparison.h - what the charts that hold areas against each other share. Not for others. */
#ifndef REPORT_COMPOSE_COMPARISON_H
#define REPORT_COMPOSE_COMPARISON_H

#include "report/compose_internal.h"

/* A sentence in the chart's place: "Diagram 5 är utelämnat: " and the reason; in the data quality section, too. */
void comparison_leave_out(struct composing *composing, const struct block *block, const char *reason);
/* The same where the indicator has no figure at all in the years; told as never fetched unless the block is optional. */
void comparison_leave_out_empty(struct composing *composing, const struct block *block, const struct panel *panel,
                                int first_year, int last_year);

/* Whether any area has a figure in the year. */
bool comparison_any(const struct panel *panel, int year);

/* Room for points and series; all areas are context. */
int comparison_make(struct composing *composing, const struct block *block, struct chart *chart, size_t points,
                    size_t series);
/* The source line, and the chart's own notes with room for more. */
int comparison_frame(struct composing *composing, const struct block *block, struct chart *chart,
                     const struct sources *sources, size_t more_notes);

/* A figure of an area in a year of the panel, as a point. */
struct doc_cell comparison_point(struct composing *composing, const struct panel *panel, size_t area, int year,
                                 const char *source);
/* The place of a ranked area in its panel. */
size_t comparison_index(const struct panel *panel, const struct ranked *ranked);

/* "5,6 procent", "120", "33 dagar": for sentences. */
const char *comparison_with_unit(struct composing *composing, const char *text, const char *unit);
/* "A", "A och B", "A, B och C"; `most` names at most, the others as "och 3 till" (0: all). */
const char *comparison_join(struct composing *composing, const char *const *names, size_t count, size_t most);

/* "högst i Ale (5,6 procent), lägst i Tjörn (2,8 procent)", by the placeholders that chart_find_extremes filled;
 * `begins` a sentence. */
const char *comparison_extremes(struct composing *composing, const char *unit, bool begins);
/* Notes of a stack (two at most): with `whole`, which parts do not sum to 100 per cent; and where a part has no figure. */
int stack_notes(struct composing *composing, const struct block *block, struct chart *chart, bool whole);

/* The title: the template's finding if it has one, else what was found. */
const char *comparison_title(struct composing *composing, const struct block *block, const char *found);

#endif
