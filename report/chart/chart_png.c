#include "report/chart/chart_png.h"

#include <math.h>

#include "report/chart/png_image.h"

#define PIXELS_PER_MM 10
#define PIXELS_PER_METRE (PIXELS_PER_MM * 1000)
#define WIDTH_PIXELS (CHART_SHEET_WIDTH_MM * PIXELS_PER_MM)
#define SCALE (PIXELS_PER_MM / POINTS_PER_MM)

static int draw(cairo_surface_t *surface, const struct chart *chart, struct fonts *fonts, enum language language,
                struct fault *fault)
{
    const double height = cairo_image_surface_get_height(surface) / SCALE;
    cairo_t *cairo = cairo_create(surface);
    cairo_set_source_rgb(cairo, 1, 1, 1);
    cairo_paint(cairo);
    cairo_scale(cairo, SCALE, SCALE);
    const int result = chart_sheet_draw(cairo, chart, height, fonts, language, fault);
    cairo_destroy(cairo);
    return result;
}

int chart_png_append(struct buffer *buffer, const struct chart *chart, struct fonts *fonts, enum language language,
                     struct fault *fault)
{
    const int height = (int)ceil(chart_sheet_height(chart, fonts, language) * SCALE);
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, WIDTH_PIXELS, height);
    int result = draw(surface, chart, fonts, language, fault);
    if (result == 0) {
        result = png_image_append(buffer, surface, PIXELS_PER_METRE, fault);
    }
    cairo_surface_destroy(surface);
    return result;
}
