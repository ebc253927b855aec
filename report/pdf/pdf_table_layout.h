/* pdf_table_layout.h - a table measured: widths, heights of rows, head and tail. */
#ifndef REPORT_PDF_TABLE_LAYOUT_H
#define REPORT_PDF_TABLE_LAYOUT_H

#include "base/fault.h"
#include "report/pdf/pdf_table_style.h"

/* Measures the table; the arrays are the canvas's. */
int table_layout_make(struct table_layout *layout, struct canvas *canvas, const struct table *table,
                      struct fault *fault);
/* The white above a row within its height. */
double table_layout_lead(const struct table_layout *layout, size_t row);

#endif
