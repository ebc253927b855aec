/* scale_below.h - a horizontal scale: light lines through the drawing, their figures below it. */
#ifndef REPORT_SCALE_BELOW_H
#define REPORT_SCALE_BELOW_H

#include "report/chart/axis.h"
#include "report/chart/canvas.h"

#define SCALE_BELOW_HEIGHT 16.0

/* How far a figure reaches beyond its line at most. */
double scale_below_side(struct canvas *canvas, const struct axis *axis, const char *unit);
/* The figures alone, in the middle below their ticks; as below. */
void scale_below_figures(struct canvas *canvas, const struct axis *axis, double left, double width, double baseline,
                         const char *unit);
/* The box goes from the lowest to the highest tick. Where figures would touch only every second, third, ... stands,
 * counted from zero; the highest that stands tells the unit. */
void scale_below_draw(struct canvas *canvas, const struct axis *axis, const struct box *box, const char *unit);

#endif
