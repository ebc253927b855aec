/* shades.h - the scale of shades that heat tables and tile maps share: from the lowest to the highest figure shown. */
#ifndef REPORT_SHADES_H
#define REPORT_SHADES_H

#include "report/chart/canvas.h"
#include "report/document.h"

struct shades {
    bool any;     /* some cell has a figure */
    bool lacking; /* some cell has none */
    const struct doc_cell *lowest;
    const struct doc_cell *highest;
};

#define SHADES_KEY_HEIGHT 18.0

struct shades shades_of(const struct chart *chart);
/* A cell's fill; paper where it has no figure. */
struct theme_fill shades_fill(const struct shades *shades, const struct doc_cell *cell);
/* The figure, or its word, in the middle of a field that is filled with its shade; without text where size is 0. */
void shades_draw_field(struct canvas *canvas, const struct shades *shades, const struct box *field, double size,
                       const struct doc_cell *cell);
/* What the shades mean: the lowest and the highest figure with a strip between them (of equal ones one field); and,
 * where it is to tell, what an empty field means. It starts at x, or so much to the left that it stands within the box. */
void shades_draw_key(struct canvas *canvas, const struct shades *shades, bool tells_empty, double x,
                     const struct box *box);

#endif
