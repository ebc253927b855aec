/* test_drivers.c - `query GROUP --drivers A-B` over the shipped figures: rows, sums and sentences. */
#include <jansson.h>
#include <math.h>
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

/* Asks GR or another area for the drivers of one indicator. */
static int ask(const char *area, const char *indicator, const char *years, const char *format, const char *language)
{
    const char *const query[] = {"--store", store,       "--lang", language,   "query", area, "--indicator",
                                 indicator, "--drivers", years,    "--format", format,  NULL};
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

static void the_rise_of_2022_is_told_in_a_sentence(void **state)
{
    (void)state;
    assert_int_equal(ask("GR", "anvisade_af", "2021-2022", "table", "sv"), 0);
    expect_out(
        "medelvärdet steg med 3,4 procentenheter mellan 2021 och 2022, från 12,2 till 15,7 procent. Ökningen kommer "
        "framför allt från Lerum (+1,8), Stenungsund (+1,0) och Partille (+0,6). Ändringar i vilka som redovisar gav "
        "+0,5 "
        "procentenheter (Tjörn saknar uppgift 2022).");
    expect_out("Lerum                       51    72         +21    +1,8\n");
    expect_out("12 med uppgift båda åren");
    assert_int_equal(ask("GR", "anvisade_af", "2021-2022", "table", "en"), 0);
    expect_out("the mean rose by 3.4 percentage points between 2021 and 2022, from 12.2 to 15.7 per cent. The rise "
               "comes mainly from Lerum (+1.8), Stenungsund (+1.0) and Partille (+0.6).");
}

/* Härryda and Mölndal have an index of 2018, but no share to weigh it by. */
static void a_figure_without_a_weight_is_not_called_missing(void **state)
{
    const char *const query[] = {"--store",         store,      "query",       "GR",        "--indicator",
                                 "deltagare_index", "--weight", "anvisade_af", "--drivers", "2018-2019",
                                 "--format",        "table",    NULL};
    (void)state;
    program_release(&result);
    program_run(&result, query, NULL);
    expect_out("(Lilla Edet saknar uppgift eller vikt 2019; Härryda och Mölndal saknade uppgift eller vikt 2018).");
}

/* The values of the rows of one statistic: their sum, and how many have one. */
static double sum_of(const json_t *rows, const char *statistic, const char *area, size_t *count)
{
    double sum = 0;
    size_t index;
    const json_t *row;
    *count = 0;
    json_array_foreach (rows, index, row) {
        if (strcmp(json_string_value(json_object_get(row, "statistic")), statistic) == 0 &&
            (strcmp(json_string_value(json_object_get(row, "area")), "GR") == 0) == (area != NULL) &&
            json_is_number(json_object_get(row, "value"))) {
            sum += json_number_value(json_object_get(row, "value"));
            (*count)++;
        }
    }
    return sum;
}

static void rows_of_json_sum_to_the_whole(void **state)
{
    static const char *const years[] = {"2021-2022", "2017-2022", "2018-2019", "2020-2022"};
    static const char *const indicators[] = {"anvisade_af", "deltagare"};
    size_t count;
    size_t members;
    (void)state;
    for (size_t i = 0; i < 8; i++) {
        assert_int_equal(ask("GR", indicators[i % 2], years[i / 2], "json", "sv"), 0);
        json_t *rows = json_loads(result.out.bytes, 0, NULL);
        double total = sum_of(rows, "total", "GR", &count);
        assert_int_equal(count, 1);
        double within = sum_of(rows, "within", "GR", &count);
        double composition = sum_of(rows, "composition", "GR", &count);
        assert_true(fabs(within + composition - total) <= 1e-12 * fmax(fabs(total), 1000));
        assert_true(fabs(sum_of(rows, "contribution", NULL, &members) - within) <= 1e-9);
        assert_true(fabs(sum_of(rows, "composition", NULL, &count) - composition) <= 1e-9);
        assert_true(members + count <= 13 && members >= 9);
        json_decref(rows);
    }
}

static void a_sum_says_that_a_municipality_is_gone(void **state)
{
    (void)state;
    assert_int_equal(ask("GR", "deltagare", "2021-2022", "table", "sv"), 0);
    expect_out("summan sjönk med 179 mellan 2021 och 2022, från 5\xC2\xA0"
               "041 till 4\xC2\xA0"
               "862. Bland kommunerna med uppgift båda åren drar framför allt Kungälv (−114), Kungsbacka (−97) och "
               "Härryda (−72) åt samma håll. Ändringar i vilka som redovisar gav −113 (Tjörn saknar uppgift 2022).");
}

static void what_cannot_be_asked_is_told(void **state)
{
    (void)state;
    assert_int_equal(ask("Lerum", "anvisade_af", "2021-2022", "csv", "sv"), 64);
    assert_non_null(strstr(result.err.bytes, "Lerum is no group"));
    assert_int_equal(ask("GR", "forvaltning_kaa", "2021-2022", "csv", "sv"), 64);
    assert_non_null(strstr(result.err.bytes, "yes or no"));
    assert_int_equal(ask("GR", "anvisade_af", "2022", "csv", "sv"), 64);
    assert_non_null(strstr(result.err.bytes, "takes two years"));
    assert_int_equal(ask("GR", "anvisade_af", "2015-2022", "table", "sv"), 1);
    expect_out("ingen förändring kan räknas, för 2015 finns ingen uppgift.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_rise_of_2022_is_told_in_a_sentence),
        cmocka_unit_test(a_figure_without_a_weight_is_not_called_missing),
        cmocka_unit_test(rows_of_json_sum_to_the_whole),
        cmocka_unit_test(a_sum_says_that_a_municipality_is_gone),
        cmocka_unit_test(what_cannot_be_asked_is_told),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
