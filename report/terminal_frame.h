/*
 * terminal_frame.h - the frame of a chart at a terminal: a scale with round ticks at whole rows, years at whole columns.
 */
#ifndef REPORT_TERMINAL_FRAME_H
#define REPORT_TERMINAL_FRAME_H

#include <stdbool.h>

#include "report/chart/axis.h"
#include "report/dot_grid.h"

struct terminal_frame {
    const struct chart *chart;
    enum language language;
    bool braille; /* else ASCII */
    struct axis axis;
    size_t rows_a_step; /* from a tick to the next */
    size_t rows;        /* of the plot: from the highest to the lowest tick */
    size_t scale;       /* columns of the scale's figures */
    size_t columns;     /* of the plot, its left side not counted */
};

/* Whether a cell is drawn. */
bool terminal_frame_has(const struct doc_cell *cell);
/* The scale of a chart within so many rows. False where no series has any figure. */
bool terminal_frame_scale(struct terminal_frame *frame, size_t rows_most);
/* How wide the plot is between the scale and what is kept at its right. */
void terminal_frame_widen(struct terminal_frame *frame, size_t width, size_t kept_right);
/* Columns from the left side to the first of the plot. */
size_t terminal_frame_left(const struct terminal_frame *frame);

/* Where a figure stands. */
struct dot terminal_frame_place(const struct terminal_frame *frame, size_t point, double value);
/* The row of the value nought where it is not the lowest; else a row that there is not. */
size_t terminal_frame_zero(const struct terminal_frame *frame);
/* Writes the scale left of a row of the plot. */
void terminal_frame_side(const struct terminal_frame *frame, size_t row, struct buffer *buffer);
/* Writes the line below the plot, and the years below it, each with the end of its line. */
void terminal_frame_foot(const struct terminal_frame *frame, struct buffer *buffer);

#endif
