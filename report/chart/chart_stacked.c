/*
 * chart_stacked.c - one bar an area, made of the parts that its series are, on a scale from zero.
 *
 * Parts are drawn as published: they need not sum to 100, and nothing is scaled so that they do. A part
 * without a figure has no length; its word ("i.u.") stands in its colour after the bar. Where a bar has no length at
 * all the figures stand there, too.
 */
#include <math.h>
#include <string.h>

#include "report/chart/chart_key.h"
#include "report/chart/chart_kinds.h"
#include "report/chart/named_rows.h"
#include "report/chart/plot.h"
#include "report/chart/scale_below.h"

#define THICKNESS 0.72 /* of the pitch */
#define STEPS 5
#define PARTS_GAP 0.7 /* of paper between two parts, so that they are told apart without colour */
#define VALUE_MARGIN 2.0
#define WORD_GAP 5.0

struct stacked {
    const struct chart *chart;
    struct named_rows rows;
    struct axis axis;
    struct box bars; /* from zero to the scale's end */
};

static struct key_entry *key_of(struct canvas *canvas, const struct chart *chart)
{
    struct key_entry *entries = canvas_array(canvas, chart->series_count, sizeof *entries);
    for (size_t i = 0; entries != NULL && i < chart->series_count; i++) {
        entries[i] = (struct key_entry){MARKER_SQUARE, theme_part_colour(i), chart->series[i].label};
    }
    return entries;
}

static double key_height(struct canvas *canvas, const struct chart *chart, double width)
{
    const struct key_entry *entries = key_of(canvas, chart);
    return entries == NULL ? 0 : chart_key_height(canvas, entries, chart->series_count, width);
}

double chart_stacked_height(struct canvas *canvas, const struct chart *chart, double width)
{
    return key_height(canvas, chart, width) + named_rows_height(chart->point_count) + SCALE_BELOW_HEIGHT;
}

/* A part below zero has no place in a stack; the composer keeps such indicators out. */
static double length_of(const struct doc_cell *cell)
{
    return plot_has(cell) ? fmax(cell->value, 0) : 0;
}

static double longest_bar(const struct chart *chart)
{
    double longest = 0;
    for (size_t point = 0; point < chart->point_count; point++) {
        double bar = 0;
        for (size_t i = 0; i < chart->series_count; i++) {
            bar += length_of(&chart->series[i].points[point]);
        }
        longest = fmax(longest, bar);
    }
    return longest;
}

static bool has_length(const struct chart *chart, size_t point)
{
    for (size_t i = 0; i < chart->series_count; i++) {
        if (length_of(&chart->series[i].points[point]) > 0) {
            return true;
        }
    }
    return false;
}

/* Calls for each word after a bar: what is missing and, after a bar without any length, its figures. A word that is
 * that of all parts stands once. Returns how far the words reach. */
static double walk_words(struct canvas *canvas, const struct stacked *stacked, size_t point, struct point at,
                         bool draws)
{
    const struct chart *chart = stacked->chart;
    struct text_style style = stacked->rows.text;
    const bool all = !has_length(chart, point);
    const char *before = NULL;
    bool alike = all;
    for (size_t i = 0; i < chart->series_count; i++) {
        const char *word = plot_text(canvas, &chart->series[i].points[point]);
        alike = alike && (before == NULL || strcmp(before, word) == 0);
        before = word;
    }
    for (size_t i = 0; i < (alike ? 1 : chart->series_count); i++) {
        const struct doc_cell *cell = &chart->series[i].points[point];
        if (plot_has(cell) && !all) {
            continue;
        }
        style.colour = alike ? THEME_MUTED : theme_part_colour(i);
        at.x += WORD_GAP;
        if (draws) {
            canvas_text(canvas, &style, ANCHOR_LEFT, at, plot_text(canvas, cell));
        }
        at.x += canvas_text_width(canvas, &style, plot_text(canvas, cell));
    }
    return at.x;
}

static struct stacked lay_out(struct canvas *canvas, const struct chart *chart, const struct box *box)
{
    struct stacked stacked = {.chart = chart, .axis = axis_fit(0, longest_bar(chart), STEPS)};
    const double key = key_height(canvas, chart, box->width);
    const struct box below = {box->x, box->y + key, box->width, fmax(box->height - key - SCALE_BELOW_HEIGHT, 8)};
    double words = 0;
    stacked.rows = named_rows_lay_out(canvas, chart, &below);
    for (size_t i = 0; i < chart->point_count; i++) {
        words = fmax(words, walk_words(canvas, &stacked, i, (struct point){0, 0}, false));
    }
    stacked.bars = stacked.rows.box;
    stacked.bars.width =
        fmax(stacked.bars.width - fmax(words, scale_below_side(canvas, &stacked.axis, chart->unit)), 40);
    return stacked;
}

static double place(const struct stacked *stacked, double value)
{
    return axis_place(&stacked->axis, value, stacked->bars.x, stacked->bars.x + stacked->bars.width);
}

/* The figure in the middle of its part, where the part is long enough for it. */
static void draw_figure(struct canvas *canvas, const struct stacked *stacked, const struct box *part,
                        const struct doc_cell *cell)
{
    struct text_style style = stacked->rows.text;
    const char *text = plot_text(canvas, cell);
    style.colour = THEME_PAPER;
    style.size -= 0.5;
    if (canvas_text_width(canvas, &style, text) + 2 * VALUE_MARGIN > part->width) {
        return;
    }
    canvas_text(canvas, &style, ANCHOR_CENTRE,
                (struct point){part->x + part->width / 2, canvas_baseline(part->y + part->height / 2, style.size)},
                text);
}

static void draw_bar(struct canvas *canvas, const struct stacked *stacked, size_t point)
{
    const double height = stacked->rows.pitch * THICKNESS;
    const double top = named_rows_middle(&stacked->rows, point) - height / 2;
    double from = 0;
    for (size_t i = 0; i < stacked->chart->series_count; i++) {
        const struct doc_cell *cell = &stacked->chart->series[i].points[point];
        const double length = length_of(cell);
        const double x = place(stacked, from);
        const struct box part = {x, top, fmax(place(stacked, from + length) - x - PARTS_GAP, 0), height};
        if (length > 0) {
            canvas_fill(canvas, &part, theme_part_colour(i));
            draw_figure(canvas, stacked, &part, cell);
            plot_spot(canvas, stacked->chart, &part, stacked->chart->point_labels[point],
                      stacked->chart->series[i].label, cell);
        }
        from += length;
    }
    const struct point words = {place(stacked, from),
                                canvas_baseline(named_rows_middle(&stacked->rows, point), stacked->rows.text.size)};
    (void)walk_words(canvas, stacked, point, words, true);
}

void chart_stacked_draw(struct canvas *canvas, const struct chart *chart, const struct box *box)
{
    const struct theme_line zero_pen = {.colour = THEME_CONTEXT, .width = 0.8};
    if (chart->series_count == 0 || chart->point_count == 0) {
        plot_say_empty(canvas, box);
        return;
    }
    const struct stacked stacked = lay_out(canvas, chart, box);
    const struct key_entry *entries = key_of(canvas, chart);
    if (entries != NULL) {
        chart_key_draw(canvas, entries, chart->series_count, (struct point){box->x, box->y}, box->width);
    }
    if (longest_bar(chart) > 0) {
        scale_below_draw(canvas, &stacked.axis, &stacked.bars, chart->unit);
    }
    for (size_t i = 0; i < chart->point_count; i++) {
        named_rows_draw_name(canvas, &stacked.rows, i);
        draw_bar(canvas, &stacked, i);
    }
    canvas_line(canvas, &zero_pen, (struct point){stacked.bars.x, stacked.bars.y},
                (struct point){stacked.bars.x, stacked.bars.y + stacked.bars.height});
}
