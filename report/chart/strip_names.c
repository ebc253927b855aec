/* strip_names.c - the names above and below a strip. */
#include <math.h>

#include "report/chart/named_value.h"
#include "report/chart/placement.h"
#include "report/chart/plot.h"
#include "report/chart/strip.h"

#define LABEL_GAP 10.0
#define ROW_HEIGHT 11.5  /* of a name below the strip */
#define ROWS_ABOVE 5.0   /* between the strip and the first of them */
#define ROWS_BELOW 4.0   /* between the last and the scale */
#define ROWS_MOST 30     /* more are marked, but not named */
#define ROW_NAME_GAP 3.0 /* between a line's foot and the name */

double strip_place(const struct strip *strip, double value)
{
    return axis_place(&strip->axis, value, strip->box.x, strip->box.x + strip->box.width);
}

enum series_role strip_role(const struct strip *strip, size_t index)
{
    return strip->chart->point_roles != NULL ? strip->chart->point_roles[index] : ROLE_CONTEXT;
}

static bool has_row(const struct chart *chart, size_t index)
{
    return chart->point_roles != NULL && chart->point_roles[index] != ROLE_CONTEXT &&
           plot_has(&chart->series[0].points[index]);
}

size_t strip_count_rows(const struct chart *chart)
{
    size_t rows = 0;
    for (size_t i = 0; i < chart->point_count; i++) {
        rows += has_row(chart, i);
    }
    return rows > ROWS_MOST ? 0 : rows;
}

double strip_rows_height(size_t rows)
{
    return rows == 0 ? 0 : ROWS_ABOVE + ROW_HEIGHT * (double)rows + ROWS_BELOW;
}

/* The ends stand above; those with a role below. */
static bool is_named(const struct strip *strip, size_t index)
{
    return plot_has(&strip->cells[index]) && (index == strip->lowest || index == strip->highest) &&
           strip_role(strip, index) == ROLE_CONTEXT;
}

/* A name and its figure: of the area with that number, or of the reference for the number after the last. */
static const char *name_of(struct canvas *canvas, const struct strip *strip, size_t owner, struct text_style *style,
                           double *value)
{
    const struct chart *chart = strip->chart;
    const bool reference = owner == chart->point_count;
    const struct doc_cell *cell = reference ? &chart->reference : &strip->cells[owner];
    const enum series_role role = reference ? ROLE_NATION : strip_role(strip, owner);
    *style = (struct text_style){THEME_SIZE_CHART_LABEL, role == ROLE_CONTEXT ? CUT_REGULAR : CUT_SEMIBOLD,
                                 role == ROLE_CONTEXT ? THEME_MUTED : theme_line_of(role).colour};
    *value = cell->value;
    return named_value_line(canvas, style, strip->name_most,
                            reference ? chart->reference_label : chart->point_labels[owner], plot_text(canvas, cell));
}

static void add_name(struct canvas *canvas, const struct strip *strip, size_t owner, struct placement_label *labels,
                     size_t *count)
{
    struct text_style style;
    double value;
    const char *name = name_of(canvas, strip, owner, &style, &value);
    labels[*count].owner = owner;
    labels[*count].wanted = strip_place(strip, value);
    labels[*count].height = canvas_text_width(canvas, &style, name) + LABEL_GAP;
    (*count)++;
}

static void draw_name(struct canvas *canvas, const struct strip *strip, const struct placement_label *label)
{
    struct text_style style;
    double value;
    const char *name = name_of(canvas, strip, label->owner, &style, &value);
    const double foot = strip->box.y - STRIP_LABELS_HEIGHT + THEME_SIZE_CHART_LABEL + 4;
    const struct theme_line pen = {.colour = THEME_RULE, .width = 0.6};
    canvas_text(canvas, &style, ANCHOR_CENTRE, (struct point){label->placed, foot - 4}, name);
    canvas_line(canvas, &pen, (struct point){label->placed, foot},
                (struct point){strip_place(strip, value), strip->box.y - 1});
}

void strip_draw_ends(struct canvas *canvas, const struct strip *strip, const struct box *box)
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
void strip_fit_rows(struct canvas *canvas, struct strip *strip, double right)
{
    for (size_t i = 0; strip->rows > 0 && i < strip->chart->point_count; i++) {
        if (has_row(strip->chart, i)) {
            struct text_style style;
            double value;
            const char *name = name_of(canvas, strip, i, &style, &value);
            const double share = axis_place(&strip->axis, value, 0, 1);
            const double room = right - strip->box.x - ROW_NAME_GAP - canvas_text_width(canvas, &style, name);
            strip->box.width = share > 0 ? fmin(strip->box.width, room / share) : strip->box.width;
        }
    }
}

void strip_draw_rows(struct canvas *canvas, const struct strip *strip)
{
    const double foot = strip->box.y + strip->box.height;
    for (size_t i = 0; strip->rows > 0 && i < strip->chart->point_count; i++) {
        if (has_row(strip->chart, i)) {
            struct text_style style;
            double value;
            const char *name = name_of(canvas, strip, i, &style, &value);
            const double middle = foot + ROWS_ABOVE + ROW_HEIGHT * ((double)row_of(strip, i) + 0.5);
            const struct theme_line pen = {.colour = style.colour, .width = 0.6};
            const double x = strip_place(strip, value);
            const struct box paper = {x + ROW_NAME_GAP - 1, middle - ROW_HEIGHT / 2,
                                      canvas_text_width(canvas, &style, name) + 2, ROW_HEIGHT};
            canvas_fill(canvas, &paper, THEME_PAPER);
            canvas_line(canvas, &pen, (struct point){x, foot}, (struct point){x, middle + 2});
            canvas_text(canvas, &style, ANCHOR_LEFT,
                        (struct point){x + ROW_NAME_GAP, canvas_baseline(middle, style.size)}, name);
        }
    }
}
