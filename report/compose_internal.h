/* compose_internal.h - what the files compose*.c share. Not for others. */
#ifndef REPORT_COMPOSE_INTERNAL_H
#define REPORT_COMPOSE_INTERNAL_H

#include "report/compose.h"
#include "report/figure_text.h"
#include "report/placeholder.h"
#include "transform/panel.h"
#include "transform/statistic.h"

/* A sentence of the data quality section, in the order in which it was found. */
struct finding_note {
    struct finding_note *next;
    const char *text;
};

/* A document on its way. */
struct composing {
    const struct compose_job *job;
    const struct report_template *template;
    struct document *document;
    struct arena *arena; /* the document's */
    struct panel_source source;
    struct area_choice group;
    struct area nation;
    int first_year;
    int year;
    struct placeholders placeholders;
    struct finding_note *first_gap; /* tables and years without figures */
    struct finding_note *last_gap;
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
/* Adds a sentence to the data quality section. */
void composing_add_gap(struct composing *composing, const char *text);
/* A panel of the areas given over the report's years. */
int composing_panel(struct composing *composing, const struct indicator *indicator, const struct area *areas,
                    size_t count, struct panel *panel);
/* Tells that figures were never fetched; the report is then incomplete. */
void composing_not_fetched(struct composing *composing, const struct indicator *indicator);

/* --- compose_source.c --- */

/* Which figures a table or chart shows, for its source line. */
struct sources {
    size_t count;
    const struct indicator *indicators[64];
    bool computed; /* a statistic, a ratio, a change: anything beyond Kolada's own figures */
};

void sources_add(struct sources *sources, const struct indicator *indicator);
/* "Källa: Kolada, hämtat 2026-11-21", or "Egen bearbetning av data från Kolada, ..." */
int sources_line(struct composing *composing, const struct sources *sources, const char **line);
/* The days of retrieval of all of them: "2026-11-21", "2026-01-03–2026-11-21" or "". */
int sources_retrieved(struct composing *composing, const struct sources *sources, const char **days);

/* --- compose_table.c, compose_chart.c, compose_notes.c --- */

int compose_indicator_table(struct composing *composing, const struct block *block);
int compose_year_table(struct composing *composing, const struct block *block);
int compose_series_table(struct composing *composing, const struct block *block);
int compose_line_chart(struct composing *composing, const struct block *block);
int compose_ranking_chart(struct composing *composing, const struct block *block);
int compose_small_multiples(struct composing *composing, const struct block *block);
int compose_data_quality(struct composing *composing, const struct block *block);
int compose_definitions(struct composing *composing, const struct block *block);

/* The identity of one figure; `group` is NULL for a single area. */
const struct figure_identity *composing_identity(struct composing *composing, const struct indicator *indicator,
                                                 const char *area, const char *title, int year,
                                                 const struct group_figure *group, const char *source);
/* The unweighted mean of each year of a panel. */
int composing_means(struct composing *composing, const struct panel *panel, struct group_figure **means);

#endif
