/*
 * chart.h - a chart of a document drawn on a canvas.
 *
 * The frame is common to all kinds: the label ("Diagram 1"), the finding as
 * title, the subtitle, then the kind's own drawing, at the foot the notes and
 * the source line. Each kind is one file, chart_KIND.c, and one row of the
 * table in chart.c.
 *
 * What a painter shows is in the chart: `text` is printed, `value` only places
 * it. Series without any figure are left out of lines; a ranking and small
 * multiples keep their place and print the cell's text ("i.u.").
 */
#ifndef REPORT_CHART_H
#define REPORT_CHART_H

#include "base/fault.h"
#include "report/chart/canvas.h"
#include "report/document.h"

/* The height that suits a chart of this width, never more than a page has; points. */
double chart_height(struct canvas *canvas, const struct chart *chart, double width);
/* How much of that height the chart can do without. */
double chart_slack(struct canvas *canvas, const struct chart *chart, double width);
/* Draws the chart into that place. Faults are the canvas's. */
int chart_draw(struct canvas *canvas, const struct chart *chart, double x, double y, double width, double height,
               struct fault *fault);

/* The kind's own drawing by itself, where title, notes and source stand as text around it. */
double chart_drawing_height(struct canvas *canvas, const struct chart *chart, double width);
int chart_drawing_draw(struct canvas *canvas, const struct chart *chart, const struct box *box, struct fault *fault);

#endif
