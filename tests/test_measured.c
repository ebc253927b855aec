/* test_measured.c - texts that were measured before measure the same again, each by what it is laid out by. */
#include <cairo-pdf.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "report/chart/canvas.h"
#include "report/chart/fonts.h"
#include "report/chart/measured.h"
#include "tests/support/check.h"

struct setting {
    struct fonts fonts;
    struct fault fault;
    struct canvas canvas;
};

static int set_up(void **state)
{
    static struct setting setting;
    assert_int_equal(fonts_init(&setting.fonts, NULL, &setting.fault), 0);
    canvas_init(&setting.canvas, NULL, &setting.fonts, LANGUAGE_SV);
    *state = &setting;
    return 0;
}

static int tear_down(void **state)
{
    struct setting *setting = *state;
    canvas_release(&setting->canvas);
    fonts_release(&setting->fonts);
    return 0;
}

/* On a surface of another scale nothing is remembered: there all is measured anew. */
static double width_anew(struct setting *setting, const struct text_style *style, const char *text)
{
    struct canvas canvas;
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 10, 10);
    cairo_t *cairo = cairo_create(surface);
    cairo_scale(cairo, 4, 4);
    canvas_init(&canvas, cairo, &setting->fonts, LANGUAGE_SV);
    assert_false(canvas.to_scale);
    const double width = canvas_text_width(&canvas, style, text);
    canvas_release(&canvas);
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
    return width;
}

static void a_text_measures_as_it_does_anew(void **state)
{
    static const char *const texts[] = {"\u00d6cker\u00f6", "1\u00a0896", "Arbetsf\u00f6rmedlingen", "2017\u20132022"};
    struct setting *setting = *state;
    for (int cut = 0; cut < FONT_CUTS; cut++) {
        for (double size = 7; size < 10; size += 0.5) {
            const struct text_style style = {size, (enum font_cut)cut, THEME_INK};
            for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
                const double first = canvas_text_width(&setting->canvas, &style, texts[i]);
                const double again = canvas_text_width(&setting->canvas, &style, texts[i]);
                assert_true(first > 0);
                assert_true(!(first < again) && !(first > again));
                assert_true(fabs(first - width_anew(setting, &style, texts[i])) < 0.05);
            }
        }
    }
}

static void what_differs_is_told_apart(void **state)
{
    static const char text[] = "Deltagare i kommunala arbetsmarknads\u00e5tg\u00e4rder per tusen inv\u00e5nare";
    struct setting *setting = *state;
    struct canvas *canvas = &setting->canvas;
    const struct text_style style = {9, CUT_REGULAR, THEME_INK};
    const struct text_block narrow = {.width = 80, .leading = 12};
    const struct text_block cut = {.width = 80, .leading = 12, .lines_most = 2};
    const struct text_block wide = {.width = 600, .leading = 12};
    for (int again = 0; again < 2; again++) {
        assert_true(canvas_block_lines(canvas, &style, &narrow, text) > 3);
        assert_int_equal(canvas_block_lines(canvas, &style, &cut, text), 2);
        assert_int_equal(canvas_block_lines(canvas, &style, &wide, text), 1);
        assert_true(canvas_text_width(canvas, &style, text) > 200);
    }
}

static void a_character_that_no_font_has_is_a_fault_each_time(void **state)
{
    struct setting *setting = *state;
    const struct text_style style = {9, CUT_REGULAR, THEME_INK};
    for (int again = 0; again < 2; again++) {
        struct canvas canvas;
        canvas_init(&canvas, NULL, &setting->fonts, LANGUAGE_SV);
        (void)canvas_text_width(&canvas, &style, "\U00013000");
        assert_int_equal(canvas_check(&canvas, &setting->fault), -1);
        canvas_release(&canvas);
    }
}

/* More than there is room for: what is found is right. */
static void it_begins_anew_where_it_is_full(void **state)
{
    struct setting *setting = *state;
    const struct text_style style = {9, CUT_REGULAR, THEME_INK};
    size_t found = 0;
    char text[16];
    struct measured_key key = {.text = text, .style = &style, .language = LANGUAGE_SV};
    struct measured measured;
    for (int round = 0; round < 2; round++) {
        for (unsigned i = 0; i < 20000; i++) {
            (void)snprintf(text, sizeof text, "text %u", i);
            if (round == 0) {
                measured = (struct measured){i, i};
                measured_keep(setting->fonts.map, &key, &measured);
            } else if (measured_find(setting->fonts.map, &key, &measured)) {
                assert_int_equal(measured.lines, i);
                found++;
            }
        }
    }
    assert_in_range(found, 1000, 9000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_text_measures_as_it_does_anew, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_differs_is_told_apart, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_character_that_no_font_has_is_a_fault_each_time, set_up, tear_down),
        cmocka_unit_test_setup_teardown(it_begins_anew_where_it_is_full, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
