/*
 * chart_sheet.h - a chart that stands by itself, as a PDF or an image: 160 mm wide with a margin.
 */
#ifndef REPORT_CHART_SHEET_H
#define REPORT_CHART_SHEET_H

#include "report/chart/chart.h"

#define CHART_SHEET_WIDTH_MM 160
#define CHART_SHEET_WIDTH (CHART_SHEET_WIDTH_MM * POINTS_PER_MM)

/* The height of the sheet in points; draws nothing. */
double chart_sheet_height(const struct chart *chart, struct fonts *fonts, enum language language);
/* Draws the chart on a sheet of that height. Faults are the canvas's and cairo's. */
int chart_sheet_draw(cairo_t *cairo, const struct chart *chart, double height, struct fonts *fonts,
                     enum language language, struct fault *fault);

/* The same, with somebody who is told what is drawn; NULL for nobody. */
int chart_sheet_draw_told(cairo_t *cairo, const struct drawn_listener *listener, const struct chart *chart,
                          double height, struct fonts *fonts, enum language language, struct fault *fault);

/* The same on a canvas of any surface, whose unit is the point. */
int chart_sheet_draw_on(struct canvas *canvas, const struct chart *chart, double height, struct fault *fault);

#endif
