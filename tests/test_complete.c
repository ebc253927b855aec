/* test_complete.c - `nyckeltal complete`, and bash, zsh and fish with it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/real_path.h"
#include "cli/candidates.h"
#include "cli/command.h"
#include "tests/support/check.h"
#include "tests/support/program.h"
#include "tests/support/scratch.h"

#define WORDS_MOST 8

struct fixture {
    char folder[LIMIT_PATH_BYTES];
    char store[LIMIT_PATH_BYTES];
};

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    struct program_result result;
    assert_non_null(fixture);
    scratch_make(fixture->folder);
    scratch_join(fixture->store, fixture->folder, "store.db");
    const char *const arguments[] = {"--store", fixture->store, "-q", "fetch", "--replay", "cache/snapshot", NULL};
    program_run(&result, arguments, NULL);
    assert_int_equal(result.status, 0);
    program_release(&result);
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

/* --- which candidates suit --- */

static bool suits(const char *word, const char *text)
{
    struct arena arena;
    arena_init(&arena, LIMIT_NAME_BYTES * 16);
    struct candidates candidates = {.arena = &arena, .word = word, .before = ""};
    candidates_add(&candidates, text, "");
    bool added = candidates.count == 1;
    arena_release(&arena);
    return added;
}

static void case_and_marks_need_not_be_typed(void **state)
{
    (void)state;
    assert_true(suits("", "Öckerö"));
    assert_true(suits("ock", "Öckerö"));
    assert_true(suits("OCK", "Öckerö"));
    assert_true(suits("öck", "Öckerö"));
    assert_true(suits("ÖCK", "Öckerö"));
    assert_true(suits("ock", "Ockelbo"));
    assert_false(suits("öck", "Ockelbo"));
    assert_false(suits("öckerö k", "Öckerö"));
    assert_false(suits("ck", "Öckerö"));
    assert_true(suits("upplands v", "Upplands Väsby"));
}

static void what_would_break_a_line_is_left_out(void **state)
{
    (void)state;
    assert_false(suits("", "two\nlines"));
    assert_false(suits("", "a\ttab"));
    assert_false(suits("", ":files"));
    assert_false(suits("", ""));
}

/* --- the command --- */

/* What it answers; it has to do so quietly. */
static void complete(const struct fixture *fixture, struct program_result *result, const char *const *words)
{
    const char *arguments[WORDS_MOST + 6] = {"--store", fixture->store, "complete", "--"};
    for (size_t i = 0; words[i] != NULL && i < WORDS_MOST; i++) {
        arguments[4 + i] = words[i];
    }
    program_run(result, arguments, NULL);
    assert_int_equal(result->status, 0);
    assert_string_equal(result->err.bytes, "");
}

static void words_get_what_may_stand_there(void **state)
{
    static const struct {
        const char *words[WORDS_MOST];
        const char *said;
    } rows[] = {
        {{"que", NULL}, "query\tPrint the figures of municipalities or groups.\n"},
        {{"help", "que", NULL}, "query\tPrint the figures of municipalities or groups.\n"},
        {{"--offline", "que", NULL}, "query\tPrint the figures of municipalities or groups.\n"},
        {{"query", "ock", NULL}, "Öckerö\t1407\n"},
        {{"query", "Ale", "öck", NULL}, "Öckerö\t1407\n"},
        {{"query", "lilla ", NULL}, "Lilla Edet\t1462\n"},
        {{"query", "--", "öck", NULL}, "Öckerö\t1407\n"},
        {{"query", "--group", "kransk", NULL}, "kranskommuner\tKranskommunerna\n"},
        {{"query", "Ale", "--indicator", "befo", NULL}, "befolkning\tFolkmängd\n"},
        {{"query", "Ale", "--indicator=befo", NULL}, "--indicator=befolkning\tFolkmängd\n"},
        {{"query", "Ale", "--indicator", "=", "befo", NULL}, "befolkning\tFolkmängd\n"},
        {{"query", "Ale", "--indicator", "deltagare,befo", NULL}, "deltagare,befolkning\tFolkmängd\n"},
        {{"fetch", "--area", "GR,ock", NULL}, "GR,Öckerö\t1407\n"},
        {{"report", "gr-", NULL}, "gr-arsrapport\n:files\n"},
        {{"report", "x", "gr-", NULL}, ""},
        {{"report", "x", "--format", "xlsx,p", NULL}, "xlsx,pdf\nxlsx,png\n"},
        {{"report", "x", "--jo", NULL}, "--jobs\tprocesses for several reports; default two a processor\n"},
        {{"status", "--format", NULL}, "--format\ttable, csv or json; default table at a terminal, else csv\n"},
        {{"status", "--format", "", NULL}, "table\ncsv\njson\n"},
        {{"verify", "x.csv", "--format", "", NULL}, "table\ncsv\njson\n"},
        {{"check", "--schema", "a", NULL}, "areas\n"},
        {{"--lang", "", NULL}, "sv\nen\n"},
        {{"--store", "", NULL}, ":files\n"},
        {{"import", "", NULL}, ":folders\n"},
        {{"verify", "", NULL}, ":files\n"},
        {{"query", "--years", "", NULL}, ""},
        {{"status", "", NULL}, ""},
        {{"nonsense", "--sto", NULL}, "--store\tthe store; default ~/.local/share/nyckeltal/nyckeltal.db\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct program_result result;
        complete(*state, &result, rows[i].words);
        assert_string_equal(result.out.bytes, rows[i].said);
        program_release(&result);
    }
}

static void ids_of_the_catalogue_are_known(void **state)
{
    static const char *const words[] = {"query", "Ale", "--indicator", "U4080", NULL};
    struct program_result result;
    complete(*state, &result, words);
    assert_non_null(strstr(result.out.bytes, "U40800\t"));
    assert_non_null(strstr(result.out.bytes, "U40806\t"));
    assert_null(strstr(result.out.bytes, "U40826\t"));
    program_release(&result);
}

/* What the words before say of store and templates holds for the names. */
static void names_are_those_that_the_command_would_see(void **state)
{
    static const char *const no_store[] = {"query", "--store", "/nowhere/x.db", "ock", NULL};
    static const char *const no_templates[] = {"--templates", "/nowhere", "query", "Ale", "--indicator", "befo", NULL};
    struct program_result result;
    complete(*state, &result, no_store);
    assert_string_equal(result.out.bytes, "");
    program_release(&result);
    complete(*state, &result, no_templates);
    assert_string_equal(result.out.bytes, "");
    program_release(&result);
}

static void it_never_fails(void **state)
{
    const struct fixture *fixture = *state;
    char home[LIMIT_PATH_BYTES];
    char variable[LIMIT_PATH_BYTES + 24];
    struct fault fault;
    static const char *const lines[][5] = {{"complete", NULL},
                                           {"complete", "--", NULL},
                                           {"complete", "query", NULL},
                                           {"complete", "--", "query", ""},
                                           {"complete", "--", "report", ""}};
    scratch_join(home, fixture->folder, "nyckeltal");
    assert_int_equal(directory_make(home, &fault), 0);
    scratch_write(home, "config.json", "{\"nonsense\": 1");
    (void)snprintf(variable, sizeof variable, "XDG_CONFIG_HOME=%s", fixture->folder);
    const char *const environment[] = {variable, NULL};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        const char *arguments[6] = {NULL};
        struct program_result result;
        memcpy(arguments, lines[i], sizeof lines[i]);
        program_run(&result, arguments, environment);
        assert_int_equal(result.status, 0);
        assert_string_equal(result.err.bytes, "");
        program_release(&result);
    }
}

/* The candidates of an option, which the help's first words tell, are those that the command takes. */
static void expect_accepted(const struct fixture *fixture, const char *command, const char *option)
{
    const char *const words[] = {command, option, "", NULL};
    struct program_result candidates;
    complete(fixture, &candidates, words);
    assert_true(candidates.out.length > 0);
    for (char *at = candidates.out.bytes; *at != '\0';) {
        char chosen[64];
        struct program_result result;
        (void)snprintf(chosen, sizeof chosen, "%.*s", (int)strcspn(at, "\t\n"), at);
        const char *const arguments[] = {"--store", fixture->store, command, "Ale", option, chosen, NULL};
        program_run(&result, arguments, NULL);
        if (strstr(result.err.bytes, "is not known") != NULL) {
            fail_msg("%s", result.err.bytes);
        }
        program_release(&result);
        at += strcspn(at, "\n") + 1;
    }
    program_release(&candidates);
}

static void choices_are_accepted(void **state)
{
    static const char *const rows[][2] = {{"query", "--format"},  {"search", "--format"}, {"describe", "--format"},
                                          {"report", "--format"}, {"status", "--format"}, {"changes", "--format"},
                                          {"verify", "--format"}, {"check", "--schema"},  {"config", "--format"},
                                          {"query", "--lang"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        expect_accepted(*state, rows[i][0], rows[i][1]);
    }
}

/* --- shells --- */

static void type_at(const struct fixture *fixture, const char *shell, const char *without_marks)
{
    char folder[LIMIT_PATH_BYTES];
    char program[LIMIT_PATH_BYTES];
    char expected[512];
    struct program_result result;
    struct fault fault;
    const char *built = getenv("NYCKELTAL_PROGRAM");
    if (!program_is_here(shell)) {
        print_message("skipped: %s is not here to type at\n", shell);
        skip();
    }
    scratch_make(folder);
    assert_int_equal(real_path(built == NULL ? "build/nyckeltal" : built, program, &fault), 0);
    const char *const arguments[] = {"tests/support/type_at_shell.py",
                                     shell,
                                     program,
                                     fixture->store,
                                     folder,
                                     "nyckeltal query öck",
                                     "nyckeltal query ock",
                                     "nyckeltal query lilla",
                                     "nyckeltal query 'Lilla",
                                     "nyckeltal query Ale --indicator=befo",
                                     "nyckeltal query Ale --indicator deltagare,befo",
                                     "nyckeltal report gr-",
                                     "nyckeltal query Ale --drivers 2021-2022 --wei",
                                     NULL};
    program_run_command(&result, "python3", arguments, NULL);
    (void)snprintf(expected, sizeof expected,
                   "<query><Öckerö>\n"
                   "<query><%s>\n"
                   "<query><Lilla Edet>\n"
                   "<query><Lilla Edet>\n"
                   "<query><Ale><--indicator=befolkning>\n"
                   "<query><Ale><--indicator><deltagare,befolkning>\n"
                   "<report><gr-arsrapport>\n"
                   "<query><Ale><--drivers><2021-2022><--weight>\n",
                   without_marks);
    assert_string_equal(result.out.bytes, expected);
    program_release(&result);
    scratch_remove(folder);
}

static void bash_completes(void **state)
{
    type_at(*state, "bash", "Öckerö");
}

static void zsh_completes(void **state)
{
    type_at(*state, "zsh", "Öckerö");
}

/* fish leaves out what does not begin as what was typed. */
static void fish_completes(void **state)
{
    type_at(*state, "fish", "ock");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(case_and_marks_need_not_be_typed),
        cmocka_unit_test(what_would_break_a_line_is_left_out),
        cmocka_unit_test(words_get_what_may_stand_there),
        cmocka_unit_test(ids_of_the_catalogue_are_known),
        cmocka_unit_test(names_are_those_that_the_command_would_see),
        cmocka_unit_test(it_never_fails),
        cmocka_unit_test(choices_are_accepted),
        cmocka_unit_test(bash_completes),
        cmocka_unit_test(zsh_completes),
        cmocka_unit_test(fish_completes),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
