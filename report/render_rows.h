/*
 * render_rows.h - all figures of a document as long rows, each figure once: what `query` prints as CSV and JSON.
 */
#ifndef REPORT_RENDER_ROWS_H
#define REPORT_RENDER_ROWS_H

#include "base/buffer.h"
#include "report/document.h"

/* The fields are those of long_row.h, without a place. Failure is the buffer's. */
void render_rows_csv(const struct document *document, struct buffer *buffer);
void render_rows_json(const struct document *document, struct buffer *buffer);

#endif
