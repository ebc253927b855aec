/*
 * figure_text.h - the one place where a figure becomes text.
 */
#ifndef REPORT_FIGURE_TEXT_H
#define REPORT_FIGURE_TEXT_H

#include "base/arena.h"
#include "cache/figures.h"
#include "report/document.h"
#include "transform/indicator.h"
#include "transform/statistic.h"

enum yes_no_style {
    YES_NO_CROSS, /* tables: "X" and nothing */
    YES_NO_WORDS  /* "ja" and "nej" */
};

/* "i.u." or "no data", "-" for what does not exist, and so on; for a cell without a value. */
const char *figure_text_status(enum cell_status status, enum language language);

/* A cell as it is shown, rounded half away from zero to the decimals (-1: the
 * indicator's own). The identity may be NULL. Texts belong to the arena. */
struct doc_cell figure_cell(const struct cell *cell, const struct indicator *indicator, int decimals,
                            enum yes_no_style style, enum language language, struct arena *arena,
                            const struct figure_identity *identity);

/* The same figure with its year after it: "113 (2021)"; for one that is of another year than its neighbours. */
struct doc_cell figure_with_year(struct doc_cell cell, int year, struct arena *arena);

/* What a figure of one area is a figure of; NULL without memory (the arena tells). */
const struct figure_identity *identity_of_area(const struct indicator *indicator, const struct area *area, int year,
                                               const char *source, struct arena *arena);
/* The same for a group's statistic. */
const struct figure_identity *identity_of_group(const struct indicator *indicator, const char *group, const char *title,
                                                int year, enum statistic statistic, const struct group_figure *figure,
                                                const char *source, struct arena *arena);

/* The same figure, but of women or men, or (with '\0') the difference between them. */
const struct figure_identity *identity_of_gender(const struct figure_identity *identity, char gender,
                                                 struct arena *arena);
/* How many of a group reported it. */
const struct figure_identity *identity_of_count(const struct figure_identity *identity, struct arena *arena);
/* A difference between women and men as it is shown: with its sign, without its unit. */
struct doc_cell figure_gender_difference(const struct cell *difference, int decimals, enum language language,
                                         struct arena *arena, const struct figure_identity *identity);

/* The decimals of a mean or median: the indicator's own, but one for whole numbers below 1,000, where a mean
 * between two of them says something. */
int figure_mean_decimals(const struct indicator *indicator, const struct cell *mean);

/* A cell that holds words, not a figure. */
struct doc_cell label_cell(const char *text);

/* A change with its sign: "+1,2", "−0,4", "±0,0". */
const char *figure_text_change(double change, int decimals, enum language language, struct arena *arena);

#endif
