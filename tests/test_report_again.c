/* test_report_again.c - reports asked for again: what has not changed is left alone, and nothing older stays beside it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/lock.h"
#include "cli/progress_bar.h"
#include "cli/refresh_lock.h"
#include "tests/support/check.h"
#include "tests/support/program.h"
#include "tests/support/scratch.h"

#define REGIONAL "gr-arsrapport-2022"
#define OWN "kommunrapport-1407-ockero-2022"

struct fixture {
    char folder[LIMIT_PATH_BYTES];
    char store[LIMIT_PATH_BYTES];
    char out[LIMIT_PATH_BYTES];
    struct program_result result; /* of the last report */
    bool ran;
};

static void run(struct fixture *fixture, const char *const *more, int status)
{
    const char *arguments[24] = {"--store", fixture->store, "--now", "2026-11-21", "report"};
    size_t count = 5;
    for (; *more != NULL; more++) {
        arguments[count++] = *more;
    }
    arguments[count++] = "--out";
    arguments[count++] = fixture->out;
    if (fixture->ran) {
        program_release(&fixture->result);
    }
    program_run(&fixture->result, arguments, NULL);
    fixture->ran = true;
    if (fixture->result.status != status) {
        print_message("%s", fixture->result.err.bytes);
    }
    assert_int_equal(fixture->result.status, status);
}

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    struct program_result result;
    assert_non_null(fixture);
    scratch_make(fixture->folder);
    scratch_join(fixture->store, fixture->folder, "store.db");
    scratch_join(fixture->out, fixture->folder, "out");
    const char *const fetch[] = {"--store", fixture->store, "-q", "fetch", "--replay", "cache/snapshot", NULL};
    program_run(&result, fetch, NULL);
    assert_int_equal(result.status, 0);
    program_release(&result);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    if (fixture->ran) {
        program_release(&fixture->result);
    }
    scratch_remove(fixture->folder);
    free(fixture);
    return 0;
}

static ino_t identity_of(const struct fixture *fixture, const char *name)
{
    char path[LIMIT_PATH_BYTES];
    struct stat found;
    scratch_join(path, fixture->out, name);
    if (stat(path, &found) != 0) {
        fail_msg("%s: is not there", path);
    }
    return found.st_ino;
}

static bool is_there(const struct fixture *fixture, const char *name)
{
    char path[LIMIT_PATH_BYTES];
    scratch_join(path, fixture->out, name);
    return path_exists(path);
}

static void expect_err(const struct fixture *fixture, const char *words)
{
    if (strstr(fixture->result.err.bytes, words) == NULL) {
        fail_msg("\"%s\" is not said: %s", words, fixture->result.err.bytes);
    }
}

static char *copy_of_output(const struct fixture *fixture)
{
    char *copy = malloc(fixture->result.out.length + 1);
    assert_non_null(copy);
    memcpy(copy, fixture->result.out.bytes, fixture->result.out.length + 1);
    return copy;
}

static void what_has_not_changed_is_left_and_listed(void **state)
{
    struct fixture *fixture = *state;
    const char *const report[] = {"gr-arsrapport", "--year", "2022", "--format", "csv,json", NULL};
    run(fixture, report, 0);
    char *first = copy_of_output(fixture);
    ino_t kept = identity_of(fixture, REGIONAL ".json");
    run(fixture, report, 0);
    assert_int_equal(identity_of(fixture, REGIONAL ".json"), kept);
    assert_string_equal(fixture->result.out.bytes, first);
    expect_err(fixture, "gr-arsrapport: unchanged");
    free(first);
}

static void force_makes_it_anew(void **state)
{
    struct fixture *fixture = *state;
    const char *const report[] = {"gr-arsrapport", "--year", "2022", "--format", "json", NULL};
    const char *const forced[] = {"gr-arsrapport", "--year", "2022", "--format", "json", "--force", NULL};
    run(fixture, report, 0);
    ino_t kept = identity_of(fixture, REGIONAL ".json");
    run(fixture, forced, 0);
    assert_int_not_equal(identity_of(fixture, REGIONAL ".json"), kept);
    assert_null(strstr(fixture->result.err.bytes, "unchanged"));
}

static void another_format_leaves_those_that_stand(void **state)
{
    struct fixture *fixture = *state;
    const char *const json[] = {"gr-arsrapport", "--year", "2022", "--format", "json", NULL};
    const char *const csv[] = {"gr-arsrapport", "--year", "2022", "--format", "csv", NULL};
    run(fixture, json, 0);
    ino_t kept = identity_of(fixture, REGIONAL ".json");
    run(fixture, csv, 0);
    assert_int_equal(identity_of(fixture, REGIONAL ".json"), kept);
    assert_true(is_there(fixture, REGIONAL "/tabell-1.csv"));
    assert_null(strstr(fixture->result.out.bytes, ".json"));
    run(fixture, json, 0);
    expect_err(fixture, "unchanged");
}

/* With another language all that stands there of the document is made anew, whatever was asked for. */
static void nothing_older_stays_beside_it(void **state)
{
    struct fixture *fixture = *state;
    const char *const both[] = {"gr-arsrapport", "--year", "2022", "--format", "csv,json", NULL};
    const char *const english[] = {"gr-arsrapport", "--year", "2022", "--format", "json", "--lang", "en", NULL};
    run(fixture, both, 0);
    ino_t csv = identity_of(fixture, REGIONAL "/tabell-1.csv");
    run(fixture, english, 0);
    assert_int_not_equal(identity_of(fixture, REGIONAL "/tabell-1.csv"), csv);
    assert_null(strstr(fixture->result.out.bytes, ".csv"));
    assert_non_null(strstr(fixture->result.out.bytes, REGIONAL ".json\n"));
}

static void a_file_that_is_gone_comes_back(void **state)
{
    struct fixture *fixture = *state;
    char path[LIMIT_PATH_BYTES];
    const char *const report[] = {"gr-arsrapport", "--year", "2022", "--format", "csv,json", NULL};
    run(fixture, report, 0);
    scratch_join(path, fixture->out, REGIONAL "/tabell-5.csv");
    assert_int_equal(unlink(path), 0);
    run(fixture, report, 0);
    assert_true(path_exists(path));
}

static void another_year_is_another_document(void **state)
{
    struct fixture *fixture = *state;
    const char *const this_year[] = {"gr-arsrapport", "--year", "2022", "--format", "json", NULL};
    const char *const last_year[] = {"gr-arsrapport", "--year", "2021", "--format", "json", NULL};
    run(fixture, this_year, 0);
    run(fixture, last_year, 1); /* the snapshot holds no population of that year */
    assert_true(is_there(fixture, REGIONAL ".json"));
    assert_true(is_there(fixture, "gr-arsrapport-2021.json"));
}

static void of_many_the_counts_are_told(void **state)
{
    struct fixture *fixture = *state;
    const char *const one[] = {"kommunrapport", "--year", "2022", "--area", "Öckerö", "--format", "json", NULL};
    const char *const all[] = {"kommunrapport", "--year", "2022",   "--each", "GR",
                               "--format",      "json",   "--jobs", "2",      NULL};
    run(fixture, one, 0);
    ino_t kept = identity_of(fixture, OWN ".json");
    run(fixture, all, 0);
    expect_err(fixture, "kommunrapport: 12 made, 1 unchanged");
    assert_int_equal(identity_of(fixture, OWN ".json"), kept);
    run(fixture, all, 0);
    expect_err(fixture, "kommunrapport: 0 made, 13 unchanged");
    assert_non_null(strstr(fixture->result.out.bytes, OWN ".json\n"));
}

static void two_do_not_make_reports_in_one_folder(void **state)
{
    struct fixture *fixture = *state;
    const char *const report[] = {"gr-arsrapport", "--year", "2022", "--format", "json", NULL};
    struct lock lock;
    struct fault fault;
    assert_int_equal(refresh_lock_folder(&lock, fixture->out, "refresh", &fault), 0);
    run(fixture, report, 75);
    expect_err(fixture, "nyckeltal refresh since");
    lock_release(&lock);
    run(fixture, report, 0);
}

static void the_bar_tells_how_far_and_how_long(void **state)
{
    char line[PROGRESS_LINE_MAX];
    (void)state;
    progress_bar_line(line, "kommunrapport", 145, 290, 2, 79);
    assert_string_equal(line, "kommunrapport [##########----------] 145 of 290, 2 s left");
    progress_bar_line(line, "kommunrapport", 0, 290, 0, 79);
    assert_string_equal(line, "kommunrapport [--------------------] 0 of 290");
    progress_bar_line(line, "kommunrapport", 29, 290, 1, 40);
    assert_string_equal(line, "kommunrapport 29 of 290, 9 s left");
    progress_bar_line(line, "kommunrapport", 29, 290, 1, 20);
    assert_int_equal(strlen(line), 20);
}

#define AGAIN_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        AGAIN_TEST(what_has_not_changed_is_left_and_listed),
        AGAIN_TEST(force_makes_it_anew),
        AGAIN_TEST(another_format_leaves_those_that_stand),
        AGAIN_TEST(nothing_older_stays_beside_it),
        AGAIN_TEST(a_file_that_is_gone_comes_back),
        AGAIN_TEST(another_year_is_another_document),
        AGAIN_TEST(of_many_the_counts_are_told),
        AGAIN_TEST(two_do_not_make_reports_in_one_folder),
        cmocka_unit_test(the_bar_tells_how_far_and_how_long),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
