#include "transform/band.h"

#include "base/number.h"

enum band band_of(double value, int decimals, const struct band_limits *limits)
{
    double shown = number_round(value, decimals);
    if (shown >= limits->high) {
        return BAND_HIGH;
    }
    return shown >= limits->medium ? BAND_MEDIUM : BAND_LOW;
}

void band_fill(const struct cell *years, size_t count, int decimals, const struct band_limits *limits, enum band *bands)
{
    enum band nearest = BAND_NONE;
    for (size_t i = count; i-- > 0;) {
        if (cell_has_value(&years[i])) {
            nearest = band_of(years[i].value, decimals, limits);
        }
        bands[i] = nearest;
    }
    for (size_t i = 0; i < count; i++) {
        if (bands[i] != BAND_NONE) {
            nearest = bands[i];
        } else {
            bands[i] = i == 0 ? BAND_NONE : nearest;
        }
    }
}
