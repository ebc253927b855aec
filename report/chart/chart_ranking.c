/* chart_ranking.c - horizontal bars in the order given, with a line to hold them against. */
#include <math.h>

#include "report/chart/chart_kinds.h"
#include "report/chart/named_value.h"
#include "report/chart/plot.h"

#define PITCH 15.0      /* from bar to bar where there are few */
#define PITCH_MANY 12.5 /* the same for many */
#define MANY 20
#define THICKNESS 0.66      /* of the pitch */
#define SIZE_SHARE 0.72     /* of the pitch, the type at most */
#define REFERENCE_ROOM 15.0 /* above the bars for the line's name */
#define NAMES_SHARE 0.34    /* of the width, at most */
#define NAMES_LEAST 30.0
#define BARS_LEAST 40.0
#define NAME_GAP 6.0
#define VALUE_GAP 4.0
#define STEPS 5

/* Where all stands. */
struct ranking {
    const struct chart *chart;
    const struct doc_cell *cells;
    struct box bars; /* from the scale's low to its high */
    double names_left;
    double names_width;
    double pitch;
    struct axis axis;
    struct text_style text;
};

static size_t bar_count(const struct chart *chart)
{
    return chart->series_count > 0 ? chart->point_count : 0;
}

double chart_ranking_height(struct canvas *canvas, const struct chart *chart, double width)
{
    if (bar_count(chart) > CHART_RANKING_BARS_MOST) {
        return chart_strip_height(canvas, chart, width);
    }
    const size_t count = bar_count(chart);
    return (double)count * (count > MANY ? PITCH_MANY : PITCH) + (chart->reference_label != NULL ? REFERENCE_ROOM : 0);
}

static struct axis scale_of(const struct chart *chart)
{
    double least = 0;
    double most = 0;
    for (size_t i = 0; i < chart->point_count; i++) {
        if (plot_has(&chart->series[0].points[i])) {
            least = fmin(least, chart->series[0].points[i].value);
            most = fmax(most, chart->series[0].points[i].value);
        }
    }
    if (chart->reference_label != NULL && plot_has(&chart->reference)) {
        least = fmin(least, chart->reference.value);
        most = fmax(most, chart->reference.value);
    }
    struct axis axis = axis_fit(least, most, STEPS);
    /* No ticks are drawn, so the scale may end where the figures do. */
    if (most - least > 0) {
        axis.low = least;
        axis.high = most;
    }
    return axis;
}

static bool is_emphasised(const struct ranking *ranking, size_t index)
{
    const enum series_role *roles = ranking->chart->point_roles;
    return roles != NULL && roles[index] != ROLE_CONTEXT;
}

/* The widths of the widest name and the widest value. */
static void measure(struct canvas *canvas, const struct ranking *ranking, double *names, double *values)
{
    struct text_style style = ranking->text;
    *names = 0;
    *values = 0;
    for (size_t i = 0; i < ranking->chart->point_count; i++) {
        style.cut = is_emphasised(ranking, i) ? CUT_SEMIBOLD : CUT_REGULAR;
        *names = fmax(*names, canvas_text_width(canvas, &style, ranking->chart->point_labels[i]));
        *values = fmax(*values, canvas_text_width(canvas, &style, plot_text(canvas, &ranking->cells[i])));
    }
}

static struct ranking lay_out(struct canvas *canvas, const struct chart *chart, const struct box *box)
{
    const double above = chart->reference_label != NULL ? REFERENCE_ROOM : 0;
    struct ranking ranking = {.chart = chart, .cells = chart->series[0].points, .axis = scale_of(chart)};
    ranking.pitch = fmin((box->height - above) / (double)chart->point_count, PITCH * 1.2);
    ranking.text =
        (struct text_style){fmin(THEME_SIZE_CHART_LABEL, ranking.pitch * SIZE_SHARE), CUT_REGULAR, THEME_INK};
    double names;
    double values;
    measure(canvas, &ranking, &names, &values);
    ranking.names_left = box->x;
    /* Bars to the left of zero have their values there. */
    const double left = NAME_GAP + (ranking.axis.low < 0 ? values + VALUE_GAP : 0);
    const double room = fmax(box->width - left - values - VALUE_GAP - BARS_LEAST, NAMES_LEAST);
    ranking.names_width = fmin(names, fmin(NAMES_SHARE * box->width, room));
    const double before = ranking.names_width + left;
    ranking.bars = (struct box){box->x + before, box->y + above, 0, ranking.pitch * (double)chart->point_count};
    ranking.bars.width = fmax(box->width - before - values - VALUE_GAP, BARS_LEAST);
    return ranking;
}

static double place(const struct ranking *ranking, double value)
{
    return axis_place(&ranking->axis, value, ranking->bars.x, ranking->bars.x + ranking->bars.width);
}

static theme_colour bar_colour(const struct ranking *ranking, size_t index)
{
    const enum series_role *roles = ranking->chart->point_roles;
    return theme_line_of(roles != NULL ? roles[index] : ROLE_CONTEXT).colour;
}

/* Where a value's near end stands: at its bar's end, or beyond the reference line where that would cross it. */
static double value_place(const struct ranking *ranking, double end, double width, bool leftwards)
{
    const double way = leftwards ? -1 : 1;
    const double x = end + way * VALUE_GAP;
    if (ranking->chart->reference_label == NULL || !plot_has(&ranking->chart->reference)) {
        return x;
    }
    const double line = place(ranking, ranking->chart->reference.value);
    const double middle = x + way * width / 2;
    return fabs(middle - line) < width / 2 + VALUE_GAP * 0.75 ? line + way * VALUE_GAP : x;
}

/* The value, or the word for its absence where the bar would be. */
static void draw_value(struct canvas *canvas, const struct ranking *ranking, size_t index, double middle)
{
    const struct doc_cell *cell = &ranking->cells[index];
    const bool leftwards = plot_has(cell) && cell->value < 0;
    const double end = place(ranking, plot_has(cell) ? cell->value : 0);
    struct text_style style = ranking->text;
    if (!plot_has(cell)) {
        style.colour = THEME_MUTED;
    } else if (is_emphasised(ranking, index)) {
        style.cut = CUT_SEMIBOLD;
    }
    const double x = value_place(ranking, end, canvas_text_width(canvas, &style, plot_text(canvas, cell)), leftwards);
    canvas_text(canvas, &style, leftwards ? ANCHOR_RIGHT : ANCHOR_LEFT,
                (struct point){x, canvas_baseline(middle, style.size)}, plot_text(canvas, cell));
}

static void draw_bar(struct canvas *canvas, const struct ranking *ranking, size_t index)
{
    const struct doc_cell *cell = &ranking->cells[index];
    const double zero = place(ranking, 0);
    const double end = plot_has(cell) ? place(ranking, cell->value) : zero;
    const double high = ranking->pitch * THICKNESS;
    const double middle = ranking->bars.y + ranking->pitch * ((double)index + 0.5);
    const struct box bar = {fmin(zero, end), middle - high / 2, fabs(end - zero), high};
    canvas_fill(canvas, &bar, bar_colour(ranking, index));
}

static void draw_texts(struct canvas *canvas, const struct ranking *ranking, size_t index)
{
    const double middle = ranking->bars.y + ranking->pitch * ((double)index + 0.5);
    struct text_style style = ranking->text;
    if (is_emphasised(ranking, index)) {
        style.cut = CUT_SEMIBOLD;
    }
    canvas_text_fitted(canvas, &style, ANCHOR_LEFT,
                       (struct point){ranking->names_left, canvas_baseline(middle, style.size)}, ranking->names_width,
                       ranking->chart->point_labels[index]);
    draw_value(canvas, ranking, index, middle);
    const struct box row = {ranking->names_left, middle - ranking->pitch / 2,
                            ranking->bars.x + ranking->bars.width - ranking->names_left, ranking->pitch};
    plot_spot(canvas, ranking->chart, &row, "", ranking->chart->point_labels[index], &ranking->cells[index]);
}

/* The dashed line through all bars; its name and value stand above, within the chart's width. */
static void draw_reference(struct canvas *canvas, const struct ranking *ranking, const struct box *box)
{
    const struct chart *chart = ranking->chart;
    if (chart->reference_label == NULL) {
        return;
    }
    const struct text_style style = {THEME_SIZE_CHART_LABEL, CUT_SEMIBOLD, THEME_INK};
    const char *text =
        named_value_line(canvas, &style, box->width, chart->reference_label, plot_text(canvas, &chart->reference));
    const double half = canvas_text_width(canvas, &style, text) / 2;
    const bool has = plot_has(&chart->reference);
    const double x = has ? place(ranking, chart->reference.value) : box->x + box->width - half;
    const double middle = fmin(fmax(x, box->x + half), box->x + box->width - half);
    canvas_text(canvas, &style, ANCHOR_CENTRE, (struct point){middle, ranking->bars.y - 5}, text);
    if (has) {
        const struct theme_line pen = {.colour = THEME_INK, .width = 1, .dash = 3};
        canvas_line(canvas, &pen, (struct point){x, ranking->bars.y - 1},
                    (struct point){x, ranking->bars.y + ranking->bars.height});
    }
}

void chart_ranking_draw(struct canvas *canvas, const struct chart *chart, const struct box *box)
{
    if (bar_count(chart) == 0) {
        plot_say_empty(canvas, box);
        return;
    }
    if (bar_count(chart) > CHART_RANKING_BARS_MOST) {
        chart_strip_draw(canvas, chart, box);
        return;
    }
    const struct ranking ranking = lay_out(canvas, chart, box);
    const struct theme_line zero_pen = {.colour = THEME_CONTEXT, .width = 0.8};
    const double zero = place(&ranking, 0);
    for (size_t i = 0; i < chart->point_count; i++) {
        draw_bar(canvas, &ranking, i);
    }
    draw_reference(canvas, &ranking, box);
    for (size_t i = 0; i < chart->point_count; i++) {
        draw_texts(canvas, &ranking, i);
    }
    canvas_line(canvas, &zero_pen, (struct point){zero, ranking.bars.y},
                (struct point){zero, ranking.bars.y + ranking.bars.height});
}
