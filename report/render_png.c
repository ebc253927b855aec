/* render_png.c - each chart as an image 1600 pixels wide, for slides and web pages. */
#include <math.h>

#include "base/file.h"
#include "report/chart/chart_sheet.h"
#include "report/chart/png_image.h"
#include "report/render.h"

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

static int save(cairo_surface_t *surface, const char *path, struct fault *fault)
{
    struct buffer bytes;
    buffer_init(&bytes, LIMIT_RENDERED_BYTES);
    int result = png_image_append(&bytes, surface, PIXELS_PER_METRE, fault);
    if (result == 0) {
        result = file_write(path, bytes.bytes, bytes.length, fault);
    }
    buffer_release(&bytes);
    return result;
}

static int render_chart(const struct render_job *job, const struct chart *chart, struct fonts *fonts,
                        struct fault *fault)
{
    char path[LIMIT_PATH_BYTES];
    const enum language language = job->document->language;
    if (render_part_path(job, chart->id, "png", path, fault) != 0) {
        return -1;
    }
    const int height = (int)ceil(chart_sheet_height(chart, fonts, language) * SCALE);
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, WIDTH_PIXELS, height);
    int result = draw(surface, chart, fonts, language, fault);
    if (result == 0) {
        result = save(surface, path, fault);
    }
    cairo_surface_destroy(surface);
    if (result == 0) {
        render_wrote(job, path);
    }
    return result;
}

int render_png(const struct render_job *job, struct fault *fault)
{
    struct fonts fonts;
    int result = 0;
    if (fonts_init(&fonts, job->diag, fault) != 0) {
        return -1;
    }
    for (const struct node *node = job->document->first; node != NULL && result == 0; node = node->next) {
        if (node->kind == NODE_CHART) {
            result = render_chart(job, node->chart, &fonts, fault);
        }
    }
    fonts_release(&fonts);
    return result;
}
