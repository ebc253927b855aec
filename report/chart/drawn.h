/*
 * drawn.h - what the strokes and letters on a surface are, for formats that can tell it to programs that read aloud.
 *
 * A painter says what it begins and ends to draw; on most surfaces nobody
 * listens. What is drawn outside of all parts, or in DRAWN_DECORATION, carries
 * no meaning. Parts are nested; one that holds strokes or letters of its own
 * (a leaf) holds no other parts and does not cross from one page to the next.
 */
#ifndef REPORT_DRAWN_H
#define REPORT_DRAWN_H

enum drawn_part {
    DRAWN_DECORATION, /* rules, running titles */
    DRAWN_TITLE,      /* of the whole report */
    DRAWN_SECTION,    /* a heading */
    DRAWN_SUBSECTION, /* a heading below it */
    DRAWN_PARAGRAPH,  /* a leaf, or its pieces */
    DRAWN_PIECE,      /* of a paragraph, on one page */
    DRAWN_LIST,
    DRAWN_ITEM,
    DRAWN_ITEM_TEXT, /* as DRAWN_PARAGRAPH */
    DRAWN_TABLE,
    DRAWN_CAPTION,
    DRAWN_TABLE_HEAD,
    DRAWN_TABLE_BODY,
    DRAWN_ROW,
    DRAWN_HEADER_CELL, /* of a column where it stands in the head, else of a row */
    DRAWN_CELL,
    DRAWN_FIGURE, /* told by a text instead of its strokes and letters */
    DRAWN_CONTENTS,
    DRAWN_CONTENTS_ENTRY,
    DRAWN_PART_COUNT
};

/* Who listens. `told` is a figure's text, or a heading of a column without its breaks; else NULL. */
struct drawn_listener {
    void (*begin)(void *context, enum drawn_part part, const char *told);
    void (*end)(void *context, enum drawn_part part);
    void *context;
};

#endif
