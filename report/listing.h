/*
 * listing.h - tables of text for the terminal: a row at a time, growing in the document's arena.
 */
#ifndef REPORT_LISTING_H
#define REPORT_LISTING_H

#include <stdint.h>

#include "report/document.h"

/* Columns a listing may have. */
#define LISTING_COLUMNS_MAX 12

/* A table under way. */
struct listing {
    struct document *document;
    struct table *table; /* NULL without memory; the arena tells */
    size_t capacity;
    void *rows;
};

/* Starts a table; its headings end in NULL, one that starts with '>' is set to the right. */
void listing_init(struct listing *listing, struct document *document, const char *id, const char *title,
                  const char *const *headings);
/* Adds a row; texts are those of the columns, in order. */
void listing_row(struct listing *listing, const char *const *texts);
void listing_note(struct listing *listing, const char *note);

/* Texts in the document's arena and language. */
const char *listing_count(struct document *document, int64_t count);
const char *listing_years(struct document *document, int first, int last); /* "2017–2022", "2022", "" for 0 */

#endif
