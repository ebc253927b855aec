/*
 * pdf_blocks.h - the nodes of a document as blocks that are measured, placed and drawn.
 *
 * A block is a node, or two charts side by side: rankings that follow each other and are short enough to be read at
 * half the width.
 */
#ifndef REPORT_PDF_BLOCKS_H
#define REPORT_PDF_BLOCKS_H

#include <stddef.h>

#include "base/fault.h"
#include "report/chart/canvas.h"
#include "report/document.h"
#include "report/pdf/page.h"
#include "report/pdf/pdf_table.h"

struct pdf_block {
    const struct node *node;
    const struct node *beside; /* a chart that stands to the right of the node's; NULL for none */
    struct table_layout table; /* only where the node is a table */
};

struct pdf_blocks {
    size_t count;
    struct pdf_block *blocks;
    struct page_block *shapes; /* of each block, for page_flow_below */
};

/* Measures all nodes of a document; the arrays are the canvas's. */
int pdf_blocks_make(struct pdf_blocks *blocks, struct canvas *canvas, const struct document *document,
                    struct fault *fault);
/* Draws a piece with its top left corner there. */
int pdf_blocks_draw(const struct pdf_blocks *blocks, struct canvas *canvas, const struct page_piece *piece,
                    struct point corner, struct fault *fault);

#endif
