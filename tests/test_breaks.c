/* test_breaks.c - a closed series and its successor, and shares above 100, through every format. */
#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "tests/support/check.h"
#include "tests/support/invented.h"
#include "tests/support/report_json.h"
#include "tests/support/scratch.h"
#include "transform/continuation.h"

#define BREAK_SV "Seriebrott mellan 2023 och 2024: Gammal andel avslutades 2023 och följs av Ny andel. De två kan inte "
#define ABOVE_SV "Andelar över 100 procent visas som de är: Andel, Ale 2024 (120,0)."

/* --- the parts --- */

static void every_year_belongs_to_one_part(void **state)
{
    static const struct indicator last = {.name = "c", .successor = ""};
    static const struct indicator second = {.name = "b", .successor = "c", .following = &last, .last_year = 2021};
    static const struct indicator first = {.name = "a", .successor = "b", .following = &second, .last_year = 2018};
    static const struct indicator open_end = {.name = "d", .successor = "c", .following = &last};
    struct continuation parts[CONTINUATION_MAX];
    (void)state;
    for (int from = 2015; from <= 2024; from++) {
        for (int to = from; to <= 2024; to++) {
            size_t count = continuation_parts(&first, from, to, parts);
            int year = from;
            for (size_t i = 0; i < count; i++) {
                assert_int_equal(parts[i].first_year, year);
                assert_true(parts[i].last_year >= year);
                const struct indicator *expected = year <= 2018 ? &first : (year <= 2021 ? &second : &last);
                assert_ptr_equal(parts[i].indicator, expected);
                assert_true(expected->last_year == 0 || parts[i].last_year <= expected->last_year);
                year = parts[i].last_year + 1;
            }
            assert_int_equal(year, to + 1);
        }
    }
    assert_int_equal(continuation_parts(&open_end, 2015, 2024, parts), 1); /* nobody knows when it ended */
    assert_ptr_equal(parts[0].indicator, &open_end);
    assert_int_equal(continuation_parts(&last, 2015, 2024, parts), 1);
}

/* --- the report --- */

static json_t *load(const struct invented *invented, int year)
{
    char name[64];
    char path[LIMIT_PATH_BYTES];
    (void)snprintf(name, sizeof name, "brott-%d.json", year);
    scratch_join(path, invented->out, name);
    json_t *root = json_load_file(path, JSON_REJECT_DUPLICATES, NULL);
    assert_non_null(root);
    return root;
}

static const char *text_of(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text == NULL ? "" : text;
}

/* How many notes begin so. */
static size_t notes_like(const json_t *part, const char *start)
{
    size_t count = 0;
    size_t index;
    const json_t *note;
    json_array_foreach (json_object_get(part, "notes"), index, note) {
        count += strncmp(json_string_value(note), start, strlen(start)) == 0;
    }
    return count;
}

static const json_t *cell_at(const json_t *table, size_t row, size_t column)
{
    return json_array_get(json_object_get(json_array_get(json_object_get(table, "rows"), row), "cells"), column);
}

/* 2020-2023 of the old series, a stroke, 2024-2025 of the new one, whose figures of 2022 and 2023 stay away. */
static void a_table_goes_on_after_a_mark(void **state)
{
    static const char *const expected[] = {"Härryda", "5,0", "6,0", "7,0", "8,0", "│", "12,0", "11,5"};
    struct invented *invented = *state;
    assert_int_equal(invented_report(invented, 2025, "sv"), 0);
    json_t *root = load(invented, 2025);
    const json_t *table = report_part(root, "tabell-1");
    for (size_t column = 0; column < 8; column++) {
        const json_t *cell = cell_at(table, 1, column);
        assert_string_equal(text_of(cell, "text"), expected[column]);
        assert_string_equal(text_of(cell, "indicator"),
                            column == 0 || column == 5 ? "" : (column < 5 ? "gammal" : "ny"));
        assert_string_equal(text_of(cell, "follows"), column > 5 ? "gammal" : "");
    }
    assert_int_equal(notes_like(table, BREAK_SV), 1);
    assert_string_equal(text_of(table, "source"), "Källa: Kolada, hämtat 2026-01-02");
    json_decref(root);
}

/* The lines are two, so that no format can join them; Öckerö's missing figures make no hole in "n of N". */
static void a_chart_has_a_line_for_each_series(void **state)
{
    static const char *const labels[] = {"De tre till 2023", "De tre från 2024", "Härryda till 2023",
                                         "Härryda från 2024"};
    struct invented *invented = *state;
    assert_int_equal(invented_report(invented, 2025, "sv"), 0);
    json_t *root = load(invented, 2025);
    const json_t *chart = report_part(root, "diagram-1");
    const json_t *list = json_object_get(chart, "series");
    assert_int_equal(json_array_size(list), 4);
    for (size_t i = 0; i < 4; i++) {
        const json_t *series = json_array_get(list, i);
        assert_string_equal(text_of(series, "label"), labels[i]);
        for (size_t point = 0; point < 6; point++) {
            const json_t *cell = json_array_get(json_object_get(series, "points"), point);
            bool own = i % 2 == 0 ? point < 4 : point >= 4;
            assert_int_equal(json_is_number(json_object_get(cell, "value")), own);
        }
    }
    assert_int_equal(notes_like(chart, "De tre från 2024: ovägt medel av de kommuner som redovisat, av 3: 3 (2024), 3"),
                     1);
    assert_int_equal(notes_like(chart, BREAK_SV), 1);
    const json_t *breaks = json_object_get(chart, "breaks");
    assert_int_equal(json_array_size(breaks), 1);
    assert_string_equal(json_string_value(json_array_get(breaks, 0)), "2023");
    assert_int_equal(notes_like(report_part(root, "tabell-2"), BREAK_SV), 1);
    /* Two series that the template names each for itself, and two columns of one table, are marked just so. */
    assert_int_equal(notes_like(report_part(root, "diagram-2"), BREAK_SV), 1);
    assert_int_equal(notes_like(report_part(root, "tabell-3"), BREAK_SV), 1);
    json_decref(root);
}

/* What a shell command prints; "%s" in it is the folder. */
static void expect_command(const struct invented *invented, const char *command, const char *words)
{
    char line[LIMIT_PATH_BYTES + 256];
    const char *const arguments[] = {"-c", line, NULL};
    struct program_result result;
    (void)snprintf(line, sizeof line, "cd '%s' && %s", invented->out, command);
    program_run_command(&result, "/bin/sh", arguments, NULL);
    if (strstr(result.out.bytes, words) == NULL) {
        fail_msg("%s does not say \"%s\":\n%s%s", command, words, result.out.bytes, result.err.bytes);
    }
    program_release(&result);
}

static void every_format_shows_the_break(void **state)
{
    struct invented *invented = *state;
    assert_int_equal(invented_report(invented, 2025, "sv"), 0);
    expect_command(invented, "pdftotext -layout brott-2025/diagram-1.pdf -", "seriebrott");
    expect_command(invented, "pdftotext -layout brott-2025/diagram-2.pdf -", "seriebrott");
    expect_command(invented, "pdftotext -layout brott-2025.pdf -", "Seriebrott mellan 2023 och 2024");
    expect_command(invented, "pdftotext brott-2025.pdf - | grep -c '│'", "5");
    expect_command(invented, "unzip -p brott-2025.xlsx xl/sharedStrings.xml", "Seriebrott mellan 2023 och 2024");
    expect_command(invented, "unzip -p brott-2025.xlsx xl/sharedStrings.xml", "│");
    expect_command(invented, "grep -c ',gammal,false$' brott-2025/tabell-1.csv", "8");
    expect_command(invented, "grep -c ',gammal,false$' brott-2025/diagram-1.csv", "4");
    expect_command(invented, "unzip -p brott-2025.xlsx xl/charts/chart1.xml | grep -o '<c:ser>' | wc -l", "4");
    assert_int_equal(invented_report(invented, 2025, "en"), 0);
    expect_command(invented, "pdftotext -layout brott-2025/diagram-1.pdf -", "series break");
    expect_command(invented, "pdftotext -layout brott-2025.pdf -",
                   "Old share. The series ended in 2023 and is followed by");
}

/* Before the break there is nothing to mark; in the last year what follows is named. */
static void before_its_end_a_series_is_one(void **state)
{
    struct invented *invented = *state;
    assert_int_equal(invented_report(invented, 2022, "sv"), 0);
    json_t *root = load(invented, 2022);
    const json_t *table = report_part(root, "tabell-1");
    assert_int_equal(json_array_size(json_object_get(table, "columns")), 4);
    assert_int_equal(json_array_size(json_object_get(table, "notes")), 0);
    assert_int_equal(json_array_size(json_object_get(report_part(root, "diagram-1"), "series")), 2);
    json_decref(root);
    assert_int_equal(invented_report(invented, 2023, "sv"), 0);
    root = load(invented, 2023);
    assert_int_equal(notes_like(report_part(root, "tabell-1"),
                                "Gammal andel avslutades 2023 och följs av Ny andel, som inte är direkt jämförbar."),
                     1);
    json_decref(root);
}

static void a_share_above_100_stays_and_is_noted(void **state)
{
    struct invented *invented = *state;
    assert_int_equal(invented_report(invented, 2024, "sv"), 0);
    json_t *root = load(invented, 2024);
    const json_t *table = report_part(root, "tabell-3");
    assert_string_equal(text_of(cell_at(table, 0, 3), "text"), "120,0");
    assert_int_equal(notes_like(table, ABOVE_SV), 1);
    json_decref(root);
    expect_command(invented, "pdftotext brott-2024.pdf - | tr '\\n' ' '",
                   "Andel, Ale 2024 (120,0); Andel, kvinnor, Ale 2024 (200,0).");
    expect_command(invented, "cat brott-2024.json",
                   "Dessa andelar är över 100 procent, för delen är räknad på annat sätt");
    assert_int_equal(invented_run(invented, "query TRE --indicator andel --years 2024 --format table"), 0);
    invented_expect_out(invented, "Ale 2024");
    assert_int_equal(invented_run(invented, "query Ale --indicator andel --lang en --format table"), 0);
    invented_expect_out(invented, "Shares above 100 per cent are shown as they are: Andel, Ale 2024 (120.0");
    assert_int_equal(invented_run(invented, "query Härryda --indicator andel --format table"), 0);
    assert_null(strstr(invented->result.out.bytes, "över 100"));
}

/* Key figures and series of a query. */
static void an_answer_names_what_follows(void **state)
{
    struct invented *invented = *state;
    assert_int_equal(invented_run(invented, "query Ale --indicator gammal,ny --format table"), 0);
    invented_expect_out(invented, BREAK_SV);
    assert_int_equal(invented_run(invented, "query Ale --indicator gammal --years 2020-2025 --format table"), 0);
    invented_expect_out(invented,
                        "Gammal andel avslutades 2023 och följs av Ny andel, som inte är direkt jämförbar.\n");
    assert_int_equal(invented_run(invented, "query Ale --indicator gammal,ny --format csv"), 0);
    invented_expect_out(invented, "\nny,N00002,1440,Ale,2025,T,,,,12,1,,,");
    invented_expect_out(invented, ",gammal,false\n");
}

static void a_series_without_an_end_cannot_be_continued(void **state)
{
    struct invented *invented = *state;
    char reports[LIMIT_PATH_BYTES];
    scratch_join(reports, invented->templates, "reports");
    scratch_write(reports, "fel.json",
                  "{\"title\": \"T\", \"subtitle\": \"S\", \"areas\": \"TRE\", \"first_year\": 2020, \"year_of\": "
                  "\"ny\",\n\"content\": [{\"year_table\": {\"id\": \"a\", \"label\": \"A\", \"title\": \"A\",\n"
                  "\"indicator\": \"ny\",\n\"continued\": true}}]}");
    assert_int_equal(invented_run(invented, "check fel"), 78);
    invented_expect_err(invented, "fel.json:4: content[0].year_table.continued: ny needs \"ends\" and \"successor\" in "
                                  "indicators.json for that");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_year_belongs_to_one_part),
        cmocka_unit_test_setup_teardown(a_table_goes_on_after_a_mark, invented_set_up, invented_tear_down),
        cmocka_unit_test_setup_teardown(a_chart_has_a_line_for_each_series, invented_set_up, invented_tear_down),
        cmocka_unit_test_setup_teardown(every_format_shows_the_break, invented_set_up, invented_tear_down),
        cmocka_unit_test_setup_teardown(before_its_end_a_series_is_one, invented_set_up, invented_tear_down),
        cmocka_unit_test_setup_teardown(a_share_above_100_stays_and_is_noted, invented_set_up, invented_tear_down),
        cmocka_unit_test_setup_teardown(an_answer_names_what_follows, invented_set_up, invented_tear_down),
        cmocka_unit_test_setup_teardown(a_series_without_an_end_cannot_be_continued, invented_set_up,
                                        invented_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
