/* test_figures_memo.c - what was read of one state is found again, and nothing of another. */
#include <stdio.h>

#include "cache/figures_memo.h"
#include "tests/support/check.h"

#define YEARS 3

static struct figures_key key_of(const char *kpi, int first_year)
{
    return (struct figures_key){.as_of = 7,
                                .kpi = kpi,
                                .area = "1407",
                                .gender = GENDER_TOTAL,
                                .first_year = first_year,
                                .last_year = first_year + YEARS - 1};
}

static void keep(struct figures_memo *memo, const struct figures_key *key, double value)
{
    struct figure_cell cells[YEARS];
    for (int i = 0; i < YEARS; i++) {
        cells[i] = (struct figure_cell){.state = FIGURE_HELD, .value = value + i, .run = 3};
    }
    figures_memo_keep(memo, key, cells);
}

static void expect(const struct figures_memo *memo, const struct figures_key *key, double value)
{
    const struct figure_cell *cells = figures_memo_find(memo, key);
    assert_non_null(cells);
    for (int i = 0; i < YEARS; i++) {
        assert_int_equal(cells[i].state, FIGURE_HELD);
        assert_true(cells[i].value >= value + i && cells[i].value <= value + i);
    }
}

static void each_question_has_its_own_answer(void **state)
{
    struct figures_memo *memo = figures_memo_new();
    struct figures_key key = key_of("N1", 2020);
    (void)state;
    assert_null(figures_memo_find(memo, &key));
    keep(memo, &key, 10);
    expect(memo, &key, 10);
    const struct figures_key others[] = {
        {8, "N1", "1407", GENDER_TOTAL, 2020, 2022}, {7, "N2", "1407", GENDER_TOTAL, 2020, 2022},
        {7, "N1", "1480", GENDER_TOTAL, 2020, 2022}, {7, "N1", "1407", GENDER_WOMEN, 2020, 2022},
        {7, "N1", "1407", GENDER_TOTAL, 2019, 2022}, {7, "N1", "1407", GENDER_TOTAL, 2020, 2023}};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        assert_null(figures_memo_find(memo, &others[i]));
    }
    figures_memo_free(memo);
    figures_memo_free(NULL);
}

static void another_state_knows_nothing_of_it(void **state)
{
    struct figures_memo *memo = figures_memo_new();
    const struct figures_key key = key_of("N1", 2020);
    (void)state;
    figures_memo_turn(memo, 5);
    keep(memo, &key, 10);
    figures_memo_turn(memo, 5);
    expect(memo, &key, 10);
    figures_memo_turn(memo, 6);
    assert_null(figures_memo_find(memo, &key));
    figures_memo_free(memo);
}

/* More than it has room for: the last are there, and each that is found is right. */
static void it_begins_anew_where_it_is_full(void **state)
{
    struct figures_memo *memo = figures_memo_new();
    size_t found = 0;
    (void)state;
    for (int i = 0; i < 20000; i++) {
        char kpi[16];
        (void)snprintf(kpi, sizeof kpi, "N%d", i);
        const struct figures_key key = key_of(kpi, 2000);
        keep(memo, &key, i);
        expect(memo, &key, i);
    }
    for (int i = 0; i < 20000; i++) {
        char kpi[16];
        (void)snprintf(kpi, sizeof kpi, "N%d", i);
        const struct figures_key key = key_of(kpi, 2000);
        if (figures_memo_find(memo, &key) != NULL) {
            expect(memo, &key, i);
            found++;
        }
    }
    assert_in_range(found, 1000, 9000);
    figures_memo_free(memo);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_question_has_its_own_answer),
        cmocka_unit_test(another_state_knows_nothing_of_it),
        cmocka_unit_test(it_begins_anew_where_it_is_full),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
