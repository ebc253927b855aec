#include "report/chart/canvas.h"

#include <string.h>

#include "base/limits.h"

#define FULL_CIRCLE (2 * G_PI)
#define MARKER_OUTLINE 0.18 /* of the marker's size */

/* Unhinted and grey, the same for every surface. */
static void set_font_options(PangoContext *context)
{
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
}

void canvas_init(struct canvas *canvas, cairo_t *cairo, struct fonts *fonts, enum language language)
{
    memset(canvas, 0, sizeof *canvas);
    canvas->cairo = cairo;
    canvas->fonts = fonts;
    canvas->language = language;
    canvas->context = pango_font_map_create_context(fonts->map);
    set_font_options(canvas->context);
    pango_context_set_round_glyph_positions(canvas->context, FALSE);
    pango_context_set_language(canvas->context, pango_language_from_string(language == LANGUAGE_EN ? "en" : "sv"));
    if (cairo != NULL) {
        pango_cairo_update_context(cairo, canvas->context);
    }
    canvas->layout = pango_layout_new(canvas->context);
    arena_init(&canvas->scratch, LIMIT_DOCUMENT_BYTES);
    fault_init(&canvas->fault);
}

void canvas_release(struct canvas *canvas)
{
    g_clear_object(&canvas->layout);
    g_clear_object(&canvas->context);
    arena_release(&canvas->scratch);
    canvas->cairo = NULL;
}

int canvas_check(const struct canvas *canvas, struct fault *fault)
{
    if (canvas->failed) {
        return fault_set(fault, canvas->fault.status, "%s", canvas->fault.text);
    }
    if (arena_failed(&canvas->scratch)) {
        return fault_memory(fault, "a drawing");
    }
    return 0;
}

void *canvas_array(struct canvas *canvas, size_t count, size_t item_size)
{
    return arena_array(&canvas->scratch, count, item_size);
}

static bool can_draw(const struct canvas *canvas)
{
    return canvas->cairo != NULL && !canvas->failed;
}

static void set_colour(cairo_t *cairo, theme_colour colour)
{
    cairo_set_source_rgb(cairo, (colour >> 16 & 0xFFu) / 255.0, (colour >> 8 & 0xFFu) / 255.0,
                         (colour & 0xFFu) / 255.0);
}

void canvas_fill(struct canvas *canvas, const struct box *box, theme_colour colour)
{
    if (!can_draw(canvas)) {
        return;
    }
    set_colour(canvas->cairo, colour);
    cairo_rectangle(canvas->cairo, box->x, box->y, box->width, box->height);
    cairo_fill(canvas->cairo);
}

void canvas_polyline(struct canvas *canvas, const struct theme_line *pen, const struct point *points, size_t count)
{
    if (!can_draw(canvas) || count < 2) {
        return;
    }
    cairo_t *cairo = canvas->cairo;
    const double dashes[] = {pen->dash, pen->dash * 0.75};
    set_colour(cairo, pen->colour);
    cairo_set_line_width(cairo, pen->width);
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
    cairo_set_line_cap(cairo, CAIRO_LINE_CAP_BUTT);
    cairo_set_dash(cairo, dashes, pen->dash > 0 ? 2 : 0, 0);
    cairo_move_to(cairo, points[0].x, points[0].y);
    for (size_t i = 1; i < count; i++) {
        cairo_line_to(cairo, points[i].x, points[i].y);
    }
    cairo_stroke(cairo);
    cairo_set_dash(cairo, NULL, 0, 0);
}

void canvas_line(struct canvas *canvas, const struct theme_line *pen, struct point from, struct point to)
{
    const struct point points[] = {from, to};
    canvas_polyline(canvas, pen, points, 2);
}

void canvas_rule(struct canvas *canvas, double x, double y, double width)
{
    const struct theme_line pen = {.colour = THEME_RULE, .width = THEME_RULE_WIDTH};
    canvas_line(canvas, &pen, (struct point){x, y}, (struct point){x + width, y});
}

/* The outline of a marker as the current path. */
static void trace_marker(cairo_t *cairo, enum theme_marker marker, struct point at, double half)
{
    const double side = half * 0.88;
    const double tip = half * 1.15;
    switch (marker) {
    case MARKER_SQUARE:
        cairo_rectangle(cairo, at.x - side, at.y - side, 2 * side, 2 * side);
        return;
    case MARKER_DIAMOND:
        cairo_move_to(cairo, at.x, at.y - tip);
        cairo_line_to(cairo, at.x + tip, at.y);
        cairo_line_to(cairo, at.x, at.y + tip);
        cairo_line_to(cairo, at.x - tip, at.y);
        break;
    case MARKER_TRIANGLE:
        cairo_move_to(cairo, at.x, at.y - half);
        cairo_line_to(cairo, at.x + half, at.y + side);
        cairo_line_to(cairo, at.x - half, at.y + side);
        break;
    case MARKER_TRIANGLE_DOWN:
        cairo_move_to(cairo, at.x, at.y + half);
        cairo_line_to(cairo, at.x + half, at.y - side);
        cairo_line_to(cairo, at.x - half, at.y - side);
        break;
    case MARKER_NONE:
    case MARKER_DISC:
    case MARKER_RING:
        cairo_new_sub_path(cairo);
        cairo_arc(cairo, at.x, at.y, half, 0, FULL_CIRCLE);
        break;
    }
    cairo_close_path(cairo);
}

static bool is_hollow(enum theme_marker marker)
{
    return marker == MARKER_RING || marker == MARKER_TRIANGLE_DOWN;
}

void canvas_marker(struct canvas *canvas, enum theme_marker marker, theme_colour colour, struct point at, double size)
{
    if (!can_draw(canvas) || marker == MARKER_NONE) {
        return;
    }
    cairo_t *cairo = canvas->cairo;
    cairo_new_path(cairo);
    if (!is_hollow(marker)) {
        trace_marker(cairo, marker, at, size / 2);
        set_colour(cairo, colour);
        cairo_fill(cairo);
        return;
    }
    trace_marker(cairo, marker, at, size / 2 * (1 - MARKER_OUTLINE));
    set_colour(cairo, THEME_PAPER);
    cairo_fill_preserve(cairo);
    set_colour(cairo, colour);
    cairo_set_line_width(cairo, size * MARKER_OUTLINE);
    cairo_stroke(cairo);
}
