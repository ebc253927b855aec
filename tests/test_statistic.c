#include <math.h>
#include <stdio.h>

#include "base/number.h"
#include "tests/support/check.h"
#include "transform/statistic.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))
#define MEMBERS 13
#define NONE                   \
    {                          \
        0, CELL_MISSING, false \
    }

/* Tabell 5, the years 2019 and 2022: Ale, Alingsås, Göteborg, Härryda, Kungsbacka, Kungälv, Lerum,
 * Lilla Edet, Mölndal, Partille, Stenungsund, Tjörn, Öckerö. */
static const struct cell referrals_2019[MEMBERS] = {
    {39, 0, false}, {47, 0, false}, {25, 0, false}, {1, 0, false},  {7, 0, false}, {15, 0, false}, {51, 0, false},
    {0, 0, false},  {11, 0, false}, {15, 0, false}, {56, 0, false}, {5, 0, false}, {5, 0, false}};
static const struct cell referrals_2022[MEMBERS] = {
    {5, 0, false}, {29, 0, false}, {33, 0, false}, {0, 0, false},  {0, 0, false}, {0, 0, false}, {72, 0, false},
    {0, 0, false}, {4, 0, false},  {10, 0, false}, {30, 0, false}, NONE,          {5, 0, false}};

/* To the last bit. */
static void expect_exactly(const struct group_figure *figure, double value)
{
    assert_int_equal(figure->cell.status, CELL_VALUE);
    assert_memory_equal(&figure->cell.value, &value, sizeof value);
}

static void expect_figure(enum statistic statistic, const struct cell *cells, size_t count, double value)
{
    double room[64];
    struct group_figure figure = statistic_of(statistic, cells, count, room);
    expect_exactly(&figure, value);
}

static void means_of_referrals_are_as_published(void **state)
{
    char shown[NUMBER_TEXT_MAX];
    (void)state;
    struct group_figure mean = statistic_of(STATISTIC_MEAN, referrals_2019, MEMBERS, NULL);
    number_format(shown, mean.cell.value, 1, LANGUAGE_SV);
    assert_string_equal(shown, "21,3"); /* 277 / 13 */
    assert_int_equal(mean.reported, 13);
    assert_int_equal(mean.members, 13);
    mean = statistic_of(STATISTIC_MEAN, referrals_2022, MEMBERS, NULL);
    number_format(shown, mean.cell.value, 1, LANGUAGE_SV);
    assert_string_equal(shown, "15,7"); /* 188 / 12 */
    assert_int_equal(mean.reported, 12);
    assert_int_equal(mean.members, 13);
}

static void medians_of_odd_and_even_counts(void **state)
{
    static const struct cell two[] = {{4, 0, false}, {1, 0, false}};
    static const struct cell gaps[] = {NONE, {9, 0, false}, NONE, {1, 0, false}, {2, 0, false}};
    (void)state;
    expect_figure(STATISTIC_MEDIAN, referrals_2019, MEMBERS, 15);
    expect_figure(STATISTIC_MEDIAN, referrals_2022, MEMBERS, 5); /* the 6th and 7th of 12 are 5 and 5 */
    expect_figure(STATISTIC_MEDIAN, two, 2, 2.5);
    expect_figure(STATISTIC_MEDIAN, gaps, COUNT(gaps), 2);
    expect_figure(STATISTIC_MEDIAN, gaps, 2, 9);
}

static void lowest_and_highest(void **state)
{
    static const struct cell negative[] = {{-4, 0, false}, NONE, {-1, 0, false}};
    (void)state;
    expect_figure(STATISTIC_MIN, referrals_2022, MEMBERS, 0);
    expect_figure(STATISTIC_MAX, referrals_2022, MEMBERS, 72);
    expect_figure(STATISTIC_MIN, negative, 3, -4);
    expect_figure(STATISTIC_MAX, negative, 3, -1);
    struct group_figure highest = statistic_of(STATISTIC_MAX, referrals_2022, MEMBERS, NULL);
    assert_int_equal(highest.holder, 6); /* Lerum */
    assert_int_equal(highest.holders, 1);
    struct group_figure lowest = statistic_of(STATISTIC_MIN, referrals_2022, MEMBERS, NULL);
    assert_int_equal(lowest.holder, 3); /* Härryda, then Kungsbacka, Kungälv and Lilla Edet */
    assert_int_equal(lowest.holders, 4);
    lowest = statistic_of(STATISTIC_MIN, negative + 1, 2, NULL);
    assert_int_equal(lowest.holder, 1);
    assert_int_equal(lowest.holders, 1);
}

/* Places 1 + (n - 1) / 4 and 1 + (n - 1) * 3 / 4. */
static void quartiles_lie_on_the_line_between_figures(void **state)
{
    static const struct cell four[] = {{7, 0, false}, {1, 0, false}, NONE, {4, 0, false}, {2, 0, false}};
    static const struct cell five[] = {{50, 0, false}, {15, 0, false}, {40, 0, false}, {20, 0, false}, {35, 0, false}};
    static const struct cell one[] = {NONE, {3, 0, false}};
    static const struct cell alike[] = {{0.1, 0, false}, {0.1, 0, false}};
    (void)state;
    /* 0 1 5 5 7 11 15 15 25 39 47 51 56: places 4 and 10 */
    expect_figure(STATISTIC_LOWER_QUARTILE, referrals_2019, MEMBERS, 5);
    expect_figure(STATISTIC_UPPER_QUARTILE, referrals_2019, MEMBERS, 39);
    /* 0 0 0 0 4 5 5 10 29 30 33 72: places 3.75 and 9.25 */
    expect_figure(STATISTIC_LOWER_QUARTILE, referrals_2022, MEMBERS, 0);
    expect_figure(STATISTIC_UPPER_QUARTILE, referrals_2022, MEMBERS, 29.25);
    expect_figure(STATISTIC_LOWER_QUARTILE, four, COUNT(four), 1.75); /* 1 2 4 7: places 1.75 and 3.25 */
    expect_figure(STATISTIC_MEDIAN, four, COUNT(four), 3);
    expect_figure(STATISTIC_UPPER_QUARTILE, four, COUNT(four), 4.75);
    expect_figure(STATISTIC_LOWER_QUARTILE, five, 5, 20);
    expect_figure(STATISTIC_UPPER_QUARTILE, five, 5, 40);
    expect_figure(STATISTIC_LOWER_QUARTILE, one, 2, 3);
    expect_figure(STATISTIC_UPPER_QUARTILE, one, 2, 3);
    expect_figure(STATISTIC_LOWER_QUARTILE, alike, 2, 0.1);
}

static void a_sum_is_a_total_where_all_reported(void **state)
{
    (void)state;
    struct group_figure sum = statistic_of(STATISTIC_SUM, referrals_2019, MEMBERS, NULL);
    expect_exactly(&sum, 277);
    assert_true(sum.is_total);
    sum = statistic_of(STATISTIC_SUM, referrals_2022, MEMBERS, NULL);
    expect_exactly(&sum, 188);
    assert_int_equal(sum.reported, 12);
    assert_false(sum.is_total);
    assert_false(statistic_of(STATISTIC_MEAN, referrals_2019, MEMBERS, NULL).is_total);
}

static void a_weighted_mean_counts_those_who_have_both(void **state)
{
    static const struct cell values[] = {{10, 0, false}, {20, 0, false}, NONE,
                                         {40, 0, false}, {50, 0, true},  {60, 0, false}};
    static const struct cell weights[] = {{1, 0, false}, {3, 0, false},  {100, 0, true},
                                          {0, 0, false}, {-2, 0, false}, {0, CELL_NOT_FETCHED, false}};
    static const struct cell preliminary[] = {{1, 0, false}, {3, 0, true}};
    (void)state;
    struct group_figure mean = statistic_weighted_mean(values, weights, COUNT(values));
    expect_exactly(&mean, 17.5); /* (10 x 1 + 20 x 3) / 4 */
    assert_int_equal(mean.reported, 2);
    assert_int_equal(mean.members, 6);
    assert_false(mean.cell.preliminary);
    assert_true(statistic_weighted_mean(values, preliminary, 2).cell.preliminary);
    assert_false(statistic_weighted_mean(values, preliminary, 1).cell.preliminary);
    assert_int_equal(statistic_weighted_mean(values + 2, weights + 2, 3).cell.status, CELL_MISSING);
    assert_int_equal(statistic_weighted_mean(values + 2, weights + 2, 4).cell.status, CELL_NOT_FETCHED);
}

/* Three members, four years; nobody reported in the third, the second member is silent in the first. */
static void a_balanced_mean_is_of_those_who_always_reported(void **state)
{
    static const struct cell panel[] = {{1, 0, false}, {2, 0, false}, NONE, {3, 0, false}, /**/
                                        NONE,          {8, 0, true},  NONE, {9, 0, false}, /**/
                                        {5, 0, false}, {6, 0, false}, NONE, {10, 0, false}};
    static const struct cell second[] = {{2, 0, false}, {8, 0, true}, {6, 0, false}};
    static const struct cell third[] = {NONE, NONE, {0, CELL_WITHDRAWN, false}};
    static const bool nobody[3];
    bool balanced[3];
    (void)state;
    assert_int_equal(statistic_balanced_members(panel, 3, 4, balanced), 2);
    assert_true(balanced[0] && !balanced[1] && balanced[2]);
    struct group_figure mean = statistic_balanced_mean(second, balanced, 3);
    expect_exactly(&mean, 4);
    assert_int_equal(mean.reported, 2);
    assert_int_equal(mean.members, 3);
    assert_false(mean.cell.preliminary); /* the preliminary figure is not in it */
    assert_int_equal(statistic_balanced_mean(third, balanced, 3).cell.status, CELL_WITHDRAWN);
    assert_int_equal(statistic_balanced_mean(second, nobody, 3).cell.status, CELL_MISSING);
}

static void all_of_a_year_are_those_one_by_one(void **state)
{
    struct cell weights[MEMBERS];
    bool balanced[MEMBERS];
    double room[MEMBERS];
    struct group_figure figures[STATISTIC_COUNT];
    (void)state;
    for (size_t i = 0; i < MEMBERS; i++) {
        weights[i] = (struct cell){.value = (double)i};
        balanced[i] = i % 2 == 0;
    }
    struct statistic_year year = {referrals_2022, MEMBERS, weights, balanced};
    statistic_all(&year, room, figures);
    expect_exactly(&figures[STATISTIC_MEAN], 188.0 / 12);
    expect_exactly(&figures[STATISTIC_WEIGHTED_MEAN], 1009.0 / 67); /* neither Ale, who has 0, nor Tjörn */
    expect_exactly(&figures[STATISTIC_MEDIAN], 5);
    expect_exactly(&figures[STATISTIC_UPPER_QUARTILE], 29.25);
    expect_exactly(&figures[STATISTIC_MAX], 72);
    expect_exactly(&figures[STATISTIC_SUM], 188);
    expect_exactly(&figures[STATISTIC_BALANCED_MEAN], 149.0 / 7); /* 5 33 0 72 4 30 5 */
    assert_int_equal(figures[STATISTIC_BALANCED_MEAN].reported, 7);
    year.weights = NULL;
    year.balanced = NULL;
    statistic_all(&year, room, figures);
    assert_int_equal(figures[STATISTIC_WEIGHTED_MEAN].cell.status, CELL_MISSING);
    assert_int_equal(figures[STATISTIC_BALANCED_MEAN].cell.status, CELL_MISSING);
}

static void no_figure_where_no_number_can_hold_it(void **state)
{
    static const struct cell huge[] = {{1.7e308, 0, false}, {1.7e308, 0, false}};
    (void)state;
    assert_int_equal(statistic_of(STATISTIC_SUM, huge, 2, NULL).cell.status, CELL_MISSING);
    assert_int_equal(statistic_of(STATISTIC_MEAN, huge, 2, NULL).cell.status, CELL_MISSING);
    expect_figure(STATISTIC_MAX, huge, 2, 1.7e308);
}

static void none_reported_gives_the_strongest_reason(void **state)
{
    static const struct {
        struct cell cells[3];
        enum cell_status status;
    } rows[] = {
        {{NONE, NONE, NONE}, CELL_MISSING},
        {{NONE, {0, CELL_WITHDRAWN, false}, NONE}, CELL_WITHDRAWN},
        {{{0, CELL_NOT_FETCHED, false}, {0, CELL_WITHDRAWN, false}, NONE}, CELL_NOT_FETCHED},
        {{{0, CELL_NOT_APPLICABLE, false}, {0, CELL_ZERO_DENOMINATOR, false}, NONE}, CELL_ZERO_DENOMINATOR},
        {{{0, CELL_NOT_APPLICABLE, false}, {0, CELL_NOT_APPLICABLE, false}, NONE}, CELL_MISSING},
        {{{0, CELL_NOT_APPLICABLE, false}, {0, CELL_NOT_APPLICABLE, false}, {0, CELL_NOT_APPLICABLE, false}},
         CELL_NOT_APPLICABLE},
    };
    double room[3];
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        for (int statistic = 0; statistic < STATISTIC_COUNT; statistic++) {
            struct group_figure figure = statistic_of((enum statistic)statistic, rows[i].cells, 3, room);
            assert_int_equal(figure.cell.status, rows[i].status);
            assert_int_equal(figure.reported, 0);
            assert_int_equal(figure.members, 3);
        }
    }
    assert_int_equal(statistic_of(STATISTIC_MEAN, NULL, 0, NULL).cell.status, CELL_MISSING);
}

static void sums_lose_nothing(void **state)
{
    struct cell cells[] = {{1, 0, false}, {1e100, 0, false}, {1, 0, false}, {-1e100, 0, false}};
    (void)state;
    expect_figure(STATISTIC_MEAN, cells, 4, 0.5);
    struct cell tenths[10];
    for (size_t i = 0; i < 10; i++) {
        tenths[i] = (struct cell){0.1, 0, false};
    }
    expect_figure(STATISTIC_MEAN, tenths, 10, 0.1);
}

/* A small generator, so that every run tries the same panels. */
static unsigned next_random(unsigned *seed, unsigned below)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) % below;
}

static void the_order_of_members_does_not_show(void **state)
{
    unsigned seed = 1407;
    (void)state;
    for (int round = 0; round < 2000; round++) {
        struct cell cells[30];
        double room[30];
        double before[STATISTIC_COUNT];
        size_t count = 1 + next_random(&seed, 30);
        for (size_t i = 0; i < count; i++) {
            cells[i] = next_random(&seed, 5) == 0 ? (struct cell)NONE
                                                  : (struct cell){.value = next_random(&seed, 1000000) / 997.0 - 300};
        }
        for (int s = 0; s < STATISTIC_COUNT; s++) {
            before[s] = statistic_of((enum statistic)s, cells, count, room).cell.value;
        }
        for (size_t i = count; i > 1; i--) {
            size_t other = next_random(&seed, (unsigned)i);
            struct cell swapped = cells[i - 1];
            cells[i - 1] = cells[other];
            cells[other] = swapped;
        }
        for (int s = 0; s < STATISTIC_COUNT; s++) {
            double after = statistic_of((enum statistic)s, cells, count, room).cell.value;
            assert_memory_equal(&before[s], &after, sizeof after);
        }
    }
}

static void has_names(void **state)
{
    (void)state;
    static const char *const names[] = {"mean", "weighted_mean", "median", "lower_quartile", "upper_quartile",
                                        "min",  "max",           "sum",    "balanced_mean"};
    assert_int_equal(COUNT(names), STATISTIC_COUNT);
    for (size_t i = 0; i < COUNT(names); i++) {
        assert_string_equal(statistic_name((enum statistic)i), names[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(means_of_referrals_are_as_published),
        cmocka_unit_test(medians_of_odd_and_even_counts),
        cmocka_unit_test(lowest_and_highest),
        cmocka_unit_test(quartiles_lie_on_the_line_between_figures),
        cmocka_unit_test(a_sum_is_a_total_where_all_reported),
        cmocka_unit_test(a_weighted_mean_counts_those_who_have_both),
        cmocka_unit_test(a_balanced_mean_is_of_those_who_always_reported),
        cmocka_unit_test(all_of_a_year_are_those_one_by_one),
        cmocka_unit_test(no_figure_where_no_number_can_hold_it),
        cmocka_unit_test(none_reported_gives_the_strongest_reason),
        cmocka_unit_test(sums_lose_nothing),
        cmocka_unit_test(the_order_of_members_does_not_show),
        cmocka_unit_test(has_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
