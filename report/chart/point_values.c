#include "report/chart/point_values.h"

#include <math.h>

#include "report/chart/obstacles.h"

#define SIZE 7.5
#define CAPITAL (2 * THEME_HALF_CAPITAL * SIZE) /* height of a figure */
#define DISTANCE 5.0                            /* from the point to the nearest edge of its figure */
#define MARKER_REACH 3.0
#define INTO_MARGIN 4.0 /* a figure may stand so far outside the plot's sides */
#define CLEARANCE 1.8   /* to lines and texts on all sides */
#define ROOMY 1.4       /* from year to year, in widths of the widest figure */
#define PLACES 6

/* What is drawn already: markers and lines. */
static void add_line(struct obstacles *obstacles, const struct plot *plot, const struct drawn_line *line)
{
    const struct doc_cell *cells = line->series->points;
    for (size_t i = 0; i < plot->point_count; i++) {
        if (!plot_has(&cells[i])) {
            continue;
        }
        const struct point at = plot_point(plot, cells, i);
        const struct box marker = {at.x - MARKER_REACH, at.y - MARKER_REACH, 2 * MARKER_REACH, 2 * MARKER_REACH};
        obstacles_add_box(obstacles, &marker);
        if (i > 0 && plot_has(&cells[i - 1])) {
            obstacles_add_segment(obstacles, plot_point(plot, cells, i - 1), at);
        }
    }
}

/* Whether the line is the highest of those that have a figure in that year. */
static bool is_upper(const struct drawn_line *lines, size_t count, size_t which, size_t point)
{
    const double value = lines[which].series->points[point].value;
    for (size_t i = 0; i < count; i++) {
        const struct doc_cell *cell = &lines[i].series->points[point];
        if (i != which && plot_has(cell) && cell->value > value) {
            return false;
        }
    }
    return true;
}

static bool is_free(const struct obstacles *obstacles, const struct plot *plot, const struct box *place)
{
    const struct box padded = {place->x - CLEARANCE, place->y - CLEARANCE, place->width + 2 * CLEARANCE,
                               place->height + 2 * CLEARANCE};
    return padded.y + padded.height < plot->box.y + plot->box.height && padded.x > plot->box.x - INTO_MARGIN &&
           padded.x + padded.width < plot->box.x + plot->box.width + INTO_MARGIN &&
           obstacles_leave_free(obstacles, &padded);
}

/* The first free place: on the outer side of the line, on the other, then to the sides of both. */
static bool find_place(const struct obstacles *obstacles, const struct plot *plot, struct point at, double width,
                       bool above_first, struct box *place)
{
    static const double sideways[PLACES] = {0, 0, -0.5, 0.5, -0.5, 0.5};
    static const bool on_outer[PLACES] = {true, false, true, true, false, false};
    for (size_t i = 0; i < PLACES; i++) {
        const bool above = on_outer[i] == above_first;
        *place = (struct box){at.x - width / 2 + sideways[i] * (width + MARKER_REACH),
                              above ? at.y - DISTANCE - CAPITAL : at.y + DISTANCE, width, CAPITAL};
        if (is_free(obstacles, plot, place)) {
            return true;
        }
    }
    return false;
}

static void draw_values(struct canvas *canvas, const struct plot *plot, const struct drawn_line *lines, size_t count,
                        size_t which, struct obstacles *obstacles)
{
    const struct drawn_line *line = &lines[which];
    const struct text_style style = {SIZE, CUT_REGULAR,
                                     line->series->role == ROLE_CONTEXT ? THEME_MUTED : line->pen.colour};
    struct box place;
    for (size_t i = 0; i < line->last; i++) {
        const struct doc_cell *cell = &line->series->points[i];
        if (!plot_has(cell)) {
            continue;
        }
        const double width = canvas_text_width(canvas, &style, plot_text(canvas, cell)) + 1;
        if (find_place(obstacles, plot, plot_point(plot, line->series->points, i), width,
                       is_upper(lines, count, which, i), &place)) {
            obstacles_add_box(obstacles, &place);
            /* No gridline runs through a figure. */
            canvas_fill(canvas, &place, THEME_PAPER);
            canvas_text(canvas, &style, ANCHOR_CENTRE,
                        (struct point){place.x + place.width / 2, place.y + place.height}, plot_text(canvas, cell));
        }
    }
}

/* Whether neighbouring years leave room for their figures. */
static bool is_roomy(struct canvas *canvas, const struct plot *plot, const struct drawn_line *lines, size_t count)
{
    const struct text_style style = {SIZE, CUT_REGULAR, THEME_INK};
    double widest = 0;
    for (size_t i = 0; i < count; i++) {
        for (size_t point = 0; point < plot->point_count; point++) {
            widest =
                fmax(widest, canvas_text_width(canvas, &style, plot_text(canvas, &lines[i].series->points[point])));
        }
    }
    return plot->point_count < 2 || plot_x(plot, 1) - plot_x(plot, 0) > ROOMY * widest;
}

void point_values_draw(struct canvas *canvas, const struct plot *plot, const struct drawn_line *lines, size_t count,
                       const struct box *taken, size_t taken_count)
{
    struct obstacles obstacles;
    const size_t points = plot->point_count * count;
    if (!is_roomy(canvas, plot, lines, count) ||
        !obstacles_init(&obstacles, canvas, 2 * points + taken_count, points)) {
        return;
    }
    for (size_t i = 0; i < taken_count; i++) {
        obstacles_add_box(&obstacles, &taken[i]);
    }
    for (size_t i = 0; i < count; i++) {
        add_line(&obstacles, plot, &lines[i]);
    }
    for (size_t i = 0; i < count; i++) {
        draw_values(canvas, plot, lines, count, i, &obstacles);
    }
}
