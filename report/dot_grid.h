/*
 * dot_grid.h - lines drawn on a terminal: a grid of character cells, in braille each of 2 x 4 dots.
 *
 * Places are in dots, from the left and from the top. Without braille a cell
 * is one character, in which a line leaves the mark of its role. What is drawn
 * later stands above: its colour and its mark are those of the cell.
 */
#ifndef REPORT_DOT_GRID_H
#define REPORT_DOT_GRID_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "report/document.h"

/* Dots of a cell. */
#define DOT_GRID_ACROSS 2
#define DOT_GRID_DOWN 4

struct dot_cell {
    unsigned char dots; /* of the braille pattern U+2800 + dots; else not 0 where something is drawn */
    char mark;          /* without braille */
    enum series_role role;
};

struct dot_grid {
    size_t columns;
    size_t rows;
    bool braille;
    struct dot_cell *cells; /* rows x columns; NULL without memory, then nothing is drawn */
};

struct dot {
    long x;
    long y;
};

/* What a line is drawn with. */
struct dot_pen {
    enum series_role role;
    size_t phase; /* where a dotted line begins, so that several do not have their dots above each other */
};

/* How a series is drawn; that of the region is the one to see first. */
const char *dot_grid_style(enum series_role role);

/* An empty grid in memory of the arena. */
void dot_grid_init(struct dot_grid *grid, size_t columns, size_t rows, bool braille, struct arena *arena);
/* A stroke between two places: thick, whole or dotted, as the role is. */
void dot_grid_line(struct dot_grid *grid, const struct dot_pen *pen, struct dot from, struct dot to);
/* The place of a figure; `alone`: no stroke leads to it, so that it must be seen by itself. */
void dot_grid_point(struct dot_grid *grid, const struct dot_pen *pen, struct dot at, bool alone);
/* Writes a row, cells without anything as `blank`, white at its end included. */
void dot_grid_row(const struct dot_grid *grid, size_t row, const char *blank, bool styled, struct buffer *buffer);

#endif
