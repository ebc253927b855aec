/*
 * published_figure.h - a figure as a table prints it: its value, how many decimals it shows, or that it is none.
 *
 * A comma or a point is the decimal mark. Where both stand in a figure the last one is; where one stands more than
 * once it divides thousands; a lone comma before three digits may do so, which only the indicator can tell. Thousands may also be divided by spaces of any width. A per cent sign, an asterisk and
 * the "p" of a preliminary figure may follow. Minus is a hyphen, an en dash or a true minus right before the digits.
 */
#ifndef TRANSFORM_PUBLISHED_FIGURE_H
#define TRANSFORM_PUBLISHED_FIGURE_H

#include <stdbool.h>

/* Decimals beyond these say nothing of a double; a figure with more is held at so many. */
#define PUBLISHED_DECIMALS_MAX 20

enum published_kind {
    PUBLISHED_FIGURE,
    PUBLISHED_YES,           /* "X", "ja", "yes" */
    PUBLISHED_NO,            /* "nej", "no" */
    PUBLISHED_EMPTY,         /* "": no figure; no where the indicator is of yes and no */
    PUBLISHED_MISSING,       /* "i.u.", "..", ".", "no data" */
    PUBLISHED_NOT_APPLICABLE /* "-", a dash */
};

struct published_figure {
    enum published_kind kind;
    double value; /* only PUBLISHED_FIGURE, as the next */
    int decimals;
    bool maybe_thousands; /* "32,394": the comma may divide thousands */
};

/* Reads the text of a place, white space at its ends left out; false where it is none of these. */
bool published_figure_read(const char *text, struct published_figure *figure);

#endif
