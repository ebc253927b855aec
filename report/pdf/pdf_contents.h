/*
 * pdf_contents.h - the pages with the contents of a report: its sections, then its tables and charts, each a link with
 * the page that it stands on.
 *
 * How many pages it takes is known before the pages of text are. The list of tables and charts is not parted where it
 * can stand on a page of its own.
 */
#ifndef REPORT_PDF_CONTENTS_H
#define REPORT_PDF_CONTENTS_H

#include <stddef.h>

#include "report/chart/canvas.h"
#include "report/document.h"
#include "report/pdf/pdf_file.h"

struct pdf_entry {
    const struct node *node;
    size_t lines; /* of its text */
    size_t page;  /* from 1, filled in by who places the pages */
};

struct pdf_contents {
    const struct document *document;
    struct pdf_entry *entries; /* headings first, then tables and charts; the canvas's */
    size_t heading_count;
    size_t count;
    size_t pages; /* 0 where the report is too short to need any */
};

int pdf_contents_make(struct pdf_contents *contents, struct canvas *canvas, const struct document *document,
                      struct fault *fault);
/* Notes the page of a node, where it has an entry. */
void pdf_contents_found(struct pdf_contents *contents, const struct node *node, size_t page);
/* Draws one of its pages, from 0. */
void pdf_contents_draw(const struct pdf_contents *contents, struct canvas *canvas, struct pdf_tags *tags, size_t page);

/* The name of the place that a node is led to by. */
const char *pdf_contents_place(const struct node *node);

#endif
