/* What is said of an indicator that the store does not know: where all of the catalogue was fetched, not to fetch it. */
#include <string.h>

#include "tests/support/check.h"
#include "tests/support/scratch.h"
#include "tests/support/site.h"

static int ask(struct site *site, const char *indicator)
{
    const char *const words[] = {"--now", "2026-11-21", "query", "1407", "--indicator", indicator, NULL};
    return site_run(site, words);
}

static void to_fetch_it_is_the_advice_where_the_catalogue_is_not_whole(void **state)
{
    struct site *site = *state;
    assert_int_equal(site_fetch(site, "2026-11-20"), 0);
    assert_int_equal(ask(site, "N00003"), 64);
    site_expect_err(site, "N00003: is not in the store; `nyckeltal fetch --kpi N00003 --area GR` gets it\n");
}

static void a_whole_catalogue_knows_better(void **state)
{
    struct site *site = *state;
    const char *const catalogue[] = {"--now", "2026-11-20", "fetch", "--catalogue", NULL};
    assert_int_equal(site_run(site, catalogue), 0);
    assert_int_equal(site_fetch(site, "2026-11-21"), 0);
    assert_int_equal(ask(site, "N00009"), 64);
    site_expect_err(site,
                    "N00009: Kolada's catalogue of 2026-11-20 has no such indicator; `nyckeltal search WORDS` finds "
                    "others\n");
    assert_int_equal(ask(site, "N00003"), 1); /* it is there, and no figure of it */
    assert_int_equal(ask(site, "arbetslöshett"), 64);
    site_expect_err(site, "the nearest is");
}

static void everything_has_the_whole_catalogue(void **state)
{
    struct site *site = *state;
    const char *const all[] = {"--now", "2026-11-20", "fetch", "--all", "--years", "2022", NULL};
    assert_int_equal(site_run(site, all), 0);
    assert_int_equal(ask(site, "N00009"), 64);
    site_expect_err(site, "N00009: Kolada's catalogue of 2026-11-20 has no such indicator");
}

/* A recording of the catalogue tells as much. */
static void so_does_a_recording_of_it(void **state)
{
    struct site *site = *state;
    char folder[LIMIT_PATH_BYTES];
    const char *const record[] = {"--now", "2026-11-20", "fetch", "--catalogue", "--record", folder, NULL};
    const char *const replay[] = {"--now", "2026-11-21", "fetch", "--replay", folder, NULL};
    scratch_join(folder, site->folder, "recording");
    assert_int_equal(site_run(site, record), 0);
    scratch_join(site->store, site->folder, "other.db");
    assert_int_equal(site_run(site, replay), 0);
    assert_int_equal(ask(site, "N00009"), 64);
    site_expect_err(site, "N00009: Kolada's catalogue of 2026-11-20 has no such indicator");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(to_fetch_it_is_the_advice_where_the_catalogue_is_not_whole, site_set_up,
                                        site_tear_down),
        cmocka_unit_test_setup_teardown(a_whole_catalogue_knows_better, site_set_up, site_tear_down),
        cmocka_unit_test_setup_teardown(everything_has_the_whole_catalogue, site_set_up, site_tear_down),
        cmocka_unit_test_setup_teardown(so_does_a_recording_of_it, site_set_up, site_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
