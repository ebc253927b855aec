/*
 * answer_chart.h - the charts of an answer, made of its finished tables.
 *
 * A table with the years down becomes lines, one a column of figures; a table
 * of areas by one figure becomes ranked bars. The figures, their marks, the
 * notes and the source line are the table's: nothing is read anew.
 */
#ifndef REPORT_ANSWER_CHART_H
#define REPORT_ANSWER_CHART_H

#include "report/document.h"

/* The chart of a table, in memory of the document but no part of it; NULL where the table is of another shape, has no
 * figures, or (the arena tells) without memory. `nation` is the id of Riket. */
struct chart *answer_chart_lines(struct document *document, const struct table *table, const char *nation);
struct chart *answer_chart_bars(struct document *document, const struct table *table, const char *nation);

/* Puts the chart of lines after each table that has one of more than one year. */
void answer_charts_insert(struct document *document, const char *nation);

#endif
