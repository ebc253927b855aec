#include "report/chart/chart.h"

#include <math.h>

#include "report/chart/chart_kinds.h"

/* No chart is higher: what a page has room for, below a heading. */
#define HEIGHT_MOST (236 * POINTS_PER_MM)
/* The kind's drawing is never squeezed below this by a long head or foot. */
#define DRAWING_LEAST 60.0
#define GAP_BELOW_HEAD 10.0
#define GAP_ABOVE_FOOT 8.0

/* A kind of chart. Of its drawing's height it can do without the share `slack`. */
struct chart_painter {
    double (*height)(struct canvas *canvas, const struct chart *chart, double width);
    void (*draw)(struct canvas *canvas, const struct chart *chart, const struct box *box);
    double slack;
};

#define PAINTER(VALUE, name, points, series, slack, sheet) \
    [CHART_##VALUE] = {chart_##name##_height, chart_##name##_draw, slack},
static const struct chart_painter painters[] = {CHART_KINDS(PAINTER)};
#undef PAINTER

static const struct text_style label_style = {THEME_SIZE_CHART_SUBTITLE, CUT_REGULAR, THEME_MUTED};
static const struct text_style title_style = {THEME_SIZE_CHART_TITLE, CUT_SEMIBOLD, THEME_INK};
static const struct text_style subtitle_style = {THEME_SIZE_CHART_SUBTITLE, CUT_REGULAR, THEME_MUTED};
static const struct text_style source_style = {THEME_SIZE_CHART_SOURCE, CUT_REGULAR, THEME_MUTED};

static struct text_block title_block(double width)
{
    return (struct text_block){.width = width, .leading = 15, .lines_most = 2};
}

static struct text_block subtitle_block(double width)
{
    return (struct text_block){.width = width, .leading = 12.5, .lines_most = 3};
}

static struct text_block source_block(double width)
{
    return (struct text_block){.width = width, .leading = 10};
}

/* A text of its own; returns its height. */
static double draw_paragraph(struct canvas *canvas, const struct text_style *style, const struct text_block *block,
                             struct point corner, const char *text)
{
    canvas_begin(canvas, DRAWN_PARAGRAPH, NULL);
    const double height = canvas_block(canvas, style, block, corner, text);
    canvas_end(canvas, DRAWN_PARAGRAPH);
    return height;
}

/* Draws the head, or only measures it on a canvas that draws nothing; returns its height. */
static double draw_head(struct canvas *canvas, const struct chart *chart, struct point corner, double width)
{
    const struct text_block label = subtitle_block(width);
    const struct text_block title = title_block(width);
    const struct text_block subtitle = subtitle_block(width);
    struct point at = corner;
    if (chart->label[0] != '\0') {
        at.y += draw_paragraph(canvas, &label_style, &label, at, chart->label);
    }
    at.y += draw_paragraph(canvas, &title_style, &title, at, chart->title);
    at.y += draw_paragraph(canvas, &subtitle_style, &subtitle, at, chart->subtitle);
    return at.y - corner.y;
}

static double foot_height(struct canvas *canvas, const struct chart *chart, double width)
{
    const struct text_block block = source_block(width);
    double height = canvas_block_height(canvas, &source_style, &block, chart->source);
    for (size_t i = 0; i < chart->note_count; i++) {
        height += canvas_block_height(canvas, &source_style, &block, chart->notes[i]);
    }
    return height;
}

static void draw_foot(struct canvas *canvas, const struct chart *chart, struct point corner, double width)
{
    const struct text_block block = source_block(width);
    for (size_t i = 0; i < chart->note_count; i++) {
        corner.y += draw_paragraph(canvas, &source_style, &block, corner, chart->notes[i]);
    }
    (void)draw_paragraph(canvas, &source_style, &block, corner, chart->source);
}

/* The head's height; nothing is drawn. */
static double head_height(struct canvas *canvas, const struct chart *chart, double width)
{
    const struct surface *const surface = canvas->surface;
    canvas->surface = NULL;
    const double height = draw_head(canvas, chart, (struct point){0, 0}, width);
    canvas->surface = surface;
    return height;
}

double chart_drawing_height(struct canvas *canvas, const struct chart *chart, double width)
{
    return fmax(painters[chart->kind].height(canvas, chart, width), DRAWING_LEAST);
}

int chart_drawing_draw(struct canvas *canvas, const struct chart *chart, const struct box *box, struct fault *fault)
{
    painters[chart->kind].draw(canvas, chart, box);
    return canvas_check(canvas, fault);
}

double chart_height(struct canvas *canvas, const struct chart *chart, double width)
{
    const double frame =
        head_height(canvas, chart, width) + GAP_BELOW_HEAD + GAP_ABOVE_FOOT + foot_height(canvas, chart, width);
    return fmin(frame + chart_drawing_height(canvas, chart, width), HEIGHT_MOST);
}

double chart_slack(struct canvas *canvas, const struct chart *chart, double width)
{
    return painters[chart->kind].slack * painters[chart->kind].height(canvas, chart, width);
}

int chart_draw(struct canvas *canvas, const struct chart *chart, double x, double y, double width, double height,
               struct fault *fault)
{
    const double foot = foot_height(canvas, chart, width);
    const double head = draw_head(canvas, chart, (struct point){x, y}, width) + GAP_BELOW_HEAD;
    const struct box drawing = {x, y + head, width, fmax(height - head - foot - GAP_ABOVE_FOOT, DRAWING_LEAST)};
    canvas_begin(canvas, DRAWN_FIGURE, chart->alternative);
    painters[chart->kind].draw(canvas, chart, &drawing);
    canvas_end(canvas, DRAWN_FIGURE);
    draw_foot(canvas, chart, (struct point){x, drawing.y + drawing.height + GAP_ABOVE_FOOT}, width);
    return canvas_check(canvas, fault);
}
