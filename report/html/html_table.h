/*
 * html_table.h - a table with its caption, header cells with scope, sort keys, legend, notes and source.
 *
 * It scrolls within a region of its own that the keyboard reaches. A figure's
 * text stands as it is in the document; what is added for the eye or the ear
 * only is marked by the classes "b" (the mark of a band), "vh" (said, not
 * shown) and "m" (the mark of a figure).
 */
#ifndef REPORT_HTML_TABLE_H
#define REPORT_HTML_TABLE_H

#include "report/html/html_writer.h"

/* Caption and grid. */
void html_table_grid(struct html_writer *writer, const struct table *table);
/* Notes of a table or chart, each a place to lead to, and its source line; with the CSV where that lies beside. */
void html_table_notes(struct html_writer *writer, const char *id, const char *const *notes, size_t count,
                      const char *source);
/* The whole figure. */
void html_table_append(struct html_writer *writer, const struct table *table);

#endif
