/* test_tasks.c - what people come for, as `--help` alone tells it: each in one command or two, with the answers held. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "tests/support/check.h"
#include "tests/support/program.h"
#include "tests/support/published.h"
#include "tests/support/refresh_fixture.h"
#include "tests/support/report_json.h"
#include "tests/support/scratch.h"
#include "tests/support/stand_in.h"

#define WORDS_MOST 24

static char folder[LIMIT_PATH_BYTES];
static char store[LIMIT_PATH_BYTES]; /* of the figures that ship with the program */
static struct program_result result; /* of the last command */

/* As it is typed, but for where the store is. */
static void type(const char *of, const char *const *words, int status)
{
    char variable[LIMIT_PATH_BYTES + 32];
    const char *const environment[] = {variable, "LC_ALL=C.UTF-8", "LANGUAGE", "XDG_CONFIG_HOME=/nowhere", NULL};
    (void)snprintf(variable, sizeof variable, "NYCKELTAL_STORE=%s", of);
    program_release(&result);
    program_run(&result, words, environment);
    if (result.status != status) {
        fail_msg("%s %s: ends in %d, not %d: %s", words[0], words[1], result.status, status, result.err.bytes);
    }
}

static void expect(const char *text)
{
    if (strstr(result.out.bytes, text) == NULL) {
        fail_msg("\"%s\" is not in:\n%.3000s", text, result.out.bytes);
    }
}

static size_t lines_of(const char *text)
{
    size_t lines = 0;
    for (const char *at = strchr(text, '\n'); at != NULL; at = strchr(at + 1, '\n')) {
        lines++;
    }
    return lines;
}

static int set_up(void **state)
{
    static const char *const replay[] = {"-q", "fetch", "--replay", "cache/snapshot", NULL};
    (void)state;
    scratch_make(folder);
    scratch_join(store, folder, "store.db");
    buffer_init(&result.out, LIMIT_RENDERED_BYTES);
    buffer_init(&result.err, LIMIT_RENDERED_BYTES);
    type(store, replay, 0);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    program_release(&result);
    scratch_remove(folder);
    return 0;
}

/* --- one municipality, a few, all --- */

static void the_latest_unemployment_as_a_number_alone(void **state)
{
    static const char *const words[] = {"query", "Tjörn", "--indicator", "arbetslöshet", "--format", "value", NULL};
    (void)state;
    type(store, words, 0);
    assert_string_equal(result.out.bytes, "2.8\n");
    assert_string_equal(result.err.bytes, "");
}

/* Years before the figures begin have rows, too, which say so. */
static void ten_years_of_two_municipalities_as_csv(void **state)
{
    static const char *const words[] = {"query",   "Ale",       "Kungälv",  "--indicator", "deltagare",
                                        "--years", "2013-2022", "--format", "csv",         NULL};
    (void)state;
    type(store, words, 1);
    assert_int_equal(lines_of(result.out.bytes), 1 + 3 * 10); /* and Riket */
    expect("\ndeltagare,U40800,1440,Ale,2022,T,,,,229,0,");
    expect("\ndeltagare,U40800,1482,Kungälv,2022,T,,,,105,0,");
    expect("\ndeltagare,U40800,1482,Kungälv,2017,T,,,,184,0,");
    expect("\ndeltagare,U40800,1440,Ale,2013,T,,,,,0,not_fetched,");
}

static void a_chart_of_them_as_png(const char *of)
{
    char path[LIMIT_PATH_BYTES];
    struct buffer bytes;
    scratch_join(path, folder, "bistand.png");
    const char *const words[] = {"--offline",          "query",   "--top", "10", "--of", "alla", "--indicator",
                                 "langvarigt_bistand", "--chart", path,    NULL};
    type(of, words, 0);
    buffer_init(&bytes, LIMIT_RENDERED_BYTES);
    scratch_read(path, &bytes);
    assert_int_equal(strncmp(bytes.bytes, "\x89PNG", 4), 0);
    buffer_release(&bytes);
}

static void the_highest_of_all_municipalities_and_a_chart(void **state)
{
    char serve[LIMIT_PATH_BYTES];
    char full[LIMIT_PATH_BYTES];
    struct stand_in server;
    (void)state;
    if (!shared_find(serve, "kolada/serve")) {
        skip();
    }
    scratch_join(full, folder, "full.db");
    stand_in_start(serve, "0", &server);
    /* On a new machine the question itself brings what it needs. */
    char api[160];
    (void)snprintf(api, sizeof api, "--api=%s", server.url);
    const char *const words[] = {"query",    "--top", "3", "--of", "alla", "--indicator", "langvarigt_bistand",
                                 "--format", "csv",   api, NULL};
    assert_int_equal(setenv("NYCKELTAL_FETCH_MISSING", "yes", 1), 0);
    type(full, words, 0);
    assert_int_equal(unsetenv("NYCKELTAL_FETCH_MISSING"), 0);
    stand_in_stop(&server);
    expect("\nlangvarigt_bistand,N31814,0181,Södertälje,2022,T,,,,64.2");
    expect("\nlangvarigt_bistand,N31814,0580,Linköping,2022,T,,,,62.3");
    expect("\nlangvarigt_bistand,N31814,1980,Västerås,2022,T,,,,57.1");
    expect("\nlangvarigt_bistand,N31814,alla,Alla kommuner,2022,T,mean,286,290,");
    a_chart_of_them_as_png(full);
}

/* --- what changed --- */

static void what_changed_since_last_month(void **state)
{
    struct refresh_fixture *fixture;
    void *made;
    (void)state;
    assert_int_equal(refresh_fixture_setup(&made), 0);
    fixture = made;
    const char *const before[] = {"-q",     "--api",  fixture->api, "--now",   "2026-02-01", "fetch", "--kpi",
                                  "N01951", "--area", "1407",       "--years", "2024",       NULL};
    const char *const after[] = {"-q",     "--api",  fixture->api, "--now",   "2026-03-01", "fetch", "--kpi",
                                 "N01951", "--area", "1407",       "--years", "2024-2025",  NULL};
    static const char *const words[] = {"changes", "--since", "2026-02-15", "--format", "csv", NULL};
    type(fixture->store, before, 0);
    fixture->kolada.shift = 1;
    type(fixture->store, after, 0);
    type(fixture->store, words, 0);
    expect("\nrevised,befolkning,N01951,Titel på N01951,1407,Titel på 1407,2024,T,2025.407,2026.407,1,");
    expect("\nadded,befolkning,N01951,Titel på N01951,1407,Titel på 1407,2025,T,,2027.407,,");
    assert_int_equal(lines_of(result.out.bytes), 1 + 2 * 2); /* of women, too */
    assert_int_equal(refresh_fixture_teardown(&made), 0);
}

/* --- what it means --- */

static void what_an_indicator_means(void **state)
{
    static const char *const words[] = {"describe", "N31814", "--format", "table", NULL};
    (void)state;
    type(store, words, 0);
    expect("långvarigt ekonomiskt bistånd");
    expect("Socialstyrelsens register över ekonomiskt bistånd");
    expect("https://api.kolada.se/v3/");
}

/* Words that a person has lead to the name that a question needs. */
static void words_lead_to_the_name(void **state)
{
    static const char *const words[] = {"search", "långvarigt", "--format", "csv", NULL};
    (void)state;
    type(store, words, 0);
    expect("\nkpi,N31814,langvarigt_bistand,");
}

/* --- a group of one's own --- */

static void a_group_of_the_moment(void **state)
{
    static const char *const words[] = {
        "query", "Ale,Kungälv,Lerum,Mölndal,Partille", "--indicator", "deltagare", "--format", "csv", NULL};
    (void)state;
    type(store, words, 0);
    expect(",2022,T,mean,5,5,202.8,");
    expect(",2022,T,sum,5,5,1014,");
}

/* In a copy of the templates, with one line more. */
static void a_group_that_stays(void **state)
{
    char templates[LIMIT_PATH_BYTES];
    char option[LIMIT_PATH_BYTES + 16];
    struct buffer areas;
    (void)state;
    scratch_join(templates, folder, "templates");
    const char *const copy[] = {"-r", "templates", templates, NULL};
    struct program_result copied;
    program_run_command(&copied, "cp", copy, NULL);
    assert_int_equal(copied.status, 0);
    program_release(&copied);
    buffer_init(&areas, LIMIT_TEMPLATE_BYTES);
    scratch_read("templates/areas.json", &areas);
    char *groups = strstr(areas.bytes, "\"groups\": [");
    assert_non_null(groups);
    struct buffer own;
    buffer_init(&own, LIMIT_TEMPLATE_BYTES);
    groups += strlen("\"groups\": [");
    buffer_append(&own, areas.bytes, (size_t)(groups - areas.bytes));
    buffer_text(&own, "{\"name\": \"femman\", \"label\": \"Femman\","
                      " \"members\": [\"1440\", \"1482\", \"1441\", \"1481\", \"1402\"]},");
    buffer_text(&own, groups);
    scratch_write(templates, "areas.json", own.bytes);
    (void)snprintf(option, sizeof option, "--templates=%s", templates);
    const char *const check[] = {option, "check", NULL};
    const char *const words[] = {option, "query", "femman", "--indicator", "deltagare", "--format", "csv", NULL};
    type(store, check, 0);
    type(store, words, 0);
    expect("\ndeltagare,U40800,femman,Femman,2022,T,mean,5,5,202.8,");
    buffer_release(&own);
    buffer_release(&areas);
}

/* --- the report --- */

static void the_yearly_report_for_another_year(void **state)
{
    char out[LIMIT_PATH_BYTES];
    char made[LIMIT_PATH_BYTES];
    (void)state;
    scratch_join(out, folder, "out");
    scratch_join(made, out, "gr-arsrapport-2021.json");
    const char *const words[] = {"report", "gr-arsrapport", "--year", "2021", "--format", "json", "--out", out, NULL};
    type(store, words, 1); /* some figures do not ship with the program */
    assert_string_equal(strrchr(result.out.bytes, '/'), "/gr-arsrapport-2021.json\n");
    scratch_read(made, &result.out);
    expect("2021");
}

/* --- what is nearly right --- */

static void expect_advice(const char *const *words, const char *text)
{
    type(store, words, 64);
    if (strstr(result.err.bytes, text) == NULL) {
        fail_msg("does not say \"%s\": %s", text, result.err.bytes);
    }
}

static void what_is_nearly_right_is_told(void **state)
{
    static const char *const part[] = {"query", "Tjörn", "--indicator", "langvarig", NULL};
    static const char *const beside[] = {"query", "Tjörn", "arbetsloshet", NULL};
    static const char *const id[] = {"query", "Tjörn", "N03932", NULL};
    static const char *const command[] = {"querry", "Tjörn", NULL};
    static const char *const area[] = {"query", "Tjorrn", NULL};
    static const char *const month[] = {"changes", "--since", "2026-10", NULL};
    (void)state;
    expect_advice(part, "the nearest is langvarigt_bistand");
    expect_advice(beside, "arbetsloshet: is an indicator and no area; write --indicator arbetsloshet");
    expect_advice(id, "N03932: is an indicator and no area; write --indicator N03932");
    expect_advice(command, "the nearest is query");
    expect_advice(area, "the nearest are Tjörn");
    expect_advice(month, "write YYYY-MM-DD");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_latest_unemployment_as_a_number_alone),
        cmocka_unit_test(ten_years_of_two_municipalities_as_csv),
        cmocka_unit_test(the_highest_of_all_municipalities_and_a_chart),
        cmocka_unit_test(what_changed_since_last_month),
        cmocka_unit_test(what_an_indicator_means),
        cmocka_unit_test(words_lead_to_the_name),
        cmocka_unit_test(a_group_of_the_moment),
        cmocka_unit_test(a_group_that_stays),
        cmocka_unit_test(the_yearly_report_for_another_year),
        cmocka_unit_test(what_is_nearly_right_is_told),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
