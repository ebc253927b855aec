/* chart_heat.c - areas down, years across, each field shaded by its figure, which is printed in it. */
#include <math.h>

#include "report/chart/chart_kinds.h"
#include "report/chart/plot.h"
#include "report/chart/shades.h"

#define PITCH 16.0
#define PITCH_MANY 12.5
#define MANY 20
#define SIZE_SHARE 0.66  /* of the pitch, the type at most */
#define NAMES_SHARE 0.34 /* of the width, at most */
#define NAME_GAP 8.0
#define YEARS_HEIGHT 14.0
#define FIELD_GAP 1.2
#define FIELD_MARGIN 2.0
#define FIELD_WIDEST 62.0
#define YEAR_GAP 4.0 /* between two years at least */

struct heat {
    const struct chart *chart;
    struct shades shades;
    double names_width;
    double left; /* of the fields */
    double top;
    double pitch;
    double field;    /* width, with its gap */
    bool is_printed; /* the figures fit into the fields: either all are printed or none */
    struct text_style text;
};

double chart_heat_height(struct canvas *canvas, const struct chart *chart, double width)
{
    const double pitch = chart->series_count > MANY ? PITCH_MANY : PITCH;
    (void)canvas;
    (void)width;
    return SHADES_KEY_HEIGHT + YEARS_HEIGHT + pitch * (double)chart->series_count;
}

static struct text_style name_style(const struct heat *heat, size_t series)
{
    struct text_style style = heat->text;
    if (heat->chart->series[series].role != ROLE_CONTEXT) {
        style.cut = CUT_SEMIBOLD;
    }
    return style;
}

static bool do_figures_fit(struct canvas *canvas, const struct heat *heat)
{
    for (size_t i = 0; i < heat->chart->series_count * heat->chart->point_count; i++) {
        const size_t count = heat->chart->point_count;
        const char *text = plot_text(canvas, &heat->chart->series[i / count].points[i % count]);
        if (canvas_text_width(canvas, &heat->text, text) > heat->field - FIELD_GAP - FIELD_MARGIN) {
            return false;
        }
    }
    return true;
}

static struct heat lay_out(struct canvas *canvas, const struct chart *chart, const struct box *box)
{
    struct heat heat = {.chart = chart, .shades = shades_of(chart)};
    heat.top = box->y + SHADES_KEY_HEIGHT + YEARS_HEIGHT;
    heat.pitch = fmin((box->height - SHADES_KEY_HEIGHT - YEARS_HEIGHT) / (double)chart->series_count, PITCH * 1.2);
    heat.text = (struct text_style){fmin(THEME_SIZE_CHART_LABEL, heat.pitch * SIZE_SHARE), CUT_REGULAR, THEME_INK};
    for (size_t i = 0; i < chart->series_count; i++) {
        const struct text_style style = name_style(&heat, i);
        heat.names_width = fmax(heat.names_width, canvas_text_width(canvas, &style, chart->series[i].label));
    }
    heat.names_width = fmin(heat.names_width, NAMES_SHARE * box->width);
    heat.left = box->x + heat.names_width + NAME_GAP;
    heat.field = fmin((box->x + box->width - heat.left) / (double)chart->point_count, FIELD_WIDEST);
    heat.is_printed = do_figures_fit(canvas, &heat);
    return heat;
}

/* The last year always, the others as many as there is room for, counted from it. */
static void draw_years(struct canvas *canvas, const struct heat *heat)
{
    const struct text_style style = {THEME_SIZE_CHART_LABEL, CUT_REGULAR, THEME_MUTED};
    const size_t count = heat->chart->point_count;
    double widest = 1;
    for (size_t i = 0; i < count; i++) {
        widest = fmax(widest, canvas_text_width(canvas, &style, heat->chart->point_labels[i]));
    }
    const size_t stride = (size_t)fmax(ceil((widest + YEAR_GAP) / heat->field), 1);
    for (size_t i = 0; i < count; i++) {
        if ((count - 1 - i) % stride == 0) {
            const struct point at = {heat->left + heat->field * ((double)i + 0.5), heat->top - 4};
            canvas_text(canvas, &style, ANCHOR_CENTRE, at, heat->chart->point_labels[i]);
        }
    }
}

static void draw_row(struct canvas *canvas, const struct heat *heat, size_t series)
{
    const struct text_style style = name_style(heat, series);
    const double top = heat->top + heat->pitch * (double)series;
    canvas_text_fitted(
        canvas, &style, ANCHOR_LEFT,
        (struct point){heat->left - NAME_GAP - heat->names_width, canvas_baseline(top + heat->pitch / 2, style.size)},
        heat->names_width, heat->chart->series[series].label);
    for (size_t i = 0; i < heat->chart->point_count; i++) {
        const struct box field = {heat->left + heat->field * (double)i, top, heat->field - FIELD_GAP,
                                  heat->pitch - FIELD_GAP};
        shades_draw_field(canvas, &heat->shades, &field, heat->is_printed ? heat->text.size : 0,
                          &heat->chart->series[series].points[i]);
        plot_spot(canvas, heat->chart, &field, heat->chart->series[series].label, heat->chart->point_labels[i],
                  &heat->chart->series[series].points[i]);
    }
}

void chart_heat_draw(struct canvas *canvas, const struct chart *chart, const struct box *box)
{
    if (chart->series_count == 0 || chart->point_count == 0) {
        plot_say_empty(canvas, box);
        return;
    }
    const struct heat heat = lay_out(canvas, chart, box);
    if (!heat.shades.any && !heat.is_printed) {
        plot_say_empty(canvas, box);
        return;
    }
    shades_draw_key(canvas, &heat.shades, !heat.is_printed, heat.left, box);
    draw_years(canvas, &heat);
    for (size_t i = 0; i < chart->series_count; i++) {
        draw_row(canvas, &heat, i);
    }
}
