#include "report/pdf/pdf_tags.h"

#include <string.h>

#include "base/limits.h"

static const char document_tag[] = "Document";

static const char *const names[DRAWN_PART_COUNT] = {
    [DRAWN_DECORATION] = PDF_TAG_DECORATION,
    [DRAWN_TITLE] = "H1",
    [DRAWN_SECTION] = "H2",
    [DRAWN_SUBSECTION] = "H3",
    [DRAWN_PARAGRAPH] = "P",
    [DRAWN_PIECE] = "Span",
    [DRAWN_LIST] = "L",
    [DRAWN_ITEM] = "LI",
    [DRAWN_ITEM_TEXT] = "LBody",
    [DRAWN_TABLE] = "Table",
    [DRAWN_CAPTION] = "Caption",
    [DRAWN_TABLE_HEAD] = "THead",
    [DRAWN_TABLE_BODY] = "TBody",
    [DRAWN_ROW] = "TR",
    [DRAWN_HEADER_CELL] = "TH",
    [DRAWN_CELL] = "TD",
    [DRAWN_FIGURE] = "Figure",
    [DRAWN_CONTENTS] = "TOC",
    [DRAWN_CONTENTS_ENTRY] = "TOCI",
};

static void keep(struct pdf_tags *tags, struct pdf_texts *texts, const char *text)
{
    void *items = texts->items;
    const char **place = arena_next(&tags->arena, &items, texts->count, &texts->room, sizeof *texts->items);
    texts->items = items;
    if (place != NULL) {
        *place = arena_copy(&tags->arena, text);
        texts->count++;
    }
}

static void begin(void *context, enum drawn_part part, const char *told)
{
    struct pdf_tags *tags = context;
    if (part == DRAWN_FIGURE) {
        keep(tags, &tags->figures, told);
    } else if (part == DRAWN_HEADER_CELL && told != NULL) {
        keep(tags, &tags->headings, told);
    }
    cairo_tag_begin(tags->cairo, names[part], NULL);
}

static void end(void *context, enum drawn_part part)
{
    struct pdf_tags *tags = context;
    cairo_tag_end(tags->cairo, names[part]);
}

void pdf_tags_init(struct pdf_tags *tags, cairo_t *cairo)
{
    memset(tags, 0, sizeof *tags);
    tags->cairo = cairo;
    tags->listener = (struct drawn_listener){.begin = begin, .end = end, .context = tags};
    arena_init(&tags->arena, LIMIT_DOCUMENT_BYTES);
    cairo_tag_begin(cairo, document_tag, NULL);
}

void pdf_tags_end(struct pdf_tags *tags)
{
    cairo_tag_end(tags->cairo, document_tag);
}

void pdf_tags_release(struct pdf_tags *tags)
{
    arena_release(&tags->arena);
}

void pdf_tags_link_begin(struct pdf_tags *tags, const char *place, const char *text)
{
    const char *attributes = arena_printf(&tags->arena, "dest='%s'", place);
    keep(tags, &tags->links, text);
    cairo_tag_begin(tags->cairo, CAIRO_TAG_LINK, attributes == NULL ? "dest=''" : attributes);
}

void pdf_tags_link_end(struct pdf_tags *tags)
{
    cairo_tag_end(tags->cairo, CAIRO_TAG_LINK);
}

void pdf_tags_place(struct pdf_tags *tags, const char *name, struct point at)
{
    /* Whole points: cairo reads the numbers by the locale in force. */
    const char *attributes = arena_printf(&tags->arena, "name='%s' x=%d y=%d internal", name, (int)at.x, (int)at.y);
    if (attributes != NULL) {
        cairo_tag_begin(tags->cairo, CAIRO_TAG_DEST, attributes);
        cairo_tag_end(tags->cairo, CAIRO_TAG_DEST);
    }
}
