/* test_query_chart.c - `query --chart FILE`, and series drawn at a terminal. */
#include <string.h>

#include "base/limits.h"
#include "tests/support/check.h"
#include "tests/support/program.h"
#include "tests/support/scratch.h"

#define WORDS_MAX 16
#define BRAILLE_DOTS "\xE2\xA0" /* how most of them begin */

static char folder[LIMIT_PATH_BYTES];
static char store[LIMIT_PATH_BYTES];
static char charts[LIMIT_PATH_BYTES]; /* a folder for them alone */
static struct program_result said;

struct place {
    const char *columns;
    const char *locale;
    const char *terminal;
};

static int ask_at(const struct place *place, const char *const words[WORDS_MAX])
{
    const char *const environment[] = {place->columns,   place->locale,   place->terminal,
                                       "NYCKELTAL_LANG", "NYCKELTAL_API", NULL};
    const char *arguments[WORDS_MAX + 8] = {"--store", store, "--now", "2026-11-20", "--offline", "query"};
    for (size_t i = 0; i < WORDS_MAX && words[i] != NULL; i++) {
        arguments[6 + i] = words[i];
    }
    program_release(&said);
    program_run(&said, arguments, environment);
    return said.status;
}

/* No terminal. */
static int ask(const char *const words[WORDS_MAX])
{
    static const struct place nowhere = {"COLUMNS", "LC_ALL=C.UTF-8", "TERM"};
    return ask_at(&nowhere, words);
}

static int set_up(void **state)
{
    (void)state;
    scratch_make(folder);
    scratch_make(charts);
    scratch_join(store, folder, "store.db");
    const char *const replay[] = {"--store", store, "-q", "fetch", "--replay", "cache/snapshot", NULL};
    program_run(&said, replay, NULL);
    assert_int_equal(said.status, 0);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    program_release(&said);
    scratch_remove(charts);
    scratch_remove(folder);
    return 0;
}

/* A path for a chart. */
static const char *place_of(const char *name)
{
    static char path[LIMIT_PATH_BYTES];
    scratch_join(path, charts, name);
    return path;
}

static void expect_file(const char *name, const char *beginning, const char *words)
{
    struct buffer bytes;
    buffer_init(&bytes, LIMIT_RENDERED_BYTES);
    scratch_read(place_of(name), &bytes);
    assert_int_equal(strncmp(bytes.bytes, beginning, strlen(beginning)), 0);
    if (words != NULL && strstr(bytes.bytes, words) == NULL) {
        fail_msg("%s does not say \"%s\"", name, words);
    }
    buffer_release(&bytes);
}

/* --- files --- */

static void a_series_is_drawn_over_all_years_held(void **state)
{
    (void)state;
    assert_int_equal(ask((const char *const[WORDS_MAX]){"Ale", "GR", "--indicator", "anvisade_af", "--chart",
                                                        place_of("a.svg"), "--format", "table"}),
                     0);
    expect_file("a.svg", "<svg ",
                ": Ale och Medel GR, 2017\xE2\x80\x93"
                "2022");
    expect_file("a.svg", "<svg ", "av 13 har redovisat.");
    assert_non_null(strstr(said.out.bytes, "Ale")); /* the answer besides, of the latest */
    assert_null(strstr(said.out.bytes, "2017"));
}

static void the_years_that_are_named_are_drawn(void **state)
{
    (void)state;
    assert_int_equal(ask((const char *const[WORDS_MAX]){"Ale", "--indicator", "anvisade_af", "--years", "2019-2021",
                                                        "--chart", place_of("b.svg")}),
                     0);
    expect_file("b.svg", "<svg ",
                "2019\xE2\x80\x93"
                "2021");
}

static void a_ranking_is_drawn_as_bars(void **state)
{
    (void)state;
    assert_int_equal(ask((const char *const[WORDS_MAX]){"--top", "3", "--of", "GR", "--indicator", "langvarigt_bistand",
                                                        "--chart", place_of("c.svg")}),
                     0);
    expect_file("c.svg", "<svg ", "Högst 2022: Göteborg, 56,5\xC2\xA0%");
    expect_file("c.svg", "<svg ", ">Riket");
}

static void png_and_pdf_are_written_too(void **state)
{
    (void)state;
    assert_int_equal(
        ask((const char *const[WORDS_MAX]){"GR", "--indicator", "anvisade_af", "--chart", place_of("d.png")}), 0);
    expect_file("d.png", "\x89PNG", NULL);
    assert_int_equal(
        ask((const char *const[WORDS_MAX]){"GR", "--indicator", "anvisade_af", "--chart", place_of("d.pdf")}), 0);
    expect_file("d.pdf", "%PDF", NULL);
}

static void the_answer_is_the_same_without_a_chart(void **state)
{
    struct buffer with;
    (void)state;
    buffer_init(&with, LIMIT_RENDERED_BYTES);
    assert_int_equal(ask((const char *const[WORDS_MAX]){"Ale", "--indicator", "anvisade_af", "--years", "2017-2022",
                                                        "--format", "csv", "--chart", place_of("e.png")}),
                     ask((const char *const[WORDS_MAX]){"Ale", "--indicator", "anvisade_af", "--years", "2017-2022",
                                                        "--format", "csv"}));
    (void)ask((const char *const[WORDS_MAX]){"Ale", "--indicator", "anvisade_af", "--years", "2017-2022", "--format",
                                             "csv", "--chart", place_of("e.png")});
    buffer_append(&with, said.out.bytes, said.out.length);
    (void)ask(
        (const char *const[WORDS_MAX]){"Ale", "--indicator", "anvisade_af", "--years", "2017-2022", "--format", "csv"});
    assert_string_equal(with.bytes, said.out.bytes);
    buffer_release(&with);
}

/* --- what cannot be --- */

static void expect_refusal(const char *const words[WORDS_MAX], int status, const char *reason)
{
    assert_int_equal(ask(words), status);
    if (strstr(said.err.bytes, reason) == NULL) {
        fail_msg("\"%s\" does not say \"%s\"", said.err.bytes, reason);
    }
}

static void what_cannot_be_drawn_is_told(void **state)
{
    (void)state;
    expect_refusal((const char *const[WORDS_MAX]){"Ale", "--indicator", "anvisade_af", "--chart", "a.gif"}, 64,
                   ".png, .pdf or .svg");
    expect_refusal((const char *const[WORDS_MAX]){"Ale", "--chart", "a.png"}, 64, "one indicator");
    expect_refusal((const char *const[WORDS_MAX]){"Ale", "--indicator", "anvisade_af", "--compare", "--chart", "a.png"},
                   64, "--compare");
    expect_refusal((const char *const[WORDS_MAX]){"GR", "--indicator", "anvisade_af", "--drivers", "2021-2022",
                                                  "--chart", "a.png"},
                   64, "--drivers");
    expect_refusal(
        (const char *const[WORDS_MAX]){"Ale", "Lerum", "--gender", "--indicator", "anvisade_af", "--chart", "a.png"},
        64, "one area");
    expect_refusal((const char *const[WORDS_MAX]){"Ale", "--indicator", "anvisade_af", "--chart", "/nowhere/a.png"}, 73,
                   "/nowhere/a.png: cannot be made");
}

static void no_file_is_written_of_nothing(void **state)
{
    (void)state;
    unsigned before = scratch_count(charts);
    expect_refusal((const char *const[WORDS_MAX]){"Ale", "--indicator", "anvisade_af", "--years", "1990-1995",
                                                  "--chart", place_of("f.png")},
                   1, "no figures to draw");
    assert_int_equal(scratch_count(charts), before);
}

/* --- at a terminal --- */

static const char *const series[WORDS_MAX] = {"Ale",     "Kungälv",   "--indicator", "anvisade_af",
                                              "--years", "2017-2022", "--format",    "table"};

static void series_are_drawn_in_what_the_terminal_has(void **state)
{
    static const struct place unicode = {"COLUMNS=80", "LC_ALL=sv_SE.UTF-8", "TERM=xterm"};
    static const struct place console = {"COLUMNS=80", "LC_ALL=sv_SE.UTF-8", "TERM=linux"};
    static const struct place plain = {"COLUMNS=80", "LC_ALL=C", "TERM=xterm"};
    (void)state;
    assert_int_equal(ask_at(&unicode, series), 0);
    assert_non_null(strstr(said.out.bytes, BRAILLE_DOTS));
    assert_int_equal(ask_at(&console, series), 0);
    assert_null(strstr(said.out.bytes, BRAILLE_DOTS));
    assert_non_null(strstr(said.out.bytes, "----+"));
    assert_int_equal(ask_at(&plain, series), 0);
    assert_null(strstr(said.out.bytes, BRAILLE_DOTS));
    assert_non_null(strstr(said.out.bytes, "----+"));
}

static void nothing_is_drawn_where_nobody_looks(void **state)
{
    static const struct place unicode = {"COLUMNS=80", "LC_ALL=C.UTF-8", "TERM=xterm"};
    (void)state;
    assert_int_equal(ask(series), 0);
    assert_null(strstr(said.out.bytes, BRAILLE_DOTS));
    assert_int_equal(ask_at(&unicode, (const char *const[WORDS_MAX]){"Ale", "--indicator", "anvisade_af", "--years",
                                                                     "2022", "--format", "table"}),
                     0);
    assert_null(strstr(said.out.bytes, "\xE2\x94\x94")); /* one year is no series */
    (void)ask_at(&unicode, (const char *const[WORDS_MAX]){"Ale", "--years", "2017-2022", "--format", "table"});
    assert_null(strstr(said.out.bytes, "\xE2\x94\x94")); /* nor are all there are one to look at */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_series_is_drawn_over_all_years_held),
        cmocka_unit_test(the_years_that_are_named_are_drawn),
        cmocka_unit_test(a_ranking_is_drawn_as_bars),
        cmocka_unit_test(png_and_pdf_are_written_too),
        cmocka_unit_test(the_answer_is_the_same_without_a_chart),
        cmocka_unit_test(what_cannot_be_drawn_is_told),
        cmocka_unit_test(no_file_is_written_of_nothing),
        cmocka_unit_test(series_are_drawn_in_what_the_terminal_has),
        cmocka_unit_test(nothing_is_drawn_where_nobody_looks),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
