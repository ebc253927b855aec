#include "report/chart/shades.h"

#include <math.h>

#include "report/chart/plot.h"

#define KEY_STEPS 24
#define KEY_WIDTH 72.0
#define KEY_LEAST 12.0
#define KEY_STRIP 8.0
#define KEY_GAP 5.0

struct shades shades_of(const struct chart *chart)
{
    struct shades shades = {.any = false};
    for (size_t i = 0; i < chart->series_count * chart->point_count; i++) {
        const struct doc_cell *cell = &chart->series[i / chart->point_count].points[i % chart->point_count];
        if (!plot_has(cell)) {
            shades.lacking = true;
            continue;
        }
        shades.lowest = !shades.any || cell->value < shades.lowest->value ? cell : shades.lowest;
        shades.highest = !shades.any || cell->value > shades.highest->value ? cell : shades.highest;
        shades.any = true;
    }
    return shades;
}

struct theme_fill shades_fill(const struct shades *shades, const struct doc_cell *cell)
{
    if (!plot_has(cell)) {
        struct theme_fill none = theme_fill_of(BAND_NONE);
        none.text = THEME_MUTED;
        return none;
    }
    const double range = shades->highest->value - shades->lowest->value;
    return theme_shade(range > 0 ? (cell->value - shades->lowest->value) / range : 0);
}

void shades_draw_field(struct canvas *canvas, const struct shades *shades, const struct box *field, double size,
                       const struct doc_cell *cell)
{
    const struct theme_fill fill = shades_fill(shades, cell);
    const struct text_style style = {size, CUT_REGULAR, fill.text};
    const struct point middle = {field->x + field->width / 2, canvas_baseline(field->y + field->height / 2, size)};
    canvas_fill(canvas, field, fill.fill);
    if (size <= 0) {
        return;
    }
    canvas_text_fitted(canvas, &style, ANCHOR_CENTRE, middle, field->width - 2, plot_text(canvas, cell));
}

static void draw_strip(struct canvas *canvas, double x, double middle, double width, size_t steps)
{
    for (size_t i = 0; i < steps; i++) {
        const struct box step = {x + width / (double)steps * (double)i, middle - KEY_STRIP / 2,
                                 width / (double)steps + 0.3, KEY_STRIP};
        canvas_fill(canvas, &step, theme_shade(steps < 2 ? 0 : (double)i / (double)(steps - 1)).fill);
    }
}

void shades_draw_key(struct canvas *canvas, const struct shades *shades, bool tells_empty, double x,
                     const struct box *box)
{
    const struct text_style style = {THEME_SIZE_CHART_LABEL, CUT_REGULAR, THEME_MUTED};
    const double middle = box->y + KEY_STRIP / 2 + 2;
    const double baseline = canvas_baseline(middle, style.size);
    if (!shades->any) {
        return;
    }
    const bool equal = !(shades->highest->value > shades->lowest->value);
    const char *low = equal ? "" : plot_text(canvas, shades->lowest);
    const char *high = plot_text(canvas, shades->highest);
    const char *empty = language_pick(canvas->language, "vitt: uppgift saknas", "white: no figure");
    const char *after =
        tells_empty && shades->lacking ? arena_printf(&canvas->scratch, "%s \xC2\xB7 %s", high, empty) : high;
    const double before = equal ? 0 : canvas_text_width(canvas, &style, low) + KEY_GAP;
    const double texts = before + KEY_GAP + canvas_text_width(canvas, &style, after);
    const double strip = fmax(fmin(equal ? KEY_LEAST : KEY_WIDTH, box->width - texts), KEY_LEAST);
    const double left = fmax(box->x, fmin(x, box->x + box->width - texts - strip));
    canvas_text(canvas, &style, ANCHOR_LEFT, (struct point){left, baseline}, low);
    draw_strip(canvas, left + before, middle, strip, equal ? 1 : KEY_STEPS);
    canvas_text(canvas, &style, ANCHOR_LEFT, (struct point){left + before + strip + KEY_GAP, baseline}, after);
}
