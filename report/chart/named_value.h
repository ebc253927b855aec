/*
 * named_value.h - a name and its figure as one text: where there is too little room the name is cut, never the figure.
 */
#ifndef REPORT_NAMED_VALUE_H
#define REPORT_NAMED_VALUE_H

#include "report/chart/canvas.h"

/* "Lerum 15,7" or, shorter, "Ler… 15,7", in so many lines as the block may have (at least one); in the canvas's memory.
 * Where not even the figure fits it is the figure alone. */
const char *named_value_text(struct canvas *canvas, const struct text_style *style, const struct text_block *block,
                             const char *name, const char *value);
/* The same in one line. */
const char *named_value_line(struct canvas *canvas, const struct text_style *style, double width, const char *name,
                             const char *value);

#endif
