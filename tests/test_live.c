/* test_live.c - the main job against a stand-in for the live service with genuine figures (../shared/kolada/serve):
 * fetch, report, and a server that goes away half-way. Skipped where the stand-in is not there. */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"
#include "tests/support/check.h"
#include "tests/support/program.h"
#include "tests/support/published.h"
#include "tests/support/report_json.h"
#include "tests/support/scratch.h"
#include "tests/support/stand_in.h"

struct fixture {
    bool present;
    char serve[LIMIT_PATH_BYTES];
    char folder[LIMIT_PATH_BYTES];
    char store[LIMIT_PATH_BYTES];
};

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    assert_non_null(fixture);
    fixture->present = shared_find(fixture->serve, "kolada/serve");
    scratch_make(fixture->folder);
    scratch_join(fixture->store, fixture->folder, "store.db");
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    scratch_remove(fixture->folder);
    free(fixture);
    return 0;
}

static int fetch(const struct fixture *fixture, const char *url)
{
    struct program_result result;
    const char *const arguments[] = {"--store", fixture->store, "--api",         url, "--now", "2026-11-21",
                                     "fetch",   "--for",        "gr-arsrapport", NULL};
    program_run(&result, arguments, NULL);
    int status = result.status;
    program_release(&result);
    return status;
}

static void check_table(const json_t *root, const struct published_table *expected)
{
    const json_t *rows = json_object_get(report_part(root, expected->id), "rows");
    assert_int_equal(json_array_size(rows), expected->row_count);
    for (size_t row = 0; row < expected->row_count; row++) {
        const json_t *cells = json_object_get(json_array_get(rows, row), "cells");
        for (size_t column = 0; column < expected->column_count; column++) {
            const json_t *cell = json_array_get(cells, column + 1);
            assert_string_equal(json_string_value(json_object_get(cell, "text")), expected->rows[row].cells[column]);
        }
    }
}

static void the_live_path_gives_the_published_tables(void **state)
{
    struct fixture *fixture = *state;
    struct stand_in server;
    struct program_result result;
    char out[LIMIT_PATH_BYTES];
    char path[LIMIT_PATH_BYTES];
    if (!fixture->present) {
        skip();
    }
    stand_in_start(fixture->serve, "0", &server);
    assert_int_equal(fetch(fixture, server.url), 0);
    stand_in_stop(&server);
    scratch_join(out, fixture->folder, "out");
    const char *const report[] = {"--store",  fixture->store, "report", "gr-arsrapport", "--year", "2022", "--out", out,
                                  "--format", "json",         NULL};
    program_run(&result, report, NULL);
    assert_int_equal(result.status, 0);
    program_release(&result);
    scratch_join(path, out, "gr-arsrapport-2022.json");
    json_t *root = json_load_file(path, 0, NULL);
    assert_non_null(root);
    for (size_t i = 0; i < published_table_count; i++) {
        check_table(root, &published_tables[i]);
    }
    json_decref(root);
}

/* Kills the server in the middle of a fetch that waits for each answer. */
static int fetch_from_dying_server(const struct fixture *fixture)
{
    struct stand_in server;
    int status;
    stand_in_start(fixture->serve, "300", &server);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        _exit(fetch(fixture, server.url));
    }
    const struct timespec half_way = {0, 700L * 1000 * 1000};
    assert_int_equal(nanosleep(&half_way, NULL), 0);
    stand_in_stop(&server);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void a_server_that_dies_leaves_the_store_as_it_was(void **state)
{
    struct fixture *fixture = *state;
    struct buffer before;
    struct buffer after;
    if (!fixture->present) {
        skip();
    }
    assert_true(path_exists(fixture->store)); /* filled by the test before */
    buffer_init(&before, LIMIT_RENDERED_BYTES);
    buffer_init(&after, LIMIT_RENDERED_BYTES);
    scratch_read(fixture->store, &before);
    assert_int_equal(fetch_from_dying_server(fixture), 69);
    scratch_read(fixture->store, &after);
    assert_int_equal(before.length, after.length);
    assert_memory_equal(before.bytes, after.bytes, before.length);
    assert_int_equal(unlink(fixture->store), 0);
    assert_int_equal(fetch_from_dying_server(fixture), 69);
    assert_false(path_exists(fixture->store));
    buffer_release(&before);
    buffer_release(&after);
}

int main(void)
{
    assert_int_equal(setenv("NYCKELTAL_TRIES", "1", 1), 0); /* a dead server is not waited for */
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_live_path_gives_the_published_tables),
        cmocka_unit_test(a_server_that_dies_leaves_the_store_as_it_was),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
