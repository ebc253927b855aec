/*
 * strip.h - what the files of the strip share: chart_strip.c draws strokes and scale, strip_names.c the names.
 */
#ifndef REPORT_STRIP_H
#define REPORT_STRIP_H

#include "report/chart/axis.h"
#include "report/chart/canvas.h"
#include "report/document.h"

#define STRIP_LABELS_HEIGHT 34.0 /* names above and the strokes that tie them to the strip */

struct strip {
    const struct chart *chart;
    const struct doc_cell *cells;
    struct box box; /* of the strokes */
    struct axis axis;
    size_t lowest;
    size_t highest;
    size_t lacking;
    size_t rows;      /* names below the strip */
    double bottom;    /* of the rows, where the scale stands */
    double name_most; /* width of a name with its figure */
};

double strip_place(const struct strip *strip, double value);
enum series_role strip_role(const struct strip *strip, size_t index);

/* How many names stand below: of those with a role, none where they are too many to read. */
size_t strip_count_rows(const struct chart *chart);
double strip_rows_height(size_t rows);
/* Makes the strip so much narrower that no name below reaches beyond `right`. */
void strip_fit_rows(struct canvas *canvas, struct strip *strip, double right);

/* The lowest, the highest and the reference, above; those with a role, below. */
void strip_draw_ends(struct canvas *canvas, const struct strip *strip, const struct box *box);
void strip_draw_rows(struct canvas *canvas, const struct strip *strip);

#endif
