#include "report/pdf/pdf_contents.h"

#include <math.h>

#include "report/pdf/page.h"

/* Below this many headings a reader finds the way without. */
#define HEADINGS_LEAST 4
#define TITLE_HEIGHT 36.0
#define LIST_TITLE_HEIGHT 24.0 /* of the list of tables and charts */
#define LIST_BEFORE 22.0
#define SECTION_PITCH 19.0
#define SUBSECTION_PITCH 15.0
#define FIGURE_PITCH 14.0
#define LINE_PITCH 12.0 /* of the second line of an entry */
#define LINES_MOST 2
#define INDENT (6 * POINTS_PER_MM)
#define LABEL_WIDTH (20 * POINTS_PER_MM)
#define NUMBER_WIDTH (12 * POINTS_PER_MM)
#define DASH 1.2
#define LEADER_GAP 4.0

static const struct text_style title_style = {THEME_SIZE_HEADING, CUT_SEMIBOLD, THEME_INK};
static const struct text_style list_title_style = {THEME_SIZE_SUBHEADING, CUT_SEMIBOLD, THEME_INK};
static const struct text_style section_style = {THEME_SIZE_BODY, CUT_SEMIBOLD, THEME_INK};
static const struct text_style subsection_style = {THEME_SIZE_BODY, CUT_REGULAR, THEME_INK};
static const struct text_style figure_style = {THEME_SIZE_TABLE, CUT_REGULAR, THEME_INK};
static const struct text_style label_style = {THEME_SIZE_TABLE, CUT_REGULAR, THEME_MUTED};

const char *pdf_contents_place(const struct node *node)
{
    switch (node->kind) {
    case NODE_HEADING:
        return node->anchor;
    case NODE_TABLE:
        return node->table->id;
    case NODE_CHART:
        return node->chart->id;
    case NODE_PARAGRAPH:
    case NODE_NOTE:
    case NODE_ITEM:
        break;
    }
    return NULL;
}

static size_t count_kind(const struct document *document, bool headings)
{
    size_t count = 0;
    for (const struct node *node = document->first; node != NULL; node = node->next) {
        count += pdf_contents_place(node) != NULL && (node->kind == NODE_HEADING) == headings;
    }
    return count;
}

static void collect(struct pdf_contents *contents, bool headings)
{
    for (const struct node *node = contents->document->first; node != NULL; node = node->next) {
        if (pdf_contents_place(node) != NULL && (node->kind == NODE_HEADING) == headings) {
            contents->entries[contents->count++].node = node;
        }
    }
}

/* How the text of an entry is set, and where it begins; "Tabell 1" stands before that of a table or chart. */
struct entry_text {
    const char *label; /* "" for a heading */
    const char *text;
    const struct text_style *style;
    double indent;
    struct text_block block;
};

static struct entry_text text_of(const struct node *node)
{
    struct entry_text entry = {.label = "", .text = node->text, .style = &figure_style, .indent = LABEL_WIDTH};
    switch (node->kind) {
    case NODE_TABLE:
        entry.label = node->table->label;
        entry.text = node->table->title;
        break;
    case NODE_CHART:
        entry.label = node->chart->label;
        entry.text = node->chart->title;
        break;
    case NODE_HEADING:
    case NODE_PARAGRAPH:
    case NODE_NOTE:
    case NODE_ITEM:
        entry.style = node->level == HEADING_SECTION ? &section_style : &subsection_style;
        entry.indent = node->level == HEADING_SECTION ? 0 : INDENT;
        break;
    }
    entry.block = (struct text_block){
        .width = PAGE_COLUMN_WIDTH - NUMBER_WIDTH - entry.indent, .leading = LINE_PITCH, .lines_most = LINES_MOST};
    return entry;
}

static double first_line_of(const struct node *node)
{
    if (node->kind != NODE_HEADING) {
        return FIGURE_PITCH;
    }
    return node->level == HEADING_SECTION ? SECTION_PITCH : SUBSECTION_PITCH;
}

static double pitch_of(const struct pdf_entry *entry)
{
    return first_line_of(entry->node) + (double)(entry->lines - 1) * LINE_PITCH;
}

/* The height of the list of tables and charts, with its title. */
static double list_height(const struct pdf_contents *contents)
{
    double height = LIST_TITLE_HEIGHT;
    for (size_t i = contents->heading_count; i < contents->count; i++) {
        height += pitch_of(&contents->entries[i]);
    }
    return height;
}

/* Walks over all lines in order; `visit` gets each with its page and its top. Returns how many pages there are. */
struct placed {
    size_t entry; /* count for the title of the list of tables and charts */
    size_t page;
    double top;
};

typedef void placed_visitor(void *context, const struct placed *placed);

static size_t place_entries(const struct pdf_contents *contents, placed_visitor *visit, void *context)
{
    struct placed placed = {.top = TITLE_HEIGHT};
    for (size_t i = 0; i < contents->count; i++) {
        const double pitch = pitch_of(&contents->entries[i]);
        const double title = i == contents->heading_count ? LIST_BEFORE + LIST_TITLE_HEIGHT : 0;
        const double list = title > 0 ? LIST_BEFORE + list_height(contents) : 0;
        const double whole = list - LIST_BEFORE <= PAGE_COLUMN_HEIGHT ? list : 0;
        if (placed.top + fmax(whole, title + pitch) > PAGE_COLUMN_HEIGHT) {
            placed.page++;
            placed.top = 0;
        }
        if (title > 0) {
            placed.top += placed.top > 0 ? LIST_BEFORE : 0;
            placed.entry = contents->count;
            visit(context, &placed);
            placed.top += LIST_TITLE_HEIGHT;
        }
        placed.entry = i;
        visit(context, &placed);
        placed.top += pitch;
    }
    return placed.page + 1;
}

static void look_away(void *context, const struct placed *placed)
{
    (void)context;
    (void)placed;
}

int pdf_contents_make(struct pdf_contents *contents, struct canvas *canvas, const struct document *document,
                      struct fault *fault)
{
    const size_t headings = count_kind(document, true);
    *contents = (struct pdf_contents){.document = document};
    if (document->brief || headings < HEADINGS_LEAST) {
        return 0;
    }
    contents->entries = canvas_array(canvas, headings + count_kind(document, false), sizeof *contents->entries);
    if (contents->entries == NULL) {
        return fault_memory(fault, "the contents of a report");
    }
    contents->heading_count = headings;
    collect(contents, true);
    collect(contents, false);
    for (size_t i = 0; i < contents->count; i++) {
        const struct entry_text entry = text_of(contents->entries[i].node);
        const size_t lines = canvas_block_lines(canvas, entry.style, &entry.block, entry.text);
        contents->entries[i].lines = lines > 0 ? lines : 1;
    }
    contents->pages = place_entries(contents, look_away, NULL);
    return 0;
}

void pdf_contents_found(struct pdf_contents *contents, const struct node *node, size_t page)
{
    for (size_t i = 0; i < contents->count; i++) {
        if (contents->entries[i].node == node) {
            contents->entries[i].page = page;
        }
    }
}

/* --- drawing --- */

struct drawing {
    const struct pdf_contents *contents;
    struct canvas *canvas;
    struct pdf_tags *tags;
    size_t page;
    bool in_list;
};

/* From a text to its page; nothing to who listens. */
static void draw_leader(struct canvas *canvas, double from, double to, double baseline)
{
    const struct theme_line pen = {.colour = THEME_RULE, .width = THEME_RULE_WIDTH, .dash = DASH};
    canvas_begin(canvas, DRAWN_DECORATION, NULL);
    canvas_line(canvas, &pen, (struct point){from + LEADER_GAP, baseline}, (struct point){to - LEADER_GAP, baseline});
    canvas_end(canvas, DRAWN_DECORATION);
}

/* The text of an entry, the first line at a baseline. Returns where its last line ends. */
static double draw_text(struct canvas *canvas, const struct entry_text *entry, size_t lines, struct point at)
{
    if (entry->label[0] != '\0') {
        canvas_text_fitted(canvas, &label_style, ANCHOR_LEFT, at, LABEL_WIDTH,
                           arena_printf(&canvas->scratch, "%s ", entry->label));
    }
    at.x += entry->indent;
    const double middle = at.y - canvas_baseline(0, entry->style->size);
    canvas_block(canvas, entry->style, &entry->block, (struct point){at.x, middle - LINE_PITCH / 2}, entry->text);
    return at.x + (lines > 1 ? entry->block.width : canvas_text_width(canvas, entry->style, entry->text));
}

static void draw_entry(struct drawing *drawing, const struct pdf_entry *entry, double top)
{
    struct canvas *canvas = drawing->canvas;
    const struct node *node = entry->node;
    const struct text_style *number_style = node->kind == NODE_HEADING ? &subsection_style : &figure_style;
    const double right = PAGE_MARGIN + PAGE_COLUMN_WIDTH;
    const struct point at = {PAGE_MARGIN,
                             canvas_baseline(PAGE_MARGIN + top + first_line_of(node) / 2, number_style->size)};
    const struct entry_text text = text_of(node);
    /* With a blank, so that it does not run together with the text for who reads them. */
    const char *number = arena_printf(&canvas->scratch, " %zu", entry->page);
    const char *told = arena_printf(&canvas->scratch, language_pick(canvas->language, "%s, sidan%s", "%s, page%s"),
                                    node->kind == NODE_HEADING ? node->text : text.label, number);
    canvas_begin(canvas, DRAWN_CONTENTS_ENTRY, NULL);
    pdf_tags_link_begin(drawing->tags, pdf_contents_place(node), told);
    const double end = draw_text(canvas, &text, entry->lines, at);
    canvas_text(canvas, number_style, ANCHOR_RIGHT, (struct point){right, at.y}, number);
    pdf_tags_link_end(drawing->tags);
    canvas_end(canvas, DRAWN_CONTENTS_ENTRY);
    draw_leader(canvas, end, right - canvas_text_width(canvas, number_style, number), at.y);
}

static void draw_title(struct canvas *canvas, const struct text_style *style, double top, double height,
                       const char *text)
{
    const enum drawn_part part = style == &title_style ? DRAWN_SECTION : DRAWN_SUBSECTION;
    const struct text_block block = {.width = PAGE_COLUMN_WIDTH, .leading = height * 0.6};
    canvas_begin(canvas, part, NULL);
    canvas_block(canvas, style, &block, (struct point){PAGE_MARGIN, PAGE_MARGIN + top}, text);
    canvas_end(canvas, part);
}

/* A list is told from its first entry on a page to its last. */
static void set_list(struct drawing *drawing, bool wanted)
{
    if (drawing->in_list == wanted) {
        return;
    }
    if (wanted) {
        canvas_begin(drawing->canvas, DRAWN_CONTENTS, NULL);
    } else {
        canvas_end(drawing->canvas, DRAWN_CONTENTS);
    }
    drawing->in_list = wanted;
}

static void draw_placed(void *context, const struct placed *placed)
{
    struct drawing *drawing = context;
    if (placed->page != drawing->page) {
        return;
    }
    if (placed->entry == drawing->contents->count) {
        set_list(drawing, false);
        draw_title(drawing->canvas, &list_title_style, placed->top, LIST_TITLE_HEIGHT,
                   language_pick(drawing->canvas->language, "Tabeller och diagram", "Tables and charts"));
        return;
    }
    set_list(drawing, true);
    draw_entry(drawing, &drawing->contents->entries[placed->entry], placed->top);
}

void pdf_contents_draw(const struct pdf_contents *contents, struct canvas *canvas, struct pdf_tags *tags, size_t page)
{
    struct drawing drawing = {.contents = contents, .canvas = canvas, .tags = tags, .page = page};
    if (page == 0) {
        draw_title(canvas, &title_style, 0, TITLE_HEIGHT, language_pick(canvas->language, "Innehåll", "Contents"));
    }
    (void)place_entries(contents, draw_placed, &drawing);
    set_list(&drawing, false);
}
