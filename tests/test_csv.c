#include <stdio.h>
#include <string.h>

#include "base/csv.h"
#include "base/file.h"
#include "base/limits.h"
#include "tests/support/check.h"
#include "tests/support/scratch.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

struct fixture {
    char folder[LIMIT_PATH_BYTES];
    char path[LIMIT_PATH_BYTES];
    struct arena arena;
    struct fault fault;
    struct csv_table table;
};

static int set_up(void **state)
{
    static struct fixture fixture;
    scratch_make(fixture.folder);
    scratch_join(fixture.path, fixture.folder, "a.csv");
    arena_init(&fixture.arena, LIMIT_MODEL_BYTES);
    *state = &fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    arena_release(&fixture->arena);
    scratch_remove(fixture->folder);
    return 0;
}

static int load(struct fixture *fixture, const char *text)
{
    scratch_write(fixture->folder, "a.csv", text);
    return csv_table_load(&fixture->table, fixture->path, &fixture->arena, &fixture->fault);
}

static void reads_tables(void **state)
{
    struct fixture *fixture = *state;
    static const char *const texts[] = {
        "area,year,value\n1440,2022,32394\n1407,2022,i.u.\n",
        "area,year,value\r\n1440,2022,32394\r\n1407,2022,i.u.\r\n",
        "area,year,value\n1440,2022,32394\n1407,2022,i.u.",
        "\xEF\xBB\xBF"
        "area,year,value\n\"1440\",\"2022\",32394\n1407,2022,\"i.u.\"\r\n",
    };
    for (size_t i = 0; i < COUNT(texts); i++) {
        assert_int_equal(load(fixture, texts[i]), 0);
        assert_int_equal(fixture->table.column_count, 3);
        assert_int_equal(fixture->table.row_count, 2);
        assert_int_equal(csv_column(&fixture->table, "area"), 0);
        assert_int_equal(csv_column(&fixture->table, "value"), 2);
        assert_int_equal(csv_column(&fixture->table, "Value"), 3);
        assert_string_equal(csv_field(&fixture->table, 0, 0), "1440");
        assert_string_equal(csv_field(&fixture->table, 0, 2), "32394");
        assert_string_equal(csv_field(&fixture->table, 1, 2), "i.u.");
    }
}

static void reads_quoted_fields(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(load(fixture, "a,\"b \"\"c\"\"\"\n\"x,y\",\"two\nlines\"\n\"\",\n"), 0);
    assert_int_equal(fixture->table.row_count, 2);
    assert_string_equal(fixture->table.header[1], "b \"c\"");
    assert_string_equal(csv_field(&fixture->table, 0, 0), "x,y");
    assert_string_equal(csv_field(&fixture->table, 0, 1), "two\nlines");
    assert_string_equal(csv_field(&fixture->table, 1, 0), "");
    assert_string_equal(csv_field(&fixture->table, 1, 1), "");
}

/* Tables of others: separated otherwise, with blank lines; each row knows its line. */
static void reads_other_forms(void **state)
{
    struct fixture *fixture = *state;
    static const char *const texts[] = {
        "a;b\n1,5;2\n\n3;\"x\ny\"\n4;5\n",
        "a\tb\r\n1,5\t2\r\n\r\n3\t\"x\ny\"\r\n4\t5\r\n",
        "a,b\n\"1,5\",2\n\n3,\"x\ny\"\n4,5",
        "\"a\";\"b\"\n1,5;2\n\n3;\"x\ny\"\n4;5\n\n\n",
    };
    const struct csv_form form = {
        .any_separator = true, .blank_lines = true, .absent = STATUS_IO, .malformed = STATUS_NONSENSE};
    for (size_t i = 0; i < COUNT(texts); i++) {
        scratch_write(fixture->folder, "a.csv", texts[i]);
        assert_int_equal(csv_table_load_as(&fixture->table, fixture->path, &form, &fixture->arena, &fixture->fault), 0);
        assert_int_equal(fixture->table.row_count, 3);
        assert_string_equal(fixture->table.header[1], "b");
        assert_string_equal(csv_field(&fixture->table, 0, 0), "1,5");
        assert_string_equal(csv_field(&fixture->table, 2, 1), "5");
        assert_int_equal(fixture->table.lines[0], 2);
        assert_int_equal(fixture->table.lines[1], 4);
        assert_int_equal(fixture->table.lines[2], 6);
    }
}

/* A comma within the headings of a table that semicolons divide, and the other way round. */
static void tells_the_separator_from_two_lines(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *text;
        size_t columns;
    } rows[] = {
        {"Kommun;Andel, %;Antal, st\nAle;3,9;2\n", 3},
        {"Kommun,a;b\nAle,1\n", 2},
        {"a\n1\n", 1},
        {"a;b\n", 2},
        {"a,b,c\n1,2,3\n", 3},
        {"\"a;b\",c\n1,2\n", 2},
    };
    const struct csv_form form = {.any_separator = true, .malformed = STATUS_NONSENSE};
    for (size_t i = 0; i < COUNT(rows); i++) {
        scratch_write(fixture->folder, "a.csv", rows[i].text);
        assert_int_equal(csv_table_load_as(&fixture->table, fixture->path, &form, &fixture->arena, &fixture->fault), 0);
        assert_int_equal(fixture->table.column_count, rows[i].columns);
    }
}

static void faults_carry_the_status_of_the_form(void **state)
{
    struct fixture *fixture = *state;
    const struct csv_form form = {.absent = STATUS_IO, .malformed = STATUS_NONSENSE};
    assert_int_equal(csv_table_load_as(&fixture->table, fixture->path, &form, &fixture->arena, &fixture->fault), -1);
    assert_int_equal(fixture->fault.status, STATUS_IO);
    scratch_write(fixture->folder, "a.csv", "a,b\n1\n");
    assert_int_equal(csv_table_load_as(&fixture->table, fixture->path, &form, &fixture->arena, &fixture->fault), -1);
    assert_int_equal(fixture->fault.status, STATUS_NONSENSE);
}

static void a_header_alone_has_no_rows(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(load(fixture, "area,year\n"), 0);
    assert_int_equal(fixture->table.row_count, 0);
}

static void names_the_line_that_is_wrong(void **state)
{
    struct fixture *fixture = *state;
    static const char *const rows[][2] = {
        {"", ": is empty; its first line must name the columns"},
        {"\xEF\xBB\xBF", ": is empty; its first line must name the columns"},
        {"a,b\n1,2\n3\n", ":3: has 1 fields where the header has 2"},
        {"a,b\n1,2,3\n", ":2: has 3 fields where the header has 2"},
        {"a,b\n1,\"two\nlines\"\n1,2,3\n", ":4: has 3 fields where the header has 2"},
        {"a,b\n1,\"open\n2,3\n", ":2: a quoted field is not closed"},
        {"a,b\n1,\"x\"y\n", ":2: text follows a quoted field"},
        {"a,b\n1,x\ry\n", ":2: has a carriage return without a new line"},
        {"a,b\n1,\xE5\n", ": is not valid UTF-8 (Latin-1, as older programs write?); save it as CSV UTF-8"},
    };
    char told[LIMIT_PATH_BYTES + 256];
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_int_equal(load(fixture, rows[i][0]), -1);
        assert_int_equal(fixture->fault.status, STATUS_CONFIG);
        (void)snprintf(told, sizeof told, "%s%s", fixture->path, rows[i][1]);
        assert_string_equal(fixture->fault.text, told);
    }
}

static void refuses_a_nul(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(file_write(fixture->path, "a,b\n1,\0\n", 8, &fixture->fault), 0);
    assert_int_equal(csv_table_load(&fixture->table, fixture->path, &fixture->arena, &fixture->fault), -1);
    assert_int_equal(fixture->fault.status, STATUS_CONFIG);
}

static void a_file_that_is_not_there_is_told(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(csv_table_load(&fixture->table, fixture->path, &fixture->arena, &fixture->fault), -1);
    assert_int_equal(fixture->fault.status, STATUS_CONFIG);
}

static void quotes_only_where_it_must(void **state)
{
    static const char *const rows[][2] = {
        {"Öckerö", "Öckerö"}, {"", ""},           {"a,b", "\"a,b\""}, {"a\"b", "\"a\"\"b\""},
        {"a\nb", "\"a\nb\""}, {"a b;c", "a b;c"}, {"\r", "\"\r\""},
    };
    struct buffer buffer;
    (void)state;
    buffer_init(&buffer, 100);
    for (size_t i = 0; i < COUNT(rows); i++) {
        buffer_clear(&buffer);
        csv_append(&buffer, rows[i][0]);
        assert_string_equal(buffer.bytes, rows[i][1]);
    }
    buffer_release(&buffer);
}

/* Any text comes back; a spreadsheet computes none of them. */
static void guards_what_a_spreadsheet_would_compute(void **state)
{
    struct fixture *fixture = *state;
    static const char *const rows[][2] = {
        {"=1+2", "'=1+2"},
        {"@x", "'@x"},
        {"-2+3", "'-2+3"},
        {"+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"},
        {"'=1", "''=1"},
        {"=a,b", "\"'=a,b\""},
        {"-0.79", "-0.79"},
        {"-", "-"},
        {"+9,7 p.e.", "\"+9,7 p.e.\""},
        {"'citat'", "'citat'"},
        {"''", "''"},
        {"a=b", "a=b"},
    };
    struct buffer buffer;
    buffer_init(&buffer, 1000);
    for (size_t i = 0; i < COUNT(rows); i++) {
        buffer_clear(&buffer);
        csv_append(&buffer, rows[i][0]);
        assert_string_equal(buffer.bytes, rows[i][1]);
        buffer_text(&buffer, "\nx\n");
        assert_int_equal(load(fixture, buffer.bytes), 0);
        assert_string_equal(fixture->table.header[0], rows[i][0]);
    }
    buffer_release(&buffer);
}

static void takes_away_what_controls_a_terminal(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(load(fixture, "a,b\nx\x1b[31m,\xE2\x80\xAEkonod\n"), 0);
    assert_string_equal(csv_field(&fixture->table, 0, 0), "x [31m");
    assert_string_equal(csv_field(&fixture->table, 0, 1), "   konod");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(reads_tables, set_up, tear_down),
        cmocka_unit_test_setup_teardown(reads_quoted_fields, set_up, tear_down),
        cmocka_unit_test_setup_teardown(reads_other_forms, set_up, tear_down),
        cmocka_unit_test_setup_teardown(tells_the_separator_from_two_lines, set_up, tear_down),
        cmocka_unit_test_setup_teardown(faults_carry_the_status_of_the_form, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_header_alone_has_no_rows, set_up, tear_down),
        cmocka_unit_test_setup_teardown(names_the_line_that_is_wrong, set_up, tear_down),
        cmocka_unit_test_setup_teardown(refuses_a_nul, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_file_that_is_not_there_is_told, set_up, tear_down),
        cmocka_unit_test(quotes_only_where_it_must),
        cmocka_unit_test_setup_teardown(guards_what_a_spreadsheet_would_compute, set_up, tear_down),
        cmocka_unit_test_setup_teardown(takes_away_what_controls_a_terminal, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
