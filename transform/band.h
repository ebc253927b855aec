/*
 * band.h - bands (low, medium, high) over a figure, as Tabell 5 shades them.
 *
 * A band is taken on the figure as it is shown, after rounding. A cell without
 * a figure takes the band of the nearest following year, else of the nearest
 * preceding one (the fill rule); that band is for the shade alone and never
 * enters a mean or a sentence.
 */
#ifndef TRANSFORM_BAND_H
#define TRANSFORM_BAND_H

#include <stddef.h>

#include "transform/cell.h"

enum band { BAND_NONE = 0, BAND_LOW, BAND_MEDIUM, BAND_HIGH };

struct band_limits {
    double medium; /* the first value of the medium band */
    double high;   /* the first value of the high band */
};

/* The band of a value as shown with the decimals given. */
enum band band_of(double value, int decimals, const struct band_limits *limits);

/* The bands of a series of years, the fill rule applied; BAND_NONE throughout
 * where the series has no value at all. */
void band_fill(const struct cell *years, size_t count, int decimals, const struct band_limits *limits,
               enum band *bands);

#endif
