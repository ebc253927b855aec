/* What the store holds, how old it is, what is missing. */
#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "tests/support/check.h"
#include "tests/support/site.h"

static int status(struct site *site, const char *day, const char *format)
{
    const char *const words[] = {"--now", day, "--lang", "en", "status", "--format", format, NULL};
    return site_run(site, words);
}

static void the_table_tells_store_runs_indicators_and_gaps(void **state)
{
    struct site *site = *state;
    assert_int_equal(site_fetch(site, "2026-11-20"), 0);
    assert_int_equal(site_fetch(site, "2026-11-21"), 0);
    assert_int_equal(status(site, "2026-12-01", "table"), 0);
    site_expect_out(site, " 72           2      3\n");
    site_expect_out(site, "No  End (UTC)         Asked for  Figures  New  Revised  Gone  Same  Pages");
    site_expect_out(site, " 2  2026-11-21 00:00  all             68    0        0     0    72     11");
    site_expect_out(site, " 1  2026-11-20 00:00  all             68   72        0     0     0     11");
    site_expect_out(site, "N00001  2017\xE2\x80\x93"
                          "2022      3       34        1  2026-11-21    10  2026-11-21    Titel på N00001\n");
    site_expect_out(site, "N00001        1  18  2018: 1\n");
}

static void rows_say_the_same(void **state)
{
    struct site *site = *state;
    assert_int_equal(site_fetch(site, "2026-11-20"), 0);
    assert_int_equal(status(site, "2026-11-20", "csv"), 0);
    site_expect_out(site, "section,id,title,name,value\nstore,,");
    site_expect_out(site, ",figures,68\n");
    site_expect_out(site, ",cells,72\n");
    site_expect_out(site, ",indicators,2\n");
    site_expect_out(site, ",areas,3\n");
    site_expect_out(site, ",rows,41\n");
    site_expect_out(site, ",retries,0\n");
    site_expect_out(site, "indicator,N00002,Titel på N00002,asked,18\n");
    site_expect_out(site, "indicator,N00002,Titel på N00002,missing,1\n");
    site_expect_out(site, "indicator,N00002,Titel på N00002,age_days,0\n");
    site_expect_out(site, "missing,N00002,Titel på N00002,2018,1\n");
    assert_int_equal(site_lines(site, "\nmissing,"), 2);
}

static void json_says_the_same(void **state)
{
    struct site *site = *state;
    assert_int_equal(site_fetch(site, "2026-11-20"), 0);
    assert_int_equal(status(site, "2026-11-25", "json"), 0);
    json_t *root = json_loads(site->result.out.bytes, 0, NULL);
    assert_non_null(root);
    assert_int_equal(json_integer_value(json_object_get(json_object_get(root, "store"), "figures")), 68);
    assert_int_equal(json_array_size(json_object_get(root, "runs")), 1);
    const json_t *holding = json_array_get(json_object_get(root, "indicators"), 0);
    assert_int_equal(json_integer_value(json_object_get(holding, "age_days")), 5);
    const json_t *gap = json_array_get(json_object_get(holding, "missing_by_year"), 0);
    assert_int_equal(json_integer_value(json_object_get(gap, "year")), 2018);
    assert_int_equal(json_integer_value(json_object_get(gap, "asked")), 3);
    json_decref(root);
}

static void what_was_withdrawn_is_missing(void **state)
{
    struct site *site = *state;
    assert_int_equal(site_fetch(site, "2026-11-20"), 0);
    site->kolada.without_year = 2022;
    assert_int_equal(site_fetch(site, "2026-11-21"), 0);
    assert_int_equal(status(site, "2026-11-21", "table"), 0);
    site_expect_out(site, "N00001  2017\xE2\x80\x93"
                          "2021 ");
    site_expect_out(site, "N00001        4  18  2018: 1, 2022: all\n");
}

static void spans_that_overlap_are_counted_once(void **state)
{
    struct site *site = *state;
    const char *const more[] = {"fetch", "--kpi", "N00001", "--area", "1401", "--years", "2020-2024", NULL};
    assert_int_equal(site_fetch(site, "2026-11-20"), 0);
    assert_int_equal(site_run(site, more), 0);
    assert_int_equal(status(site, "2026-11-21", "csv"), 0);
    site_expect_out(site, "indicator,N00001,Titel på N00001,asked,20\n");
    site_expect_out(site, "indicator,N00001,Titel på N00001,figures,38\n");
    site_expect_out(site, "indicator,N00001,Titel på N00001,missing,1\n");
}

static void ten_runs_are_shown(void **state)
{
    struct site *site = *state;
    for (int day = 1; day <= 11; day++) {
        char text[32];
        (void)snprintf(text, sizeof text, "2026-11-%02d", day);
        assert_int_equal(site_fetch(site, text), 0);
    }
    assert_int_equal(status(site, "2026-11-21", "csv"), 0);
    assert_int_equal(site_lines(site, ",started,"), 10);
}

/* The sums that status tells must be those of the figures themselves. */
static void the_tally_agrees_with_the_figures(void **state)
{
    struct site *site = *state;
    assert_int_equal(site_fetch(site, "2026-11-20"), 0);
    site->kolada.without_year = 2022;
    site->kolada.shift = 1;
    assert_int_equal(site_fetch(site, "2026-11-21"), 0);
    site->kolada.without_year = 0;
    assert_int_equal(site_fetch(site, "2026-11-22"), 0);
    struct buffer tally = site_sql(site->store, "SELECT kpi, year, sum(cells), sum(figures), sum(totals), sum(versions)"
                                                " FROM tally GROUP BY kpi, year");
    struct buffer figures = site_sql(
        site->store, "SELECT f.kpi, f.year, count(*), count(f.value), sum(f.value IS NOT NULL AND f.gender = 'T'),"
                     " (SELECT count(*) FROM figure AS v WHERE v.kpi = f.kpi AND v.year = f.year)"
                     " FROM figure_now AS f GROUP BY f.kpi, f.year");
    assert_string_equal(tally.bytes, figures.bytes);
    buffer_release(&tally);
    buffer_release(&figures);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_table_tells_store_runs_indicators_and_gaps, site_set_up, site_tear_down),
        cmocka_unit_test_setup_teardown(rows_say_the_same, site_set_up, site_tear_down),
        cmocka_unit_test_setup_teardown(json_says_the_same, site_set_up, site_tear_down),
        cmocka_unit_test_setup_teardown(what_was_withdrawn_is_missing, site_set_up, site_tear_down),
        cmocka_unit_test_setup_teardown(spans_that_overlap_are_counted_once, site_set_up, site_tear_down),
        cmocka_unit_test_setup_teardown(ten_runs_are_shown, site_set_up, site_tear_down),
        cmocka_unit_test_setup_teardown(the_tally_agrees_with_the_figures, site_set_up, site_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
