#include "report/theme.h"

struct theme_line theme_line_of(enum series_role role)
{
    switch (role) {
    case ROLE_REGION:
        return (struct theme_line){.colour = THEME_REGION, .width = 2.0, .dash = 0};
    case ROLE_CONTRAST:
        return (struct theme_line){.colour = THEME_CONTRAST, .width = 1.6, .dash = 0};
    case ROLE_NATION:
        return (struct theme_line){.colour = THEME_INK, .width = 1.4, .dash = 4.0};
    case ROLE_CONTEXT:
        break;
    }
    return (struct theme_line){.colour = THEME_CONTEXT, .width = 1.0, .dash = 0};
}

struct theme_fill theme_fill_of(enum band band)
{
    switch (band) {
    case BAND_HIGH:
        return (struct theme_fill){.fill = 0x2F7D36u, .text = THEME_PAPER, .mark = "\xE2\x96\xB2"};
    case BAND_MEDIUM:
        return (struct theme_fill){.fill = 0xA9D6A9u, .text = THEME_INK, .mark = "\xE2\x96\xA0"};
    case BAND_LOW:
        return (struct theme_fill){.fill = 0xE6F3E6u, .text = THEME_INK, .mark = "\xE2\x96\xBD"};
    case BAND_NONE:
        break;
    }
    return (struct theme_fill){.fill = THEME_PAPER, .text = THEME_INK, .mark = ""};
}
