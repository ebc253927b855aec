/* theme_dark.c - the dark scheme of theme.h: each colour's twin. */
#include <stdbool.h>
#include <stddef.h>

#include "report/theme.h"

/* The ramp of shades: its ends, and the edges of its leap. */
#define RAMP_LOW 0x15293Au
#define RAMP_HIGH 0x5AA9E6u /* the twin of THEME_SHADE_DARK */
#define RAMP_LOW_EDGE 0.53
#define RAMP_HIGH_EDGE 0.75

/* How far a mixed channel may be from the ramp by rounding. */
#define NEAR 1.0

static const struct {
    theme_colour light;
    theme_colour dark;
} twins[] = {
    {THEME_INK, 0xE8ECF0u},         {THEME_MUTED, 0xA9B4BFu},
    {THEME_RULE, 0x3D464Fu},        {THEME_REGION, 0x5AA9E6u},
    {THEME_CONTRAST, 0xFFB070u},    {THEME_TEAL, 0x4CC9A8u},
    {THEME_PURPLE, 0xD69AD2u},      {THEME_GOLD, 0xDDB04Au},
    {THEME_CONTEXT, 0x7C8792u},     {THEME_GRID, 0x2A3138u},
    {THEME_PAPER, 0x14181Cu},       {THEME_BAND_HIGH, 0x8FD694u},
    {THEME_BAND_MEDIUM, 0x2F5A35u}, {THEME_BAND_MEDIUM_MARK, 0xB5E8BAu},
    {THEME_BAND_LOW, 0x1B2B1Eu},
};

static double channel(theme_colour colour, int shift)
{
    return colour >> shift & 0xFFu;
}

/* Where a colour lies on the ramp of shades; false where it does not. */
static bool find_on_ramp(theme_colour colour, double *mixed)
{
    const double start = channel(THEME_SHADE_LIGHT, 16);
    *mixed = (channel(colour, 16) - start) / (channel(THEME_SHADE_DARK, 16) - start);
    for (int shift = 0; shift <= 16; shift += 8) {
        const double away =
            channel(colour, shift) - channel(theme_mix(THEME_SHADE_LIGHT, THEME_SHADE_DARK, *mixed), shift);
        if (*mixed < 0 || *mixed > 1 || away > NEAR || away < -NEAR) {
            return false;
        }
    }
    return true;
}

static theme_colour dark_shade(double mixed)
{
    const double share =
        mixed <= (THEME_SHADE_LIGHT_EDGE + THEME_SHADE_DARK_EDGE) / 2
            ? mixed / THEME_SHADE_LIGHT_EDGE * RAMP_LOW_EDGE
            : RAMP_HIGH_EDGE + (mixed - THEME_SHADE_DARK_EDGE) / (1 - THEME_SHADE_DARK_EDGE) * (1 - RAMP_HIGH_EDGE);
    return theme_mix(RAMP_LOW, RAMP_HIGH, share);
}

theme_colour theme_dark(theme_colour colour)
{
    double mixed;
    for (size_t i = 0; i < sizeof twins / sizeof *twins; i++) {
        if (twins[i].light == colour) {
            return twins[i].dark;
        }
    }
    return find_on_ramp(colour, &mixed) ? dark_shade(mixed) : colour;
}
