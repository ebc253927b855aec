/* answer_chart_internal.h - what the files answer_chart*.c share. Not for others. */
#ifndef REPORT_ANSWER_CHART_INTERNAL_H
#define REPORT_ANSWER_CHART_INTERNAL_H

#include "report/answer_chart.h"

/* Whether a cell is a figure of an area or a mean of a group that can be drawn beside others. */
bool answer_chart_draws(const struct doc_cell *cell);
/* Whether it has a value, too. */
bool answer_chart_has(const struct doc_cell *cell);
/* The figure as charts print it: without its unit, which is told once. */
struct doc_cell answer_chart_figure(struct document *document, const struct doc_cell *cell);
/* The same with its unit: "2,8 %"; a count speaks for itself. */
const char *answer_chart_value(struct document *document, const struct doc_cell *cell);
/* What is measured and in what: "Anvisade (%)". */
const char *answer_chart_measure(struct document *document, const struct table *table, const struct doc_cell *cell);
/* A chart of that kind with what it has from its table. */
struct chart *answer_chart_start(struct document *document, const struct table *table, enum chart_kind kind,
                                 const struct doc_cell *sample);

/* Up to so many lines each has a colour and is named in the subtitle. */
#define ANSWER_CHART_FEW 5
/* The newest figure of a series, or (`oldest`) its first; NULL where it has none. */
const struct doc_cell *answer_chart_end(const struct chart *chart, const struct chart_series *series, bool oldest);
/* Title, subtitle and what the picture is described by, and the n of N of means as notes. */
void answer_chart_tell_lines(struct document *document, const struct table *table, struct chart *chart);

#endif
