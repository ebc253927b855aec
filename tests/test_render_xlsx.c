/* The workbook, read back by tests/support/read_xlsx.py. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "report/render.h"
#include "tests/support/render_fixture.h"

/* Renders the fixture's document and returns what the reader says. */
static struct buffer render_and_read(struct render_fixture *fixture)
{
    if (render_xlsx(&fixture->job, &fixture->fault) != 0) {
        fail_msg("%s", fixture->fault.text);
    }
    return fixture_command(fixture, "python3 tests/support/read_xlsx.py '%s/prov-2022.xlsx'");
}

static void assert_says(const struct buffer *facts, const char *line)
{
    if (strstr(facts->bytes, line) == NULL) {
        fail_msg("not found: %s\n%s", line, facts->bytes);
    }
}

static void assert_silent(const struct buffer *facts, const char *text)
{
    const char *found = strstr(facts->bytes, text);
    if (found != NULL) {
        fail_msg("found: %.200s", found);
    }
}

static int count_of(const struct buffer *facts, const char *text)
{
    int count = 0;
    for (const char *at = facts->bytes; (at = strstr(at, text)) != NULL; at++) {
        count++;
    }
    return count;
}

static void numbers_are_numbers_with_their_decimals(void **state)
{
    struct buffer facts = render_and_read(*state);
    assert_says(&facts, "cell\tTabell 1\tB5\tnumber\t32394\t[$-41D]#,##0\t\n");
    assert_says(&facts, "cell\tTabell 1\tB7\tnumber\t596841\t[$-41D]#,##0\t\n");
    assert_says(&facts, "cell\tTabell 2\tB6\tnumber\t3.9\t[$-41D]#,##0.0\t\n");
    assert_says(&facts, "cell\tTabell 2\tE6\tnumber\t2\t[$-41D]#,##0\t\n");
    assert_says(&facts, "cell\tDiagram 1\tB6\tnumber\t45.55555555555556\t[$-41D]#,##0.0\t\n");
    buffer_release(&facts);
}

static void what_is_no_number_is_text(void **state)
{
    struct buffer facts = render_and_read(*state);
    assert_says(&facts, "cell\tTabell 2\tE8\ttext\t-\t");
    assert_says(&facts, "cell\tTabell 3\tB6\ttext\tX\t");
    assert_says(&facts, "cell\tTabell 3\tB8\ttext\t=1+1\t");
    assert_says(&facts, "cell\tTabell 5\tB7\ttext\ti.u.\t");
    assert_says(&facts, "cell\tTabell 5\tG18\ttext\ti.u.\t");
    buffer_release(&facts);
}

static void bands_are_fills_and_marks(void **state)
{
    struct buffer facts = render_and_read(*state);
    assert_says(&facts, "cell\tTabell 5\tC7\tnumber\t50\t[$-41D]\"▲ \"#,##0\tFF2F7D36\n");
    assert_says(&facts, "cell\tTabell 5\tD7\tnumber\t39\t[$-41D]\"■ \"#,##0\tFFA9D6A9\n");
    assert_says(&facts, "cell\tTabell 5\tE10\tnumber\t0\t[$-41D]\"▽ \"#,##0\tFFE6F3E6\n");
    assert_says(&facts, "cell\tTabell 5\tB7\ttext\ti.u.\t\"▲ \"@\tFF2F7D36\n");
    assert_says(&facts, "cell\tTabell 5\tA4\ttext\t▲ hög, 50–100 %; ■ medel, 15–49 %; ▽ låg, 0–14 %\t");
    buffer_release(&facts);
}

static void signs_are_those_shown(void **state)
{
    struct render_fixture *fixture = *state;
    struct table *table = fixture_table(fixture, "tabell-2");
    table->rows[0].cells[1] = (struct doc_cell){.text = "\xE2\x88\x92"
                                                        "1,5",
                                                .is_number = true,
                                                .value = -1.5,
                                                .decimals = 1};
    table->rows[1].cells[1] = (struct doc_cell){.text = "0,0", .is_number = true, .value = -0.04, .decimals = 1};
    table->rows[2].cells[1] = (struct doc_cell){.text = "+2,5", .is_number = true, .value = 2.5, .decimals = 1};
    struct buffer facts = render_and_read(fixture);
    assert_says(&facts, "B6\tnumber\t-1.5\t[$-41D]#,##0.0;[$-41D]\"\xE2\x88\x92\"#,##0.0\t");
    assert_says(&facts, "B7\tnumber\t-0.04\t[$-41D]#,##0.0;[$-41D]#,##0.0\t");
    assert_says(&facts, "B8\tnumber\t2.5\t[$-41D]\"+\"#,##0.0;[$-41D]#,##0.0\t");
    buffer_release(&facts);
}

static void gaps_are_gaps(void **state)
{
    struct buffer facts = render_and_read(*state);
    assert_says(&facts,
                "\tgap\t45.55555555555556,32.91666666666666,21.3,18.2,12.2,15.66666666666667|31.2,,24.8,22.1,,17.4\n");
    assert_says(&facts, "|,19,5,7,6,\n");
    assert_silent(&facts, "cell\tDiagram 1\tC7\t");
    assert_says(&facts, "cell\tDiagram 1\tD7\ttext\tRiket: i.u.\t");
    assert_says(&facts, "cell\tDiagram 3\tH18\ttext\t2017: i.u.; 2022: i.u.\t");
    buffer_release(&facts);
}

static void each_chart_is_native_and_has_a_description(void **state)
{
    struct buffer facts = render_and_read(*state);
    assert_says(&facts, "chart\tDiagram 1\tlineChart\tLinjediagram: medelvärdet sjönk");
    assert_says(&facts, "chart\tDiagram 2\tbarChart\tStapeldiagram: Göteborg har 56,5 procent");
    assert_says(&facts, "chart\tDiagram 3\tlineChart\tÖckerö. Tretton små linjediagram");
    assert_int_equal(count_of(&facts, "\nchart\tDiagram 3\t"), 13);
    buffer_release(&facts);
}

static void tables_have_unique_names_and_headings(void **state)
{
    struct buffer facts = render_and_read(*state);
    assert_says(&facts, "table\tTabell 1\tTabell_1\tA4:B7\tKommun|Antal invånare\n");
    assert_says(&facts, "table\tTabell 3\tTabell_3\tA5:D8\tKommun|Ekonomiskt bistånd|Integration|Integration (2)\n");
    assert_says(&facts, "table\tTabell 5\tTabell_5\tA6:G19\tKommun|2017|2018|2019|2020|2021|2022\n");
    assert_says(&facts, "table\tDiagram 2\tDiagram_2\t");
    assert_int_equal(count_of(&facts, "\ntable\t"), 10);
    buffer_release(&facts);
}

static void sheets_keep_the_rules_for_names(void **state)
{
    struct render_fixture *fixture = *state;
    fixture_table(fixture, "tabell-1")->label = "Om: slag";
    fixture_table(fixture, "tabell-2")->label = "OMSLAG";
    fixture_table(fixture, "tabell-3")->label = "En tabell med ett mycket långt namn, åäö";
    fixture_table(fixture, "tabell-5")->label = "En tabell med ett mycket långt namn, ööö";
    fixture_chart(fixture, "diagram-1")->label = "T1";
    fixture_chart(fixture, "diagram-2")->label = "";
    struct buffer facts = render_and_read(fixture);
    assert_says(&facts, "sheet\tOm  slag\tvisible\n");
    assert_says(&facts, "sheet\tOMSLAG (2)\tvisible\n");
    assert_says(&facts, "sheet\tEn tabell med ett mycket långt \tvisible\n");
    assert_says(&facts, "sheet\tEn tabell med ett mycket lå (2)\tvisible\n");
    assert_says(&facts, "table\tT1\tT1_\t");
    assert_says(&facts, "sheet\t-\tvisible\n");
    buffer_release(&facts);
}

static void the_first_sheet_tells_and_links(void **state)
{
    struct buffer facts = render_and_read(*state);
    assert_says(&facts, "sheet\tOmslag\tvisible\ncell\tOmslag\tA1\ttext\tArbetsmarknad & bistånd");
    assert_says(&facts, "link\tInnehåll\tA3\t'Tabell 1'!A1\n");
    assert_says(&facts, "link\tInnehåll\tA9\t'Diagram 3'!A1\n");
    assert_says(&facts, "text\tSamtliga kommuner utom Göteborg");
    assert_says(&facts, "text\tEgen bearbetning av data från Kolada, hämtat 2023-04-18.\t");
    buffer_release(&facts);
}

static void it_speaks_english_when_asked(void **state)
{
    struct render_fixture *fixture = *state;
    fixture->document.language = LANGUAGE_EN;
    struct buffer facts = render_and_read(fixture);
    assert_says(&facts, "sheet\tCover\tvisible\n");
    assert_says(&facts, "|Riket|No figure\n");
    buffer_release(&facts);
}

static void nothing_is_merged_or_hidden_and_all_prints_on_a4(void **state)
{
    struct buffer facts = render_and_read(*state);
    assert_silent(&facts, "\nmerged\t");
    assert_silent(&facts, "\nhidden\t");
    assert_silent(&facts, "\thidden\n");
    assert_says(&facts, "print\tTabell 5\tportrait\t9\t1\n");
    assert_says(&facts, "print\tDiagram 3\tlandscape\t9\t1\n");
    assert_says(&facts, "name\t_xlnm.Print_Titles\t'Tabell 5'!$6:$6\n");
    assert_says(&facts, "pane\tTabell 5\tB7\n");
    buffer_release(&facts);
}

static void properties_come_from_the_document(void **state)
{
    struct buffer facts = render_and_read(*state);
    assert_says(&facts, "core\ttitle\tArbetsmarknad & bistånd i Göteborgsregionen 2022\n");
    assert_says(&facts, "core\tsubject\tNyckeltal för regionens 13 kommuner\n");
    assert_says(&facts, "core\tcreator\tProvenheten\n");
    assert_says(&facts, "core\tcreated\t2023-04-20T00:00:00Z\n");
    buffer_release(&facts);
}

/* The check-list for accessible official spreadsheets, by a reader of others. */
static void it_keeps_the_check_list(void **state)
{
    struct render_fixture *fixture = *state;
    assert_int_equal(render_xlsx(&fixture->job, &fixture->fault), 0);
    struct buffer faults =
        fixture_command(fixture, "/usr/bin/python3 tests/support/check_workbook.py '%s/prov-2022.xlsx'");
    assert_int_equal(faults.length, 0);
    fixture->document.language = LANGUAGE_EN;
    assert_int_equal(render_xlsx(&fixture->job, &fixture->fault), 0);
    struct buffer english =
        fixture_command(fixture, "/usr/bin/python3 tests/support/check_workbook.py '%s/prov-2022.xlsx'");
    assert_int_equal(english.length, 0);
    buffer_release(&faults);
    buffer_release(&english);
}

/* All figures once, whatever sheet they stand on, in full precision. */
static void the_last_sheet_has_all_figures(void **state)
{
    struct render_fixture *fixture = *state;
    static const struct figure_identity identity = {.indicator = "deltagare",
                                                    .kpi = "U40800",
                                                    .area = "1440",
                                                    .area_title = "Ale",
                                                    .year = 2022,
                                                    .gender = 'T',
                                                    .statistic = "",
                                                    .source = "Källa: Kolada"};
    struct table *table = fixture_table(fixture, "tabell-2");
    table->rows[0].cells[1] =
        (struct doc_cell){.text = "0,3", .is_number = true, .value = 1.0 / 3.0, .decimals = 1, .identity = &identity};
    table->rows[1].cells[1] = table->rows[0].cells[1];
    struct buffer facts = render_and_read(fixture);
    assert_int_equal(count_of(&facts, "\ttext\tdeltagare\t"), 1);
    assert_int_equal(count_of(&facts, "\tnumber\t0.3333333333333333\tGeneral\t"), 1);
    assert_says(&facts, "table\tData\tdata\tA2:");
    buffer_release(&facts);
}

static void notes_are_numbered_through_the_workbook(void **state)
{
    static const char *notes[] = {"Bara i två.", "I två och fem."};
    struct render_fixture *fixture = *state;
    struct table *second = fixture_table(fixture, "tabell-2");
    struct table *fifth = fixture_table(fixture, "tabell-5");
    second->notes = notes;
    second->note_count = 2;
    fifth->notes = notes + 1;
    fifth->note_count = 1;
    struct buffer facts = render_and_read(fixture);
    assert_says(&facts, " [not 1] [not 2]\tGeneral");
    assert_says(&facts, "cell\tNoter\tB3\ttext\tBara i två.\t");
    assert_says(&facts, "cell\tNoter\tA4\ttext\t[not 2]\t");
    assert_says(&facts, "cell\tNoter\tC4\ttext\tTabell 2; Tabell 5\t");
    buffer_release(&facts);
}

static void extremes_still_make_a_workbook(void **state)
{
    struct render_fixture *fixture = *state;
    struct chart *lines = fixture_chart(fixture, "diagram-1");
    struct chart *ranking = fixture_chart(fixture, "diagram-2");
    lines->point_count = 1;
    for (size_t i = 0; i < lines->series_count; i++) {
        lines->series[i].points[0] = (struct doc_cell){.text = "i.u.", .status = CELL_MISSING};
    }
    ranking->point_count = 1;
    ranking->reference = (struct doc_cell){.text = "i.u.", .status = CELL_MISSING};
    fixture_chart(fixture, "diagram-3")->series_count = 0;
    fixture_table(fixture, "tabell-1")->row_count = 0;
    struct buffer facts = render_and_read(fixture);
    assert_says(&facts, "cell\tDiagram 1\tD6\ttext\tGöteborgsregionen: i.u.; Riket: i.u.\t");
    assert_says(&facts, "text\tRiket: i.u.\t");
    assert_silent(&facts, "chart\tDiagram 3\t");
    buffer_release(&facts);
}

static void the_same_document_gives_the_same_bytes(void **state)
{
    struct render_fixture *fixture = *state;
    assert_int_equal(render_xlsx(&fixture->job, &fixture->fault), 0);
    assert_int_equal(fixture_render_elsewhere(fixture, "again", render_xlsx), 0);
    struct buffer nothing = fixture_command(fixture, "cmp '%s/prov-2022.xlsx' '%s/again/prov-2022.xlsx'");
    assert_int_equal(nothing.length, 0);
    assert_int_equal(fixture->wrote, 1);
    buffer_release(&nothing);
}

static void assert_refused(struct render_fixture *fixture, const char *reason)
{
    assert_int_equal(render_xlsx(&fixture->job, &fixture->fault), -1);
    assert_int_equal(fixture->fault.status, STATUS_CANNOT_CREATE);
    if (strstr(fixture->fault.text, reason) == NULL) {
        fail_msg("\"%s\" does not say \"%s\"", fixture->fault.text, reason);
    }
    assert_int_equal(fixture_file_count(fixture), 0);
    assert_int_equal(fixture->wrote, 0);
}

static void a_number_that_is_not_finite_is_a_fault(void **state)
{
    struct render_fixture *fixture = *state;
    fixture_table(fixture, "tabell-2")->rows[1].cells[2].value = (double)NAN;
    assert_refused(fixture, "tabell-2: the cell \"1,6\" holds a number that is not finite");
}

static void a_broken_text_is_a_fault(void **state)
{
    struct render_fixture *fixture = *state;
    fixture_chart(fixture, "diagram-3")->series[2].label = "G\xF6teborg";
    assert_refused(fixture, "diagram-3: the label of a series is not valid UTF-8");
}

static void a_control_character_is_a_fault(void **state)
{
    struct render_fixture *fixture = *state;
    fixture->document.title = "a\x01"
                              "b";
    assert_refused(fixture, "has a control character");
}

static void a_folder_that_is_not_there_is_a_fault(void **state)
{
    struct render_fixture *fixture = *state;
    fixture->job.directory = "/nowhere/at/all";
    assert_int_equal(render_xlsx(&fixture->job, &fixture->fault), -1);
    assert_non_null(strstr(fixture->fault.text, "/nowhere/at/all"));
}

#define RENDER_TEST(name) cmocka_unit_test_setup_teardown(name, render_fixture_setup, render_fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        RENDER_TEST(numbers_are_numbers_with_their_decimals),
        RENDER_TEST(what_is_no_number_is_text),
        RENDER_TEST(bands_are_fills_and_marks),
        RENDER_TEST(signs_are_those_shown),
        RENDER_TEST(gaps_are_gaps),
        RENDER_TEST(each_chart_is_native_and_has_a_description),
        RENDER_TEST(tables_have_unique_names_and_headings),
        RENDER_TEST(sheets_keep_the_rules_for_names),
        RENDER_TEST(the_first_sheet_tells_and_links),
        RENDER_TEST(it_speaks_english_when_asked),
        RENDER_TEST(nothing_is_merged_or_hidden_and_all_prints_on_a4),
        RENDER_TEST(properties_come_from_the_document),
        RENDER_TEST(it_keeps_the_check_list),
        RENDER_TEST(the_last_sheet_has_all_figures),
        RENDER_TEST(notes_are_numbered_through_the_workbook),
        RENDER_TEST(extremes_still_make_a_workbook),
        RENDER_TEST(the_same_document_gives_the_same_bytes),
        RENDER_TEST(a_number_that_is_not_finite_is_a_fault),
        RENDER_TEST(a_broken_text_is_a_fault),
        RENDER_TEST(a_control_character_is_a_fault),
        RENDER_TEST(a_folder_that_is_not_there_is_a_fault),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
