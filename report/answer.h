/*
 * answer.h - what `query` answers with: a document of tables, made for the terminal.
 */
#ifndef REPORT_ANSWER_H
#define REPORT_ANSWER_H

#include "base/diag.h"
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
    struct diag *diag;              /* told where Kolada's own value of a group is another than ours */
    const struct indicator *weight; /* drivers: of a weighted mean; else NULL */
    bool *incomplete;               /* set where something asked for by name was never fetched */
};

/* Appends a table with the latest figures of one area: value, year, change, group mean, Riket, rank. */
int answer_key_figures(struct document *document, const struct answer_job *job, const struct area *area,
                       struct fault *fault);
/* Appends a table an indicator with the years down: the area, the group's mean with n, Riket. */
int answer_series(struct document *document, const struct answer_job *job, const struct area *area,
                  struct fault *fault);
/* Appends three tables of a group's statistics: means and sum with n of N; lowest, quartiles and highest; who has the
 * lowest and the highest. Of each indicator's years, or of the latest that has figures of all indicators together. */
int answer_group(struct document *document, const struct answer_job *job, const struct area_choice *group, bool latest,
                 struct fault *fault);

/* Appends figures of women and men, the difference between them and the total: of an area or of a group's means; in
 * one table of the latest figures, or in one an indicator with the years down. An indicator that is not divided is a
 * fault where it was asked for by name, else left out. */
int answer_by_gender(struct document *document, const struct answer_job *job, const struct area_choice *choice,
                     bool latest, struct fault *fault);

/* Appends a table an indicator of what drove the change of a group's mean or sum from first_year to last_year: a row a
 * municipality, by contribution, then the parts; its first note is the finding in words. */
int answer_drivers(struct document *document, const struct answer_job *job, const struct area_choice *group,
                   struct fault *fault);

/* Appends a table with the latest figures of several areas and groups, a column each: a group's is the mean; Riket last.
 * A figure older than its row's year says so. */
int answer_beside(struct document *document, const struct answer_job *job, const struct area_choice *choices,
                  size_t count, struct fault *fault);
/* Appends a table an indicator with the years down and the same columns. */
int answer_join(struct document *document, const struct answer_job *job, const struct area_choice *choices,
                size_t count, struct fault *fault);

/* Whom answer_ranked lists. */
struct ranking {
    const struct area_choice *group;     /* that are ranked against each other */
    const struct area *also;             /* named besides, listed even where it is not among the first; NULL for none */
    size_t limit;                        /* so many; who shares the last place is listed, too; 0: all */
    bool lowest;                         /* the lowest first */
    bool without_mean;                   /* no row with the group's mean */
    const char *condition;               /* only those it holds for (area_filter.h); NULL for none */
    const struct indicators *indicators; /* that the condition may name */
    const struct areas *areas;
};

/* Appends a table an indicator of a group's areas by their figures: of the newest of the years in which at least half of
 * them reported, else in which any did. The place is that among all that reported, listed or not. */
int answer_ranked(struct document *document, const struct answer_job *job, const struct ranking *ranking,
                  struct fault *fault);

/* Appends a table an indicator of how areas stand, a column each: change, rank, distance to the group's mean and the
 * nation, quartile among all municipalities, the longest run one way, level shift. */
int answer_standing(struct document *document, const struct answer_job *job, const struct area *areas, size_t count,
                    struct fault *fault);

#endif
