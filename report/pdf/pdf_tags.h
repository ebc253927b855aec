/*
 * pdf_tags.h - the structure of a PDF, told while its pages are drawn: a listener (drawn.h) that writes cairo's tags.
 *
 * cairo has no tag for what means nothing and none for texts beside a figure
 * or a link; so decoration is tagged PDF_TAG_DECORATION and the texts are kept
 * in the order in which they come. `pdf_access_complete` makes both right.
 */
#ifndef REPORT_PDF_TAGS_H
#define REPORT_PDF_TAGS_H

#include <cairo-pdf.h>
#include <stddef.h>

#include "base/arena.h"
#include "report/chart/canvas.h"

#define PDF_TAG_DECORATION "Private"

struct pdf_texts {
    const char **items; /* the arena's */
    size_t count;
    size_t room;
};

struct pdf_tags {
    cairo_t *cairo;            /* borrowed */
    struct arena arena;        /* fails stickily; pdf_access_complete asks */
    struct pdf_texts figures;  /* what each says in words */
    struct pdf_texts headings; /* of columns, each without its breaks */
    struct pdf_texts links;    /* where each leads, in words */
    struct drawn_listener listener;
};

/* Begins a document; give `listener` to the canvas. The cairo context must outlive it. */
void pdf_tags_init(struct pdf_tags *tags, cairo_t *cairo);
/* Ends the document; before the drawing is ended. */
void pdf_tags_end(struct pdf_tags *tags);
void pdf_tags_release(struct pdf_tags *tags);

/* What is drawn until its end leads to the place of that name. */
void pdf_tags_link_begin(struct pdf_tags *tags, const char *place, const char *text);
void pdf_tags_link_end(struct pdf_tags *tags);
/* Names a place on the page being drawn. A name has letters, digits and hyphens. */
void pdf_tags_place(struct pdf_tags *tags, const char *name, struct point at);

#endif
