/*
 * line_labels.h - the direct labels at the ends of the lines of a chart.
 *
 * Labels stand in a column right of the plot, each at the height of its line's
 * last figure or as near to it as the others leave room, and never on one
 * another. Where there are too many for the height, those of the context that
 * stand most crowded are left out and counted.
 */
#ifndef REPORT_LINE_LABELS_H
#define REPORT_LINE_LABELS_H

#include <stddef.h>

#include "report/chart/canvas.h"
#include "report/chart/plot.h"
#include "report/document.h"

/* A series that has figures. */
struct drawn_line {
    const struct chart_series *series;
    struct theme_line pen;
    size_t last;       /* its last year with a figure */
    const char *value; /* its last figure, with the year where it is not the chart's last: "15,7 (2021)" */
    const char *label; /* "GR 15,7", or "" for an unnamed one */
};

/* The column that the labels stand in. */
struct line_labels {
    double size; /* of the type */
    double leading;
    double width;
};

/* The drawn lines of a chart, in its order, in memory of the canvas; NULL (and a count of 0) where there are none. */
struct drawn_line *line_labels_collect(struct canvas *canvas, const struct chart *chart, size_t *count);
/* The column for these lines beside a plot of this height, at most `width_most` wide. */
struct line_labels line_labels_fit(struct canvas *canvas, const struct drawn_line *lines, size_t count,
                                   double width_most, double height);
/* The height of a plot that has room for all labels. */
double line_labels_height(const struct drawn_line *lines, size_t count);
/* Draws the labels with their left ends at x; returns how many were left out. */
size_t line_labels_draw(struct canvas *canvas, const struct plot *plot, const struct drawn_line *lines, size_t count,
                        const struct line_labels *labels, double x);

#endif
