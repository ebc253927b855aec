/*
 * chart_key.h - a line that says which colour or shape is which, above a chart whose parts cannot be named where they are.
 */
#ifndef REPORT_CHART_KEY_H
#define REPORT_CHART_KEY_H

#include "report/chart/canvas.h"

struct key_entry {
    enum theme_marker marker; /* MARKER_SQUARE for what is filled with the colour */
    theme_colour colour;
    const char *label;
};

/* The height of all entries, which go on in a new line where the width ends. */
double chart_key_height(struct canvas *canvas, const struct key_entry *entries, size_t count, double width);
void chart_key_draw(struct canvas *canvas, const struct key_entry *entries, size_t count, struct point corner,
                    double width);

#endif
