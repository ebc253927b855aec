/* test_interrupt.c - a fetch that is killed at random moments (KILLS of them, 10 by default; `make campaign`: 200):
 * the store opens, is whole, and holds the complete old or the complete new state; the next run completes and asks
 * for nothing that had arrived. And recordings, by way of the program. */
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/number.h"
#include "tests/support/check.h"
#include "tests/support/kolada.h"
#include "tests/support/program.h"
#include "tests/support/scratch.h"

#define KILLS_MAX 100000
#define CELLS 72
/* Two catalogues, a group and 12 pages of three rows. */
#define QUESTIONS (3 + 12)

struct fixture {
    struct kolada kolada;
    struct server *server;
    char api[256];
    char folder[LIMIT_PATH_BYTES];
    char store[LIMIT_PATH_BYTES];
    unsigned random;
};

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    assert_non_null(fixture);
    fixture->kolada.page_size = 3;
    fixture->random = (unsigned)time(NULL) ^ (unsigned)getpid();
    fixture->server = server_start(kolada_answer, &fixture->kolada);
    (void)snprintf(fixture->api, sizeof fixture->api, "%s/v3", server_base(fixture->server));
    scratch_make(fixture->folder);
    scratch_join(fixture->store, fixture->folder, "store.db");
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    server_stop(fixture->server);
    scratch_remove(fixture->folder);
    free(fixture);
    return 0;
}

/* xorshift: the moments need not be good, only many. */
static unsigned next_random(struct fixture *fixture)
{
    fixture->random ^= fixture->random << 13;
    fixture->random ^= fixture->random >> 17;
    fixture->random ^= fixture->random << 5;
    return fixture->random;
}

static double seconds_now(void)
{
    struct timespec now;
    assert_int_equal(clock_gettime(CLOCK_MONOTONIC, &now), 0);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* The program that fetches is run itself: a process that is replaced has the same number anyway. */
static pid_t start_fetch(const struct fixture *fixture)
{
    const char *program = getenv("NYCKELTAL_PROGRAM");
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        program = program == NULL ? "build/nyckeltal" : program;
        (void)execl(program, program, "--store", fixture->store, "--api", fixture->api, "--now", "2026-11-21", "-q",
                    "fetch", "--kpi", "N00001,N00002", "--area", "1401,1407,G96190", "--years", "2017-2022",
                    (char *)NULL);
        _exit(127);
    }
    return child;
}

static int fetch_whole(const struct fixture *fixture)
{
    int status;
    pid_t child = start_fetch(fixture);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void fetch_killed(struct fixture *fixture, double longest)
{
    int status;
    double seconds = longest * (double)(next_random(fixture) % 10000) / 10000;
    struct timespec moment = {(time_t)seconds, (long)((seconds - (double)(time_t)seconds) * 1e9)};
    pid_t child = start_fetch(fixture);
    assert_int_equal(nanosleep(&moment, NULL), 0);
    assert_int_equal(kill(child, SIGKILL), 0);
    assert_int_equal(waitpid(child, &status, 0), child);
}

static void expect_text(sqlite3 *database, const char *sql, const char *text)
{
    sqlite3_stmt *statement;
    assert_int_equal(sqlite3_prepare_v2(database, sql, -1, &statement, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    assert_string_equal((const char *)sqlite3_column_text(statement, 0), text);
    assert_int_equal(sqlite3_finalize(statement), SQLITE_OK);
}

/* How often the service's figures had been raised by one when those in force came; -1 where there are none. All of
 * them must be of the same state. */
static int state_of(const struct fixture *fixture)
{
    sqlite3 *database;
    sqlite3_stmt *statement;
    int result = -1;
    if (!path_exists(fixture->store)) {
        return -1;
    }
    assert_int_equal(sqlite3_open_v2(fixture->store, &database, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
    expect_text(database, "PRAGMA integrity_check", "ok");
    if (sqlite3_prepare_v2(database,
                           "SELECT count(*), min(round(f.value - f.year - area / 1000.0)),"
                           " max(round(f.value - f.year - area / 1000.0)) FROM (SELECT year, value, gender,"
                           " CAST(ltrim(area, 'G') AS INTEGER) AS area FROM figure_now) AS f WHERE f.gender = 'T'",
                           -1, &statement, NULL) == SQLITE_OK) {
        assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
        assert_int_equal(sqlite3_column_int(statement, 0), CELLS / 2);
        result = sqlite3_column_int(statement, 1);
        assert_int_equal(sqlite3_column_int(statement, 2), result);
        assert_int_equal(sqlite3_finalize(statement), SQLITE_OK);
    }
    assert_int_equal(sqlite3_close(database), SQLITE_OK);
    return result;
}

static int kills(void)
{
    int count = 10;
    const char *text = getenv("KILLS");
    assert_true(text == NULL || number_parse_int(text, 1, KILLS_MAX, &count));
    return count;
}

static void a_killed_run_leaves_the_old_or_the_new_state(void **state)
{
    struct fixture *fixture = *state;
    unsigned early = 0;
    unsigned late = 0;
    unsigned spared = 0;
    double began = seconds_now();
    assert_int_equal(fetch_whole(fixture), 0);
    double longest = 1.2 * (seconds_now() - began);
    for (int i = 1; i <= kills(); i++) {
        if (i % 10 == 0) {
            assert_int_equal(unlink(fixture->store), 0); /* a store that is being made */
        }
        fixture->kolada.shift = i;
        unsigned before = server_questions(fixture->server);
        fetch_killed(fixture, longest);
        unsigned asked = server_questions(fixture->server) - before;
        int after = state_of(fixture);
        assert_true(after == i || after == (i % 10 == 0 ? -1 : i - 1));
        assert_int_equal(fetch_whole(fixture), 0);
        assert_int_equal(state_of(fixture), i);
        unsigned all = server_questions(fixture->server) - before;
        /* Only the catalogue is spared where the one query of figures was broken off. */
        assert_true(after == i || all <= 2 * QUESTIONS);
        early += after != i;
        late += after == i;
        spared += after != i && asked > 1 ? asked - 1 : 0;
    }
    print_message("%u kills left the old state, %u the new; %u answers were not asked for again\n", early, late,
                  spared);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_killed_run_leaves_the_old_or_the_new_state, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
