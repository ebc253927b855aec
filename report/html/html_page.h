/*
 * html_page.h - the frame of every page: head with its policy, style and script; a skip link; the end.
 *
 * A page asks for nothing: the policy forbids every request, and allows the
 * style that stands in the page and the one script by its hash.
 */
#ifndef REPORT_HTML_PAGE_H
#define REPORT_HTML_PAGE_H

#include "base/buffer.h"
#include "base/language.h"
#include "report/html/palette.h"

/* The anchor of the main part. */
#define HTML_MAIN "innehall"

struct html_page {
    enum language language;
    const char *title;
    const char *description;
    const char *author;            /* "" for none */
    const char *feed;              /* relative address of a feed; NULL for none */
    const struct palette *palette; /* what the body's drawings use */
    const struct buffer *body;     /* from the header to the footer, landmarks included */
};

/* Appends the whole page. Failure is the buffer's. */
void html_page_append(struct buffer *buffer, const struct html_page *page);

#endif
