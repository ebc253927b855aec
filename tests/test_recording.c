/* Recordings by way of the program: a replay gives the same store, byte for byte, and damage is named. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "tests/support/check.h"
#include "tests/support/kolada.h"
#include "tests/support/program.h"
#include "tests/support/scratch.h"

struct fixture {
    struct kolada kolada;
    struct server *server;
    char api[256];
    char folder[LIMIT_PATH_BYTES];
    char recording[LIMIT_PATH_BYTES];
    char live[LIMIT_PATH_BYTES];
    char replayed[LIMIT_PATH_BYTES];
};

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    assert_non_null(fixture);
    fixture->kolada.page_size = 4;
    fixture->server = server_start(kolada_answer, &fixture->kolada);
    (void)snprintf(fixture->api, sizeof fixture->api, "%s/v3", server_base(fixture->server));
    scratch_make(fixture->folder);
    scratch_join(fixture->recording, fixture->folder, "recording");
    scratch_join(fixture->live, fixture->folder, "live.db");
    scratch_join(fixture->replayed, fixture->folder, "replayed.db");
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

static void run(const char *const *arguments, int status, const char *words)
{
    struct program_result result;
    program_run(&result, arguments, NULL);
    if (result.status != status || strstr(result.err.bytes, words) == NULL) {
        fail_msg("status %d, %s", result.status, result.err.bytes);
    }
    program_release(&result);
}

static void dump(const char *store, struct buffer *text)
{
    struct program_result result;
    const char *const arguments[] = {store, ".dump", NULL};
    program_run_command(&result, "sqlite3", arguments, NULL);
    assert_int_equal(result.status, 0);
    buffer_clear(text);
    buffer_append(text, result.out.bytes, result.out.length);
    program_release(&result);
}

static void expect_same_dump(const struct fixture *fixture)
{
    struct buffer live;
    struct buffer replayed;
    buffer_init(&live, LIMIT_RENDERED_BYTES);
    buffer_init(&replayed, LIMIT_RENDERED_BYTES);
    dump(fixture->live, &live);
    dump(fixture->replayed, &replayed);
    assert_true(live.length > 1000);
    assert_string_equal(live.bytes, replayed.bytes);
    buffer_release(&live);
    buffer_release(&replayed);
}

static void replay(const struct fixture *fixture, const char *store, int status, const char *words)
{
    const char *const arguments[] = {"--store",          store, "--now", "2026-11-21", "fetch", "--replay",
                                     fixture->recording, NULL};
    run(arguments, status, words);
}

static void a_replay_gives_the_same_store(void **state)
{
    struct fixture *fixture = *state;
    const char *const some[] = {"--store",
                                fixture->live,
                                "--api",
                                fixture->api,
                                "--now",
                                "2026-11-21",
                                "fetch",
                                "--kpi",
                                "N00000,N00001",
                                "--area",
                                "1401,1407,G96190",
                                "--years",
                                "2015-2022",
                                "--record",
                                fixture->recording,
                                NULL};
    run(some, 0, "46 figures and 50 empty");
    replay(fixture, fixture->replayed, 0, "46 figures and 50 empty");
    expect_same_dump(fixture);
}

static void a_replay_of_everything_gives_the_same_store(void **state)
{
    struct fixture *fixture = *state;
    const char *const all[] = {"--store", fixture->live, "--api",   fixture->api, "--now",    "2026-11-21",
                               "fetch",   "--all",       "--years", "2010-2022",  "--record", fixture->recording,
                               NULL};
    run(all, 0, "0 withdrawn, 0 unchanged");
    replay(fixture, fixture->replayed, 0, "0 withdrawn, 0 unchanged");
    expect_same_dump(fixture);
}

static void cut(const char *path)
{
    struct buffer text;
    buffer_init(&text, LIMIT_ANSWER_BYTES);
    scratch_read(path, &text);
    assert_int_equal(truncate(path, (off_t)text.length / 2), 0);
    buffer_release(&text);
}

/* Another byte of the same length: only the digest tells. */
static void spoil(const char *path)
{
    FILE *file = fopen(path, "r+b");
    assert_non_null(file);
    assert_int_equal(fseek(file, -2, SEEK_END), 0);
    assert_int_equal(fputc(' ', file), ' ');
    assert_int_equal(fclose(file), 0);
}

static void a_damaged_recording_is_refused(void **state)
{
    struct fixture *fixture = *state;
    char path[LIMIT_PATH_BYTES];
    const char *const all[] = {"--store", fixture->live, "--api",   fixture->api, "--now",    "2026-11-21",
                               "fetch",   "--all",       "--years", "2010-2022",  "--record", fixture->recording,
                               NULL};
    run(all, 0, "");
    scratch_join(path, fixture->recording, "data-12.json");
    spoil(path);
    replay(fixture, fixture->replayed, 65, "data-12.json: is damaged: its SHA-256 is not the recorded one");
    cut(path);
    replay(fixture, fixture->replayed, 65, "data-12.json: is damaged: it has");
    assert_int_equal(unlink(path), 0);
    replay(fixture, fixture->replayed, 65, "data-12.json: is missing from the recording");
    assert_false(path_exists(fixture->replayed));
    scratch_join(path, fixture->recording, "recording.json");
    cut(path);
    replay(fixture, fixture->replayed, 65, "recording.json:");
    assert_false(path_exists(fixture->replayed));
}

static void all_and_catalogue_stand_alone(void **state)
{
    struct fixture *fixture = *state;
    static const char *const others[][3] = {{"--all", "--catalogue", NULL},
                                            {"--all", "--kpi", "N1"},
                                            {"--catalogue", "--years", "2020-2022"},
                                            {"--catalogue", "--for", "gr-arsrapport"},
                                            {"--all", "--replay", "cache/snapshot"}};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        const char *const arguments[] = {"--store",    fixture->live, "--api",      fixture->api, "fetch",
                                         others[i][0], others[i][1],  others[i][2], NULL};
        run(arguments, 64, "--all and --catalogue stand alone");
    }
    const char *const catalogue[] = {"--store", fixture->live, "--api", fixture->api, "fetch", "--catalogue", NULL};
    run(catalogue, 0, "fetch: 3 requests, 3 pages, 7 rows, 0 figures");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_replay_gives_the_same_store, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_replay_of_everything_gives_the_same_store, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_damaged_recording_is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(all_and_catalogue_stand_alone, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
