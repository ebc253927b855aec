/* pdf_cover.h - the first page of the report. */
#ifndef REPORT_PDF_COVER_H
#define REPORT_PDF_COVER_H

#include "report/chart/canvas.h"
#include "report/document.h"

/* Title and subtitle below a thin blue rule, the cover's lines, at the foot the author and the source. */
/* The same in brief at the top of the first page; returns how far down it reaches within the column. */
double pdf_cover_draw_brief(struct canvas *canvas, const struct document *document);

void pdf_cover_draw(struct canvas *canvas, const struct document *document);

#endif
