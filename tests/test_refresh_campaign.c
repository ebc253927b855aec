/*
 * test_refresh_campaign.c - refresh killed at random moments: the store and the reports are complete old or complete new.
 *
 * ROUNDS kills (10, or as many as REFRESH_CAMPAIGN says; `make campaign-refresh`
 * takes 200), each while the service has other figures than before. SEED tells
 * the moments.
 */
#include <math.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "tests/support/check.h"
#include "tests/support/refresh_fixture.h"
#include "tests/support/scratch.h"

#define ROUNDS 10
#define SEED 20261121u
/* Sets of figures that the service alternates between, and the files that are looked at. */
#define SETS 2
#define FILES 11
#define FILES_OF_FIRST 4

static const char *const files[FILES] = {"ett-2026.pdf",           "ett-2026.xlsx",         "ett-2026.json",
                                         "ett-2026/tabell-1.csv",  "tva-2026.pdf",          "tva-2026.xlsx",
                                         "tva-2026.json",          "tva-2026/tabell-2.csv", "tva-2026/diagram-1.csv",
                                         "tva-2026/diagram-1.png", "tva-2026/diagram-1.pdf"};

/* What complete runs give, by set. */
struct expected {
    struct buffer files[SETS][FILES];
    double sums[SETS]; /* of the newest value of each cell */
    double seconds;    /* that a run takes */
};

/* How the rounds ended. */
struct tally {
    int killed; /* before the run's end */
    int old;    /* stores that held the figures from before */
    int mixed;  /* reports with files of both sets, each whole: put right by the next run */
};

/* --- looking --- */

/* The store opens, is sound, and gives the sum of what readers see. */
static double check_store(const struct refresh_fixture *fixture)
{
    sqlite3 *database;
    sqlite3_stmt *statement;
    assert_int_equal(sqlite3_open_v2(fixture->store, &database, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
    (void)sqlite3_busy_timeout(database, 5000); /* the killed run's child may need a moment to end */
    assert_int_equal(sqlite3_prepare_v2(database, "PRAGMA integrity_check", -1, &statement, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    assert_string_equal((const char *)sqlite3_column_text(statement, 0), "ok");
    assert_int_equal(sqlite3_finalize(statement), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(database,
                                        "SELECT total(value) FROM (SELECT value, max(run) FROM figure"
                                        " GROUP BY kpi, area, year, gender)",
                                        -1, &statement, NULL),
                     SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    double sum = sqlite3_column_double(statement, 0);
    assert_int_equal(sqlite3_finalize(statement), SQLITE_OK);
    assert_int_equal(sqlite3_close(database), SQLITE_OK);
    return sum;
}

static int set_of_store(const struct refresh_fixture *fixture, const struct expected *expected)
{
    double sum = check_store(fixture);
    for (int set = 0; set < SETS; set++) {
        if (sum > expected->sums[set] - 0.01 && sum < expected->sums[set] + 0.01) {
            return set;
        }
    }
    fail_msg("the store holds neither set: %f", sum);
    return -1;
}

static int set_of_file(const struct refresh_fixture *fixture, const struct expected *expected, size_t file)
{
    char path[LIMIT_PATH_BYTES];
    struct buffer bytes;
    int found = -1;
    buffer_init(&bytes, LIMIT_RENDERED_BYTES);
    refresh_path(fixture, files[file], path);
    scratch_read(path, &bytes);
    for (int set = 0; set < SETS; set++) {
        const struct buffer *whole = &expected->files[set][file];
        if (bytes.length == whole->length && memcmp(bytes.bytes, whole->bytes, bytes.length) == 0) {
            found = set;
        }
    }
    if (found < 0) {
        fail_msg("%s is neither the old nor the new one", files[file]);
    }
    buffer_release(&bytes);
    return found;
}

/* The set that all files from..to - 1 are of, -1 where they are of both. */
static int set_of_files(const struct refresh_fixture *fixture, const struct expected *expected, size_t from, size_t to)
{
    int first = set_of_file(fixture, expected, from);
    int all = first;
    for (size_t i = from + 1; i < to; i++) {
        all = set_of_file(fixture, expected, i) == first ? all : -1;
    }
    return all;
}

/* --- running --- */

static double now(void)
{
    struct timespec time;
    assert_int_equal(clock_gettime(CLOCK_MONOTONIC, &time), 0);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void become(const struct refresh_fixture *fixture)
{
    const char *list[20] = {"nyckeltal"};
    const char *program = getenv("NYCKELTAL_PROGRAM");
    union {
        const char **read;
        char *const *write;
    } as = {.read = list};
    refresh_arguments(fixture, "-q", list + 1);
    if (freopen("/dev/null", "w", stderr) == NULL) {
        _exit(126);
    }
    (void)execv(program == NULL ? "build/nyckeltal" : program, as.write);
    _exit(127);
}

/* Starts a refresh, kills it after some seconds; false where it had ended by then. */
static bool run_and_kill(const struct refresh_fixture *fixture, double seconds)
{
    int status;
    const struct timespec wait = {(time_t)seconds, (long)((seconds - (double)(time_t)seconds) * 1e9)};
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        become(fixture);
    }
    assert_int_equal(nanosleep(&wait, NULL), 0);
    assert_int_equal(kill(child, SIGKILL), 0);
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFSIGNALED(status);
}

static void run_whole(struct refresh_fixture *fixture, int set)
{
    fixture->kolada.shift = set;
    if (refresh_run(fixture, "-q") != 0) {
        fail_msg("the run after a kill ends in %d: %s", fixture->result.status, fixture->result.err.bytes);
    }
}

static void learn(struct refresh_fixture *fixture, struct expected *expected)
{
    char path[LIMIT_PATH_BYTES];
    for (int set = 0; set < SETS; set++) {
        double start = now();
        run_whole(fixture, set);
        expected->seconds = fmin(now() - start, set == 0 ? 1e9 : expected->seconds);
        expected->sums[set] = check_store(fixture);
        for (size_t i = 0; i < FILES; i++) {
            buffer_init(&expected->files[set][i], LIMIT_RENDERED_BYTES);
            refresh_path(fixture, files[i], path);
            scratch_read(path, &expected->files[set][i]);
        }
    }
}

static void forget(struct expected *expected)
{
    for (int set = 0; set < SETS; set++) {
        for (size_t i = 0; i < FILES; i++) {
            buffer_release(&expected->files[set][i]);
        }
    }
}

/* One kill while the set is being fetched and rendered, a look, and the run after it. */
static void round_of(struct refresh_fixture *fixture, const struct expected *expected, int set, double seconds,
                     struct tally *tally)
{
    fixture->kolada.shift = set;
    tally->killed += run_and_kill(fixture, seconds);
    tally->old += set_of_store(fixture, expected) != set;
    tally->mixed += set_of_files(fixture, expected, 0, FILES_OF_FIRST) < 0;
    tally->mixed += set_of_files(fixture, expected, FILES_OF_FIRST, FILES) < 0;
    run_whole(fixture, set);
    assert_int_equal(set_of_store(fixture, expected), set);
    assert_int_equal(set_of_files(fixture, expected, 0, FILES), set);
}

static int count_rounds(void)
{
    const char *text = getenv("REFRESH_CAMPAIGN");
    return text == NULL ? ROUNDS : (int)strtol(text, NULL, 10);
}

static void kills_leave_complete_old_or_complete_new(void **state)
{
    struct refresh_fixture *fixture = *state;
    struct expected *expected = calloc(1, sizeof *expected);
    struct tally tally = {0, 0, 0};
    unsigned seed = SEED;
    int rounds = count_rounds();
    assert_non_null(expected);
    learn(fixture, expected);
    for (int i = 0; i < rounds; i++) {
        seed = seed * 1103515245u + 12345u;
        double share = (double)(seed >> 8 & 0xFFFFu) / 65536.0;
        round_of(fixture, expected, i % SETS, share * expected->seconds, &tally);
    }
    print_message("%d rounds: %d killed, %d stores old, %d reports part-way\n", rounds, tally.killed, tally.old,
                  tally.mixed);
    assert_true(rounds < ROUNDS || tally.killed > 0);
    forget(expected);
    free(expected);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(kills_leave_complete_old_or_complete_new, refresh_fixture_setup,
                                        refresh_fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
