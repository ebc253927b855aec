/* test_group_check.c - Kolada's own value of a group against ours: by hand, and over a store. */
#include <string.h>

#include "base/limits.h"
#include "tests/support/check.h"
#include "tests/support/scratch.h"
#include "tests/support/site.h"
#include "transform/group_check.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

struct fixture {
    char folder[LIMIT_PATH_BYTES];
    struct arena arena;
    struct fault fault;
    struct store *store;
};

static void put(struct fixture *fixture, const char *area, int year, double value, int count)
{
    const struct figure figure = {.kpi = "N1",
                                  .area = area,
                                  .year = year,
                                  .gender = GENDER_TOTAL,
                                  .has_value = count > 0,
                                  .value = value,
                                  .count = count,
                                  .status = ""};
    enum figure_change change;
    assert_int_equal(figures_put(fixture->store, &figure, &change, &fixture->fault), 0);
}

/* Two members and their group in five years: the same; another value; another count; both missing; and one in which a
 * member was never asked for. */
static void fill(struct fixture *fixture)
{
    const struct run_start start = {.started = "2023-01-02T03:04:05Z", .source = "test", .retrieved = "2023"};
    struct run_counts counts = {0};
    assert_int_equal(store_run_begin(fixture->store, &start, &fixture->fault), 0);
    for (int year = 2018; year <= 2022; year++) {
        put(fixture, "1401", year, 1, year == 2021 ? 0 : 1);
        if (year != 2022) {
            put(fixture, "1407", year, 2, year == 2021 || year == 2020 ? 0 : 1);
        }
    }
    put(fixture, "G1", 2018, 1.5, 2);
    put(fixture, "G1", 2019, 1.75, 2);
    put(fixture, "G1", 2020, 1, 2);
    put(fixture, "G1", 2021, 0, 0);
    put(fixture, "G1", 2022, 9, 1);
    assert_int_equal(figures_asked(fixture->store, "N1", "1401", 2018, 2022, &fixture->fault), 0);
    assert_int_equal(figures_asked(fixture->store, "N1", "1407", 2018, 2021, &fixture->fault), 0);
    assert_int_equal(figures_asked(fixture->store, "N1", "G1", 2018, 2022, &fixture->fault), 0);
    assert_int_equal(store_run_commit(fixture->store, &counts, "2023-01-02T03:04:06Z", &fixture->fault), 0);
}

static int set_up(void **state)
{
    static struct fixture fixture;
    char path[LIMIT_PATH_BYTES];
    scratch_make(fixture.folder);
    scratch_join(path, fixture.folder, "store.db");
    arena_init(&fixture.arena, LIMIT_MODEL_BYTES);
    assert_int_equal(store_open(&fixture.store, path, STORE_WRITE, &fixture.fault), 0);
    fill(&fixture);
    *state = &fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    store_free(fixture->store);
    arena_release(&fixture->arena);
    scratch_remove(fixture->folder);
    return 0;
}

static void they_agree_as_far_as_the_source_writes(void **state)
{
    static const struct {
        double ours;
        size_t reported;
        double theirs;
        int count;
        bool same;
    } rows[] = {
        {43.149, 7, 43.1, 7, true},
        {43.151, 7, 43.1, 7, false},
        {43.149, 7, 43.1, 6, false},
        {1.0 / 3, 3, 0.33333333333333331, 3, true},
        {1.0 / 3, 3, 0.333333, 3, true},
        {1.0 / 3, 3, 0.333334, 3, false},
        {82379.6, 13, 82380, 13, true},
        {82379.4, 13, 82380, 13, false},
        {0, 1, 0, 1, true},
        {-2.25, 4, -2.25, 4, true},
        {2.25, 4, -2.25, 4, false},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        const struct group_figure ours = {.cell = {.value = rows[i].ours}, .reported = rows[i].reported};
        const struct figure_cell theirs = {FIGURE_HELD, rows[i].theirs, rows[i].count, 1};
        assert_int_equal(group_figures_agree(&ours, &theirs), rows[i].same);
    }
    const struct group_figure none = {.cell = {.status = CELL_MISSING}};
    const struct group_figure one = {.cell = {.value = 1}, .reported = 1};
    const struct figure_cell empty = {FIGURE_EMPTY, 0, 0, 1};
    const struct figure_cell held = {FIGURE_HELD, 1, 1, 1};
    assert_true(group_figures_agree(&none, &empty));
    assert_false(group_figures_agree(&none, &held));
    assert_false(group_figures_agree(&one, &empty));
}

static void differences_are_found_by_year(void **state)
{
    static const struct area members[] = {{"1401", "Härryda", "K"}, {"1407", "Öckerö", "K"}};
    static const struct indicator indicator = {.name = "n1", .kind = INDICATOR_KPI, .kpi = "N1"};
    struct fixture *fixture = *state;
    const struct panel_source source = {.store = fixture->store, .arena = &fixture->arena};
    struct group_check check;
    struct panel panel;
    assert_int_equal(panel_read(&panel, &source, &indicator, GENDER_TOTAL, members, 2, 2017, 2022, &fixture->fault), 0);
    assert_int_equal(group_check(&check, &panel, "G1", &source, &fixture->fault), 0);
    assert_int_equal(check.compared, 4);
    assert_int_equal(check.count, 2);
    assert_int_equal(check.differences[0].year, 2019);
    assert_int_equal(check.differences[0].ours.reported, 2);
    assert_true(check.differences[0].theirs.value > 1.7);
    assert_int_equal(check.differences[1].year, 2020);
    assert_int_equal(check.differences[1].ours.reported, 1);
    assert_int_equal(check.differences[1].theirs.count, 2);
    assert_int_equal(group_check(&check, &panel, "", &source, &fixture->fault), 0);
    assert_int_equal(check.compared, 0);
    assert_int_equal(group_check(&check, &panel, "G2", &source, &fixture->fault), 0); /* was never fetched */
    assert_int_equal(check.compared, 0);
}

/* The small Kolada of the tests gives each area its own value, groups too: 2019 + 96.190 of one member. */
static void a_difference_is_told_in_note_and_warning(void **state)
{
    static const char *const query[] = {"--lang",  "en",        "query",    "G96190", "--indicator", "N00001",
                                        "--years", "2019-2020", "--format", "md",     NULL};
    struct site *site = *state;
    assert_int_equal(site_fetch(site, "2026-11-20"), 0);
    assert_int_equal(site_run(site, query), 0);
    site_expect_out(site, "2019: Kolada's own value of the group is 2,115.190 (1), the mean here 2,020.404 (2); how");
    site_expect_out(site, "2020: Kolada's own value of the group is 2,116.190 (1), the mean here 2,021.404 (2); how");
    site_expect_err(site, "if they were fetched on different days, fetch both again");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(they_agree_as_far_as_the_source_writes),
        cmocka_unit_test_setup_teardown(differences_are_found_by_year, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_difference_is_told_in_note_and_warning, site_set_up, site_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
