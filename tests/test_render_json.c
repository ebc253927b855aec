/* The whole document as JSON, read back with jansson. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "base/json_writer.h"
#include "report/long_row.h"
#include "report/render.h"
#include "tests/support/render_fixture.h"

static json_t *parse(const struct buffer *text)
{
    json_error_t error;
    json_t *root = json_loadb(text->bytes, text->length, JSON_REJECT_DUPLICATES, &error);
    if (root == NULL) {
        fail_msg("line %d: %s", error.line, error.text);
    }
    return root;
}

static json_t *render_and_parse(struct render_fixture *fixture)
{
    if (render_json(&fixture->job, &fixture->fault) != 0) {
        fail_msg("%s", fixture->fault.text);
    }
    struct buffer text = fixture_read(fixture, "prov-2022.json");
    json_t *root = parse(&text);
    buffer_release(&text);
    return root;
}

/* The table or chart of an id. */
static json_t *part(json_t *root, const char *id)
{
    size_t index;
    json_t *item;
    json_array_foreach (json_object_get(root, "content"), index, item) {
        const char *found = json_string_value(json_object_get(item, "id"));
        if (found != NULL && strcmp(found, id) == 0) {
            return item;
        }
    }
    fail_msg("no part %s", id);
    return NULL;
}

static json_t *cell_of(json_t *table, size_t row, size_t column)
{
    json_t *rows = json_object_get(table, "rows");
    return json_array_get(json_object_get(json_array_get(rows, row), "cells"), column);
}

static void assert_text(json_t *object, const char *key, const char *expected)
{
    const char *found = json_string_value(json_object_get(object, key));
    assert_non_null(found);
    assert_string_equal(found, expected);
}

static void the_cover_is_told(void **state)
{
    json_t *root = render_and_parse(*state);
    assert_text(root, "format", "nyckeltal-report-1");
    assert_text(root, "name", "prov-2022");
    assert_text(root, "language", "sv");
    assert_text(root, "made", "2023-04-20");
    assert_text(root, "author", "Provenheten");
    assert_int_equal(json_array_size(json_object_get(root, "cover")), 2);
    json_decref(root);
}

static void content_keeps_its_order(void **state)
{
    static const char *const types[] = {"heading", "paragraph", "note",  "table", "table", "table",
                                        "heading", "chart",     "table", "chart", "chart"};
    json_t *root = render_and_parse(*state);
    json_t *content = json_object_get(root, "content");
    assert_int_equal(json_array_size(content), sizeof types / sizeof types[0]);
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
        assert_text(json_array_get(content, i), "type", types[i]);
    }
    assert_text(json_array_get(content, 2), "text", "Andelen \"långvarigt\" avser minst tio månader under året.");
    json_decref(root);
}

static void a_table_has_rows_of_cells(void **state)
{
    json_t *root = render_and_parse(*state);
    json_t *table = part(root, "tabell-2");
    json_t *rows = json_object_get(table, "rows");
    assert_int_equal(json_array_size(rows), 4);
    assert_text(json_array_get(rows, 0), "kind", "area");
    assert_text(json_array_get(rows, 3), "kind", "reference");
    json_t *cell = cell_of(table, 0, 1);
    assert_text(cell, "text", "3,9");
    assert_text(cell, "area_title", "Ale");
    assert_int_equal(json_integer_value(json_object_get(cell, "year")), 2022);
    assert_true(fabs(json_real_value(json_object_get(cell, "value")) - 3.9) <= 0);
    assert_true(json_is_null(json_object_get(cell, "n")));
    assert_int_equal(json_object_size(cell_of(table, 0, 0)), 1);
    assert_true(json_is_null(json_object_get(table, "bands")));
    assert_text(json_object_get(part(root, "tabell-5"), "bands"), "high", "hög, 50–100 %");
    json_decref(root);
}

static void what_is_missing_is_null_with_a_status(void **state)
{
    json_t *root = render_and_parse(*state);
    json_t *cell = cell_of(part(root, "tabell-5"), 0, 1);
    assert_text(cell, "text", "i.u.");
    assert_true(json_is_null(json_object_get(cell, "value")));
    assert_text(cell, "status", "missing");
    assert_text(cell, "band", "high");
    json_decref(root);
}

static void a_chart_has_series_and_reference(void **state)
{
    json_t *root = render_and_parse(*state);
    json_t *lines = part(root, "diagram-1");
    json_t *series = json_array_get(json_object_get(lines, "series"), 0);
    json_t *point = json_array_get(json_object_get(series, "points"), 5);
    assert_text(lines, "kind", "lines");
    assert_text(series, "role", "region");
    assert_text(point, "statistic", "mean");
    assert_int_equal(json_integer_value(json_object_get(point, "n")), 12);
    assert_true(json_is_null(json_object_get(lines, "reference")));
    json_t *reference = json_object_get(part(root, "diagram-2"), "reference");
    assert_text(reference, "label", "Riket");
    assert_text(json_object_get(reference, "point"), "text", "47,3");
    json_t *mean = json_object_get(part(root, "diagram-3"), "reference");
    assert_int_equal(json_array_size(json_object_get(mean, "points")), 6);
    json_decref(root);
}

static void numbers_are_the_shortest_that_read_back(void **state)
{
    struct render_fixture *fixture = *state;
    assert_int_equal(render_json(&fixture->job, &fixture->fault), 0);
    struct buffer text = fixture_read(fixture, "prov-2022.json");
    assert_non_null(strstr(text.bytes, "\"value\": 15.666666666666666,"));
    assert_non_null(strstr(text.bytes, "\"value\": 21.3,"));
    assert_non_null(strstr(text.bytes, "\"value\": 596841,"));
    assert_null(strstr(text.bytes, "21.30000"));
    buffer_release(&text);
}

static void texts_are_escaped(void **state)
{
    struct render_fixture *fixture = *state;
    fixture->document.title = "\"\\/ å\nb";
    json_t *root = render_and_parse(fixture);
    assert_text(root, "title", "\"\\/ å\nb");
    json_decref(root);
}

static void the_writer_nests_and_escapes(void **state)
{
    struct buffer buffer;
    struct json_writer writer;
    (void)state;
    buffer_init(&buffer, LIMIT_RENDERED_BYTES);
    json_writer_init(&writer, &buffer);
    json_write_object(&writer, NULL);
    json_write_array(&writer, "empty");
    json_write_end(&writer);
    json_write_text(&writer, "text", "\x01\x7f\t");
    json_write_row(&writer, "row");
    json_write_bool(&writer, "yes", true);
    json_write_array(&writer, "list");
    json_write_number(&writer, NULL, 0.1);
    json_write_number(&writer, NULL, (double)NAN);
    json_write_end(&writer);
    json_write_end(&writer);
    json_write_null(&writer, "none");
    json_write_end(&writer);
    assert_string_equal(buffer.bytes, "{\n \"empty\": [],\n \"text\": \"\\u0001\\u007f\\u0009\",\n"
                                      " \"row\": {\"yes\": true, \"list\": [0.1, null]},\n \"none\": null\n}\n");
    buffer_release(&buffer);
}

static void too_deep_a_nesting_fails(void **state)
{
    struct buffer buffer;
    struct json_writer writer;
    (void)state;
    buffer_init(&buffer, LIMIT_RENDERED_BYTES);
    json_writer_init(&writer, &buffer);
    for (int i = 0; i <= JSON_WRITER_DEPTH; i++) {
        json_write_array(&writer, NULL);
    }
    assert_true(buffer_failed(&buffer));
    buffer_release(&buffer);
}

static void a_query_row_is_one_line(void **state)
{
    struct render_fixture *fixture = *state;
    struct buffer buffer;
    struct json_writer writer;
    buffer_init(&buffer, LIMIT_RENDERED_BYTES);
    json_writer_init(&writer, &buffer);
    json_write_array(&writer, NULL);
    long_row_json(&writer, NULL, &fixture_table(fixture, "tabell-2")->rows[0].cells[1]);
    json_write_end(&writer);
    assert_string_equal(buffer.bytes,
                        "[\n {\"indicator\": \"economy\", \"kpi\": \"N31000\", \"area\": \"1440\", \"area_title\": "
                        "\"Ale\", \"year\": 2022, \"gender\": \"T\", \"statistic\": \"\", \"n\": null, \"members\": "
                        "null, \"value\": 3.9, \"decimals\": 1, \"status\": \"\", \"band\": \"\", \"shown\": \"3,9\", "
                        "\"source\": \"Källa: Kolada, hämtat 2023-04-18.\", \"preliminary\": false, \"holders\": \"\", "
                        "\"follows\": \"\", \"small_base\": false}\n]\n");
    buffer_release(&buffer);
}

static void the_same_document_gives_the_same_bytes(void **state)
{
    struct render_fixture *fixture = *state;
    assert_int_equal(render_json(&fixture->job, &fixture->fault), 0);
    assert_int_equal(fixture_render_elsewhere(fixture, "again", render_json), 0);
    struct buffer nothing = fixture_command(fixture, "cmp '%s/prov-2022.json' '%s/again/prov-2022.json'");
    assert_int_equal(nothing.length, 0);
    assert_int_equal(fixture->wrote, 1);
    buffer_release(&nothing);
}

static void a_broken_text_is_a_fault(void **state)
{
    struct render_fixture *fixture = *state;
    fixture_table(fixture, "tabell-1")->rows[0].cells[0].text = "\xFF";
    assert_int_equal(render_json(&fixture->job, &fixture->fault), -1);
    assert_string_equal(fixture->fault.text, "tabell-1: the text of a cell is not valid UTF-8");
    assert_int_equal(fixture_file_count(fixture), 0);
}

#define RENDER_TEST(name) cmocka_unit_test_setup_teardown(name, render_fixture_setup, render_fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        RENDER_TEST(the_cover_is_told),
        RENDER_TEST(content_keeps_its_order),
        RENDER_TEST(a_table_has_rows_of_cells),
        RENDER_TEST(what_is_missing_is_null_with_a_status),
        RENDER_TEST(a_chart_has_series_and_reference),
        RENDER_TEST(numbers_are_the_shortest_that_read_back),
        RENDER_TEST(texts_are_escaped),
        cmocka_unit_test(the_writer_nests_and_escapes),
        cmocka_unit_test(too_deep_a_nesting_fails),
        RENDER_TEST(a_query_row_is_one_line),
        RENDER_TEST(the_same_document_gives_the_same_bytes),
        RENDER_TEST(a_broken_text_is_a_fault),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
