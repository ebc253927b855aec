/* What two runs changed, as rows and as a table; the state of the day before. */
#include <jansson.h>
#include <string.h>

#include "cache/catalogue.h"
#include "cache/figures.h"
#include "tests/support/check.h"
#include "tests/support/scratch.h"
#include "tests/support/site.h"

/* A store of two runs: on the second day other figures, none for 2022, another title, group and publication date. */
static void fetch_twice(struct site *site)
{
    assert_int_equal(site_fetch(site, "2026-11-20"), 0);
    site->kolada.shift = 0.1;
    site->kolada.without_year = 2022;
    site->kolada.title_end = " (-2023)";
    site->kolada.publication = "2027-01-15";
    site->kolada.member = "1402";
    assert_int_equal(site_fetch(site, "2026-11-21"), 0);
}

static int changes(struct site *site, const char *since, const char *as_of, const char *format)
{
    const char *words[10] = {"changes", "--lang", "en", "--format", format};
    size_t count = 5;
    if (since != NULL) {
        words[count++] = "--since";
        words[count++] = since;
    }
    if (as_of != NULL) {
        words[count++] = "--as-of";
        words[count++] = as_of;
    }
    return site_run(site, words);
}

static void the_last_run_is_told_as_rows(void **state)
{
    struct site *site = *state;
    fetch_twice(site);
    assert_int_equal(changes(site, NULL, NULL, "csv"), 0);
    site_expect_out(site, "change,indicator,kpi,title,area,area_title,year,gender,old_value,value,difference,status,"
                          "old_text,text,source\n");
    /* 2 indicators x 3 areas x 5 years x 2 genders, less the 4 empty cells of 1407 in 2018 */
    assert_int_equal(site_lines(site, "\nrevised,"), 56);
    assert_int_equal(site_lines(site, "\nwithdrawn,"), 12);
    assert_int_equal(site_lines(site, "\nadded,"), 0);
    site_expect_out(site, "revised,N00001,N00001,Titel på N00001 (-2023),1401,Titel på 1401,2017,T,2018.401,2018.501,"
                          "0.1,,,,Own processing of data from Kolada\n");
    site_expect_out(site, "withdrawn,N00001,N00001,Titel på N00001 (-2023),1401,Titel på 1401,2022,T,2023.401,,,"
                          "withdrawn,,,Source: Kolada\n");
    site_expect_out(site, "closed,N00002,N00002,Titel på N00002 (-2023),,,,,,,,,Titel på N00002,"
                          "Titel på N00002 (-2023),Source: Kolada\n");
    site_expect_out(site, "publication_date,N00002,N00002,Titel på N00002 (-2023),,,,,,,,,2026-06-10,2027-01-15,");
    site_expect_out(site, "joined,,,,G96190,Titel på G96190,,,,,,,,1402 ,Source: Kolada\n");
    site_expect_out(site, "left,,,,G96190,Titel på G96190,,,,,,,1407 Titel på 1407,,Source: Kolada\n");
}

static void json_has_the_same_rows(void **state)
{
    struct site *site = *state;
    fetch_twice(site);
    assert_int_equal(changes(site, NULL, NULL, "json"), 0);
    json_t *rows = json_loads(site->result.out.bytes, 0, NULL);
    assert_non_null(rows);
    assert_int_equal(json_array_size(rows), 56 + 12 + 2 * 2 + 2);
    const json_t *first = json_array_get(rows, 0);
    assert_string_equal(json_string_value(json_object_get(first, "change")), "revised");
    assert_int_equal(json_integer_value(json_object_get(first, "year")), 2017);
    assert_true(json_is_number(json_object_get(first, "old_value")));
    assert_true(json_is_number(json_object_get(first, "difference")));
    const json_t *last = json_array_get(rows, json_array_size(rows) - 1);
    assert_true(json_is_null(json_object_get(last, "value")));
    json_decref(rows);
}

static void the_table_has_the_counts_first(void **state)
{
    struct site *site = *state;
    fetch_twice(site);
    assert_int_equal(changes(site, NULL, NULL, "table"), 0);
    site_expect_out(site, "Changes 2026-11-21 (1 run)\n\n 0  added\n56  revised\n12  withdrawn\n 2  closed\n"
                          " 1  joined the group\n 1  left the group\n 2  publication date\n");
    site_expect_out(site, "+0.1");
    site_expect_out(site, "closed            Titel på N00001 \xE2\x86\x92 Titel på N00001 (-2023)\n");
    site_expect_out(site, "Own processing of data from Kolada\n");
    assert_int_equal(site_lines(site, "\x1B["), 0);
}

static void many_added_figures_are_told_by_indicator(void **state)
{
    struct site *site = *state;
    fetch_twice(site);
    assert_int_equal(changes(site, NULL, "2026-11-20", "table"), 0);
    site_expect_out(site, "Changes 2026-11-20 (1 run)\n\n68  added\n");
    site_expect_out(site, "N00001  2017\xE2\x80\x93"
                          "2022     34  Titel på N00001\n");
}

static void since_a_day_means_that_day_and_later(void **state)
{
    struct site *site = *state;
    fetch_twice(site);
    assert_int_equal(changes(site, "2026-11-21", NULL, "csv"), 0);
    assert_int_equal(site_lines(site, "\nrevised,"), 56);
    /* From the first run on, what was there and was taken back again is nothing. */
    assert_int_equal(changes(site, "2026-11-20", NULL, "csv"), 0);
    assert_int_equal(site_lines(site, "\nadded,"), 56);
    assert_int_equal(site_lines(site, "\nrevised,"), 0);
    assert_int_equal(site_lines(site, "\nwithdrawn,"), 0);
    assert_int_equal(site_lines(site, "\nclosed,"), 0);
    assert_int_equal(changes(site, "2026-11-22", NULL, "csv"), 0);
    assert_int_equal(site_lines(site, "\n"), 1);
    assert_int_equal(changes(site, "2026-11-22", NULL, "table"), 0);
    site_expect_out(site, "No run since then\n");
}

static void what_changes_back_is_no_change(void **state)
{
    struct site *site = *state;
    fetch_twice(site);
    site->kolada = (struct kolada){.page_size = 5};
    assert_int_equal(site_fetch(site, "2026-11-22"), 0);
    assert_int_equal(changes(site, "2026-11-21", NULL, "csv"), 0);
    /* The group asked for had got another member, so the last run asked for that one, too. */
    assert_int_equal(site_lines(site, "\nadded,"), 24);
    assert_int_equal(site_lines(site, ",1402,"), 24);
    assert_int_equal(site_lines(site, "\n"), 25);
    /* The last run alone brought 2022 back. */
    assert_int_equal(changes(site, NULL, NULL, "csv"), 0);
    assert_int_equal(site_lines(site, "\nadded,"), 12 + 24);
    assert_int_equal(site_lines(site, "\nrevised,"), 56);
    assert_int_equal(site_lines(site, "\nretitled,"), 2);
}

static void a_run_without_news_has_no_changes(void **state)
{
    struct site *site = *state;
    assert_int_equal(site_fetch(site, "2026-11-20"), 0);
    assert_int_equal(site_fetch(site, "2026-11-21"), 0);
    assert_int_equal(changes(site, NULL, NULL, "csv"), 0);
    assert_int_equal(site_lines(site, "\n"), 1);
    struct buffer versions =
        site_sql(site->store, "SELECT (SELECT count(*) FROM figure WHERE run = 2), (SELECT count(*)"
                              " FROM kpi WHERE run = 2), (SELECT count(*) FROM area WHERE run = 2),"
                              " (SELECT count(*) FROM area_group WHERE run = 2),"
                              " (SELECT count(*) FROM tally WHERE run = 2)");
    assert_string_equal(versions.bytes, "0|0|0|0|0\n");
    buffer_release(&versions);
}

static void expect_figure(const struct site *site, const char *day, double value)
{
    struct figure_cell cell;
    struct fault fault;
    struct store *store = site_store(site, day);
    assert_int_equal(figures_read(store, "N00001", "1401", GENDER_TOTAL, 2021, 2021, &cell, &fault), 0);
    assert_float_equal(cell.value, value, 1e-9);
    store_free(store);
}

static void expect_member(const struct site *site, const char *day, const char *member)
{
    struct arena arena;
    struct area_group group;
    struct fault fault;
    bool found;
    struct store *store = site_store(site, day);
    arena_init(&arena, LIMIT_MODEL_BYTES);
    assert_int_equal(catalogue_group(store, "G96190", &arena, &group, &found, &fault), 0);
    assert_true(found);
    assert_string_equal(group.members[1], member);
    store_free(store);
    arena_release(&arena);
}

static void as_of_gives_the_old_figure_and_the_old_group(void **state)
{
    struct site *site = *state;
    const char *const query[] = {"--as-of", "2026-11-20", "query",    "1401", "--indicator", "N00001",
                                 "--years", "2021",       "--format", "csv",  NULL};
    const char *const query_now[] = {"query", "1401",     "--indicator", "N00001", "--years",
                                     "2021",  "--format", "csv",         NULL};
    const char *const status[] = {"--as-of", "2026-11-20", "status", "--format", "csv", NULL};
    fetch_twice(site);
    expect_figure(site, "2026-11-20", 2022.401);
    expect_figure(site, NULL, 2022.501);
    expect_member(site, "2026-11-20", "1407");
    expect_member(site, NULL, "1402");
    assert_int_equal(site_run(site, query), 0);
    site_expect_out(site, ",2021,T,,,,2022.401,");
    assert_int_equal(site_run(site, query_now), 0);
    site_expect_out(site, ",2021,T,,,,2022.501,");
    assert_int_equal(site_run(site, status), 0);
    site_expect_out(site, ",figures,68\n");
    assert_int_equal(site_lines(site, ",started,"), 1);
    site_expect_out(site, "indicator,N00001,Titel på N00001,last_year,2022\n");
}

static void wrong_words_are_refused(void **state)
{
    struct site *site = *state;
    assert_int_equal(site_fetch(site, "2026-11-20"), 0);
    assert_int_equal(changes(site, "yesterday", NULL, "csv"), 64);
    site_expect_err(site, "--since yesterday: is not a date");
    assert_int_equal(changes(site, NULL, NULL, "xml"), 64);
    assert_int_equal(changes(site, NULL, "2026-11-19", "csv"), 64);
    site_expect_err(site, "holds nothing that old");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_last_run_is_told_as_rows, site_set_up, site_tear_down),
        cmocka_unit_test_setup_teardown(json_has_the_same_rows, site_set_up, site_tear_down),
        cmocka_unit_test_setup_teardown(the_table_has_the_counts_first, site_set_up, site_tear_down),
        cmocka_unit_test_setup_teardown(many_added_figures_are_told_by_indicator, site_set_up, site_tear_down),
        cmocka_unit_test_setup_teardown(since_a_day_means_that_day_and_later, site_set_up, site_tear_down),
        cmocka_unit_test_setup_teardown(what_changes_back_is_no_change, site_set_up, site_tear_down),
        cmocka_unit_test_setup_teardown(a_run_without_news_has_no_changes, site_set_up, site_tear_down),
        cmocka_unit_test_setup_teardown(as_of_gives_the_old_figure_and_the_old_group, site_set_up, site_tear_down),
        cmocka_unit_test_setup_teardown(wrong_words_are_refused, site_set_up, site_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
