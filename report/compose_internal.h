/* compose_internal.h - what the files compose*.c share. Not for others. */
#ifndef REPORT_COMPOSE_INTERNAL_H
#define REPORT_COMPOSE_INTERNAL_H

#include "report/composing.h"

/* --- compose_gaps.c --- */

/* Tells the gaps of a panel from a year on in the data quality section, under the label of the table or chart that
 * shows it first, and warns of figures that were never fetched. */
void composing_check_panel(struct composing *composing, const char *label, const struct panel *panel, int from);

/* --- compose_table.c --- */

/* A table with its columns and rows made, the first column for the areas' names. NULL on failure. */
struct table *table_start(struct composing *composing, const struct block *block, size_t columns, size_t rows);
void table_set_column(struct table *table, size_t column, const char *heading, enum column_align align);
int table_fault(struct composing *composing, const struct block *block);
/* The areas of a table: the group's members, and Riket where the block asks for it. NULL on failure. */
const struct area *table_areas(struct composing *composing, const struct block *block, size_t *count);
/* Names each row after its area. */
void table_label_rows(struct composing *composing, struct table *table, const struct area *areas);
/* The source line of figures of one indicator, as it stands in long rows. */
int table_source_of(struct composing *composing, const struct panel *panel, const char **line);

/* --- compose_chart.c --- */

/* An area with its figure of the report's year. */
struct ranked {
    const struct area *area;
    struct cell cell;
};

int chart_fault(struct composing *composing, const struct block *block);
/* A chart with what all kinds have in common; the title comes when the finding is known. NULL on failure. */
struct chart *chart_start(struct composing *composing, const struct block *block, enum chart_kind kind);
/* The report's years as points. */
int chart_label_years(struct composing *composing, const struct block *block, struct chart *chart);
/* The title of a chart without any figure. */
const char *chart_no_finding(struct composing *composing);
/* The group's mean of each year as points. */
int chart_group_points(struct composing *composing, const struct indicator *indicator, int decimals,
                       const struct area_choice *group, const struct panel *panel, struct doc_cell *points,
                       const char *source);
/* The areas of a panel in the order of its last year: highest first, equal values alphabetically, those
 * without a figure last. NULL on failure. */
struct ranked *chart_rank_areas(struct composing *composing, const struct panel *panel);
void chart_sort_ranked(struct ranked *ranked, size_t count);
/* The identity of a series' first figure where it is a group's, else NULL. */
const struct figure_identity *chart_group_of(const struct chart *chart, const struct chart_series *series);
/* Of how many members each year's mean is, as a note. */
const char *chart_reported_note(struct composing *composing, const struct chart *chart,
                                const struct chart_series *series);
/* Whether two areas have the same figure as it is shown. */
bool chart_looks_same(const struct indicator *indicator, const struct ranked *left, const struct ranked *right);
/* Fills the placeholders of highest and lowest; false where no area has a figure. */
bool chart_find_extremes(struct composing *composing, const struct indicator *indicator, const struct ranked *ranked,
                         size_t count);

/* --- compose_statements.c --- */

/* Whether anything would be written for a statement. */
int statement_says(struct composing *composing, const struct block *block, bool *says);

/* --- one for each kind of block --- */

/* A composer puts its block into the document; block_kind.h has them all. */
#define COMPOSER(VALUE, name, ...) int compose_##name(struct composing *composing, const struct block *block);
BLOCK_KINDS(COMPOSER)
#undef COMPOSER

#endif
