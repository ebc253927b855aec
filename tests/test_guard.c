/* The guard against a source that answers with too little, and the ledger's last line. */
#include <string.h>

#include "cache/figures.h"
#include "tests/support/check.h"
#include "tests/support/scratch.h"
#include "tests/support/site.h"

static enum figure_state state_of(const struct site *site, const char *kpi, int year)
{
    struct figure_cell cell;
    struct fault fault;
    struct store *store = site_store(site, NULL);
    assert_int_equal(figures_read(store, kpi, "1401", GENDER_TOTAL, year, year, &cell, &fault), 0);
    store_free(store);
    return cell.state;
}

static int fetch_accepting(struct site *site)
{
    const char *const words[] = {"fetch",   "--kpi",     "N00001,N00002",        "--area", "1407,1401,G96190",
                                 "--years", "2017-2022", "--accept-withdrawals", NULL};
    return site_run(site, words);
}

static int fetch_of_day(struct site *site, const char *day, bool accept)
{
    const char *const words[] = {"--now",
                                 day,
                                 "fetch",
                                 "--kpi",
                                 "N00001,N00002",
                                 "--area",
                                 "1407,1401,G96190",
                                 "--years",
                                 "2017-2022",
                                 accept ? "--accept-withdrawals" : NULL,
                                 NULL};
    return site_run(site, words);
}

static void the_last_line_says_all_counts(void **state)
{
    struct site *site = *state;
    assert_int_equal(site_fetch(site, "2026-11-20"), 0);
    site_expect_err(site, "fetch: 4 requests, 11 pages, 41 rows, 68 figures and 4 empty cells: 72 added, 0 revised, "
                          "0 withdrawn, 0 unchanged; 10 kB");
    struct buffer rows = site_sql(site->store, "SELECT requests, retries, pages, rows, cells, figures, empty, deleted,"
                                               " added, unchanged FROM run");
    assert_string_equal(rows.bytes, "4|0|11|41|72|68|4|0|72|0\n");
    buffer_release(&rows);
}

static void a_handful_is_believed(void **state)
{
    struct site *site = *state;
    assert_int_equal(site_fetch(site, "2026-11-20"), 0);
    site->kolada.without_year = 2022; /* 12 of 68: much, but fewer than 20 */
    assert_int_equal(site_fetch(site, "2026-11-21"), 0);
    site_expect_err(site, "12 withdrawn");
    assert_int_equal(state_of(site, "N00001", 2022), FIGURE_TAKEN_BACK);
}

static void a_large_loss_is_stopped_and_changes_nothing(void **state)
{
    struct site *site = *state;
    struct buffer before;
    struct buffer after;
    assert_int_equal(site_fetch(site, "2026-11-20"), 0);
    buffer_init(&before, LIMIT_ANSWER_BYTES);
    buffer_init(&after, LIMIT_ANSWER_BYTES);
    scratch_read(site->store, &before);
    site->kolada.silent = "N00001";
    assert_int_equal(site_fetch(site, "2026-11-21"), 65);
    site_expect_err(site, "34 of the 68 held figures asked for would be withdrawn (50.0 %, more than the 5 %");
    site_expect_err(site, "--accept-withdrawals");
    scratch_read(site->store, &after);
    assert_int_equal(before.length, after.length);
    assert_memory_equal(before.bytes, after.bytes, before.length);
    assert_int_equal(state_of(site, "N00001", 2022), FIGURE_HELD);
    buffer_release(&before);
    buffer_release(&after);
}

static void what_becomes_empty_counts_as_lost(void **state)
{
    struct site *site = *state;
    const char *const first[] = {"fetch", "--kpi", "N00001", "--area", "1401", "--years", "2000-2022", NULL};
    assert_int_equal(site_run(site, first), 0);
    site->kolada.empty = "N00001";
    assert_int_equal(site_run(site, first), 65);
    site_expect_err(site, "46 of the 46 held figures");
}

static void the_user_may_accept_it(void **state)
{
    struct site *site = *state;
    assert_int_equal(site_fetch(site, "2026-11-20"), 0);
    site->kolada.silent = "N00001";
    assert_int_equal(fetch_accepting(site), 1);
    site_expect_err(site, "34 withdrawn");
    assert_int_equal(state_of(site, "N00001", 2022), FIGURE_TAKEN_BACK);
    assert_int_equal(state_of(site, "N00002", 2022), FIGURE_HELD);
}

static void what_was_refused_is_accepted_without_asking_again(void **state)
{
    struct site *site = *state;
    assert_int_equal(site_fetch(site, "2026-11-20"), 0);
    site->kolada.silent = "N00001";
    assert_int_equal(fetch_of_day(site, "2026-11-21", false), 65);
    unsigned before = server_questions(site->server);
    assert_int_equal(fetch_of_day(site, "2026-11-21", true), 1);
    assert_int_equal(server_questions(site->server), before);
    site_expect_err(site, "34 withdrawn");
    assert_int_equal(scratch_count(site->folder), 1);
}

/* The source may have recovered. */
static void what_was_refused_is_asked_for_again_where_it_is_not_accepted(void **state)
{
    struct site *site = *state;
    assert_int_equal(site_fetch(site, "2026-11-20"), 0);
    site->kolada.silent = "N00001";
    assert_int_equal(fetch_of_day(site, "2026-11-21", false), 65);
    site->kolada.silent = NULL;
    assert_int_equal(fetch_of_day(site, "2026-11-21", false), 0);
    site_expect_err(site, "0 withdrawn, 72 unchanged");
    assert_int_equal(scratch_count(site->folder), 1);
}

static void an_indicator_that_falls_silent_is_named(void **state)
{
    struct site *site = *state;
    const char *const words[] = {"fetch", "--kpi", "N00001", "--area", "1401", "--years", "2020-2022", NULL};
    assert_int_equal(site_run(site, words), 0);
    site->kolada.silent = "N00001";
    assert_int_equal(site_run(site, words), 1);
    site_expect_err(site, "warning: N00001, Titel på N00001: is answered with no figure, where 6 were held\n");
    assert_null(strstr(site->result.err.bytes, "Kolada has no figure"));
    /* It is told once: there is nothing to lose any more. */
    assert_int_equal(site_run(site, words), 0);
    site_expect_err(site, "N00001: Kolada has no figure");
}

static void what_was_not_asked_for_is_no_loss(void **state)
{
    struct site *site = *state;
    const char *const words[] = {"fetch", "--kpi", "N00002", "--area", "1401", "--years", "2022", NULL};
    assert_int_equal(site_fetch(site, "2026-11-20"), 0);
    assert_int_equal(site_run(site, words), 0);
    assert_int_equal(state_of(site, "N00001", 2022), FIGURE_HELD);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_last_line_says_all_counts, site_set_up, site_tear_down),
        cmocka_unit_test_setup_teardown(a_handful_is_believed, site_set_up, site_tear_down),
        cmocka_unit_test_setup_teardown(a_large_loss_is_stopped_and_changes_nothing, site_set_up, site_tear_down),
        cmocka_unit_test_setup_teardown(what_becomes_empty_counts_as_lost, site_set_up, site_tear_down),
        cmocka_unit_test_setup_teardown(the_user_may_accept_it, site_set_up, site_tear_down),
        cmocka_unit_test_setup_teardown(what_was_refused_is_accepted_without_asking_again, site_set_up, site_tear_down),
        cmocka_unit_test_setup_teardown(what_was_refused_is_asked_for_again_where_it_is_not_accepted, site_set_up,
                                        site_tear_down),
        cmocka_unit_test_setup_teardown(an_indicator_that_falls_silent_is_named, site_set_up, site_tear_down),
        cmocka_unit_test_setup_teardown(what_was_not_asked_for_is_no_loss, site_set_up, site_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
