/* test_standing.c - `query AREA --compare` over the shipped figures: each comparison, in words and as rows. */
#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "tests/support/check.h"
#include "tests/support/program.h"
#include "tests/support/scratch.h"

static char folder[LIMIT_PATH_BYTES];
static char store[LIMIT_PATH_BYTES];
static struct program_result result;

static int set_up(void **state)
{
    (void)state;
    scratch_make(folder);
    scratch_join(store, folder, "store.db");
    const char *const fetch[] = {"--store", store, "-q", "fetch", "--replay", "cache/snapshot", NULL};
    program_run(&result, fetch, NULL);
    return result.status;
}

static int tear_down(void **state)
{
    (void)state;
    program_release(&result);
    scratch_remove(folder);
    return 0;
}

static int ask(const char *area, const char *indicator, const char *format, const char *language)
{
    const char *const query[] = {"--store",   store,         "--lang",  language,   "query", area,
                                 "--compare", "--indicator", indicator, "--format", format,  NULL};
    program_release(&result);
    program_run(&result, query, NULL);
    return result.status;
}

static void expect_out(const char *text)
{
    if (strstr(result.out.bytes, text) == NULL) {
        print_message("%s%s", result.out.bytes, result.err.bytes);
    }
    assert_non_null(strstr(result.out.bytes, text));
}

static void a_share_is_compared_in_points(void **state)
{
    (void)state;
    assert_int_equal(ask("lerum", "anvisade_af", "table", "sv"), 0);
    expect_out("Förändring sedan 2021             +21 procentenheter\n");
    expect_out("Mot medel GR (15,7\xC2\xA0%)           +56,3 procentenheter\n"); /* 72 - 188 / 12 */
    expect_out("Plats i GR                                   1 av 12\n");
    expect_out("Kvartil bland 12 kommuner*                    4 av 4\n");
    expect_out("inget betyg");
    expect_out("nivåskifte om |z| > 3,5");
    assert_null(strstr(result.out.bytes, "i procent"));
    assert_int_equal(ask("lerum", "langvarigt_bistand", "table", "en"), 0);
    expect_out("\xE2\x88\x92"
               "7.4 percentage points\n"); /* 39.9 - 47.3 */
}

static void a_count_is_compared_in_per_cent_too(void **state)
{
    (void)state;
    assert_int_equal(ask("lerum", "deltagare", "table", "sv"), 0);
    expect_out("  i procent                                   \xE2\x88\x92"
               "3,3\xC2\xA0%\n");           /* 122 to 118 */
    expect_out("sjönk varje år 2019–2022"); /* 214, 168, 122, 118 */
    assert_null(strstr(result.out.bytes, "procentenhet"));
}

static void rows_bear_the_names_of_the_comparisons(void **state)
{
    static const char *const starts[] = {"deltagare,U40800,1441,Lerum,2022,T,change,,,-4,",
                                         "deltagare,U40800,1441,Lerum,2022,T,change_percent,,,-3.27868852459016",
                                         "deltagare,U40800,1441,Lerum,2022,T,rank,12,13,9,",
                                         "deltagare,U40800,1441,Lerum,2022,T,distance_group,,,-287.16666666666",
                                         "deltagare,U40800,1441,Lerum,2022,T,quartile,12,13,2,",
                                         "deltagare,U40800,1441,Lerum,2022,T,run,,,-3,",
                                         "deltagare,U40800,1441,Lerum,2022,T,level_shift,,,-0.02928"};
    (void)state;
    assert_int_equal(ask("lerum", "deltagare", "csv", "sv"), 0);
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        expect_out(starts[i]);
    }
    assert_null(strstr(result.out.bytes, "distance_nation")); /* a count lies below the nation's whatever it does */
    assert_int_equal(ask("lerum", "anvisade_af", "csv", "sv"), 0);
    expect_out("anvisade_af,U40806,1441,Lerum,2022,T,distance_nation,,,,0,not_fetched");
}

static void one_change_is_not_every_year(void **state)
{
    (void)state;
    assert_int_equal(ask("alingsås", "anvisade_af", "table", "sv"), 0);
    expect_out(" sjönk 2020–2021\n");
}

static void what_has_no_figure_has_no_comparison(void **state)
{
    (void)state;
    assert_int_equal(ask("tjorn", "forvaltning_kaa", "table", "sv"), 0);
    assert_null(strstr(result.out.bytes, "Kvartil"));
    assert_int_equal(ask("GR", "deltagare", "csv", "sv"), 64);
    assert_non_null(strstr(result.err.bytes, "is a group"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_share_is_compared_in_points),          cmocka_unit_test(a_count_is_compared_in_per_cent_too),
        cmocka_unit_test(rows_bear_the_names_of_the_comparisons), cmocka_unit_test(one_change_is_not_every_year),
        cmocka_unit_test(what_has_no_figure_has_no_comparison),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
