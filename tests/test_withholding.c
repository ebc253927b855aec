/* test_withholding.c - panels and answers that withhold counts of few persons, and marks on shares of few. */
#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "tests/support/check.h"
#include "tests/support/program.h"
#include "tests/support/scratch.h"
#include "transform/key_figure.h"
#include "transform/small_numbers.h"
#include "transform/statistic.h"
#include "transform/withholding.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))
#define YEAR 2022

static const struct indicator persons = {
    .name = "persons", .kind = INDICATOR_KPI, .kpi = "N1", .unit = "", .is_count = true};
static const struct indicator share = {
    .name = "share", .kind = INDICATOR_KPI, .kpi = "N2", .unit = "%", .weight = &persons};
static const struct area areas[] = {{"1401", "Härryda", "K"}, {"1407", "Öckerö", "K"}, {"1440", "Ale", "K"}};

struct fixture {
    char folder[LIMIT_PATH_BYTES];
    char path[LIMIT_PATH_BYTES];
    struct arena arena;
    struct fault fault;
    struct store *store;
    struct panel_source source;
};

static void put(struct fixture *fixture, const char *kpi, size_t area, enum gender gender, double value)
{
    const struct figure figure = {.kpi = kpi,
                                  .area = areas[area].id,
                                  .year = YEAR,
                                  .gender = gender,
                                  .has_value = true,
                                  .value = value,
                                  .count = 1,
                                  .status = ""};
    enum figure_change change;
    assert_int_equal(figures_put(fixture->store, &figure, &change, &fixture->fault), 0);
}

/* Härryda has 3 of 40 women; Öckerö 60, half of them women; Ale 200. Shares: 6.7 % of 60 are 4 persons. By gender: of
 * Öckerö's 30 women 40 % are 12, of its 30 men 10 % are 3. */
static void fill(struct fixture *fixture)
{
    static const double counts[3][3] = {{40, 3, 37}, {60, 30, 30}, {200, 110, 90}};
    static const enum gender genders[] = {GENDER_TOTAL, GENDER_WOMEN, GENDER_MEN};
    const struct run_start start = {.started = "2023-01-02T03:04:05Z", .source = "test", .retrieved = "2023"};
    struct run_counts run = {0};
    assert_int_equal(store_run_begin(fixture->store, &start, &fixture->fault), 0);
    for (size_t area = 0; area < 3; area++) {
        for (size_t gender = 0; gender < 3; gender++) {
            put(fixture, "N1", area, genders[gender], counts[area][gender]);
        }
        put(fixture, "N2", area, GENDER_TOTAL, area == 1 ? 6.7 : 50);
        put(fixture, "N2", area, GENDER_WOMEN, area == 1 ? 40 : 50);
        put(fixture, "N2", area, GENDER_MEN, area == 1 ? 10 : 50);
    }
    assert_int_equal(store_run_commit(fixture->store, &run, "2023-01-02T03:04:06Z", &fixture->fault), 0);
}

static int set_up(void **state)
{
    static struct fixture fixture;
    scratch_make(fixture.folder);
    scratch_join(fixture.path, fixture.folder, "store.db");
    arena_init(&fixture.arena, LIMIT_MODEL_BYTES);
    assert_int_equal(store_open(&fixture.store, fixture.path, STORE_WRITE, &fixture.fault), 0);
    fill(&fixture);
    fixture.source = (struct panel_source){
        .store = fixture.store, .templates = fixture.folder, .arena = &fixture.arena, .withhold = SMALL_COUNT};
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

static void expect_statuses(struct fixture *fixture, const struct indicator *indicator, enum gender gender,
                            const enum cell_status statuses[3])
{
    struct panel panel;
    assert_int_equal(
        panel_read(&panel, &fixture->source, indicator, gender, areas, COUNT(areas), YEAR, YEAR, &fixture->fault), 0);
    for (size_t i = 0; i < COUNT(areas); i++) {
        assert_int_equal(panel.cells[i].status, statuses[i]);
    }
}

static void women_and_men_of_few_are_withheld_with_the_smallest_other(void **state)
{
    static const enum cell_status gendered[] = {CELL_WITHHELD, CELL_WITHHELD, CELL_VALUE};
    static const enum cell_status totals[] = {CELL_VALUE, CELL_VALUE, CELL_VALUE};
    (void)state;
    expect_statuses(*state, &persons, GENDER_WOMEN, gendered);
    expect_statuses(*state, &persons, GENDER_MEN, gendered);
    expect_statuses(*state, &persons, GENDER_TOTAL, totals);
}

static void a_share_that_gives_few_persons_back_is_withheld(void **state)
{
    static const enum cell_status statuses[] = {CELL_VALUE, CELL_WITHHELD, CELL_VALUE};
    expect_statuses(*state, &share, GENDER_TOTAL, statuses);
    assert_ptr_equal(small_base_of(&share), &persons);
    assert_null(small_base_of(&persons));
}

/* With the total and its base at hand, the one gives the other back. */
static void shares_of_women_and_men_are_withheld_together(void **state)
{
    static const enum cell_status statuses[] = {CELL_WITHHELD, CELL_WITHHELD, CELL_VALUE};
    expect_statuses(*state, &share, GENDER_MEN, statuses);
    expect_statuses(*state, &share, GENDER_WOMEN, statuses);
}

/* Alone, Öckerö's 30 women would be shown; but beside Härryda and Ale they must not give Härryda's back. */
static void areas_shown_in_one_answer_are_judged_together(void **state)
{
    struct fixture fixture = *(struct fixture *)*state;
    struct panel panel;
    assert_int_equal(
        panel_read(&panel, &fixture.source, &persons, GENDER_WOMEN, &areas[1], 1, YEAR, YEAR, &fixture.fault), 0);
    assert_int_equal(panel.cells[0].status, CELL_VALUE);
    fixture.source.among = areas;
    fixture.source.among_count = COUNT(areas);
    for (size_t i = 0; i < COUNT(areas); i++) {
        assert_int_equal(
            panel_read(&panel, &fixture.source, &persons, GENDER_WOMEN, &areas[i], 1, YEAR, YEAR, &fixture.fault), 0);
        assert_int_equal(panel.cells[0].status, i < 2 ? CELL_WITHHELD : CELL_VALUE);
    }
}

/* An older figure in its place would pass for the newest. */
static void a_newest_figure_that_is_withheld_is_still_the_newest(void **state)
{
    struct fixture *fixture = *state;
    const struct area_choice group = {.areas = areas, .count = COUNT(areas), .title = "Alla", .id = "alla"};
    const struct comparison comparison = {.group = &group, .nation = &areas[2]};
    struct key_figure figure;
    assert_int_equal(
        key_figure_read(&figure, &fixture->source, &share, &areas[1], &comparison, YEAR - 3, YEAR, &fixture->fault), 0);
    assert_int_equal(figure.year, YEAR);
    assert_int_equal(figure.value.status, CELL_WITHHELD);
    assert_int_equal(figure.rank, 0);
    assert_int_equal(figure.mean.reported, 2);
}

static void a_mean_is_of_what_is_shown(void **state)
{
    struct fixture *fixture = *state;
    struct panel panel;
    assert_int_equal(
        panel_read(&panel, &fixture->source, &share, GENDER_TOTAL, areas, COUNT(areas), YEAR, YEAR, &fixture->fault),
        0);
    struct group_figure mean = statistic_of(STATISTIC_MEAN, panel.cells, panel.area_count, NULL);
    assert_int_equal(mean.reported, 2);
    assert_int_equal((int)mean.cell.value, 50);
}

static void nothing_is_withheld_unasked(void **state)
{
    struct fixture fixture = *(struct fixture *)*state;
    static const enum cell_status statuses[] = {CELL_VALUE, CELL_VALUE, CELL_VALUE};
    fixture.source.withhold = 0;
    expect_statuses(&fixture, &persons, GENDER_WOMEN, statuses);
    expect_statuses(&fixture, &share, GENDER_TOTAL, statuses);
}

/* --- as people ask --- */

static void run(struct program_result *result, const char *const *arguments)
{
    program_run(result, arguments, NULL);
    assert_int_equal(result->status, 0);
}

static void answers_mark_and_withhold(void **state)
{
    const struct fixture *fixture = *state;
    struct program_result result;
    char store[LIMIT_PATH_BYTES];
    scratch_join(store, fixture->folder, "shipped.db");
    const char *const fetch[] = {"--store", store, "-q", "fetch", "--replay", "cache/snapshot", NULL};
    const char *const mark[] = {"--store",     store,     "query", "tjorn",    "--years", "2018-2020", "--indicator",
                                "anvisade_af", "--small", "100",   "--format", "table",   NULL};
    const char *const withhold[] = {"--store",     store,         "query",      "tjorn",    "--years", "2018-2020",
                                    "--indicator", "anvisade_af", "--withhold", "--format", "csv",     NULL};
    run(&result, fetch);
    program_release(&result);
    run(&result, mark);
    assert_non_null(strstr(result.out.bytes, "\n2018   19\xC2\xA0% "));
    assert_non_null(strstr(result.out.bytes, "\n2019    5\xC2\xA0% !")); /* of 81 */
    assert_non_null(strstr(result.out.bytes, "!: andel av färre än 100 personer"));
    program_release(&result);
    run(&result, withhold);
    assert_non_null(strstr(result.out.bytes, "1419,Tjörn,2019,T,,,,,0,withheld,,..,")); /* 5 % of 81 are 4 */
    assert_non_null(strstr(result.out.bytes, "1419,Tjörn,2020,T,,,,7,"));
    program_release(&result);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(women_and_men_of_few_are_withheld_with_the_smallest_other),
        cmocka_unit_test(a_share_that_gives_few_persons_back_is_withheld),
        cmocka_unit_test(shares_of_women_and_men_are_withheld_together),
        cmocka_unit_test(areas_shown_in_one_answer_are_judged_together),
        cmocka_unit_test(a_newest_figure_that_is_withheld_is_still_the_newest),
        cmocka_unit_test(a_mean_is_of_what_is_shown),
        cmocka_unit_test(nothing_is_withheld_unasked),
        cmocka_unit_test(answers_mark_and_withhold),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
