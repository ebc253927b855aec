/*
 * surface.h - what a canvas draws on: the few things that every drawing is made of.
 *
 * A kind of surface is a table of functions; `ground` is its own: for cairo's
 * (PDF, PNG) the context, for SVG the writer. Coordinates are points, y grows
 * downwards. Functions are called only for what is to be seen: a line has at
 * least two points, a marker is not MARKER_NONE, a text is not empty.
 */
#ifndef REPORT_SURFACE_H
#define REPORT_SURFACE_H

#include <pango/pangocairo.h>
#include <stdbool.h>
#include <stddef.h>

#include "report/chart/fonts.h"
#include "report/theme.h"

struct box {
    double x;
    double y;
    double width;
    double height;
};

struct point {
    double x;
    double y;
};

struct text_style {
    double size;
    enum font_cut cut;
    theme_colour colour;
};

/* One line of a text that was laid out, with the left end of its baseline. */
struct text_line {
    PangoLayoutLine *line; /* borrowed */
    const struct text_style *style;
    struct point at;
    double width;
};

struct surface {
    void (*fill)(void *ground, const struct box *box, theme_colour colour);
    void (*polyline)(void *ground, const struct theme_line *pen, const struct point *points, size_t count);
    void (*marker)(void *ground, enum theme_marker marker, theme_colour colour, struct point at, double size);
    void (*text)(void *ground, const struct text_line *text);
    /* What is shown there, for readers who point at it; NULL where nobody can. */
    void (*spot)(void *ground, const struct box *box, const char *text);
};

/* On cairo; the ground is a cairo_t. */
extern const struct surface surface_cairo;

/* --- for kinds of surfaces: how a marker looks --- */

#define MARKER_CORNERS_MOST 4

/* The corners of its outline; none is a circle of the radius `half`. */
size_t marker_corners(enum theme_marker marker, struct point at, double half,
                      struct point corners[MARKER_CORNERS_MOST]);
/* Filled with paper within an outline of its colour. */
bool marker_is_hollow(enum theme_marker marker);
/* The width of that outline, as a share of the marker's size. */
#define MARKER_OUTLINE 0.18

#endif
