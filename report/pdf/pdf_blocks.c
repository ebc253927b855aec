#include "report/pdf/pdf_blocks.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "report/chart/chart.h"

#define HEADING_LEADING 20.0
#define HEADING_BEFORE 24.0
#define SUBHEADING_LEADING 16.0
#define SUBHEADING_BEFORE 16.0
#define BODY_LEADING 14.0
#define BODY_BEFORE 7.0
#define NOTE_LEADING 11.0
#define NOTE_BEFORE 4.0
#define ITEM_BEFORE 3.0
#define FIGURE_BEFORE 16.0 /* above tables and charts */
#define AFTER_HEADING 4.0
#define LINES_LEAST 2
#define LINES_ALONE 3 /* under a heading they may stand at the foot of a page without the figure that follows */
#define ROWS_LEAST 5
/* Two charts side by side. */
#define BESIDE_GAP (6 * POINTS_PER_MM)
#define HALF_WIDTH ((PAGE_COLUMN_WIDTH - BESIDE_GAP) / 2)
#define BESIDE_BARS_MOST 16

/* How a node of text is set. */
struct setting {
    struct text_style style;
    struct text_block block;
    double before;
};

static struct setting setting_of(const struct node *node)
{
    switch (node->kind) {
    case NODE_HEADING:
        if (node->level == HEADING_SUBSECTION) {
            return (struct setting){{THEME_SIZE_SUBHEADING, CUT_SEMIBOLD, THEME_INK},
                                    {.width = PAGE_COLUMN_WIDTH, .leading = SUBHEADING_LEADING},
                                    SUBHEADING_BEFORE};
        }
        return (struct setting){{THEME_SIZE_HEADING, CUT_SEMIBOLD, THEME_INK},
                                {.width = PAGE_COLUMN_WIDTH, .leading = HEADING_LEADING},
                                HEADING_BEFORE};
    case NODE_NOTE:
        return (struct setting){{THEME_SIZE_NOTE, CUT_REGULAR, THEME_MUTED},
                                {.width = PAGE_TEXT_WIDTH, .leading = NOTE_LEADING},
                                NOTE_BEFORE};
    case NODE_ITEM:
        return (struct setting){{THEME_SIZE_NOTE, CUT_REGULAR, THEME_INK},
                                {.width = PAGE_COLUMN_WIDTH,
                                 .leading = NOTE_LEADING,
                                 .strong = node->term == NULL ? 0 : strlen(node->term) + 1},
                                ITEM_BEFORE};
    case NODE_PARAGRAPH:
    case NODE_TABLE:
    case NODE_CHART:
        break;
    }
    return (struct setting){
        {THEME_SIZE_BODY, CUT_REGULAR, THEME_INK}, {.width = PAGE_TEXT_WIDTH, .leading = BODY_LEADING}, BODY_BEFORE};
}

static size_t count_nodes(const struct document *document)
{
    size_t count = 0;
    for (const struct node *node = document->first; node != NULL; node = node->next) {
        count++;
    }
    return count;
}

static int measure_text(struct canvas *canvas, const struct node *node, struct page_block *shape, struct fault *fault)
{
    const struct setting setting = setting_of(node);
    const size_t lines = canvas_block_lines(canvas, &setting.style, &setting.block, node->line);
    double *heights = canvas_array(canvas, lines + 1, sizeof *heights);
    if (heights == NULL) {
        return fault_memory(fault, "a paragraph");
    }
    for (size_t i = 0; i < lines; i++) {
        heights[i] = setting.block.leading;
    }
    *shape = (struct page_block){.unit_heights = heights,
                                 .unit_count = lines > 0 ? lines : 1,
                                 .units_least = LINES_LEAST,
                                 .before = setting.before,
                                 .whole = node->kind == NODE_HEADING,
                                 .keep_with_next = node->kind == NODE_HEADING,
                                 .off_grid = node->kind == NODE_NOTE || node->kind == NODE_ITEM};
    return 0;
}

static int measure_table(struct canvas *canvas, const struct table *table, struct table_layout *layout,
                         struct page_block *shape, struct fault *fault)
{
    if (table_layout_make(layout, canvas, table, fault) != 0) {
        return -1;
    }
    *shape = (struct page_block){.unit_heights = layout->row_heights,
                                 .unit_count = table->row_count > 0 ? table->row_count : 1,
                                 .units_least = ROWS_LEAST,
                                 .before = FIGURE_BEFORE,
                                 .head = layout->head,
                                 .tail = layout->tail,
                                 .whole = true};
    return 0;
}

/* One chart, or two side by side, as high as the higher one. */
static int measure_charts(struct canvas *canvas, const struct pdf_block *block, struct page_block *shape,
                          struct fault *fault)
{
    const double width = block->beside == NULL ? PAGE_COLUMN_WIDTH : HALF_WIDTH;
    double *height = canvas_array(canvas, 1, sizeof *height);
    if (height == NULL) {
        return fault_memory(fault, "a chart");
    }
    *height = chart_height(canvas, block->node->chart, width);
    double slack = chart_slack(canvas, block->node->chart, width);
    if (block->beside != NULL) {
        *height = fmax(*height, chart_height(canvas, block->beside->chart, width));
        slack = fmin(slack, chart_slack(canvas, block->beside->chart, width));
    }
    *shape = (struct page_block){.unit_heights = height,
                                 .unit_count = 1,
                                 .units_least = 1,
                                 .before = FIGURE_BEFORE,
                                 .squeeze = slack,
                                 .whole = true};
    return 0;
}

static int measure_node(struct pdf_blocks *blocks, struct canvas *canvas, size_t index, struct fault *fault)
{
    const struct node *node = blocks->blocks[index].node;
    switch (node->kind) {
    case NODE_TABLE:
        return measure_table(canvas, node->table, &blocks->blocks[index].table, &blocks->shapes[index], fault);
    case NODE_CHART:
        return measure_charts(canvas, &blocks->blocks[index], &blocks->shapes[index], fault);
    case NODE_HEADING:
    case NODE_PARAGRAPH:
    case NODE_NOTE:
    case NODE_ITEM:
        break;
    }
    return measure_text(canvas, node, &blocks->shapes[index], fault);
}

static bool is_figure(const struct node *node)
{
    return node != NULL && (node->kind == NODE_TABLE || node->kind == NODE_CHART);
}

/* What follows a heading stands close to it; a short paragraph between a heading and a figure goes with both. */
static void tie_to_heading(struct pdf_blocks *blocks, size_t index)
{
    if (index == 0 || blocks->blocks[index - 1].node->kind != NODE_HEADING) {
        return;
    }
    const struct node *node = blocks->blocks[index].node;
    blocks->shapes[index].before = AFTER_HEADING;
    if (node->kind == NODE_PARAGRAPH && is_figure(node->next) && blocks->shapes[index].unit_count < LINES_ALONE) {
        blocks->shapes[index].keep_with_next = true;
    }
}

static bool ends_in_colon(const char *text)
{
    const size_t length = strlen(text);
    return length > 0 && text[length - 1] == ':';
}

/* Paragraphs that follow each other stand at equal distances; one that announces what follows is not parted from it. */
static void tie_paragraph(struct pdf_blocks *blocks, size_t index)
{
    const struct node *node = blocks->blocks[index].node;
    struct page_block *shape = &blocks->shapes[index];
    if (node->kind != NODE_PARAGRAPH) {
        return;
    }
    shape->off_grid = index > 0 && blocks->blocks[index - 1].node->kind == NODE_PARAGRAPH;
    shape->keep_with_next = shape->keep_with_next || (node->next != NULL && ends_in_colon(node->line));
}

/* A list that no words announce stands as far from a paragraph before it as another paragraph would. */
static void tie_item(struct pdf_blocks *blocks, size_t index)
{
    const struct node *node = blocks->blocks[index].node;
    const struct node *before = index > 0 ? blocks->blocks[index - 1].node : NULL;
    if (node->kind == NODE_ITEM && before != NULL && before->kind == NODE_PARAGRAPH && !ends_in_colon(before->line)) {
        blocks->shapes[index].before = BODY_BEFORE;
    }
}

/* Whether a node is a chart that can be read at half the width. */
static bool may_halve(const struct node *node)
{
    return node != NULL && node->kind == NODE_CHART && node->chart->kind == CHART_RANKING &&
           node->chart->point_count <= BESIDE_BARS_MOST;
}

int pdf_blocks_make(struct pdf_blocks *blocks, struct canvas *canvas, const struct document *document,
                    struct fault *fault)
{
    const size_t nodes = count_nodes(document);
    blocks->shapes = canvas_array(canvas, nodes, sizeof *blocks->shapes);
    blocks->blocks = canvas_array(canvas, nodes, sizeof *blocks->blocks);
    if (blocks->shapes == NULL || blocks->blocks == NULL) {
        return fault_memory(fault, "a report");
    }
    blocks->count = 0;
    for (const struct node *node = document->first; node != NULL; node = node->next) {
        struct pdf_block *block = &blocks->blocks[blocks->count];
        block->node = node;
        if (may_halve(node) && may_halve(node->next)) {
            node = node->next;
            block->beside = node;
        }
        if (measure_node(blocks, canvas, blocks->count, fault) != 0) {
            return -1;
        }
        tie_to_heading(blocks, blocks->count);
        tie_paragraph(blocks, blocks->count);
        tie_item(blocks, blocks->count);
        blocks->count++;
    }
    return canvas_check(canvas, fault);
}

/* --- text, told as what it is --- */

static enum drawn_part part_of(const struct node *node)
{
    switch (node->kind) {
    case NODE_HEADING:
        return node->level == HEADING_SUBSECTION ? DRAWN_SUBSECTION : DRAWN_SECTION;
    case NODE_ITEM:
        return DRAWN_ITEM_TEXT;
    case NODE_PARAGRAPH:
    case NODE_NOTE:
    case NODE_TABLE:
    case NODE_CHART:
        break;
    }
    return DRAWN_PARAGRAPH;
}

static bool is_item(const struct pdf_blocks *blocks, size_t index)
{
    return index < blocks->count && blocks->blocks[index].node->kind == NODE_ITEM;
}

/* A list begins with its first item, an item with its first line. */
static void begin_text(struct canvas *canvas, const struct pdf_blocks *blocks, size_t index)
{
    if (is_item(blocks, index)) {
        if (index == 0 || !is_item(blocks, index - 1)) {
            canvas_begin(canvas, DRAWN_LIST, NULL);
        }
        canvas_begin(canvas, DRAWN_ITEM, NULL);
    }
    canvas_begin(canvas, part_of(blocks->blocks[index].node), NULL);
}

static void end_text(struct canvas *canvas, const struct pdf_blocks *blocks, size_t index)
{
    canvas_end(canvas, part_of(blocks->blocks[index].node));
    if (is_item(blocks, index)) {
        canvas_end(canvas, DRAWN_ITEM);
        if (!is_item(blocks, index + 1)) {
            canvas_end(canvas, DRAWN_LIST);
        }
    }
}

/* A text that goes over pages is one all the same, in pieces. */
static void draw_text(struct canvas *canvas, const struct pdf_blocks *blocks, const struct page_piece *piece,
                      const struct setting *setting, struct point corner)
{
    const size_t units = blocks->shapes[piece->block].unit_count;
    const char *text = blocks->blocks[piece->block].node->line;
    const bool split = piece->count < units;
    if (piece->first == 0) {
        begin_text(canvas, blocks, piece->block);
    }
    if (split) {
        canvas_begin(canvas, DRAWN_PIECE, NULL);
    }
    canvas_block_part(canvas, &setting->style, &setting->block, corner, text, piece->first, piece->count);
    if (split) {
        canvas_end(canvas, DRAWN_PIECE);
    }
    if (piece->first + piece->count == units) {
        end_text(canvas, blocks, piece->block);
    }
}

static int draw_charts(struct canvas *canvas, const struct pdf_block *block, struct point corner, double height,
                       struct fault *fault)
{
    const double width = block->beside == NULL ? PAGE_COLUMN_WIDTH : HALF_WIDTH;
    if (chart_draw(canvas, block->node->chart, corner.x, corner.y, width, height, fault) != 0) {
        return -1;
    }
    return block->beside == NULL ? 0
                                 : chart_draw(canvas, block->beside->chart, corner.x + width + BESIDE_GAP, corner.y,
                                              width, height, fault);
}

int pdf_blocks_draw(const struct pdf_blocks *blocks, struct canvas *canvas, const struct page_piece *piece,
                    struct point corner, struct fault *fault)
{
    const struct node *node = blocks->blocks[piece->block].node;
    const struct setting setting = setting_of(node);
    switch (node->kind) {
    case NODE_TABLE:
        /* A table without rows is placed as one empty unit. */
        table_draw(canvas, &blocks->blocks[piece->block].table, corner, piece->first,
                   node->table->row_count > 0 ? piece->count : 0);
        break;
    case NODE_CHART:
        return draw_charts(canvas, &blocks->blocks[piece->block], corner,
                           blocks->shapes[piece->block].unit_heights[0] - piece->squeezed, fault);
    case NODE_HEADING:
    case NODE_PARAGRAPH:
    case NODE_NOTE:
    case NODE_ITEM:
        draw_text(canvas, blocks, piece, &setting, corner);
        break;
    }
    return canvas_check(canvas, fault);
}
