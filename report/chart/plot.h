/*
 * plot.h - a frame of years and a scale, and series drawn in it: what line charts and small multiples share.
 */
#ifndef REPORT_PLOT_H
#define REPORT_PLOT_H

#include <stdbool.h>
#include <stddef.h>

#include "report/chart/axis.h"
#include "report/chart/canvas.h"
#include "report/document.h"

struct plot {
    struct box box; /* from the lowest to the highest tick, from the first to the last year's margin */
    struct axis axis;
    size_t point_count;
    double inset; /* from the box's sides to the first and the last year */
};

/* Whether a cell is drawn. */
bool plot_has(const struct doc_cell *cell);
/* The figure as it stands in a chart: with the mark of a preliminary one. */
const char *plot_text(struct canvas *canvas, const struct doc_cell *cell);
bool plot_series_has_any(const struct chart_series *series, size_t point_count);
/* The position of the last cell with a figure; only for a series that has any. */
size_t plot_series_last(const struct chart_series *series, size_t point_count);
/* Whether any series (with the reference) has a figure, and the scale over all of them. */
bool plot_scale(const struct chart *chart, size_t steps_wanted, struct axis *axis);

double plot_x(const struct plot *plot, size_t point);
double plot_y(const struct plot *plot, double value);
struct point plot_point(const struct plot *plot, const struct doc_cell *cells, size_t point);

/* The light horizontal lines; the one at zero is stronger. */
void plot_grid(struct canvas *canvas, const struct plot *plot);
/* A tick's figure; that of a percentage has its sign where the unit is told. */
void plot_tick_text(const struct canvas *canvas, const struct axis *axis, size_t index, const char *unit,
                    char text[NUMBER_TEXT_MAX]);
/* The scale's figures, their right ends at x; a percentage says so at the top. Where they would touch
 * only every second, third, ... stands, counted from zero. */
void plot_scale_labels(struct canvas *canvas, const struct plot *plot, const struct text_style *style, double x,
                       const char *unit);
double plot_scale_width(struct canvas *canvas, const struct axis *axis, const struct text_style *style,
                        const char *unit);
/* The years below the box, their baselines at y: the last one always, the others as many as there is room for. */
void plot_years(struct canvas *canvas, const struct plot *plot, const struct chart *chart,
                const struct text_style *style, double y);
/* The series: lines between neighbouring years, a dot for a year that stands alone, markers where asked for. */
void plot_series(struct canvas *canvas, const struct plot *plot, const struct chart_series *series,
                 const struct theme_line *pen, double marker_size);
/* Tells a figure to whoever points at its place: "Lerum, 2022: 72 %". */
void plot_spot(struct canvas *canvas, const struct chart *chart, const struct box *place, const char *series,
               const char *point, const struct doc_cell *cell);
/* The same for each figure of a series that is drawn in a frame of years. */
void plot_series_spots(struct canvas *canvas, const struct plot *plot, const struct chart *chart,
                       const struct chart_series *series);
/* In the middle of a frame without any figure. */
void plot_say_empty(struct canvas *canvas, const struct box *box);

#endif
