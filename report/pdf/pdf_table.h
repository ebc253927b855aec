/*
 * pdf_table.h - a table on a page, drawn row by row.
 *
 * A table is as wide as its columns need, in steps of the column of text: a
 * half, two thirds, the whole. What does not fit turns its type smaller down
 * to 7 points; what does not fit then is a fault.
 *
 * Numbers stand right-aligned on the decimal sign. A thin rule stands above
 * and below the header and at the table's end, none between rows; every fourth
 * row leaves a hair more white. Rows of reference are semibold below a rule.
 */
#ifndef REPORT_PDF_TABLE_H
#define REPORT_PDF_TABLE_H

#include <stddef.h>

#include "report/pdf/pdf_table_layout.h"

/* Rows [first, first + count) with the head above them; the tail below the last. */
void table_draw(struct canvas *canvas, const struct table_layout *layout, struct point corner, size_t first,
                size_t count);

#endif
