/*
 * html_text.h - texts of a document in HTML: escaped, and with what they name as links.
 */
#ifndef REPORT_HTML_TEXT_H
#define REPORT_HTML_TEXT_H

#include <stddef.h>

#include "base/buffer.h"
#include "report/document.h"

#define KOLADA_ADDRESS "https://www.kolada.se/"

/* Appends a text so that it is one in HTML and in quoted attributes; a line break becomes a space. */
void html_escape(struct buffer *buffer, const char *text);
void html_escape_bytes(struct buffer *buffer, const char *bytes, size_t length);
/* The same, and the labels of the document's tables and charts ("Tabell 3") lead to them. */
void html_running_text(struct buffer *buffer, const struct document *document, const char *text);
/* The same for a source line: the first "Kolada" leads to the service. */
void html_source_line(struct buffer *buffer, const char *text);
/* The document's language as it is named in HTML. */
const char *html_language(enum language language);

#endif
