/* test_sections.c - sections and parts without figures, latest figures, women and men, who reported, what was revised. */
#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "cache/figures.h"
#include "cache/store.h"
#include "tests/support/check.h"
#include "tests/support/invented.h"
#include "tests/support/report_json.h"
#include "tests/support/scratch.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))
#define N "\xC2\xA0"

#define HEAD(about)                                                                                        \
    "{\"title\": \"Nytt\", \"subtitle\": \"{years}\", " about "\"areas\": \"TRE\", \"first_year\": 2020, " \
    "\"year_of\": \"gammal\", \"content\": ["

static const char sections[] =
    HEAD("") "{\"heading\": \"Tom\"}, {\"paragraph\": \"Står inte.\"}, {\"subheading\": \"Ett\"},"
             "{\"ranking_chart\": {\"finding\": \"F\", \"measure\": \"M\", \"indicator\": \"odelad\"}},"
             "{\"heading\": \"Sagd\"},"
             "{\"statement\": {\"indicator\": \"gammal\", \"text\": \"Medel {mean}.\"}},"
             "{\"ranking_chart\": {\"finding\": \"F\", \"measure\": \"M\", \"indicator\": \"odelad\"}},"
             "{\"heading\": \"Halv\"}, {\"subheading\": \"Två\"},"
             "{\"gender_dots\": {\"measure\": \"M\", \"indicator\": \"ny\"}},"
             "{\"subheading\": \"Tre\"},"
             "{\"year_table\": {\"title\": \"T\", \"indicator\": \"gammal\"}},"
             "{\"year_table\": {\"title\": \"T\", \"indicator\": \"odelad\"}},"
             "{\"small_multiples\": {\"finding\": \"F\", \"measure\": \"M\", \"mean_label\": \"Medel\", "
             "\"indicator\": \"gammal\"}},"
             "{\"statement\": {\"indicator\": \"odelad\", \"optional\": true, \"text\": \"Medel {mean}.\"}},"
             "{\"heading\": \"Om\"}, {\"coverage_table\": {\"title\": \"Redovisat\"}}, {\"data_quality\": true},"
             "{\"definitions\": true}, {\"subheading\": \"K\"}, {\"sources\": true}]}";

static const char newest[] = HEAD(
    "") "{\"indicator_table\": {\"id\": \"tabell-1\", \"title\": \"T\", \"nation\": true, \"latest\": true,"
        " \"columns\": [{\"indicator\": \"gammal\", \"heading\": \"G\"}, {\"indicator\": \"ny\", \"heading\": \"N\"},"
        " {\"indicator\": \"odelad\", \"heading\": \"O\", \"optional\": true}]}},"
        "{\"indicator_table\": {\"id\": \"tabell-2\", \"title\": \"T\","
        " \"columns\": [{\"indicator\": \"gammal\", \"heading\": \"G\"}, {\"indicator\": \"ny\", \"heading\": "
        "\"N\"}]}},"
        "{\"ranking_chart\": {\"id\": \"diagram-1\", \"finding\": \"{top} {top_value}\", \"measure\": \"M\","
        " \"nation\": true, \"latest\": true, \"indicator\": \"gammal\"}},"
        "{\"gender_dots\": {\"id\": \"diagram-2\", \"measure\": \"M\", \"indicator\": \"ny\"}}]}";

static const char own[] = HEAD("\"about\": \"municipality\", ") //
    "{\"gender_figures\": {\"id\": \"tabell-1\", \"title\": \"{area_genitive} kvinnor och män\","
    " \"indicators\": [\"gammal\", \"ny\"]}}]}";

/* Makes the report "nytt" from the template; the exit status. */
static int make(struct invented *invented, const char *text, const char *options)
{
    char folder[LIMIT_PATH_BYTES];
    char line[3 * LIMIT_PATH_BYTES];
    scratch_join(folder, invented->templates, "reports");
    scratch_write(folder, "nytt.json", text);
    (void)snprintf(line, sizeof line, "report nytt --now 2026-11-21 --out %s %s", invented->out, options);
    return invented_run(invented, line);
}

static json_t *load(const struct invented *invented, const char *name)
{
    char path[LIMIT_PATH_BYTES];
    scratch_join(path, invented->out, name);
    json_t *root = json_load_file(path, JSON_REJECT_DUPLICATES, NULL);
    assert_non_null(root);
    return root;
}

/* How many nodes of running text are exactly this. */
static unsigned count_text(const json_t *root, const char *wanted)
{
    unsigned found = 0;
    size_t i;
    json_t *node;
    json_array_foreach (json_object_get(root, "content"), i, node) {
        const char *text = json_string_value(json_object_get(node, "text"));
        found += text != NULL && strcmp(text, wanted) == 0;
    }
    return found;
}

static void expect_text(const json_t *root, const char *wanted)
{
    size_t i;
    json_t *node;
    if (count_text(root, wanted) == 0) {
        json_array_foreach (json_object_get(root, "content"), i, node) {
            const char *text = json_string_value(json_object_get(node, "text"));
            print_message("%s\n", text == NULL ? "-" : text);
        }
        fail_msg("wanted: %s", wanted);
    }
}

static const char *shown(const json_t *table, size_t row, size_t column)
{
    const json_t *cells = json_object_get(json_array_get(json_object_get(table, "rows"), row), "cells");
    return json_string_value(json_object_get(json_array_get(cells, column), "text"));
}

static void what_has_no_figure_is_a_sentence(void **state)
{
    static const char *const texts[] = {
        "Uppgifter saknas för kommunerna i De tre 2021: Odelad. Diagram\xC2\xA0"
        "1 utgår.",
        "Medel 5,6.",
        "Diagram 2 är utelämnat: uppgifter saknas för 2021 (Odelad).",
        "Uppgifter saknas för kommunerna i De tre 2021: Ny andel (kvinnor och män). Diagram\xC2\xA0"
        "3 utgår.",
        "Tabell 2 är utelämnad: uppgifter saknas för 2020–2021 (Odelad).",
        "Ingen uppgift i rapporten är markerad som preliminär.",
    };
    struct invented *invented = *state;
    assert_int_equal(make(invented, sections, "--year 2021 --format json"), 0);
    json_t *root = load(invented, "nytt-2021.json");
    for (size_t i = 0; i < COUNT(texts); i++) {
        expect_text(root, texts[i]);
    }
    assert_int_equal(count_text(root, "Står inte."), 0);
    assert_int_equal(count_text(root, "Ett"), 0);
    assert_string_equal(json_string_value(json_object_get(report_part(root, "diagram-4"), "kind")), "multiples");
    assert_string_equal(shown(report_part(root, "tabell-3"), 0, 0), "Gammal andel");
    assert_string_equal(shown(report_part(root, "tabell-3"), 0, 1), "3");
    assert_string_equal(json_string_value(json_object_get(root, "subtitle")), "2020–2021");
    json_decref(root);
}

static void one_year_alone_has_no_lines(void **state)
{
    struct invented *invented = *state;
    assert_int_equal(make(invented, sections, "--year 2020 --format json"), 0);
    json_t *root = load(invented, "nytt-2020.json");
    expect_text(root, "Diagram 4 är utelämnat: uppgifter finns bara för 2020 (Gammal andel).");
    assert_string_equal(json_string_value(json_object_get(root, "subtitle")), "2020");
    json_decref(root);
}

static void the_latest_figure_has_its_year(void **state)
{
    struct invented *invented = *state;
    char path[LIMIT_PATH_BYTES];
    struct program_result styles;
    assert_int_equal(make(invented, newest, "--year 2024 --format json,xlsx"), 0);
    json_t *root = load(invented, "nytt-2024.json");
    const json_t *table = report_part(root, "tabell-1");
    assert_string_equal(shown(table, 0, 1), "7,0" N "(2023)");
    assert_string_equal(shown(table, 0, 2), "12,5");
    assert_string_equal(shown(table, 3, 1), "6,5" N "(2023)");
    assert_null(shown(table, 0, 3)); /* nobody has a figure of it */
    assert_string_equal(shown(report_part(root, "tabell-2"), 0, 1), "i.u.");
    assert_string_equal(json_string_value(json_object_get(report_part(root, "diagram-1"), "title")), "Härryda 8,0");
    assert_string_equal(json_string_value(json_object_get(report_part(root, "diagram-2"), "title")),
                        "Högre bland män i 3 kommuner");
    json_decref(root);
    scratch_join(path, invented->out, "nytt-2024.xlsx");
    const char *const unzip[] = {"-p", path, "xl/styles.xml", NULL};
    program_run_command(&styles, "unzip", unzip, NULL);
    assert_non_null(strstr(styles.out.bytes, "(2023)"));
    program_release(&styles);
    assert_int_equal(make(invented, newest, "--year 2024 --format json --latest"), 0);
    root = load(invented, "nytt-2024.json");
    assert_string_equal(shown(report_part(root, "tabell-2"), 0, 1), "7,0" N "(2023)");
    json_decref(root);
}

static void women_and_men_of_one_municipality(void **state)
{
    struct invented *invented = *state;
    assert_int_equal(make(invented, own, "--year 2023 --area 1401 --format json"), 0);
    json_t *root = load(invented, "nytt-1401-harryda-2023.json");
    const json_t *table = report_part(root, "tabell-1");
    assert_string_equal(json_string_value(json_object_get(table, "title")), "Härrydas kvinnor och män");
    assert_string_equal(shown(table, 0, 1), "7,0");
    assert_string_equal(shown(table, 0, 2), "9,0");
    assert_string_equal(shown(table, 0, 3), "−2,0");
    assert_string_equal(shown(table, 1, 4), "11,0");
    json_decref(root);
}

/* A second run: Ale's figure of 2021 becomes another, Härryda's another that is shown alike, Öckerö's goes. */
static void revise(const struct invented *invented)
{
    static const struct figure figures[] = {
        {.kpi = "N00001",
         .area = "1440",
         .year = 2021,
         .gender = GENDER_TOTAL,
         .has_value = true,
         .value = 8.6,
         .count = 1,
         .status = ""},
        {.kpi = "N00001",
         .area = "1401",
         .year = 2021,
         .gender = GENDER_TOTAL,
         .has_value = true,
         .value = 6.02,
         .count = 1,
         .status = ""},
        {.kpi = "N00001", .area = "1407", .year = 2021, .gender = GENDER_TOTAL, .status = ""}};
    const struct run_start start = {.started = "2026-03-02T03:04:05Z", .source = "test", .retrieved = "2026-03-02"};
    struct run_counts counts = {0};
    enum figure_change change;
    struct store *store;
    struct fault fault;
    assert_int_equal(store_open(&store, invented->store, STORE_WRITE, &fault), 0);
    assert_int_equal(store_run_begin(store, &start, &fault), 0);
    for (size_t i = 0; i < COUNT(figures); i++) {
        assert_int_equal(figures_put(store, &figures[i], &change, &fault), 0);
    }
    assert_int_equal(store_run_commit(store, &counts, "2026-03-02T03:04:06Z", &fault), 0);
    store_free(store);
}

static void revised_figures_are_told(void **state)
{
    struct invented *invented = *state;
    revise(invented);
    assert_int_equal(make(invented, sections, "--year 2021 --format json --since 2026-02-01"), 0);
    json_t *root = load(invented, "nytt-2021.json");
    expect_text(root, "Dessa uppgifter i rapporten har ändrats av källan sedan den 1 februari 2026:");
    expect_text(root, "Gammal andel: Öckerö 2021 (2,5 drogs tillbaka); Ale 2021 (8,4 blev 8,6).");
    json_decref(root);
    assert_int_equal(make(invented, sections, "--year 2021 --format json --since 2026-04-01"), 0);
    root = load(invented, "nytt-2021.json");
    expect_text(root, "Ingen uppgift i rapporten har ändrats av källan sedan den 1 april 2026.");
    json_decref(root);
    assert_int_equal(make(invented, sections, "--year 2021 --format json"), 0);
    root = load(invented, "nytt-2021.json");
    expect_text(root,
                "Om källan har ändrat någon uppgift sedan den 21 november 2025 går inte att säga, eftersom uppgifterna "
                "hämtades första gången därefter.");
    json_decref(root);
    assert_int_equal(make(invented, sections, "--year 2021 --since nyss"), 64);
    invented_expect_err(invented, "--since nyss: is not a date; write YYYY-MM-DD\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_has_no_figure_is_a_sentence, invented_set_up, invented_tear_down),
        cmocka_unit_test_setup_teardown(one_year_alone_has_no_lines, invented_set_up, invented_tear_down),
        cmocka_unit_test_setup_teardown(the_latest_figure_has_its_year, invented_set_up, invented_tear_down),
        cmocka_unit_test_setup_teardown(women_and_men_of_one_municipality, invented_set_up, invented_tear_down),
        cmocka_unit_test_setup_teardown(revised_figures_are_told, invented_set_up, invented_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
