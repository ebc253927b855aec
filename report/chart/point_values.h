/*
 * point_values.h - the figures beside the points of a chart with few lines, where they stand on nothing else.
 */
#ifndef REPORT_POINT_VALUES_H
#define REPORT_POINT_VALUES_H

#include <stddef.h>

#include "report/chart/line_labels.h"

/* Prints every figure that finds a free place beside its point; the last one of
 * a line is left to the line's label. Prints none where the years stand too close. What else stands in the plot is
 * `taken`. */
void point_values_draw(struct canvas *canvas, const struct plot *plot, const struct drawn_line *lines, size_t count,
                       const struct box *taken, size_t taken_count);

#endif
