/* Tables and charts as long CSV. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/csv.h"
#include "report/long_row.h"
#include "report/render.h"
#include "tests/support/render_fixture.h"

#define PLACE "table,row,column,"
#define FIGURE                                                                                               \
    "indicator,kpi,area,area_title,year,gender,statistic,n,members,value,decimals,status,band,shown,source," \
    "preliminary,holders,follows,small_base\n"

static struct buffer render_and_read(struct render_fixture *fixture, const char *name)
{
    if (render_csv(&fixture->job, &fixture->fault) != 0) {
        fail_msg("%s", fixture->fault.text);
    }
    return fixture_read(fixture, name);
}

static void assert_holds(const struct buffer *text, const char *line)
{
    if (strstr(text->bytes, line) == NULL) {
        fail_msg("not found: %s\n%s", line, text->bytes);
    }
}

static void a_table_is_one_row_a_figure(void **state)
{
    struct render_fixture *fixture = *state;
    struct buffer text = render_and_read(fixture, "prov-2022/tabell-1.csv");
    assert_string_equal(
        text.bytes,
        PLACE FIGURE "tabell-1,Ale,Antal invånare,population,N31000,1440,Ale,2022,T,,,,32394,0,,,32\u00a0394,\"Källa: "
                     "Kolada, hämtat 2023-04-18.\",false,,,false\n"
                     "tabell-1,Alingsås,Antal invånare,population,N31000,1489,Alingsås,2022,T,,,,42199,0,,,42\u00a0199,"
                     "\"Källa: Kolada, hämtat 2023-04-18.\",false,,,false\n"
                     "tabell-1,Göteborg,Antal invånare,population,N31000,1480,Göteborg,2022,T,,,,596841,0,,,"
                     "596\u00a0841,\"Källa: Kolada, hämtat 2023-04-18.\",false,,,false\n");
    assert_int_equal(fixture->wrote, 7);
    buffer_release(&text);
}

static void what_is_missing_has_a_status_and_no_value(void **state)
{
    struct buffer text = render_and_read(*state, "prov-2022/tabell-5.csv");
    assert_holds(&text, "tabell-5,Ale,2017,referrals,N31000,1440,Ale,2017,T,,,,,0,missing,high,i.u.,");
    assert_holds(&text, "tabell-5,Ale,2018,referrals,N31000,1440,Ale,2018,T,,,,50,0,,high,50,");
    assert_holds(&text, "tabell-5,Härryda,2020,referrals,N31000,1401,Härryda,2020,T,,,,0,0,,low,0,");
    assert_holds(&text, "tabell-5,Alingsås,2022,referrals,N31000,1489,Alingsås,2022,T,,,,29,0,,medium,29,");
    buffer_release(&text);
}

static void a_group_has_statistic_and_members(void **state)
{
    struct buffer text = render_and_read(*state, "prov-2022/diagram-1.csv");
    assert_holds(&text, "diagram-1,Göteborgsregionen,2022,referrals,,gr,Göteborgsregionen,2022,T,mean,12,13,"
                        "15.666666666666666,1,,,\"15,7\",\"Egen bearbetning av data från Kolada");
    assert_holds(&text, "diagram-1,Riket,2018,referrals,N31000,0000,Riket,2018,T,,,,,1,missing,,i.u.,");
    buffer_release(&text);
}

static void references_of_charts_are_rows(void **state)
{
    struct buffer ranking = render_and_read(*state, "prov-2022/diagram-2.csv");
    struct buffer multiples = fixture_read(*state, "prov-2022/diagram-3.csv");
    assert_holds(&ranking,
                 "diagram-2,Långvarigt bistånd (%),Riket,long_term,N31000,0000,Riket,2022,T,,,,47.3,1,,,\"47,3\",");
    assert_holds(&multiples, "diagram-3,Göteborgsregionen,2017,referrals,,gr,Göteborgsregionen,2017,T,mean,9,13,");
    buffer_release(&ranking);
    buffer_release(&multiples);
}

static void labels_have_no_rows(void **state)
{
    struct buffer text = render_and_read(*state, "prov-2022/tabell-3.csv");
    assert_string_equal(text.bytes, PLACE FIGURE);
    buffer_release(&text);
}

static void every_file_is_a_table_that_reads_back(void **state)
{
    struct render_fixture *fixture = *state;
    struct arena arena;
    struct csv_table table;
    char path[LIMIT_PATH_BYTES];
    fixture_table(fixture, "tabell-1")->columns[1].heading = "Antal, \"invånare\"\nför-\ndelade/\nKAA-\nunga";
    struct buffer text = render_and_read(fixture, "prov-2022/tabell-1.csv");
    arena_init(&arena, LIMIT_MODEL_BYTES);
    (void)snprintf(path, sizeof path, "%s/prov-2022/tabell-1.csv", fixture->directory);
    assert_int_equal(csv_table_load(&table, path, &arena, &fixture->fault), 0);
    assert_int_equal(table.row_count, 3);
    assert_string_equal(csv_field(&table, 0, csv_column(&table, "column")), "Antal, \"invånare\" fördelade/KAA-unga");
    arena_release(&arena);
    buffer_release(&text);
}

static void a_query_row_has_no_place(void **state)
{
    struct render_fixture *fixture = *state;
    struct buffer buffer;
    buffer_init(&buffer, LIMIT_RENDERED_BYTES);
    long_header_csv(&buffer, false);
    long_row_csv(&buffer, NULL, &fixture_table(fixture, "tabell-2")->rows[0].cells[1]);
    assert_string_equal(buffer.bytes, FIGURE "economy,N31000,1440,Ale,2022,T,,,,3.9,1,,,\"3,9\",\"Källa: Kolada, "
                                             "hämtat 2023-04-18.\",false,,,false\n");
    buffer_release(&buffer);
}

static void the_same_document_gives_the_same_bytes(void **state)
{
    struct render_fixture *fixture = *state;
    assert_int_equal(render_csv(&fixture->job, &fixture->fault), 0);
    assert_int_equal(fixture_render_elsewhere(fixture, "again", render_csv), 0);
    struct buffer nothing = fixture_command(fixture, "diff -r '%s/prov-2022' '%s/again/prov-2022'");
    assert_int_equal(nothing.length, 0);
    buffer_release(&nothing);
}

static void a_number_that_is_not_finite_is_a_fault(void **state)
{
    struct render_fixture *fixture = *state;
    fixture_chart(fixture, "diagram-1")->series[0].points[3].value = (double)INFINITY;
    assert_int_equal(render_csv(&fixture->job, &fixture->fault), -1);
    assert_int_equal(fixture_file_count(fixture), 0);
}

static void an_id_that_leaves_the_folder_is_a_fault(void **state)
{
    struct render_fixture *fixture = *state;
    fixture_table(fixture, "tabell-1")->id = "../../tabell";
    assert_int_equal(render_csv(&fixture->job, &fixture->fault), -1);
    assert_non_null(strstr(fixture->fault.text, "cannot be a file name"));
}

#define RENDER_TEST(name) cmocka_unit_test_setup_teardown(name, render_fixture_setup, render_fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        RENDER_TEST(a_table_is_one_row_a_figure),
        RENDER_TEST(what_is_missing_has_a_status_and_no_value),
        RENDER_TEST(a_group_has_statistic_and_members),
        RENDER_TEST(references_of_charts_are_rows),
        RENDER_TEST(labels_have_no_rows),
        RENDER_TEST(every_file_is_a_table_that_reads_back),
        RENDER_TEST(a_query_row_has_no_place),
        RENDER_TEST(the_same_document_gives_the_same_bytes),
        RENDER_TEST(a_number_that_is_not_finite_is_a_fault),
        RENDER_TEST(an_id_that_leaves_the_folder_is_a_fault),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
