/* Every figure read back out of a report's CSV, workbook, web page and PDF equals the one in its JSON: by programs
 * that know nothing of how they were written (tests/support/hold_formats.py). Its workbook keeps the check-list. */
#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "tests/support/check.h"
#include "tests/support/invented.h"
#include "tests/support/program.h"
#include "tests/support/scratch.h"
#include "tests/support/stand_in.h"

/* Runs a command line (words between spaces) that must make what it should. */
static void run(const char *store, const char *line)
{
    struct program_result result;
    char words[LIMIT_PATH_BYTES];
    const char *arguments[32] = {"--store", store, "-q"};
    size_t count = 3;
    char *rest = words;
    assert_true((size_t)snprintf(words, sizeof words, "%s", line) < sizeof words);
    for (char *word = strtok_r(words, " ", &rest); word != NULL; word = strtok_r(NULL, " ", &rest)) {
        assert_true(count + 1 < sizeof arguments / sizeof arguments[0]);
        arguments[count++] = word;
    }
    program_run(&result, arguments, NULL);
    if (result.status != 0 && result.status != 1) { /* 1: made, but something asked for is not held */
        fail_msg("%s: %d: %s", line, result.status, result.err.bytes);
    }
    program_release(&result);
}

static void hold(const char *folder, const char *name)
{
    struct program_result result;
    const char *const arguments[] = {"tests/support/hold_formats.py", folder, name, NULL};
    program_run_command(&result, "/usr/bin/python3", arguments, NULL);
    if (result.status != 0) {
        fail_msg("%s:\n%s%s", name, result.out.bytes, result.err.bytes);
    }
    program_release(&result);
}

/* The check-list for accessible official spreadsheets. */
static void hold_workbook(const char *folder, const char *name)
{
    struct program_result result;
    char path[LIMIT_PATH_BYTES];
    assert_true((size_t)snprintf(path, sizeof path, "%s/%s.xlsx", folder, name) < sizeof path);
    const char *const arguments[] = {"tests/support/check_workbook.py", path, NULL};
    program_run_command(&result, "/usr/bin/python3", arguments, NULL);
    assert_string_equal(result.out.bytes, "");
    assert_int_equal(result.status, 0);
    program_release(&result);
}

/* Makes a report of the store in all formats (`how` is added to the line) and holds them against each other. */
static void make_and_hold(const char *folder, const char *store, const char *how, const char *name)
{
    char line[LIMIT_PATH_BYTES];
    char out[LIMIT_PATH_BYTES];
    scratch_join(out, folder, "out");
    assert_true((size_t)snprintf(line, sizeof line, "report %s --format csv,json,xlsx,html,pdf --out %s", how, out) <
                sizeof line);
    run(store, line);
    hold(out, name);
    hold_workbook(out, name);
    scratch_remove(out);
}

static void the_regional_report_is_the_same_in_every_format(void **state)
{
    char folder[LIMIT_PATH_BYTES];
    char store[LIMIT_PATH_BYTES];
    (void)state;
    scratch_make(folder);
    scratch_join(store, folder, "store.db");
    run(store, "fetch --replay cache/snapshot");
    make_and_hold(folder, store, "gr-arsrapport --year 2022", "gr-arsrapport-2022");
    make_and_hold(folder, store, "gr-arsrapport --year 2022 --lang en", "gr-arsrapport-2022");
    make_and_hold(folder, store, "gr-arsrapport --year 2019", "gr-arsrapport-2019");
    scratch_remove(folder);
}

static void marks_breaks_and_gaps_are_the_same_in_every_format(void **state)
{
    struct invented *invented = *state;
    invented_template(invented, "andel");
    assert_int_equal(invented_report(invented, 2024, "sv"), 0);
    hold(invented->out, "brott-2024");
    assert_int_equal(invented_report(invented, 2025, "en"), 0);
    hold(invented->out, "brott-2025");
}

static void live_figures_are_the_same_in_every_format(void **state)
{
    struct stand_in server;
    char serve[LIMIT_PATH_BYTES];
    char folder[LIMIT_PATH_BYTES];
    char store[LIMIT_PATH_BYTES];
    char line[LIMIT_PATH_BYTES];
    (void)state;
    if (!shared_find(serve, "kolada/serve")) {
        skip();
    }
    scratch_make(folder);
    scratch_join(store, folder, "store.db");
    stand_in_start(serve, "0", &server);
    (void)snprintf(line, sizeof line, "--api %s fetch --for gr-arsrapport --for kommunrapport", server.url);
    run(store, line);
    stand_in_stop(&server);
    make_and_hold(folder, store, "gr-arsrapport --latest", "gr-arsrapport-2022");
    make_and_hold(folder, store, "kommunrapport --year 2022 --area Öckerö", "kommunrapport-1407-ockero-2022");
    make_and_hold(folder, store, "kommunrapport --latest --area Göteborg --lang en",
                  "kommunrapport-1480-goteborg-2022");
    scratch_remove(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_regional_report_is_the_same_in_every_format),
        cmocka_unit_test_setup_teardown(marks_breaks_and_gaps_are_the_same_in_every_format, invented_set_up,
                                        invented_tear_down),
        cmocka_unit_test(live_figures_are_the_same_in_every_format),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
