/* Runs with more series than are held in memory: what was seen and asked for must survive being put aside. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cache/figures.h"
#include "tests/support/check.h"
#include "tests/support/scratch.h"

/* More than the table holds, so that marks are put aside. */
#define SERIES 9000
#define YEAR 2020

struct fixture {
    char folder[LIMIT_PATH_BYTES];
    struct store *store;
    struct run_counts counts;
    struct fault fault;
};

static int set_up(void **state)
{
    char path[LIMIT_PATH_BYTES];
    struct fixture *fixture = calloc(1, sizeof *fixture);
    assert_non_null(fixture);
    scratch_make(fixture->folder);
    scratch_join(path, fixture->folder, "store.db");
    assert_int_equal(store_open(&fixture->store, path, STORE_WRITE, &fixture->fault), 0);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    store_free(fixture->store);
    scratch_remove(fixture->folder);
    free(fixture);
    return 0;
}

static void begin(struct fixture *fixture)
{
    const struct run_start start = {"2026-11-21T12:00:00Z", "test", "2026-11-21", NULL};
    memset(&fixture->counts, 0, sizeof fixture->counts);
    assert_int_equal(store_run_begin(fixture->store, &start, &fixture->fault), 0);
}

static void commit(struct fixture *fixture)
{
    assert_int_equal(store_run_commit(fixture->store, &fixture->counts, "2026-11-21T12:00:00Z", &fixture->fault), 0);
}

static int put(struct fixture *fixture, int series, int year, double value, enum figure_change *change)
{
    char kpi[16];
    (void)snprintf(kpi, sizeof kpi, "N%05d", series);
    const struct figure figure = {.kpi = kpi,
                                  .area = "1407",
                                  .year = year,
                                  .gender = GENDER_TOTAL,
                                  .has_value = true,
                                  .value = value,
                                  .count = 1,
                                  .status = series % 2 == 0 ? "" : "osäker"};
    return figures_put(fixture->store, &figure, change, &fixture->fault);
}

static void put_well(struct fixture *fixture, int series, int year, enum figure_change expected)
{
    enum figure_change change;
    assert_int_equal(put(fixture, series, year, series, &change), 0);
    assert_int_equal(change, expected);
}

static void ask(struct fixture *fixture, int series, int first, int last)
{
    char kpi[16];
    (void)snprintf(kpi, sizeof kpi, "N%05d", series);
    assert_int_equal(figures_asked(fixture->store, kpi, "1407", first, last, &fixture->fault), 0);
}

/* All series but one, asked for and answered for two years. */
static void book(struct fixture *fixture, int without, enum figure_change expected)
{
    for (int i = 0; i < SERIES; i++) {
        if (i != without) {
            put_well(fixture, i, YEAR, expected);
        }
        ask(fixture, i, YEAR, YEAR);
    }
    for (int i = 0; i < SERIES; i++) {
        put_well(fixture, i, YEAR + 1, expected);
        ask(fixture, i, YEAR + 1, YEAR + 1);
    }
}

static struct figure_cell cell(struct fixture *fixture, const char *kpi, int year)
{
    struct figure_cell result;
    assert_int_equal(figures_read(fixture->store, kpi, "1407", GENDER_TOTAL, year, year, &result, &fixture->fault), 0);
    return result;
}

static void withdraws_what_did_not_come_however_long_ago(void **state)
{
    struct fixture *fixture = *state;
    begin(fixture);
    book(fixture, -1, FIGURE_ADDED);
    commit(fixture);
    assert_int_equal(fixture->counts.withdrawn, 0);
    begin(fixture);
    book(fixture, 3, FIGURE_UNCHANGED);
    commit(fixture);
    assert_int_equal(fixture->counts.withdrawn, 1);
    assert_int_equal(cell(fixture, "N00003", YEAR).state, FIGURE_TAKEN_BACK);
    assert_int_equal(cell(fixture, "N00003", YEAR + 1).state, FIGURE_HELD);
    assert_int_equal(cell(fixture, "N00003", YEAR + 2).state, FIGURE_NOT_ASKED);
    assert_int_equal(cell(fixture, "N08999", YEAR).state, FIGURE_HELD);
    begin(fixture);
    commit(fixture);
    assert_int_equal(fixture->counts.withdrawn, 0);
}

static void notices_two_answers_however_far_apart(void **state)
{
    struct fixture *fixture = *state;
    enum figure_change change;
    begin(fixture);
    book(fixture, -1, FIGURE_ADDED);
    commit(fixture);
    begin(fixture);
    book(fixture, -1, FIGURE_UNCHANGED);
    put_well(fixture, 5, YEAR, FIGURE_UNCHANGED);
    assert_int_equal(put(fixture, 5, YEAR, 0.5, &change), -1);
    assert_int_equal(fixture->fault.status, STATUS_NONSENSE);
    assert_non_null(strstr(fixture->fault.text, "N00005, area 1407, year 2020, T: was answered twice"));
    store_run_rollback(fixture->store);
    begin(fixture);
    assert_int_equal(put(fixture, 5, YEAR, 0.5, &change), 0);
    assert_int_equal(change, FIGURE_REVISED);
    commit(fixture);
}

/* The sum of the last runs that brought all of a span. */
static int note_whole(void *context, const struct asked *asked, struct fault *fault)
{
    (void)fault;
    *(int64_t *)context += asked->whole_run;
    return 0;
}

static int64_t whole_runs(struct fixture *fixture)
{
    int64_t sum = 0;
    assert_int_equal(figures_each_asked(fixture->store, NULL, note_whole, &sum, &fixture->fault), 0);
    return sum;
}

static void remembers_what_came_only_partly(void **state)
{
    struct fixture *fixture = *state;
    begin(fixture);
    for (int i = 0; i < SERIES; i++) {
        ask(fixture, i, YEAR, YEAR + 1);
    }
    commit(fixture);
    assert_int_equal(whole_runs(fixture), SERIES);
    begin(fixture);
    assert_int_equal(figures_asked_partly(fixture->store, "N00005", "1407", YEAR, YEAR, &fixture->fault), 0);
    for (int i = 0; i < SERIES; i++) {
        ask(fixture, i, YEAR, YEAR + 1);
    }
    commit(fixture);
    assert_int_equal(whole_runs(fixture), 2 * SERIES - 1);
}

static void years_that_touch_are_one_row(void **state)
{
    struct fixture *fixture = *state;
    begin(fixture);
    ask(fixture, 1, 1990, 1994);
    ask(fixture, 1, 2000, 2004);
    ask(fixture, 1, 1995, 1997);
    ask(fixture, 1, LIMIT_YEAR_FIRST, LIMIT_YEAR_FIRST);
    ask(fixture, 1, LIMIT_YEAR_LAST, LIMIT_YEAR_LAST);
    commit(fixture);
    assert_int_equal(cell(fixture, "N00001", 1997).state, FIGURE_EMPTY);
    assert_int_equal(cell(fixture, "N00001", 1998).state, FIGURE_NOT_ASKED);
    assert_int_equal(cell(fixture, "N00001", 2000).state, FIGURE_EMPTY);
    assert_int_equal(cell(fixture, "N00001", LIMIT_YEAR_FIRST).state, FIGURE_EMPTY);
    assert_int_equal(cell(fixture, "N00001", LIMIT_YEAR_LAST).state, FIGURE_EMPTY);
}

static void a_year_out_of_bounds_is_refused(void **state)
{
    struct fixture *fixture = *state;
    enum figure_change change;
    begin(fixture);
    assert_int_equal(put(fixture, 1, LIMIT_YEAR_LAST + 1, 1, &change), -1);
    assert_int_equal(fixture->fault.status, STATUS_NONSENSE);
    store_run_rollback(fixture->store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(withdraws_what_did_not_come_however_long_ago, set_up, tear_down),
        cmocka_unit_test_setup_teardown(notices_two_answers_however_far_apart, set_up, tear_down),
        cmocka_unit_test_setup_teardown(remembers_what_came_only_partly, set_up, tear_down),
        cmocka_unit_test_setup_teardown(years_that_touch_are_one_row, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_year_out_of_bounds_is_refused, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
