/*
 * terminal_chart.h - a chart of lines drawn with the characters of a terminal.
 *
 * The drawing alone: scale, lines, names at their ends, years; title, notes and
 * source stand in the table that it goes with. Colour and weight only add: what
 * tells lines apart is their names and their strokes. A missing figure is a gap.
 * Breaks are not marked. The same chart gives the same text.
 */
#ifndef REPORT_TERMINAL_CHART_H
#define REPORT_TERMINAL_CHART_H

#include <stdbool.h>

#include "base/buffer.h"
#include "report/document.h"

struct terminal_chart {
    size_t width;  /* columns; of fewer than 30 the chart takes more than it is given */
    size_t height; /* lines at most, the years included, names that stand below besides */
    bool braille;  /* lines of dots and a frame of box characters; else all is ASCII but names and figures */
    bool styled;   /* colour, weight and dim (ANSI) */
};

/* Appends the drawing of a chart of the kind CHART_LINES, or a sentence where it has no figure. Failure is the
 * buffer's. */
void terminal_chart_append(const struct chart *chart, enum language language, const struct terminal_chart *terminal,
                           struct buffer *buffer);

#endif
