/* The same data by another way: page size, order, batches. */
#include <string.h>

#include "tests/support/check.h"
#include "tests/support/scratch.h"
#include "tests/support/site.h"

#define FIGURES \
    "SELECT kpi, area, year, gender, quote(value), count, status, withdrawn FROM figure_now ORDER BY 1, 2, 3, 4"
#define ALL_VERSIONS "SELECT kpi, area, year, gender, run, quote(value), count, status, withdrawn FROM figure"

/* What analysts see of a store, in one text. */
static struct buffer dump(const char *store)
{
    static const char *const queries[] = {ALL_VERSIONS,          "SELECT * FROM kpi",
                                          "SELECT * FROM area",  "SELECT * FROM area_group",
                                          "SELECT * FROM asked", "SELECT * FROM tally"};
    struct buffer all;
    buffer_init(&all, LIMIT_RENDERED_BYTES);
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
        struct buffer rows = site_sql(store, queries[i]);
        buffer_append(&all, rows.bytes, rows.length);
        buffer_release(&rows);
    }
    return all;
}

static void expect_same_store(struct site *site)
{
    struct buffer before = dump(site->store);
    scratch_join(site->store, site->folder, "other.db");
    assert_int_equal(site_fetch(site, "2026-11-20"), 0);
    struct buffer after = dump(site->store);
    assert_true(before.length > 0);
    assert_string_equal(before.bytes, after.bytes);
    buffer_release(&before);
    buffer_release(&after);
}

static void another_page_size(void **state)
{
    struct site *site = *state;
    assert_int_equal(site_fetch(site, "2026-11-20"), 0);
    site->kolada.page_size = 7;
    expect_same_store(site);
}

static void one_page(void **state)
{
    struct site *site = *state;
    assert_int_equal(site_fetch(site, "2026-11-20"), 0);
    site->kolada.page_size = 5000;
    expect_same_store(site);
}

static void another_order(void **state)
{
    struct site *site = *state;
    assert_int_equal(site_fetch(site, "2026-11-20"), 0);
    site->kolada.backwards = true;
    expect_same_store(site);
}

static void a_second_fetch_writes_no_version(void **state)
{
    struct site *site = *state;
    assert_int_equal(site_fetch(site, "2026-11-20"), 0);
    struct buffer before = site_sql(site->store, ALL_VERSIONS);
    site->kolada.backwards = true;
    site->kolada.page_size = 3;
    assert_int_equal(site_fetch(site, "2026-11-21"), 0);
    struct buffer after = site_sql(site->store, ALL_VERSIONS);
    assert_string_equal(before.bytes, after.bytes);
    buffer_release(&before);
    buffer_release(&after);
}

/* In two runs the versions carry other runs; what is in force is the same. */
static void another_batch(void **state)
{
    struct site *site = *state;
    const char *const first[] = {"fetch",   "--kpi",     "N00002", "--area", "1407,1401,G96190",
                                 "--years", "2017-2022", NULL};
    const char *const second[] = {"fetch",   "--kpi",     "N00001", "--area", "G96190,1401,1407",
                                  "--years", "2017-2022", NULL};
    assert_int_equal(site_fetch(site, "2026-11-20"), 0);
    struct buffer before = site_sql(site->store, FIGURES);
    scratch_join(site->store, site->folder, "other.db");
    assert_int_equal(site_run(site, first), 0);
    assert_int_equal(site_run(site, second), 0);
    struct buffer after = site_sql(site->store, FIGURES);
    assert_true(before.length > 0);
    assert_string_equal(before.bytes, after.bytes);
    buffer_release(&before);
    buffer_release(&after);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(another_page_size, site_set_up, site_tear_down),
        cmocka_unit_test_setup_teardown(one_page, site_set_up, site_tear_down),
        cmocka_unit_test_setup_teardown(another_order, site_set_up, site_tear_down),
        cmocka_unit_test_setup_teardown(a_second_fetch_writes_no_version, site_set_up, site_tear_down),
        cmocka_unit_test_setup_teardown(another_batch, site_set_up, site_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
