/* test_refresh.c - refresh: what changed is made anew and nothing else, whole or not at all, and monitoring is told. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "tests/support/check.h"
#include "tests/support/refresh_fixture.h"
#include "tests/support/scratch.h"
#include "tests/support/site.h"

#define ONE "ett-2026"
#define TWO "tva-2026"

/* --- helpers --- */

/* A file is replaced by another inode. */
static ino_t identity_of(const struct refresh_fixture *fixture, const char *name)
{
    char path[LIMIT_PATH_BYTES];
    struct stat found;
    refresh_path(fixture, name, path);
    assert_int_equal(stat(path, &found), 0);
    assert_true(found.st_size > 0);
    return found.st_ino;
}

static bool is_there(const struct refresh_fixture *fixture, const char *name)
{
    char path[LIMIT_PATH_BYTES];
    refresh_path(fixture, name, path);
    return path_exists(path);
}

/* --- what is rebuilt --- */

/* `ett` has a table: a file a format, two of CSV (its running text), no picture. `tva` has a table and a chart, of which
 * there are PDF, picture and CSV, too. */
#define ONE_MORE(name, title) +1
enum { FORMAT_COUNT = 0 FORMATS(ONE_MORE), ETT_FILES = FORMAT_COUNT - 1, TVA_FILES = FORMAT_COUNT + 2 };
#undef ONE_MORE

static void the_first_run_makes_all(void **state)
{
    static const char *const files[] = {ONE ".pdf",           ONE ".xlsx",          ONE ".json",
                                        ONE "/tabell-1.csv",  TWO ".pdf",           TWO "/tabell-2.csv",
                                        TWO "/diagram-1.png", TWO "/diagram-1.csv", "nyckeltal.prom"};
    struct refresh_fixture *fixture = *state;
    refresh_expect(fixture, NULL, 0);
    refresh_expect_out(fixture, "figures: ");
    refresh_expect_out(fixture, " 0 revised, 0 withdrawn\n");
    refresh_expect_out(fixture, "ett: rebuilt, %d files (made for the first time)\n", ETT_FILES);
    refresh_expect_out(fixture, "tva: rebuilt, %d files (made for the first time)\n", TVA_FILES);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        assert_true(is_there(fixture, files[i]));
    }
    refresh_expect_told(fixture, "nyckeltal_reports_rebuilt", 2);
    refresh_expect_told(fixture, "nyckeltal_exit_status", 0);
    assert_true(refresh_told(fixture, "nyckeltal_figures_added") > 0);
    refresh_expect_told(fixture, "nyckeltal_last_run_timestamp_seconds", 1772323200);
    refresh_expect_told(fixture, "nyckeltal_last_success_timestamp_seconds", 1772323200);
}

static void nothing_new_leaves_all_as_it_is(void **state)
{
    struct refresh_fixture *fixture = *state;
    refresh_expect(fixture, NULL, 0);
    ino_t pdf = identity_of(fixture, ONE ".pdf");
    ino_t csv = identity_of(fixture, TWO "/tabell-2.csv");
    refresh_expect(fixture, NULL, 0);
    refresh_expect_out(fixture, "figures: 0 added, 0 revised, 0 withdrawn\nett: unchanged\ntva: unchanged\n");
    assert_int_equal(identity_of(fixture, ONE ".pdf"), pdf);
    assert_int_equal(identity_of(fixture, TWO "/tabell-2.csv"), csv);
    refresh_expect_told(fixture, "nyckeltal_reports_rebuilt", 0);
}

/* How many requests of the last run asked for changes only. */
static void expect_partial(const struct refresh_fixture *fixture, const char *requests)
{
    struct buffer rows = site_sql(fixture->store, "SELECT partial > 0 FROM run ORDER BY id DESC LIMIT 1");
    assert_string_equal(rows.bytes, requests);
    buffer_release(&rows);
}

static void it_asks_for_what_changed(void **state)
{
    struct refresh_fixture *fixture = *state;
    fixture->kolada.from_date = KOLADA_HONOURS;
    refresh_expect(fixture, NULL, 0);
    expect_partial(fixture, "0\n");
    fixture->kolada.shift = 1;
    fixture->kolada.since = REFRESH_NOW;
    refresh_expect(fixture, NULL, 0);
    expect_partial(fixture, "1\n");
    refresh_expect_out(fixture, "ett: rebuilt");
    refresh_expect(fixture, "--full", 0);
    expect_partial(fixture, "0\n");
    refresh_expect_out(fixture, "ett: unchanged");
}

/* The day of retrieval and the day of making differ, and nothing else: no reason to make it anew. */
static void another_day_is_no_change(void **state)
{
    struct refresh_fixture *fixture = *state;
    refresh_expect(fixture, NULL, 0);
    refresh_expect(fixture, "--now=2026-03-02", 0);
    refresh_expect_out(fixture, "ett: unchanged\ntva: unchanged\n");
    refresh_expect_told(fixture, "nyckeltal_last_run_timestamp_seconds", 1772409600);
}

static void quiet_says_nothing(void **state)
{
    struct refresh_fixture *fixture = *state;
    refresh_expect(fixture, "-q", 0);
    assert_int_equal(fixture->result.out.length, 0);
    assert_int_equal(fixture->result.err.length, 0);
    assert_true(is_there(fixture, ONE ".pdf"));
}

static void revised_figures_are_a_reason(void **state)
{
    struct refresh_fixture *fixture = *state;
    refresh_expect(fixture, NULL, 0);
    fixture->kolada.shift = 1;
    refresh_expect(fixture, NULL, 0);
    refresh_expect_out(fixture, "figures: 0 added, ");
    refresh_expect_out(fixture, "ett: rebuilt, %d files (figures or template changed)\n", ETT_FILES);
    refresh_expect_out(fixture, "tva: rebuilt, %d files (figures or template changed)\n", TVA_FILES);
    assert_true(refresh_told(fixture, "nyckeltal_figures_revised") > 0);
}

/* What the guard of fetching holds back is no reason to touch the reports either. */
static void a_great_loss_is_held_back(void **state)
{
    struct refresh_fixture *fixture = *state;
    refresh_expect(fixture, NULL, 0);
    ino_t pdf = identity_of(fixture, TWO ".pdf");
    fixture->kolada.without_year = 2025;
    refresh_expect(fixture, NULL, 65);
    assert_int_equal(identity_of(fixture, TWO ".pdf"), pdf);
    refresh_expect_told(fixture, "nyckeltal_figures_withdrawn", 0);
    refresh_expect(fixture, "--accept-withdrawals", 0);
    assert_true(refresh_told(fixture, "nyckeltal_figures_withdrawn") > 0);
    assert_int_not_equal(identity_of(fixture, TWO ".pdf"), pdf);
}

static void only_the_changed_template_is_made_anew(void **state)
{
    struct refresh_fixture *fixture = *state;
    refresh_expect(fixture, NULL, 0);
    ino_t pdf = identity_of(fixture, ONE ".pdf");
    refresh_template(fixture, "tva", "Ett annat namn", true);
    refresh_expect(fixture, NULL, 0);
    refresh_expect_out(fixture, "ett: unchanged\ntva: rebuilt, %d files (figures or template changed)\n", TVA_FILES);
    assert_int_equal(identity_of(fixture, ONE ".pdf"), pdf);
    refresh_expect_told(fixture, "nyckeltal_reports_rebuilt", 1);
}

static void the_language_is_a_reason(void **state)
{
    struct refresh_fixture *fixture = *state;
    refresh_expect(fixture, NULL, 0);
    refresh_expect(fixture, "--lang=en", 0);
    refresh_expect_out(fixture, "ett: rebuilt, %d files (made in another language before)\n", ETT_FILES);
}

static void replace_in_record(const struct refresh_fixture *fixture, const char *old, const char *fresh)
{
    char work[LIMIT_PATH_BYTES];
    char path[LIMIT_PATH_BYTES];
    struct buffer text;
    struct buffer changed;
    buffer_init(&text, LIMIT_CSV_BYTES);
    buffer_init(&changed, LIMIT_CSV_BYTES);
    refresh_path(fixture, ".nyckeltal", work);
    scratch_join(path, work, "ett.built");
    scratch_read(path, &text);
    const char *at = strstr(text.bytes, old);
    assert_non_null(at);
    buffer_append(&changed, text.bytes, (size_t)(at - text.bytes));
    buffer_text(&changed, fresh);
    buffer_text(&changed, at + strlen(old));
    scratch_write(work, "ett.built", changed.bytes);
    buffer_release(&text);
    buffer_release(&changed);
}

static void the_program_is_a_reason(void **state)
{
    struct refresh_fixture *fixture = *state;
    refresh_expect(fixture, NULL, 0);
    replace_in_record(fixture, "program " NYCKELTAL_VERSION, "program 0.0.1");
    refresh_expect(fixture, NULL, 0);
    refresh_expect_out(fixture, "ett: rebuilt, %d files (made by another version before)\ntva: unchanged\n", ETT_FILES);
}

static void a_damaged_record_counts_as_none(void **state)
{
    static const char *const damages[][2] = {{"nyckeltal-built 3", "nyckeltal-built 9"},
                                             {"\nend\n", "\n"},
                                             {"file ett", "file ../ett"},
                                             {"language", "tongue"}};
    struct refresh_fixture *fixture = *state;
    refresh_expect(fixture, NULL, 0);
    for (size_t i = 0; i < sizeof damages / sizeof *damages; i++) {
        replace_in_record(fixture, damages[i][0], damages[i][1]);
        refresh_expect(fixture, "--offline", 0);
        refresh_expect_out(fixture, "ett: rebuilt, %d files (made for the first time)\n", ETT_FILES);
    }
}

static void a_file_that_is_gone_comes_back(void **state)
{
    char path[LIMIT_PATH_BYTES];
    struct refresh_fixture *fixture = *state;
    refresh_expect(fixture, NULL, 0);
    refresh_path(fixture, TWO "/diagram-1.png", path);
    assert_int_equal(unlink(path), 0);
    refresh_expect(fixture, "--offline", 0);
    refresh_expect_out(fixture, "ett: unchanged\ntva: rebuilt, %d files (files were missing)\n", TVA_FILES);
    assert_true(is_there(fixture, TWO "/diagram-1.png"));
}

static void files_that_the_report_has_no_more_go(void **state)
{
    struct refresh_fixture *fixture = *state;
    refresh_expect(fixture, NULL, 0);
    scratch_write(fixture->out, "own.txt", "mine\n");
    refresh_template(fixture, "tva", "Rapport två", false);
    refresh_expect(fixture, NULL, 0);
    assert_false(is_there(fixture, TWO "/diagram-1.png"));
    assert_false(is_there(fixture, TWO "/diagram-1.csv"));
    assert_true(is_there(fixture, TWO "/tabell-2.csv"));
    assert_true(is_there(fixture, "own.txt"));
}

/* The report of the year before stays when a new year's comes. */
static void an_earlier_year_stays(void **state)
{
    struct refresh_fixture *fixture = *state;
    fixture->kolada.without_year = 2026;
    refresh_expect(fixture, NULL, 0);
    assert_true(is_there(fixture, "ett-2025.pdf"));
    fixture->kolada.without_year = 0;
    refresh_expect(fixture, NULL, 0);
    assert_true(is_there(fixture, "ett-2025.pdf"));
    assert_true(is_there(fixture, "ett-2026.pdf"));
}

/* --- what goes wrong --- */

static void a_failed_fetch_leaves_the_reports(void **state)
{
    struct refresh_fixture *fixture = *state;
    refresh_expect(fixture, NULL, 0);
    ino_t pdf = identity_of(fixture, ONE ".pdf");
    refresh_template(fixture, "ett", "Ett annat namn", false);
    fixture->kolada.defect = KOLADA_HTML;
    fixture->kolada.defect_at = 1 + server_questions(fixture->server);
    refresh_expect(fixture, "--now=2026-03-02", 65);
    assert_int_equal(fixture->result.out.length, 0);
    assert_int_equal(identity_of(fixture, ONE ".pdf"), pdf);
    refresh_expect_told(fixture, "nyckeltal_exit_status", 65);
    refresh_expect_told(fixture, "nyckeltal_last_run_timestamp_seconds", 1772409600);
    refresh_expect_told(fixture, "nyckeltal_last_success_timestamp_seconds", 1772323200);
    refresh_expect_told(fixture, "nyckeltal_reports_rebuilt", 0);
}

static void a_service_that_was_never_there_is_told(void **state)
{
    struct refresh_fixture *fixture = *state;
    (void)snprintf(fixture->api, sizeof fixture->api, "http://127.0.0.1:1/v3");
    refresh_expect(fixture, NULL, 69);
    refresh_expect_told(fixture, "nyckeltal_exit_status", 69);
    refresh_expect_told(fixture, "nyckeltal_last_success_timestamp_seconds", 0);
    assert_false(path_exists(fixture->store));
}

static void one_broken_template_does_not_keep_the_others(void **state)
{
    char path[LIMIT_PATH_BYTES];
    struct refresh_fixture *fixture = *state;
    refresh_expect(fixture, NULL, 0);
    scratch_join(path, fixture->templates, "reports");
    scratch_write(path, "ett.json", "{\"title\": 7}\n");
    refresh_template(fixture, "tva", "Ett annat namn", true);
    refresh_expect(fixture, "--offline", 78);
    refresh_expect_err(fixture, "ett.json");
    refresh_expect_out(fixture, "tva: rebuilt");
    assert_true(is_there(fixture, ONE ".pdf"));
    refresh_expect_told(fixture, "nyckeltal_exit_status", 78);
}

static void what_cannot_be_rendered_leaves_the_old(void **state)
{
    struct refresh_fixture *fixture = *state;
    char path[LIMIT_PATH_BYTES];
    refresh_expect(fixture, NULL, 0);
    ino_t pdf = identity_of(fixture, ONE ".pdf");
    /* U+E000 has no shape in any font: the PDF cannot be made. */
    refresh_template(fixture, "ett", "Utan form \xEE\x80\x80", false);
    refresh_expect(fixture, "--offline", 73);
    assert_int_equal(identity_of(fixture, ONE ".pdf"), pdf);
    refresh_path(fixture, ".nyckeltal/ett.staged", path);
    assert_false(path_exists(path));
}

static void a_folder_that_cannot_be_made_is_told(void **state)
{
    struct refresh_fixture *fixture = *state;
    scratch_write(fixture->folder, "out", "a file\n");
    refresh_expect(fixture, NULL, 73);
    refresh_expect_err(fixture, "something else has that name");
}

static void wrong_lines_are_refused(void **state)
{
    struct refresh_fixture *fixture = *state;
    refresh_expect(fixture, "ett", 64);
    refresh_expect(fixture, "--as-of=2026-01-01", 64);
    refresh_expect(fixture, "--offline", 74);
    refresh_expect_err(fixture, "store");
}

/* --- what an interrupted run left --- */

static void copy_file(const struct refresh_fixture *fixture, const char *from, const char *to)
{
    char path[LIMIT_PATH_BYTES];
    char target[LIMIT_PATH_BYTES];
    struct buffer bytes;
    struct fault fault;
    buffer_init(&bytes, LIMIT_RENDERED_BYTES);
    refresh_path(fixture, from, path);
    refresh_path(fixture, to, target);
    scratch_read(path, &bytes);
    assert_int_equal(file_write(target, bytes.bytes, bytes.length, &fault), 0);
    buffer_release(&bytes);
}

static void what_was_ready_is_put_in_place(void **state)
{
    char path[LIMIT_PATH_BYTES];
    struct refresh_fixture *fixture = *state;
    struct fault fault;
    refresh_expect(fixture, NULL, 0);
    refresh_path(fixture, ".nyckeltal/ett.ready", path);
    assert_int_equal(directory_make(path, &fault), 0);
    copy_file(fixture, ".nyckeltal/ett.built", ".nyckeltal/ett.ready/.built");
    copy_file(fixture, TWO ".pdf", ".nyckeltal/ett.ready/" ONE ".pdf");
    ino_t moved = identity_of(fixture, ".nyckeltal/ett.ready/" ONE ".pdf");
    ino_t kept = identity_of(fixture, ONE ".xlsx");
    refresh_expect(fixture, NULL, 0);
    refresh_expect_out(fixture, "ett: rebuilt, %d files (an interrupted run had them ready)\nfigures: ", ETT_FILES);
    refresh_expect_out(fixture, "\ntva: unchanged\n");
    assert_null(strstr(fixture->result.out.bytes, "ett: unchanged"));
    refresh_expect_told(fixture, "nyckeltal_reports_rebuilt", 1);
    assert_int_equal(identity_of(fixture, ONE ".pdf"), moved);
    assert_int_equal(identity_of(fixture, ONE ".xlsx"), kept);
    assert_false(path_exists(path));
}

/* Also where the service does not answer, and of a report that is made no more. */
static void what_was_ready_needs_no_fetching(void **state)
{
    char path[LIMIT_PATH_BYTES];
    struct refresh_fixture *fixture = *state;
    struct fault fault;
    refresh_expect(fixture, NULL, 0);
    refresh_path(fixture, ".nyckeltal/bort.ready", path);
    assert_int_equal(directory_make(path, &fault), 0);
    copy_file(fixture, ".nyckeltal/ett.built", ".nyckeltal/bort.ready/.built");
    copy_file(fixture, TWO ".pdf", ".nyckeltal/bort.ready/" ONE ".pdf");
    (void)snprintf(fixture->api, sizeof fixture->api, "http://127.0.0.1:1/v3");
    refresh_expect(fixture, NULL, 69);
    refresh_expect_out(fixture, "bort: rebuilt, %d files (an interrupted run had them ready)\n", ETT_FILES);
    refresh_expect_told(fixture, "nyckeltal_reports_rebuilt", 1);
    assert_false(path_exists(path));
}

/* A folder has the name of one of the files: the others stay as they were. */
static void what_has_no_place_leaves_the_old(void **state)
{
    char path[LIMIT_PATH_BYTES];
    struct refresh_fixture *fixture = *state;
    struct fault fault;
    refresh_expect(fixture, NULL, 0);
    ino_t pdf = identity_of(fixture, TWO ".pdf");
    ino_t csv = identity_of(fixture, TWO "/tabell-2.csv");
    refresh_path(fixture, TWO "/diagram-1.png", path);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(directory_make(path, &fault), 0);
    fixture->kolada.shift = 1;
    refresh_expect(fixture, NULL, 73);
    refresh_expect_err(fixture, "diagram-1.png: cannot be put in place: a folder has that name; move it\n");
    refresh_expect_out(fixture, "ett: rebuilt, %d files", ETT_FILES);
    assert_int_equal(identity_of(fixture, TWO ".pdf"), pdf);
    assert_int_equal(identity_of(fixture, TWO "/tabell-2.csv"), csv);
    refresh_expect_told(fixture, "nyckeltal_exit_status", 73);
    assert_int_equal(rmdir(path), 0);
    refresh_expect(fixture, NULL, 0);
    refresh_expect_out(fixture, "ett: unchanged\ntva: rebuilt, %d files", TVA_FILES);
}

static void what_was_staged_is_thrown_away(void **state)
{
    char path[LIMIT_PATH_BYTES];
    struct refresh_fixture *fixture = *state;
    struct fault fault;
    refresh_expect(fixture, NULL, 0);
    ino_t kept = identity_of(fixture, ONE ".pdf");
    refresh_path(fixture, ".nyckeltal/ett.staged/" ONE, path);
    assert_int_equal(directory_make(path, &fault), 0);
    copy_file(fixture, TWO ".pdf", ".nyckeltal/ett.staged/" ONE ".pdf");
    refresh_expect(fixture, NULL, 0);
    refresh_expect_out(fixture, "ett: unchanged\n");
    assert_int_equal(identity_of(fixture, ONE ".pdf"), kept);
    refresh_path(fixture, ".nyckeltal/ett.staged", path);
    assert_false(path_exists(path));
}

/* --- the configuration --- */

static void the_configuration_names_reports_and_folder(void **state)
{
    struct refresh_fixture *fixture = *state;
    struct program_result result;
    char configuration[LIMIT_PATH_BYTES];
    char line[LIMIT_PATH_BYTES + 64];
    char home[LIMIT_PATH_BYTES];
    struct fault fault;
    scratch_join(configuration, fixture->folder, "nyckeltal");
    assert_int_equal(directory_make(configuration, &fault), 0);
    (void)snprintf(line, sizeof line, "{\"reports\": [\"tva\"], \"out\": \"%.4000s\"}\n", fixture->out);
    scratch_write(configuration, "config.json", line);
    (void)snprintf(home, sizeof home, "XDG_CONFIG_HOME=%.4000s", fixture->folder);
    const char *const environment[] = {home, NULL};
    const char *const arguments[] = {"--store",          fixture->store, "--api",     fixture->api, "--templates",
                                     fixture->templates, "--now",        REFRESH_NOW, "refresh",    NULL};
    program_run(&result, arguments, environment);
    assert_int_equal(result.status, 0);
    program_release(&result);
    assert_true(is_there(fixture, TWO ".pdf"));
    assert_false(is_there(fixture, ONE ".pdf"));
    scratch_write(configuration, "config.json", "{\"reports\": \"tva\"}\n");
    program_run(&result, arguments, environment);
    assert_int_equal(result.status, 78);
    program_release(&result);
}

/* With "each" the reports about municipalities are made, too, and only where something changed. */
static void reports_of_municipalities_are_made_where_it_is_said_for_which(void **state)
{
    struct refresh_fixture *fixture = *state;
    struct program_result result;
    char store[LIMIT_PATH_BYTES];
    char out[LIMIT_PATH_BYTES];
    scratch_join(store, fixture->folder, "snapshot.db");
    scratch_join(out, fixture->folder, "municipalities");
    const char *const fetch[] = {"--store", store, "-q", "fetch", "--replay", "cache/snapshot", NULL};
    const char *const refresh[] = {"--store", store, "--offline", "--now", REFRESH_NOW, "refresh", "--out", out, NULL};
    const char *const environment[] = {"NYCKELTAL_EACH=GR", NULL};
    program_run(&result, fetch, NULL);
    assert_int_equal(result.status, 0);
    program_release(&result);
    program_run(&result, refresh, environment);
    assert_int_equal(result.status, 0);
    assert_non_null(strstr(result.out.bytes, "kommunrapport-1407: rebuilt, "));
    assert_non_null(strstr(result.out.bytes, "kommunrapport: 13 rebuilt, 0 unchanged\n"));
    program_release(&result);
    program_run(&result, refresh, environment);
    assert_int_equal(result.status, 0);
    assert_string_equal(result.out.bytes, "gr-arsrapport: unchanged\nkommunrapport: 0 rebuilt, 13 unchanged\n");
    program_release(&result);
}

#define REFRESH_TEST(name) cmocka_unit_test_setup_teardown(name, refresh_fixture_setup, refresh_fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        REFRESH_TEST(the_first_run_makes_all),
        REFRESH_TEST(nothing_new_leaves_all_as_it_is),
        REFRESH_TEST(it_asks_for_what_changed),
        REFRESH_TEST(another_day_is_no_change),
        REFRESH_TEST(quiet_says_nothing),
        REFRESH_TEST(revised_figures_are_a_reason),
        REFRESH_TEST(a_great_loss_is_held_back),
        REFRESH_TEST(only_the_changed_template_is_made_anew),
        REFRESH_TEST(the_language_is_a_reason),
        REFRESH_TEST(the_program_is_a_reason),
        REFRESH_TEST(a_damaged_record_counts_as_none),
        REFRESH_TEST(a_file_that_is_gone_comes_back),
        REFRESH_TEST(files_that_the_report_has_no_more_go),
        REFRESH_TEST(an_earlier_year_stays),
        REFRESH_TEST(a_failed_fetch_leaves_the_reports),
        REFRESH_TEST(a_service_that_was_never_there_is_told),
        REFRESH_TEST(one_broken_template_does_not_keep_the_others),
        REFRESH_TEST(what_cannot_be_rendered_leaves_the_old),
        REFRESH_TEST(a_folder_that_cannot_be_made_is_told),
        REFRESH_TEST(wrong_lines_are_refused),
        REFRESH_TEST(what_was_ready_is_put_in_place),
        REFRESH_TEST(what_was_ready_needs_no_fetching),
        REFRESH_TEST(what_has_no_place_leaves_the_old),
        REFRESH_TEST(what_was_staged_is_thrown_away),
        REFRESH_TEST(the_configuration_names_reports_and_folder),
        REFRESH_TEST(reports_of_municipalities_are_made_where_it_is_said_for_which),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
