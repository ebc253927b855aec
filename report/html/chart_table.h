/* chart_table.h - the figures of a chart as a table: the series down where points are years, else the areas down. */
#ifndef REPORT_CHART_TABLE_H
#define REPORT_CHART_TABLE_H

#include "base/arena.h"
#include "report/document.h"

/* All of it belongs to the arena and to the chart; NULL for a chart without series, or without memory (the arena tells).
 * Its id is the chart's with "-siffror" after it; the notes stay with the chart. */
const struct table *chart_table(const struct chart *chart, enum language language, struct arena *arena);

#endif
