/* test_surroundings.c - every command where things are not as usual: readers that go, output that is closed or full, no home,
 * one that may only be read, a terminal that is dumb, no locale, standard input closed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/support/check.h"
#include "tests/support/refresh_fixture.h"
#include "tests/support/scratch.h"
#include "tests/support/surroundings.h"

#define ARGUMENTS_MAX 10
/* Those of all commands, and the words before them. */
#define COMMON_MAX 10

#define SIGNAL_OF_PIPE (128 + 13)

/* What a command does besides printing. */
enum deed {
    ANSWERS, /* nothing */
    MAKES,   /* reports and the like, into folders */
    KEEPS    /* figures, in the store */
};

/* One command in a form that works. */
struct trial {
    const char *arguments[ARGUMENTS_MAX]; /* the command's name is the first */
    enum deed deed;
    bool prints;
    bool homeless;        /* needs no store */
    const char *homesick; /* what it says without a home, where that is about something else than the store */
};

static char out[LIMIT_PATH_BYTES];
static char refreshed[LIMIT_PATH_BYTES];
static char site[LIMIT_PATH_BYTES];
static char exported[LIMIT_PATH_BYTES];
static char table[LIMIT_PATH_BYTES];

/* A command that has no line here makes the first of the tests fail. */
static const struct trial trials[] = {
    {{"fetch", "-q", "--kpi", "N00941", "--area", "1407", "--years", "2022-2023"}, KEEPS, false, false, NULL},
    {{"query", "1440", "--indicator", "deltagare", "--years", "2023", "--format", "csv"}, ANSWERS, true, false, NULL},
    {{"query", "1440", "--indicator", "deltagare", "--format", "table"}, ANSWERS, true, false, NULL},
    {{"search", "titel", "--format", "table"}, ANSWERS, true, false, NULL},
    {{"describe", "1440", "--format", "table"}, ANSWERS, true, false, NULL},
    {{"report", "ett", "--force", "--format", "json", "--out", out}, MAKES, true, false, NULL},
    {{"refresh", "-q", "--out", refreshed}, KEEPS, false, false, NULL}, /* nothing is new */
    {{"site", "ett", "-q", "--out", site}, MAKES, false, false, NULL},
    {{"check"}, ANSWERS, false, true, NULL},
    {{"check", "--schema", "report"}, ANSWERS, true, true, NULL},
    {{"status", "--format", "table"}, ANSWERS, true, false, NULL},
    {{"changes", "--since", "2026-01-01", "--format", "csv"}, ANSWERS, true, false, NULL},
    {{"verify", table, "--format", "table"}, ANSWERS, true, false, NULL},
    {{"export", "--out", exported}, MAKES, true, false, NULL},
    {{"import", "-q", exported}, KEEPS, false, false, NULL},
    {{"config"}, ANSWERS, true, true, NULL},
    {{"config", "--values", "--format", "table"}, ANSWERS, true, true, NULL},
    {{"config", "--path"}, ANSWERS, true, false, "the configuration file has no place; set XDG_CONFIG_HOME"},
    {{"help"}, ANSWERS, true, true, NULL},
    {{"help", "query"}, ANSWERS, true, true, NULL},
    {{"complete", "--", "que"}, ANSWERS, true, true, NULL},
};

#define TRIALS (sizeof trials / sizeof *trials)

static struct refresh_fixture *fixture;
static char home_set[LIMIT_PATH_BYTES + 8];
static char read_only[LIMIT_PATH_BYTES];

/* Where things are told by HOME, and a terminal can draw; the last is what a test changes. */
static const char *environment[] = {home_set,
                                    "XDG_CONFIG_HOME",
                                    "XDG_DATA_HOME",
                                    "NYCKELTAL_STORE",
                                    "NYCKELTAL_OUT",
                                    "NYCKELTAL_LANG",
                                    "COLUMNS",
                                    "NO_COLOR",
                                    "LC_ALL=C.UTF-8",
                                    "LANGUAGE",
                                    "TERM=xterm",
                                    "LANG=C.UTF-8",
                                    NULL,
                                    NULL};

#define CHANGED (sizeof environment / sizeof *environment - 2)

/* --- running one --- */

static void run(const struct trial *trial, const struct surroundings *surroundings, bool store_named,
                struct program_result *result)
{
    const char *arguments[COMMON_MAX + ARGUMENTS_MAX + 1] = {
        "--templates", fixture->templates, "--api", fixture->api, "--now", REFRESH_NOW, "--store", fixture->store};
    size_t count = store_named ? 8 : 6;
    for (size_t i = 0; i <= ARGUMENTS_MAX; i++) {
        arguments[count + i] = i < ARGUMENTS_MAX ? trial->arguments[i] : NULL;
    }
    struct surroundings whole = *surroundings;
    whole.environment = environment;
    surroundings_run(&whole, arguments, result);
}

static void complain(const struct trial *trial, const char *expected, const struct program_result *result)
{
    const char *second = trial->arguments[1] == NULL ? "" : trial->arguments[1];
    fail_msg("%s %s: ends in %d, where %s: %.2000s", trial->arguments[0], second, result->status, expected,
             result->err.bytes);
}

/* As usual: the exit status 0, and something printed where it prints. */
static void run_as_usual(const struct trial *trial, struct program_result *result)
{
    static const struct surroundings usual = {.output = OUTPUT_KEPT};
    environment[CHANGED] = NULL;
    run(trial, &usual, true, result);
    if (result->status != 0 || (result->out.length > 0) != trial->prints) {
        complain(trial, trial->prints ? "it should print and end in 0" : "it should print nothing and end in 0",
                 result);
    }
}

/* Tables are drawn with what characters the locale has. */
static bool looks_otherwise(const struct trial *trial, const char *changed)
{
    size_t last = 0;
    while (last + 1 < ARGUMENTS_MAX && trial->arguments[last + 1] != NULL) {
        last++;
    }
    return changed != NULL && strncmp(changed, "LC_ALL=", 7) == 0 && strcmp(trial->arguments[last], "table") == 0;
}

/* Tried with something changed, it does what it does as usual. What works tells times and files of its own. */
static void expect_as_usual(const struct trial *trial, const struct surroundings *surroundings, const char *changed)
{
    struct program_result usual;
    struct program_result result;
    run_as_usual(trial, &usual);
    environment[CHANGED] = changed;
    run(trial, surroundings, true, &result);
    if (result.status != 0 || strcmp(result.err.bytes, usual.err.bytes) != 0) {
        complain(trial, "it should end in 0 and say what it says as usual", &result);
    }
    if (trial->deed == ANSWERS && !looks_otherwise(trial, changed) && strcmp(result.out.bytes, usual.out.bytes) != 0) {
        complain(trial, "it should print what it prints as usual", &result);
    }
    program_release(&usual);
    program_release(&result);
}

static void all_as_usual(const struct surroundings *surroundings, const char *changed)
{
    for (size_t i = 0; i < TRIALS; i++) {
        expect_as_usual(&trials[i], surroundings, changed);
    }
}

/* It ends in this status and says one line, which has these words. */
static void expect_told(const struct trial *trial, const struct program_result *result, int status, const char *words)
{
    const char *end = strchr(result->err.bytes, '\n');
    char expected[256];
    (void)snprintf(expected, sizeof expected, "it should end in %d with one line that says \"%.150s\"", status, words);
    if (result->status != status || strstr(result->err.bytes, words) == NULL || end == NULL || end[1] != '\0' ||
        strncmp(result->err.bytes, "nyckeltal: ", strlen("nyckeltal: ")) != 0) {
        complain(trial, expected, result);
    }
}

/* --- a store, an export and a table of it --- */

static void run_shell(const char *script, const char *first, const char *second)
{
    struct program_result result;
    const char *const arguments[] = {"-c", script, "sh", first, second, NULL};
    program_run_command(&result, "sh", arguments, NULL);
    assert_string_equal(result.err.bytes, "");
    assert_int_equal(result.status, 0);
    program_release(&result);
}

/* What one of the trials prints, without what it says of the group. */
static void write_table(void)
{
    struct program_result result;
    run_as_usual(&trials[1], &result);
    char *row = strchr(result.out.bytes, '\n');
    assert_non_null(row);
    row[1 + strcspn(row + 1, "\n")] = '\0';
    scratch_write(fixture->folder, "table.csv", result.out.bytes);
    program_release(&result);
}

static int set_up(void **state)
{
    static const struct trial export_first = {{"export", "--out", exported}, MAKES, true, false, NULL};
    struct program_result result;
    void *made;
    (void)state;
    assert_int_equal(refresh_fixture_setup(&made), 0);
    fixture = made;
    refresh_expect(fixture, "-q", 0);
    scratch_join(refreshed, fixture->folder, "out");
    scratch_join(out, fixture->folder, "report");
    scratch_join(site, fixture->folder, "site");
    scratch_join(exported, fixture->folder, "exported");
    scratch_join(table, fixture->folder, "table.csv");
    scratch_join(read_only, fixture->folder, "home");
    (void)snprintf(home_set, sizeof home_set, "HOME=%s", read_only);
    run_shell("mkdir -p \"$1/.local/share/nyckeltal\" && cp \"$2\" \"$1/.local/share/nyckeltal/nyckeltal.db\" && "
              "chmod -R a-w \"$1\"",
              read_only, fixture->store);
    run_as_usual(&export_first, &result);
    program_release(&result);
    write_table();
    return 0;
}

static int tear_down(void **state)
{
    void *made = fixture;
    (void)state;
    run_shell("chmod -R u+w \"$1\"", read_only, NULL);
    return refresh_fixture_teardown(&made);
}

/* --- what is tried --- */

static bool is_tried(const char *name, size_t length)
{
    for (size_t i = 0; i < TRIALS; i++) {
        if (strlen(trials[i].arguments[0]) == length && strncmp(trials[i].arguments[0], name, length) == 0) {
            return true;
        }
    }
    return false;
}

static void every_command_is_tried(void **state)
{
    static const char *const arguments[] = {"complete", "--", "", NULL};
    struct program_result result;
    size_t count = 0;
    (void)state;
    program_run(&result, arguments, NULL);
    for (const char *at = result.out.bytes; *at != '\0'; at += strcspn(at, "\n") + 1, count++) {
        size_t length = strcspn(at, "\t\n");
        if (!is_tried(at, length)) {
            fail_msg("%.*s: is a command without a line in tests/test_surroundings.c", (int)length, at);
        }
    }
    assert_true(count > 10);
    program_release(&result);
}

/* Of what only answers, the reader's going is the end. */
static void expect_quiet(const struct trial *trial, enum surroundings_output output)
{
    const struct surroundings gone = {.output = output};
    struct program_result result;
    run(trial, &gone, true, &result);
    bool ended = result.status == SIGNAL_OF_PIPE && trial->deed == ANSWERS && trial->prints;
    bool late = output == OUTPUT_FIRST_LINE || trial->deed != ANSWERS || !trial->prints;
    if (!(ended || (late && result.status == 0)) || strstr(result.err.bytes, "standard output") != NULL) {
        complain(trial, "it should end quietly", &result);
    }
    program_release(&result);
}

static void a_reader_that_goes_after_a_line_is_no_fault(void **state)
{
    (void)state;
    for (size_t i = 0; i < TRIALS; i++) {
        expect_quiet(&trials[i], OUTPUT_FIRST_LINE);
        expect_quiet(&trials[i], OUTPUT_UNREAD);
    }
}

static void expect_loss_told(enum surroundings_output output, const char *reason)
{
    const struct surroundings lost = {.output = output};
    for (size_t i = 0; i < TRIALS; i++) {
        struct program_result result;
        if (!trials[i].prints) {
            expect_as_usual(&trials[i], &lost, NULL);
            continue;
        }
        run(&trials[i], &lost, true, &result);
        if (result.status != 74 || strstr(result.err.bytes, "standard output: cannot be written: ") == NULL ||
            strstr(result.err.bytes, reason) == NULL) {
            complain(&trials[i], "it should end in 74 and tell of its output", &result);
        }
        program_release(&result);
    }
}

static void closed_output_is_told_by_who_prints(void **state)
{
    (void)state;
    expect_loss_told(OUTPUT_CLOSED, "Bad file descriptor");
}

static void full_output_is_told_by_who_prints(void **state)
{
    (void)state;
    expect_loss_told(OUTPUT_FULL, "No space left on device");
}

static void without_a_home_what_is_named_suffices(void **state)
{
    static const struct surroundings usual = {.output = OUTPUT_KEPT};
    (void)state;
    for (size_t i = 0; i < TRIALS; i++) {
        if (strcmp(trials[i].arguments[0], "config") != 0) { /* which tells of the home */
            expect_as_usual(&trials[i], &usual, "HOME");
        }
    }
}

static void without_a_home_the_store_is_to_be_named(void **state)
{
    static const struct surroundings usual = {.output = OUTPUT_KEPT};
    struct program_result result;
    (void)state;
    environment[CHANGED] = "HOME";
    for (size_t i = 0; i < TRIALS; i++) {
        run(&trials[i], &usual, false, &result);
        if (!trials[i].homeless) {
            expect_told(&trials[i], &result, 64,
                        trials[i].homesick != NULL
                            ? trials[i].homesick
                            : "the store: HOME is not set, so its place is not known; name it with --store");
        } else if (result.status != 0 || (result.out.length > 0) != trials[i].prints) {
            complain(&trials[i], "it should need no home", &result);
        }
        program_release(&result);
    }
}

/* The store lies in it. Who keeps nothing there does not mind. */
static void a_home_that_may_only_be_read_is_told_by_who_keeps(void **state)
{
    static const struct surroundings obedient = {.output = OUTPUT_KEPT, .obeys_permissions = true};
    struct program_result result;
    (void)state;
    if (!surroundings_can_obey()) {
        skip();
    }
    environment[CHANGED] = NULL;
    for (size_t i = 0; i < TRIALS; i++) {
        run(&trials[i], &obedient, false, &result);
        if (trials[i].deed != KEEPS) {
            if (result.status != 0) {
                complain(&trials[i], "it should end in 0", &result);
            }
        } else {
            expect_told(&trials[i], &result, strcmp(trials[i].arguments[0], "import") == 0 ? 74 : 73, "--store");
        }
        program_release(&result);
    }
}

/* Neither a store nor reports can be made below it, be it a folder without rights or no folder at all. */
static void expect_nothing_made(const struct surroundings *surroundings, const char *home)
{
    struct program_result result;
    char inside[LIMIT_PATH_BYTES];
    char changed[LIMIT_PATH_BYTES + 16];
    const char *const unwritable = inside;
    const struct trial makers[] = {
        {{"report", "ett", "--format", "json", "--out", unwritable}, MAKES, true, false, NULL},
        {{"site", "ett", "--out", unwritable}, MAKES, true, false, NULL},
        {{"refresh", "--out", unwritable}, MAKES, true, false, NULL},
        {{"export", "--out", unwritable}, MAKES, true, false, NULL}};
    scratch_join(inside, home, "new");
    (void)snprintf(changed, sizeof changed, "XDG_DATA_HOME=%s", inside);
    environment[CHANGED] = changed;
    for (size_t i = 0; i < TRIALS; i++) {
        if (trials[i].deed == KEEPS) {
            run(&trials[i], surroundings, false, &result);
            expect_told(&trials[i], &result, 73, "; name another store with --store");
            program_release(&result);
        }
    }
    for (size_t i = 0; i < sizeof makers / sizeof *makers; i++) {
        run(&makers[i], surroundings, true, &result);
        expect_told(&makers[i], &result, 73, "; name another folder with --out");
        program_release(&result);
    }
}

static void where_nothing_can_be_made_another_place_is_advised(void **state)
{
    static const struct surroundings usual = {.output = OUTPUT_KEPT};
    static const struct surroundings obedient = {.output = OUTPUT_KEPT, .obeys_permissions = true};
    (void)state;
    expect_nothing_made(&usual, table); /* which is a file */
    if (surroundings_can_obey()) {
        expect_nothing_made(&obedient, read_only);
    }
}

/* No command colours, or draws over, what such a terminal cannot. */
static void a_dumb_terminal_gets_plain_text(void **state)
{
    static const char *const kinds[] = {"TERM=dumb", "TERM"};
    static const struct surroundings terminal = {.output = OUTPUT_TERMINAL};
    struct program_result result;
    (void)state;
    for (size_t i = 0; i < 2 * TRIALS; i++) {
        const struct trial *trial = &trials[i / 2];
        environment[CHANGED] = kinds[i % 2];
        run(trial, &terminal, true, &result);
        if (result.status != 0 || strchr(result.out.bytes, '\033') != NULL) {
            complain(trial, "a dumb terminal should get plain text", &result);
        }
        program_release(&result);
    }
}

static void a_terminal_that_can_is_given_colours(void **state)
{
    static const struct surroundings terminal = {.output = OUTPUT_TERMINAL};
    static const struct trial query = {{"query", "1440", "--indicator", "deltagare"}, ANSWERS, true, false, NULL};
    struct program_result result;
    (void)state;
    environment[CHANGED] = NULL;
    run(&query, &terminal, true, &result);
    assert_int_equal(result.status, 0);
    assert_non_null(strchr(result.out.bytes, '\033'));
    program_release(&result);
}

static void no_locale_changes_nothing(void **state)
{
    static const struct surroundings usual = {.output = OUTPUT_KEPT};
    (void)state;
    all_as_usual(&usual, "LC_ALL=C");
    all_as_usual(&usual, "LC_ALL=xx_YY.UTF-8"); /* which nobody has */
}

static void closed_input_changes_nothing(void **state)
{
    static const struct surroundings closed = {.output = OUTPUT_KEPT, .input_closed = true};
    (void)state;
    all_as_usual(&closed, NULL);
}

int main(void)
{
    assert_int_equal(setenv("NYCKELTAL_TRIES", "1", 1), 0);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_command_is_tried),
        cmocka_unit_test(a_reader_that_goes_after_a_line_is_no_fault),
        cmocka_unit_test(closed_output_is_told_by_who_prints),
        cmocka_unit_test(full_output_is_told_by_who_prints),
        cmocka_unit_test(without_a_home_what_is_named_suffices),
        cmocka_unit_test(without_a_home_the_store_is_to_be_named),
        cmocka_unit_test(a_home_that_may_only_be_read_is_told_by_who_keeps),
        cmocka_unit_test(where_nothing_can_be_made_another_place_is_advised),
        cmocka_unit_test(a_dumb_terminal_gets_plain_text),
        cmocka_unit_test(a_terminal_that_can_is_given_colours),
        cmocka_unit_test(no_locale_changes_nothing),
        cmocka_unit_test(closed_input_changes_nothing),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
