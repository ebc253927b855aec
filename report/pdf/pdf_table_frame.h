/*
 * pdf_table_frame.h - what stands above a table's header and below its last row:
 * the caption; the legend of its bands, notes and source.
 */
#ifndef REPORT_PDF_TABLE_FRAME_H
#define REPORT_PDF_TABLE_FRAME_H

#include <stdbool.h>

#include "report/chart/canvas.h"
#include "report/document.h"

/* The caption's height, with the white below it. */
double table_caption_height(struct canvas *canvas, const struct table *table);
/* Draws it, with a word where the table goes on from the page before; returns its height. */
double table_caption_draw(struct canvas *canvas, const struct table *table, struct point corner, bool continued);

/* The height of what stands below the last row. */
double table_tail_height(struct canvas *canvas, const struct table *table);
void table_tail_draw(struct canvas *canvas, const struct table *table, struct point corner);

#endif
