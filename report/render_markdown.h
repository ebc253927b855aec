/*
 * render_markdown.h - a document's tables as Markdown, to be pasted into a text: GitHub's tables, which others read, too.
 */
#ifndef REPORT_RENDER_MARKDOWN_H
#define REPORT_RENDER_MARKDOWN_H

#include "base/buffer.h"
#include "report/document.h"

/* Appends the tables, each under its title as a heading, notes and source below; what Markdown would take for marks of
 * its own is escaped. Failure is the buffer's. */
void render_markdown(const struct document *document, struct buffer *buffer);

#endif
