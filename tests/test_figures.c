#include <math.h>
#include <sqlite3.h>
#include <string.h>

#include "base/limits.h"
#include "cache/figures.h"
#include "tests/support/check.h"
#include "tests/support/scratch.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

struct fixture {
    char folder[LIMIT_PATH_BYTES];
    char path[LIMIT_PATH_BYTES];
    struct arena arena;
    struct fault fault;
    struct store *store;
    struct run_counts counts;
};

static int set_up(void **state)
{
    static struct fixture fixture;
    scratch_make(fixture.folder);
    scratch_join(fixture.path, fixture.folder, "store.db");
    arena_init(&fixture.arena, LIMIT_MODEL_BYTES);
    assert_int_equal(store_open(&fixture.store, fixture.path, STORE_WRITE, &fixture.fault), 0);
    *state = &fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    store_free(fixture->store);
    arena_release(&fixture->arena);
    scratch_remove(fixture->folder);
    return 0;
}

static void begin(struct fixture *fixture, const char *retrieved)
{
    const struct run_start start = {.started = "2023-01-02T03:04:05Z", .source = "test", .retrieved = retrieved};
    memset(&fixture->counts, 0, sizeof fixture->counts);
    assert_int_equal(store_run_begin(fixture->store, &start, &fixture->fault), 0);
}

static void commit(struct fixture *fixture, const char *finished)
{
    assert_int_equal(store_run_commit(fixture->store, &fixture->counts, finished, &fixture->fault), 0);
}

static struct figure figure_of(int year, double value)
{
    return (struct figure){.kpi = "N1",
                           .area = "1407",
                           .year = year,
                           .gender = GENDER_TOTAL,
                           .has_value = true,
                           .value = value,
                           .count = 1,
                           .status = ""};
}

static struct figure figure_without(int year)
{
    return (struct figure){.kpi = "N1", .area = "1407", .year = year, .gender = GENDER_TOTAL, .status = ""};
}

static void expect_put(struct fixture *fixture, struct figure figure, enum figure_change expected)
{
    enum figure_change change;
    assert_int_equal(figures_put(fixture->store, &figure, &change, &fixture->fault), 0);
    assert_int_equal(change, expected);
}

static void expect_nonsense(struct fixture *fixture, struct figure figure)
{
    enum figure_change change;
    assert_int_equal(figures_put(fixture->store, &figure, &change, &fixture->fault), -1);
    assert_int_equal(fixture->fault.status, STATUS_NONSENSE);
    assert_non_null(strstr(fixture->fault.text, "N1, area 1407, year 2022, T: was answered twice"));
}

static void ask(struct fixture *fixture, int first_year, int last_year)
{
    assert_int_equal(figures_asked(fixture->store, "N1", "1407", first_year, last_year, &fixture->fault), 0);
}

static struct figure_cell read_cell(struct fixture *fixture, enum gender gender, int year)
{
    struct figure_cell cell;
    assert_int_equal(figures_read(fixture->store, "N1", "1407", gender, year, year, &cell, &fixture->fault), 0);
    return cell;
}

static enum figure_state state_of(struct fixture *fixture, int year)
{
    return read_cell(fixture, GENDER_TOTAL, year).state;
}

/* How many versions of figures the file holds. */
static int versions(const struct fixture *fixture)
{
    sqlite3 *database;
    sqlite3_stmt *statement;
    assert_int_equal(sqlite3_open(fixture->path, &database), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(database, "SELECT count(*) FROM figure", -1, &statement, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    int count = sqlite3_column_int(statement, 0);
    (void)sqlite3_finalize(statement);
    (void)sqlite3_close(database);
    return count;
}

static void tells_added_revised_withdrawn_unchanged(void **state)
{
    struct fixture *fixture = *state;
    struct figure deleted = figure_of(2021, 7);
    struct figure more_members = figure_of(2020, 5);
    struct figure other_text = figure_of(2019, 5);
    begin(fixture, "2023-01-02");
    for (int year = 2018; year <= 2022; year++) {
        expect_put(fixture, figure_of(year, 5), FIGURE_ADDED);
    }
    expect_put(fixture, figure_without(2017), FIGURE_ADDED);
    commit(fixture, "2023-01-02T00:00:00Z");
    assert_int_equal(versions(fixture), 6);

    deleted.deleted = true;
    more_members.count = 2;
    other_text.status = "Preliminär";
    begin(fixture, "2023-02-02");
    expect_put(fixture, figure_of(2022, 5.5), FIGURE_REVISED);
    expect_put(fixture, deleted, FIGURE_WITHDRAWN);
    expect_put(fixture, more_members, FIGURE_REVISED);
    expect_put(fixture, other_text, FIGURE_REVISED);
    expect_put(fixture, figure_of(2018, 5), FIGURE_UNCHANGED);
    expect_put(fixture, figure_of(2017, 0), FIGURE_ADDED); /* empty until now */
    commit(fixture, "2023-02-02T00:00:00Z");
    assert_int_equal(versions(fixture), 11);
    assert_int_equal(state_of(fixture, 2021), FIGURE_TAKEN_BACK);
    assert_int_equal(state_of(fixture, 2017), FIGURE_HELD);
    assert_int_equal(read_cell(fixture, GENDER_TOTAL, 2020).count, 2);
}

static void the_same_data_again_writes_no_version(void **state)
{
    struct fixture *fixture = *state;
    for (int run = 0; run < 3; run++) {
        begin(fixture, "2023-01-02");
        expect_put(fixture, figure_of(2022, 1.0 / 3), run == 0 ? FIGURE_ADDED : FIGURE_UNCHANGED);
        expect_put(fixture, figure_without(2021), run == 0 ? FIGURE_ADDED : FIGURE_UNCHANGED);
        ask(fixture, 2020, 2022);
        commit(fixture, "2023-01-02T00:00:00Z");
        assert_int_equal(fixture->counts.withdrawn, 0);
        assert_int_equal(versions(fixture), 2);
    }
}

static void a_value_that_becomes_null_is_withdrawn(void **state)
{
    struct fixture *fixture = *state;
    begin(fixture, "2023-01-02");
    expect_put(fixture, figure_of(2022, 3), FIGURE_ADDED);
    ask(fixture, 2022, 2022);
    commit(fixture, "2023-01-02T00:00:00Z");
    begin(fixture, "2023-01-03");
    expect_put(fixture, figure_without(2022), FIGURE_WITHDRAWN);
    ask(fixture, 2022, 2022);
    commit(fixture, "2023-01-03T00:00:00Z");
    assert_int_equal(fixture->counts.withdrawn, 0); /* the caller counts what is put */
    assert_int_equal(state_of(fixture, 2022), FIGURE_TAKEN_BACK);
    begin(fixture, "2023-01-04");
    expect_put(fixture, figure_of(2022, 3), FIGURE_ADDED);
    commit(fixture, "2023-01-04T00:00:00Z");
    assert_int_equal(state_of(fixture, 2022), FIGURE_HELD);
}

static void what_was_taken_back_stays_so_when_only_its_text_changes(void **state)
{
    struct fixture *fixture = *state;
    struct figure explained = figure_without(2022);
    explained.status = "Ingen uppgift";
    begin(fixture, "2023-01-02");
    expect_put(fixture, figure_of(2022, 3), FIGURE_ADDED);
    commit(fixture, "2023-01-02T00:00:00Z");
    begin(fixture, "2023-01-03");
    expect_put(fixture, figure_without(2022), FIGURE_WITHDRAWN);
    commit(fixture, "2023-01-03T00:00:00Z");
    begin(fixture, "2023-01-04");
    expect_put(fixture, explained, FIGURE_REVISED);
    commit(fixture, "2023-01-04T00:00:00Z");
    assert_int_equal(state_of(fixture, 2022), FIGURE_TAKEN_BACK);
}

static void what_did_not_come_is_withdrawn_within_what_was_asked(void **state)
{
    struct fixture *fixture = *state;
    struct figure women = figure_of(2022, 6);
    women.gender = GENDER_WOMEN;
    begin(fixture, "2023-01-02");
    for (int year = 2018; year <= 2022; year++) {
        expect_put(fixture, figure_of(year, year), FIGURE_ADDED);
    }
    expect_put(fixture, women, FIGURE_ADDED);
    expect_put(fixture, figure_without(2017), FIGURE_ADDED);
    ask(fixture, 2017, 2022);
    commit(fixture, "2023-01-02T00:00:00Z");
    assert_int_equal(fixture->counts.withdrawn, 0);

    begin(fixture, "2023-02-02");
    expect_put(fixture, figure_of(2022, 2022), FIGURE_UNCHANGED);
    ask(fixture, 2020, 2022);
    ask(fixture, 2021, 2021);
    commit(fixture, "2023-02-02T00:00:00Z");
    assert_int_equal(fixture->counts.withdrawn, 3); /* 2020, 2021, and 2022 for women */
    assert_int_equal(state_of(fixture, 2022), FIGURE_HELD);
    assert_int_equal(state_of(fixture, 2021), FIGURE_TAKEN_BACK);
    assert_int_equal(state_of(fixture, 2020), FIGURE_TAKEN_BACK);
    assert_int_equal(state_of(fixture, 2019), FIGURE_HELD);
    assert_int_equal(state_of(fixture, 2018), FIGURE_HELD);
    assert_int_equal(state_of(fixture, 2017), FIGURE_EMPTY);
    assert_int_equal(read_cell(fixture, GENDER_WOMEN, 2022).state, FIGURE_TAKEN_BACK);
}

static void an_answer_that_contradicts_itself_is_nonsense(void **state)
{
    struct fixture *fixture = *state;
    begin(fixture, "2023-01-02");
    expect_put(fixture, figure_of(2022, 1), FIGURE_ADDED);
    expect_put(fixture, figure_of(2022, 1), FIGURE_UNCHANGED);
    expect_nonsense(fixture, figure_of(2022, 2));
    expect_nonsense(fixture, figure_without(2022));
    store_run_rollback(fixture->store);
    begin(fixture, "2023-01-02");
    expect_put(fixture, figure_of(2022, 1), FIGURE_ADDED);
    commit(fixture, "2023-01-02T00:00:00Z");
    begin(fixture, "2023-01-03");
    expect_put(fixture, figure_of(2022, 1), FIGURE_UNCHANGED); /* as held, */
    expect_nonsense(fixture, figure_of(2022, 2));              /* but then something else */
    store_run_rollback(fixture->store);
}

static void not_asked_is_not_empty(void **state)
{
    struct fixture *fixture = *state;
    struct figure_cell cells[6];
    static const enum figure_state expected[] = {FIGURE_NOT_ASKED, FIGURE_EMPTY, FIGURE_HELD,
                                                 FIGURE_EMPTY,     FIGURE_EMPTY, FIGURE_NOT_ASKED};
    begin(fixture, "2023-01-02");
    expect_put(fixture, figure_of(2019, 0), FIGURE_ADDED);
    expect_put(fixture, figure_without(2020), FIGURE_ADDED);
    ask(fixture, 2018, 2019);
    ask(fixture, 2020, 2021);
    commit(fixture, "2023-01-02T00:00:00Z");
    assert_int_equal(figures_read(fixture->store, "N1", "1407", GENDER_TOTAL, 2017, 2022, cells, &fixture->fault), 0);
    for (size_t i = 0; i < COUNT(expected); i++) {
        assert_int_equal(cells[i].state, expected[i]);
    }
    assert_int_equal(read_cell(fixture, GENDER_MEN, 2019).state, FIGURE_EMPTY);
    assert_int_equal(figures_read(fixture->store, "N1", "1401", GENDER_TOTAL, 2019, 2019, cells, &fixture->fault), 0);
    assert_int_equal(cells[0].state, FIGURE_NOT_ASKED);
}

static void every_digit_is_kept(void **state)
{
    static const double values[] = {0, 0.1 + 0.2, 1.0 / 3, 46.65, -3.75, 1e-9, 596841, 1.7976931348623157e308, 5e-324};
    struct fixture *fixture = *state;
    begin(fixture, "2023-01-02");
    for (size_t i = 0; i < COUNT(values); i++) {
        expect_put(fixture, figure_of(2000 + (int)i, values[i]), FIGURE_ADDED);
    }
    commit(fixture, "2023-01-02T00:00:00Z");
    for (size_t i = 0; i < COUNT(values); i++) {
        struct figure_cell cell = read_cell(fixture, GENDER_TOTAL, 2000 + (int)i);
        assert_int_equal(cell.state, FIGURE_HELD);
        assert_memory_equal(&cell.value, &values[i], sizeof cell.value);
    }
}

static void genders_are_apart(void **state)
{
    struct fixture *fixture = *state;
    static const enum gender genders[] = {GENDER_TOTAL, GENDER_WOMEN, GENDER_MEN};
    begin(fixture, "2023-01-02");
    for (int i = 0; i < 3; i++) {
        struct figure figure = figure_of(2022, i + 1);
        figure.gender = genders[i];
        expect_put(fixture, figure, FIGURE_ADDED);
    }
    commit(fixture, "2023-01-02T00:00:00Z");
    for (int i = 0; i < 3; i++) {
        assert_int_equal(lround(read_cell(fixture, genders[i], 2022).value), i + 1);
    }
}

/* The day on which the source gave the figure of 2020, as readers see it; NULL where nobody asked. */
static const char *retrieved_of(struct fixture *fixture, const char *kpi)
{
    struct figure_cell cell;
    struct run run;
    bool found;
    assert_int_equal(figures_read(fixture->store, kpi, "1407", GENDER_TOTAL, 2020, 2020, &cell, &fixture->fault), 0);
    if (cell.run == 0) {
        return NULL;
    }
    assert_int_equal(store_run(fixture->store, cell.run, &fixture->arena, &run, &found, &fixture->fault), 0);
    assert_true(found);
    return run.retrieved;
}

static void tells_when_it_was_retrieved(void **state)
{
    struct fixture *fixture = *state;
    begin(fixture, "2022");
    ask(fixture, 2017, 2022);
    commit(fixture, "2023-01-02T00:00:00Z");
    begin(fixture, "2023-02-02");
    ask(fixture, 2017, 2022);
    commit(fixture, "2023-02-02T00:00:00Z");
    begin(fixture, "2023-03-03"); /* other years */
    ask(fixture, 2010, 2012);
    commit(fixture, "2023-03-03T00:00:00Z");
    assert_string_equal(retrieved_of(fixture, "N1"), "2023-02-02");
    assert_null(retrieved_of(fixture, "N2"));
    assert_int_equal(store_as_of(fixture->store, &(struct date){2023, 1, 20}, &fixture->fault), 0);
    assert_string_equal(retrieved_of(fixture, "N1"), "2022");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(tells_added_revised_withdrawn_unchanged, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_same_data_again_writes_no_version, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_value_that_becomes_null_is_withdrawn, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_was_taken_back_stays_so_when_only_its_text_changes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_did_not_come_is_withdrawn_within_what_was_asked, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_answer_that_contradicts_itself_is_nonsense, set_up, tear_down),
        cmocka_unit_test_setup_teardown(not_asked_is_not_empty, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_digit_is_kept, set_up, tear_down),
        cmocka_unit_test_setup_teardown(genders_are_apart, set_up, tear_down),
        cmocka_unit_test_setup_teardown(tells_when_it_was_retrieved, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
