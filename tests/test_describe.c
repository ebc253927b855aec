/* test_describe.c - all about one thing, as people ask for it. */
#include <jansson.h>
#include <string.h>

#include "base/limits.h"
#include "tests/support/check.h"
#include "tests/support/program.h"
#include "tests/support/scratch.h"
#include "tests/support/site.h"

#define N "\xC2\xA0"

static int set_up(void **state)
{
    static const char *const replay[] = {"-q", "fetch", "--replay", "cache/snapshot", NULL};
    if (site_set_up(state) != 0) {
        return -1;
    }
    assert_int_equal(site_run(*state, replay), 0);
    return 0;
}

static int describe(struct site *site, const char *name, const char *format)
{
    const char *const words[] = {
        "--api", "https://api.kolada.se/v3", "--now", "2023-06-01", "describe", name, "--format", format, NULL};
    return site_run(site, words);
}

/* The answer as JSON; the caller gives it back. */
static json_t *describe_json(struct site *site, const char *name)
{
    json_error_t error;
    assert_int_equal(describe(site, name, "json"), 0);
    json_t *root = json_loads(site->result.out.bytes, JSON_REJECT_DUPLICATES, &error);
    assert_non_null(root);
    return root;
}

static void expect_text(const json_t *root, const char *key, const char *text)
{
    const char *got = json_string_value(json_object_get(root, key));
    assert_non_null(got);
    assert_string_equal(got, text);
}

static void an_indicator_of_koladas(void **state)
{
    json_t *root = describe_json(*state, "n31814");
    expect_text(root, "kind", "kpi");
    expect_text(root, "id", "N31814");
    expect_text(root, "name", "langvarigt_bistand");
    expect_text(root, "source", "Socialstyrelsens register över ekonomiskt bistånd");
    expect_text(root, "unit", "%");
    expect_text(root, "request", "https://api.kolada.se/v3/kpi/N31814");
    expect_text(root, "data_request", "https://api.kolada.se/v3/data/kpi/N31814/municipality/0000/year/2022");
    assert_int_equal(json_integer_value(json_object_get(root, "last_year")), 2022);
    const json_t *years = json_object_get(root, "held_by_year");
    assert_int_equal(json_array_size(years), 1);
    assert_int_equal(json_integer_value(json_object_get(json_array_get(years, 0), "held")), 14);
    assert_int_equal(json_integer_value(json_object_get(json_array_get(years, 0), "asked")), 14);
    json_decref(root);
}

static void a_closed_series_and_its_successor(void **state)
{
    json_t *root = describe_json(*state, "arbetsloshet");
    assert_int_equal(json_integer_value(json_object_get(root, "closed")), 2023);
    expect_text(root, "successor", "arbetsloshet_bas");
    json_decref(root);
    root = describe_json(*state, "N03941");
    expect_text(root, "follows", "arbetsloshet");
    assert_null(json_object_get(root, "first_year")); /* nothing is held of it */
    json_decref(root);
}

static void a_derived_one_is_worked_out(void **state)
{
    static const char *const rows[][3] = {
        {"deltagare_per_1000", "1" N "000 × Deltagare i kommunala arbetsmarknadsåtgärder / Folkmängd",
         "Ale 2022: 1" N "000 × 229 / 32" N "394 = 7,1"},
        {"deltagare_index", "100 × Deltagare i kommunala arbetsmarknadsåtgärder / samma områdes värde 2017",
         "Alingsås 2022: 100 × 236 / 362 = 65"},
        {"deltagare_andel_av_gr",
         "100 × Deltagare i kommunala arbetsmarknadsåtgärder / summan för de 13 medlemmarna i Göteborgsregionen, "
         "bara när alla redovisat",
         "Ale 2021: 100 × 235 / 5" N "041 = 4,7" N "%"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        json_t *root = describe_json(*state, rows[i][0]);
        expect_text(root, "kind", "indicator");
        expect_text(root, "formula", rows[i][1]);
        expect_text(root, "example", rows[i][2]);
        expect_text(root, "example_source", "Egen bearbetning av data från Kolada, hämtade 2023");
        json_decref(root);
    }
}

static void one_without_figures_has_no_example(void **state)
{
    json_t *root = describe_json(*state, "andel_arbete_studier");
    assert_null(json_object_get(root, "example"));
    assert_int_equal(json_array_size(json_object_get(root, "made_of")), 2);
    json_decref(root);
    root = describe_json(*state, "avslutade_arbete");
    assert_int_equal(json_array_size(json_object_get(root, "used_by")), 1);
    json_decref(root);
}

static void an_area_and_a_group(void **state)
{
    struct site *site = *state;
    assert_int_equal(describe(site, "ockero", "csv"), 0);
    site_expect_out(site, "area,1407,title,Öckerö\n");
    site_expect_out(site, "groups,GR,title,Göteborgsregionen\n");
    site_expect_out(site, "groups,DUA norra,title,DUA norra\n");
    site_expect_out(site, "area,1407,request,https://api.kolada.se/v3/municipality/1407\n");
    assert_int_equal(site_lines(site, "groups,DUA södra"), 0);
    assert_int_equal(describe(site, "gr", "csv"), 0);
    site_expect_out(site, "group,GR,member_count,13\n");
    site_expect_out(site, "group,GR,kolada,G96190\n");
    site_expect_out(site, "members,1419,title,Tjörn\n");
    assert_int_equal(describe(site, "0000", "table"), 0);
    site_expect_out(site, "0000: Riket\n");
    assert_int_equal(site_fetch(site, "2026-11-20"), 0); /* brings a group of Kolada's */
    assert_int_equal(describe(site, "1401", "csv"), 0);
    site_expect_out(site, "kolada_groups,G96190,title,");
    assert_int_equal(describe(site, "G96190", "csv"), 0);
    site_expect_out(site, "group,G96190,figures,");
}

static void a_table_is_for_people(void **state)
{
    struct site *site = *state;
    assert_int_equal(describe(site, "N31814", "table"), 0);
    site_expect_out(site, "N31814: Vuxna biståndsmottagare");
    site_expect_out(site, "\nI mallarna");
    site_expect_out(site, "2022, 14 värden för 14 områden, hämtade 2023\n");
}

static void a_name_that_may_be_several_lists_them(void **state)
{
    struct site *site = *state;
    assert_int_equal(describe(site, "långvarigt", "csv"), 1);
    site_expect_err(site, "describe: \"långvarigt\" may be any of 3; name one by its id");
    site_expect_out(site, "kpi,N31814,langvarigt_bistand,");
    assert_int_equal(describe(site, "folkmängden", "csv"), 0); /* only one has it */
    site_expect_out(site, "kpi,N01951,name,befolkning\n");
    assert_int_equal(describe(site, "zzz", "csv"), 64);
    site_expect_err(site, "there is no indicator, area or group \"zzz\"; `nyckeltal search WORDS` finds some");
    assert_int_equal(describe(site, "-", "csv"), 64);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(an_indicator_of_koladas, set_up, site_tear_down),
        cmocka_unit_test_setup_teardown(a_closed_series_and_its_successor, set_up, site_tear_down),
        cmocka_unit_test_setup_teardown(a_derived_one_is_worked_out, set_up, site_tear_down),
        cmocka_unit_test_setup_teardown(one_without_figures_has_no_example, set_up, site_tear_down),
        cmocka_unit_test_setup_teardown(an_area_and_a_group, set_up, site_tear_down),
        cmocka_unit_test_setup_teardown(a_table_is_for_people, set_up, site_tear_down),
        cmocka_unit_test_setup_teardown(a_name_that_may_be_several_lists_them, set_up, site_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
