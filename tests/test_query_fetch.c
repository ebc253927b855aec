/* test_query_fetch.c - `query` fetches at once what was never fetched: a new store, a new indicator, more years; never where it
 * may not; and what is held answers where the service does not. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "tests/support/check.h"
#include "tests/support/kolada.h"
#include "tests/support/program.h"
#include "tests/support/scratch.h"

#define WORDS_MOST 24

static const char now_figures[] = "query: some of these figures were never fetched; they are fetched now from ";
static const char now_catalogue[] =
    "query: the store does not know all areas and indicators; they are fetched now from ";

struct fixture {
    struct kolada kolada;
    struct server *server;
    char api[256];
    char folder[LIMIT_PATH_BYTES];
    char store[LIMIT_PATH_BYTES];
    const char *setting;          /* one more of the environment, or NULL */
    struct program_result result; /* of the last run */
};

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    assert_non_null(fixture);
    fixture->kolada.page_size = 5000;
    fixture->server = server_start(kolada_answer, &fixture->kolada);
    (void)snprintf(fixture->api, sizeof fixture->api, "%s/v3", server_base(fixture->server));
    scratch_make(fixture->folder);
    scratch_join(fixture->store, fixture->folder, "kept/store.db");
    buffer_init(&fixture->result.out, LIMIT_RENDERED_BYTES);
    buffer_init(&fixture->result.err, LIMIT_RENDERED_BYTES);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    if (fixture->server != NULL) {
        server_stop(fixture->server);
    }
    scratch_remove(fixture->folder);
    program_release(&fixture->result);
    free(fixture);
    return 0;
}

/* --- running --- */

static void run(struct fixture *fixture, const char *const *words, int status)
{
    const char *arguments[WORDS_MOST + 8] = {"--store", fixture->store, "--api", fixture->api, "--now", "2021-03-01"};
    const char *const environment[] = {"NYCKELTAL_TRIES=1",
                                       fixture->setting == NULL ? "NYCKELTAL_FETCH_MISSING=yes" : fixture->setting,
                                       "LC_ALL=C", "XDG_CONFIG_HOME=/nowhere", NULL};
    for (size_t i = 0; words[i] != NULL && i < WORDS_MOST; i++) {
        arguments[6 + i] = words[i];
    }
    program_release(&fixture->result);
    program_run(&fixture->result, arguments, environment);
    if (fixture->result.status != status) {
        fail_msg("ends in %d, not %d: %s", fixture->result.status, status, fixture->result.err.bytes);
    }
}

/* A question about Öckerö, whom the small Kolada calls otherwise. */
static void ask(struct fixture *fixture, const char *indicator, const char *years, const char *option, int status)
{
    const char *const words[] = {"query", "1407",     "--indicator", indicator, "--years",
                                 years,   "--format", "csv",         option,    NULL};
    run(fixture, words, status);
}

static void fetch(struct fixture *fixture, const char *kpis, const char *areas, const char *years)
{
    const char *const words[] = {"-q", "fetch", "--kpi", kpis, "--area", areas, "--years", years, NULL};
    run(fixture, words, 0);
}

static void expect_err(const struct fixture *fixture, const char *words)
{
    const char *err = fixture->result.err.bytes;
    if (strstr(err, words) == NULL) {
        fail_msg("does not say \"%s\": %s", words, err);
    }
}

static void expect_lines(const struct fixture *fixture, size_t expected)
{
    size_t lines = 0;
    for (const char *at = strchr(fixture->result.err.bytes, '\n'); at != NULL; at = strchr(at + 1, '\n')) {
        lines++;
    }
    if (lines != expected) {
        fail_msg("says %zu lines, not %zu: %s", lines, expected, fixture->result.err.bytes);
    }
}

/* The figure of the municipality itself has come. */
static void expect_figure(const struct fixture *fixture, int year)
{
    char row[64];
    (void)snprintf(row, sizeof row, ",1407,Titel på 1407,%d,T,,,,%d.407,", year, year + 1);
    if (strstr(fixture->result.out.bytes, row) == NULL) {
        fail_msg("has no \"%s\": %s", row, fixture->result.out.bytes);
    }
}

/* --- what is fetched --- */

static void a_new_store_is_filled_by_the_first_question(void **state)
{
    struct fixture *fixture = *state;
    static const char *const by_name[] = {"query",     "titel pa 1407", "--indicator", "N00001", "--years",
                                          "2019-2020", "--format",      "csv",         NULL};
    assert_false(path_exists(fixture->store));
    run(fixture, by_name, 0);
    expect_figure(fixture, 2020);
    expect_err(fixture, now_catalogue);
    expect_err(fixture, now_figures);
    expect_err(fixture, fixture->api);
    expect_lines(fixture, 2);
    unsigned asked = server_questions(fixture->server);
    run(fixture, by_name, 0);
    expect_figure(fixture, 2019);
    expect_lines(fixture, 0);
    assert_int_equal(server_questions(fixture->server), asked); /* what is held is not asked for again */
}

/* Its group and Riket come with it, so that it has something to be held against. */
static void an_indicator_that_the_store_does_not_know_is_fetched(void **state)
{
    struct fixture *fixture = *state;
    fetch(fixture, "N00001", "1401,1407", "2020");
    ask(fixture, "N00002", "2019-2020", NULL, 0);
    expect_figure(fixture, 2020);
    expect_lines(fixture, 1);
    expect_err(fixture, now_figures);
    assert_non_null(strstr(fixture->result.out.bytes, ",GR,Göteborgsregionen,2020,T,mean,13,13,"));
    assert_non_null(strstr(fixture->result.out.bytes, ",0000,Riket,2020,T,,,,2020"));
}

static void years_that_are_lacking_are_fetched(void **state)
{
    struct fixture *fixture = *state;
    fetch(fixture, "N00001", "1407", "2020");
    ask(fixture, "N00001", "2015-2020", NULL, 0);
    expect_figure(fixture, 2015);
    expect_lines(fixture, 1);
}

static void the_parts_of_a_derived_indicator_are_fetched(void **state)
{
    struct fixture *fixture = *state;
    fetch(fixture, "N00001", "1407", "2020");
    ask(fixture, "andel_arbete_studier", "2020", NULL, 0);
    expect_lines(fixture, 1);
    assert_non_null(strstr(fixture->result.out.bytes, "andel_arbete_studier,,1407,Titel på 1407,2020,T,,,,"));
    assert_null(strstr(fixture->result.out.bytes, "not_fetched"));
    ask(fixture, "deltagare_andel_av_gr", "2020", NULL, 0);
    assert_null(strstr(fixture->result.out.bytes, "not_fetched"));
    ask(fixture, "deltagare_index", "2020", NULL, 0); /* of another base year */
    assert_null(strstr(fixture->result.out.bytes, "not_fetched"));
}

static void it_says_nothing_where_quiet(void **state)
{
    struct fixture *fixture = *state;
    ask(fixture, "N00001", "2020", "-q", 0);
    expect_figure(fixture, 2020);
    expect_lines(fixture, 0);
}

static void a_cell_without_a_figure_is_not_asked_for_again(void **state)
{
    struct fixture *fixture = *state;
    ask(fixture, "N00001", "2018", NULL, 0); /* Öckerö has none then */
    unsigned asked = server_questions(fixture->server);
    ask(fixture, "N00001", "2018", NULL, 0);
    assert_int_equal(server_questions(fixture->server), asked);
    expect_lines(fixture, 0);
}

/* --- what is not --- */

static void expect_untouched(struct fixture *fixture, const char *option)
{
    unsigned asked = server_questions(fixture->server);
    ask(fixture, "N00001", "2019-2020", option, 1);
    expect_figure(fixture, 2020);
    expect_lines(fixture, 1);
    expect_err(fixture, "nyckeltal: warning: some of these figures were never fetched; `nyckeltal fetch --kpi N00001 "
                        "--area 1407,0000,GR --years 2019-2020` gets them");
    assert_int_equal(server_questions(fixture->server), asked);
}

static void where_it_may_not_it_tells_the_line_that_does(void **state)
{
    struct fixture *fixture = *state;
    fetch(fixture, "N00001", "1407", "2020");
    expect_untouched(fixture, "--offline");
    fixture->setting = "NYCKELTAL_FETCH_MISSING=no";
    expect_untouched(fixture, NULL);
    fetch(fixture, "N00001", "1407,0000,GR", "2019-2020");
    ask(fixture, "N00001", "2019-2020", "--offline", 0);
    expect_lines(fixture, 0);
}

static void what_was_held_that_day_is_left_as_it_was(void **state)
{
    struct fixture *fixture = *state;
    fetch(fixture, "N00001", "1407", "2020");
    unsigned asked = server_questions(fixture->server);
    ask(fixture, "N00001", "2019-2020", "--as-of=2021-03-01", 1);
    assert_int_equal(server_questions(fixture->server), asked);
}

static void a_new_store_is_not_made_offline(void **state)
{
    struct fixture *fixture = *state;
    ask(fixture, "N00001", "2020", "--offline", 74);
    expect_err(fixture, "there is no store yet");
    expect_lines(fixture, 1);
    assert_false(path_exists(fixture->store));
}

static void a_wrong_setting_is_told(void **state)
{
    struct fixture *fixture = *state;
    fixture->setting = "NYCKELTAL_FETCH_MISSING=maybe";
    ask(fixture, "N00001", "2020", NULL, 78);
    expect_err(fixture, "fetch_missing: \"maybe\" must be yes or no");
}

/* A name that the whole catalogue lacks is wrong, and so is one that is no id. */
static void what_is_misspelled_is_not_fetched(void **state)
{
    struct fixture *fixture = *state;
    static const char *const catalogue[] = {"-q", "fetch", "--catalogue", NULL};
    static const char *const misspelled[] = {"query", "Titel pa 1470", "--indicator", "N00001", NULL};
    run(fixture, catalogue, 0);
    unsigned asked = server_questions(fixture->server);
    run(fixture, misspelled, 64);
    expect_lines(fixture, 1);
    ask(fixture, "N00009", "2020", NULL, 64);
    ask(fixture, "arbetsloshett", "2020", NULL, 64);
    expect_lines(fixture, 1);
    assert_int_equal(server_questions(fixture->server), asked);
}

static void what_the_service_does_not_know_is_told_once(void **state)
{
    struct fixture *fixture = *state;
    fetch(fixture, "N00001", "1407", "2020");
    ask(fixture, "U90001", "2020", "-q", 65);
    expect_lines(fixture, 1);
    expect_err(fixture, "U90001");
}

/* --- a service that does not --- */

/* What is held is answered, with one warning that tells why there is no more. */
static void expect_held(struct fixture *fixture, const char *reason)
{
    ask(fixture, "N00001", "2019-2020", "-q", 1);
    expect_figure(fixture, 2020);
    expect_lines(fixture, 1);
    expect_err(fixture, "nyckeltal: warning: some of these figures were never fetched, and cannot be now: ");
    expect_err(fixture, reason);
}

static void a_service_that_is_away_leaves_what_is_held(void **state)
{
    struct fixture *fixture = *state;
    fetch(fixture, "N00001", "1407", "2020");
    server_stop(fixture->server);
    fixture->server = NULL;
    expect_held(fixture, "cannot be reached");
}

static void a_new_store_without_a_service_is_one_fault(void **state)
{
    struct fixture *fixture = *state;
    server_stop(fixture->server);
    fixture->server = NULL;
    ask(fixture, "N00001", "2020", "-q", 69);
    expect_lines(fixture, 1);
    expect_err(fixture, "nyckeltal: query: what was never fetched cannot be now: ");
    expect_err(fixture, "cannot be reached");
    assert_int_equal(fixture->result.out.length, 0);
    assert_false(path_exists(fixture->store));
}

static void a_service_that_misbehaves_changes_nothing(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        enum kolada_defect defect;
        unsigned status;
        const char *reason;
    } rows[] = {
        {KOLADA_STATUS, 503, "503"},
        {KOLADA_STATUS, 404, "404"},
        {KOLADA_HTML, 0, ""},
        {KOLADA_EMPTY, 0, "not valid JSON"},
        {KOLADA_HANGS_UP, 0, ""},
        {KOLADA_BREAKS_OFF, 0, ""},
        {KOLADA_CUT, 0, "not valid JSON"},
        {KOLADA_OTHER_HOST, 0, ""},
        {KOLADA_CYCLE, 0, ""},
        {KOLADA_SHORT, 0, ""},
        {KOLADA_FOREIGN_KPI, 0, ""},
        {KOLADA_FOREIGN_YEAR, 0, ""},
        {KOLADA_TWICE, 0, ""},
    };
    struct buffer before;
    fetch(fixture, "N00001", "1407", "2020");
    buffer_init(&before, LIMIT_RENDERED_BYTES);
    ask(fixture, "N00001", "2019-2020", "--offline", 1);
    buffer_append(&before, fixture->result.out.bytes, fixture->result.out.length);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        fixture->kolada.defect = rows[i].defect;
        fixture->kolada.status = rows[i].status;
        fixture->kolada.defect_at = server_questions(fixture->server) + 1;
        fixture->kolada.defect_stays = true;
        expect_held(fixture, rows[i].reason);
        assert_string_equal(fixture->result.out.bytes, before.bytes);
    }
    fixture->kolada.defect = KOLADA_NONE;
    ask(fixture, "N00001", "2019-2020", "-q", 0);
    expect_figure(fixture, 2019);
    buffer_release(&before);
}

#define QUERY_FETCH_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        QUERY_FETCH_TEST(a_new_store_is_filled_by_the_first_question),
        QUERY_FETCH_TEST(an_indicator_that_the_store_does_not_know_is_fetched),
        QUERY_FETCH_TEST(years_that_are_lacking_are_fetched),
        QUERY_FETCH_TEST(the_parts_of_a_derived_indicator_are_fetched),
        QUERY_FETCH_TEST(it_says_nothing_where_quiet),
        QUERY_FETCH_TEST(a_cell_without_a_figure_is_not_asked_for_again),
        QUERY_FETCH_TEST(where_it_may_not_it_tells_the_line_that_does),
        QUERY_FETCH_TEST(what_was_held_that_day_is_left_as_it_was),
        QUERY_FETCH_TEST(a_new_store_is_not_made_offline),
        QUERY_FETCH_TEST(a_wrong_setting_is_told),
        QUERY_FETCH_TEST(what_is_misspelled_is_not_fetched),
        QUERY_FETCH_TEST(what_the_service_does_not_know_is_told_once),
        QUERY_FETCH_TEST(a_service_that_is_away_leaves_what_is_held),
        QUERY_FETCH_TEST(a_new_store_without_a_service_is_one_fault),
        QUERY_FETCH_TEST(a_service_that_misbehaves_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
