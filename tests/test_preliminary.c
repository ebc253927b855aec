/* test_preliminary.c - figures that the source means to publish anew: which they are, what inherits it, how they are shown. */
#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "base/csv.h"
#include "base/file.h"
#include "tests/support/check.h"
#include "tests/support/refresh_fixture.h"
#include "tests/support/report_json.h"
#include "tests/support/scratch.h"
#include "transform/panel.h"
#include "transform/preliminary.h"
#include "transform/statistic.h"

#define BEFORE "2026-02-09"
#define DURING REFRESH_NOW
#define AFTER "2026-06-10"

/* --- which they are --- */

static int year_on(const char *from, const char *until, const char *period, const char *today)
{
    struct date day;
    const struct kpi kpi = {.prel_publication_date = from, .publication_date = until, .publ_period = period};
    assert_true(date_parse(today, &day));
    return preliminary_year(&kpi, &day);
}

static void from_the_first_day_until_before_the_last(void **state)
{
    (void)state;
    assert_int_equal(year_on("2026-02-10", "2026-06-10", "2025", "2026-02-09"), 0);
    assert_int_equal(year_on("2026-02-10", "2026-06-10", "2025", "2026-02-10"), 2025);
    assert_int_equal(year_on("2026-02-10", "2026-06-10", "2025", "2026-06-09"), 2025);
    assert_int_equal(year_on("2026-02-10", "2026-06-10", "2025", "2026-06-10"), 0);
    assert_int_equal(year_on("2025-12-31", "2026-01-01", "2025", "2025-12-31"), 2025);
}

static void what_the_catalogue_does_not_say_is_not_preliminary(void **state)
{
    const struct kpi kpi = {
        .prel_publication_date = "2026-02-10", .publication_date = "2026-06-10", .publ_period = "2025"};
    const struct date no_day = {0, 0, 0};
    (void)state;
    assert_int_equal(year_on(NULL, "2026-06-10", "2025", DURING), 0);
    assert_int_equal(year_on("2026-02-10", NULL, "2025", DURING), 0);
    assert_int_equal(year_on("2026-02-10", "2026-06-10", NULL, DURING), 0);
    assert_int_equal(year_on("soon", "2026-06-10", "2025", DURING), 0);
    assert_int_equal(year_on("2026-02-10", "2026-06-31", "2025", DURING), 0);
    assert_int_equal(year_on("2026-02-10", "2026-06-10", "2024/25", DURING), 0);
    assert_int_equal(year_on("2026-06-10", "2026-02-10", "2025", DURING), 0);
    assert_int_equal(preliminary_year(&kpi, &no_day), 0);
}

/* --- what inherits it --- */

static void what_is_computed_inherits_it(void **state)
{
    const struct cell firm = {.value = 2};
    const struct cell loose = {.value = 4, .preliminary = true};
    const struct cell missing = {.status = CELL_MISSING};
    const struct cell cells[] = {firm, loose, missing};
    double room[3];
    (void)state;
    assert_true(cell_ratio(&loose, &firm, 100).preliminary);
    assert_true(cell_ratio(&firm, &loose, 100).preliminary);
    assert_false(cell_ratio(&firm, &firm, 100).preliminary);
    assert_false(cell_ratio(&loose, &missing, 100).preliminary);
    assert_true(cell_change(&firm, &loose).preliminary);
    assert_false(cell_change(&firm, &firm).preliminary);
    const struct cell weights[] = {firm, firm, firm};
    const bool balanced[] = {true, true, true};
    const struct statistic_year whole = {cells, 3, weights, balanced};
    const struct statistic_year first = {cells, 1, weights, balanced};
    const struct statistic_year last = {cells + 2, 1, weights, balanced};
    struct group_figure figures[3][STATISTIC_COUNT];
    statistic_all(&whole, room, figures[0]);
    statistic_all(&first, room, figures[1]);
    statistic_all(&last, room, figures[2]);
    for (int i = 0; i < STATISTIC_COUNT; i++) {
        assert_true(figures[0][i].cell.preliminary);
        assert_false(figures[1][i].cell.preliminary);
        assert_false(figures[2][i].cell.preliminary);
    }
}

/* --- how they are shown --- */

static void run_well(const char *const *arguments, struct buffer *out)
{
    struct program_result result;
    program_run(&result, arguments, NULL);
    if (result.status != 0) {
        fail_msg("exit status %d: %s", result.status, result.err.bytes);
    }
    if (out != NULL) {
        buffer_clear(out);
        buffer_append(out, result.out.bytes, result.out.length);
    }
    program_release(&result);
}

/* Fills the store: the figures of 2025 are preliminary in spring. */
static int set_up(void **state)
{
    if (refresh_fixture_setup(state) != 0) {
        return -1;
    }
    struct refresh_fixture *fixture = *state;
    fixture->kolada.preliminary = true;
    fixture->kolada.without_year = 2026;
    const char *const fetch[] = {"--store",     fixture->store,
                                 "--api",       fixture->api,
                                 "--templates", fixture->templates,
                                 "--now",       "2026-02-01",
                                 "fetch",       "--for",
                                 "ett",         "--for",
                                 "tva",         NULL};
    run_well(fetch, NULL);
    return 0;
}

static void make_report(const struct refresh_fixture *fixture, const char *name, const char *today)
{
    const char *const report[] = {"--store", fixture->store, "--templates", fixture->templates, "--now",
                                  today,     "report",       name,          "--year",           "2025",
                                  "--out",   fixture->out,   NULL};
    run_well(report, NULL);
}

static json_t *load_report(const struct refresh_fixture *fixture, const char *name)
{
    char path[LIMIT_PATH_BYTES];
    refresh_path(fixture, name, path);
    json_t *root = json_load_file(path, JSON_REJECT_DUPLICATES, NULL);
    assert_non_null(root);
    return root;
}

static bool has_note(const json_t *part, const char *text)
{
    size_t index;
    json_t *note;
    json_array_foreach (json_object_get(part, "notes"), index, note) {
        if (strcmp(json_string_value(note), text) == 0) {
            return true;
        }
    }
    return false;
}

/* Whether the document has a paragraph or note of that text. */
static bool has_text(const json_t *root, const char *text)
{
    size_t index;
    json_t *node;
    json_array_foreach (json_object_get(root, "content"), index, node) {
        const char *own = json_string_value(json_object_get(node, "text"));
        if (own != NULL && strcmp(own, text) == 0) {
            return true;
        }
    }
    return false;
}

/* Years stand across; only those of 2025 are preliminary, and only on the right days. */
static void check_cells(const json_t *table, bool expected)
{
    size_t row;
    size_t column;
    json_t *at;
    json_t *cell;
    json_array_foreach (json_object_get(table, "rows"), row, at) {
        json_array_foreach (json_object_get(at, "cells"), column, cell) {
            const json_t *preliminary = json_object_get(cell, "preliminary");
            if (column > 0) {
                bool is_last = json_integer_value(json_object_get(cell, "year")) == 2025;
                assert_true(json_is_boolean(preliminary));
                assert_int_equal(json_is_true(preliminary), expected && is_last);
            }
        }
    }
}

static void check_json(const struct refresh_fixture *fixture, const char *today, bool expected)
{
    make_report(fixture, "tva", today);
    json_t *root = load_report(fixture, "tva-2025.json");
    const json_t *table = report_part(root, "tabell-2");
    const json_t *chart = report_part(root, "diagram-1");
    check_cells(table, expected);
    assert_int_equal(has_note(table, "p: preliminär uppgift."), expected);
    assert_int_equal(has_note(chart, "p: preliminär uppgift (2025)."), expected);
    assert_int_equal(has_text(root, "Följande uppgifter är preliminära (p) och kan ändras:"), expected);
    assert_int_equal(has_text(root, "Långvarigt ekonomiskt bistånd: 2025."), expected);
    json_decref(root);
}

static void json_tells_them_on_the_right_days(void **state)
{
    check_json(*state, BEFORE, false);
    check_json(*state, DURING, true);
    check_json(*state, AFTER, false);
}

static void csv_has_a_column(void **state)
{
    struct refresh_fixture *fixture = *state;
    struct csv_table table;
    struct arena arena;
    struct fault fault;
    char path[LIMIT_PATH_BYTES];
    make_report(fixture, "tva", DURING);
    refresh_path(fixture, "tva-2025/tabell-2.csv", path);
    arena_init(&arena, LIMIT_MODEL_BYTES);
    assert_int_equal(csv_table_load(&table, path, &arena, &fault), 0);
    size_t year = csv_column(&table, "year");
    size_t preliminary = csv_column(&table, "preliminary");
    assert_true(year < table.column_count && preliminary < table.column_count);
    assert_int_equal(table.row_count, 13 * 3);
    for (size_t row = 0; row < table.row_count; row++) {
        const char *expected = strcmp(csv_field(&table, row, year), "2025") == 0 ? "true" : "false";
        assert_string_equal(csv_field(&table, row, preliminary), expected);
    }
    arena_release(&arena);
}

/* The figures themselves read the same, and the mark is a word of its own after them. */
static void the_page_marks_them_beside_the_figure(void **state)
{
    struct refresh_fixture *fixture = *state;
    struct program_result result;
    char path[LIMIT_PATH_BYTES];
    make_report(fixture, "tva", DURING);
    refresh_path(fixture, "tva-2025.pdf", path);
    const char *const arguments[] = {"-layout", path, "-", NULL};
    program_run_command(&result, "pdftotext", arguments, NULL);
    assert_int_equal(result.status, 0);
    const char *line = strstr(result.out.bytes, "Titel på 1440 ");
    assert_non_null(line);
    char *end = strchr(line, '\n');
    assert_non_null(end);
    *end = '\0';
    assert_non_null(strstr(line, " 2 024 "));
    assert_null(strstr(line, "2 024 p"));
    assert_null(strstr(line, "2 025 p"));
    assert_non_null(strstr(line, " 2 026 p")); /* 2025 and 1440/1000, rounded */
    program_release(&result);
}

static void the_workbook_keeps_numbers(void **state)
{
    struct refresh_fixture *fixture = *state;
    struct program_result result;
    char path[LIMIT_PATH_BYTES];
    make_report(fixture, "tva", DURING);
    refresh_path(fixture, "tva-2025.xlsx", path);
    const char *const arguments[] = {"tests/support/read_xlsx.py", path, NULL};
    program_run_command(&result, "python3", arguments, NULL);
    assert_int_equal(result.status, 0);
    assert_non_null(strstr(result.out.bytes, "\tnumber\t2026.44\t[$-41D]#,##0\" p\"\t"));
    assert_non_null(strstr(result.out.bytes, "\tnumber\t2025.44\t[$-41D]#,##0\t"));
    assert_non_null(strstr(result.out.bytes, "p: preliminär uppgift."));
    program_release(&result);
}

static void an_answer_marks_them(void **state)
{
    struct refresh_fixture *fixture = *state;
    struct buffer out;
    const char *arguments[] = {"--store",  fixture->store, "--templates", fixture->templates, "--now",   DURING,
                               "query",    "1440",         "--indicator", "deltagare",        "--years", "2024-2025",
                               "--format", "table",        NULL};
    buffer_init(&out, LIMIT_RENDERED_BYTES);
    run_well(arguments, &out);
    assert_non_null(strstr(out.bytes, "p: preliminär uppgift.\n"));
    assert_non_null(strstr(out.bytes, "2\u00a0026 p"));
    arguments[13] = "json";
    run_well(arguments, &out);
    assert_non_null(strstr(out.bytes, "\"preliminary\": true,"));
    assert_non_null(strstr(out.bytes, "\"preliminary\": false,"));
    arguments[5] = AFTER;
    run_well(arguments, &out);
    assert_null(strstr(out.bytes, "\"preliminary\": true,"));
    buffer_release(&out);
}

/* That a figure is final from today on is a change of the report like any other. */
static void refresh_sees_the_day_of_the_final_figures(void **state)
{
    struct refresh_fixture *fixture = *state;
    assert_int_equal(refresh_run(fixture, "--now=2026-03-01"), 0);
    assert_int_equal(refresh_run(fixture, "--now=2026-06-09"), 0);
    assert_non_null(strstr(fixture->result.out.bytes, "ett: unchanged\n"));
    assert_int_equal(refresh_run(fixture, "--now=2026-06-10"), 0);
    assert_non_null(strstr(fixture->result.out.bytes, "ett: rebuilt"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(from_the_first_day_until_before_the_last),
        cmocka_unit_test(what_the_catalogue_does_not_say_is_not_preliminary),
        cmocka_unit_test(what_is_computed_inherits_it),
        cmocka_unit_test(json_tells_them_on_the_right_days),
        cmocka_unit_test(csv_has_a_column),
        cmocka_unit_test(the_page_marks_them_beside_the_figure),
        cmocka_unit_test(the_workbook_keeps_numbers),
        cmocka_unit_test(an_answer_marks_them),
        cmocka_unit_test(refresh_sees_the_day_of_the_final_figures),
    };
    return cmocka_run_group_tests(tests, set_up, refresh_fixture_teardown);
}
