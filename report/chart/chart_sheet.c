#include "report/chart/chart_sheet.h"

#define MARGIN (3 * POINTS_PER_MM)
#define INNER_WIDTH (CHART_SHEET_WIDTH - 2 * MARGIN)

double chart_sheet_height(const struct chart *chart, struct fonts *fonts, enum language language)
{
    struct canvas canvas;
    canvas_init(&canvas, NULL, fonts, language);
    const double height = chart_height(&canvas, chart, INNER_WIDTH) + 2 * MARGIN;
    canvas_release(&canvas);
    return height;
}

int chart_sheet_draw(cairo_t *cairo, const struct chart *chart, double height, struct fonts *fonts,
                     enum language language, struct fault *fault)
{
    return chart_sheet_draw_told(cairo, NULL, chart, height, fonts, language, fault);
}

int chart_sheet_draw_on(struct canvas *canvas, const struct chart *chart, double height, struct fault *fault)
{
    if (chart_draw(canvas, chart, MARGIN, MARGIN, INNER_WIDTH, height - 2 * MARGIN, fault) != 0) {
        return fault_prefix(fault, "%s", chart->id);
    }
    return 0;
}

int chart_sheet_draw_told(cairo_t *cairo, const struct drawn_listener *listener, const struct chart *chart,
                          double height, struct fonts *fonts, enum language language, struct fault *fault)
{
    struct canvas canvas;
    canvas_init(&canvas, cairo, fonts, language);
    canvas.listener = listener;
    const int result = chart_sheet_draw_on(&canvas, chart, height, fault);
    canvas_release(&canvas);
    if (result != 0) {
        return -1;
    }
    if (cairo_status(cairo) != CAIRO_STATUS_SUCCESS) {
        return fault_set(fault, STATUS_CANNOT_CREATE, "%s: cannot be drawn: %s", chart->id,
                         cairo_status_to_string(cairo_status(cairo)));
    }
    return 0;
}
