#include "report/chart/plot.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "report/preliminary_note.h"

/* The side of the place around a point that tells its figure. */
#define SPOT 13.0

/* A dot that stands for a year alone, as a multiple of the line's width. */
#define LONE_DOT 2.6

bool plot_has(const struct doc_cell *cell)
{
    return cell->is_number && cell->status == CELL_VALUE && isfinite(cell->value);
}

const char *plot_text(struct canvas *canvas, const struct doc_cell *cell)
{
    const char *mark = figure_mark(cell);
    return mark[0] == '\0' ? cell->text : arena_printf(&canvas->scratch, "%s\xC2\xA0%s", cell->text, mark);
}

bool plot_series_has_any(const struct chart_series *series, size_t point_count)
{
    for (size_t i = 0; i < point_count; i++) {
        if (plot_has(&series->points[i])) {
            return true;
        }
    }
    return false;
}

size_t plot_series_last(const struct chart_series *series, size_t point_count)
{
    size_t last = point_count;
    while (last > 1 && !plot_has(&series->points[last - 1])) {
        last--;
    }
    return last - 1;
}

/* Widens the bounds to a series; whether it had any figure. */
static bool widen(const struct chart_series *series, size_t point_count, double *least, double *most)
{
    bool any = false;
    for (size_t i = 0; i < point_count; i++) {
        if (plot_has(&series->points[i])) {
            *least = fmin(*least, series->points[i].value);
            *most = fmax(*most, series->points[i].value);
            any = true;
        }
    }
    return any;
}

bool plot_scale(const struct chart *chart, size_t steps_wanted, struct axis *axis)
{
    double least = 0;
    double most = 0;
    bool any = false;
    for (size_t i = 0; i < chart->series_count; i++) {
        any = widen(&chart->series[i], chart->point_count, &least, &most) || any;
    }
    if (chart->reference_series != NULL) {
        any = widen(chart->reference_series, chart->point_count, &least, &most) || any;
    }
    *axis = axis_fit(least, most, steps_wanted);
    return any;
}

double plot_x(const struct plot *plot, size_t point)
{
    if (plot->point_count < 2) {
        return plot->box.x + plot->box.width / 2;
    }
    const double step = (plot->box.width - 2 * plot->inset) / (double)(plot->point_count - 1);
    return plot->box.x + plot->inset + step * (double)point;
}

double plot_y(const struct plot *plot, double value)
{
    return axis_place(&plot->axis, value, plot->box.y + plot->box.height, plot->box.y);
}

struct point plot_point(const struct plot *plot, const struct doc_cell *cells, size_t point)
{
    return (struct point){plot_x(plot, point), plot_y(plot, cells[point].value)};
}

void plot_grid(struct canvas *canvas, const struct plot *plot)
{
    for (size_t i = 0; i < plot->axis.tick_count; i++) {
        const double value = axis_tick(&plot->axis, i);
        const bool zero = fabs(value) < plot->axis.step / 2;
        const struct theme_line pen = {.colour = zero ? THEME_CONTEXT : THEME_GRID, .width = zero ? 0.8 : 0.6};
        const double y = plot_y(plot, value);
        canvas_line(canvas, &pen, (struct point){plot->box.x, y}, (struct point){plot->box.x + plot->box.width, y});
    }
}

void plot_tick_text(const struct canvas *canvas, const struct axis *axis, size_t index, const char *unit,
                    char text[NUMBER_TEXT_MAX])
{
    axis_label(axis, index, canvas->language, text);
    if (strcmp(unit, "%") == 0) {
        const size_t length = strlen(text);
        (void)snprintf(text + length, NUMBER_TEXT_MAX - length, "%s",
                       language_pick(canvas->language, "\xC2\xA0%", "%"));
    }
}

void plot_scale_labels(struct canvas *canvas, const struct plot *plot, const struct text_style *style, double x,
                       const char *unit)
{
    char text[NUMBER_TEXT_MAX];
    const struct axis_choice choice = axis_choose(&plot->axis, style->size, plot->box.height);
    for (size_t i = 0; i < plot->axis.tick_count; i++) {
        const double y = plot_y(plot, axis_tick(&plot->axis, i));
        if (axis_is_chosen(&choice, i)) {
            plot_tick_text(canvas, &plot->axis, i, i == choice.last ? unit : "", text);
            canvas_text(canvas, style, ANCHOR_RIGHT, (struct point){x, canvas_baseline(y, style->size)}, text);
        }
    }
}

double plot_scale_width(struct canvas *canvas, const struct axis *axis, const struct text_style *style,
                        const char *unit)
{
    char text[NUMBER_TEXT_MAX];
    double width = 0;
    for (size_t i = 0; i < axis->tick_count; i++) {
        plot_tick_text(canvas, axis, i, i + 1 == axis->tick_count ? unit : "", text);
        width = fmax(width, canvas_text_width(canvas, style, text));
    }
    return width;
}

/* Every how manieth year has room for its label. */
static size_t year_stride(struct canvas *canvas, const struct plot *plot, const struct chart *chart,
                          const struct text_style *style)
{
    const double least_gap = 6;
    double widest = 1;
    for (size_t i = 0; i < plot->point_count; i++) {
        widest = fmax(widest, canvas_text_width(canvas, style, chart->point_labels[i]));
    }
    if (plot->point_count < 2) {
        return 1;
    }
    const double step = plot_x(plot, 1) - plot_x(plot, 0);
    return step > 0 ? (size_t)ceil((widest + least_gap) / step) : plot->point_count;
}

void plot_years(struct canvas *canvas, const struct plot *plot, const struct chart *chart,
                const struct text_style *style, double y)
{
    const size_t stride = year_stride(canvas, plot, chart, style);
    for (size_t i = 0; i < plot->point_count; i++) {
        if ((plot->point_count - 1 - i) % stride == 0) {
            canvas_text(canvas, style, ANCHOR_CENTRE, (struct point){plot_x(plot, i), y}, chart->point_labels[i]);
        }
    }
}

/* One unbroken stretch of years [first, end). */
static void draw_stretch(struct canvas *canvas, const struct plot *plot, const struct chart_series *series,
                         const struct theme_line *pen, size_t first, size_t end)
{
    struct point *points = canvas_array(canvas, end - first, sizeof *points);
    if (points == NULL) {
        return;
    }
    for (size_t i = first; i < end; i++) {
        points[i - first] = plot_point(plot, series->points, i);
    }
    canvas_polyline(canvas, pen, points, end - first);
    if (end - first == 1 && pen->marker == MARKER_NONE) {
        canvas_marker(canvas, MARKER_DISC, pen->colour, points[0], pen->width * LONE_DOT);
    }
}

static void draw_markers(struct canvas *canvas, const struct plot *plot, const struct chart_series *series,
                         const struct theme_line *pen, double size)
{
    for (size_t i = 0; i < plot->point_count; i++) {
        if (plot_has(&series->points[i])) {
            canvas_marker(canvas, pen->marker, pen->colour, plot_point(plot, series->points, i), size);
        }
    }
}

void plot_series(struct canvas *canvas, const struct plot *plot, const struct chart_series *series,
                 const struct theme_line *pen, double marker_size)
{
    size_t first = 0;
    for (size_t i = 0; i <= plot->point_count; i++) {
        if (i < plot->point_count && plot_has(&series->points[i])) {
            continue;
        }
        if (i > first) {
            draw_stretch(canvas, plot, series, pen, first, i);
        }
        first = i + 1;
    }
    draw_markers(canvas, plot, series, pen, marker_size);
}

void plot_spot(struct canvas *canvas, const struct chart *chart, const struct box *place, const char *series,
               const char *point, const struct doc_cell *cell)
{
    if (!canvas_has_spots(canvas)) {
        return;
    }
    const bool has_unit = plot_has(cell) && strcmp(chart->unit, "%") == 0;
    const char *unit = has_unit ? language_pick(canvas->language, "\xC2\xA0%", "%") : "";
    const char *text = arena_printf(&canvas->scratch, "%s%s%s: %s%s", series, series[0] == '\0' ? "" : ", ", point,
                                    plot_text(canvas, cell), unit);
    if (text != NULL) {
        canvas_spot(canvas, place, text);
    }
}

void plot_series_spots(struct canvas *canvas, const struct plot *plot, const struct chart *chart,
                       const struct chart_series *series)
{
    for (size_t i = 0; i < plot->point_count; i++) {
        if (plot_has(&series->points[i])) {
            const struct point at = plot_point(plot, series->points, i);
            const struct box place = {at.x - SPOT / 2, at.y - SPOT / 2, SPOT, SPOT};
            plot_spot(canvas, chart, &place, series->label, chart->point_labels[i], &series->points[i]);
        }
    }
}

void plot_say_empty(struct canvas *canvas, const struct box *box)
{
    const struct text_style style = {THEME_SIZE_CHART_LABEL, CUT_REGULAR, THEME_MUTED};
    const struct point middle = {box->x + box->width / 2, box->y + box->height / 2};
    canvas_text(canvas, &style, ANCHOR_CENTRE, middle,
                language_pick(canvas->language, "Uppgifter saknas", "No figures"));
}
