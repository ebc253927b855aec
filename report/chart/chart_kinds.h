/*
 * chart_kinds.h - the painters of the kinds of chart (report/chart_kind.h), for chart.c.
 *
 * Each kind has the height that suits its drawing at a width (without the
 * frame) and a function that draws it into a box. Faults stick to the canvas.
 */
#ifndef REPORT_CHART_KINDS_H
#define REPORT_CHART_KINDS_H

#include "report/chart/canvas.h"
#include "report/document.h"

#define PAINTER(VALUE, name, points, series, slack, sheet)                                        \
    double chart_##name##_height(struct canvas *canvas, const struct chart *chart, double width); \
    void chart_##name##_draw(struct canvas *canvas, const struct chart *chart, const struct box *box);
CHART_KINDS(PAINTER)
#undef PAINTER

/* A ranking of more areas than can be read as bars: a strip with a stroke for each. */
#define CHART_RANKING_BARS_MOST 48
double chart_strip_height(struct canvas *canvas, const struct chart *chart, double width);
void chart_strip_draw(struct canvas *canvas, const struct chart *chart, const struct box *box);

#endif
