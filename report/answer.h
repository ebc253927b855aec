/*
 * answer.h - what `query` answers with: a document of tables, made for the terminal.
 */
#ifndef REPORT_ANSWER_H
#define REPORT_ANSWER_H

#include "report/document.h"
#include "transform/key_figure.h"

struct answer_job {
    struct panel_source source; /* its arena is the document's */
    enum language language;
    const struct indicator *const *indicators;
    size_t indicator_count;
    bool indicators_named; /* false: leave out those of which the store knows nothing */
    const struct comparison *comparison;
    int first_year; /* the years to look at */
    int last_year;
    bool years_named;
    const struct indicator *weight; /* drivers: of a weighted mean; else NULL */
    bool *incomplete;               /* set where something asked for by name was never fetched */
};

/* Appends a table with the latest figures of one area: value, year, change, group mean, Riket, rank. */
int answer_key_figures(struct document *document, const struct answer_job *job, const struct area *area,
                       struct fault *fault);
/* Appends a table an indicator with the years down: the area, the group's mean with n, Riket. */
int answer_series(struct document *document, const struct answer_job *job, const struct area *area,
                  struct fault *fault);
/* Appends a table of a group's statistics: mean, median, lowest and highest, with n of N; of each year, or
 * only of the latest one that has figures. */
int answer_group(struct document *document, const struct answer_job *job, const struct area_choice *group, bool latest,
                 struct fault *fault);

/* Appends a table an indicator of what drove the change of a group's mean or sum from first_year to last_year: a row a
 * municipality, by contribution, then the parts; its first note is the finding in words. */
int answer_drivers(struct document *document, const struct answer_job *job, const struct area_choice *group,
                   struct fault *fault);

#endif
