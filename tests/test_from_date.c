/* Asking only for what has changed: the store becomes the same as by asking for all of it. */
#include <sqlite3.h>
#include <stdio.h>
#include <unistd.h>

#include "tests/support/check.h"
#include "tests/support/scratch.h"
#include "tests/support/site.h"

/* What readers see of a store, and what it has kept of it: the same numbers of runs too. */
#define IN_FORCE \
    "SELECT kpi, area, year, gender, quote(value), count, status, withdrawn FROM figure_now ORDER BY 1, 2, 3, 4"
#define VERSIONS "SELECT * FROM figure"
#define ASKED "SELECT kpi, area, first_year, last_year, first_run, last_run FROM asked"
#define TALLY "SELECT * FROM tally"

/* A site with a second store that is always asked for in full. */
struct pair {
    struct site *site;
    char partial[LIMIT_PATH_BYTES];
    char full[LIMIT_PATH_BYTES];
};

static struct pair pair_of(struct site *site)
{
    struct pair pair = {.site = site};
    scratch_join(pair.partial, site->folder, "partial.db");
    scratch_join(pair.full, site->folder, "full.db");
    return pair;
}

static int fetch(struct site *site, const char *store, const char *day, const char *more)
{
    const char *const words[] = {
        "--now",   day,         "fetch", "--kpi", "N00001,N00002", "--area", "1407,1401,G96190",
        "--years", "2017-2022", more,    NULL};
    (void)snprintf(site->store, sizeof site->store, "%s", store);
    return site_run(site, words);
}

static void expect_rows(const char *store, const char *sql, const char *rows)
{
    struct buffer found = site_sql(store, sql);
    assert_string_equal(found.bytes, rows);
    buffer_release(&found);
}

static void expect_same(const struct pair *pair, const char *sql)
{
    struct buffer partial = site_sql(pair->partial, sql);
    struct buffer full = site_sql(pair->full, sql);
    assert_true(full.length > 0);
    assert_string_equal(partial.bytes, full.bytes);
    buffer_release(&partial);
    buffer_release(&full);
}

/* How many requests of the last run asked for changes only. */
static void expect_partial(const struct pair *pair, const char *requests)
{
    char rows[64];
    (void)snprintf(rows, sizeof rows, "%s\n", requests);
    expect_rows(pair->partial, "SELECT partial FROM run ORDER BY id DESC LIMIT 1", rows);
    expect_rows(pair->full, "SELECT sum(partial) FROM run", "0\n");
}

/* Brings both stores up to a day. */
static void step(struct pair *pair, const char *day, const char *requests)
{
    assert_int_equal(fetch(pair->site, pair->full, day, "--full"), 0);
    assert_int_equal(fetch(pair->site, pair->partial, day, NULL), 0);
    expect_partial(pair, requests);
}

static void expect_same_store(const struct pair *pair)
{
    expect_same(pair, VERSIONS);
    expect_same(pair, ASKED);
    expect_same(pair, TALLY);
}

static void revised_and_new_figures_come(void **state)
{
    struct pair pair = pair_of(*state);
    struct site *site = pair.site;
    site->kolada.from_date = KOLADA_HONOURS;
    site->kolada.changes[0] = (struct kolada_change){"N00001", "1401", 2022, "2000-01-01", 0, false};
    site->kolada.changes[1] = (struct kolada_change){"N00002", "1407", 2022, "2000-01-01", 0, true};
    step(&pair, "2026-11-20", "0");
    site->kolada.changes[0] = (struct kolada_change){"N00001", "1401", 2022, "2026-11-21", 5, false};
    site->kolada.changes[1] = (struct kolada_change){"N00002", "1407", 2022, "2026-11-21", 0, false};
    step(&pair, "2026-11-21", "1");
    /* Two entries of each catalogue, one of the groups', two rows that changed. */
    site_expect_err(site,
                    "fetch: 4 requests, 1 of them for changes only, 4 pages, 7 rows, 68 figures and 4 empty cells: "
                    "2 added, 2 revised, 0 withdrawn, 68 unchanged");
    expect_same_store(&pair);
    /* What came already may come again. */
    step(&pair, "2026-11-22", "1");
    site_expect_err(site, "7 rows, 68 figures and 4 empty cells: 0 added, 0 revised, 0 withdrawn, 72 unchanged");
    expect_same_store(&pair);
}

static void an_emptied_figure_comes(void **state)
{
    struct pair pair = pair_of(*state);
    struct site *site = pair.site;
    site->kolada.from_date = KOLADA_HONOURS;
    step(&pair, "2026-11-20", "0");
    site->kolada.empty = "N00001";
    site->kolada.since = "2026-11-21";
    assert_int_equal(fetch(site, pair.partial, "2026-11-21", NULL), 65);
    site_expect_err(site, "34 of the 68 held figures asked for would be withdrawn");
    assert_int_equal(fetch(site, pair.partial, "2026-11-21", "--accept-withdrawals"), 1);
    site_expect_err(site, "34 withdrawn");
    expect_partial(&pair, "1");
}

/* The service may show a change on a day after its date. */
static void changes_of_the_days_before_come(void **state)
{
    struct pair pair = pair_of(*state);
    struct site *site = pair.site;
    site->kolada.from_date = KOLADA_HONOURS;
    step(&pair, "2026-11-20", "0");
    site->kolada.changes[0] = (struct kolada_change){"N00001", "1401", 2022, "2026-11-18", 5, false};
    step(&pair, "2026-11-21", "1");
    site_expect_err(site, "2 revised");
    expect_same_store(&pair);
}

static void what_is_gone_is_found_within_a_week(void **state)
{
    struct pair pair = pair_of(*state);
    struct site *site = pair.site;
    site->kolada.from_date = KOLADA_HONOURS;
    step(&pair, "2026-11-20", "0");
    site->kolada.changes[0] = (struct kolada_change){"N00001", "1401", 2022, "2026-11-21", 0, true};
    step(&pair, "2026-11-21", "1");
    site_expect_err(site, "0 withdrawn");
    step(&pair, "2026-11-26", "1");
    site_expect_err(site, "0 withdrawn");
    step(&pair, "2026-11-27", "0");
    site_expect_err(site, "2 withdrawn");
    expect_same(&pair, IN_FORCE);
    expect_same(&pair, ASKED);
}

/* A row may have been lost on the way: it would not be among the changes when it is back. */
static void a_loss_is_looked_at_twice(void **state)
{
    struct pair pair = pair_of(*state);
    struct site *site = pair.site;
    site->kolada.from_date = KOLADA_HONOURS;
    site->kolada.since = "2020-01-01";
    assert_int_equal(fetch(site, pair.partial, "2026-11-20", NULL), 0);
    site->kolada.without_year = 2022;
    assert_int_equal(fetch(site, pair.partial, "2026-11-21", "--full"), 0);
    site_expect_err(site, "12 withdrawn");
    site->kolada.without_year = 0;
    assert_int_equal(fetch(site, pair.partial, "2026-11-22", NULL), 0);
    site_expect_err(site, "fetch: 4 requests, 11 pages");
    site_expect_err(site, "12 added");
    assert_int_equal(fetch(site, pair.partial, "2026-11-23", NULL), 0);
    site_expect_err(site, "1 of them for changes only");
}

static void any_service_gives_the_same(void **state)
{
    static const enum kolada_from_date manners[] = {KOLADA_IGNORES, KOLADA_BLANK, KOLADA_REFUSES, KOLADA_FAILS,
                                                    KOLADA_TIRES};
    struct pair pair = pair_of(*state);
    struct site *site = pair.site;
    for (size_t i = 0; i < sizeof manners / sizeof *manners; i++) {
        site->kolada = (struct kolada){.page_size = 5, .from_date = manners[i]};
        step(&pair, "2026-11-20", "0");
        site->kolada.changes[0] = (struct kolada_change){"N00001", "1401", 2022, "2026-11-21", 5, false};
        site->kolada.changes[1] = (struct kolada_change){"N00002", "1401", 2022, "2026-11-21", 0, true};
        step(&pair, "2026-11-21", "0");
        site_expect_err(site, "2 revised, 2 withdrawn");
        expect_same_store(&pair);
        assert_int_equal(unlink(pair.partial), 0);
        assert_int_equal(unlink(pair.full), 0);
    }
}

static void more_than_was_held_is_asked_for_whole(void **state)
{
    struct site *site = *state;
    const char *const more[] = {"--now",  "2026-11-21",       "fetch",   "--kpi",     "N00001,N00002",
                                "--area", "1407,1401,G96190", "--years", "2017-2023", NULL};
    const char *const less[] = {"--now",  "2026-11-21", "fetch",   "--kpi",     "N00001",
                                "--area", "1401,1407",  "--years", "2018-2020", NULL};
    site->kolada.from_date = KOLADA_HONOURS;
    assert_int_equal(site_fetch(site, "2026-11-20"), 0);
    assert_int_equal(site_run(site, less), 0);
    site_expect_err(site, "1 of them for changes only");
    assert_int_equal(site_run(site, more), 0);
    site_expect_err(site, "fetch: 4 requests, 12 pages");
    site_expect_err(site, "12 added");
}

/* Every data request is judged by itself: what is new is asked for whole beside what is not. */
static void a_run_may_ask_for_both(void **state)
{
    struct site *site = *state;
    const char *const two[] = {"--now",  "2026-11-21",       "fetch",   "--kpi",     "N00001,N00002",
                               "--area", "1407,1401,G96190", "--years", "1990-2022", NULL};
    const char *const three[] = {"--now",  "2026-11-20",       "fetch",   "--kpi",     "N00001,N00002",
                                 "--area", "1407,1401,G96190", "--years", "1990-2014", NULL};
    site->kolada.from_date = KOLADA_HONOURS;
    site->kolada.page_size = 5000;
    assert_int_equal(site_run(site, three), 0);
    assert_int_equal(site_run(site, two), 0);
    site_expect_err(site, "fetch: 5 requests, 1 of them for changes only, 5 pages");
    expect_rows(site->store, "SELECT count(*) FROM figure", "396\n");
    /* The new span has not come whole in one run yet. */
    assert_int_equal(site_run(site, two), 0);
    site_expect_err(site, "fetch: 5 requests, 1 of them for changes only, 5 pages");
}

static void another_address_is_asked_for_whole(void **state)
{
    struct site *site = *state;
    site->kolada.from_date = KOLADA_HONOURS;
    assert_int_equal(site_fetch(site, "2026-11-20"), 0);
    server_stop(site->server);
    site->server = server_start(kolada_answer, &site->kolada);
    (void)snprintf(site->api, sizeof site->api, "%s/v3", server_base(site->server));
    assert_int_equal(site_fetch(site, "2026-11-21"), 0);
    site_expect_err(site, "fetch: 4 requests, 11 pages");
    assert_int_equal(site_fetch(site, "2026-11-22"), 0);
    site_expect_err(site, "1 of them for changes only");
}

static void a_clock_that_went_back_is_asked_for_whole(void **state)
{
    struct site *site = *state;
    site->kolada.from_date = KOLADA_HONOURS;
    assert_int_equal(site_fetch(site, "2026-11-20"), 0);
    assert_int_equal(site_fetch(site, "2026-11-19"), 0);
    site_expect_err(site, "fetch: 4 requests, 11 pages");
    assert_int_equal(site_fetch(site, "2026-11-22"), 0);
    site_expect_err(site, "1 of them for changes only");
    assert_int_equal(site_fetch(site, "2026-11-21"), 0);
    site_expect_err(site, "fetch: 4 requests, 11 pages");
}

static void a_recording_is_made_of_whole_answers(void **state)
{
    struct site *site = *state;
    char folder[LIMIT_PATH_BYTES];
    const char *const words[] = {
        "--now",     "2026-11-21", "fetch", "--kpi", "N00001,N00002", "--area", "1407,1401,G96190", "--years",
        "2017-2022", "--record",   folder,  NULL};
    scratch_join(folder, site->folder, "recording");
    site->kolada.from_date = KOLADA_HONOURS;
    assert_int_equal(site_fetch(site, "2026-11-20"), 0);
    assert_int_equal(site_run(site, words), 0);
    site_expect_err(site, "fetch: 4 requests, 11 pages");
    assert_int_equal(scratch_count(folder), 11 + 1);
}

static void an_interrupted_run_is_taken_up(void **state)
{
    struct pair pair = pair_of(*state);
    struct site *site = pair.site;
    site->kolada.from_date = KOLADA_HONOURS;
    step(&pair, "2026-11-20", "0");
    site->kolada.changes[0] = (struct kolada_change){"N00001", "1401", 2022, "2026-11-21", 5, false};
    /* Three of the catalogue, two of the trial, then the changes; nor is the whole answered. */
    site->kolada.defect = KOLADA_STATUS;
    site->kolada.status = 404;
    site->kolada.defect_stays = true;
    site->kolada.defect_at = server_questions(site->server) + 6;
    assert_int_equal(fetch(site, pair.partial, "2026-11-21", NULL), 65);
    site->kolada.defect = KOLADA_NONE;
    unsigned before = server_questions(site->server);
    assert_int_equal(fetch(site, pair.partial, "2026-11-21", NULL), 0);
    assert_int_equal(server_questions(site->server) - before, 1);
    expect_partial(&pair, "1");
    site_expect_err(site, "2 revised");
    assert_int_equal(fetch(site, pair.full, "2026-11-21", "--full"), 0);
    expect_same_store(&pair);
}

static void full_takes_up_no_partial_run(void **state)
{
    struct pair pair = pair_of(*state);
    struct site *site = pair.site;
    site->kolada.from_date = KOLADA_HONOURS;
    step(&pair, "2026-11-20", "0");
    site->kolada.defect = KOLADA_STATUS;
    site->kolada.status = 404;
    site->kolada.defect_stays = true;
    site->kolada.defect_at = server_questions(site->server) + 6;
    assert_int_equal(fetch(site, pair.partial, "2026-11-21", NULL), 65);
    site->kolada.defect = KOLADA_NONE;
    unsigned before = server_questions(site->server);
    assert_int_equal(fetch(site, pair.partial, "2026-11-21", "--full"), 0);
    assert_int_equal(server_questions(site->server) - before, 11);
}

static void status_tells_what_was_compared(void **state)
{
    struct site *site = *state;
    const char *const rows[] = {"--now", "2026-11-22", "status", "--format", "csv", NULL};
    const char *const table[] = {"--now", "2026-11-22", "--lang", "en", "status", "--format", "table", NULL};
    const char *const json[] = {"--now", "2026-11-22", "status", "--format", "json", NULL};
    site->kolada.from_date = KOLADA_HONOURS;
    assert_int_equal(site_fetch(site, "2026-11-20"), 0);
    assert_int_equal(site_fetch(site, "2026-11-21"), 0);
    assert_int_equal(site_run(site, rows), 0);
    site_expect_out(site, ",retrieved,2026-11-21\n");
    site_expect_out(site, ",partial,1\n");
    site_expect_out(site, ",partial,0\n");
    site_expect_out(site, "indicator,N00001,Titel på N00001,compared,2026-11-20\n");
    assert_int_equal(site_run(site, table), 0);
    site_expect_out(site, " 2  2026-11-21 00:00  changes ");
    site_expect_out(site, " 1  2026-11-20 00:00  all ");
    site_expect_out(site, "2026-11-21     1  2026-11-20    Titel på N00001\n");
    assert_int_equal(site_run(site, json), 0);
    site_expect_out(site, "\"compared\": \"2026-11-20\"");
}

static void change_store(const char *store, const char *sql)
{
    sqlite3 *database;
    assert_int_equal(sqlite3_open(store, &database), SQLITE_OK);
    assert_int_equal(sqlite3_exec(database, sql, NULL, NULL, NULL), SQLITE_OK);
    (void)sqlite3_close(database);
}

static void an_older_store_is_read_and_brought_up_to_date(void **state)
{
    struct pair pair = pair_of(*state);
    struct site *site = pair.site;
    const char *const status[] = {"--now", "2026-11-20", "status", "--format", "csv", NULL};
    site->kolada.from_date = KOLADA_HONOURS;
    step(&pair, "2026-11-20", "0");
    change_store(pair.partial, "ALTER TABLE run DROP COLUMN partial; ALTER TABLE run DROP COLUMN catalogue;"
                               "ALTER TABLE asked DROP COLUMN whole_run; DROP TABLE word_index; DROP TABLE word_entry;"
                               "PRAGMA user_version = 2;");
    assert_int_equal(site_run(site, status), 0);
    site_expect_out(site, ",partial,0\n");
    site_expect_out(site, "indicator,N00001,Titel på N00001,compared,2026-11-20\n");
    site->kolada.changes[0] = (struct kolada_change){"N00001", "1401", 2022, "2026-11-21", 5, false};
    step(&pair, "2026-11-21", "0");
    expect_rows(pair.partial, "PRAGMA user_version", "4\n");
    expect_rows(pair.partial, "SELECT min(whole_run), max(whole_run) FROM asked", "2|2\n");
    step(&pair, "2026-11-22", "1");
    expect_rows(pair.partial, "SELECT min(whole_run), max(last_run) FROM asked", "2|3\n");
    expect_same_store(&pair);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(revised_and_new_figures_come, site_set_up, site_tear_down),
        cmocka_unit_test_setup_teardown(an_emptied_figure_comes, site_set_up, site_tear_down),
        cmocka_unit_test_setup_teardown(changes_of_the_days_before_come, site_set_up, site_tear_down),
        cmocka_unit_test_setup_teardown(what_is_gone_is_found_within_a_week, site_set_up, site_tear_down),
        cmocka_unit_test_setup_teardown(a_loss_is_looked_at_twice, site_set_up, site_tear_down),
        cmocka_unit_test_setup_teardown(any_service_gives_the_same, site_set_up, site_tear_down),
        cmocka_unit_test_setup_teardown(more_than_was_held_is_asked_for_whole, site_set_up, site_tear_down),
        cmocka_unit_test_setup_teardown(a_run_may_ask_for_both, site_set_up, site_tear_down),
        cmocka_unit_test_setup_teardown(another_address_is_asked_for_whole, site_set_up, site_tear_down),
        cmocka_unit_test_setup_teardown(a_clock_that_went_back_is_asked_for_whole, site_set_up, site_tear_down),
        cmocka_unit_test_setup_teardown(a_recording_is_made_of_whole_answers, site_set_up, site_tear_down),
        cmocka_unit_test_setup_teardown(an_interrupted_run_is_taken_up, site_set_up, site_tear_down),
        cmocka_unit_test_setup_teardown(full_takes_up_no_partial_run, site_set_up, site_tear_down),
        cmocka_unit_test_setup_teardown(status_tells_what_was_compared, site_set_up, site_tear_down),
        cmocka_unit_test_setup_teardown(an_older_store_is_read_and_brought_up_to_date, site_set_up, site_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
