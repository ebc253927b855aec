/*
 * chart_dots.c - one row an area with a dot for each of two years and a line between them.
 *
 * The earlier year is a ring, the later one a disc. The later figure is printed beside its dot, on the side away from
 * the earlier one; a year without a figure has no dot, and its word stands with the year beside the dot that there is,
 * or where the scale begins.
 */
#include <math.h>
#include <string.h>

#include "report/chart/chart_key.h"
#include "report/chart/chart_kinds.h"
#include "report/chart/named_rows.h"
#include "report/chart/plot.h"
#include "report/chart/scale_below.h"

#define STEPS 5
#define DOT 6.4
#define VALUE_GAP 3.5
#define SIDE 7.0 /* beside a figure, before what is lacking */

enum { EARLIER, LATER, YEARS };

struct dots {
    const struct chart *chart;
    struct named_rows rows;
    struct axis axis;
    struct box plot;
};

static void fill_key(const struct chart *chart, struct key_entry entries[YEARS])
{
    entries[EARLIER] = (struct key_entry){MARKER_RING, THEME_MUTED, chart->series[EARLIER].label};
    entries[LATER] = (struct key_entry){MARKER_DISC, THEME_REGION, chart->series[LATER].label};
}

static bool can_draw(const struct chart *chart)
{
    return chart->series_count == YEARS && chart->point_count > 0;
}

double chart_dots_height(struct canvas *canvas, const struct chart *chart, double width)
{
    struct key_entry entries[YEARS];
    if (!can_draw(chart)) {
        return 0;
    }
    fill_key(chart, entries);
    return chart_key_height(canvas, entries, YEARS, width) + named_rows_height(chart->point_count) + SCALE_BELOW_HEIGHT;
}

static const struct doc_cell *cell_of(const struct dots *dots, size_t year, size_t point)
{
    return &dots->chart->series[year].points[point];
}

static struct axis scale_of(const struct chart *chart)
{
    double least = 0;
    double most = 0;
    for (size_t i = 0; i < chart->point_count * YEARS; i++) {
        const struct doc_cell *cell = &chart->series[i % YEARS].points[i / YEARS];
        if (plot_has(cell)) {
            least = fmin(least, cell->value);
            most = fmax(most, cell->value);
        }
    }
    return axis_fit(least, most, STEPS);
}

/* "2019: i.u.", one word alone where both years lack a figure in the same way; NULL where both have one. */
static const char *lacking_text(struct canvas *canvas, const struct dots *dots, size_t point)
{
    const struct doc_cell *earlier = cell_of(dots, EARLIER, point);
    const struct doc_cell *later = cell_of(dots, LATER, point);
    const char *text = NULL;
    if (!plot_has(earlier) && !plot_has(later) && strcmp(earlier->text, later->text) == 0) {
        return later->text;
    }
    for (size_t year = 0; year < YEARS; year++) {
        const struct doc_cell *cell = cell_of(dots, year, point);
        if (!plot_has(cell)) {
            text = arena_printf(&canvas->scratch, "%s%s%s: %s", text == NULL ? "" : text, text == NULL ? "" : "; ",
                                dots->chart->series[year].label, cell->text);
        }
    }
    return text;
}

static struct dots lay_out(struct canvas *canvas, const struct chart *chart, const struct box *box, double key)
{
    struct dots dots = {.chart = chart, .axis = scale_of(chart)};
    const struct box below = {box->x, box->y + key, box->width, fmax(box->height - key - SCALE_BELOW_HEIGHT, 8)};
    double value = 0;
    dots.rows = named_rows_lay_out(canvas, chart, &below);
    for (size_t i = 0; i < chart->point_count; i++) {
        value = fmax(value, canvas_text_width(canvas, &dots.rows.text, plot_text(canvas, cell_of(&dots, LATER, i))));
    }
    const double margin = fmax(DOT / 2 + VALUE_GAP + value, scale_below_side(canvas, &dots.axis, chart->unit));
    dots.plot = dots.rows.box;
    dots.plot.x += margin;
    dots.plot.width = fmax(dots.plot.width - 2 * margin, 40);
    return dots;
}

static double place(const struct dots *dots, double value)
{
    return axis_place(&dots->axis, value, dots->plot.x, dots->plot.x + dots->plot.width);
}

/* The figure of a row's later year as it is set. */
static struct text_style value_style(const struct dots *dots, size_t point)
{
    struct text_style style = dots->rows.text;
    if (named_rows_emphasised(dots->chart, point)) {
        style.cut = CUT_SEMIBOLD;
    }
    return style;
}

static void draw_value(struct canvas *canvas, const struct dots *dots, size_t point, bool leftwards)
{
    const struct text_style style = value_style(dots, point);
    const struct doc_cell *cell = cell_of(dots, LATER, point);
    const double way = leftwards ? -1 : 1;
    const struct point at = {place(dots, cell->value) + way * (DOT / 2 + VALUE_GAP),
                             canvas_baseline(named_rows_middle(&dots->rows, point), style.size)};
    canvas_text(canvas, &style, leftwards ? ANCHOR_RIGHT : ANCHOR_LEFT, at, plot_text(canvas, cell));
}

/* Right of the only dot and its figure, or left of the dot where that has no room; at the scale's beginning without. */
static void draw_lacking(struct canvas *canvas, const struct dots *dots, size_t point)
{
    const char *text = lacking_text(canvas, dots, point);
    struct text_style style = dots->rows.text;
    const struct doc_cell *later = cell_of(dots, LATER, point);
    const struct doc_cell *known = plot_has(later) ? later : cell_of(dots, EARLIER, point);
    const double end = dots->rows.box.x + dots->rows.box.width;
    struct point at = {dots->plot.x + VALUE_GAP, canvas_baseline(named_rows_middle(&dots->rows, point), style.size)};
    enum text_anchor anchor = ANCHOR_LEFT;
    if (text == NULL) {
        return;
    }
    if (plot_has(known)) {
        const struct text_style figure = value_style(dots, point);
        const double shown = known == later ? canvas_text_width(canvas, &figure, plot_text(canvas, later)) + SIDE : 0;
        at.x = place(dots, known->value) + DOT / 2 + VALUE_GAP + shown;
        if (at.x + canvas_text_width(canvas, &style, text) > end) {
            at.x = place(dots, known->value) - DOT / 2 - VALUE_GAP;
            anchor = ANCHOR_RIGHT;
        }
    }
    style.colour = THEME_MUTED;
    canvas_text(canvas, &style, anchor, at, text);
}

static void tell(struct canvas *canvas, const struct dots *dots, size_t year, size_t point)
{
    const struct doc_cell *cell = cell_of(dots, year, point);
    if (plot_has(cell)) {
        const double side = dots->rows.pitch;
        const struct box around = {place(dots, cell->value) - side / 2,
                                   named_rows_middle(&dots->rows, point) - side / 2, side, side};
        plot_spot(canvas, dots->chart, &around, dots->chart->point_labels[point], dots->chart->series[year].label,
                  cell);
    }
}

static void draw_row(struct canvas *canvas, const struct dots *dots, size_t point)
{
    const struct doc_cell *earlier = cell_of(dots, EARLIER, point);
    const struct doc_cell *later = cell_of(dots, LATER, point);
    const double y = named_rows_middle(&dots->rows, point);
    const struct theme_line tie = {.colour = THEME_CONTEXT, .width = 1.2};
    named_rows_draw_name(canvas, &dots->rows, point);
    if (plot_has(earlier) && plot_has(later)) {
        canvas_line(canvas, &tie, (struct point){place(dots, earlier->value), y},
                    (struct point){place(dots, later->value), y});
    }
    if (plot_has(earlier)) {
        canvas_marker(canvas, MARKER_RING, THEME_MUTED, (struct point){place(dots, earlier->value), y}, DOT);
    }
    if (plot_has(later)) {
        canvas_marker(canvas, MARKER_DISC, THEME_REGION, (struct point){place(dots, later->value), y}, DOT);
        draw_value(canvas, dots, point, plot_has(earlier) && later->value < earlier->value);
    }
    draw_lacking(canvas, dots, point);
}

void chart_dots_draw(struct canvas *canvas, const struct chart *chart, const struct box *box)
{
    struct key_entry entries[YEARS];
    if (!can_draw(chart)) {
        plot_say_empty(canvas, box);
        return;
    }
    fill_key(chart, entries);
    const double key = chart_key_height(canvas, entries, YEARS, box->width);
    const struct dots dots = lay_out(canvas, chart, box, key);
    chart_key_draw(canvas, entries, YEARS, (struct point){box->x, box->y}, box->width);
    if (plot_series_has_any(&chart->series[EARLIER], chart->point_count) ||
        plot_series_has_any(&chart->series[LATER], chart->point_count)) {
        scale_below_draw(canvas, &dots.axis, &dots.plot, chart->unit);
    }
    for (size_t i = 0; i < chart->point_count; i++) {
        draw_row(canvas, &dots, i);
        tell(canvas, &dots, EARLIER, i);
        tell(canvas, &dots, LATER, i);
    }
}
