#include "report/pdf/pdf_cover.h"

#include <stddef.h>

#include "report/pdf/page.h"

#define TOP (72 * POINTS_PER_MM)
#define BLOCK_WIDTH (150 * POINTS_PER_MM)
#define RULE_WEIGHT 1.2
#define SUBTITLE_SIZE 13.0
#define BRIEF_TITLE_SIZE 20.0
#define LINE_LEADING 16.0
/* A title of more lines is set smaller, and ends in an ellipsis where even so it would leave no room below. */
#define TITLE_LINES 5
#define LONG_TITLE_SIZE 17.0
#define LONG_TITLE_LINES 9
/* What is below it: so many lines of each. */
#define SUBTITLE_LINES 3
#define COVER_LINE_LINES 2
#define FOOT_LINES 4

static const struct text_style title_style = {THEME_SIZE_TITLE, CUT_SEMIBOLD, THEME_INK};
static const struct text_style long_title_style = {LONG_TITLE_SIZE, CUT_SEMIBOLD, THEME_INK};
static const struct text_style brief_title_style = {BRIEF_TITLE_SIZE, CUT_SEMIBOLD, THEME_INK};
static const struct text_style subtitle_style = {SUBTITLE_SIZE, CUT_REGULAR, THEME_MUTED};
static const struct text_style line_style = {THEME_SIZE_BODY, CUT_REGULAR, THEME_INK};
static const struct text_style author_style = {THEME_SIZE_BODY, CUT_SEMIBOLD, THEME_INK};
static const struct text_style source_style = {THEME_SIZE_NOTE, CUT_REGULAR, THEME_MUTED};

/* A text of its own; returns its height. */
static double draw_text(struct canvas *canvas, enum drawn_part part, const struct text_style *style,
                        const struct text_block *block, struct point at, const char *text)
{
    canvas_begin(canvas, part, NULL);
    const double height = canvas_block(canvas, style, block, at, text);
    canvas_end(canvas, part);
    return height;
}

static void draw_rule(struct canvas *canvas, double y)
{
    const struct theme_line rule = {.colour = THEME_REGION, .width = RULE_WEIGHT};
    canvas_begin(canvas, DRAWN_DECORATION, NULL);
    canvas_line(canvas, &rule, (struct point){PAGE_MARGIN, y}, (struct point){PAGE_MARGIN + PAGE_COLUMN_WIDTH, y});
    canvas_end(canvas, DRAWN_DECORATION);
}

static void draw_lines(struct canvas *canvas, const struct document *document, struct point at)
{
    const struct text_block block = {.width = BLOCK_WIDTH, .leading = LINE_LEADING, .lines_most = COVER_LINE_LINES};
    const size_t most = sizeof document->cover_lines / sizeof *document->cover_lines;
    for (size_t i = 0; i < most && document->cover_lines[i] != NULL; i++) {
        at.y += draw_text(canvas, DRAWN_PARAGRAPH, &line_style, &block, at, document->cover_lines[i]);
    }
}

static void draw_foot(struct canvas *canvas, const struct document *document)
{
    const struct text_block author = {
        .width = PAGE_COLUMN_WIDTH, .leading = LINE_LEADING, .lines_most = COVER_LINE_LINES};
    const struct text_block source = {
        .width = PAGE_COLUMN_WIDTH, .leading = THEME_SIZE_NOTE * 1.4, .lines_most = FOOT_LINES};
    const double source_height = canvas_block_height(canvas, &source_style, &source, document->source);
    const double author_height = canvas_block_height(canvas, &author_style, &author, document->author);
    struct point at = {PAGE_MARGIN, PAGE_HEIGHT - PAGE_FOOT - source_height - author_height};
    if (author_height > 0) {
        at.y += draw_text(canvas, DRAWN_PARAGRAPH, &author_style, &author, at, document->author);
    }
    (void)draw_text(canvas, DRAWN_PARAGRAPH, &source_style, &source, at, document->source);
}

static double draw_title(struct canvas *canvas, struct point at, const char *text)
{
    const struct text_block large = {.width = BLOCK_WIDTH, .leading = 34};
    const struct text_block small = {
        .width = BLOCK_WIDTH, .leading = LONG_TITLE_SIZE * 1.3, .lines_most = LONG_TITLE_LINES};
    const bool is_long = canvas_block_lines(canvas, &title_style, &large, text) > TITLE_LINES;
    return draw_text(canvas, DRAWN_TITLE, is_long ? &long_title_style : &title_style, is_long ? &small : &large, at,
                     text);
}

void pdf_cover_draw(struct canvas *canvas, const struct document *document)
{
    const struct text_block subtitle = {.width = PAGE_COLUMN_WIDTH, .leading = 19, .lines_most = SUBTITLE_LINES};
    struct point at = {PAGE_MARGIN, TOP};
    draw_rule(canvas, TOP);
    at.y += 18;
    at.y += draw_title(canvas, at, document->title) + 8;
    at.y += draw_text(canvas, DRAWN_PARAGRAPH, &subtitle_style, &subtitle, at, document->subtitle) + 32;
    draw_lines(canvas, document, at);
    draw_foot(canvas, document);
}

/* The author and the cover's lines, one after the other; a new line begins before what has no room on the last. Returns
 * their height. */
static double draw_joined_lines(struct canvas *canvas, const struct document *document, const struct text_style *style,
                                const struct text_block *block, struct point at)
{
    const double top = at.y;
    const char *line = document->author;
    for (size_t i = 0; i < sizeof document->cover_lines / sizeof *document->cover_lines; i++) {
        const char *next = document->cover_lines[i];
        if (next == NULL) {
            continue;
        }
        const char *longer = arena_printf(&canvas->scratch, "%s%s%s", line, line[0] == '\0' ? "" : " · ", next);
        if (canvas_text_width(canvas, style, longer) > block->width) {
            at.y += draw_text(canvas, DRAWN_PARAGRAPH, style, block, at, line);
            longer = next;
        }
        line = longer;
    }
    return at.y + draw_text(canvas, DRAWN_PARAGRAPH, style, block, at, line) - top;
}

double pdf_cover_draw_brief(struct canvas *canvas, const struct document *document)
{
    const struct text_style small = {THEME_SIZE_NOTE, CUT_REGULAR, THEME_MUTED};
    const struct text_block title = {.width = PAGE_COLUMN_WIDTH, .leading = BRIEF_TITLE_SIZE * 1.25};
    const struct text_block subtitle = {.width = PAGE_COLUMN_WIDTH, .leading = 19};
    const struct text_block lines = {.width = PAGE_COLUMN_WIDTH, .leading = THEME_SIZE_NOTE * 1.4};
    struct point at = {PAGE_MARGIN, PAGE_MARGIN};
    at.y += draw_text(canvas, DRAWN_TITLE, &brief_title_style, &title, at, document->title) + 4;
    at.y += draw_text(canvas, DRAWN_PARAGRAPH, &subtitle_style, &subtitle, at, document->subtitle) + 6;
    at.y += draw_joined_lines(canvas, document, &small, &lines, at);
    at.y += draw_text(canvas, DRAWN_PARAGRAPH, &small, &lines, at, document->source) + 8;
    draw_rule(canvas, at.y);
    return at.y - PAGE_MARGIN;
}
