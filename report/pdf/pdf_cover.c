#include "report/pdf/pdf_cover.h"

#include <stddef.h>

#include "report/pdf/page.h"

#define TOP (72 * POINTS_PER_MM)
#define BLOCK_WIDTH (150 * POINTS_PER_MM)
#define RULE_WEIGHT 1.2
#define SUBTITLE_SIZE 13.0
#define BRIEF_TITLE_SIZE 20.0
#define LINE_LEADING 16.0

static const struct text_style title_style = {THEME_SIZE_TITLE, CUT_SEMIBOLD, THEME_INK};
static const struct text_style brief_title_style = {BRIEF_TITLE_SIZE, CUT_SEMIBOLD, THEME_INK};
static const struct text_style subtitle_style = {SUBTITLE_SIZE, CUT_REGULAR, THEME_MUTED};
static const struct text_style line_style = {THEME_SIZE_BODY, CUT_REGULAR, THEME_INK};
static const struct text_style author_style = {THEME_SIZE_BODY, CUT_SEMIBOLD, THEME_INK};
static const struct text_style source_style = {THEME_SIZE_NOTE, CUT_REGULAR, THEME_MUTED};

static void draw_lines(struct canvas *canvas, const struct document *document, struct point at)
{
    const struct text_block block = {.width = BLOCK_WIDTH, .leading = LINE_LEADING};
    const size_t most = sizeof document->cover_lines / sizeof *document->cover_lines;
    for (size_t i = 0; i < most && document->cover_lines[i] != NULL; i++) {
        at.y += canvas_block(canvas, &line_style, &block, at, document->cover_lines[i]);
    }
}

static void draw_foot(struct canvas *canvas, const struct document *document)
{
    const double y = PAGE_HEIGHT - PAGE_FOOT;
    canvas_text(canvas, &author_style, ANCHOR_LEFT, (struct point){PAGE_MARGIN, y - LINE_LEADING}, document->author);
    canvas_text(canvas, &source_style, ANCHOR_LEFT, (struct point){PAGE_MARGIN, y}, document->source);
}

void pdf_cover_draw(struct canvas *canvas, const struct document *document)
{
    const struct text_block title = {.width = BLOCK_WIDTH, .leading = 34};
    const struct text_block subtitle = {.width = PAGE_COLUMN_WIDTH, .leading = 19};
    const struct theme_line rule = {.colour = THEME_REGION, .width = RULE_WEIGHT};
    struct point at = {PAGE_MARGIN, TOP};
    canvas_line(canvas, &rule, at, (struct point){PAGE_MARGIN + PAGE_COLUMN_WIDTH, TOP});
    at.y += 18;
    at.y += canvas_block(canvas, &title_style, &title, at, document->title) + 8;
    at.y += canvas_block(canvas, &subtitle_style, &subtitle, at, document->subtitle) + 32;
    draw_lines(canvas, document, at);
    draw_foot(canvas, document);
}

double pdf_cover_draw_brief(struct canvas *canvas, const struct document *document)
{
    const struct text_style small = {THEME_SIZE_NOTE, CUT_REGULAR, THEME_MUTED};
    const struct text_block title = {.width = PAGE_COLUMN_WIDTH, .leading = BRIEF_TITLE_SIZE * 1.25};
    const struct text_block subtitle = {.width = PAGE_COLUMN_WIDTH, .leading = 19};
    const struct text_block lines = {.width = PAGE_COLUMN_WIDTH, .leading = THEME_SIZE_NOTE * 1.4};
    const struct theme_line rule = {.colour = THEME_REGION, .width = RULE_WEIGHT};
    struct point at = {PAGE_MARGIN, PAGE_MARGIN};
    const char *told = document->author;
    for (size_t i = 0; i < sizeof document->cover_lines / sizeof *document->cover_lines; i++) {
        if (document->cover_lines[i] != NULL) {
            told =
                arena_printf(&canvas->scratch, "%s%s%s", told, told[0] == '\0' ? "" : " · ", document->cover_lines[i]);
        }
    }
    at.y += canvas_block(canvas, &brief_title_style, &title, at, document->title) + 4;
    at.y += canvas_block(canvas, &subtitle_style, &subtitle, at, document->subtitle) + 6;
    at.y += canvas_block(canvas, &small, &lines, at, told);
    at.y += canvas_block(canvas, &small, &lines, at, document->source) + 8;
    canvas_line(canvas, &rule, at, (struct point){PAGE_MARGIN + PAGE_COLUMN_WIDTH, at.y});
    return at.y - PAGE_MARGIN;
}
