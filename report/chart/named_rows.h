/*
 * named_rows.h - one row an area with its name to the left: what stacked bars and dot plots share.
 */
#ifndef REPORT_NAMED_ROWS_H
#define REPORT_NAMED_ROWS_H

#include "report/chart/canvas.h"
#include "report/document.h"

struct named_rows {
    const struct chart *chart;
    double names_left;
    double names_width;
    struct box box; /* of all rows, right of the names */
    double pitch;   /* from row to row */
    struct text_style text;
};

/* The height that suits so many rows. */
double named_rows_height(size_t count);
/* Room for the names is taken as they need it, up to a share of the width. */
struct named_rows named_rows_lay_out(struct canvas *canvas, const struct chart *chart, const struct box *box);
/* The middle of a row. */
double named_rows_middle(const struct named_rows *rows, size_t index);
/* Areas that have a role besides context stand in semibold. */
bool named_rows_emphasised(const struct chart *chart, size_t index);
void named_rows_draw_name(struct canvas *canvas, const struct named_rows *rows, size_t index);

#endif
