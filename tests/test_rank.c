/* test_rank.c - places among others, and runs of years. */
#include "tests/support/chance.h"
#include "tests/support/check.h"
#include "transform/rank.h"
#include "transform/run_of_years.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))
#define V(value)                 \
    {                            \
        value, CELL_VALUE, false \
    }
#define NONE                   \
    {                          \
        0, CELL_MISSING, false \
    }
#define MOST 300

static void expect_rank(const struct cell *cells, size_t count, size_t which, size_t place, size_t sharers)
{
    struct rank rank = rank_among(cells, count, which);
    assert_int_equal(rank.place, place);
    assert_int_equal(rank.sharers, sharers);
}

static void equal_figures_share_a_place_and_the_next_is_left_out(void **state)
{
    static const struct cell cells[] = {V(5), V(9), NONE, V(5), V(1)};
    (void)state;
    expect_rank(cells, COUNT(cells), 1, 1, 1);
    expect_rank(cells, COUNT(cells), 0, 2, 2);
    expect_rank(cells, COUNT(cells), 3, 2, 2);
    expect_rank(cells, COUNT(cells), 4, 4, 1);
    expect_rank(cells, COUNT(cells), 2, 0, 0);
    assert_int_equal(rank_among(cells, COUNT(cells), 2).reported, 4);
}

static void a_figure_has_a_place_among_others(void **state)
{
    static const struct cell cells[] = {V(5), V(7), NONE, V(5), V(1), V(0)};
    static const struct {
        struct cell figure;
        size_t place;
        size_t sharers;
    } rows[] = {{V(7), 1, 1}, {V(5), 2, 2}, {V(1), 4, 1}, {V(0), 5, 1}, {V(3), 4, 0}, {NONE, 0, 0}};
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct rank rank = rank_of(&rows[i].figure, cells, COUNT(cells));
        assert_int_equal(rank.place, rows[i].place);
        assert_int_equal(rank.sharers, rows[i].sharers);
        assert_int_equal(rank.reported, 5);
    }
    assert_int_equal(rank_of(&cells[0], cells, 0).place, 1);
}

static void quartiles_of_eight_are_pairs(void **state)
{
    static const struct cell cells[] = {V(1), V(2), V(3), V(4), V(5), V(6), V(7), V(8), NONE};
    (void)state;
    for (size_t i = 0; i < 8; i++) {
        assert_int_equal(quartile_among(cells, COUNT(cells), i), 1 + (int)(i / 2));
    }
    assert_int_equal(quartile_among(cells, COUNT(cells), 8), 0);
}

static void equal_figures_are_in_one_quartile(void **state)
{
    static const struct cell zeros[] = {V(0), V(0), V(0), V(0), V(0), V(0), V(7), V(8), V(9), V(10)};
    static const struct cell alike[] = {V(3), V(3), V(3), V(3), V(3)};
    static const struct cell few[] = {V(1), V(2), V(3)};
    (void)state;
    assert_int_equal(quartile_among(zeros, COUNT(zeros), 0), 2); /* 3 / 10 from below */
    assert_int_equal(quartile_among(zeros, COUNT(zeros), 5), 2);
    assert_int_equal(quartile_among(zeros, COUNT(zeros), 6), 3);
    assert_int_equal(quartile_among(zeros, COUNT(zeros), 9), 4);
    assert_int_equal(quartile_among(alike, COUNT(alike), 0), 0);
    assert_int_equal(quartile_among(few, COUNT(few), 0), 0);
}

/* Counting each shared place as the places it stands for, the ranks are a permutation of 1 to n. */
/* 2.84 and 2.75 are both printed as 2.8: a table beside the place says no other thing. */
static void places_as_shown_go_by_the_printed_figures(void **state)
{
    const struct cell cells[] = {{.value = 2.84}, {.value = 2.75}, {.value = 2.86}, {.status = CELL_MISSING}};
    (void)state;
    struct rank rank = rank_as_shown(&cells[1], cells, COUNT(cells), 1);
    assert_int_equal(rank.place, 2);
    assert_int_equal(rank.sharers, 2);
    assert_int_equal(rank.reported, 3);
    rank = rank_as_shown(&cells[1], cells, COUNT(cells), 2);
    assert_int_equal(rank.place, 3);
    assert_int_equal(rank.sharers, 1);
    assert_int_equal(rank_as_shown(&cells[3], cells, COUNT(cells), 1).place, 0);
}

static void ranks_are_a_permutation(void **state)
{
    struct chance chance = {99};
    struct cell cells[MOST];
    (void)state;
    for (size_t round = 0; round < 2000; round++) {
        size_t count = 1 + chance_draw(&chance) % (round % 100 == 0 ? MOST : 20);
        uint64_t kinds = 1 + chance_draw(&chance) % 40;
        size_t reported = 0;
        bool taken[MOST + 1] = {false};
        size_t lies_in[5] = {0};
        for (size_t i = 0; i < count; i++) {
            cells[i] = (struct cell){.value = (double)(chance_draw(&chance) % kinds)};
            cells[i].status = chance_draw(&chance) % 5 == 0 ? CELL_MISSING : CELL_VALUE;
            reported += cell_has_value(&cells[i]);
        }
        for (size_t i = 0; i < count; i++) {
            struct rank rank = rank_among(cells, count, i);
            assert_int_equal(rank.reported, reported);
            assert_int_equal(rank.place == 0, !cell_has_value(&cells[i]));
            if (rank.place == 0) {
                continue;
            }
            size_t place = rank.place;
            while (taken[place]) {
                place++;
            }
            assert_true(place < rank.place + rank.sharers);
            taken[place] = true;
            lies_in[quartile_among(cells, count, i)]++;
        }
        for (size_t place = 1; place <= reported; place++) {
            assert_true(taken[place]);
        }
        assert_int_equal(lies_in[0] + lies_in[1] + lies_in[2] + lies_in[3] + lies_in[4], reported);
    }
}

static void expect_run(struct year_run run, int direction, size_t first, size_t last)
{
    assert_int_equal(run.direction, direction);
    assert_int_equal(run.first, first);
    assert_int_equal(run.last, last);
}

static void the_longest_run_is_broken_by_gaps_and_standstill(void **state)
{
    static const struct cell gap[] = {V(1), V(2), NONE, V(3), V(4), V(5), V(5), V(6)};
    static const struct cell equally[] = {V(1), V(2), V(3), V(2), V(1)};
    static const struct cell still[] = {V(2), V(2), V(2)};
    (void)state;
    expect_run(run_longest(gap, COUNT(gap), 0), 1, 3, 5);
    expect_run(run_longest(equally, COUNT(equally), 0), -1, 2, 4);
    expect_run(run_longest(still, COUNT(still), 0), 0, 0, 0);
    expect_run(run_longest(still, 1, 0), 0, 0, 0);
    expect_run(run_longest(still, 0, 0), 0, 0, 0);
}

static void what_looks_the_same_has_not_risen(void **state)
{
    static const struct cell cells[] = {V(1.01), V(1.04), V(1.2)};
    (void)state;
    expect_run(run_longest(cells, COUNT(cells), 1), 1, 1, 2);
    expect_run(run_longest(cells, COUNT(cells), 2), 1, 0, 2);
}

/* Tabell 5, 2017 to 2022. */
static void none_of_the_six_that_decline_steadily_is_monotone(void **state)
{
    static const struct cell kungsbacka[] = {V(68), V(30), V(7), V(2), V(0), V(0)};
    static const struct cell ockero[] = {V(50), V(10), V(5), V(8), V(5), V(5)};
    (void)state;
    expect_run(run_longest(kungsbacka, 6, 0), -1, 0, 4);
    expect_run(run_longest(ockero, 6, 0), -1, 0, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_figures_share_a_place_and_the_next_is_left_out),
        cmocka_unit_test(a_figure_has_a_place_among_others),
        cmocka_unit_test(quartiles_of_eight_are_pairs),
        cmocka_unit_test(equal_figures_are_in_one_quartile),
        cmocka_unit_test(places_as_shown_go_by_the_printed_figures),
        cmocka_unit_test(ranks_are_a_permutation),
        cmocka_unit_test(the_longest_run_is_broken_by_gaps_and_standstill),
        cmocka_unit_test(what_looks_the_same_has_not_risen),
        cmocka_unit_test(none_of_the_six_that_decline_steadily_is_monotone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
