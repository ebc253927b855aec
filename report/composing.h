/*
 * composing.h - a document on its way: what all composers of blocks share, and what they tell it. Not for others.
 */
#ifndef REPORT_COMPOSING_H
#define REPORT_COMPOSING_H

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
    const char *key_label;     /* of the table of key figures that explains its columns; NULL for none yet */
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
    struct findings closed;            /* series that the source has closed */
    struct findings differences;       /* groups whose own value at Kolada is not ours */
    struct findings sentences_told;    /* sentences left out, contradicted or not to be checked */
    struct node *sentences;            /* the paragraph of the last sentence; NULL before the first */
    struct statement_figures *figures; /* statement_figures.h; NULL before the first sentence */
    struct told *told;
    struct told *unfetched; /* indicators whose figures were never fetched; each is warned of once */
    struct sources shown;   /* all figures so far */
    bool optional;          /* the block on its way may lack what was never fetched */
    bool complete;
    struct diag *diag;
    struct fault *fault;
};

/* The text of a template with its placeholders filled. */
const char *composing_text(struct composing *composing, const char *text);
/* Text in the report's language, for what templates do not write. */
const char *composing_pick(const struct composing *composing, const char *swedish, const char *english);
/* Copies a block's own notes and makes room for `more`. */
int composing_notes(struct composing *composing, const struct block *block, size_t more, const char ***notes,
                    size_t *count);
/* The same text is told once. */
void findings_add(struct findings *findings, const char *text, struct arena *arena);
/* Adds a sentence to the data quality section. */
void composing_add_gap(struct composing *composing, const char *text);
/* A panel of the areas given over the report's years. */
int composing_panel(struct composing *composing, const struct indicator *indicator, const struct area *areas,
                    size_t count, struct panel *panel);
/* The same of women or men. */
int composing_panel_gender(struct composing *composing, const struct indicator *indicator, enum gender gender,
                           const struct area *areas, size_t count, struct panel *panel);
/* The same over other years. */
int composing_panel_years(struct composing *composing, const struct indicator *indicator, const struct area *areas,
                          size_t count, int first_year, int last_year, struct panel *panel);
/* Tells that figures were never fetched; the report is then incomplete. Nothing where they are optional. */
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

#endif
