/*
 * render_text.h - a document's tables as text, for a terminal or a file.
 *
 * Columns are as wide as their widest cell, measured in columns of the
 * terminal; nothing is cut. A column without any text is left out.
 */
#ifndef REPORT_RENDER_TEXT_H
#define REPORT_RENDER_TEXT_H

#include <stdbool.h>

#include "base/buffer.h"
#include "report/document.h"

/* The same for a terminal of `width` columns (0: any): where the last column of a table is text, it is cut with an
 * ellipsis, or broken over lines where the table says so; titles, notes and sources are broken. */
void render_text_within(const struct document *document, size_t width, bool styled, struct buffer *buffer);
/* Appends the tables; `styled` uses bold for titles and dim for notes (ANSI), complete without. */
void render_text(const struct document *document, bool styled, struct buffer *buffer);

#endif
