/* surface_cairo.c - drawing on cairo: pages and images. */
#include "report/chart/surface.h"

#include <hb.h>

#define FULL_CIRCLE (2 * G_PI)

static void set_colour(cairo_t *cairo, theme_colour colour)
{
    cairo_set_source_rgb(cairo, (colour >> 16 & 0xFFu) / 255.0, (colour >> 8 & 0xFFu) / 255.0,
                         (colour & 0xFFu) / 255.0);
}

static void fill(void *ground, const struct box *box, theme_colour colour)
{
    cairo_t *cairo = ground;
    set_colour(cairo, colour);
    cairo_rectangle(cairo, box->x, box->y, box->width, box->height);
    cairo_fill(cairo);
}

static void trace(cairo_t *cairo, const struct point *points, size_t count)
{
    cairo_move_to(cairo, points[0].x, points[0].y);
    for (size_t i = 1; i < count; i++) {
        cairo_line_to(cairo, points[i].x, points[i].y);
    }
}

static void polyline(void *ground, const struct theme_line *pen, const struct point *points, size_t count)
{
    cairo_t *cairo = ground;
    const double dashes[] = {pen->dash, pen->dash * THEME_DASH_GAP};
    set_colour(cairo, pen->colour);
    cairo_set_line_width(cairo, pen->width);
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
    cairo_set_line_cap(cairo, CAIRO_LINE_CAP_BUTT);
    cairo_set_dash(cairo, dashes, pen->dash > 0 ? 2 : 0, 0);
    trace(cairo, points, count);
    cairo_stroke(cairo);
    cairo_set_dash(cairo, NULL, 0, 0);
}

/* The outline of a marker as the current path. */
static void trace_marker(cairo_t *cairo, enum theme_marker shape, struct point at, double half)
{
    struct point corners[MARKER_CORNERS_MOST];
    const size_t count = marker_corners(shape, at, half, corners);
    if (count == 0) {
        cairo_new_sub_path(cairo);
        cairo_arc(cairo, at.x, at.y, half, 0, FULL_CIRCLE);
    } else {
        trace(cairo, corners, count);
    }
    cairo_close_path(cairo);
}

static void marker(void *ground, enum theme_marker shape, theme_colour colour, struct point at, double size)
{
    cairo_t *cairo = ground;
    cairo_new_path(cairo);
    if (!marker_is_hollow(shape)) {
        trace_marker(cairo, shape, at, size / 2);
        set_colour(cairo, colour);
        cairo_fill(cairo);
        return;
    }
    trace_marker(cairo, shape, at, size / 2 * (1 - MARKER_OUTLINE));
    set_colour(cairo, THEME_PAPER);
    cairo_fill_preserve(cairo);
    set_colour(cairo, colour);
    cairo_set_line_width(cairo, size * MARKER_OUTLINE);
    cairo_stroke(cairo);
}

/* Where pango breaks a line it takes the blank away; words would run together for who reads a PDF. It is put back, as
 * wide as nothing. */
static void restore_blank(PangoGlyphItem *run)
{
    PangoGlyphString *glyphs = run->glyphs;
    hb_codepoint_t blank;
    if (glyphs->num_glyphs > 0 && glyphs->glyphs[glyphs->num_glyphs - 1].glyph == PANGO_GLYPH_EMPTY &&
        hb_font_get_nominal_glyph(pango_font_get_hb_font(run->item->analysis.font), ' ', &blank)) {
        glyphs->glyphs[glyphs->num_glyphs - 1].glyph = blank;
    }
}

static void text(void *ground, const struct text_line *line)
{
    cairo_t *cairo = ground;
    const GSList *last = g_slist_last(line->line->runs);
    if (last != NULL) {
        restore_blank(last->data);
    }
    set_colour(cairo, line->style->colour);
    cairo_move_to(cairo, line->at.x, line->at.y);
    pango_cairo_show_layout_line(cairo, line->line);
    cairo_new_path(cairo);
}

const struct surface surface_cairo = {.fill = fill, .polyline = polyline, .marker = marker, .text = text};
