/*
 * canvas.h - drawing ground: shapes and text on a surface, in points.
 *
 * The unit is the point (1/72 inch) whatever the surface; y grows downwards.
 * Text is measured without hinting, so that a line breaks at the same word in
 * a PDF, in a PNG and in an SVG. A canvas without a surface measures and draws
 * nothing.
 *
 * Failure is sticky: the first fault (no memory, a character that no font
 * has) is kept and all drawing after it does nothing, so that a painter may
 * go on and its caller asks `canvas_check` once.
 */
#ifndef REPORT_CANVAS_H
#define REPORT_CANVAS_H

#include <pango/pangocairo.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/attributes.h"
#include "base/fault.h"
#include "base/language.h"
#include "report/chart/drawn.h"
#include "report/chart/surface.h"
#include "report/theme.h"

#define POINTS_PER_MM (72.0 / 25.4)

struct canvas {
    const struct surface *surface;         /* NULL: measure only */
    void *ground;                          /* the surface's; borrowed */
    const struct drawn_listener *listener; /* told what is drawn; NULL: nobody is */
    struct fonts *fonts;
    PangoContext *context;
    PangoLayout *layout; /* used again for each text */
    enum language language;
    struct arena scratch; /* what painters need while they draw */
    struct fault fault;
    bool failed;
    bool to_scale; /* the surface's unit is the point: texts measure as on any other such (measured.h) */
};

/* On a cairo surface, or (NULL) on none. The fonts must outlive the canvas. Set the surface's scale before. */
void canvas_init(struct canvas *canvas, cairo_t *cairo, struct fonts *fonts, enum language language);
/* On a surface of another kind. */
void canvas_init_on(struct canvas *canvas, const struct surface *surface, void *ground, struct fonts *fonts,
                    enum language language);
void canvas_release(struct canvas *canvas);
/* The first fault since the start, or 0. */
int canvas_check(const struct canvas *canvas, struct fault *fault);
/* Zeroed memory that lives as long as the canvas; on failure NULL and a fault. */
void *canvas_array(struct canvas *canvas, size_t count, size_t item_size) MUST_CHECK;

/* Says what is drawn from here to its end; `told` as in drawn.h. */
void canvas_begin(struct canvas *canvas, enum drawn_part part, const char *told);
void canvas_end(struct canvas *canvas, enum drawn_part part);

/* --- shapes --- */
void canvas_fill(struct canvas *canvas, const struct box *box, theme_colour colour);
void canvas_line(struct canvas *canvas, const struct theme_line *pen, struct point from, struct point to);
void canvas_polyline(struct canvas *canvas, const struct theme_line *pen, const struct point *points, size_t count);
/* A thin horizontal rule. */
void canvas_rule(struct canvas *canvas, double x, double y, double width);
/* A small shape; `size` is how wide it is. */
void canvas_marker(struct canvas *canvas, enum theme_marker marker, theme_colour colour, struct point at, double size);
/* Tells what is shown in a place to whoever points at it; nothing on paper. */
void canvas_spot(struct canvas *canvas, const struct box *box, const char *text);
/* Whether anyone can point at what is drawn. */
bool canvas_has_spots(const struct canvas *canvas);

/* --- text --- */
enum text_anchor { ANCHOR_LEFT, ANCHOR_RIGHT, ANCHOR_CENTRE };

/* Where a text stands: `at` is the left end, right end or middle of its baseline. */
void canvas_text(struct canvas *canvas, const struct text_style *style, enum text_anchor anchor, struct point at,
                 const char *text);
/* The same within a width: set condensed where it is too long, then cut with an ellipsis. */
void canvas_text_fitted(struct canvas *canvas, const struct text_style *style, enum text_anchor anchor, struct point at,
                        double width, const char *text);
/* The width of the widest line. */
double canvas_text_width(struct canvas *canvas, const struct text_style *style, const char *text);
/* The width below which a text cannot be broken: that of its widest word. */
double canvas_widest_word(struct canvas *canvas, const struct text_style *style, const char *text);
/* The baseline that centres figures and capitals of a size on a height. */
double canvas_baseline(double middle, double size);

/* A text of several lines. */
struct text_block {
    double width;   /* lines break before it */
    double leading; /* from baseline to baseline */
    int lines_most; /* the last line allowed ends in an ellipsis; 0: as many as there are */
    enum text_anchor anchor;
    size_t strong; /* so many bytes at its beginning are semibold */
};

size_t canvas_block_lines(struct canvas *canvas, const struct text_style *style, const struct text_block *block,
                          const char *text);
double canvas_block_height(struct canvas *canvas, const struct text_style *style, const struct text_block *block,
                           const char *text);
/* Draws the block with its top left corner there; returns its height. */
double canvas_block(struct canvas *canvas, const struct text_style *style, const struct text_block *block,
                    struct point corner, const char *text);
/* Draws only some of its lines, the first of them at the top. */
void canvas_block_part(struct canvas *canvas, const struct text_style *style, const struct text_block *block,
                       struct point corner, const char *text, size_t first_line, size_t line_count);

#endif
