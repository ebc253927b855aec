/*
 * svg.h - a surface that is SVG text: shapes, and texts that stay texts.
 *
 * Texts are measured with the program's fonts and say how wide they are
 * (textLength), so that another font on the reader's machine is fitted into the
 * same place. Colours are classes (palette.h).
 */
#ifndef REPORT_SVG_H
#define REPORT_SVG_H

#include "base/buffer.h"
#include "report/chart/surface.h"
#include "report/html/palette.h"

/* The ground of surface_svg. */
struct svg {
    struct buffer *buffer;
    struct palette *palette;
};

extern const struct surface surface_svg;

/* Up to two decimals: "12.5". */
void svg_number(struct buffer *buffer, double number);

#endif
