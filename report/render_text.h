/*
 * render_text.h - a document's tables and charts of lines as text, for a terminal or a file.
 *
 * Columns are as wide as their widest cell, measured in columns of the
 * terminal; a column without any text is left out. Where a table is wider than
 * the terminal, its last column of text is cut with an ellipsis (or broken
 * over lines where the table says so), else the labels are broken over lines,
 * else each row becomes a card: its label, and below it a line a column.
 */
#ifndef REPORT_RENDER_TEXT_H
#define REPORT_RENDER_TEXT_H

#include <stdbool.h>

#include "base/buffer.h"
#include "report/document.h"

/* What the text is for. */
struct text_manner {
    size_t width; /* columns of the terminal; 0: any, nothing is fitted */
    bool styled;  /* bold titles and dim notes (ANSI), complete without */
    bool blocks;  /* small lines of block characters; else of ASCII */
    bool braille; /* charts of braille characters; else of ASCII */
};

/* Appends the tables and, drawn, the charts of lines, a blank line between. Failure is the buffer's. */
void render_text(const struct document *document, const struct text_manner *manner, struct buffer *buffer);

#endif
