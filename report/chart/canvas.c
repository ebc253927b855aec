#include "report/chart/canvas.h"

#include <string.h>

#include "base/limits.h"

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

static bool is_to_scale(cairo_t *cairo)
{
    cairo_matrix_t matrix;
    cairo_get_matrix(cairo, &matrix);
    return matrix.xx == 1 && matrix.xy == 0 && matrix.x0 == 0 && matrix.yx == 0 && matrix.yy == 1 && matrix.y0 == 0;
}

static void start(struct canvas *canvas, struct fonts *fonts, enum language language)
{
    memset(canvas, 0, sizeof *canvas);
    canvas->fonts = fonts;
    canvas->language = language;
    canvas->to_scale = true;
    canvas->context = pango_font_map_create_context(fonts->map);
    set_font_options(canvas->context);
    pango_context_set_round_glyph_positions(canvas->context, FALSE);
    pango_context_set_language(canvas->context, pango_language_from_string(language == LANGUAGE_EN ? "en" : "sv"));
    arena_init(&canvas->scratch, LIMIT_DOCUMENT_BYTES);
    fault_init(&canvas->fault);
}

void canvas_init(struct canvas *canvas, cairo_t *cairo, struct fonts *fonts, enum language language)
{
    start(canvas, fonts, language);
    if (cairo != NULL) {
        canvas->surface = &surface_cairo;
        canvas->ground = cairo;
        canvas->to_scale = is_to_scale(cairo);
        pango_cairo_update_context(cairo, canvas->context);
    }
    canvas->layout = pango_layout_new(canvas->context);
}

void canvas_init_on(struct canvas *canvas, const struct surface *surface, void *ground, struct fonts *fonts,
                    enum language language)
{
    start(canvas, fonts, language);
    canvas->surface = surface;
    canvas->ground = ground;
    canvas->layout = pango_layout_new(canvas->context);
}

void canvas_release(struct canvas *canvas)
{
    g_clear_object(&canvas->layout);
    g_clear_object(&canvas->context);
    arena_release(&canvas->scratch);
    canvas->surface = NULL;
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
    return canvas->surface != NULL && !canvas->failed;
}

void canvas_begin(struct canvas *canvas, enum drawn_part part, const char *told)
{
    if (can_draw(canvas) && canvas->listener != NULL) {
        canvas->listener->begin(canvas->listener->context, part, told);
    }
}

void canvas_end(struct canvas *canvas, enum drawn_part part)
{
    if (can_draw(canvas) && canvas->listener != NULL) {
        canvas->listener->end(canvas->listener->context, part);
    }
}

void canvas_fill(struct canvas *canvas, const struct box *box, theme_colour colour)
{
    if (can_draw(canvas)) {
        canvas->surface->fill(canvas->ground, box, colour);
    }
}

void canvas_polyline(struct canvas *canvas, const struct theme_line *pen, const struct point *points, size_t count)
{
    if (can_draw(canvas) && count >= 2) {
        canvas->surface->polyline(canvas->ground, pen, points, count);
    }
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

void canvas_marker(struct canvas *canvas, enum theme_marker marker, theme_colour colour, struct point at, double size)
{
    if (can_draw(canvas) && marker != MARKER_NONE) {
        canvas->surface->marker(canvas->ground, marker, colour, at, size);
    }
}

bool canvas_has_spots(const struct canvas *canvas)
{
    return can_draw(canvas) && canvas->surface->spot != NULL;
}

void canvas_spot(struct canvas *canvas, const struct box *box, const char *text)
{
    if (canvas_has_spots(canvas)) {
        canvas->surface->spot(canvas->ground, box, text);
    }
}
