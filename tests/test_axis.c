/* Scales from zero with few round ticks. */
#include <math.h>

#include "report/chart/axis.h"
#include "tests/support/check.h"

static void assert_axis(double least, double most, size_t steps, double low, double high, double step)
{
    const struct axis axis = axis_fit(least, most, steps);
    assert_true(fabs(axis.low - low) < 1e-9 * (1 + fabs(low)));
    assert_true(fabs(axis.high - high) < 1e-9 * (1 + fabs(high)));
    assert_true(fabs(axis.step - step) < 1e-9 * (1 + step));
    assert_true(fabs(axis_tick(&axis, 0) - axis.low) < 1e-6);
    assert_true(fabs(axis_tick(&axis, axis.tick_count - 1) - axis.high) < 1e-6 * (1 + fabs(high)));
}

static void ticks_are_round_and_cover_the_values(void **state)
{
    (void)state;
    assert_axis(12.2, 45.6, 5, 0, 50, 10);
    assert_axis(0, 100, 5, 0, 100, 20);
    assert_axis(0, 75, 3, 0, 75, 25);
    assert_axis(0, 596841, 5, 0, 600000, 200000);
    assert_axis(0, 7.4, 5, 0, 8, 2);
    assert_axis(0, 0.3, 3, 0, 0.3, 0.1);
}

static void a_scale_always_holds_zero(void **state)
{
    (void)state;
    assert_axis(40, 45, 5, 0, 50, 10);
    assert_axis(-45, -40, 5, -50, 0, 10);
    assert_axis(-20, 38, 5, -20, 40, 20);
}

static void nothing_to_scale_gives_zero_to_one(void **state)
{
    (void)state;
    assert_axis(0, 0, 5, 0, 1, 1);
    assert_axis(0, INFINITY, 5, 0, 1, 1);
    assert_axis(0, 5, 0, 0, 5, 5);
}

static void places_are_proportional(void **state)
{
    const struct axis axis = axis_fit(0, 50, 5);
    (void)state;
    assert_true(fabs(axis_place(&axis, 0, 200, 100) - 200) < 1e-9);
    assert_true(fabs(axis_place(&axis, 25, 200, 100) - 150) < 1e-9);
    assert_true(fabs(axis_place(&axis, 50, 200, 100) - 100) < 1e-9);
}

static void labels_are_written_as_the_language_does(void **state)
{
    char text[NUMBER_TEXT_MAX];
    const struct axis many = axis_fit(0, 596841, 5);
    const struct axis small = axis_fit(0, 0.9, 5);
    const struct axis below = axis_fit(-20, 38, 5);
    (void)state;
    axis_label(&many, 1, LANGUAGE_SV, text);
    assert_string_equal(text, "200\xC2\xA0"
                              "000");
    axis_label(&many, 1, LANGUAGE_EN, text);
    assert_string_equal(text, "200,000");
    axis_label(&small, 1, LANGUAGE_SV, text);
    assert_string_equal(text, "0,2");
    axis_label(&small, 0, LANGUAGE_SV, text);
    assert_string_equal(text, "0,0");
    axis_label(&below, 0, LANGUAGE_SV, text);
    assert_string_equal(text, "\xE2\x88\x92"
                              "20");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ticks_are_round_and_cover_the_values),    cmocka_unit_test(a_scale_always_holds_zero),
        cmocka_unit_test(nothing_to_scale_gives_zero_to_one),      cmocka_unit_test(places_are_proportional),
        cmocka_unit_test(labels_are_written_as_the_language_does),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
