/*
 * page.h - the page of the report and how blocks flow over pages; geometry only, nothing is drawn.
 *
 * A page has one column. A block is a run of units (the lines of a paragraph,
 * the rows of a table, a chart as one unit) with a head that is repeated on
 * each page it reaches and a tail after its last unit. The flow places pieces
 * of blocks in order; it never leaves a heading without what follows it, nor
 * fewer units than a block allows on either side of a break.
 */
#ifndef REPORT_PAGE_H
#define REPORT_PAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/fault.h"
#include "report/chart/canvas.h"

/* A4 portrait, points. */
#define PAGE_WIDTH (210 * POINTS_PER_MM)
#define PAGE_HEIGHT (297 * POINTS_PER_MM)
#define PAGE_MARGIN (20 * POINTS_PER_MM)
#define PAGE_FOOT (25 * POINTS_PER_MM)
#define PAGE_COLUMN_WIDTH (PAGE_WIDTH - 2 * PAGE_MARGIN)
#define PAGE_COLUMN_HEIGHT (PAGE_HEIGHT - PAGE_MARGIN - PAGE_FOOT)
/* Running text is narrower than tables and charts: about 75 characters a line. */
#define PAGE_TEXT_WIDTH (140 * POINTS_PER_MM)
/* Blocks start on this grid. */
#define PAGE_GRID (4 * POINTS_PER_MM)

struct page_block {
    const double *unit_heights;
    size_t unit_count;  /* at least 1 */
    size_t units_least; /* on either side of a break */
    double before;      /* white above, but not at the top of a page */
    double head;
    double tail;
    double squeeze;      /* how much lower its last unit may be made where it fits on the page only then */
    bool whole;          /* breaks only where it is longer than a page */
    bool keep_with_next; /* a heading, and what must stay between it and a figure */
    bool off_grid;       /* follows closely on what is above */
};

/* Units [first, first + count) of a block. */
struct page_piece {
    size_t block;
    size_t first;
    size_t count;
    size_t page;     /* from 0 */
    double y;        /* from the top of the column */
    double squeezed; /* how much lower than its own height its last unit is */
};

struct page_plan {
    struct page_piece *pieces;
    size_t count;
    size_t room;
    size_t pages;
};

/* Places all blocks; on the first page something may stand already, down to `top`. The pieces belong to the arena.
 * Fails only for memory. */
int page_flow_below(struct page_plan *plan, const struct page_block *blocks, size_t count, double top,
                    struct arena *arena, struct fault *fault);
/* The height of the whole block without the white above. */
double page_block_height(const struct page_block *block);

#endif
