/*
 * pdf_table.h - a table on a page: its measures, and its drawing row by row.
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

#include <stdbool.h>
#include <stddef.h>

#include "base/fault.h"
#include "report/canvas.h"
#include "report/document.h"

/* One column, from the table's left. */
struct table_measure {
    double x; /* of the cell; cells touch one another */
    double width;
    double left; /* white within the cell, left and right of its text */
    double right;
    double fraction; /* the widest decimal part, with its sign */
};

struct table_layout {
    const struct table *table;
    double size;  /* of the type */
    double pitch; /* from row to row */
    double width;
    struct table_measure *columns;
    double *row_heights; /* row_count of them, with the white above the row */
    double heading_height;
    double head; /* caption, header and rules: what each page repeats */
    double tail; /* legend, notes and source */
};

/* Measures the table; the arrays are the canvas's. */
int table_layout_make(struct table_layout *layout, struct canvas *canvas, const struct table *table,
                      struct fault *fault);
/* The white above a row within its height. */
double table_layout_lead(const struct table_layout *layout, size_t row);

/* The caption's height. */
double table_caption_height(struct canvas *canvas, const struct table *table);
/* What stands below the last row. */
double table_tail_height(struct canvas *canvas, const struct table *table);

/* Rows [first, first + count) with the head above them; the tail below the last. */
void table_draw(struct canvas *canvas, const struct table_layout *layout, struct point corner, size_t first,
                size_t count);

/* The style of a row's text. */
struct text_style table_text_style(const struct table_layout *layout, enum row_kind kind);
/* The style of the header. */
struct text_style table_heading_style(const struct table_layout *layout);
/* How a text stands in a column's cells, for texts of several lines. */
struct text_block table_cell_block(const struct table_layout *layout, size_t column);
/* The width of the decimal part of a number with its sign; 0 where it has none. */
double table_fraction_width(struct canvas *canvas, const struct text_style *style, const struct doc_cell *cell);

/* White around the rules. */
#define TABLE_RULE_GAP 3.0

#endif
