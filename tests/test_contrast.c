/* The theme's colours in both schemes: contrast on paper and shades (WCAG 2.1), and for those who see fewer colours. */
#include <math.h>

#include "report/theme.h"
#include "tests/support/check.h"

#define TEXT_LEAST 4.5
#define MARK_LEAST 3.0
#define COLOURS_APART 15.0 /* in CIELAB */

struct light {
    double red, green, blue; /* linear */
};

static double linear(unsigned value)
{
    const double share = value / 255.0;
    return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4);
}

static struct light light_of(theme_colour colour)
{
    return (struct light){linear(colour >> 16 & 0xFFu), linear(colour >> 8 & 0xFFu), linear(colour & 0xFFu)};
}

static double luminance(struct light light)
{
    return 0.2126 * light.red + 0.7152 * light.green + 0.0722 * light.blue;
}

static double contrast(theme_colour one, theme_colour other)
{
    const double first = luminance(light_of(one)) + 0.05;
    const double second = luminance(light_of(other)) + 0.05;
    return first > second ? first / second : second / first;
}

/* A colour as it is shown in a scheme. */
typedef theme_colour scheme(theme_colour colour);

static theme_colour in_light(theme_colour colour)
{
    return colour;
}

static scheme *const schemes[] = {in_light, theme_dark};
#define SCHEMES (sizeof schemes / sizeof *schemes)

typedef const double matrix[9];

/* Machado, Oliveira, Fernandes 2009, full severity. */
static matrix deuteranopia = {0.367322, 0.860646,  -0.227968, 0.280085, 0.672501,
                              0.047413, -0.011820, 0.042940,  0.968881};
static matrix protanopia = {0.152286, 1.052583,  -0.204868, 0.114503, 0.786281,
                            0.099216, -0.003882, -0.048116, 1.051998};

static struct light seen(matrix by, struct light light)
{
    return (struct light){fmax(by[0] * light.red + by[1] * light.green + by[2] * light.blue, 0),
                          fmax(by[3] * light.red + by[4] * light.green + by[5] * light.blue, 0),
                          fmax(by[6] * light.red + by[7] * light.green + by[8] * light.blue, 0)};
}

static double lab_part(double share)
{
    return share > 0.008856 ? cbrt(share) : 7.787 * share + 16.0 / 116;
}

/* The distance in CIELAB; 2.3 is just noticeable. */
static double distance(struct light one, struct light other)
{
    const struct light lights[] = {one, other};
    double lab[2][3];
    for (int i = 0; i < 2; i++) {
        const struct light at = lights[i];
        const double x = lab_part((0.4124 * at.red + 0.3576 * at.green + 0.1805 * at.blue) / 0.9505);
        const double y = lab_part(luminance(at));
        const double z = lab_part((0.0193 * at.red + 0.1192 * at.green + 0.9505 * at.blue) / 1.089);
        lab[i][0] = 116 * y - 16;
        lab[i][1] = 500 * (x - y);
        lab[i][2] = 200 * (y - z);
    }
    return sqrt(pow(lab[0][0] - lab[1][0], 2) + pow(lab[0][1] - lab[1][1], 2) + pow(lab[0][2] - lab[1][2], 2));
}

static void check_texts_are_readable_on_paper(scheme *shown)
{
    static const theme_colour texts[] = {THEME_INK,  THEME_MUTED,  THEME_REGION, THEME_CONTRAST,
                                         THEME_TEAL, THEME_PURPLE, THEME_GOLD};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_true(contrast(shown(texts[i]), shown(THEME_PAPER)) >= TEXT_LEAST);
    }
}

static void check_marks_of_every_role_are_seen_on_paper(scheme *shown)
{
    for (int role = ROLE_REGION; role <= ROLE_CONTEXT; role++) {
        for (size_t nth = 0; nth < 4; nth++) {
            assert_true(contrast(shown(theme_line_nth((enum series_role)role, nth).colour), shown(THEME_PAPER)) >=
                        MARK_LEAST);
        }
    }
}

static void check_figures_and_marks_are_readable_on_the_bands(scheme *shown)
{
    for (int band = BAND_LOW; band <= BAND_HIGH; band++) {
        const struct theme_fill fill = theme_fill_of((enum band)band);
        assert_true(contrast(shown(fill.text), shown(fill.fill)) >= TEXT_LEAST);
        assert_true(contrast(shown(fill.marker_colour), shown(fill.fill)) >= MARK_LEAST);
        assert_int_not_equal(fill.marker, MARKER_NONE);
    }
}

static void check_bands_differ_in_mark_and_in_lightness(scheme *shown)
{
    const struct theme_fill low = theme_fill_of(BAND_LOW);
    const struct theme_fill medium = theme_fill_of(BAND_MEDIUM);
    const struct theme_fill high = theme_fill_of(BAND_HIGH);
    assert_true(low.marker != medium.marker && medium.marker != high.marker && low.marker != high.marker);
    assert_true(contrast(shown(low.fill), shown(medium.fill)) >= 1.3);
    assert_true(contrast(shown(medium.fill), shown(high.fill)) >= 1.3);
}

static void lines_differ_by_more_than_colour(void **state)
{
    struct theme_line lines[8];
    size_t count = 0;
    (void)state;
    lines[count++] = theme_line_nth(ROLE_REGION, 0);
    lines[count++] = theme_line_nth(ROLE_CONTEXT, 0);
    for (size_t nth = 0; nth < 4; nth++) {
        lines[count++] = theme_line_nth(ROLE_CONTRAST, nth);
    }
    for (size_t nth = 0; nth < 2; nth++) {
        lines[count++] = theme_line_nth(ROLE_NATION, nth);
    }
    for (size_t i = 0; i < count; i++) {
        for (size_t j = i + 1; j < count; j++) {
            const bool by_shape = lines[i].marker != lines[j].marker || fabs(lines[i].dash - lines[j].dash) > 1;
            assert_true(by_shape);
        }
    }
}

/* Bars have neither dash nor marker. */
static void check_bars_differ_for_every_eye_and_in_grey(scheme *shown)
{
    static const enum series_role roles[] = {ROLE_REGION, ROLE_CONTRAST, ROLE_NATION, ROLE_CONTEXT};
    for (size_t i = 0; i < 4; i++) {
        for (size_t j = i + 1; j < 4; j++) {
            const struct light one = light_of(shown(theme_line_of(roles[i]).colour));
            const struct light other = light_of(shown(theme_line_of(roles[j]).colour));
            const double lightness = fabs(116 * (lab_part(luminance(one)) - lab_part(luminance(other))));
            assert_true(distance(seen(deuteranopia, one), seen(deuteranopia, other)) >= COLOURS_APART);
            assert_true(distance(seen(protanopia, one), seen(protanopia, other)) >= COLOURS_APART);
            assert_true(lightness >= 8);
        }
    }
}

static void check_figures_are_readable_on_every_shade_and_part(scheme *shown)
{
    for (int i = 0; i <= 1000; i++) {
        const struct theme_fill shade = theme_shade(i / 1000.0);
        assert_true(contrast(shown(shade.text), shown(shade.fill)) >= TEXT_LEAST);
    }
    assert_int_equal(theme_shade(THEME_SHADE_INK_MOST).text, THEME_INK);
    for (size_t i = 0; i < THEME_PARTS; i++) {
        assert_true(contrast(shown(theme_part_colour(i)), shown(THEME_PAPER)) >= TEXT_LEAST);
    }
}

/* In the dark scheme they grow lighter. The finest steps may round to the same there. */
static void check_shades_grow_darker(scheme *shown)
{
    const int step = shown == theme_dark ? 3 : 1;
    for (int i = step; i <= 100; i++) {
        const double before = luminance(light_of(shown(theme_shade((i - step) / 100.0).fill)));
        const double after = luminance(light_of(shown(theme_shade(i / 100.0).fill)));
        assert_true(shown == theme_dark ? after > before : after < before);
    }
}

/* Parts stand in one order, so only neighbours must be told apart by colour; paper is between them besides. */
static void check_neighbouring_parts_differ_for_the_colour_blind(scheme *shown)
{
    for (size_t i = 0; i < THEME_PARTS; i++) {
        const struct light one = light_of(shown(theme_part_colour(i)));
        const struct light other = light_of(shown(theme_part_colour((i + 1) % THEME_PARTS)));
        assert_true(distance(seen(deuteranopia, one), seen(deuteranopia, other)) > 20);
        assert_true(distance(seen(protanopia, one), seen(protanopia, other)) > 20);
    }
}

/* What a tile of a map without a figure is set in. */
static void check_words_are_readable_on_an_empty_tile(scheme *shown)
{
    assert_true(contrast(shown(THEME_MUTED), shown(THEME_GRID)) >= TEXT_LEAST);
}

/* The lesser of the distances for those who see with two kinds of cones. */
static double distance_for_all(theme_colour one, theme_colour other)
{
    const double without_green = distance(seen(deuteranopia, light_of(one)), seen(deuteranopia, light_of(other)));
    const double without_red = distance(seen(protanopia, light_of(one)), seen(protanopia, light_of(other)));
    return fmin(without_green, without_red);
}

static struct theme_line in_scheme(scheme *shown, struct theme_line line)
{
    line.colour = shown(line.colour);
    return line;
}

/* Every two lines that may stand in one chart: by colour, or else both by dash and by marker. */
static void check_lines_differ_for_the_colour_blind(scheme *shown)
{
    const struct theme_line lines[] = {
        in_scheme(shown, theme_line_nth(ROLE_REGION, 0)),   in_scheme(shown, theme_line_nth(ROLE_CONTRAST, 0)),
        in_scheme(shown, theme_line_nth(ROLE_CONTRAST, 1)), in_scheme(shown, theme_line_nth(ROLE_CONTRAST, 2)),
        in_scheme(shown, theme_line_nth(ROLE_CONTRAST, 3)), in_scheme(shown, theme_line_nth(ROLE_NATION, 0)),
        in_scheme(shown, theme_line_nth(ROLE_NATION, 1)),   in_scheme(shown, theme_line_nth(ROLE_CONTEXT, 0)),
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        for (size_t j = i + 1; j < sizeof lines / sizeof *lines; j++) {
            const bool by_colour = distance_for_all(lines[i].colour, lines[j].colour) >= COLOURS_APART;
            const bool by_shape = lines[i].marker != lines[j].marker && fabs(lines[i].dash - lines[j].dash) > 1;
            assert_true(by_colour || by_shape);
        }
    }
}

static void check_bands_differ_for_the_colour_blind(scheme *shown)
{
    for (int band = BAND_LOW; band < BAND_HIGH; band++) {
        const theme_colour one = shown(theme_fill_of((enum band)band).fill);
        const theme_colour other = shown(theme_fill_of((enum band)(band + 1)).fill);
        assert_true(distance_for_all(one, other) >= COLOURS_APART);
    }
}

static void texts_are_readable_on_paper(void **state)
{
    (void)state;
    for (size_t i = 0; i < SCHEMES; i++) {
        check_texts_are_readable_on_paper(schemes[i]);
    }
}

static void marks_of_every_role_are_seen_on_paper(void **state)
{
    (void)state;
    for (size_t i = 0; i < SCHEMES; i++) {
        check_marks_of_every_role_are_seen_on_paper(schemes[i]);
    }
}

static void figures_and_marks_are_readable_on_the_bands(void **state)
{
    (void)state;
    for (size_t i = 0; i < SCHEMES; i++) {
        check_figures_and_marks_are_readable_on_the_bands(schemes[i]);
    }
}

static void bands_differ_in_mark_and_in_lightness(void **state)
{
    (void)state;
    for (size_t i = 0; i < SCHEMES; i++) {
        check_bands_differ_in_mark_and_in_lightness(schemes[i]);
    }
}

static void bars_differ_for_every_eye_and_in_grey(void **state)
{
    (void)state;
    for (size_t i = 0; i < SCHEMES; i++) {
        check_bars_differ_for_every_eye_and_in_grey(schemes[i]);
    }
}

static void figures_are_readable_on_every_shade_and_part(void **state)
{
    (void)state;
    for (size_t i = 0; i < SCHEMES; i++) {
        check_figures_are_readable_on_every_shade_and_part(schemes[i]);
    }
}

static void shades_grow_darker(void **state)
{
    (void)state;
    for (size_t i = 0; i < SCHEMES; i++) {
        check_shades_grow_darker(schemes[i]);
    }
}

static void neighbouring_parts_differ_for_the_colour_blind(void **state)
{
    (void)state;
    for (size_t i = 0; i < SCHEMES; i++) {
        check_neighbouring_parts_differ_for_the_colour_blind(schemes[i]);
    }
}

static void words_are_readable_on_an_empty_tile(void **state)
{
    (void)state;
    for (size_t i = 0; i < SCHEMES; i++) {
        check_words_are_readable_on_an_empty_tile(schemes[i]);
    }
}

static void lines_differ_for_the_colour_blind(void **state)
{
    (void)state;
    for (size_t i = 0; i < SCHEMES; i++) {
        check_lines_differ_for_the_colour_blind(schemes[i]);
    }
}

static void bands_differ_for_the_colour_blind(void **state)
{
    (void)state;
    for (size_t i = 0; i < SCHEMES; i++) {
        check_bands_differ_for_the_colour_blind(schemes[i]);
    }
}

/* What the page's own parts are set in. */
static void dark_twins_are_none_of_the_light_ones(void **state)
{
    static const theme_colour colours[] = {THEME_INK, THEME_MUTED, THEME_RULE, THEME_REGION, THEME_GRID, THEME_PAPER};
    (void)state;
    for (size_t i = 0; i < sizeof colours / sizeof *colours; i++) {
        assert_int_not_equal(theme_dark(colours[i]), colours[i]);
    }
    assert_int_equal(theme_dark(0x123456u), 0x123456u);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_are_readable_on_every_shade_and_part),
        cmocka_unit_test(shades_grow_darker),
        cmocka_unit_test(neighbouring_parts_differ_for_the_colour_blind),
        cmocka_unit_test(texts_are_readable_on_paper),
        cmocka_unit_test(marks_of_every_role_are_seen_on_paper),
        cmocka_unit_test(figures_and_marks_are_readable_on_the_bands),
        cmocka_unit_test(bands_differ_in_mark_and_in_lightness),
        cmocka_unit_test(lines_differ_by_more_than_colour),
        cmocka_unit_test(dark_twins_are_none_of_the_light_ones),
        cmocka_unit_test(words_are_readable_on_an_empty_tile),
        cmocka_unit_test(lines_differ_for_the_colour_blind),
        cmocka_unit_test(bands_differ_for_the_colour_blind),
        cmocka_unit_test(bars_differ_for_every_eye_and_in_grey),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
