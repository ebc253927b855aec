/* test_gender.c - women, men and the difference between them: in cells, in answers and in reports. */
#include <jansson.h>
#include <string.h>

#include "tests/support/check.h"
#include "tests/support/invented.h"
#include "tests/support/report_json.h"
#include "tests/support/scratch.h"
#include "transform/by_gender.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))
#define N "\xC2\xA0"

/* --- cells --- */

static void a_difference_is_women_minus_men(void **state)
{
    const struct cell women = {4, CELL_VALUE, false};
    const struct cell men = {6.5, CELL_VALUE, true};
    const struct cell missing = {.status = CELL_MISSING};
    const struct cell unasked = {.status = CELL_NOT_FETCHED};
    (void)state;
    struct cell difference = gender_difference(&women, &men);
    assert_true(difference.value > -2.5 - 1e-12 && difference.value < -2.5 + 1e-12);
    assert_true(difference.preliminary);
    assert_int_equal(gender_difference(&missing, &men).status, CELL_MISSING);
    assert_int_equal(gender_difference(&women, &missing).status, CELL_MISSING);
    assert_int_equal(gender_difference(&unasked, &missing).status, CELL_NOT_FETCHED);
}

/* 4-6, 8-2, and two that lack one each: the mean of -2 and 6, of 2 of 4. */
static void a_mean_difference_is_of_those_that_have_both(void **state)
{
    const struct cell missing = {.status = CELL_MISSING};
    const struct cell women[] = {{4, CELL_VALUE, false}, {8, CELL_VALUE, false}, missing, {100, CELL_VALUE, false}};
    const struct cell men[] = {{6, CELL_VALUE, false}, {2, CELL_VALUE, false}, {50, CELL_VALUE, false}, missing};
    struct cell room[4];
    (void)state;
    struct group_figure figure = gender_mean_difference(women, men, 4, room);
    assert_int_equal(figure.reported, 2);
    assert_int_equal(figure.members, 4);
    assert_true(figure.cell.value > 2 - 1e-12 && figure.cell.value < 2 + 1e-12);
    figure = gender_mean_difference(women + 2, men + 2, 2, room);
    assert_int_equal(figure.reported, 0);
    assert_int_equal(figure.cell.status, CELL_MISSING);
}

/* --- answers --- */

static void the_latest_figures_by_gender(void **state)
{
    struct invented *invented = *state;
    assert_int_equal(invented_run(invented, "query Härryda --gender --format table"), 0);
    invented_expect_out(invented, "Kvinnor       Män      Skillnad  Totalt\n");
    invented_expect_out(invented, "9,0" N "%     −2,0" N "p.e.   8,0" N "%\n");
    invented_expect_out(invented, "−25,0" N "p.e.  30,0" N "%"); /* and the mark of a share of few */
    invented_expect_out(invented, "Del              2024        1         2            −1       3\n");
    assert_null(strstr(invented->result.out.bytes, "Odelad")); /* not asked for by name */
    assert_null(strstr(invented->result.out.bytes, "Blandad"));
    assert_int_equal(invented_run(invented, "query Härryda --gender --lang en --format table"), 0);
    invented_expect_out(invented, "−2.0" N "pp");
}

static void rows_tell_whose_they_are(void **state)
{
    static const char *const rows[] = {
        "gammal,N00001,1407,Öckerö,2022,K,,,,,1,missing,,i.u.,\"Källa: Kolada, hämtat 2026-01-02\",",
        "gammal,N00001,1407,Öckerö,2022,M,,,,3,1,,,\"3,0" N "%\",\"Källa: Kolada, hämtat 2026-01-02\",",
        "gammal,N00001,1407,Öckerö,2022,,gender_difference,,,,1,missing,,i.u.,\"Egen bearbetning av data från Kolada",
        "gammal,N00001,1407,Öckerö,2022,T,,,,2.6,1,,,\"2,6" N "%\",\"Källa: Kolada, hämtat 2026-01-02\",",
        "gammal,N00001,1407,Öckerö,2021,,gender_difference,,,-1,1,,,\"−1,0" N "p.e.\",\"Egen bearbetning av data från",
    };
    struct invented *invented = *state;
    assert_int_equal(invented_run(invented, "query Öckerö --gender --indicator gammal --years 2021-2022"), 0);
    for (size_t i = 0; i < COUNT(rows); i++) {
        invented_expect_out(invented, rows[i]);
    }
    assert_int_equal(
        invented_run(invented, "query Öckerö --gender --indicator gammal --years 2021 --format json --lang en"), 0);
    json_t *list = json_loads(invented->result.out.bytes, 0, NULL);
    assert_int_equal(json_array_size(list), 4);
    const json_t *difference = json_array_get(list, 2);
    assert_string_equal(json_string_value(json_object_get(difference, "gender")), "");
    assert_string_equal(json_string_value(json_object_get(difference, "statistic")), "gender_difference");
    assert_true(json_number_value(json_object_get(difference, "value")) < -1 + 1e-12);
    assert_string_equal(json_string_value(json_object_get(json_array_get(list, 0), "gender")), "K");
    json_decref(list);
}

/* Öckerö lacks women in 2022: their mean is of two, the difference that of the same two. */
static void a_group_s_means_tell_how_many_reported(void **state)
{
    static const char *const rows[] = {
        "gammal,N00001,TRE,De tre,2022,K,mean,2,3,6.5,1,",
        "gammal,N00001,TRE,De tre,2022,M,mean,3,3,6.666666666666667,1,",
        "gammal,N00001,TRE,De tre,2022,,gender_difference,2,3,-2,1,",
        "gammal,N00001,TRE,De tre,2022,T,mean,3,3,5.866666666666667,1,",
    };
    struct invented *invented = *state;
    assert_int_equal(invented_run(invented, "query TRE --gender --indicator gammal --years 2022"), 0);
    for (size_t i = 0; i < COUNT(rows); i++) {
        invented_expect_out(invented, rows[i]);
    }
    assert_int_equal(invented_run(invented, "query TRE --gender --indicator gammal --years 2022 --format table"), 0);
    invented_expect_out(invented, "2 av 3");
    invented_expect_out(invented, "Skillnaden vilar på de kommuner som redovisat båda könen");
    assert_int_equal(invented_run(invented, "query TRE --gender --indicator gammal --years 2021 --format table"), 0);
    assert_null(strstr(invented->result.out.bytes, "Skillnaden vilar"));
}

/* A share of women is of women, a total is never made of the two: 3 of 10, though 1 and 2 of 4 and 4 are 3 of 8. */
static void derived_ones_are_derived_by_gender(void **state)
{
    struct invented *invented = *state;
    assert_int_equal(invented_run(invented, "query 1401 --gender --indicator andel,av_tre --years 2024"), 0);
    invented_expect_out(invented, "\nandel,,1401,Härryda,2024,K,,,,25,1,");
    invented_expect_out(invented, "\nandel,,1401,Härryda,2024,M,,,,50,1,");
    invented_expect_out(invented, "\nandel,,1401,Härryda,2024,T,,,,30,1,");
    invented_expect_out(invented, "\nav_tre,,1401,Härryda,2024,K,,,,,1,missing,"); /* Öckerö's women are missing */
    invented_expect_out(invented, "\nav_tre,,1401,Härryda,2024,M,,,,28.571428571428573,1,");
    invented_expect_out(invented, "\nav_tre,,1401,Härryda,2024,T,,,,23.076923076923077,1,");
}

static void what_is_not_divided_is_told_by_name(void **state)
{
    struct invented *invented = *state;
    assert_int_equal(invented_run(invented, "query Ale --gender --indicator andel,odelad"), 64);
    invented_expect_err(invented, "odelad (N00005): is not divided by gender; ask for the total\n");
    assert_string_equal(invented->result.out.bytes, "");
    assert_int_equal(invented_run(invented, "query TRE --gender --indicator blandad"), 64);
    invented_expect_err(invented, "blandad: is made from odelad (N00005), which is not divided by gender; ask for the "
                                  "total\n");
    assert_int_equal(invented_run(invented, "query TRE --gender --drivers 2020-2021 --indicator gammal"), 64);
    invented_expect_err(invented, "--gender: does not go with --drivers; ask one after the other\n");
    invented_template(invented, "odelad");
    assert_int_equal(invented_report(invented, 2024, "sv"), 78);
    invented_expect_err(invented, "brott, tabell-4: odelad (N00005): is not divided by gender; ask for the total\n");
}

/* --- reports --- */

static const char *shown(const json_t *table, size_t row, size_t column)
{
    const json_t *cells = json_object_get(json_array_get(json_object_get(table, "rows"), row), "cells");
    return json_string_value(json_object_get(json_array_get(cells, column), "text"));
}

static void a_table_by_gender(void **state)
{
    static const char *const expected[4][5] = {{"Ale", "200,0", "50,0", "+150,0", "120,0"},
                                               {"Härryda", "25,0", "50,0", "−25,0", "30,0"},
                                               {"Öckerö", "i.u.", "75,0", "i.u.", "50,0"},
                                               {"Riket", "50,0", "25,0", "+25,0", "33,3"}};
    struct invented *invented = *state;
    char path[LIMIT_PATH_BYTES];
    struct buffer csv;
    assert_int_equal(invented_report(invented, 2024, "sv"), 0);
    scratch_join(path, invented->out, "brott-2024.json");
    json_t *root = json_load_file(path, JSON_REJECT_DUPLICATES, NULL);
    const json_t *table = report_part(root, "tabell-4");
    for (size_t row = 0; row < 4; row++) {
        for (size_t column = 0; column < 5; column++) {
            assert_string_equal(shown(table, row, column), expected[row][column]);
        }
    }
    json_decref(root);
    buffer_init(&csv, LIMIT_RENDERED_BYTES);
    scratch_read(path, &csv);
    assert_non_null(strstr(csv.bytes, "Tabell 4, Andel, bara totalen 2024, inte kvinnor och män: Öckerö."));
    scratch_join(path, invented->out, "brott-2024/tabell-4.csv");
    buffer_clear(&csv);
    scratch_read(path, &csv);
    assert_non_null(strstr(csv.bytes, "tabell-4,Ale,Skillnad (p.e.),andel,,1440,Ale,2024,,gender_difference,,,150,1,"));
    assert_non_null(strstr(csv.bytes, "tabell-4,Riket,Kvinnor,andel,,0000,Riket,2024,K,,,,50,1,"));
    buffer_release(&csv);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_difference_is_women_minus_men),
        cmocka_unit_test(a_mean_difference_is_of_those_that_have_both),
        cmocka_unit_test_setup_teardown(the_latest_figures_by_gender, invented_set_up, invented_tear_down),
        cmocka_unit_test_setup_teardown(rows_tell_whose_they_are, invented_set_up, invented_tear_down),
        cmocka_unit_test_setup_teardown(a_group_s_means_tell_how_many_reported, invented_set_up, invented_tear_down),
        cmocka_unit_test_setup_teardown(derived_ones_are_derived_by_gender, invented_set_up, invented_tear_down),
        cmocka_unit_test_setup_teardown(what_is_not_divided_is_told_by_name, invented_set_up, invented_tear_down),
        cmocka_unit_test_setup_teardown(a_table_by_gender, invented_set_up, invented_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
