#include <math.h>
#include <stdint.h>
#include <string.h>

#include "base/limits.h"
#include "tests/support/check.h"
#include "tests/support/scratch.h"
#include "transform/panel.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))
#define NONE (-1e9) /* asked for, and the source has no figure */

/* --- single cells --- */

static const struct cell two = {2, CELL_VALUE, false};
static const struct cell five = {5, CELL_VALUE, false};
static const struct cell zero = {0, CELL_VALUE, false};
static const struct cell later_final = {3, CELL_VALUE, true}; /* preliminary */

static void expect_cell(struct cell cell, enum cell_status status, double value)
{
    assert_int_equal(cell.status, status);
    if (status == CELL_VALUE) {
        assert_memory_equal(&cell.value, &value, sizeof value);
    }
}

static void cells_of_cells(void **state)
{
    const struct cell hundredths = {0.07, CELL_VALUE, false};
    (void)state;
    expect_cell(cell_ratio(&two, &five, 100), CELL_VALUE, 40);
    expect_cell(cell_ratio(&five, &two, 100), CELL_VALUE, 250); /* above 100 stays */
    expect_cell(cell_ratio(&two, &zero, 100), CELL_ZERO_DENOMINATOR, 0);
    expect_cell(cell_plus(&two, &five), CELL_VALUE, 7);
    expect_cell(cell_plus(&two, &zero), CELL_VALUE, 2);
    expect_cell(cell_change(&two, &five), CELL_VALUE, 3);
    expect_cell(cell_index(&five, &two), CELL_VALUE, 250);
    expect_cell(cell_index(&hundredths, &hundredths), CELL_VALUE, 100);
    expect_cell(cell_index(&zero, &two), CELL_VALUE, 0);
    expect_cell(cell_index(&zero, &zero), CELL_ZERO_DENOMINATOR, 0);
    assert_true(cell_plus(&two, &later_final).preliminary && cell_plus(&later_final, &two).preliminary);
    assert_true(cell_index(&two, &later_final).preliminary);
    assert_false(cell_plus(&two, &five).preliminary);
}

static void missing_in_missing_out(void **state)
{
    static struct cell (*const makers[])(const struct cell *, const struct cell *) = {cell_plus, cell_change,
                                                                                      cell_index};
    (void)state;
    for (size_t maker = 0; maker < COUNT(makers); maker++) {
        for (int i = CELL_MISSING; i <= CELL_NOT_APPLICABLE; i++) {
            const struct cell left = {.status = (enum cell_status)i};
            expect_cell(makers[maker](&left, &two), left.status, 0);
            expect_cell(makers[maker](&two, &left), left.status, 0);
            expect_cell(makers[maker](&left, &zero), left.status, 0); /* the reason goes before the division */
            for (int j = CELL_MISSING; j <= CELL_NOT_APPLICABLE; j++) {
                const struct cell right = {.status = (enum cell_status)j};
                expect_cell(makers[maker](&left, &right), (enum cell_status)(i > j ? i : j), 0);
            }
        }
    }
}

static void results_past_all_numbers_are_missing(void **state)
{
    const struct cell huge = {1.7e308, CELL_VALUE, false};
    const struct cell minus = {-1.7e308, CELL_VALUE, false};
    (void)state;
    expect_cell(cell_plus(&huge, &huge), CELL_MISSING, 0);
    expect_cell(cell_change(&minus, &huge), CELL_MISSING, 0);
    expect_cell(cell_index(&huge, &two), CELL_MISSING, 0);
}

/* A cell of a row of random ones: three of four have a value. */
static struct cell random_cell(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    uint32_t bits = *seed >> 8;
    struct cell cell = {.status = (bits & 3) == 0 ? (enum cell_status)(CELL_MISSING + (bits >> 2) % 5) : CELL_VALUE};
    cell.value = cell_has_value(&cell) ? (double)(bits % 20001) / 8 - 1000 : 0;
    cell.preliminary = cell_has_value(&cell) && (bits & 4) != 0;
    return cell;
}

static void expect_same(struct cell left, struct cell right)
{
    assert_int_equal(left.status, right.status);
    assert_int_equal(left.preliminary, right.preliminary);
    assert_true(fabs(left.value - right.value) < 1e-6);
}

/* Eighths add without error, so the rules of arithmetic hold wherever figures do; and so do the reasons. */
static void arithmetic_holds_for_figures_and_reasons(void **state)
{
    uint32_t seed = 20221231;
    (void)state;
    for (int i = 0; i < 20000; i++) {
        const struct cell a = random_cell(&seed);
        const struct cell b = random_cell(&seed);
        const struct cell c = random_cell(&seed);
        const struct cell ab = cell_plus(&a, &b);
        const struct cell bc = cell_plus(&b, &c);
        expect_same(ab, cell_plus(&b, &a));
        expect_same(cell_plus(&ab, &c), cell_plus(&a, &bc));
        struct cell back = cell_change(&b, &ab); /* a + b - b; preliminary where b is, too */
        assert_int_equal(back.status, ab.status);
        assert_true(!cell_has_value(&back) || fabs(back.value - a.value) < 1e-9);
        struct cell share = cell_ratio(&a, &b, 100);
        assert_int_equal(cell_has_value(&share), cell_has_value(&ab) && fabs(b.value) > 0);
        assert_true(!cell_has_value(&share) || fabs(share.value * b.value / 100 - a.value) < 1e-6);
        expect_same(cell_index(&b, &b), cell_has_value(&b) && fabs(b.value) > 0
                                            ? (struct cell){100, CELL_VALUE, b.preliminary}
                                            : cell_ratio(&b, &b, 100));
    }
}

/* --- panels --- */

static const struct indicator part = {.name = "part", .kind = INDICATOR_KPI, .kpi = "N1"};
static const struct indicator whole = {.name = "whole", .kind = INDICATOR_KPI, .kpi = "N2"};
static const struct indicator *const part_and_whole[] = {&part, &whole};
static const struct indicator *const whole_minus_part[] = {&whole, &part};
static const struct indicator sum = {
    .name = "sum", .kind = INDICATOR_SUM, .kpi = "", .terms = part_and_whole, .term_count = 2};
static const struct indicator difference = {
    .name = "difference", .kind = INDICATOR_DIFFERENCE, .kpi = "", .terms = whole_minus_part, .term_count = 2};
static const struct indicator share = {.name = "share",
                                       .kind = INDICATOR_RATIO,
                                       .kpi = "",
                                       .unit = "%",
                                       .numerator = &part,
                                       .denominator = &whole,
                                       .scale = 100};
static const struct indicator indexed = {
    .name = "index", .kind = INDICATOR_INDEX, .kpi = "", .terms = part_and_whole, .term_count = 1, .base_year = 2015};
static const char *const members[] = {"1401", "1407", "1440"};
static const struct indicator of_group = {.name = "of_group",
                                          .kind = INDICATOR_SHARE_OF_GROUP,
                                          .kpi = "",
                                          .unit = "%",
                                          .terms = part_and_whole,
                                          .term_count = 1,
                                          .member_count = COUNT(members),
                                          .members = members};
static const struct area areas[] = {{"1401", "Härryda", "K"}, {"1407", "Öckerö", "K"}, {"0000", "Riket", "L"}};

struct fixture {
    char folder[LIMIT_PATH_BYTES];
    struct arena arena;
    struct fault fault;
    struct store *store;
    struct panel_source source;
};

/* What the store holds: women, men and total of each year from 2018 to 2020; Härryda also has 2015. */
static const struct {
    const char *kpi;
    const char *area;
    int year;
    double women, men, total;
} figures[] = {
    {"N1", "1401", 2015, 2, 3, 5},          {"N1", "1401", 2018, 4, 6, 10},   {"N1", "1401", 2019, 3, NONE, 9},
    {"N1", "1401", 2020, 1, 1, 2},          {"N1", "1407", 2018, 10, 20, 30}, {"N1", "1407", 2019, 5, 5, 11},
    {"N1", "1407", 2020, 3, 3, 6},          {"N1", "1440", 2018, 30, 30, 60}, {"N1", "1440", 2019, 1, 2, NONE},
    {"N1", "1440", 2020, NONE, 4, 8},       {"N2", "1401", 2018, 8, 24, 40},  {"N2", "1401", 2019, 6, 9, 18},
    {"N2", "1401", 2020, 0, 5, 1},          {"N2", "1407", 2018, 20, 20, 0},  {"N2", "1407", 2019, 1, 1, NONE},
    {"N1", "0000", 2018, 1000, 1000, 2000},
};

static void put(struct fixture *fixture, const char *kpi, const char *area, int year, enum gender gender, double value)
{
    const struct figure figure = {.kpi = kpi,
                                  .area = area,
                                  .year = year,
                                  .gender = gender,
                                  .has_value = value > NONE,
                                  .value = value > NONE ? value : 0,
                                  .count = value > NONE,
                                  .status = ""};
    enum figure_change change;
    assert_int_equal(figures_put(fixture->store, &figure, &change, &fixture->fault), 0);
}

static void fill(struct fixture *fixture)
{
    const struct run_start start = {.started = "2023-01-02T03:04:05Z", .source = "test", .retrieved = "2023"};
    struct run_counts counts = {0};
    assert_int_equal(store_run_begin(fixture->store, &start, &fixture->fault), 0);
    for (size_t i = 0; i < COUNT(figures); i++) {
        put(fixture, figures[i].kpi, figures[i].area, figures[i].year, GENDER_WOMEN, figures[i].women);
        put(fixture, figures[i].kpi, figures[i].area, figures[i].year, GENDER_MEN, figures[i].men);
        put(fixture, figures[i].kpi, figures[i].area, figures[i].year, GENDER_TOTAL, figures[i].total);
        assert_int_equal(figures_asked(fixture->store, figures[i].kpi, figures[i].area, figures[i].year,
                                       figures[i].year, &fixture->fault),
                         0);
    }
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
    fixture.source =
        (struct panel_source){.store = fixture.store, .templates = fixture.folder, .arena = &fixture.arena};
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

static struct panel read_panel(struct fixture *fixture, const struct indicator *indicator, enum gender gender,
                               int first, int last)
{
    struct panel panel;
    assert_int_equal(
        panel_read(&panel, &fixture->source, indicator, gender, areas, COUNT(areas), first, last, &fixture->fault), 0);
    return panel;
}

static void sums_and_differences(void **state)
{
    struct panel panel = read_panel(*state, &sum, GENDER_TOTAL, 2018, 2020);
    expect_cell(*panel_cell(&panel, 0, 2018), CELL_VALUE, 50);
    expect_cell(*panel_cell(&panel, 0, 2019), CELL_VALUE, 27);
    expect_cell(*panel_cell(&panel, 1, 2018), CELL_VALUE, 30);
    expect_cell(*panel_cell(&panel, 1, 2019), CELL_MISSING, 0);
    expect_cell(*panel_cell(&panel, 1, 2020), CELL_NOT_FETCHED, 0); /* N2 of 2020 was never asked for */
    panel = read_panel(*state, &difference, GENDER_TOTAL, 2018, 2020);
    expect_cell(*panel_cell(&panel, 0, 2018), CELL_VALUE, 30);
    expect_cell(*panel_cell(&panel, 0, 2020), CELL_VALUE, -1);
    expect_cell(*panel_cell(&panel, 1, 2019), CELL_MISSING, 0);
    assert_int_equal(panel.provenance.count, 1);
}

static void shares_by_gender_come_from_that_gender(void **state)
{
    struct panel women = read_panel(*state, &share, GENDER_WOMEN, 2018, 2020);
    struct panel men = read_panel(*state, &share, GENDER_MEN, 2018, 2020);
    struct panel total = read_panel(*state, &share, GENDER_TOTAL, 2018, 2020);
    expect_cell(*panel_cell(&women, 0, 2018), CELL_VALUE, 50);
    expect_cell(*panel_cell(&men, 0, 2018), CELL_VALUE, 25);
    expect_cell(*panel_cell(&total, 0, 2018), CELL_VALUE, 25); /* 10 of 40, whatever 8 and 24 add up to */
    expect_cell(*panel_cell(&women, 0, 2020), CELL_ZERO_DENOMINATOR, 0);
    expect_cell(*panel_cell(&men, 0, 2019), CELL_MISSING, 0);
    expect_cell(*panel_cell(&total, 0, 2019), CELL_VALUE, 50);
    expect_cell(*panel_cell(&total, 0, 2020), CELL_VALUE, 200);
    expect_cell(*panel_cell(&total, 1, 2018), CELL_ZERO_DENOMINATOR, 0);
}

static void an_index_reads_its_base_year(void **state)
{
    struct panel panel = read_panel(*state, &indexed, GENDER_TOTAL, 2018, 2020);
    expect_cell(*panel_cell(&panel, 0, 2018), CELL_VALUE, 200);
    expect_cell(*panel_cell(&panel, 0, 2020), CELL_VALUE, 40);
    expect_cell(*panel_cell(&panel, 1, 2018), CELL_NOT_FETCHED, 0); /* its base year was never asked for */
    panel = read_panel(*state, &indexed, GENDER_TOTAL, 2015, 2018);
    expect_cell(*panel_cell(&panel, 0, 2015), CELL_VALUE, 100);
    expect_cell(*panel_cell(&panel, 0, 2016), CELL_NOT_FETCHED, 0);
    panel = read_panel(*state, &indexed, GENDER_WOMEN, 2018, 2018);
    expect_cell(*panel_cell(&panel, 0, 2018), CELL_VALUE, 200); /* 4 of 2 */
    panel = read_panel(*state, &indexed, GENDER_MEN, 2019, 2019);
    expect_cell(*panel_cell(&panel, 0, 2019), CELL_MISSING, 0);
}

/* 10, 30 and 60 of 100; with a member that lacks its figure there is no total, and no share of it for anybody. */
static void a_share_of_a_total_needs_all_members(void **state)
{
    struct panel panel = read_panel(*state, &of_group, GENDER_TOTAL, 2018, 2021);
    expect_cell(*panel_cell(&panel, 0, 2018), CELL_VALUE, 10);
    expect_cell(*panel_cell(&panel, 1, 2018), CELL_VALUE, 30);
    expect_cell(*panel_cell(&panel, 2, 2018), CELL_NOT_APPLICABLE, 0); /* Riket is no member */
    expect_cell(*panel_cell(&panel, 0, 2019), CELL_MISSING, 0);
    expect_cell(*panel_cell(&panel, 1, 2019), CELL_MISSING, 0);
    expect_cell(*panel_cell(&panel, 0, 2020), CELL_VALUE, 12.5);
    expect_cell(*panel_cell(&panel, 0, 2021), CELL_NOT_FETCHED, 0);
    panel = read_panel(*state, &of_group, GENDER_WOMEN, 2018, 2020);
    expect_cell(*panel_cell(&panel, 1, 2018), CELL_VALUE, 10 * 100.0 / 44);
    expect_cell(*panel_cell(&panel, 0, 2020), CELL_MISSING, 0);
}

/* The shares of all members come to 100 wherever there is a total, and asking for one area alone changes nothing. */
static void shares_of_a_total_come_to_100(void **state)
{
    static const enum gender genders[] = {GENDER_TOTAL, GENDER_WOMEN, GENDER_MEN};
    static const struct area all[] = {{"1440", "Ale", "K"}, {"1407", "Öckerö", "K"}, {"1401", "Härryda", "K"}};
    struct fixture *fixture = *state;
    size_t totals = 0;
    for (size_t i = 0; i < COUNT(genders); i++) {
        struct panel panel;
        assert_int_equal(
            panel_read(&panel, &fixture->source, &of_group, genders[i], all, COUNT(all), 2018, 2020, &fixture->fault),
            0);
        for (int year = 2018; year <= 2020; year++) {
            double added = 0;
            for (size_t area = 0; area < COUNT(all); area++) {
                struct panel alone;
                assert_int_equal(panel_read(&alone, &fixture->source, &of_group, genders[i], &all[area], 1, year, year,
                                            &fixture->fault),
                                 0);
                assert_memory_equal(alone.cells, panel_cell(&panel, area, year), sizeof *alone.cells);
                added += panel_cell(&panel, area, year)->value;
            }
            if (cell_has_value(panel_cell(&panel, 0, year))) {
                assert_true(fabs(added - 100) < 1e-9);
                totals++;
            }
        }
    }
    assert_int_equal(totals, 6); /* of 9: one total, one of women and one of men lack a member */
}

/* A file beside the templates knows no gender; its figures are not women's or men's. */
static void supplements_have_no_gender(void **state)
{
    static const struct indicator key = {.name = "key", .kind = INDICATOR_SUPPLEMENT, .kpi = "", .file = "key.csv"};
    struct fixture *fixture = *state;
    scratch_write(fixture->folder, "key.csv", "area,year,value\n1401,2018,3\n");
    struct panel panel = read_panel(fixture, &key, GENDER_TOTAL, 2018, 2018);
    expect_cell(*panel_cell(&panel, 0, 2018), CELL_VALUE, 3);
    panel = read_panel(fixture, &key, GENDER_WOMEN, 2018, 2018);
    expect_cell(*panel_cell(&panel, 0, 2018), CELL_NOT_APPLICABLE, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_of_cells),
        cmocka_unit_test(missing_in_missing_out),
        cmocka_unit_test(arithmetic_holds_for_figures_and_reasons),
        cmocka_unit_test(results_past_all_numbers_are_missing),
        cmocka_unit_test_setup_teardown(sums_and_differences, set_up, tear_down),
        cmocka_unit_test_setup_teardown(shares_by_gender_come_from_that_gender, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_index_reads_its_base_year, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_share_of_a_total_needs_all_members, set_up, tear_down),
        cmocka_unit_test_setup_teardown(shares_of_a_total_come_to_100, set_up, tear_down),
        cmocka_unit_test_setup_teardown(supplements_have_no_gender, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
