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

static void expect_figure(enum statistic statistic, const struct cell *cells, size_t count, double value)
{
    double room[64];
    struct group_figure figure = statistic_of(statistic, cells, count, room);
    assert_int_equal(figure.cell.status, CELL_VALUE);
    assert_memory_equal(&figure.cell.value, &value, sizeof value);
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

static void ranks_share_places(void **state)
{
    static const struct cell cells[] = {{5, 0, false}, {7, 0, false}, NONE,
                                        {5, 0, false}, {1, 0, false}, {0, 0, false}};
    (void)state;
    assert_int_equal(rank_of(7, cells, COUNT(cells)), 1);
    assert_int_equal(rank_of(5, cells, COUNT(cells)), 2);
    assert_int_equal(rank_of(1, cells, COUNT(cells)), 4);
    assert_int_equal(rank_of(0, cells, COUNT(cells)), 5);
    assert_int_equal(rank_of(3, cells, 0), 1);
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
    assert_string_equal(statistic_name(STATISTIC_MEAN), "mean");
    assert_string_equal(statistic_name(STATISTIC_MEDIAN), "median");
    assert_string_equal(statistic_name(STATISTIC_MIN), "min");
    assert_string_equal(statistic_name(STATISTIC_MAX), "max");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(means_of_referrals_are_as_published),
        cmocka_unit_test(medians_of_odd_and_even_counts),
        cmocka_unit_test(lowest_and_highest),
        cmocka_unit_test(none_reported_gives_the_strongest_reason),
        cmocka_unit_test(ranks_share_places),
        cmocka_unit_test(sums_lose_nothing),
        cmocka_unit_test(the_order_of_members_does_not_show),
        cmocka_unit_test(has_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
