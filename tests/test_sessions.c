/*
 * test_sessions.c - what people see at terminals of 40, 80 and 200 columns, held against tests/sessions/NAME-WIDTH.txt.
 *
 * SESSIONS_WRITE=1 writes the files anew; look at the difference before it is kept.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/text.h"
#include "tests/support/check.h"
#include "tests/support/program.h"
#include "tests/support/scratch.h"

#define ARGUMENTS_MAX 10

struct session {
    const char *name; /* of the file; one with "-ascii" is of a locale that has no more */
    const char *arguments[ARGUMENTS_MAX];
};

/* Over the figures that ship with the program. */
static const struct session sessions[] = {
    {"help-search", {"search", "--help"}},
    {"search", {"search", "ekonomiskt", "bistånd", "--format", "table"}},
    {"search-areas", {"search", "--areas", "västra", "--format", "table"}},
    {"describe-kpi", {"describe", "arbetsloshet", "--format", "table"}},
    {"describe-indicator", {"describe", "deltagare_andel_av_gr", "--format", "table"}},
    {"describe-area", {"describe", "Tjörn", "--format", "table"}},
    {"describe-group", {"describe", "GR", "--format", "table"}},
    {"query-area", {"query", "Öckerö", "--format", "table"}},
    {"query-beside", {"query", "Ale", "Kungälv", "GR", "--format", "table"}},
    {"query-series",
     {"query", "Ale", "Kungälv", "--indicator", "anvisade_af", "--years", "2017-2022", "--format", "table"}},
    {"query-series-ascii",
     {"query", "Ale", "Kungälv", "--indicator", "anvisade_af", "--years", "2017-2022", "--format", "table"}},
    {"query-series-of-one",
     {"query", "Göteborg", "--indicator", "deltagare", "--years", "2018-2022", "--format", "table"}},
    {"query-group", {"query", "GR", "--format", "table"}},
    {"query-top",
     {"query", "Ale", "--top", "3", "--of", "GR", "--indicator", "langvarigt_bistand", "--format", "table"}},
    {"query-where", {"query", "GR", "--indicator", "langvarigt_bistand", "--where", "share > 45", "--format", "table"}},
};

static const int widths[] = {40, 80, 200};

static char folder[LIMIT_PATH_BYTES];
static char store[LIMIT_PATH_BYTES];

static void run(struct program_result *result, const char *const *words, const char *columns, bool ascii)
{
    const char *const environment[] = {
        columns, "NYCKELTAL_LANG", "NYCKELTAL_API", ascii ? "LC_ALL=C" : "LC_ALL=C.UTF-8", "TERM=xterm", NULL};
    const char *arguments[ARGUMENTS_MAX + 8] = {"--store", store, "--now", "2026-11-20"};
    for (size_t i = 0; i < ARGUMENTS_MAX && words[i] != NULL; i++) {
        arguments[4 + i] = words[i];
    }
    program_run(result, arguments, environment);
}

static int set_up(void **state)
{
    static const char *const replay[ARGUMENTS_MAX] = {"-q", "fetch", "--replay", "cache/snapshot"};
    struct program_result result;
    (void)state;
    scratch_make(folder);
    scratch_join(store, folder, "store.db");
    run(&result, replay, "COLUMNS", false);
    assert_int_equal(result.status, 0);
    program_release(&result);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    scratch_remove(folder);
    return 0;
}

/* No line is wider than the terminal but for addresses, names of files and commands, which are of use only whole. */
static void expect_fitting(const char *name, const char *text, int width)
{
    while (*text != '\0') {
        char line[LIMIT_NAME_BYTES];
        size_t length = strcspn(text, "\n");
        (void)snprintf(line, sizeof line, "%.*s", (int)length, text);
        if (text_width(line) > (size_t)width && strstr(line, "https://") == NULL &&
            strncmp(line, "  nyckeltal ", 12) != 0) {
            fail_msg("%s at %d columns has a line of %zu: %s", name, width, text_width(line), line);
        }
        text += length + (text[length] == '\n');
    }
}

static void expect_session(const struct session *session, int width)
{
    char columns[32];
    char name[64];
    char path[LIMIT_PATH_BYTES];
    struct program_result result;
    struct buffer kept;
    (void)snprintf(columns, sizeof columns, "COLUMNS=%d", width);
    (void)snprintf(name, sizeof name, "%s-%d.txt", session->name, width);
    run(&result, session->arguments, columns, strstr(session->name, "-ascii") != NULL);
    assert_int_equal(result.status, 0);
    if (getenv("SESSIONS_WRITE") != NULL) {
        scratch_write("tests/sessions", name, result.out.bytes);
    }
    buffer_init(&kept, LIMIT_RENDERED_BYTES);
    scratch_join(path, "tests/sessions", name);
    scratch_read(path, &kept);
    if (strcmp(result.out.bytes, kept.bytes) != 0) {
        fail_msg("tests/sessions/%s differs from:\n%s", name, result.out.bytes);
    }
    expect_fitting(session->name, result.out.bytes, width);
    buffer_release(&kept);
    program_release(&result);
}

static void sessions_look_as_they_were_looked_at(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof sessions / sizeof *sessions; i++) {
        for (size_t j = 0; j < sizeof widths / sizeof *widths; j++) {
            expect_session(&sessions[i], widths[j]);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(sessions_look_as_they_were_looked_at)};
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
