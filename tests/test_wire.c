/* Kolada's answers: those that were recorded are taken, each single defect is refused at its place. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fetch/request.h"
#include "fetch/wire.h"
#include "tests/support/check.h"
#include "tests/support/scratch.h"

#define PATH "/data/kpi/N01951/municipality/1407/year/2022"
#define PAGE(VALUES) "{\"values\":[" VALUES "],\"next_url\":null,\"previous_url\":null,\"count\":1}"
#define FIGURE "{\"gender\":\"T\",\"count\":1,\"status\":\"\",\"value\":1.5,\"isdeleted\":false}"
#define CELL "\"kpi\":\"N01951\",\"period\":2022,\"municipality\":\"1407\""
#define ROW(FIGURES) PAGE("{\"values\":[" FIGURES "]," CELL "}")
#define KPI_WITH(ID, DIVIDED, TYPE, DATE, REST)                                                           \
    PAGE("{\"id\":" ID ",\"title\":\"T\",\"description\":\"\",\"is_divided_by_gender\":" DIVIDED          \
         ",\"municipality_type\":" TYPE ",\"auspice\":null,\"operating_area\":null,\"perspective\":null," \
         "\"prel_publication_date\":" DATE ",\"publication_date\":null" REST "}")
#define KPI_REST ",\"publ_period\":null,\"has_ou_data\":false"
#define GROUP(MEMBERS) PAGE("{\"id\":\"G1\",\"title\":\"T\",\"members\":" MEMBERS "}")

/* Decodes a whole answer; -1 at the first fault. */
static int decode(enum request_kind kind, const char *path, const char *text, size_t length, size_t *count,
                  struct fault *fault)
{
    struct wire_page page;
    struct arena arena;
    arena_init(&arena, LIMIT_MODEL_BYTES);
    wire_page_init(&page);
    buffer_append(&page.document.text, text, length);
    int result = wire_page_parse(&page, path, fault);
    *count = page.count;
    for (size_t i = 0; i < page.count && result == 0; i++) {
        struct kpi kpi;
        struct area area;
        struct area_group group;
        struct wire_row row;
        result = kind == REQUEST_KPI     ? wire_kpi(&page, i, &kpi, fault)
                 : kind == REQUEST_AREA  ? wire_area(&page, i, &area, fault)
                 : kind == REQUEST_GROUP ? wire_group(&page, i, &arena, &group, fault)
                                         : wire_row(&page, i, &row, fault);
    }
    wire_page_release(&page);
    arena_release(&arena);
    return result;
}

/* --- what was recorded --- */

static void takes_every_recorded_answer(void **state)
{
    static const struct {
        const char *name;
        enum request_kind kind;
        size_t count;
    } recorded[] = {
        {"data-2596ae.json", REQUEST_DATA, 0},         {"data-4d88b7.json", REQUEST_DATA, 1},
        {"data-b569c8.json", REQUEST_DATA, 0},         {"data-c0ef9a.json", REQUEST_DATA, 0},
        {"data-e969c0.json", REQUEST_DATA, 4},         {"kpi-dd8aaf.json", REQUEST_KPI, 521},
        {"municipality-3e5bc9.json", REQUEST_AREA, 0}, {"municipality-e6eeb2.json", REQUEST_AREA, 1},
        {"municipality.json", REQUEST_AREA, 312},
    };
    char folder[LIMIT_PATH_BYTES];
    struct buffer text;
    (void)state;
    if (!shared_find(folder, "kolada/recorded")) {
        skip();
    }
    buffer_init(&text, LIMIT_ANSWER_BYTES);
    for (size_t i = 0; i < sizeof recorded / sizeof *recorded; i++) {
        char path[LIMIT_PATH_BYTES];
        struct fault fault;
        size_t count;
        fault_init(&fault);
        scratch_join(path, folder, recorded[i].name);
        scratch_read(path, &text);
        if (decode(recorded[i].kind, recorded[i].name, text.bytes, text.length, &count, &fault) != 0) {
            fail_msg("%s", fault.text);
        }
        assert_int_equal(count, recorded[i].count);
    }
    buffer_release(&text);
}

static void reads_a_row_in_any_order_of_genders(void **state)
{
    static const char text[] =
        ROW("{\"gender\":\"K\",\"count\":0,\"status\":null,\"value\":null,\"isdeleted\":false,\"new\":[1]},"
            "{\"gender\":\"T\",\"count\":12,\"status\":\"prel\",\"value\":5,\"isdeleted\":true}");
    struct wire_page page;
    struct wire_row row;
    struct fault fault;
    (void)state;
    wire_page_init(&page);
    buffer_text(&page.document.text, text);
    assert_int_equal(wire_page_parse(&page, PATH, &fault), 0);
    assert_int_equal(page.count, 1);
    assert_null(page.next_url);
    assert_int_equal(wire_row(&page, 0, &row, &fault), 0);
    assert_string_equal(row.kpi, "N01951");
    assert_string_equal(row.area, "1407");
    assert_int_equal(row.year, 2022);
    assert_int_equal(row.count, 2);
    assert_int_equal(row.figures[0].gender, GENDER_WOMEN);
    assert_false(row.figures[0].has_value);
    assert_string_equal(row.figures[0].status, "");
    assert_int_equal(row.figures[1].gender, GENDER_TOTAL);
    assert_true(row.figures[1].has_value);
    assert_float_equal(row.figures[1].value, 5, 0);
    assert_int_equal(row.figures[1].count, 12);
    assert_true(row.figures[1].deleted);
    assert_string_equal(row.figures[1].status, "prel");
    wire_page_release(&page);
}

static void reads_a_group_with_its_members_in_order(void **state)
{
    static const char text[] = GROUP("[{\"member_id\":\"1407\",\"member_title\":\"Öckerö\"},"
                                     "{\"member_id\":\"1401\",\"member_title\":\"Härryda\"}]");
    struct wire_page page;
    struct arena arena;
    struct area_group group;
    struct fault fault;
    (void)state;
    arena_init(&arena, LIMIT_MODEL_BYTES);
    wire_page_init(&page);
    buffer_text(&page.document.text, text);
    assert_int_equal(wire_page_parse(&page, "/municipality_groups/G1", &fault), 0);
    assert_int_equal(wire_group(&page, 0, &arena, &group, &fault), 0);
    assert_int_equal(group.member_count, 2);
    assert_string_equal(group.members[0], "1401");
    assert_string_equal(group.members[1], "1407");
    wire_page_release(&page);
    arena_release(&arena);
}

static void tells_the_line_of_a_defect(void **state)
{
    static const char text[] = "{\"values\": [\n{\"values\": [],\n\"kpi\": \"N1\", \"municipality\": \"1407\",\n"
                               "\"period\": \"2022\"}],\n\"next_url\": null, \"count\": 1}";
    struct fault fault;
    size_t count;
    (void)state;
    assert_int_equal(decode(REQUEST_DATA, "/data/x", text, strlen(text), &count, &fault), -1);
    assert_string_equal(fault.text, "/data/x:4: values[0].period: must be a whole number from 1900 to 2100");
}

/* --- one defect each --- */

struct defect {
    const char *name;
    enum request_kind kind;
    const char *text;
    const char *place; /* what the fault must say after the request and the line */
};

static const struct defect defects[] = {
    {"empty_body", REQUEST_DATA, "", "is not valid JSON"},
    {"web_page", REQUEST_DATA, "\n <html>", "is answered with a web page"},
    {"plain_text", REQUEST_DATA, "Service unavailable", "is not valid JSON"},
    {"cut_short", REQUEST_DATA, "{\"values\":[{\"values\":[", "is not valid JSON"},
    {"more_after_the_end", REQUEST_DATA, PAGE("") "}", "is not valid JSON"},
    {"bad_utf8", REQUEST_DATA, "{\"values\":[],\"next_url\":\"\xC3(\",\"count\":0}", "is not valid JSON"},
    {"same_key_twice", REQUEST_DATA, "{\"values\":[],\"values\":[],\"next_url\":null,\"count\":0}",
     "is not valid JSON"},
    {"number_too_large", REQUEST_DATA, ROW("{\"gender\":\"T\",\"value\":1e999}"), "is not valid JSON"},
    {"not_a_number", REQUEST_DATA, ROW("{\"gender\":\"T\",\"value\":NaN}"), "is not valid JSON"},
    {"list_at_the_top", REQUEST_DATA, "[]", "must be an object"},
    {"error_object", REQUEST_DATA, "{\"error\":\"deprecated\"}", "values: is missing"},
    {"values_is_null", REQUEST_DATA, "{\"values\":null,\"next_url\":null,\"count\":0}", "values: must be a list"},
    {"no_next_url", REQUEST_DATA, "{\"values\":[],\"count\":0}", "next_url: is missing"},
    {"old_next_page", REQUEST_DATA, "{\"values\":[],\"next_page\":null,\"count\":0}", "next_url: is missing"},
    {"next_url_is_a_number", REQUEST_DATA, "{\"values\":[],\"next_url\":2,\"count\":0}", "next_url: must be a text"},
    {"next_url_is_empty", REQUEST_DATA, "{\"values\":[],\"next_url\":\"\",\"count\":0}", "next_url: is empty"},
    {"no_count", REQUEST_DATA, "{\"values\":[],\"next_url\":null}", "count: is missing"},
    {"count_too_large", REQUEST_DATA, "{\"values\":[],\"next_url\":null,\"count\":1}", "count: says 1, but 0 values"},
    {"count_too_small", REQUEST_DATA, "{\"values\":[1],\"next_url\":null,\"count\":0}", "count: says 0, but 1 values"},
    {"count_is_a_real", REQUEST_DATA, "{\"values\":[],\"next_url\":null,\"count\":0.0}", "count: must be a whole"},
    {"count_is_negative", REQUEST_DATA, "{\"values\":[],\"next_url\":null,\"count\":-1}", "count: must be a whole"},
    {"row_is_no_object", REQUEST_DATA, PAGE("[]"), "values[0]: must be an object"},
    {"row_without_values", REQUEST_DATA, PAGE("{" CELL "}"), "values[0].values: is missing"},
    {"row_without_kpi", REQUEST_DATA, PAGE("{\"values\":[],\"period\":2022,\"municipality\":\"1407\"}"),
     "values[0].kpi: is missing"},
    {"kpi_is_empty", REQUEST_DATA, PAGE("{\"values\":[],\"kpi\":\"\",\"period\":2022,\"municipality\":\"1407\"}"),
     "values[0].kpi: is empty"},
    {"kpi_has_a_nul", REQUEST_DATA, PAGE("{\"values\":[],\"kpi\":\"N\\u0000\",\"period\":1,\"municipality\":\"1\"}"),
     "is not valid JSON"},
    {"area_is_a_number", REQUEST_DATA, PAGE("{\"values\":[],\"kpi\":\"N1\",\"period\":2022,\"municipality\":1407}"),
     "values[0].municipality: must be a text"},
    {"period_is_a_text", REQUEST_DATA,
     PAGE("{\"values\":[],\"kpi\":\"N1\",\"period\":\"2022\",\"municipality\":\"1\"}"),
     "values[0].period: must be a whole number"},
    {"period_is_a_real", REQUEST_DATA, PAGE("{\"values\":[],\"kpi\":\"N1\",\"period\":2022.0,\"municipality\":\"1\"}"),
     "values[0].period: must be a whole number"},
    {"period_out_of_reach", REQUEST_DATA, PAGE("{\"values\":[],\"kpi\":\"N1\",\"period\":202,\"municipality\":\"1\"}"),
     "values[0].period: must be a whole number"},
    {"figure_is_no_object", REQUEST_DATA, ROW("null"), "values[0].values[0]: must be an object"},
    {"unknown_gender", REQUEST_DATA,
     ROW(FIGURE ",{\"gender\":\"X\",\"count\":1,\"status\":\"\",\"value\":1,\"isdeleted\":false}"),
     "values[0].values[1].gender: \"X\" is not known"},
    {"small_gender", REQUEST_DATA,
     ROW("{\"gender\":\"t\",\"count\":1,\"status\":\"\",\"value\":1,\"isdeleted\":false}"),
     "values[0].values[0].gender: \"t\" is not known"},
    {"no_gender", REQUEST_DATA, ROW("{\"count\":1,\"status\":\"\",\"value\":1,\"isdeleted\":false}"),
     "values[0].values[0].gender: is missing"},
    {"same_gender_twice", REQUEST_DATA, ROW(FIGURE "," FIGURE), "values[0].values[1].gender: \"T\" stands twice"},
    {"no_value", REQUEST_DATA, ROW("{\"gender\":\"T\",\"count\":1,\"status\":\"\",\"isdeleted\":false}"),
     "values[0].values[0].value: is missing"},
    {"value_is_a_text", REQUEST_DATA,
     ROW("{\"gender\":\"T\",\"count\":1,\"status\":\"\",\"value\":\"1,5\",\"isdeleted\":false}"),
     "values[0].values[0].value: must be a number or null"},
    {"value_is_false", REQUEST_DATA,
     ROW("{\"gender\":\"T\",\"count\":1,\"status\":\"\",\"value\":false,\"isdeleted\":false}"),
     "values[0].values[0].value: must be a number or null"},
    {"figure_without_count", REQUEST_DATA, ROW("{\"gender\":\"T\",\"status\":\"\",\"value\":1,\"isdeleted\":false}"),
     "values[0].values[0].count: is missing"},
    {"figure_count_is_null", REQUEST_DATA,
     ROW("{\"gender\":\"T\",\"count\":null,\"status\":\"\",\"value\":1,\"isdeleted\":false}"),
     "values[0].values[0].count: must be a whole number"},
    {"no_status", REQUEST_DATA, ROW("{\"gender\":\"T\",\"count\":1,\"value\":1,\"isdeleted\":false}"),
     "values[0].values[0].status: is missing"},
    {"status_is_a_number", REQUEST_DATA,
     ROW("{\"gender\":\"T\",\"count\":1,\"status\":0,\"value\":1,\"isdeleted\":false}"),
     "values[0].values[0].status: must be a text or null"},
    {"no_isdeleted", REQUEST_DATA, ROW("{\"gender\":\"T\",\"count\":1,\"status\":\"\",\"value\":1}"),
     "values[0].values[0].isdeleted: is missing"},
    {"isdeleted_is_a_number", REQUEST_DATA,
     ROW("{\"gender\":\"T\",\"count\":1,\"status\":\"\",\"value\":1,\"isdeleted\":0}"),
     "values[0].values[0].isdeleted: must be true or false"},
    {"kpi_without_id", REQUEST_KPI, PAGE("{\"title\":\"T\"}"), "values[0].id: is missing"},
    {"kpi_id_is_empty", REQUEST_KPI, KPI_WITH("\"\"", "true", "\"K\"", "null", KPI_REST), "values[0].id: is empty"},
    {"kpi_flag_is_a_text", REQUEST_KPI, KPI_WITH("\"N1\"", "\"true\"", "\"K\"", "null", KPI_REST),
     "values[0].is_divided_by_gender: must be true or false"},
    {"kpi_of_unknown_type", REQUEST_KPI, KPI_WITH("\"N1\"", "true", "\"X\"", "null", KPI_REST),
     "values[0].municipality_type: \"X\" is not known"},
    {"kpi_date_is_a_number", REQUEST_KPI, KPI_WITH("\"N1\"", "true", "\"K\"", "2026", KPI_REST),
     "values[0].prel_publication_date: must be a text or null"},
    {"kpi_without_period", REQUEST_KPI, KPI_WITH("\"N1\"", "true", "\"K\"", "null", ",\"has_ou_data\":false"),
     "values[0].publ_period: is missing"},
    {"kpi_without_units", REQUEST_KPI, KPI_WITH("\"N1\"", "true", "\"K\"", "null", ",\"publ_period\":null"),
     "values[0].has_ou_data: is missing"},
    {"area_without_title", REQUEST_AREA, PAGE("{\"id\":\"1407\",\"type\":\"K\"}"), "values[0].title: is missing"},
    {"area_of_unknown_type", REQUEST_AREA, PAGE("{\"id\":\"1407\",\"title\":\"Öckerö\",\"type\":\"G\"}"),
     "values[0].type: \"G\" is not known"},
    {"group_without_members", REQUEST_GROUP, PAGE("{\"id\":\"G1\",\"title\":\"T\"}"), "values[0].members: is missing"},
    {"member_without_id", REQUEST_GROUP, GROUP("[{\"member_title\":\"T\"}]"),
     "values[0].members[0].member_id: is missing"},
    {"member_without_title", REQUEST_GROUP, GROUP("[{\"member_id\":\"1\"}]"),
     "values[0].members[0].member_title: is missing"},
    {"member_twice", REQUEST_GROUP,
     GROUP("[{\"member_id\":\"1\",\"member_title\":\"T\"},{\"member_id\":\"1\",\"member_title\":\"T\"}]"),
     "values[0].members: has 1 twice"},
};

#define DEFECTS (sizeof defects / sizeof *defects)
#define FIRST_TESTS 4

static void refuses_defect(void **state)
{
    const struct defect *defect = *state;
    struct fault fault;
    size_t count;
    fault_init(&fault);
    assert_int_equal(decode(defect->kind, PATH, defect->text, strlen(defect->text), &count, &fault), -1);
    assert_int_equal(fault.status, STATUS_NONSENSE);
    assert_int_equal(strncmp(fault.text, PATH ":", strlen(PATH ":")), 0);
    if (strstr(fault.text, defect->place) == NULL) {
        fail_msg("\"%s\" does not say \"%s\"", fault.text, defect->place);
    }
    assert_null(strchr(fault.text, '\n'));
}

int main(void)
{
    struct CMUnitTest tests[FIRST_TESTS + DEFECTS] = {
        cmocka_unit_test(takes_every_recorded_answer),
        cmocka_unit_test(reads_a_row_in_any_order_of_genders),
        cmocka_unit_test(reads_a_group_with_its_members_in_order),
        cmocka_unit_test(tells_the_line_of_a_defect),
    };
    for (size_t i = 0; i < DEFECTS; i++) {
        tests[FIRST_TESTS + i] =
            (struct CMUnitTest){defects[i].name, refuses_defect, NULL, NULL, (void *)(uintptr_t)&defects[i]};
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}
