/*
 * pdf_table_columns.h - how wide a table and its columns become, for pdf_table_layout.c.
 *
 * Each column asks for the width of its cells and of its heading as written.
 * The type turns smaller until all fit the page; if they do not at the least
 * size, the headings are broken anew. What is left over is shared by weight.
 */
#ifndef REPORT_PDF_TABLE_COLUMNS_H
#define REPORT_PDF_TABLE_COLUMNS_H

#include "base/fault.h"
#include "report/pdf/pdf_table_style.h"

#define TABLE_SIZE_LEAST 7.0

/* Sets size, pitch, width and columns of a layout whose table and column array are set. */
int table_columns_fit(struct table_layout *layout, struct canvas *canvas, struct fault *fault);

#endif
