/*
 * chart_strip.c - a ranking of too many areas for bars: a stroke for each along one scale.
 *
 * Above it stand the lowest, the highest and the reference; below it those that have a role, each in a row of its own
 * at the foot of a line from its stroke: the highest in the first row, so that no line runs through a name.
 */
#include <math.h>

#include "report/chart/chart_kinds.h"
#include "report/chart/placement.h"
#include "report/chart/plot.h"

#define LABELS_HEIGHT 34.0 /* names and the strokes that tie them to the strip */
#define STRIP_HEIGHT 44.0
#define SCALE_HEIGHT 18.0
#define LACKING_HEIGHT 14.0
#define STEPS 6
#define SIDE 12.0 /* room for half a figure of the scale */
#define LABEL_GAP 10.0
#define ROW_HEIGHT 11.5  /* of a name below the strip */
#define ROWS_ABOVE 5.0   /* between the strip and the first of them */
#define ROWS_BELOW 4.0   /* between the last and the scale */
#define ROWS_MOST 30     /* more are marked, but not named */
#define ROW_NAME_GAP 3.0 /* between a line's foot and the name */
#define STROKE 0.7
#define STROKE_NAMED 2.0

static const struct text_style scale_style = {THEME_SIZE_CHART_LABEL, CUT_REGULAR, THEME_MUTED};

struct strip {
    const struct chart *chart;
    const struct doc_cell *cells;
    struct box box; /* of the strokes */
    struct axis axis;
    size_t lowest;
    size_t highest;
    size_t lacking;
    size_t rows;   /* names below the strip */
    double bottom; /* of the rows, where the scale stands */
};

static bool has_row(const struct chart *chart, size_t index)
{
    return chart->point_roles != NULL && chart->point_roles[index] != ROLE_CONTEXT &&
           plot_has(&chart->series[0].points[index]);
}

static size_t count_rows(const struct chart *chart)
{
    size_t rows = 0;
    for (size_t i = 0; i < chart->point_count; i++) {
        rows += has_row(chart, i);
    }
    return rows > ROWS_MOST ? 0 : rows;
}

static double rows_height(size_t rows)
{
    return rows == 0 ? 0 : ROWS_ABOVE + ROW_HEIGHT * (double)rows + ROWS_BELOW;
}

double chart_strip_height(struct canvas *canvas, const struct chart *chart, double width)
{
    (void)canvas;
    (void)width;
    return LABELS_HEIGHT + STRIP_HEIGHT + rows_height(count_rows(chart)) + SCALE_HEIGHT + LACKING_HEIGHT;
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

static double place(const struct strip *strip, double value)
{
    return axis_place(&strip->axis, value, strip->box.x, strip->box.x + strip->box.width);
}

static enum series_role role_of(const struct strip *strip, size_t index)
{
    return strip->chart->point_roles != NULL ? strip->chart->point_roles[index] : ROLE_CONTEXT;
}

/* The ends stand above; those with a role below. */
static bool is_named(const struct strip *strip, size_t index)
{
    return plot_has(&strip->cells[index]) && (index == strip->lowest || index == strip->highest) &&
           role_of(strip, index) == ROLE_CONTEXT;
}

static void draw_stroke(struct canvas *canvas, const struct strip *strip, double value, const struct theme_line *pen)
{
    const double x = place(strip, value);
    canvas_line(canvas, pen, (struct point){x, strip->box.y}, (struct point){x, strip->box.y + strip->box.height});
}

/* The strokes of those without a role first, the others on them. */
static void draw_strokes(struct canvas *canvas, const struct strip *strip, bool with_role)
{
    for (size_t i = 0; i < strip->chart->point_count; i++) {
        const enum series_role role = role_of(strip, i);
        if (plot_has(&strip->cells[i]) && (role != ROLE_CONTEXT) == with_role) {
            const struct theme_line pen = {.colour = theme_line_of(role).colour,
                                           .width = with_role ? STROKE_NAMED : STROKE};
            draw_stroke(canvas, strip, strip->cells[i].value, &pen);
        }
    }
}

/* Light lines lead from the strip to the scale where names stand between them. */
static void draw_scale(struct canvas *canvas, const struct strip *strip)
{
    char text[NUMBER_TEXT_MAX];
    const double foot = strip->box.y + strip->box.height;
    const struct theme_line pen = {.colour = THEME_CONTEXT, .width = 0.8};
    const struct theme_line grid = {.colour = THEME_GRID, .width = 0.6};
    canvas_line(canvas, &pen, (struct point){strip->box.x, strip->bottom},
                (struct point){strip->box.x + strip->box.width, strip->bottom});
    for (size_t i = 0; i < strip->axis.tick_count; i++) {
        const double x = place(strip, axis_tick(&strip->axis, i));
        axis_label(&strip->axis, i, canvas->language, text);
        canvas_line(canvas, &grid, (struct point){x, foot}, (struct point){x, strip->bottom});
        canvas_line(canvas, &pen, (struct point){x, strip->bottom}, (struct point){x, strip->bottom + 3});
        canvas_text(canvas, &scale_style, ANCHOR_CENTRE, (struct point){x, strip->bottom + SCALE_HEIGHT - 4}, text);
    }
}

/* A name above the strip: of the area with that number, or of the reference for the number after the last. */
static const char *name_of(struct canvas *canvas, const struct strip *strip, size_t owner, struct text_style *style,
                           double *value)
{
    const struct chart *chart = strip->chart;
    const bool reference = owner == chart->point_count;
    const struct doc_cell *cell = reference ? &chart->reference : &strip->cells[owner];
    const enum series_role role = reference ? ROLE_NATION : role_of(strip, owner);
    *style = (struct text_style){THEME_SIZE_CHART_LABEL, role == ROLE_CONTEXT ? CUT_REGULAR : CUT_SEMIBOLD,
                                 role == ROLE_CONTEXT ? THEME_MUTED : theme_line_of(role).colour};
    *value = cell->value;
    return arena_printf(&canvas->scratch, "%s\xC2\xA0%s",
                        reference ? chart->reference_label : chart->point_labels[owner], plot_text(canvas, cell));
}

static void add_name(struct canvas *canvas, const struct strip *strip, size_t owner, struct placement_label *labels,
                     size_t *count)
{
    struct text_style style;
    double value;
    const char *name = name_of(canvas, strip, owner, &style, &value);
    labels[*count].owner = owner;
    labels[*count].wanted = place(strip, value);
    labels[*count].height = canvas_text_width(canvas, &style, name) + LABEL_GAP;
    (*count)++;
}

static void draw_name(struct canvas *canvas, const struct strip *strip, const struct placement_label *label)
{
    struct text_style style;
    double value;
    const char *name = name_of(canvas, strip, label->owner, &style, &value);
    const double foot = strip->box.y - LABELS_HEIGHT + THEME_SIZE_CHART_LABEL + 4;
    const struct theme_line pen = {.colour = THEME_RULE, .width = 0.6};
    canvas_text(canvas, &style, ANCHOR_CENTRE, (struct point){label->placed, foot - 4}, name);
    canvas_line(canvas, &pen, (struct point){label->placed, foot},
                (struct point){place(strip, value), strip->box.y - 1});
}

static void draw_names(struct canvas *canvas, const struct strip *strip, const struct box *box)
{
    const struct chart *chart = strip->chart;
    struct placement_label *labels = canvas_array(canvas, chart->point_count + 1, sizeof *labels);
    size_t count = 0;
    for (size_t i = 0; labels != NULL && i < chart->point_count; i++) {
        if (is_named(strip, i)) {
            add_name(canvas, strip, i, labels, &count);
        }
    }
    if (labels != NULL && chart->reference_label != NULL && plot_has(&chart->reference)) {
        add_name(canvas, strip, chart->point_count, labels, &count);
    }
    /* More names than the width has room for: the last ones are left out. */
    while (count > 0 && !placement_spread(labels, count, box->x, box->x + box->width)) {
        count--;
    }
    for (size_t i = 0; i < count; i++) {
        draw_name(canvas, strip, &labels[i]);
    }
}

/* --- the names below --- */

/* How many of those with a role stand before it: the higher ones, of equal ones the earlier. */
static size_t row_of(const struct strip *strip, size_t index)
{
    size_t row = 0;
    for (size_t i = 0; i < strip->chart->point_count; i++) {
        const double over = strip->cells[i].value - strip->cells[index].value;
        row += has_row(strip->chart, i) && (over > 0 || (!(over < 0) && i < index));
    }
    return row;
}

/* The strip is made so much narrower that no name reaches beyond the box. */
static void fit_rows(struct canvas *canvas, struct strip *strip, double right)
{
    double beyond = 0;
    for (size_t i = 0; strip->rows > 0 && i < strip->chart->point_count; i++) {
        if (has_row(strip->chart, i)) {
            struct text_style style;
            double value;
            const char *name = name_of(canvas, strip, i, &style, &value);
            beyond = fmax(beyond, place(strip, value) + ROW_NAME_GAP + canvas_text_width(canvas, &style, name) - right);
        }
    }
    strip->box.width -= beyond;
}

static void draw_rows(struct canvas *canvas, const struct strip *strip)
{
    const double foot = strip->box.y + strip->box.height;
    for (size_t i = 0; strip->rows > 0 && i < strip->chart->point_count; i++) {
        if (has_row(strip->chart, i)) {
            struct text_style style;
            double value;
            const char *name = name_of(canvas, strip, i, &style, &value);
            const double middle = foot + ROWS_ABOVE + ROW_HEIGHT * ((double)row_of(strip, i) + 0.5);
            const struct theme_line pen = {.colour = style.colour, .width = 0.6};
            const double x = place(strip, value);
            const struct box paper = {x + ROW_NAME_GAP - 1, middle - ROW_HEIGHT / 2,
                                      canvas_text_width(canvas, &style, name) + 2, ROW_HEIGHT};
            canvas_fill(canvas, &paper, THEME_PAPER);
            canvas_line(canvas, &pen, (struct point){x, foot}, (struct point){x, middle + 2});
            canvas_text(canvas, &style, ANCHOR_LEFT,
                        (struct point){x + ROW_NAME_GAP, canvas_baseline(middle, style.size)}, name);
        }
    }
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
    strip.rows = count_rows(chart);
    strip.box =
        (struct box){box->x + SIDE, box->y + LABELS_HEIGHT, box->width - 2 * SIDE,
                     fmax(box->height - LABELS_HEIGHT - rows_height(strip.rows) - SCALE_HEIGHT - LACKING_HEIGHT, 8)};
    strip.bottom = strip.box.y + strip.box.height + rows_height(strip.rows);
    fit_rows(canvas, &strip, box->x + box->width);
    draw_scale(canvas, &strip);
    draw_strokes(canvas, &strip, false);
    draw_strokes(canvas, &strip, true);
    if (chart->reference_label != NULL && plot_has(&chart->reference)) {
        const struct theme_line pen = {.colour = THEME_INK, .width = 1.2, .dash = 3};
        draw_stroke(canvas, &strip, chart->reference.value, &pen);
    }
    draw_names(canvas, &strip, box);
    draw_rows(canvas, &strip);
    say_lacking(canvas, &strip, box);
}
