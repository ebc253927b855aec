/* test_change.c - a share changes in points, a count in per cent; what is large against the history. */
#include <math.h>
#include <string.h>

#include "tests/support/check.h"
#include "transform/change.h"
#include "transform/level_shift.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

static const struct indicator share = {.unit = "%"};
static const struct indicator number = {.unit = ""};
static const struct indicator scale = {.unit = "", .kind = INDICATOR_SUPPLEMENT};
static const struct indicator yes_no = {.unit = "", .yes_no = true};

static void expect(const struct cell *cell, double value)
{
    assert_int_equal(cell->status, CELL_VALUE);
    assert_true(fabs(cell->value - value) < 1e-9);
}

static void a_share_changes_in_points_and_a_count_in_per_cent(void **state)
{
    static const struct cell forty = {40, CELL_VALUE, false};
    static const struct cell fifty = {50, CELL_VALUE, true};
    (void)state;
    struct cell points = change_told(&share, &forty, &fifty);
    struct cell per_cent = change_told(&number, &forty, &fifty);
    struct cell steps = change_told(&scale, &forty, &fifty);
    struct cell none = change_told(&yes_no, &forty, &fifty);
    expect(&points, 10);
    expect(&per_cent, 25);
    expect(&steps, 10);
    assert_true(per_cent.preliminary);
    assert_int_equal(none.status, CELL_NOT_APPLICABLE);
    assert_int_equal(change_measure_of(&share), CHANGE_POINTS);
    assert_int_equal(change_measure_of(&number), CHANGE_PERCENT);
    assert_int_equal(change_measure_of(&yes_no), CHANGE_NONE);
}

static void of_nothing_there_is_no_percentage(void **state)
{
    static const struct cell zero = {0, CELL_VALUE, false};
    static const struct cell below = {-3, CELL_VALUE, false};
    static const struct cell five = {5, CELL_VALUE, false};
    static const struct cell missing = {0, CELL_MISSING, false};
    (void)state;
    assert_int_equal(change_percent(&zero, &five).status, CELL_ZERO_DENOMINATOR);
    assert_int_equal(change_percent(&below, &five).status, CELL_ZERO_DENOMINATOR);
    assert_int_equal(change_percent(&missing, &five).status, CELL_MISSING);
    struct cell gone = change_percent(&five, &zero);
    expect(&gone, -100);
    struct cell from_zero = change_told(&share, &zero, &five);
    expect(&from_zero, 5);
}

/* --- level shifts --- */

#define AREAS 10
#define YEARS 5

/* Each area changes by -2, -1, 0 and 1 in its four changes; the last one's last by 9 instead. */
static void fill_history(struct cell cells[AREAS * YEARS])
{
    for (size_t area = 0; area < AREAS; area++) {
        double value = 50;
        for (size_t year = 0; year < YEARS; year++) {
            value += year == 0 ? 0 : (double)year - 3;
            cells[area * YEARS + year] = (struct cell){.value = value};
        }
    }
    cells[AREAS * YEARS - 1].value += 8;
}

static void a_large_change_is_told_by_median_and_mad(void **state)
{
    struct cell cells[AREAS * YEARS];
    double room[AREAS * (YEARS - 1)];
    struct level_history history;
    (void)state;
    fill_history(cells);
    level_history_find(&history, cells, AREAS, YEARS, false, room);
    assert_int_equal(history.changes, 40);
    assert_true(fabs(history.median + 0.5) < 1e-12);          /* ten each of -2 to 1, one of them at 9 */
    assert_true(fabs(history.spread - 1.4826 * 1.0) < 1e-12); /* distances 0.5 (20), 1.5 (19), 9.5: the 20th and 21st */
    const struct cell *last = &cells[AREAS * YEARS - 1];
    struct cell score = level_shift_score(&history, last - 1, last);
    expect(&score, 9.5 / 1.4826);
    assert_true(level_is_shift(&score));
    struct cell usual = level_shift_score(&history, last - 2, last - 1);
    expect(&usual, 0.5 / 1.4826);
    assert_false(level_is_shift(&usual));
}

static void halving_is_as_far_as_doubling_for_a_count(void **state)
{
    struct cell cells[AREAS * YEARS];
    double room[AREAS * (YEARS - 1)];
    struct level_history history;
    static const struct cell ten = {10, CELL_VALUE, false};
    static const struct cell twenty = {20, CELL_VALUE, false};
    static const struct cell none = {0, CELL_VALUE, false};
    (void)state;
    /* 100, 110, 100, 110, 100 everywhere. */
    for (size_t i = 0; i < COUNT(cells); i++) {
        cells[i] = (struct cell){.value = i % YEARS % 2 == 0 ? 100 : 110};
    }
    level_history_find(&history, cells, AREAS, YEARS, true, room);
    assert_true(fabs(history.median) < 1e-12);
    assert_true(fabs(history.spread - 1.4826 * log(1.1)) < 1e-12);
    struct cell up = level_shift_score(&history, &ten, &twenty);
    struct cell down = level_shift_score(&history, &twenty, &ten);
    expect(&up, log(2) / (1.4826 * log(1.1)));
    expect(&down, -up.value);
    assert_true(level_is_shift(&up) && level_is_shift(&down));
    assert_int_equal(level_shift_score(&history, &none, &ten).status, CELL_ZERO_DENOMINATOR);
}

static void without_a_history_there_is_no_rule(void **state)
{
    struct cell cells[AREAS * YEARS];
    double room[AREAS * (YEARS - 1)];
    struct level_history history;
    (void)state;
    fill_history(cells);
    level_history_find(&history, cells, 7, YEARS, false, room); /* 28 changes */
    assert_int_equal(history.changes, 28);
    assert_int_equal(level_shift_score(&history, &cells[0], &cells[1]).status, CELL_MISSING);
    for (size_t i = 0; i < COUNT(cells); i++) {
        cells[i] = (struct cell){.value = 7};
    }
    level_history_find(&history, cells, AREAS, YEARS, false, room);
    assert_int_equal(level_shift_score(&history, &cells[0], &cells[1]).status, CELL_MISSING);
}

/* Most changes are 0, so the median deviation is 0 and the mean deviation takes its place. */
static void where_most_stand_still_the_mean_deviation_is_the_spread(void **state)
{
    struct cell cells[AREAS * YEARS];
    double room[AREAS * (YEARS - 1)];
    struct level_history history;
    (void)state;
    for (size_t i = 0; i < COUNT(cells); i++) {
        cells[i] = (struct cell){.value = 7};
    }
    cells[YEARS - 1].value = 15; /* one change of 8 among 40 */
    level_history_find(&history, cells, AREAS, YEARS, false, room);
    assert_true(history.by_mean);
    assert_true(fabs(history.spread - 1.2533 * 8 / 40) < 1e-12);
    struct cell score = level_shift_score(&history, &cells[YEARS - 2], &cells[YEARS - 1]);
    assert_true(level_is_shift(&score));
}

/* 3.1 - 3 and 4.1 - 4 are the same change, though not to the last bit. */
static void what_only_rounding_tells_apart_is_alike(void **state)
{
    struct cell cells[AREAS * YEARS];
    double room[AREAS * (YEARS - 1)];
    struct level_history history;
    (void)state;
    for (size_t area = 0; area < AREAS; area++) {
        for (size_t year = 0; year < YEARS; year++) {
            cells[area * YEARS + year] = (struct cell){.value = (double)area + 0.1 * (double)year};
        }
    }
    level_history_find(&history, cells, AREAS, YEARS, false, room);
    assert_int_equal(level_shift_score(&history, &cells[0], &cells[1]).status, CELL_MISSING);
    cells[1].value += 5;
    level_history_find(&history, cells, AREAS, YEARS, false, room);
    assert_true(history.by_mean && history.spread > 0.1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_share_changes_in_points_and_a_count_in_per_cent),
        cmocka_unit_test(of_nothing_there_is_no_percentage),
        cmocka_unit_test(a_large_change_is_told_by_median_and_mad),
        cmocka_unit_test(halving_is_as_far_as_doubling_for_a_count),
        cmocka_unit_test(what_only_rounding_tells_apart_is_alike),
        cmocka_unit_test(without_a_history_there_is_no_rule),
        cmocka_unit_test(where_most_stand_still_the_mean_deviation_is_the_spread),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
