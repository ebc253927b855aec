/* test_messages.c - messages in the language of the locale: po/ has them all, and nothing but messages changes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "tests/support/check.h"
#include "tests/support/program.h"
#include "tests/support/scratch.h"
#include "tests/support/swedish_locale.h"

#define ENGLISH "nyckeltal: qery: there is no such command; the nearest is query\n"
#define SWEDISH "nyckeltal: qery: det finns inget sådant kommando; närmast ligger query\n"

struct fixture {
    char folder[LIMIT_PATH_BYTES];
    char store[LIMIT_PATH_BYTES];
    char locale_path[LIMIT_PATH_BYTES + 16];
    bool has_locale;
};

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    struct program_result result;
    assert_non_null(fixture);
    scratch_make(fixture->folder);
    scratch_join(fixture->store, fixture->folder, "store.db");
    (void)snprintf(fixture->locale_path, sizeof fixture->locale_path, "LOCPATH=%s", fixture->folder);
    fixture->has_locale = swedish_locale_make(fixture->folder);
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

/* Runs the program in a locale. */
static void run_in(const struct fixture *fixture, struct program_result *result, const char *locale,
                   const char *const *arguments)
{
    char all[64];
    (void)snprintf(all, sizeof all, "LC_ALL=%s", locale);
    const char *const environment[] = {all, "LANGUAGE", fixture->locale_path, NULL};
    program_run(result, arguments, environment);
}

/* --- po/ --- */

/* Runs a command of the shell in the folder of the sources, which must say nothing; $1 is the folder of the build. */
static void expect_silence(const char *command)
{
    const char *build = getenv("BUILD");
    struct program_result result;
    const char *const arguments[] = {"-c", command, "sh", build == NULL ? "build" : build, NULL};
    program_run_command(&result, "sh", arguments, NULL);
    if (result.status != 0 || result.out.length > 0 || result.err.length > 0) {
        fail_msg("%s\n%s%s`make messages` brings po/ up to the sources", command, result.out.bytes, result.err.bytes);
    }
    program_release(&result);
}

static void the_messages_of_the_sources_are_those_of_po(void **state)
{
    (void)state;
    expect_silence("make -s --no-print-directory BUILD=$1 $1/nyckeltal.pot");
    /* Lacking, empty and fuzzy ones are errors of it, superfluous ones warnings. */
    expect_silence("msgcmp po/sv.po $1/nyckeltal.pot");
    expect_silence("msgattrib --only-fuzzy po/sv.po; msgattrib --only-obsolete po/sv.po");
}

static void translations_have_the_formats_of_their_originals(void **state)
{
    (void)state;
    expect_silence("msgfmt --check-format -o /dev/null po/sv.po");
}

static void xgettext_sees_every_message(void **state)
{
    (void)state;
    expect_silence("make -s --no-print-directory BUILD=$1 $1/nyckeltal.pot && "
                   "python3 tests/support/find_messages.py $1/nyckeltal.pot \"$(make -s --no-print-directory "
                   "message-keywords)\" base/*.c cache/*.c fetch/*.c transform/*.c report/*.c report/*/*.c cli/*.c");
}

/* A word that a command prints without message(); the program's name and version are none. */
static void nothing_is_printed_untranslated(void **state)
{
    (void)state;
    expect_silence(
        "grep -nE '(^|[^a-z_])f?printf\\(([a-z>-]+, )?\"[^\"]*[a-z]{4,}' cli/*.c | grep -v NYCKELTAL_VERSION; :");
}

/* --- the program --- */

static void errors_are_in_the_language_of_the_locale(void **state)
{
    const struct fixture *fixture = *state;
    const char *const arguments[] = {"qery", NULL};
    const struct {
        const char *locale;
        const char *said;
    } rows[] = {{"C", ENGLISH}, {"POSIX", ENGLISH}, {"sv_SE.UTF-8", SWEDISH}, {"xx_XX.UTF-8", ENGLISH}};
    if (!fixture->has_locale) {
        skip();
    }
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct program_result result;
        run_in(fixture, &result, rows[i].locale, arguments);
        assert_int_equal(result.status, 64);
        assert_string_equal(result.err.bytes, rows[i].said);
        program_release(&result);
    }
}

/* LANGUAGE goes before the locale, as everywhere. */
static void the_user_may_choose_another_language(void **state)
{
    const struct fixture *fixture = *state;
    const char *const arguments[] = {"qery", NULL};
    const char *const english[] = {"LC_ALL=sv_SE.UTF-8", "LANGUAGE=en", fixture->locale_path, NULL};
    struct program_result result;
    program_run(&result, arguments, english);
    assert_string_equal(result.err.bytes, ENGLISH);
    program_release(&result);
}

static void the_other_programs_speak_the_same_language(void **state)
{
    const struct fixture *fixture = *state;
    const char *const fetch[] = {"fetch", "--record", "a", "--replay", "b", NULL};
    const char *const report[] = {"report", NULL};
    struct program_result result;
    if (!fixture->has_locale) {
        skip();
    }
    run_in(fixture, &result, "sv_SE.UTF-8", fetch);
    assert_string_equal(result.err.bytes, "nyckeltal: fetch: --record och --replay utesluter varandra\n");
    program_release(&result);
    run_in(fixture, &result, "sv_SE.UTF-8", report);
    assert_string_equal(result.err.bytes, "nyckeltal: report: tar en mall; `nyckeltal report gr-arsrapport`\n");
    program_release(&result);
}

static void help_is_in_the_language_of_the_locale(void **state)
{
    const struct fixture *fixture = *state;
    const char *const arguments[] = {"query", "--help", NULL};
    struct program_result result;
    if (!fixture->has_locale) {
        skip();
    }
    run_in(fixture, &result, "sv_SE.UTF-8", arguments);
    assert_int_equal(strncmp(result.out.bytes, "Visa siffrorna för kommuner eller grupper.\n", 43), 0);
    assert_non_null(strstr(result.out.bytes, "\nanvändning: nyckeltal query [OMRÅDE...] "));
    assert_null(strstr(result.out.bytes, "usage"));
    program_release(&result);
}

/* Words that take another form for one and for several. */
static void counts_bend_their_words(void **state)
{
    const struct fixture *fixture = *state;
    const char *const one[] = {"check", "parts/rangordning.json", NULL};
    const char *const more[] = {"check", "parts/metod.json", NULL};
    struct program_result result;
    if (!fixture->has_locale) {
        skip();
    }
    run_in(fixture, &result, "sv_SE.UTF-8", one);
    assert_string_equal(result.err.bytes, "nyckeltal: parts/rangordning.json: rätt; 1 del\n");
    program_release(&result);
    run_in(fixture, &result, "sv_SE.UTF-8", more);
    assert_string_equal(result.err.bytes, "nyckeltal: parts/metod.json: rätt; 7 delar\n");
    program_release(&result);
}

static void data_do_not_depend_on_the_locale(void **state)
{
    const struct fixture *fixture = *state;
    static const char *const rows[][8] = {
        {"query", "Öckerö", "GR", "--format", "csv", NULL},
        {"query", "Ale", "--years", "2017-2022", "--format", "json", NULL},
        {"query", "Ale", "--format", "table", NULL},
        {"describe", "befolkning", "--format", "csv", NULL},
        {"status", "--format", "csv", NULL},
        {"config", "--values", "--format", "csv", NULL},
        {"check", "--schema", "report", NULL},
        {"changes", "--format", "json", NULL},
    };
    if (!fixture->has_locale) {
        skip();
    }
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *arguments[12] = {"--store", fixture->store, "--now", "2026-01-01"};
        struct program_result plain;
        struct program_result swedish;
        memcpy(arguments + 4, rows[i], sizeof rows[i]);
        run_in(fixture, &plain, "C.UTF-8", arguments); /* small lines are drawn by the charset */
        run_in(fixture, &swedish, "sv_SE.UTF-8", arguments);
        assert_int_equal(swedish.status, plain.status);
        assert_true(plain.out.length > 0);
        assert_string_equal(swedish.out.bytes, plain.out.bytes);
        program_release(&plain);
        program_release(&swedish);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_messages_of_the_sources_are_those_of_po),
        cmocka_unit_test(translations_have_the_formats_of_their_originals),
        cmocka_unit_test(xgettext_sees_every_message),
        cmocka_unit_test(nothing_is_printed_untranslated),
        cmocka_unit_test(errors_are_in_the_language_of_the_locale),
        cmocka_unit_test(the_user_may_choose_another_language),
        cmocka_unit_test(the_other_programs_speak_the_same_language),
        cmocka_unit_test(help_is_in_the_language_of_the_locale),
        cmocka_unit_test(counts_bend_their_words),
        cmocka_unit_test(data_do_not_depend_on_the_locale),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
