#include "report/chart/scale_below.h"

#include "report/chart/plot.h"

void scale_below_draw(struct canvas *canvas, const struct axis *axis, const struct box *box, const char *unit)
{
    const struct text_style style = {THEME_SIZE_CHART_LABEL, CUT_REGULAR, THEME_MUTED};
    const struct theme_line grid = {.colour = THEME_GRID, .width = 0.6};
    const double bottom = box->y + box->height;
    char text[NUMBER_TEXT_MAX];
    for (size_t i = 0; i < axis->tick_count; i++) {
        const double x = axis_place(axis, axis_tick(axis, i), box->x, box->x + box->width);
        canvas_line(canvas, &grid, (struct point){x, box->y}, (struct point){x, bottom});
        plot_tick_text(canvas, axis, i, unit, text);
        canvas_text(canvas, &style, ANCHOR_CENTRE, (struct point){x, bottom + SCALE_BELOW_HEIGHT - 4}, text);
    }
}
