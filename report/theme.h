/*
 * theme.h - the one look of every format: colours, type sizes, measures.
 *
 * Contrast on white is given beside each colour (WCAG 2.1; text needs 4.5,
 * marks 3). Role and dash tell series apart as well as colour does, so that
 * charts hold for the colour-blind and in grey print.
 */
#ifndef REPORT_THEME_H
#define REPORT_THEME_H

#include <stdint.h>

#include "report/document.h"
#include "transform/band.h"

/* 0xRRGGBB */
typedef uint32_t theme_colour;

#define THEME_INK 0x1B1F24u      /* text, 16.6 */
#define THEME_MUTED 0x59636Eu    /* subtitles, notes, axis labels, 6.1 */
#define THEME_RULE 0xC6CCD2u     /* thin rules */
#define THEME_REGION 0x0A5C99u   /* blue, 7.0 */
#define THEME_CONTRAST 0xC44E00u /* orange, 4.7 */
#define THEME_TEAL 0x00755Cu     /* third, 5.7 */
#define THEME_PURPLE 0x8A3F86u   /* fourth, 6.7 */
#define THEME_GOLD 0xA36A00u     /* fifth, 4.6 */
#define THEME_CONTEXT 0x8C959Fu  /* grey, 3.0 */
#define THEME_GRID 0xE3E7EBu     /* gridlines: to be felt, not seen */
#define THEME_PAPER 0xFFFFFFu
/* Fills and marks of the bands. */
#define THEME_BAND_HIGH 0x2F7D36u
#define THEME_BAND_MEDIUM 0xA9D6A9u
#define THEME_BAND_MEDIUM_MARK 0x1F5E2Au
#define THEME_BAND_LOW 0xE6F3E6u
/* The ends of the ramp of shades, and how much of the dark end goes into a shade: between the two edges neither ink nor
 * paper can be read on it (4.5), so the ramp leaps over them. */
#define THEME_SHADE_LIGHT 0xEAF2F9u
#define THEME_SHADE_DARK THEME_REGION
#define THEME_SHADE_LIGHT_EDGE 0.67
#define THEME_SHADE_DARK_EDGE 0.80

/* The family for all text, and the one where it is not installed. */
#define THEME_FONT "Open Sans"
#define THEME_FONT_CONDENSED "Open Sans Condensed," THEME_FONT /* bold only; in order of preference */
#define THEME_FONT_FALLBACK "DejaVu Sans"

/* Points. */
#define THEME_SIZE_TITLE 26.0
#define THEME_SIZE_HEADING 15.0
#define THEME_SIZE_SUBHEADING 11.5
#define THEME_SIZE_BODY 10.0
#define THEME_SIZE_TABLE 8.5
#define THEME_SIZE_NOTE 8.0
#define THEME_SIZE_CHART_TITLE 11.5
#define THEME_SIZE_CHART_SUBTITLE 9.0
#define THEME_SIZE_CHART_LABEL 8.5
#define THEME_SIZE_CHART_SOURCE 7.5

/* Half the height of a figure or capital, as a share of the type size: what centres a text on a height. */
#define THEME_HALF_CAPITAL 0.357
/* Thin rules, points. */
#define THEME_RULE_WIDTH 0.5
/* White between dashes, as a share of a dash. */
#define THEME_DASH_GAP 0.75

/* A small shape that tells a series or a band besides its colour. */
enum theme_marker {
    MARKER_NONE,
    MARKER_DISC,
    MARKER_RING, /* filled with paper */
    MARKER_SQUARE,
    MARKER_DIAMOND,
    MARKER_TRIANGLE,
    MARKER_TRIANGLE_DOWN /* filled with paper */
};

struct theme_line {
    theme_colour colour;
    double width; /* points */
    double dash;  /* points; 0 for a solid line */
    enum theme_marker marker;
};

/* The colour that lies at that share of the way from one to the other. */
theme_colour theme_mix(theme_colour from, theme_colour to, double share);

/* The look of a role, and of its `nth` bearer in one chart (0 the first). */
struct theme_line theme_line_of(enum series_role role);
struct theme_line theme_line_nth(enum series_role role, size_t nth);

struct theme_fill {
    theme_colour fill;
    theme_colour text;        /* readable on the fill */
    const char *mark;         /* told besides the shade: "▲" high, "■" medium, "▽" low, "" none */
    enum theme_marker marker; /* the same, drawn */
    theme_colour marker_colour;
};

struct theme_fill theme_fill_of(enum band band);

/* The colour of the `nth` part of a whole, in stacked bars; figures on it are THEME_PAPER. */
#define THEME_PARTS 5 /* that look different; more repeat */
theme_colour theme_part_colour(size_t nth);

/* The shade of a figure that lies at that share (0 the lowest, 1 the highest) of all that are shown. */
#define THEME_SHADE_INK_MOST 0.75 /* up to here the text on it is ink */
struct theme_fill theme_shade(double share);

/* The twin of a colour in the dark scheme, for screens: what is light turns dark and the other way round, so that what
 * can be read or told apart in one scheme can be so in the other. A colour that is none of the theme's stays. */
theme_colour theme_dark(theme_colour colour);

#endif
