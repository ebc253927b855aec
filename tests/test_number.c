#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "tests/support/check.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))
#define N "\xC2\xA0"     /* no-break space */
#define M "\xE2\x88\x92" /* true minus */

static void formats_figures(void **state)
{
    static const struct {
        double value;
        int decimals;
        const char *swedish;
        const char *english;
    } rows[] = {
        {46.65, 1, "46,7", "46.7"}, /* the nearest double lies below */
        {1.005, 2, "1,01", "1.01"},
        {0.05, 1, "0,1", "0.1"},
        {0.15, 1, "0,2", "0.2"},
        {2.5, 0, "3", "3"},
        {-2.5, 0, M "3", M "3"},
        {1.5, 0, "2", "2"},
        {0.5, 0, "1", "1"},
        {0.49999, 0, "0", "0"},
        {-0.04, 1, "0,0", "0.0"},
        {-0.05, 1, M "0,1", M "0.1"},
        {-0.0, 0, "0", "0"},
        {0, 2, "0,00", "0.00"},
        {999.95, 1, "1" N "000,0", "1,000.0"},
        {999.94, 1, "999,9", "999.9"},
        {9.5, 0, "10", "10"},
        {99.5, 0, "100", "100"},
        {32394, 0, "32" N "394", "32,394"},
        {596841, 0, "596" N "841", "596,841"},
        {1234567.891, 2, "1" N "234" N "567,89", "1,234,567.89"},
        {-1234.5, 1, M "1" N "234,5", M "1,234.5"},
        {100, 0, "100", "100"},
        {1000, 0, "1" N "000", "1,000"},
        {1e15, 0, "1" N "000" N "000" N "000" N "000" N "000", "1,000,000,000,000,000"},
        {1e-9, 6, "0,000000", "0.000000"},
        {-1e-9, 6, "0,000000", "0.000000"},
        {5e-7, 6, "0,000001", "0.000001"},
        {0.000001, 6, "0,000001", "0.000001"},
        {DBL_MIN, 6, "0,000000", "0.000000"},
        {0.1 + 0.2, 1, "0,3", "0.3"},
        {21.25, 1, "21,3", "21.3"}, /* half to even would give 21.2 */
        {14.5, 0, "15", "15"},
    };
    char text[NUMBER_TEXT_MAX];
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        number_format(text, rows[i].value, rows[i].decimals, LANGUAGE_SV);
        assert_string_equal(text, rows[i].swedish);
        number_format(text, rows[i].value, rows[i].decimals, LANGUAGE_EN);
        assert_string_equal(text, rows[i].english);
    }
}

static void formats_the_largest_whole(void **state)
{
    char text[NUMBER_TEXT_MAX];
    size_t digits = 0;
    (void)state;
    number_format(text, -DBL_MAX, NUMBER_DECIMALS_MAX, LANGUAGE_SV);
    assert_memory_equal(text, M "179" N "769" N "313" N "486" N "232" N "000" N, 3 + 18 + 12);
    for (const char *at = text; *at != '\0'; at++) {
        digits += *at >= '0' && *at <= '9';
    }
    assert_int_equal(digits, 309 + 6);
    assert_string_equal(text + strlen(text) - 7, ",000000");
    number_format(text, 1e300, 0, LANGUAGE_EN);
    assert_int_equal(strlen(text), 301 + 100);
    assert_memory_equal(text, "1,000,", 6);
}

static void has_no_text_for_what_is_no_figure(void **state)
{
    const double none[] = {NAN, INFINITY, -INFINITY};
    char text[NUMBER_TEXT_MAX];
    (void)state;
    for (size_t i = 0; i < COUNT(none); i++) {
        number_format(text, none[i], 1, LANGUAGE_SV);
        assert_string_equal(text, "");
        number_exact(text, none[i]);
        assert_string_equal(text, "");
    }
    assert_true(isnan(number_round(NAN, 1)));
    assert_true(isinf(number_round(INFINITY, 1)));
}

static void rounds_as_it_shows(void **state)
{
    static const struct {
        double value;
        int decimals;
        double rounded;
    } rows[] = {{46.65, 1, 46.7}, {14.5, 0, 15},     {49.5, 0, 50}, {49.4999, 0, 49},  {-14.5, 0, -15},  {0.05, 1, 0.1},
                {2.5, 0, 3},      {999.95, 1, 1000}, {-0.04, 1, 0}, {1e300, 2, 1e300}, {21.25, 1, 21.3}, {0, 3, 0}};
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_memory_equal(&(double){number_round(rows[i].value, rows[i].decimals)}, &rows[i].rounded, sizeof(double));
    }
}

static void writes_short_exact_texts(void **state)
{
    static const struct {
        double value;
        const char *text;
    } rows[] = {{0, "0"},
                {46.65, "46.65"},
                {0.1, "0.1"},
                {-3, "-3"},
                {1.0 / 3, "0.3333333333333333"},
                {0.1 + 0.2, "0.30000000000000004"},
                {32394, "32394"},
                {-0.0, "0"}};
    char text[NUMBER_TEXT_MAX];
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        number_exact(text, rows[i].value);
        assert_string_equal(text, rows[i].text);
    }
}

/* A small generator, so that every run tries the same figures. */
static uint64_t next_random(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

static void reads_back_what_it_writes(void **state)
{
    uint64_t seed = 20221231;
    char text[NUMBER_TEXT_MAX];
    (void)state;
    for (int i = 0; i < 20000; i++) {
        uint64_t bits = next_random(&seed);
        double value;
        double back;
        memcpy(&value, &bits, sizeof value);
        if (!isnormal(value)) {
            continue;
        }
        number_exact(text, value);
        assert_true(number_parse(text, &back));
        assert_memory_equal(&value, &back, sizeof value);
    }
}

static void rounds_any_hundredths_away_from_zero(void **state)
{
    char text[NUMBER_TEXT_MAX];
    char expected[32];
    (void)state;
    for (int hundredths = 0; hundredths < 100000; hundredths++) {
        int tenths = (hundredths + 5) / 10;
        (void)snprintf(expected, sizeof expected, "%d.%d", tenths / 10, tenths % 10);
        number_format(text, hundredths / 100.0, 1, LANGUAGE_EN);
        if (tenths < 10000) {
            assert_string_equal(text, expected);
        }
    }
}

static void parses_only_whole_numbers_with_a_point(void **state)
{
    static const struct {
        const char *text;
        double value;
    } good[] = {{"0", 0}, {"46.65", 46.65}, {"-3", -3}, {"+3", 3}, {".5", 0.5}, {"1e3", 1000}, {"-1.5E-2", -0.015}};
    static const char *const bad[] = {"",     " 1",  "1 ",   "1,5",   "i.u.", "-",        "+",     ".",
                                      "0x10", "inf", "-inf", "nan",   "-nan", "1e400",    "1.2.3", "12a",
                                      "--1",  "1e",  "−1",   "1 000", "+-1",  "infinity", "1e+",   "X"};
    double value;
    (void)state;
    for (size_t i = 0; i < COUNT(good); i++) {
        assert_true(number_parse(good[i].text, &value));
        assert_memory_equal(&value, &good[i].value, sizeof value);
    }
    for (size_t i = 0; i < COUNT(bad); i++) {
        assert_false(number_parse(bad[i], &value));
    }
}

static void parses_integers_within_bounds(void **state)
{
    static const struct {
        const char *text;
        bool good;
        int value;
    } rows[] = {{"1900", true, 1900},
                {"2100", true, 2100},
                {"1899", false, 0},
                {"2101", false, 0},
                {"", false, 0},
                {"-", false, 0},
                {"2022x", false, 0},
                {" 2022", false, 0},
                {"+2022", false, 0},
                {"2022.0", false, 0},
                {"99999999999999999999", false, 0},
                {"02022", true, 2022}};
    int value;
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        value = 0;
        assert_int_equal(number_parse_int(rows[i].text, 1900, 2100, &value), rows[i].good);
        assert_int_equal(value, rows[i].value);
    }
    assert_true(number_parse_int("-5", -5, 5, &value));
    assert_int_equal(value, -5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(formats_figures),
        cmocka_unit_test(formats_the_largest_whole),
        cmocka_unit_test(has_no_text_for_what_is_no_figure),
        cmocka_unit_test(rounds_as_it_shows),
        cmocka_unit_test(writes_short_exact_texts),
        cmocka_unit_test(reads_back_what_it_writes),
        cmocka_unit_test(rounds_any_hundredths_away_from_zero),
        cmocka_unit_test(parses_only_whole_numbers_with_a_point),
        cmocka_unit_test(parses_integers_within_bounds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
