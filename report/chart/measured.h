/*
 * measured.h - the measures of texts that were laid out before: the names of areas and the words of headings come again
 * in each table, chart and report, and tables are tried in several sizes.
 *
 * They live as long as the process's font map. Only texts of which a font has every character are kept; where there is
 * no room left, all begins anew.
 */
#ifndef REPORT_MEASURED_H
#define REPORT_MEASURED_H

#include <pango/pangocairo.h>
#include <stdbool.h>

#include "report/chart/canvas.h"

/* What a text is laid out by. */
struct measured_key {
    const char *text;
    const struct text_style *style; /* its colour does not matter */
    double width;                   /* as of a text_block; 0: one line */
    int lines_most;
    size_t strong;
    enum language language;
};

struct measured {
    double width; /* of the widest line */
    size_t lines;
};

bool measured_find(PangoFontMap *map, const struct measured_key *key, struct measured *measured);
void measured_keep(PangoFontMap *map, const struct measured_key *key, const struct measured *measured);

#endif
