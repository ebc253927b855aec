/* scale_below.h - a horizontal scale: light lines through the drawing, their figures below it. */
#ifndef REPORT_SCALE_BELOW_H
#define REPORT_SCALE_BELOW_H

#include "report/chart/axis.h"
#include "report/chart/canvas.h"

#define SCALE_BELOW_HEIGHT 16.0

/* The box goes from the lowest to the highest tick. */
void scale_below_draw(struct canvas *canvas, const struct axis *axis, const struct box *box, const char *unit);

#endif
