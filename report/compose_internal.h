/* compose_internal.h - what the files compose*.c share. Not for others. */
#ifndef REPORT_COMPOSE_INTERNAL_H
#define REPORT_COMPOSE_INTERNAL_H

#include "report/compose.h"
#include "report/figure_text.h"
#include "report/placeholder.h"
#include "report/source_line.h"
#include "transform/panel.h"
#include "transform/statistic.h"

/* A sentence of the data quality section, in the order in which it was found. */
struct finding_note {
    struct finding_note *next;
    const char *text;
};

/* A panel whose gaps were told. */
struct told {
    struct told *next;
    const struct indicator *indicator;
    int from; /* the first year */
    int to;   /* the last */
    size_t area_count;
};

/* Sentences in the order in which they were found. */
struct findings {
    struct finding_note *first; /* NULL where there is none */
    struct finding_note *last;
};

/* A document on its way. */
struct composing {
    const struct compose_job *job;
    const struct report_template *template;
    struct document *document;
    struct arena *arena; /* the document's */
    struct panel_source source;
    const struct area *own;    /* the municipality that the report is about; NULL where it is about the group */
    const char *similar_theme; /* of the similar municipalities that were looked up last; NULL for none yet */
    struct area_choice similar;
    bool has_similar;
    struct area_choice year_group; /* the template's own, whose figures tell the year */
    struct area_choice group;
    struct area nation;
    int first_year;
    int year;
    struct placeholders placeholders;
    struct findings gaps;              /* tables and years without figures */
    struct findings preliminary;       /* indicators and years that may still change */
    struct findings differences;       /* groups whose own value at Kolada is not ours */
    struct findings sentences_told;    /* sentences left out, contradicted or not to be checked */
    struct node *sentences;            /* the paragraph of the last sentence; NULL before the first */
    struct statement_figures *figures; /* statement_figures.h; NULL before the first sentence */
    struct told *told;
    struct told *unfetched; /* indicators whose figures were never fetched; each is warned of once */
    struct sources shown;   /* all figures so far */
    bool complete;
    struct diag *diag;
    struct fault *fault;
};

/* --- compose.c --- */

/* The text of a template with its placeholders filled. */
const char *composing_text(struct composing *composing, const char *text);
/* Text in the report's language, for what templates do not write. */
const char *composing_pick(const struct composing *composing, const char *swedish, const char *english);
/* Copies a block's own notes and makes room for `more`. */
int composing_notes(struct composing *composing, const struct block *block, size_t more, const char ***notes,
                    size_t *count);
void findings_add(struct findings *findings, const char *text, struct arena *arena);
/* Adds a sentence to the data quality section. */
void composing_add_gap(struct composing *composing, const char *text);
/* Tells the gaps of a panel from a year on in the data quality section, under the label of the table or chart that
 * shows it first, and warns of figures that were never fetched. */
void composing_check_panel(struct composing *composing, const char *label, const struct panel *panel, int from);
/* A panel of the areas given over the report's years. */
int composing_panel(struct composing *composing, const struct indicator *indicator, const struct area *areas,
                    size_t count, struct panel *panel);
/* The same over other years. */
int composing_panel_years(struct composing *composing, const struct indicator *indicator, const struct area *areas,
                          size_t count, int first_year, int last_year, struct panel *panel);
/* Tells that figures were never fetched; the report is then incomplete. */
void composing_not_fetched(struct composing *composing, const struct indicator *indicator);

/* An indicator as the label of a row, with its unit: "Arbetslöshet, %". */
const char *composing_row_label(const struct composing *composing, const struct indicator *indicator);

/* The source line of figures, by source_line.h. */
int composing_source(struct composing *composing, const struct sources *sources, const char **line);
/* Holds Kolada's own values of the group against the means of a panel of its members; what differs is told in the
 * data quality section, and as a warning. */
int composing_check_group(struct composing *composing, const struct area_choice *group, const struct panel *panel);
/* The unweighted mean of each year of a panel. */
int composing_means(struct composing *composing, const struct panel *panel, struct group_figure **means);

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

/* --- one for each kind of block --- */

int compose_indicator_table(struct composing *composing, const struct block *block);
int compose_year_table(struct composing *composing, const struct block *block);
int compose_gender_table(struct composing *composing, const struct block *block);
int compose_series_table(struct composing *composing, const struct block *block);
int compose_line_chart(struct composing *composing, const struct block *block);
int compose_ranking_chart(struct composing *composing, const struct block *block);
int compose_small_multiples(struct composing *composing, const struct block *block);
int compose_statement(struct composing *composing, const struct block *block);
int compose_drivers(struct composing *composing, const struct block *block);
int compose_waterfall(struct composing *composing, const struct block *block);
int compose_stacked_chart(struct composing *composing, const struct block *block);
int compose_dot_plot(struct composing *composing, const struct block *block);
int compose_heat_table(struct composing *composing, const struct block *block);
int compose_tile_map(struct composing *composing, const struct block *block);
int compose_strip(struct composing *composing, const struct block *block);
int compose_key_figures(struct composing *composing, const struct block *block);
int compose_area_line_chart(struct composing *composing, const struct block *block);
int compose_targets(struct composing *composing, const struct block *block);
int compose_data_quality(struct composing *composing, const struct block *block);
int compose_definitions(struct composing *composing, const struct block *block);

#endif
