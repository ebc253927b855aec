/*
 * pdf_blocks.h - the nodes of a document as blocks that are measured, placed and drawn.
 */
#ifndef REPORT_PDF_BLOCKS_H
#define REPORT_PDF_BLOCKS_H

#include <stddef.h>

#include "base/fault.h"
#include "report/canvas.h"
#include "report/document.h"
#include "report/page.h"
#include "report/pdf_table.h"

struct pdf_blocks {
    size_t count;
    struct page_block *shapes;   /* for page_flow */
    const struct node **nodes;   /* what each block shows */
    struct table_layout *tables; /* only where the node is a table */
};

/* Measures all nodes of a document; the arrays are the canvas's. */
int pdf_blocks_make(struct pdf_blocks *blocks, struct canvas *canvas, const struct document *document,
                    struct fault *fault);
/* Draws a piece with its top left corner there. */
int pdf_blocks_draw(const struct pdf_blocks *blocks, struct canvas *canvas, const struct page_piece *piece,
                    struct point corner, struct fault *fault);

#endif
