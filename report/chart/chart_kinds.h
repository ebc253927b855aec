/*
 * chart_kinds.h - the painters of the kinds of chart, for chart.c.
 *
 * Each kind has the height that suits its drawing at a width (without the
 * frame) and a function that draws it into a box. Faults stick to the canvas.
 */
#ifndef REPORT_CHART_KINDS_H
#define REPORT_CHART_KINDS_H

#include "report/chart/canvas.h"
#include "report/document.h"

double chart_lines_height(struct canvas *canvas, const struct chart *chart, double width);
void chart_lines_draw(struct canvas *canvas, const struct chart *chart, const struct box *box);

double chart_ranking_height(struct canvas *canvas, const struct chart *chart, double width);
void chart_ranking_draw(struct canvas *canvas, const struct chart *chart, const struct box *box);

/* A ranking of more areas than can be read as bars: a strip with a stroke for each. */
#define CHART_RANKING_BARS_MOST 48
double chart_strip_height(struct canvas *canvas, const struct chart *chart, double width);
void chart_strip_draw(struct canvas *canvas, const struct chart *chart, const struct box *box);

double chart_stacked_height(struct canvas *canvas, const struct chart *chart, double width);
void chart_stacked_draw(struct canvas *canvas, const struct chart *chart, const struct box *box);

double chart_dots_height(struct canvas *canvas, const struct chart *chart, double width);
void chart_dots_draw(struct canvas *canvas, const struct chart *chart, const struct box *box);

double chart_heat_height(struct canvas *canvas, const struct chart *chart, double width);
void chart_heat_draw(struct canvas *canvas, const struct chart *chart, const struct box *box);

double chart_tiles_height(struct canvas *canvas, const struct chart *chart, double width);
void chart_tiles_draw(struct canvas *canvas, const struct chart *chart, const struct box *box);

double chart_multiples_height(struct canvas *canvas, const struct chart *chart, double width);
void chart_multiples_draw(struct canvas *canvas, const struct chart *chart, const struct box *box);

double chart_waterfall_height(struct canvas *canvas, const struct chart *chart, double width);
void chart_waterfall_draw(struct canvas *canvas, const struct chart *chart, const struct box *box);

#endif
