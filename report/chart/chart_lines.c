/* chart_lines.c - series over years in one frame, each named at its line's end. */
#include <math.h>

#include "report/chart/chart_kinds.h"
#include "report/chart/line_labels.h"
#include "report/chart/plot.h"
#include "report/chart/point_values.h"

#define STEPS 5
#define HEIGHT_SHARE 0.41  /* of the width: with its frame a chart is 160 x 90 mm */
#define HEIGHT_LEAST 150.0 /* on narrow screens */
#define ABOVE 5.0          /* room for half a label above the highest tick */
#define YEARS_HEIGHT 17.0
#define SCALE_GAP 6.0
#define LABEL_GAP 5.0
#define INSET 10.0
#define BREAK_GAP 2.5
#define BREAK_LEADING 1.25
#define MARKER_SIZE 5.6
#define LABELS_SHARE 0.36 /* of the width, at most, for the labels */
#define VALUES_LINES 2    /* up to so many lines every figure is printed */

static const struct text_style break_style = {THEME_SIZE_CHART_SOURCE, CUT_REGULAR, THEME_MUTED};
static const struct text_style scale_style = {THEME_SIZE_CHART_LABEL, CUT_REGULAR, THEME_MUTED};

double chart_lines_height(struct canvas *canvas, const struct chart *chart, double width)
{
    size_t count = 0;
    const struct drawn_line *lines = line_labels_collect(canvas, chart, &count);
    return fmax(fmax(HEIGHT_SHARE * width, HEIGHT_LEAST), line_labels_height(lines, count) + ABOVE + YEARS_HEIGHT);
}

/* The context lies beneath what is held up against it. */
static void draw_lines(struct canvas *canvas, const struct plot *plot, const struct drawn_line *lines, size_t count,
                       bool context)
{
    for (size_t i = 0; i < count; i++) {
        if ((lines[i].series->role == ROLE_CONTEXT) == context) {
            plot_series(canvas, plot, lines[i].series, &lines[i].pen, MARKER_SIZE);
        }
    }
}

static struct plot make_plot(const struct box *box, const struct axis *axis, size_t point_count, double left,
                             double right)
{
    return (struct plot){
        .box = {box->x + left, box->y + ABOVE, fmax(box->width - left - right, 40), box->height - ABOVE - YEARS_HEIGHT},
        .axis = *axis,
        .point_count = point_count,
        .inset = INSET,
    };
}

/* Says how many lines have no label; only where there was no room for all. */
static void say_left_out(struct canvas *canvas, const struct box *box, size_t left_out)
{
    const struct text_style style = {THEME_SIZE_CHART_SOURCE, CUT_REGULAR, THEME_MUTED};
    if (left_out == 0) {
        return;
    }
    const char *what = language_pick(canvas->language, "linjer utan namn", "lines without a name");
    const char *text = arena_printf(&canvas->scratch, "%zu %s", left_out, what);
    canvas_text(canvas, &style, ANCHOR_RIGHT, (struct point){box->x + box->width, box->y + box->height - 3}, text);
}

/* Where the word of a break stands: on the side of the series that ended where there is room for it, below the word of
 * the break before it where it would touch that. */
static struct box place_break_word(struct canvas *canvas, const struct plot *plot, const char *word, double x,
                                   const struct box *before)
{
    const double width = canvas_text_width(canvas, &break_style, word);
    const bool fits = x - BREAK_GAP - width > plot->box.x;
    struct box place = {fits ? x - BREAK_GAP - width : x + BREAK_GAP, plot->box.y, width, break_style.size};
    if (before != NULL && place.x < before->x + before->width + BREAK_GAP) {
        place.y = before->y + break_style.size * BREAK_LEADING;
    }
    return place;
}

/* A thin stroke between the two years with its word at the top. Returns where the words stand. */
static const struct box *draw_breaks(struct canvas *canvas, const struct plot *plot, const struct chart *chart)
{
    const struct theme_line pen = {.colour = THEME_MUTED, .width = 0.8, .dash = 2.5};
    struct box *words = canvas_array(canvas, chart->break_count, sizeof *words);
    for (size_t i = 0; words != NULL && i < chart->break_count; i++) {
        const struct series_break *at = &chart->breaks[i];
        const double x = (plot_x(plot, at->after) + plot_x(plot, at->after + 1)) / 2;
        const double top = plot->box.y;
        words[i] = place_break_word(canvas, plot, at->label, x, i > 0 ? &words[i - 1] : NULL);
        canvas_line(canvas, &pen, (struct point){x, top}, (struct point){x, top + plot->box.height});
        canvas_text(canvas, &break_style, ANCHOR_LEFT, (struct point){words[i].x, words[i].y + words[i].height},
                    at->label);
    }
    return words;
}

static void draw_frame(struct canvas *canvas, const struct plot *plot, const struct chart *chart)
{
    plot_grid(canvas, plot);
    plot_scale_labels(canvas, plot, &scale_style, plot->box.x - SCALE_GAP, chart->unit);
    plot_years(canvas, plot, chart, &scale_style, plot->box.y + plot->box.height + YEARS_HEIGHT - 4);
}

void chart_lines_draw(struct canvas *canvas, const struct chart *chart, const struct box *box)
{
    struct axis axis;
    size_t count = 0;
    struct drawn_line *lines = line_labels_collect(canvas, chart, &count);
    if (lines == NULL || count == 0 || !plot_scale(chart, STEPS, &axis)) {
        plot_say_empty(canvas, box);
        return;
    }
    const double left = plot_scale_width(canvas, &axis, &scale_style, chart->unit) + SCALE_GAP;
    const double labels_high = box->height - ABOVE - YEARS_HEIGHT;
    const struct line_labels labels = line_labels_fit(canvas, lines, count, LABELS_SHARE * box->width, labels_high);
    const struct plot plot = make_plot(box, &axis, chart->point_count, left, labels.width + LABEL_GAP);
    draw_frame(canvas, &plot, chart);
    const struct box *words = draw_breaks(canvas, &plot, chart);
    draw_lines(canvas, &plot, lines, count, true);
    draw_lines(canvas, &plot, lines, count, false);
    if (count <= VALUES_LINES) {
        point_values_draw(canvas, &plot, lines, count, words, words == NULL ? 0 : chart->break_count);
    }
    say_left_out(canvas, box,
                 line_labels_draw(canvas, &plot, lines, count, &labels, plot.box.x + plot.box.width + LABEL_GAP));
    for (size_t i = 0; i < count; i++) {
        plot_series_spots(canvas, &plot, chart, lines[i].series);
    }
}
