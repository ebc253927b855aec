/* test_search.c - finding indicators by words: in any version of the store, as of any day, and as people call it. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "cache/catalogue.h"
#include "cache/search.h"
#include "tests/support/check.h"
#include "tests/support/program.h"
#include "tests/support/scratch.h"
#include "tests/support/site.h"
#include "tests/support/stand_in.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

struct fixture {
    char folder[LIMIT_PATH_BYTES];
    char path[LIMIT_PATH_BYTES];
    struct store *store;
    struct fault fault;
    char found[256]; /* ids of the last search, a bar after each, in the order of versions */
};

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    assert_non_null(fixture);
    scratch_make(fixture->folder);
    scratch_join(fixture->path, fixture->folder, "store.db");
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    store_free(fixture->store);
    scratch_remove(fixture->folder);
    free(fixture);
    return 0;
}

static void begin(struct fixture *fixture)
{
    const struct run_start start = {
        .started = "2023-01-02T03:04:05Z", .source = "test", .retrieved = "2023-01-02T03:04:05Z"};
    assert_int_equal(store_open(&fixture->store, fixture->path, STORE_WRITE, &fixture->fault), 0);
    assert_int_equal(store_run_begin(fixture->store, &start, &fixture->fault), 0);
}

static void put(struct fixture *fixture, const char *id, const char *title, const char *description)
{
    const struct kpi kpi = {.id = id, .title = title, .description = description, .municipality_type = "K"};
    assert_int_equal(catalogue_put_kpi(fixture->store, &kpi, &fixture->fault), 0);
}

static void commit(struct fixture *fixture, const char *finished)
{
    struct run_counts counts = {0};
    assert_int_equal(store_run_commit(fixture->store, &counts, finished, &fixture->fault), 0);
    store_free(fixture->store);
    fixture->store = NULL;
}

/* Two runs; the second gives N00002 another title. */
static void fill(struct fixture *fixture)
{
    begin(fixture);
    put(fixture, "N00001", "Långtidsarbetslöshet, andel (%)", "Källa: SCB.");
    put(fixture, "N00002", "Kostnad bibliotek, kr/inv", "Alla kostnader för arbetslösa bibliotek.");
    put(fixture, "N00003", "Ekonomiskt bistånd, kr", "");
    commit(fixture, "2023-01-02T03:04:06Z");
    begin(fixture);
    put(fixture, "N00001", "Långtidsarbetslöshet, andel (%)", "Källa: SCB.");
    put(fixture, "N00002", "Kostnad simhallar, kr/inv", "");
    commit(fixture, "2023-02-02T03:04:06Z");
}

static int keep_id(void *context, const struct search_match *match, struct fault *fault)
{
    struct fixture *fixture = context;
    size_t length = strlen(fixture->found);
    (void)fault;
    (void)snprintf(fixture->found + length, sizeof fixture->found - length, "%s|", match->id);
    return 0;
}

static void expect_found(struct fixture *fixture, const char *text, const char *day, const char *ids)
{
    struct words_wanted wanted;
    struct date date;
    words_want(&wanted, text);
    fixture->found[0] = '\0';
    assert_int_equal(store_open(&fixture->store, fixture->path, STORE_READ, &fixture->fault), 0);
    if (day != NULL) {
        assert_true(date_parse(day, &date));
        assert_int_equal(store_as_of(fixture->store, &date, &fixture->fault), 0);
    }
    for (int i = 0; i < 2; i++) { /* the second time what was made for the first is used */
        fixture->found[0] = '\0';
        assert_int_equal(search_each(fixture->store, &wanted, keep_id, fixture, &fixture->fault), 0);
        assert_string_equal(fixture->found, ids);
    }
    store_free(fixture->store);
    fixture->store = NULL;
}

static void expect_all(struct fixture *fixture)
{
    expect_found(fixture, "arbetslös", NULL, "N00001|");
    expect_found(fixture, "ARBETSLOSA", NULL, "N00001|");
    expect_found(fixture, "arbetslös", "2023-01-31", "N00001|N00002|");
    expect_found(fixture, "bibliotek", NULL, "");
    expect_found(fixture, "bibliotek", "2023-01-31", "N00002|");
    expect_found(fixture, "bistånd ekonomiska", NULL, "N00003|");
    expect_found(fixture, "bistånd bibliotek", "2023-01-31", "");
    expect_found(fixture, "n0000", NULL, "N00001|N00003|N00002|");
    expect_found(fixture, "N00003", NULL, "N00003|");
    expect_found(fixture, "kr simhall", NULL, "N00002|");
    expect_found(fixture, "\" OR * NEAR(", NULL, "");
}

static void words_are_found_as_of_any_day(void **state)
{
    struct fixture *fixture = *state;
    fill(fixture);
    expect_all(fixture);
}

static void change(const struct fixture *fixture, const char *sql)
{
    sqlite3 *database;
    assert_int_equal(sqlite3_open(fixture->path, &database), SQLITE_OK);
    assert_int_equal(sqlite3_exec(database, sql, NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_close(database), SQLITE_OK);
}

static void make_schema_3(struct fixture *fixture)
{
    fill(fixture);
    change(fixture, "DROP TABLE word_index; DROP TABLE word_entry; PRAGMA user_version = 3;");
}

static void an_older_store_that_is_only_read_answers_alike(void **state)
{
    struct fixture *fixture = *state;
    struct buffer before;
    struct buffer after;
    make_schema_3(fixture);
    buffer_init(&before, LIMIT_RENDERED_BYTES);
    buffer_init(&after, LIMIT_RENDERED_BYTES);
    scratch_read(fixture->path, &before);
    expect_all(fixture);
    scratch_read(fixture->path, &after);
    assert_int_equal(before.length, after.length);
    assert_memory_equal(before.bytes, after.bytes, before.length);
    buffer_release(&before);
    buffer_release(&after);
}

static void an_older_store_is_brought_up_to_date_by_a_run(void **state)
{
    struct fixture *fixture = *state;
    make_schema_3(fixture);
    begin(fixture);
    put(fixture, "N00004", "Simhallar, antal", "");
    commit(fixture, "2023-03-02T03:04:06Z");
    struct buffer rows = site_sql(fixture->path, "SELECT user_version, (SELECT count(*) FROM word_entry),"
                                                 " (SELECT count(*) FROM word_index) FROM pragma_user_version");
    assert_string_equal(rows.bytes, "4|5|5\n");
    buffer_release(&rows);
    expect_found(fixture, "simhallar", NULL, "N00002|N00004|");
    expect_found(fixture, "arbetslös", "2023-01-31", "N00001|N00002|");
}

static void a_run_given_up_leaves_no_words(void **state)
{
    struct fixture *fixture = *state;
    make_schema_3(fixture);
    begin(fixture);
    put(fixture, "N00004", "Simhallar, antal", "");
    store_run_rollback(fixture->store);
    store_free(fixture->store);
    fixture->store = NULL;
    expect_all(fixture);
}

/* A version that a run takes back again is not found. */
static void what_is_kept_younger_keeps_its_words(void **state)
{
    struct fixture *fixture = *state;
    bool kept;
    fill(fixture);
    begin(fixture);
    put(fixture, "N00002", "Kostnad museer, kr/inv", "");
    assert_int_equal(
        catalogue_keep_younger(fixture->store, CATALOGUE_KPI, "N00002", "2022-01-01T00:00:00Z", &kept, &fixture->fault),
        0);
    assert_true(kept);
    commit(fixture, "2023-03-02T03:04:06Z");
    expect_found(fixture, "museer", NULL, "");
    expect_found(fixture, "simhallar", NULL, "N00002|");
}

/* --- the program --- */

static void expect_order(const struct site *site, const char *const *words)
{
    const char *at = site->result.out.bytes;
    for (size_t i = 0; words[i] != NULL; i++) {
        const char *next = strstr(at, words[i]);
        if (next == NULL) {
            fail_msg("%s does not come in its place in\n%s", words[i], site->result.out.bytes);
            return;
        }
        at = next + strlen(words[i]);
    }
}

static void people_find_indicators(void **state)
{
    struct site *site = *state;
    const char *const catalogue[] = {"-q", "fetch", "--replay", "cache/snapshot", NULL};
    const char *const assistance[] = {"search", "ekonomiskt", "bistånd", "--format", "table", NULL};
    const char *const own[] = {"search", "avslutade till arbete", "--format", "csv", NULL};
    const char *const closed[] = {"search", "arbetslöshet registerbaserad", "--format", "csv", NULL};
    const char *const also_closed[] = {"search", "arbetslöshet registerbaserad", "--format", "csv", "--closed", NULL};
    const char *const one[] = {"search", "N31814", "--format", "json", NULL};
    const char *const groups[] = {"search", "--areas", "göteborgs", "--format", "csv", NULL};
    assert_int_equal(site_run(site, catalogue), 0);
    assert_int_equal(site_run(site, assistance), 0);
    expect_order(site, (const char *const[]){"N31814", "2022", "[langvarigt_bistand]", "N31001", NULL});
    site_expect_out(site, "1 avslutad serie är inte med; --closed visar den.");
    assert_int_equal(site_run(site, own), 0);
    site_expect_out(site, "kpi,U40450,avslutade_arbete,");
    assert_int_equal(site_run(site, closed), 1);
    site_expect_err(site, "has 1 closed series and none that goes on; --closed shows it");
    assert_string_equal(site->result.out.bytes,
                        "kind,id,name,title,operating_area,closed,found_in,first_year,last_year\n");
    assert_int_equal(site_run(site, also_closed), 0);
    site_expect_out(site, "kpi,N03932,arbetsloshet,");
    assert_int_equal(site_run(site, one), 0);
    site_expect_out(site, "\"name\": \"langvarigt_bistand\"");
    assert_int_equal(site_run(site, groups), 0);
    site_expect_out(site, "group,GR,GR,Göteborgsregionen,");
}

static void nothing_found_tells_what_to_try(void **state)
{
    struct site *site = *state;
    const char *const misspelt[] = {"search", "arbetslohset", "--format", "table", NULL};
    const char *const apart[] = {"search", "arbetslöshet folkmängd", "--format", "json", NULL};
    const char *const unheard[] = {"search", "zzzzzzzz", NULL};
    const char *const empty[] = {"search", "--", "-", NULL};
    const char *const none[] = {"search", NULL};
    const char *const limit[] = {"search", "x", "--limit", "-1", NULL};
    assert_int_equal(site_fetch(site, "2026-11-20"), 0);
    assert_int_equal(site_run(site, misspelt), 1);
    site_expect_err(site, "nothing has \"arbetslohset\"; the nearest: Arbetslöshet");
    assert_string_equal(site->result.out.bytes, "");
    assert_int_equal(site_run(site, apart), 1);
    site_expect_err(site, "no indicator has all of \"arbetslöshet folkmängd\"; ask for fewer of the words");
    assert_string_equal(site->result.out.bytes, "[]\n");
    assert_int_equal(site_run(site, unheard), 1);
    site_expect_err(site, "nothing has \"zzzzzzzz\"; try another word, or --areas");
    assert_int_equal(site_run(site, empty), 64);
    site_expect_err(site, "\"-\" has no word");
    assert_int_equal(site_run(site, none), 64);
    assert_int_equal(site_run(site, limit), 64);
    site_expect_err(site, "--limit -1: must be a whole number, 0 for all");
}

static void all_of_koladas_indicators_are_searched(void **state)
{
    struct site *site = *state;
    struct stand_in server;
    char serve[LIMIT_PATH_BYTES];
    const char *const fetch[] = {"-q", "--api", server.url, "fetch", "--catalogue", NULL};
    const char *const assistance[] = {"search", "ekonomiskt bistånd", "--format", "csv", "--limit", "0", NULL};
    const char *const unemployed[] = {"search", "arbetslös", "--format", "csv", NULL};
    const char *const forms[] = {"search", "arbetslösa", "--format", "csv", "--limit", "0", NULL};
    const char *const closed[] = {"search", "arbetslösa", "--closed", "--format", "csv", "--limit", "0", NULL};
    const char *const areas[] = {"search", "--areas", "liknande", "ockero", "--format", "csv", NULL};
    if (!shared_find(serve, "kolada/serve")) {
        skip();
    }
    stand_in_start(serve, "0", &server);
    assert_int_equal(site_run(site, fetch), 0);
    stand_in_stop(&server);
    assert_int_equal(site_run(site, assistance), 0);
    expect_order(site, (const char *const[]){"Kostnad ekonomiskt bistånd", ",title,", ",description,", NULL});
    assert_int_equal(site_run(site, unemployed), 0);
    site_expect_out(site, "Arbetslösa av befolkningen, 18-65 år");
    site_expect_err(site, "closed series are left out; --closed shows them");
    assert_int_equal(site_run(site, forms), 0);
    expect_order(site, (const char *const[]){"Arbetslösa av", "Arbetslöshet", NULL});
    assert_int_equal(site_lines(site, "(-2023)\""), 0);
    assert_int_equal(site_run(site, closed), 0);
    assert_true(site_lines(site, "(-2023)\"") > 0);
    expect_order(site, (const char *const[]){"Arbetslösa av", "Arbetslöshet", "Långtidsarbetslöshet", NULL});
    assert_int_equal(site_run(site, areas), 0);
    site_expect_out(site, "Liknande kommuner arbetsmarknad, Öckerö, 2024");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(words_are_found_as_of_any_day, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_older_store_that_is_only_read_answers_alike, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_older_store_is_brought_up_to_date_by_a_run, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_run_given_up_leaves_no_words, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_kept_younger_keeps_its_words, set_up, tear_down),
        cmocka_unit_test_setup_teardown(people_find_indicators, site_set_up, site_tear_down),
        cmocka_unit_test_setup_teardown(nothing_found_tells_what_to_try, site_set_up, site_tear_down),
        cmocka_unit_test_setup_teardown(all_of_koladas_indicators_are_searched, site_set_up, site_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
