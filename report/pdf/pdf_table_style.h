/*
 * pdf_table_style.h - the measures of a table on a page, and how its texts look.
 */
#ifndef REPORT_PDF_TABLE_STYLE_H
#define REPORT_PDF_TABLE_STYLE_H

#include "report/chart/canvas.h"
#include "report/document.h"

/* White around the rules. */
#define TABLE_RULE_GAP 3.0

/* A small line of the latest years, in sizes of type. */
#define TREND_WIDTH 4.0

/* One column, from the table's left. */
struct table_measure {
    double x; /* of the cell; cells touch one another */
    double width;
    double left; /* white within the cell, left and right of its text */
    double right;
    double fraction; /* the widest decimal part, with its sign */
    double mark;     /* what the mark of preliminary figures takes; 0 where the column has none */
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

/* The style of a row's text. */
struct text_style table_text_style(const struct table_layout *layout, enum row_kind kind);
/* The style of the header. */
struct text_style table_heading_style(const struct table_layout *layout);
/* How a text stands in a column's cells, for texts of several lines. */
struct text_block table_cell_block(const struct table_layout *layout, size_t column);
/* The raised mark of a preliminary figure, how far from its figure it stands and how far above the baseline. */
struct text_style table_mark_style(const struct text_style *figure);
double table_mark_gap(const struct text_style *figure);
double table_mark_rise(const struct text_style *figure);
/* The width of the decimal part of a number with its sign; 0 where it has none. */
double table_fraction_width(struct canvas *canvas, const struct text_style *style, const struct doc_cell *cell);

#endif
