#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"
#include "cache/catalogue.h"
#include "cache/figures.h"
#include "cache/store.h"
#include "tests/support/check.h"
#include "tests/support/scratch.h"

struct fixture {
    char folder[LIMIT_PATH_BYTES];
    char path[LIMIT_PATH_BYTES];
    struct arena arena;
    struct fault fault;
    struct store *store;
};

static int set_up(void **state)
{
    static struct fixture fixture;
    scratch_make(fixture.folder);
    scratch_join(fixture.path, fixture.folder, "store.db");
    arena_init(&fixture.arena, LIMIT_MODEL_BYTES);
    fixture.store = NULL;
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

static void open_store(struct fixture *fixture, enum store_mode mode)
{
    store_free(fixture->store);
    assert_int_equal(store_open(&fixture->store, fixture->path, mode, &fixture->fault), 0);
}

static void close_store(struct fixture *fixture)
{
    store_free(fixture->store);
    fixture->store = NULL;
}

static int begin(struct store *store, struct fault *fault)
{
    const struct run_start start = {
        .started = "2023-01-02T03:04:05Z", .source = "https://api.kolada.se/v3", .retrieved = "2023-01-02"};
    return store_run_begin(store, &start, fault);
}

static int put(struct store *store, int year, double value, struct fault *fault)
{
    const struct figure figure = {.kpi = "N1",
                                  .area = "1407",
                                  .year = year,
                                  .gender = GENDER_TOTAL,
                                  .has_value = true,
                                  .value = value,
                                  .count = 1,
                                  .status = ""};
    enum figure_change change;
    return figures_put(store, &figure, &change, fault);
}

/* A run that books one figure and is committed that day. */
static void run_with(struct fixture *fixture, int year, double value, const char *finished)
{
    struct run_counts counts = {.requests = 2, .cells = 1, .bytes = 99};
    assert_int_equal(begin(fixture->store, &fixture->fault), 0);
    assert_int_equal(put(fixture->store, year, value, &fixture->fault), 0);
    assert_int_equal(figures_asked(fixture->store, "N1", "1407", year, year, &fixture->fault), 0);
    assert_int_equal(store_run_commit(fixture->store, &counts, finished, &fixture->fault), 0);
}

static struct figure_cell read_cell(struct fixture *fixture, int year)
{
    struct figure_cell cell;
    assert_int_equal(figures_read(fixture->store, "N1", "1407", GENDER_TOTAL, year, year, &cell, &fixture->fault), 0);
    return cell;
}

static void expect_refused(struct fixture *fixture, enum store_mode mode, enum exit_status status, const char *reason)
{
    struct store *store;
    assert_int_equal(store_open(&store, fixture->path, mode, &fixture->fault), -1);
    assert_null(store);
    assert_int_equal(fixture->fault.status, status);
    assert_non_null(strstr(fixture->fault.text, reason));
}

static void a_new_store_is_made_by_its_first_commit(void **state)
{
    struct fixture *fixture = *state;
    struct run run;
    bool found;
    open_store(fixture, STORE_WRITE);
    assert_string_equal(store_path(fixture->store), fixture->path);
    run_with(fixture, 2022, 2.5, "2023-01-02T03:04:06Z");
    open_store(fixture, STORE_READ);
    assert_int_equal(store_latest_run(fixture->store, &fixture->arena, &run, &found, &fixture->fault), 0);
    assert_true(found);
    assert_int_equal(run.id, 1);
    assert_string_equal(run.started, "2023-01-02T03:04:05Z");
    assert_string_equal(run.finished, "2023-01-02T03:04:06Z");
    assert_string_equal(run.retrieved, "2023-01-02");
    assert_null(run.origin);
    assert_int_equal(run.counts.requests, 2);
    assert_int_equal(run.counts.bytes, 99);
    assert_int_equal(read_cell(fixture, 2022).state, FIGURE_HELD);
}

static void a_run_given_up_leaves_no_file(void **state)
{
    struct fixture *fixture = *state;
    open_store(fixture, STORE_WRITE);
    assert_int_equal(begin(fixture->store, &fixture->fault), 0);
    assert_int_equal(put(fixture->store, 2022, 1, &fixture->fault), 0);
    close_store(fixture);
    assert_int_equal(scratch_count(fixture->folder), 0);
    open_store(fixture, STORE_WRITE);
    close_store(fixture);
    assert_int_equal(scratch_count(fixture->folder), 0);
}

static void a_run_given_up_leaves_every_byte(void **state)
{
    struct fixture *fixture = *state;
    struct buffer before;
    struct buffer after;
    buffer_init(&before, 10 * MEBIBYTE);
    buffer_init(&after, 10 * MEBIBYTE);
    open_store(fixture, STORE_WRITE);
    run_with(fixture, 2022, 2.5, "2023-01-02T03:04:06Z");
    close_store(fixture);
    scratch_read(fixture->path, &before);
    open_store(fixture, STORE_WRITE);
    assert_int_equal(begin(fixture->store, &fixture->fault), 0);
    for (int year = 1950; year < 2050; year++) {
        assert_int_equal(put(fixture->store, year, year, &fixture->fault), 0);
    }
    store_run_rollback(fixture->store);
    close_store(fixture);
    scratch_read(fixture->path, &after);
    assert_int_equal(before.length, after.length);
    assert_memory_equal(before.bytes, after.bytes, before.length);
    assert_int_equal(scratch_count(fixture->folder), 1);
    buffer_release(&before);
    buffer_release(&after);
}

static void nothing_is_written_outside_a_run(void **state)
{
    struct fixture *fixture = *state;
    struct run_counts counts = {0};
    open_store(fixture, STORE_WRITE);
    assert_int_equal(store_run_commit(fixture->store, &counts, "", &fixture->fault), -1);
    run_with(fixture, 2022, 2.5, "2023-01-02T03:04:06Z");
    assert_int_equal(put(fixture->store, 2022, 3, &fixture->fault), -1);
    assert_int_equal(fixture->fault.status, STATUS_IO);
    assert_int_equal(begin(fixture->store, &fixture->fault), 0);
    assert_int_equal(begin(fixture->store, &fixture->fault), -1);
    open_store(fixture, STORE_READ);
    assert_int_equal(begin(fixture->store, &fixture->fault), -1);
}

static void readers_see_nothing_of_a_run_under_way(void **state)
{
    struct fixture *fixture = *state;
    struct store *writer;
    open_store(fixture, STORE_WRITE);
    run_with(fixture, 2022, 2.5, "2023-01-02T03:04:06Z");
    open_store(fixture, STORE_READ);
    assert_int_equal(store_open(&writer, fixture->path, STORE_WRITE, &fixture->fault), 0);
    assert_int_equal(begin(writer, &fixture->fault), 0);
    assert_int_equal(put(writer, 2022, 3.5, &fixture->fault), 0);
    assert_true(read_cell(fixture, 2022).value < 3);
    store_free(writer);
}

/* Two runs start on a store that is not there yet; the second must not take away what the first makes. */
/* Many questions in one reading: the same answers, and afterwards a run goes on as ever. */
static void a_reading_of_one_state_lets_go_at_its_end(void **state)
{
    struct fixture *fixture = *state;
    struct store *reader;
    int64_t last = 0;
    open_store(fixture, STORE_WRITE);
    run_with(fixture, 2020, 1, "2023-01-02T03:04:06Z");
    assert_int_equal(store_open(&reader, fixture->path, STORE_READ, &fixture->fault), 0);
    assert_int_equal(store_read_begin(reader, &fixture->fault), 0);
    assert_int_equal(store_last_run(reader, &last, &fixture->fault), 0);
    assert_int_equal(last, 1);
    assert_int_equal(store_read_begin(reader, &fixture->fault), -1); /* one at a time */
    store_read_end(reader);
    store_read_end(reader);
    run_with(fixture, 2021, 2, "2023-01-03T03:04:06Z");
    assert_int_equal(store_last_run(reader, &last, &fixture->fault), 0);
    assert_int_equal(last, 2);
    store_free(reader);
}

/* Asked twice within one state a figure is the same; the next state has what was revised meanwhile. */
static void each_reading_has_the_figures_of_its_state(void **state)
{
    struct fixture *fixture = *state;
    struct figure_cell cell;
    struct store *reader;
    open_store(fixture, STORE_WRITE);
    run_with(fixture, 2022, 1, "2023-01-02T03:04:06Z");
    assert_int_equal(store_open(&reader, fixture->path, STORE_READ, &fixture->fault), 0);
    for (int reading = 1; reading <= 2; reading++) {
        assert_int_equal(store_read_begin(reader, &fixture->fault), 0);
        for (int again = 0; again < 2; again++) {
            assert_int_equal(figures_read(reader, "N1", "1407", GENDER_TOTAL, 2022, 2022, &cell, &fixture->fault), 0);
            assert_int_equal(cell.state, FIGURE_HELD);
            assert_int_equal((int)cell.value, reading);
        }
        store_read_end(reader);
        run_with(fixture, 2022, reading + 1, "2023-01-03T03:04:06Z");
        assert_int_equal(figures_read(reader, "N1", "1407", GENDER_TOTAL, 2022, 2022, &cell, &fixture->fault), 0);
        assert_int_equal((int)cell.value, reading + 1);
    }
    store_free(reader);
}

static void only_one_run_at_a_time_and_the_other_harms_nothing(void **state)
{
    struct fixture *fixture = *state;
    struct run_counts counts = {0};
    struct store *late;
    assert_int_equal(store_open(&late, fixture->path, STORE_WRITE, &fixture->fault), 0);
    open_store(fixture, STORE_WRITE);
    assert_int_equal(begin(fixture->store, &fixture->fault), 0);
    assert_int_equal(put(fixture->store, 2022, 2.5, &fixture->fault), 0);
    assert_int_equal(begin(late, &fixture->fault), -1);
    assert_int_equal(fixture->fault.status, STATUS_LOCKED);
    store_free(late);
    assert_true(path_exists(fixture->path));
    assert_int_equal(store_run_commit(fixture->store, &counts, "2023-01-02T03:04:06Z", &fixture->fault), 0);
    open_store(fixture, STORE_READ);
    assert_int_equal(read_cell(fixture, 2022).state, FIGURE_HELD);
}

static void a_store_made_by_another_meanwhile_stays(void **state)
{
    struct fixture *fixture = *state;
    struct store *idle;
    assert_int_equal(store_open(&idle, fixture->path, STORE_WRITE, &fixture->fault), 0);
    open_store(fixture, STORE_WRITE);
    run_with(fixture, 2022, 2.5, "2023-01-02T03:04:06Z");
    close_store(fixture);
    store_free(idle);
    assert_int_equal(scratch_count(fixture->folder), 1);
    open_store(fixture, STORE_READ);
}

/* A run that was killed leaves a journal behind; readers must see the state before it. */
static void a_killed_run_is_undone_by_whoever_reads_next(void **state)
{
    struct fixture *fixture = *state;
    int status;
    open_store(fixture, STORE_WRITE);
    run_with(fixture, 2022, 2.5, "2023-01-02T03:04:06Z");
    close_store(fixture);
    pid_t child = fork();
    if (child == 0) {
        struct store *store;
        struct fault fault;
        if (store_open(&store, fixture->path, STORE_WRITE, &fault) != 0 || begin(store, &fault) != 0) {
            _exit(1);
        }
        for (int i = 0; i < 600000; i++) { /* more than the cache holds, so that the file itself is changed */
            char kpi[16];
            (void)snprintf(kpi, sizeof kpi, "N%05d", i / 200);
            const struct figure figure = {
                .kpi = kpi, .area = "1401", .year = 1900 + i % 200, .gender = GENDER_MEN, .status = ""};
            enum figure_change change;
            if (figures_put(store, &figure, &change, &fault) != 0) {
                _exit(2);
            }
        }
        (void)raise(SIGKILL);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
    open_store(fixture, STORE_READ);
    assert_int_equal(read_cell(fixture, 2022).state, FIGURE_HELD);
}

static void tells_where_there_is_no_store(void **state)
{
    struct fixture *fixture = *state;
    expect_refused(fixture, STORE_READ, STATUS_IO, "there is no store yet; fill one with `nyckeltal fetch");
    assert_int_equal(scratch_count(fixture->folder), 0);
    scratch_write(fixture->folder, "store.db", "");
    expect_refused(fixture, STORE_READ, STATUS_IO, "there is no store yet");
    scratch_join(fixture->path, fixture->folder, "none/store.db");
    expect_refused(fixture, STORE_WRITE, STATUS_IO, "cannot be opened");
}

static void names_that_are_special_to_sqlite_are_not_special(void **state)
{
    struct fixture *fixture = *state;
    char folder[LIMIT_PATH_BYTES];
    struct store *store;
    assert_int_equal(store_open(&store, "", STORE_WRITE, &fixture->fault), -1);
    assert_int_equal(fixture->fault.status, STATUS_USAGE);
    assert_non_null(getcwd(folder, sizeof folder));
    assert_int_equal(chdir(fixture->folder), 0);
    assert_int_equal(store_open(&fixture->store, ":memory:", STORE_WRITE, &fixture->fault), 0);
    run_with(fixture, 2022, 2.5, "2023-01-02T03:04:06Z");
    assert_true(path_exists(":memory:"));
    assert_int_equal(chdir(folder), 0);
}

static void refuses_what_is_no_store(void **state)
{
    struct fixture *fixture = *state;
    scratch_write(fixture->folder, "store.db", "this is a letter to the municipality, and a long one it is, indeed");
    expect_refused(fixture, STORE_READ, STATUS_IO, "is no store of nyckeltal");
    expect_refused(fixture, STORE_WRITE, STATUS_IO, "is no store of nyckeltal");
    assert_int_equal(scratch_count(fixture->folder), 1);
}

static void run_sql(struct fixture *fixture, const char *sql)
{
    sqlite3 *database;
    assert_int_equal(sqlite3_open(fixture->path, &database), SQLITE_OK);
    assert_int_equal(sqlite3_exec(database, sql, NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_close(database), SQLITE_OK);
}

static void refuses_the_database_of_another_program(void **state)
{
    struct fixture *fixture = *state;
    run_sql(fixture, "CREATE TABLE letters (text TEXT)");
    expect_refused(fixture, STORE_READ, STATUS_IO, "is a database, but no store of nyckeltal");
    expect_refused(fixture, STORE_WRITE, STATUS_IO, "is a database, but no store of nyckeltal");
    run_sql(fixture, "PRAGMA user_version = 1");
    expect_refused(fixture, STORE_WRITE, STATUS_IO, "is a database, but no store of nyckeltal");
}

static void refuses_the_store_of_a_newer_program(void **state)
{
    struct fixture *fixture = *state;
    open_store(fixture, STORE_WRITE);
    run_with(fixture, 2022, 2.5, "2023-01-02T03:04:06Z");
    close_store(fixture);
    run_sql(fixture, "PRAGMA user_version = 99");
    expect_refused(fixture, STORE_READ, STATUS_IO, "was written by a newer nyckeltal (schema 99, this one knows 4)");
    expect_refused(fixture, STORE_WRITE, STATUS_IO, "was written by a newer nyckeltal");
}

static void shows_any_day(void **state)
{
    static const struct {
        struct date day;
        double value; /* of 2022 */
        enum figure_state later;
    } rows[] = {
        {{2023, 1, 2}, 2.5, FIGURE_NOT_ASKED}, {{2023, 1, 31}, 2.5, FIGURE_NOT_ASKED},
        {{2023, 2, 1}, 3.5, FIGURE_NOT_ASKED}, {{2023, 3, 1}, 3.5, FIGURE_HELD},
        {{2030, 1, 1}, 3.5, FIGURE_HELD},
    };
    struct fixture *fixture = *state;
    const struct date before = {2023, 1, 1};
    struct run run;
    bool found;
    open_store(fixture, STORE_WRITE);
    run_with(fixture, 2022, 2.5, "2023-01-02T00:00:00Z");
    run_with(fixture, 2022, 3.5, "2023-02-01T23:59:59Z");
    run_with(fixture, 2023, 9, "2023-03-01T12:00:00Z");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        open_store(fixture, STORE_READ);
        assert_int_equal(store_as_of(fixture->store, &rows[i].day, &fixture->fault), 0);
        assert_memory_equal(&(double){read_cell(fixture, 2022).value}, &rows[i].value, sizeof(double));
        assert_int_equal(read_cell(fixture, 2023).state, rows[i].later);
    }
    open_store(fixture, STORE_READ);
    assert_int_equal(store_as_of(fixture->store, &(struct date){2023, 2, 28}, &fixture->fault), 0);
    assert_int_equal(store_latest_run(fixture->store, &fixture->arena, &run, &found, &fixture->fault), 0);
    assert_int_equal(run.id, 2);
    assert_int_equal(store_as_of(fixture->store, &before, &fixture->fault), -1);
    assert_int_equal(fixture->fault.status, STATUS_USAGE);
    assert_non_null(strstr(fixture->fault.text, "--as-of 2023-01-01: the store holds nothing that old"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_new_store_is_made_by_its_first_commit, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_run_given_up_leaves_no_file, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_run_given_up_leaves_every_byte, set_up, tear_down),
        cmocka_unit_test_setup_teardown(nothing_is_written_outside_a_run, set_up, tear_down),
        cmocka_unit_test_setup_teardown(readers_see_nothing_of_a_run_under_way, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_reading_of_one_state_lets_go_at_its_end, set_up, tear_down),
        cmocka_unit_test_setup_teardown(each_reading_has_the_figures_of_its_state, set_up, tear_down),
        cmocka_unit_test_setup_teardown(only_one_run_at_a_time_and_the_other_harms_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_store_made_by_another_meanwhile_stays, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_killed_run_is_undone_by_whoever_reads_next, set_up, tear_down),
        cmocka_unit_test_setup_teardown(tells_where_there_is_no_store, set_up, tear_down),
        cmocka_unit_test_setup_teardown(names_that_are_special_to_sqlite_are_not_special, set_up, tear_down),
        cmocka_unit_test_setup_teardown(refuses_what_is_no_store, set_up, tear_down),
        cmocka_unit_test_setup_teardown(refuses_the_database_of_another_program, set_up, tear_down),
        cmocka_unit_test_setup_teardown(refuses_the_store_of_a_newer_program, set_up, tear_down),
        cmocka_unit_test_setup_teardown(shows_any_day, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
