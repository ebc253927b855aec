#include "report/theme.h"

/* Bearers of a role in one chart that look different; more than these repeat. */
#define CONTRASTS 4
#define NATIONS 2

static struct theme_line contrast_line(size_t nth)
{
    static const struct theme_line lines[CONTRASTS] = {
        {.colour = THEME_CONTRAST, .width = 1.6, .dash = 0, .marker = MARKER_SQUARE},
        {.colour = THEME_TEAL, .width = 1.6, .dash = 0, .marker = MARKER_TRIANGLE},
        {.colour = THEME_PURPLE, .width = 1.6, .dash = 0, .marker = MARKER_DIAMOND},
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
        return (struct theme_fill){.fill = 0x2F7D36u,
                                   .text = THEME_PAPER,
                                   .mark = "\xE2\x96\xB2",
                                   .marker = MARKER_TRIANGLE,
                                   .marker_colour = THEME_PAPER};
    case BAND_MEDIUM:
        return (struct theme_fill){.fill = 0xA9D6A9u,
                                   .text = THEME_INK,
                                   .mark = "\xE2\x96\xA0",
                                   .marker = MARKER_SQUARE,
                                   .marker_colour = 0x1F5E2Au};
    case BAND_LOW:
        return (struct theme_fill){.fill = 0xE6F3E6u,
                                   .text = THEME_INK,
                                   .mark = "\xE2\x96\xBD",
                                   .marker = MARKER_TRIANGLE_DOWN,
                                   .marker_colour = 0x2F7D36u};
    case BAND_NONE:
        break;
    }
    return (struct theme_fill){
        .fill = THEME_PAPER, .text = THEME_INK, .mark = "", .marker = MARKER_NONE, .marker_colour = THEME_INK};
}
