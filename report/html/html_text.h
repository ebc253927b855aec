/*
 * html_text.h - texts of a document in HTML, with what they name as links.
 */
#ifndef REPORT_HTML_TEXT_H
#define REPORT_HTML_TEXT_H

#include "base/buffer.h"
#include "report/document.h"

#define KOLADA_ADDRESS "https://www.kolada.se/"

/* Appends a text (xml.h), of which the labels of the document's tables and charts ("Tabell 3") lead to them. */
void html_running_text(struct buffer *buffer, const struct document *document, const char *text);
/* The same for a source line: the first "Kolada" leads to the service; days are marked as such. */
void html_source_line(struct buffer *buffer, const char *text);
/* The document's language as it is named in HTML. */
const char *html_language(enum language language);

#endif
