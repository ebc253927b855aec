/*
 * chart_strip.c - a ranking of too many areas for bars: a stroke for each along one scale.
 *
 * Above it stand the lowest, the highest and the reference; below it those that have a role, each in a row of its own
 * at the foot of a line from its stroke: the highest in the first row, so that no line runs through a name.
 */
#include <math.h>

#include "report/chart/chart_kinds.h"
#include "report/chart/plot.h"
#include "report/chart/scale_below.h"
#include "report/chart/strip.h"

#define STRIP_HEIGHT 44.0
#define SCALE_HEIGHT 18.0
#define LACKING_HEIGHT 14.0
#define STEPS 6
#define SIDE 12.0      /* room for half a figure of the scale */
#define NAME_SHARE 0.4 /* of the width, a name with its figure at most */
#define STROKE 0.7
#define STROKE_NAMED 2.0

double chart_strip_height(struct canvas *canvas, const struct chart *chart, double width)
{
    (void)canvas;
    (void)width;
    return STRIP_LABELS_HEIGHT + STRIP_HEIGHT + strip_rows_height(strip_count_rows(chart)) + SCALE_HEIGHT +
           LACKING_HEIGHT;
}

/* Finds the ends and the scale; false where no area has a figure. */
static bool survey(struct strip *strip)
{
    const size_t count = strip->chart->point_count;
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        if (!plot_has(&strip->cells[i])) {
            continue;
        }
        if (found == 0 || strip->cells[i].value < strip->cells[strip->lowest].value) {
            strip->lowest = i;
        }
        if (found == 0 || strip->cells[i].value > strip->cells[strip->highest].value) {
            strip->highest = i;
        }
        found++;
    }
    strip->lacking = count - found;
    if (found == 0) {
        return false;
    }
    double least = strip->cells[strip->lowest].value;
    double most = strip->cells[strip->highest].value;
    if (strip->chart->reference_label != NULL && plot_has(&strip->chart->reference)) {
        least = fmin(least, strip->chart->reference.value);
        most = fmax(most, strip->chart->reference.value);
    }
    strip->axis = axis_fit(least, most, STEPS);
    return true;
}

static void draw_stroke(struct canvas *canvas, const struct strip *strip, double value, const struct theme_line *pen)
{
    const double x = strip_place(strip, value);
    canvas_line(canvas, pen, (struct point){x, strip->box.y}, (struct point){x, strip->box.y + strip->box.height});
}

/* The strokes of those without a role first, the others on them. */
static void draw_strokes(struct canvas *canvas, const struct strip *strip, bool with_role)
{
    for (size_t i = 0; i < strip->chart->point_count; i++) {
        const enum series_role role = strip_role(strip, i);
        if (plot_has(&strip->cells[i]) && (role != ROLE_CONTEXT) == with_role) {
            const struct theme_line pen = {.colour = theme_line_of(role).colour,
                                           .width = with_role ? STROKE_NAMED : STROKE};
            draw_stroke(canvas, strip, strip->cells[i].value, &pen);
        }
    }
}

/* Neighbours overlap; the one with a role is told rather than those beneath it. */
static void tell_strokes(struct canvas *canvas, const struct strip *strip, bool with_role)
{
    for (size_t i = 0; i < strip->chart->point_count; i++) {
        if (plot_has(&strip->cells[i]) && (strip_role(strip, i) != ROLE_CONTEXT) == with_role) {
            const struct box place = {strip_place(strip, strip->cells[i].value) - STROKE_NAMED / 2, strip->box.y,
                                      STROKE_NAMED, strip->box.height};
            plot_spot(canvas, strip->chart, &place, "", strip->chart->point_labels[i], &strip->cells[i]);
        }
    }
}

/* Light lines lead from the strip to the scale where names stand between them. */
static void draw_scale(struct canvas *canvas, const struct strip *strip)
{
    const double foot = strip->box.y + strip->box.height;
    const struct theme_line pen = {.colour = THEME_CONTEXT, .width = 0.8};
    const struct theme_line grid = {.colour = THEME_GRID, .width = 0.6};
    canvas_line(canvas, &pen, (struct point){strip->box.x, strip->bottom},
                (struct point){strip->box.x + strip->box.width, strip->bottom});
    for (size_t i = 0; i < strip->axis.tick_count; i++) {
        const double x = strip_place(strip, axis_tick(&strip->axis, i));
        canvas_line(canvas, &grid, (struct point){x, foot}, (struct point){x, strip->bottom});
        canvas_line(canvas, &pen, (struct point){x, strip->bottom}, (struct point){x, strip->bottom + 3});
    }
    scale_below_figures(canvas, &strip->axis, strip->box.x, strip->box.width, strip->bottom + SCALE_HEIGHT - 4, "");
}

static void say_lacking(struct canvas *canvas, const struct strip *strip, const struct box *box)
{
    const struct text_style style = {THEME_SIZE_CHART_SOURCE, CUT_REGULAR, THEME_MUTED};
    const char *each = language_pick(canvas->language,
                                     "Ett streck per omr\xC3\xA5"
                                     "de",
                                     "One stroke an area");
    const char *lacking = language_pick(canvas->language, "i.u.", "no figure");
    const char *text = strip->lacking == 0
                           ? arena_printf(&canvas->scratch, "%s (%zu)", each, strip->chart->point_count)
                           : arena_printf(&canvas->scratch, "%s (%zu; %s: %zu)", each,
                                          strip->chart->point_count - strip->lacking, lacking, strip->lacking);
    canvas_text(canvas, &style, ANCHOR_LEFT, (struct point){box->x, box->y + box->height - 3}, text);
}

void chart_strip_draw(struct canvas *canvas, const struct chart *chart, const struct box *box)
{
    struct strip strip = {.chart = chart, .cells = chart->series[0].points};
    if (!survey(&strip)) {
        plot_say_empty(canvas, box);
        return;
    }
    strip.name_most = NAME_SHARE * box->width;
    strip.rows = strip_count_rows(chart);
    const double side = fmax(scale_below_side(canvas, &strip.axis, ""), SIDE);
    strip.box = (struct box){
        box->x + side, box->y + STRIP_LABELS_HEIGHT, box->width - 2 * side,
        fmax(box->height - STRIP_LABELS_HEIGHT - strip_rows_height(strip.rows) - SCALE_HEIGHT - LACKING_HEIGHT, 8)};
    strip.bottom = strip.box.y + strip.box.height + strip_rows_height(strip.rows);
    strip_fit_rows(canvas, &strip, box->x + box->width);
    draw_scale(canvas, &strip);
    draw_strokes(canvas, &strip, false);
    draw_strokes(canvas, &strip, true);
    if (chart->reference_label != NULL && plot_has(&chart->reference)) {
        const struct theme_line pen = {.colour = THEME_INK, .width = 1.2, .dash = 3};
        draw_stroke(canvas, &strip, chart->reference.value, &pen);
    }
    strip_draw_ends(canvas, &strip, box);
    strip_draw_rows(canvas, &strip);
    say_lacking(canvas, &strip, box);
    tell_strokes(canvas, &strip, false);
    tell_strokes(canvas, &strip, true);
}
