/* chart_multiples.c - one small frame a series on a common scale, the reference in each. */
#include <math.h>

#include "report/chart/chart_kinds.h"
#include "report/chart/named_value.h"
#include "report/chart/plot.h"

#define STEPS 3
#define COLUMNS_MOST 5
#define COLUMN_GAP 11.0
#define COLUMN_LEAST 70.0 /* with its gap; narrow screens have fewer columns */
#define NAME_LEAST 34.0
#define ROW_GAP 8.0
#define NAME_HEIGHT 15.0  /* above a frame */
#define YEARS_HEIGHT 14.0 /* below the lowest frames */
#define KEY_HEIGHT 18.0   /* the line that says what is what */
#define KEY_SAMPLE 20.0
#define KEY_TEXT_GAP 5.0
#define KEY_ENTRY_GAP 16.0
#define SCALE_GAP 5.0
#define FRAME_HIGHEST 92.0
#define FRAME_HIGHEST_WIDE 140.0 /* one or two columns */
#define FRAME_LOWEST 34.0
#define ALL_FRAMES 430.0 /* what the frames share where there are many rows */
#define MARKER_SIZE 4.6
#define INSET 4.0

static const struct text_style scale_style = {THEME_SIZE_CHART_SOURCE, CUT_REGULAR, THEME_MUTED};
static const struct text_style key_style = {THEME_SIZE_CHART_LABEL, CUT_REGULAR, THEME_MUTED};
static const struct theme_line reference_pen = {.colour = THEME_MUTED, .width = 0.9, .dash = 2.2};

struct grid {
    const struct chart *chart;
    size_t columns;
    size_t rows;
    struct box box; /* all frames with their names; the scale stands left of it */
    double column_width;
    double frame_height;
    struct axis axis;
    bool has_scale; /* some series has a figure */
};

/* The width that a frame needs for some of a name and all of a figure above it, with the gap to the next. */
static double column_least(struct canvas *canvas, const struct chart *chart)
{
    const struct text_style style = {THEME_SIZE_CHART_LABEL, CUT_SEMIBOLD, THEME_INK};
    double value = 0;
    for (size_t i = 0; chart->point_count > 0 && i < chart->series_count; i++) {
        const char *text = plot_text(canvas, &chart->series[i].points[chart->point_count - 1]);
        value = fmax(value, canvas_text_width(canvas, &style, text));
    }
    return fmax(COLUMN_LEAST, value + NAME_LEAST + COLUMN_GAP);
}

/* Few empty places, frames neither too wide nor too narrow. */
static size_t choose_columns(struct canvas *canvas, const struct chart *chart, double width)
{
    const size_t count = chart->series_count;
    static const size_t few[] = {1, 1, 2, 3, 4, 5, 3, 4, 4, 3, 5, 4, 4, 5};
    const size_t columns = count < sizeof few / sizeof *few ? few[count] : COLUMNS_MOST;
    const size_t most = (size_t)fmax(width / column_least(canvas, chart), 1);
    return columns < most ? columns : most;
}

static size_t rows_of(const struct chart *chart, size_t columns)
{
    return (chart->series_count + columns - 1) / columns;
}

double chart_multiples_height(struct canvas *canvas, const struct chart *chart, double width)
{
    if (chart->series_count == 0) {
        return 0;
    }
    const size_t columns = choose_columns(canvas, chart, width);
    const double rows = (double)rows_of(chart, columns);
    const double highest = columns <= 2 ? FRAME_HIGHEST_WIDE : FRAME_HIGHEST;
    const double frame = fmax(FRAME_LOWEST, fmin(highest, ALL_FRAMES / rows));
    return KEY_HEIGHT + rows * (NAME_HEIGHT + frame + ROW_GAP) + YEARS_HEIGHT;
}

static struct grid lay_out(struct canvas *canvas, const struct chart *chart, const struct box *box)
{
    struct grid grid = {.chart = chart, .columns = choose_columns(canvas, chart, box->width)};
    grid.rows = rows_of(chart, grid.columns);
    grid.has_scale = plot_scale(chart, STEPS, &grid.axis);
    const double left = plot_scale_width(canvas, &grid.axis, &scale_style, chart->unit) + SCALE_GAP;
    grid.box =
        (struct box){box->x + left, box->y + KEY_HEIGHT, box->width - left, box->height - KEY_HEIGHT - YEARS_HEIGHT};
    grid.column_width = (grid.box.width - COLUMN_GAP * (double)(grid.columns - 1)) / (double)grid.columns;
    grid.frame_height = fmax(grid.box.height / (double)grid.rows - NAME_HEIGHT - ROW_GAP, 8);
    return grid;
}

static struct plot frame_of(const struct grid *grid, size_t index)
{
    const double column = (double)(index % grid->columns);
    const size_t rows_above = index / grid->columns;
    const double row = (double)rows_above;
    return (struct plot){
        .box = {grid->box.x + column * (grid->column_width + COLUMN_GAP),
                grid->box.y + row * (NAME_HEIGHT + grid->frame_height + ROW_GAP) + NAME_HEIGHT, grid->column_width,
                grid->frame_height},
        .axis = grid->axis,
        .point_count = grid->chart->point_count,
        .inset = INSET,
    };
}

/* In a frame of its own a municipality needs no grey. */
static struct theme_line pen_of(const struct chart_series *series)
{
    return theme_line_of(series->role == ROLE_CONTEXT ? ROLE_REGION : series->role);
}

/* The name to the left, the last year's figure or its absence to the right. */
static void draw_heading(struct canvas *canvas, const struct grid *grid, const struct plot *frame, size_t index)
{
    const struct chart_series *series = &grid->chart->series[index];
    const struct doc_cell *last = &series->points[grid->chart->point_count - 1];
    const struct text_style name_style = {THEME_SIZE_CHART_LABEL, CUT_SEMIBOLD, THEME_INK};
    const struct text_style value_style = {THEME_SIZE_CHART_LABEL, CUT_SEMIBOLD,
                                           plot_has(last) ? pen_of(series).colour : THEME_MUTED};
    const double baseline = frame->box.y - 5;
    const double value_width = canvas_text_width(canvas, &value_style, plot_text(canvas, last));
    canvas_text_fitted(canvas, &name_style, ANCHOR_LEFT, (struct point){frame->box.x, baseline},
                       frame->box.width - value_width - 4, series->label);
    canvas_text(canvas, &value_style, ANCHOR_RIGHT, (struct point){frame->box.x + frame->box.width, baseline},
                plot_text(canvas, last));
}

/* The first and the last year, below the lowest frame of a column. */
static void draw_years(struct canvas *canvas, const struct grid *grid, const struct plot *frame)
{
    const char **labels = grid->chart->point_labels;
    const size_t count = grid->chart->point_count;
    const double y = frame->box.y + frame->box.height + YEARS_HEIGHT - 4;
    if (count == 1) {
        canvas_text(canvas, &scale_style, ANCHOR_CENTRE, (struct point){plot_x(frame, 0), y}, labels[0]);
        return;
    }
    canvas_text(canvas, &scale_style, ANCHOR_LEFT, (struct point){frame->box.x, y}, labels[0]);
    canvas_text(canvas, &scale_style, ANCHOR_RIGHT, (struct point){frame->box.x + frame->box.width, y},
                labels[count - 1]);
}

static void draw_frame(struct canvas *canvas, const struct grid *grid, size_t index)
{
    const struct chart *chart = grid->chart;
    const struct chart_series *series = &chart->series[index];
    const struct plot frame = frame_of(grid, index);
    struct theme_line pen = pen_of(series);
    pen.width = 1.6;
    plot_grid(canvas, &frame);
    if (grid->has_scale && index % grid->columns == 0) {
        plot_scale_labels(canvas, &frame, &scale_style, frame.box.x - SCALE_GAP, chart->unit);
    }
    if (chart->reference_series != NULL) {
        plot_series(canvas, &frame, chart->reference_series, &reference_pen, 0);
    }
    if (plot_series_has_any(series, chart->point_count)) {
        const size_t last = chart->point_count - 1;
        struct theme_line plain = pen;
        plain.marker = MARKER_NONE;
        plot_series(canvas, &frame, series, &plain, 0);
        /* The marker stands for the last year, as the key says: a series that ends before it has none. */
        if (plot_has(&series->points[last])) {
            canvas_marker(canvas, pen.marker, pen.colour, plot_point(&frame, series->points, last), MARKER_SIZE);
        }
    } else {
        plot_say_empty(canvas, &frame.box);
    }
    plot_series_spots(canvas, &frame, chart, series);
    draw_heading(canvas, grid, &frame, index);
    if (index + grid->columns >= chart->series_count) {
        draw_years(canvas, grid, &frame);
    }
}

/* "- - - GR 15,7", before `right`; returns where the next entry may start. */
static double draw_reference_key(struct canvas *canvas, const struct chart *chart, struct point at, double right)
{
    const struct chart_series *reference = chart->reference_series;
    const char *value = plot_text(canvas, &reference->points[chart->point_count - 1]);
    const double text_x = at.x + KEY_SAMPLE + KEY_TEXT_GAP;
    const char *text = named_value_line(canvas, &key_style, right - text_x - KEY_ENTRY_GAP, reference->label, value);
    canvas_line(canvas, &reference_pen, at, (struct point){at.x + KEY_SAMPLE, at.y});
    canvas_text(canvas, &key_style, ANCHOR_LEFT, (struct point){text_x, canvas_baseline(at.y, key_style.size)}, text);
    return text_x + canvas_text_width(canvas, &key_style, text) + KEY_ENTRY_GAP;
}

/* Says once for all frames what the dashed line and the figure beside a name are. */
static void draw_key(struct canvas *canvas, const struct chart *chart, const struct grid *grid, const struct box *box)
{
    struct point at = {grid->box.x, box->y + 4};
    const char *what =
        arena_printf(&canvas->scratch, "%s %s", language_pick(canvas->language, "v\xC3\xA4rdet", "the figure for"),
                     chart->point_labels[chart->point_count - 1]);
    const double own = MARKER_SIZE + KEY_TEXT_GAP + canvas_text_width(canvas, &key_style, what);
    if (chart->reference_series != NULL) {
        at.x = draw_reference_key(canvas, chart, at, box->x + box->width - own);
    }
    const struct theme_line pen = pen_of(&chart->series[0]);
    canvas_marker(canvas, pen.marker, pen.colour, (struct point){at.x + MARKER_SIZE / 2, at.y}, MARKER_SIZE);
    at.x += MARKER_SIZE + KEY_TEXT_GAP;
    at.y = canvas_baseline(at.y, key_style.size);
    canvas_text(canvas, &key_style, ANCHOR_LEFT, at, what);
}

void chart_multiples_draw(struct canvas *canvas, const struct chart *chart, const struct box *box)
{
    if (chart->series_count == 0 || chart->point_count == 0) {
        plot_say_empty(canvas, box);
        return;
    }
    const struct grid grid = lay_out(canvas, chart, box);
    draw_key(canvas, chart, &grid, box);
    for (size_t i = 0; i < chart->series_count; i++) {
        draw_frame(canvas, &grid, i);
    }
}
