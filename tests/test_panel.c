#include <string.h>

#include "base/limits.h"
#include "tests/support/check.h"
#include "tests/support/scratch.h"
#include "transform/panel.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

static const struct indicator numerator = {.name = "part", .kind = INDICATOR_KPI, .kpi = "N1"};
static const struct indicator denominator = {.name = "whole", .kind = INDICATOR_KPI, .kpi = "N2"};
static const struct indicator share = {.name = "share",
                                       .kind = INDICATOR_RATIO,
                                       .kpi = "",
                                       .numerator = &numerator,
                                       .denominator = &denominator,
                                       .scale = 100};
static const struct indicator supplement = {
    .name = "key", .kind = INDICATOR_SUPPLEMENT, .kpi = "", .file = "key.csv", .source = "Öppna jämförelser"};
static const struct area areas[] = {{"1401", "Härryda", "K"}, {"1407", "Öckerö", "K"}};

struct fixture {
    char folder[LIMIT_PATH_BYTES];
    struct arena arena;
    struct fault fault;
    struct store *store;
    struct panel_source source;
};

static void put(struct fixture *fixture, const char *kpi, const char *area, int year, bool has_value, double value)
{
    const struct figure figure = {.kpi = kpi,
                                  .area = area,
                                  .year = year,
                                  .gender = GENDER_TOTAL,
                                  .has_value = has_value,
                                  .value = value,
                                  .count = has_value,
                                  .status = ""};
    enum figure_change change;
    assert_int_equal(figures_put(fixture->store, &figure, &change, &fixture->fault), 0);
}

static void ask(struct fixture *fixture, const char *kpi, const char *area)
{
    assert_int_equal(figures_asked(fixture->store, kpi, area, 2018, 2022, &fixture->fault), 0);
}

static void begin(struct fixture *fixture)
{
    const struct run_start start = {.started = "2023-01-02T03:04:05Z", .source = "test", .retrieved = "2023"};
    assert_int_equal(store_run_begin(fixture->store, &start, &fixture->fault), 0);
}

static void commit(struct fixture *fixture)
{
    struct run_counts counts = {0};
    assert_int_equal(store_run_commit(fixture->store, &counts, "2023-01-02T03:04:06Z", &fixture->fault), 0);
}

/* Härryda, N1 and N2: 2018 both, 2019 above 100, 2020 none of nothing, 2021 numerator null, 2022 withdrawn. */
static void fill(struct fixture *fixture)
{
    begin(fixture);
    put(fixture, "N1", "1401", 2018, true, 1);
    put(fixture, "N2", "1401", 2018, true, 3);
    put(fixture, "N1", "1401", 2019, true, 5);
    put(fixture, "N2", "1401", 2019, true, 4);
    put(fixture, "N1", "1401", 2020, true, 0);
    put(fixture, "N2", "1401", 2020, true, 0);
    put(fixture, "N1", "1401", 2021, false, 0);
    put(fixture, "N2", "1401", 2021, true, 4);
    put(fixture, "N1", "1401", 2022, true, 2);
    ask(fixture, "N1", "1401");
    ask(fixture, "N2", "1401");
    ask(fixture, "N1", "1407");
    commit(fixture);
    begin(fixture);
    put(fixture, "N1", "1401", 2022, false, 0);
    commit(fixture);
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

static struct panel read_panel(struct fixture *fixture, const struct indicator *indicator, int first, int last)
{
    struct panel panel;
    assert_int_equal(panel_read(&panel, &fixture->source, indicator, GENDER_TOTAL, areas, COUNT(areas), first, last,
                                &fixture->fault),
                     0);
    assert_int_equal(panel.area_count, 2);
    assert_int_equal(panel.year_count, last - first + 1);
    return panel;
}

static void expect_cell(const struct cell *cell, enum cell_status status, double value)
{
    assert_int_equal(cell->status, status);
    if (status == CELL_VALUE) {
        assert_memory_equal(&cell->value, &value, sizeof value);
    }
}

static void cells_are_values_or_reasons(void **state)
{
    struct fixture *fixture = *state;
    struct panel panel = read_panel(fixture, &numerator, 2017, 2022);
    struct cell year[2];
    expect_cell(panel_cell(&panel, 0, 2017), CELL_NOT_FETCHED, 0);
    expect_cell(panel_cell(&panel, 0, 2018), CELL_VALUE, 1);
    expect_cell(panel_cell(&panel, 0, 2020), CELL_VALUE, 0);
    expect_cell(panel_cell(&panel, 0, 2021), CELL_MISSING, 0);
    expect_cell(panel_cell(&panel, 0, 2022), CELL_WITHDRAWN, 0);
    expect_cell(panel_cell(&panel, 1, 2018), CELL_MISSING, 0);
    assert_ptr_equal(panel_series(&panel, 1), panel.cells + 6);
    panel_year(&panel, 2019, year);
    expect_cell(&year[0], CELL_VALUE, 5);
    expect_cell(&year[1], CELL_MISSING, 0);
}

static void shares_are_computed_and_never_repaired(void **state)
{
    struct fixture *fixture = *state;
    struct panel panel = read_panel(fixture, &share, 2017, 2022);
    expect_cell(panel_cell(&panel, 0, 2017), CELL_NOT_FETCHED, 0);
    expect_cell(panel_cell(&panel, 0, 2018), CELL_VALUE, 100.0 / 3);
    expect_cell(panel_cell(&panel, 0, 2019), CELL_VALUE, 125);
    expect_cell(panel_cell(&panel, 0, 2020), CELL_ZERO_DENOMINATOR, 0);
    expect_cell(panel_cell(&panel, 0, 2021), CELL_MISSING, 0);
    expect_cell(panel_cell(&panel, 0, 2022), CELL_WITHDRAWN, 0);   /* the other term is only missing */
    expect_cell(panel_cell(&panel, 1, 2018), CELL_NOT_FETCHED, 0); /* N2 was never asked for there */
}

static void terms_without_a_value_give_the_stronger_reason(void **state)
{
    static const enum cell_status reasons[] = {CELL_MISSING, CELL_WITHDRAWN, CELL_NOT_FETCHED, CELL_ZERO_DENOMINATOR,
                                               CELL_NOT_APPLICABLE};
    const struct cell value = {7, CELL_VALUE, false};
    const struct cell zero = {0, CELL_VALUE, false};
    (void)state;
    for (size_t i = 0; i < COUNT(reasons); i++) {
        struct cell left = {.status = reasons[i]};
        assert_int_equal(cell_ratio(&left, &value, 100).status, reasons[i]);
        assert_int_equal(cell_ratio(&left, &zero, 100).status, reasons[i]);
        assert_int_equal(cell_ratio(&value, &left, 100).status, reasons[i]);
        assert_int_equal(cell_change(&value, &left).status, reasons[i]);
        assert_int_equal(cell_change(&left, &value).status, reasons[i]);
        for (size_t j = 0; j < COUNT(reasons); j++) {
            struct cell right = {.status = reasons[j]};
            assert_int_equal(cell_ratio(&left, &right, 1).status, reasons[i > j ? i : j]);
            assert_int_equal(cell_change(&left, &right).status, reasons[i > j ? i : j]);
        }
    }
    const struct cell minus = {-0.0, CELL_VALUE, false};
    assert_int_equal(cell_ratio(&value, &minus, 1).status, CELL_ZERO_DENOMINATOR);
}

static void ratios_and_changes_of_values(void **state)
{
    const struct cell two = {2, CELL_VALUE, false};
    const struct cell five = {5, CELL_VALUE, false};
    struct cell cell;
    (void)state;
    cell = cell_ratio(&two, &five, 1000);
    expect_cell(&cell, CELL_VALUE, 400);
    cell = cell_change(&five, &two);
    expect_cell(&cell, CELL_VALUE, -3);
}

/* A ratio must be a number that can be shown, whatever its terms. */
static void a_ratio_past_all_numbers_is_none(void **state)
{
    const struct cell huge = {1e308, CELL_VALUE, false};
    const struct cell tiny = {1e-308, CELL_VALUE, false};
    (void)state;
    assert_int_equal(cell_ratio(&huge, &tiny, 100).status, CELL_MISSING);
}

static void supplements_have_their_own_signs(void **state)
{
    struct fixture *fixture = *state;
    scratch_write(fixture->folder, "key.csv",
                  "value,note,area,year\n3,x,1401,2020\n-,,1401,2021\ni.u.,,1401,2022\n0,,1407,2020\n,,1407,2021\n"
                  "9,,1499,2020\n9,,1401,1999\n");
    struct panel panel = read_panel(fixture, &supplement, 2020, 2022);
    expect_cell(panel_cell(&panel, 0, 2020), CELL_VALUE, 3);
    expect_cell(panel_cell(&panel, 0, 2021), CELL_NOT_APPLICABLE, 0);
    expect_cell(panel_cell(&panel, 0, 2022), CELL_MISSING, 0);
    expect_cell(panel_cell(&panel, 1, 2020), CELL_VALUE, 0);
    expect_cell(panel_cell(&panel, 1, 2021), CELL_MISSING, 0);
    expect_cell(panel_cell(&panel, 1, 2022), CELL_MISSING, 0);
}

/* As a Swedish spreadsheet saves them. */
static void supplements_may_have_semicolons_and_decimal_commas(void **state)
{
    struct fixture *fixture = *state;
    scratch_write(fixture->folder, "key.csv",
                  "\xEF\xBB\xBF"
                  "area;year;value\r\n1401;2020;3,5\r\n\r\n1407;2020;-2\r\n");
    struct panel panel = read_panel(fixture, &supplement, 2020, 2022);
    expect_cell(panel_cell(&panel, 0, 2020), CELL_VALUE, 3.5);
    expect_cell(panel_cell(&panel, 1, 2020), CELL_VALUE, -2);
}

static void wrong_supplements_are_told(void **state)
{
    static const char *const rows[][2] = {
        {"area,year\n1401,2020\n", "key.csv: has no column \"value\""},
        {"area,year,value\n1401,2020,3\nAle,2020,4\n", "key.csv:3: \"Ale\" is not the id of an area"},
        {"area;year\n1401;2020\n", "key.csv: has no column \"value\""},
        {"area,year,value\n1401,tjugo,3\n", "key.csv:2: \"tjugo\" is not a year"},
        {"area,year,value\n1401,2020,3\n1407,2020,hög\n", "key.csv:3: \"hög\" is not a number, \"-\" or \"i.u.\""},
        {"area,year,value\n1401,2020,\"3,5\"\n", "key.csv:2: \"3,5\" is not a number, \"-\" or \"i.u.\""},
        {"area,year,value\n1401,2020,3\n1401,2020,4\n", "key.csv:3: area 1401 has a figure for 2020 on line 2 already"},
        {"area,year,value\n1407,2020,3\n1401,2021,4\n1401,2020,4\n1407,2020,i.u.\n1401,2022,4\n",
         "key.csv:5: area 1407 has a figure for 2020 on line 2 already"},
    };
    struct fixture *fixture = *state;
    struct panel panel;
    for (size_t i = 0; i < COUNT(rows); i++) {
        scratch_write(fixture->folder, "key.csv", rows[i][0]);
        assert_int_equal(
            panel_read(&panel, &fixture->source, &supplement, GENDER_TOTAL, areas, 2, 2018, 2022, &fixture->fault), -1);
        assert_int_equal(fixture->fault.status, STATUS_CONFIG);
        assert_non_null(strstr(fixture->fault.text, rows[i][1]));
    }
}

static void reasons_have_names(void **state)
{
    static const char *const names[] = {
        "", "missing", "withdrawn", "not_fetched", "zero_denominator", "not_applicable"};
    (void)state;
    for (int i = 0; i < (int)COUNT(names); i++) {
        assert_string_equal(cell_status_name((enum cell_status)i), names[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(cells_are_values_or_reasons, set_up, tear_down),
        cmocka_unit_test_setup_teardown(shares_are_computed_and_never_repaired, set_up, tear_down),
        cmocka_unit_test(terms_without_a_value_give_the_stronger_reason),
        cmocka_unit_test(ratios_and_changes_of_values),
        cmocka_unit_test(a_ratio_past_all_numbers_is_none),
        cmocka_unit_test_setup_teardown(supplements_have_their_own_signs, set_up, tear_down),
        cmocka_unit_test_setup_teardown(supplements_may_have_semicolons_and_decimal_commas, set_up, tear_down),
        cmocka_unit_test_setup_teardown(wrong_supplements_are_told, set_up, tear_down),
        cmocka_unit_test(reasons_have_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
