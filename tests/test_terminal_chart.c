/*
 * test_terminal_chart.c - charts drawn at a terminal, held against tests/drawings/NAME.txt.
 *
 * DRAWINGS_WRITE=1 writes the files anew; look at the difference before it is kept.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/text.h"
#include "report/terminal_chart.h"
#include "tests/support/chart_samples.h"
#include "tests/support/check.h"
#include "tests/support/scratch.h"

static double rising(size_t series, size_t point)
{
    return 20.3 + 4.0 * (double)series + (double)((series * 37 + point * 11) % 17);
}

static double gaps(size_t series, size_t point)
{
    return (series + point) % 4 == 0 ? NAN : 20 + 5.0 * (double)series + 2.5 * (double)(point % 5);
}

static double missing(size_t series, size_t point)
{
    (void)series;
    (void)point;
    return NAN;
}

static double equal(size_t series, size_t point)
{
    (void)series;
    (void)point;
    return 42;
}

static double below_zero(size_t series, size_t point)
{
    return 7.5 * (double)point - 4.0 * (double)series - 12;
}

static double thousands(size_t series, size_t point)
{
    return 57000.0 * (double)point + 10000.0 * (double)series + 120000;
}

/* A high figure before and after a gap, which must not be drawn as a fall to nought. */
static double one_gap(size_t series, size_t point)
{
    (void)series;
    return point == 2 ? NAN : 90;
}

struct drawing {
    const char *name; /* of the file */
    size_t series;
    size_t points;
    sample_value value;
    struct terminal_chart terminal;
};

static const struct drawing drawings[] = {
    {"one-40", 1, 6, rising, {40, 13, true, false}},
    {"one-80", 1, 6, rising, {80, 13, true, false}},
    {"one-styled", 1, 6, rising, {80, 13, true, true}},
    {"one-of-thirty-years", 1, 30, rising, {80, 13, true, false}},
    {"one-of-sixty-years-40", 1, 60, rising, {40, 13, false, false}},
    {"two-80", 2, 6, rising, {80, 13, true, false}},
    {"two-gaps", 2, 18, gaps, {80, 13, true, false}},
    {"two-gaps-ascii", 2, 18, gaps, {80, 13, false, false}},
    {"two-equal", 2, 6, equal, {80, 13, true, false}},
    {"two-of-one-year", 2, 1, equal, {80, 13, true, false}},
    {"two-of-one-year-ascii", 2, 1, equal, {40, 13, false, false}},
    {"three-40", 3, 6, rising, {40, 13, true, false}},
    {"three-40-ascii", 3, 6, rising, {40, 13, false, false}},
    {"three-80-ascii", 3, 6, rising, {80, 13, false, false}},
    {"three-200", 3, 6, rising, {200, 16, true, false}},
    {"three-styled", 3, 6, rising, {80, 13, true, true}},
    {"three-below-zero", 3, 6, below_zero, {80, 13, true, false}},
    {"three-missing", 3, 6, missing, {80, 13, true, false}},
    {"three-thousands", 3, 6, thousands, {80, 13, true, false}},
    {"thirteen-40", 13, 6, rising, {40, 13, true, false}},
    {"thirteen-80", 13, 6, rising, {80, 13, true, false}},
    {"thirteen-200", 13, 6, rising, {200, 16, true, false}},
    {"forty-80", 40, 6, rising, {80, 13, true, false}},
    {"forty-200-ascii", 40, 6, rising, {200, 16, false, false}},
    {"no-room", 5, 6, rising, {20, 2, true, false}},
};

static void draw(const struct drawing *drawing, enum language language, struct buffer *text)
{
    struct document document;
    sample_document_init(&document);
    struct chart *chart = sample_chart(&document, CHART_LINES, drawing->series, drawing->points, drawing->value);
    terminal_chart_append(chart, language, &drawing->terminal, text);
    assert_false(buffer_failed(text));
    document_release(&document);
}

static void expect_drawing(const struct drawing *drawing)
{
    char name[64];
    char path[LIMIT_PATH_BYTES];
    struct buffer text;
    struct buffer kept;
    buffer_init(&text, LIMIT_RENDERED_BYTES);
    buffer_init(&kept, LIMIT_RENDERED_BYTES);
    draw(drawing, LANGUAGE_SV, &text);
    (void)snprintf(name, sizeof name, "%s.txt", drawing->name);
    if (getenv("DRAWINGS_WRITE") != NULL) {
        scratch_write("tests/drawings", name, text.bytes);
    }
    scratch_join(path, "tests/drawings", name);
    scratch_read(path, &kept);
    if (strcmp(text.bytes, kept.bytes) != 0) {
        fail_msg("tests/drawings/%s differs from:\n%s", name, text.bytes);
    }
    buffer_release(&kept);
    buffer_release(&text);
}

static void charts_look_as_they_were_looked_at(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof drawings / sizeof *drawings; i++) {
        expect_drawing(&drawings[i]);
    }
}

/* No line is wider than the terminal or ends in white, and there are not more of them than were allowed; names may
 * stand below. */
static void expect_fitting(const struct drawing *drawing)
{
    struct buffer text;
    size_t lines = 0;
    buffer_init(&text, LIMIT_RENDERED_BYTES);
    draw(drawing, LANGUAGE_SV, &text);
    for (const char *at = text.bytes; *at != '\0'; lines++) {
        char line[LIMIT_NAME_BYTES];
        const size_t length = strcspn(at, "\n");
        (void)snprintf(line, sizeof line, "%.*s", (int)length, at);
        assert_int_equal(at[length], '\n');
        assert_true(length == 0 || line[length - 1] != ' ');
        if (text_width(line) > drawing->terminal.width) {
            fail_msg("%zu series, %zu years at %zu columns: %s", drawing->series, drawing->points,
                     drawing->terminal.width, line);
        }
        at += length + 1;
    }
    assert_true(lines <= drawing->terminal.height + drawing->series + 1);
    buffer_release(&text);
}

static void all_extremes_fit(void **state)
{
    static const sample_value values[] = {rising, gaps, missing, equal, below_zero, thousands};
    static const size_t counts[] = {0, 1, 2, 13, 40};
    static const size_t years[] = {1, 2, 6, 29, 60};
    static const size_t widths[] = {40, 59, 60, 80, 200};
    (void)state;
    for (size_t i = 0; i < 6U * 5 * 5 * 5 * 2; i++) {
        const struct drawing drawing = {.series = counts[i / 2 % 5],
                                        .points = years[i / 10 % 5],
                                        .value = values[i / 50 % 6],
                                        .terminal = {widths[i / 300], 13, i % 2 == 0, false}};
        expect_fitting(&drawing);
    }
}

/* Without braille there is nothing but ASCII in a drawing without names. */
static void ascii_is_ascii(void **state)
{
    const struct drawing drawing = {"", 3, 6, below_zero, {80, 13, false, false}};
    struct document document;
    struct buffer text;
    (void)state;
    sample_document_init(&document);
    buffer_init(&text, LIMIT_RENDERED_BYTES);
    struct chart *chart = sample_chart(&document, CHART_LINES, 3, 6, thousands);
    chart->unit = "";
    for (size_t i = 0; i < chart->series_count; i++) {
        chart->series[i].unnamed = true;
    }
    terminal_chart_append(chart, LANGUAGE_EN, &drawing.terminal, &text);
    for (size_t i = 0; i < text.length; i++) {
        assert_true((unsigned char)text.bytes[i] < 0x80);
    }
    buffer_release(&text);
    document_release(&document);
}

static void a_gap_is_no_fall(void **state)
{
    const struct drawing drawing = {"", 1, 5, one_gap, {80, 13, false, false}};
    struct buffer text;
    size_t rows_with_marks = 0;
    (void)state;
    buffer_init(&text, LIMIT_RENDERED_BYTES);
    draw(&drawing, LANGUAGE_SV, &text);
    for (const char *at = text.bytes; *at != '\0'; at += strcspn(at, "\n") + 1) {
        const char *mark = strchr(at, '*');
        rows_with_marks += mark != NULL && mark < at + strcspn(at, "\n");
    }
    assert_int_equal(rows_with_marks, 1);
    buffer_release(&text);
}

/* A name of wide characters takes twice its letters, one of combining marks less. */
static void names_are_measured_in_columns(void **state)
{
    const struct terminal_chart terminal = {60, 13, true, false};
    struct document document;
    struct buffer text;
    (void)state;
    sample_document_init(&document);
    buffer_init(&text, LIMIT_RENDERED_BYTES);
    struct chart *chart = sample_chart(&document, CHART_LINES, 2, 6, rising);
    chart->series[0].label = "O\xCC\x88"
                             "ckero\xCC\x88";
    chart->series[1].label = "\xE6\x9D\xB1\xE4\xBA\xAC\xE6\x9D\xB1\xE4\xBA\xAC\xE6\x9D\xB1\xE4\xBA\xAC"
                             "\xE6\x9D\xB1\xE4\xBA\xAC\xE6\x9D\xB1\xE4\xBA\xAC";
    terminal_chart_append(chart, LANGUAGE_SV, &terminal, &text);
    for (const char *at = text.bytes; *at != '\0'; at += strcspn(at, "\n") + 1) {
        char line[LIMIT_NAME_BYTES];
        (void)snprintf(line, sizeof line, "%.*s", (int)strcspn(at, "\n"), at);
        assert_true(text_width(line) <= terminal.width);
    }
    assert_non_null(strstr(text.bytes, chart->series[0].label));
    assert_null(strstr(text.bytes, chart->series[1].label)); /* 20 columns and a figure are more than 24 */
    assert_non_null(strstr(text.bytes, "\xE2\x80\xA6\xC2\xA0"));
    buffer_release(&text);
    document_release(&document);
}

static void figures_are_written_as_the_language_does(void **state)
{
    const struct drawing drawing = {"", 1, 6, thousands, {80, 13, true, false}};
    struct buffer text;
    (void)state;
    buffer_init(&text, LIMIT_RENDERED_BYTES);
    draw(&drawing, LANGUAGE_EN, &text);
    assert_non_null(strstr(text.bytes, "400,000"));
    buffer_clear(&text);
    draw(&drawing, LANGUAGE_SV, &text);
    assert_non_null(strstr(text.bytes, "400\xC2\xA0"
                                       "000"));
    buffer_release(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(charts_look_as_they_were_looked_at),
        cmocka_unit_test(all_extremes_fit),
        cmocka_unit_test(ascii_is_ascii),
        cmocka_unit_test(a_gap_is_no_fall),
        cmocka_unit_test(names_are_measured_in_columns),
        cmocka_unit_test(figures_are_written_as_the_language_does),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
