#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "base/json_writer.h"
#include "tests/support/check.h"
#include "tests/support/scratch.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

/* Reads the kind of document that the tests below spoil: a title, a number, a list of rows with texts. */
static int read_row(const struct json_at *at, struct fault *fault)
{
    static const char *const known[] = {"name", "kind", "flag", "cells", "note", NULL};
    static const char *const kinds[] = {"low", "medium", "high", NULL};
    const char *text;
    int choice;
    bool flag;
    struct json_at name = json_member(at, "name");
    struct json_at kind = json_member(at, "kind");
    struct json_at flag_at = json_member(at, "flag");
    struct json_at cells = json_member(at, "cells");
    struct json_at note = json_member(at, "note");
    if (json_expect_object(at, known, fault) != 0 || json_text(&name, &text, fault) != 0 ||
        json_choice(&kind, kinds, &choice, fault) != 0 || json_bool(&flag_at, &flag, fault) != 0 ||
        json_text_or_null(&note, &text, fault) != 0 || json_expect_array(&cells, fault) != 0) {
        return -1;
    }
    for (size_t i = 0; i < json_count(&cells); i++) {
        struct json_at cell = json_element(&cells, i);
        struct json_at figure = json_element(&cell, 0);
        int value;
        if (json_expect_array(&cell, fault) != 0 || json_int(&figure, 0, 9, &value, fault) != 0) {
            return -1;
        }
    }
    return 0;
}

static int read_document(const struct json_document *document, struct fault *fault)
{
    static const char *const known[] = {"title", "size", "rows", NULL};
    struct json_at root = json_root(document);
    struct json_at title = json_member(&root, "title");
    struct json_at size = json_member(&root, "size");
    struct json_at rows = json_member(&root, "rows");
    const char *text;
    int number;
    if (json_expect_object(&root, known, fault) != 0 || json_text(&title, &text, fault) != 0 ||
        json_int(&size, 1, 6, &number, fault) != 0 || json_expect_array(&rows, fault) != 0) {
        return -1;
    }
    for (size_t i = 0; i < json_count(&rows); i++) {
        struct json_at row = json_element(&rows, i);
        if (read_row(&row, fault) != 0) {
            return -1;
        }
    }
    return 0;
}

#define HEAD "{\n \"title\": \"a\",\n \"size\": 3,\n \"rows\": [\n"
#define ROW "  {\"name\": \"x\", \"kind\": \"low\", \"flag\": true,\n   \"note\": null, \"cells\": [[1],\n [2]]},\n"
#define REST "\"kind\": \"low\", \"flag\": true, \"note\": null, \"cells\": []}]}"

static void places_are_told(void **state)
{
    static const struct {
        const char *text;
        const char *told; /* after the path */
    } rows[] = {
        {"", ":1: is not valid JSON: "},
        {"{\"title\": \"a\",\n\"size\": 3,\n}", ":3: is not valid JSON: "},
        {"{\"title\": \"a\",\n\"title\": \"b\"}", ":2: is not valid JSON: duplicate object key"},
        {"{\"title\": \"\xFF\"}", ":1: is not valid JSON: "},
        {"[]", ":1: must be an object"},
        {"\n\n {}", ":3: title: is missing; it must be a text"},
        {"{\n\"title\": 5}", ":2: title: must be a text"},
        {"{\n\"title\": \"a\\u0000b\"}", ":2: is not valid JSON: "},
        {"{\"title\": \"a\",\n\"size\": 7, \"rows\": []}", ":2: size: must be a whole number from 1 to 6"},
        {"{\"title\": \"a\",\n\"size\": 2.0, \"rows\": []}", ":2: size: must be a whole number from 1 to 6"},
        {"{\"title\": \"a\", \"size\":\n\n99999999999, \"rows\": []}", ":3: size: must be a whole number from 1 to 6"},
        {"{\"title\": \"a\",\n\"size\": 3}", ":1: rows: is missing; it must be a list"},
        {"{\"title\": \"a\", \"size\": 3,\n \"rows\": {}}", ":2: rows: must be a list"},
        {"{\"title\": \"a\",\n\n\"sise\": 3, \"rows\": []}",
         ":3: sise: is not a known name here; the nearest is \"size\""},
        {HEAD ROW "  5]}", ":8: rows[1]: must be an object"},
        {HEAD ROW "  {" REST, ":8: rows[1].name: is missing; it must be a text"},
        {HEAD ROW "  {\"name\": null,\n" REST, ":8: rows[1].name: must be a text"},
        {HEAD "  {\"nam\": \"x\"}]}", ":5: rows[0].nam: is not a known name here; the nearest is \"name\""},
        {HEAD ROW "  {\"name\": \"} ] \\\" {\", \n\"kind\": \"hig\"}]}",
         ":9: rows[1].kind: \"hig\" is not known here; the nearest is \"high\""},
        {HEAD "  {\"na\\\"me\": \"x\"}]}", ":5: rows[0].na\"me: is not a known name here; the nearest is \"name\""},
        {HEAD "  {\"name\": \"\\\\\",\n \"kind\": \"low\",\n \"flag\": 1}]}",
         ":7: rows[0].flag: must be true or false"},
        {HEAD "  {\"name\": \"x\", \"kind\": \"low\", \"flag\": false,\n\n\"note\": 3}]}",
         ":7: rows[0].note: must be a text or null"},
        {HEAD "  {\"name\": \"x\", \"kind\": \"low\", \"flag\": false, \"note\": \"[\\\"{\",\n\"cells\":\n[[1],\n[2, "
              "[5, {\"a\": []}]],"
              "\n[10]]}]}",
         ":9: rows[0].cells[2][0]: must be a whole number from 0 to 9"},
        {HEAD "  {\"name\": \"x\", \"kind\": \"low\", \"flag\": false, \"note\": null, \"cells\":\n[[1],\n[]]}]}",
         ":7: rows[0].cells[1][0]: is missing; it must be a whole number from 0 to 9"},
    };
    char folder[LIMIT_PATH_BYTES];
    char path[LIMIT_PATH_BYTES];
    char told[LIMIT_PATH_BYTES + 256];
    (void)state;
    scratch_make(folder);
    scratch_join(path, folder, "a.json");
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct json_document document;
        struct fault fault;
        scratch_write(folder, "a.json", rows[i].text);
        if (json_document_load(&document, path, &fault) == 0) {
            assert_int_equal(read_document(&document, &fault), -1);
            json_document_release(&document);
        }
        assert_int_equal(fault.status, STATUS_CONFIG);
        (void)snprintf(told, sizeof told, "%s%s", path, rows[i].told);
        fault.text[strlen(told) < strlen(fault.text) ? strlen(told) : strlen(fault.text)] = '\0';
        assert_string_equal(fault.text, told);
    }
    scratch_remove(folder);
}

static void a_right_document_is_read(void **state)
{
    struct json_document document;
    struct fault fault;
    (void)state;
    json_document_init(&document, 1000);
    buffer_text(&document.text, HEAD ROW ROW "  {\"name\": \"Öckerö\", " REST);
    assert_int_equal(json_document_parse(&document, "memory", STATUS_NONSENSE, &fault), 0);
    assert_int_equal(read_document(&document, &fault), 0);
    struct json_at root = json_root(&document);
    struct json_at rows = json_member(&root, "rows");
    struct json_at row = json_element(&rows, 2);
    struct json_at name = json_member(&row, "name");
    const char *text;
    assert_int_equal(json_count(&rows), 3);
    assert_int_equal(json_count(&name), 0);
    assert_int_equal(json_text(&name, &text, &fault), 0);
    assert_string_equal(text, "Öckerö");
    /* Its faults, now and later, carry its own status and name. */
    assert_int_equal(json_fault(&name, &fault, "is %s", "odd"), -1);
    assert_int_equal(fault.status, STATUS_NONSENSE);
    assert_string_equal(fault.text, "memory:11: rows[2].name: is odd");
    json_document_release(&document);
}

static void a_byte_order_mark_is_fine(void **state)
{
    struct json_document document;
    struct fault fault;
    (void)state;
    json_document_init(&document, 1000);
    buffer_text(&document.text, "\xEF\xBB\xBF{\n\"title\": 5}");
    assert_int_equal(json_document_parse(&document, "memory", STATUS_CONFIG, &fault), 0);
    assert_int_equal(read_document(&document, &fault), -1);
    assert_string_equal(fault.text, "memory:2: title: must be a text");
    json_document_release(&document);
}

static void a_document_that_is_not_there_holds_nothing(void **state)
{
    struct json_document document;
    struct fault fault;
    (void)state;
    assert_int_equal(json_document_load(&document, "/nowhere/a.json", &fault), -1);
    assert_int_equal(fault.status, STATUS_CONFIG);
    assert_null(document.root);
}

static void writes_members_rows_and_escapes(void **state)
{
    struct buffer buffer;
    struct json_writer writer;
    (void)state;
    buffer_init(&buffer, 1000);
    json_writer_init(&writer, &buffer);
    json_write_object(&writer, NULL);
    json_write_text(&writer, "a", "\"Ö\\\n\t\177");
    json_write_array(&writer, "rows");
    json_write_row(&writer, NULL);
    json_write_number(&writer, "x", 46.65);
    json_write_bool(&writer, "y", false);
    json_write_array(&writer, "z");
    json_write_number(&writer, NULL, 1.0 / 0.0);
    json_write_null(&writer, NULL);
    json_write_end(&writer);
    json_write_end(&writer);
    json_write_row(&writer, NULL);
    json_write_end(&writer);
    json_write_end(&writer);
    json_write_array(&writer, "none");
    json_write_end(&writer);
    json_write_literal(&writer, "n", "12");
    json_write_end(&writer);
    json_write_end(&writer);
    assert_string_equal(buffer.bytes, "{\n \"a\": \"\\\"Ö\\\\\\n\\u0009\\u007f\",\n \"rows\": [\n"
                                      "  {\"x\": 46.65, \"y\": false, \"z\": [null, null]},\n  {}\n ],\n"
                                      " \"none\": [],\n \"n\": 12\n}\n");
    buffer_release(&buffer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_are_told),
        cmocka_unit_test(a_right_document_is_read),
        cmocka_unit_test(a_byte_order_mark_is_fine),
        cmocka_unit_test(a_document_that_is_not_there_holds_nothing),
        cmocka_unit_test(writes_members_rows_and_escapes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
