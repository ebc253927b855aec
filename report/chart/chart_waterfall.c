/*
 * chart_waterfall.c - from one level to another by steps: a row each, the steps hanging where the one before ended.
 *
 * The levels are bars from zero, on the same scale as the steps. Where the steps are too small to be seen beside
 * them the scale starts off zero, and the levels are then marks and no bars, so that no length lies; it is said.
 */
#include <math.h>

#include "report/chart/chart_kinds.h"
#include "report/chart/plot.h"

#define PITCH 17.0
#define THICKNESS 0.64
#define SIZE_SHARE 0.72
#define NAMES_SHARE 0.36
#define NAMES_LEAST 30.0
#define BARS_LEAST 40.0
#define NAME_GAP 6.0
#define VALUE_GAP 4.0
#define MARK_SIZE 7.0
#define SLIVER 0.8         /* the least width of a step that is not 0 */
#define HATCH 3.2          /* from stroke to stroke */
#define OFF_ZERO_SHARE 0.1 /* steps that span less than this of the scale from zero are not seen there */
#define NOTE_ROOM 12.0

struct waterfall {
    const struct chart *chart;
    const struct doc_cell *cells;
    struct box bars;
    double names_width;
    double pitch;
    double low; /* the scale */
    double high;
    bool off_zero;
    struct text_style text;
};

static bool is_level(const struct chart *chart, size_t index)
{
    return chart->point_roles[index] == ROLE_REGION;
}

static double value_of(const struct doc_cell *cell)
{
    return plot_has(cell) ? cell->value : 0;
}

/* Where a row's bar begins and ends: a level at zero, a step where the one before ended. */
static void span_of(const struct waterfall *waterfall, size_t index, double *from, double *to)
{
    double at = 0;
    *from = 0;
    for (size_t i = 0; i <= index; i++) {
        const double value = value_of(&waterfall->cells[i]);
        *from = is_level(waterfall->chart, i) ? 0 : at;
        at = is_level(waterfall->chart, i) ? value : at + value;
    }
    *to = at;
}

double chart_waterfall_height(struct canvas *canvas, const struct chart *chart, double width)
{
    (void)canvas;
    (void)width;
    return chart->series_count == 0 ? 0 : (double)chart->point_count * PITCH + NOTE_ROOM;
}

/* The scale over all ends; from zero unless the steps would vanish there. */
static void find_scale(struct waterfall *waterfall)
{
    double least = INFINITY;
    double most = -INFINITY;
    for (size_t i = 0; i < waterfall->chart->point_count; i++) {
        double from;
        double to;
        if (plot_has(&waterfall->cells[i])) {
            span_of(waterfall, i, &from, &to);
            least = fmin(least, to);
            most = fmax(most, to);
        }
    }
    waterfall->low = fmin(least, 0);
    waterfall->high = fmax(most, 0);
    const double reach = waterfall->high - waterfall->low;
    const double moved = most - least;
    if (least > 0 && moved > 0 && moved < reach * OFF_ZERO_SHARE) {
        waterfall->off_zero = true;
        waterfall->low = least - moved * 0.25;
        waterfall->high = most + moved * 0.05;
    }
    if (!isfinite(reach) || !(waterfall->high > waterfall->low)) {
        waterfall->low = 0;
        waterfall->high = 1;
    }
}

static struct text_style style_of(const struct waterfall *waterfall, size_t index)
{
    struct text_style style = waterfall->text;
    style.cut = is_level(waterfall->chart, index) ? CUT_SEMIBOLD : CUT_REGULAR;
    return style;
}

static struct waterfall lay_out(struct canvas *canvas, const struct chart *chart, const struct box *box)
{
    struct waterfall waterfall = {.chart = chart, .cells = chart->series[0].points};
    find_scale(&waterfall);
    const double note = waterfall.off_zero ? NOTE_ROOM : 0;
    waterfall.pitch = fmin((box->height - note) / (double)chart->point_count, PITCH * 1.2);
    waterfall.text =
        (struct text_style){fmin(THEME_SIZE_CHART_LABEL, waterfall.pitch * SIZE_SHARE), CUT_REGULAR, THEME_INK};
    double values = 0;
    for (size_t i = 0; i < chart->point_count; i++) {
        const struct text_style style = style_of(&waterfall, i);
        waterfall.names_width = fmax(waterfall.names_width, canvas_text_width(canvas, &style, chart->point_labels[i]));
        values = fmax(values, canvas_text_width(canvas, &style, plot_text(canvas, &waterfall.cells[i])));
    }
    /* Values stand on either side of a step. */
    const double left = NAME_GAP + (waterfall.low < 0 ? values + VALUE_GAP : 0);
    const double right = values + VALUE_GAP + MARK_SIZE / 2;
    const double room = fmax(box->width - left - right - BARS_LEAST, NAMES_LEAST);
    waterfall.names_width = fmin(waterfall.names_width, fmin(NAMES_SHARE * box->width, room));
    const double before = waterfall.names_width + left;
    waterfall.bars = (struct box){box->x + before, box->y, fmax(box->width - before - right, BARS_LEAST),
                                  waterfall.pitch * (double)chart->point_count};
    return waterfall;
}

static double place(const struct waterfall *waterfall, double value)
{
    const double share = (value - waterfall->low) / (waterfall->high - waterfall->low);
    return waterfall->bars.x + waterfall->bars.width * share;
}

static double middle_of(const struct waterfall *waterfall, size_t index)
{
    return waterfall->bars.y + waterfall->pitch * ((double)index + 0.5);
}

/* Slanted strokes within a box: what is no municipality's doing. */
static void hatch(struct canvas *canvas, const struct box *box, theme_colour colour)
{
    const struct theme_line pen = {.colour = colour, .width = 0.9};
    const struct point corners[] = {{box->x, box->y},
                                    {box->x + box->width, box->y},
                                    {box->x + box->width, box->y + box->height},
                                    {box->x, box->y + box->height},
                                    {box->x, box->y}};
    canvas_fill(canvas, box, THEME_PAPER);
    const int strokes = (int)((box->width + box->height) / HATCH);
    for (int i = 1; i <= strokes; i++) {
        const double along = i * HATCH;
        /* From the upper edge or the right side down to the left side or the lower edge. */
        const double right = fmin(along, box->width);
        const double low = fmin(along, box->height);
        canvas_line(canvas, &pen, (struct point){box->x + right, box->y + along - right},
                    (struct point){box->x + along - low, box->y + low});
    }
    canvas_polyline(canvas, &pen, corners, sizeof corners / sizeof *corners);
}

static void draw_bar(struct canvas *canvas, const struct waterfall *waterfall, size_t index)
{
    const enum series_role role = waterfall->chart->point_roles[index];
    const theme_colour colour = theme_line_of(role).colour;
    const double high = waterfall->pitch * THICKNESS;
    const double middle = middle_of(waterfall, index);
    double from;
    double to;
    span_of(waterfall, index, &from, &to);
    if (!plot_has(&waterfall->cells[index])) {
        return;
    }
    if (is_level(waterfall->chart, index) && waterfall->off_zero) {
        canvas_marker(canvas, MARKER_DIAMOND, colour, (struct point){place(waterfall, to), middle}, MARK_SIZE);
        return;
    }
    const double left = place(waterfall, fmin(from, to));
    struct box bar = {left, middle - high / 2, place(waterfall, fmax(from, to)) - left, high};
    if (bar.width > 0) {
        bar.width = fmax(bar.width, SLIVER);
    }
    if (role == ROLE_CONTRAST || role == ROLE_NATION) {
        hatch(canvas, &bar, colour);
    } else {
        canvas_fill(canvas, &bar, colour);
    }
}

/* A thin line down from the end of a row's bar to the next row, which starts there. */
static void draw_link(struct canvas *canvas, const struct waterfall *waterfall, size_t index)
{
    const struct theme_line pen = {.colour = THEME_CONTEXT, .width = 0.6};
    const double half = waterfall->pitch * THICKNESS / 2;
    double from;
    double to;
    span_of(waterfall, index, &from, &to);
    const double x = place(waterfall, to);
    canvas_line(canvas, &pen, (struct point){x, middle_of(waterfall, index) - half},
                (struct point){x, middle_of(waterfall, index + 1) + half});
}

/* The value beside its bar: to the left of a step down where there is room, else to the right. */
static void draw_texts(struct canvas *canvas, const struct waterfall *waterfall, size_t index, const struct box *box)
{
    const struct doc_cell *cell = &waterfall->cells[index];
    struct text_style style = style_of(waterfall, index);
    const double baseline = canvas_baseline(middle_of(waterfall, index), style.size);
    const char *text = plot_text(canvas, cell);
    double from;
    double to;
    canvas_text_fitted(canvas, &style, ANCHOR_LEFT, (struct point){box->x, baseline}, waterfall->names_width,
                       waterfall->chart->point_labels[index]);
    span_of(waterfall, index, &from, &to);
    if (!plot_has(cell)) {
        style.colour = THEME_MUTED;
        from = to = fmax(waterfall->low, 0);
    }
    const double gap = VALUE_GAP + (waterfall->off_zero && is_level(waterfall->chart, index) ? MARK_SIZE / 2 : 0);
    const double left = place(waterfall, fmin(from, to)) - gap;
    const bool leftwards = to < from && left - canvas_text_width(canvas, &style, text) > waterfall->bars.x;
    const double right = is_level(waterfall->chart, index) && waterfall->off_zero ? to : fmax(from, to);
    canvas_text(canvas, &style, leftwards ? ANCHOR_RIGHT : ANCHOR_LEFT,
                (struct point){leftwards ? left : place(waterfall, right) + gap, baseline}, text);
}

static void draw_zero(struct canvas *canvas, const struct waterfall *waterfall, const struct box *box)
{
    const struct text_style style = {THEME_SIZE_CHART_SOURCE, CUT_REGULAR, THEME_MUTED};
    const struct theme_line pen = {.colour = THEME_CONTEXT, .width = 0.8};
    const double foot = waterfall->bars.y + waterfall->bars.height;
    const double zero = place(waterfall, 0);
    if (waterfall->off_zero) {
        canvas_text(canvas, &style, ANCHOR_RIGHT, (struct point){box->x + box->width, foot + NOTE_ROOM - 3},
                    language_pick(canvas->language, "Skalan börjar inte vid 0.", "The scale does not start at 0."));
        return;
    }
    canvas_line(canvas, &pen, (struct point){zero, waterfall->bars.y}, (struct point){zero, foot});
}

void chart_waterfall_draw(struct canvas *canvas, const struct chart *chart, const struct box *box)
{
    if (chart->series_count == 0 || chart->point_count == 0 ||
        !plot_series_has_any(&chart->series[0], chart->point_count)) {
        plot_say_empty(canvas, box);
        return;
    }
    const struct waterfall waterfall = lay_out(canvas, chart, box);
    for (size_t i = 0; i + 1 < chart->point_count; i++) {
        if (plot_has(&waterfall.cells[i]) && plot_has(&waterfall.cells[i + 1])) {
            draw_link(canvas, &waterfall, i);
        }
    }
    for (size_t i = 0; i < chart->point_count; i++) {
        draw_bar(canvas, &waterfall, i);
    }
    for (size_t i = 0; i < chart->point_count; i++) {
        draw_texts(canvas, &waterfall, i, box);
        const struct box row = {box->x, middle_of(&waterfall, i) - waterfall.pitch / 2, box->width, waterfall.pitch};
        plot_spot(canvas, chart, &row, "", chart->point_labels[i], &waterfall.cells[i]);
    }
    draw_zero(canvas, &waterfall, box);
}
