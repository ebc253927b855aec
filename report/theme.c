#include "report/theme.h"

/* Bearers of a role in one chart that look different; more than these repeat. */
#define CONTRASTS 4
#define NATIONS 2

static struct theme_line contrast_line(size_t nth)
{
    static const struct theme_line lines[CONTRASTS] = {
        {.colour = THEME_CONTRAST, .width = 1.6, .dash = 0, .marker = MARKER_SQUARE},
        {.colour = THEME_TEAL, .width = 1.6, .dash = 0, .marker = MARKER_TRIANGLE},
        {.colour = THEME_PURPLE, .width = 1.6, .dash = 6.0, .marker = MARKER_DIAMOND},
        {.colour = THEME_GOLD, .width = 1.6, .dash = 2.5, .marker = MARKER_TRIANGLE_DOWN},
    };
    return lines[nth % CONTRASTS];
}

static struct theme_line nation_line(size_t nth)
{
    static const struct theme_line lines[NATIONS] = {
        {.colour = THEME_INK, .width = 1.4, .dash = 4.0, .marker = MARKER_DIAMOND},
        {.colour = THEME_INK, .width = 1.4, .dash = 1.5, .marker = MARKER_RING},
    };
    return lines[nth % NATIONS];
}

struct theme_line theme_line_nth(enum series_role role, size_t nth)
{
    switch (role) {
    case ROLE_REGION:
        return (struct theme_line){.colour = THEME_REGION, .width = 2.0, .dash = 0, .marker = MARKER_DISC};
    case ROLE_CONTRAST:
        return contrast_line(nth);
    case ROLE_NATION:
        return nation_line(nth);
    case ROLE_CONTEXT:
        break;
    }
    return (struct theme_line){.colour = THEME_CONTEXT, .width = 1.0, .dash = 0, .marker = MARKER_NONE};
}

struct theme_line theme_line_of(enum series_role role)
{
    return theme_line_nth(role, 0);
}

struct theme_fill theme_fill_of(enum band band)
{
    switch (band) {
    case BAND_HIGH:
        return (struct theme_fill){.fill = THEME_BAND_HIGH,
                                   .text = THEME_PAPER,
                                   .mark = "\xE2\x96\xB2",
                                   .marker = MARKER_TRIANGLE,
                                   .marker_colour = THEME_PAPER};
    case BAND_MEDIUM:
        return (struct theme_fill){.fill = THEME_BAND_MEDIUM,
                                   .text = THEME_INK,
                                   .mark = "\xE2\x96\xA0",
                                   .marker = MARKER_SQUARE,
                                   .marker_colour = THEME_BAND_MEDIUM_MARK};
    case BAND_LOW:
        return (struct theme_fill){.fill = THEME_BAND_LOW,
                                   .text = THEME_INK,
                                   .mark = "\xE2\x96\xBD",
                                   .marker = MARKER_TRIANGLE_DOWN,
                                   .marker_colour = THEME_BAND_HIGH};
    case BAND_NONE:
        break;
    }
    return (struct theme_fill){
        .fill = THEME_PAPER, .text = THEME_INK, .mark = "", .marker = MARKER_NONE, .marker_colour = THEME_INK};
}

theme_colour theme_part_colour(size_t nth)
{
    static const theme_colour colours[THEME_PARTS] = {THEME_REGION, THEME_CONTRAST, THEME_PURPLE, THEME_GOLD,
                                                      THEME_TEAL};
    return colours[nth % THEME_PARTS];
}

static theme_colour mix(theme_colour from, theme_colour to, int shift, double share)
{
    const double start = from >> shift & 0xFFu;
    const double end = to >> shift & 0xFFu;
    return (theme_colour)(start + (end - start) * share + 0.5) << shift;
}

theme_colour theme_mix(theme_colour from, theme_colour to, double share)
{
    return mix(from, to, 16, share) | mix(from, to, 8, share) | mix(from, to, 0, share);
}

static double darkness(double share)
{
    const double leap = THEME_SHADE_DARK_EDGE - THEME_SHADE_LIGHT_EDGE;
    const double mixed = share * (1 - leap);
    return mixed <= THEME_SHADE_LIGHT_EDGE ? mixed : mixed + leap;
}

struct theme_fill theme_shade(double share)
{
    const double mixed = darkness(share < 0 ? 0 : (share > 1 ? 1 : share));
    return (struct theme_fill){.fill = theme_mix(THEME_SHADE_LIGHT, THEME_SHADE_DARK, mixed),
                               .text = mixed <= THEME_SHADE_LIGHT_EDGE ? THEME_INK : THEME_PAPER,
                               .mark = "",
                               .marker = MARKER_NONE,
                               .marker_colour = THEME_INK};
}
