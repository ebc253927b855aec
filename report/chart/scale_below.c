#include "report/chart/scale_below.h"

#include <math.h>

#include "report/chart/plot.h"

#define FIGURE_GAP 6.0 /* between two figures at least */

static const struct text_style figure_style = {THEME_SIZE_CHART_LABEL, CUT_REGULAR, THEME_MUTED};

static double widest_figure(struct canvas *canvas, const struct axis *axis, const char *unit)
{
    char text[NUMBER_TEXT_MAX];
    double widest = 0;
    for (size_t i = 0; i < axis->tick_count; i++) {
        plot_tick_text(canvas, axis, i, unit, text);
        widest = fmax(widest, canvas_text_width(canvas, &figure_style, text));
    }
    return widest;
}

double scale_below_side(struct canvas *canvas, const struct axis *axis, const char *unit)
{
    return widest_figure(canvas, axis, unit) / 2;
}

void scale_below_figures(struct canvas *canvas, const struct axis *axis, double left, double width, double baseline,
                         const char *unit)
{
    const struct axis_choice choice = axis_choose(axis, widest_figure(canvas, axis, unit) + FIGURE_GAP, width);
    char text[NUMBER_TEXT_MAX];
    for (size_t i = 0; i < axis->tick_count; i++) {
        if (axis_is_chosen(&choice, i)) {
            const double x = axis_place(axis, axis_tick(axis, i), left, left + width);
            plot_tick_text(canvas, axis, i, i == choice.last ? unit : "", text);
            canvas_text(canvas, &figure_style, ANCHOR_CENTRE, (struct point){x, baseline}, text);
        }
    }
}

void scale_below_draw(struct canvas *canvas, const struct axis *axis, const struct box *box, const char *unit)
{
    const struct theme_line grid = {.colour = THEME_GRID, .width = 0.6};
    const double bottom = box->y + box->height;
    for (size_t i = 0; i < axis->tick_count; i++) {
        const double x = axis_place(axis, axis_tick(axis, i), box->x, box->x + box->width);
        canvas_line(canvas, &grid, (struct point){x, box->y}, (struct point){x, bottom});
    }
    scale_below_figures(canvas, axis, box->x, box->width, bottom + SCALE_BELOW_HEIGHT - 4, unit);
}
