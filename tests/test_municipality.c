/* test_municipality.c - reports about one municipality: their figures in every format, all of a group, what is missing. */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/csv.h"
#include "base/limits.h"
#include "report/format.h"
#include "tests/support/check.h"
#include "tests/support/program.h"
#include "tests/support/report_json.h"
#include "tests/support/scratch.h"

#define NOW "2026-11-21"

struct fixture {
    char folder[LIMIT_PATH_BYTES];
    char store[LIMIT_PATH_BYTES];
    char out[LIMIT_PATH_BYTES];       /* all of GR, by one worker */
    char templates[LIMIT_PATH_BYTES]; /* a copy to write into */
    struct arena arena;
};

static void run(struct program_result *result, const char *const *arguments)
{
    program_run(result, arguments, NULL);
}

static void run_well(const char *const *arguments)
{
    struct program_result result;
    run(&result, arguments);
    if (result.status != 0) {
        print_message("%s", result.err.bytes);
    }
    assert_int_equal(result.status, 0);
    program_release(&result);
}

static void command_well(const char *command, const char *const *arguments)
{
    struct program_result result;
    program_run_command(&result, command, arguments, NULL);
    assert_int_equal(result.status, 0);
    program_release(&result);
}

static void make_all(const struct fixture *fixture, const char *out, const char *jobs)
{
    const char *const report[] = {"--store",       fixture->store, "--now", NOW,      "report",
                                  "kommunrapport", "--year",       "2022",  "--each", "gr",
                                  "--jobs",        jobs,           "--out", out,      NULL};
    run_well(report);
}

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    assert_non_null(fixture);
    scratch_make(fixture->folder);
    scratch_join(fixture->store, fixture->folder, "store.db");
    scratch_join(fixture->out, fixture->folder, "out");
    scratch_join(fixture->templates, fixture->folder, "templates");
    arena_init(&fixture->arena, LIMIT_MODEL_BYTES);
    const char *const fetch[] = {"--store", fixture->store, "fetch", "--replay", "cache/snapshot", NULL};
    run_well(fetch);
    const char *const copy[] = {"-r", "templates", fixture->templates, NULL};
    command_well("cp", copy);
    make_all(fixture, fixture->out, "1");
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    arena_release(&fixture->arena);
    scratch_remove(fixture->folder);
    free(fixture);
    return 0;
}

/* --- figures --- */

/* As published: Tabell 1, 2, 4 and 5 of the region's report for 2022. */
struct expected {
    const char *name;
    const char *area;
    const char *figures[7];
};

static const char *const indicators[7] = {"befolkning",          "arbetsloshet",       "bistandsmottagare",
                                          "hinder_arbetsloshet", "langvarigt_bistand", "deltagare",
                                          "anvisade_af"};

static const struct expected expectations[] = {
    {"kommunrapport-1407-ockero-2022", "1407", {"12\u00a0800", "2,8", "1,6", "23,8", "41,1", "135", "5"}},
    {"kommunrapport-1480-goteborg-2022", "1480", {"596\u00a0841", "7,4", "2,9", "44,9", "56,5", "2\u00a0499", "33"}},
    {"kommunrapport-1462-lilla-edet-2022", "1462", {"14\u00a0428", "5,4", "2,1", "39,9", "37,7", "72", "0"}},
};

#define EXPECTED_COUNT (sizeof expectations / sizeof *expectations)

static void figures_stand_in_the_csv(void **state)
{
    struct fixture *fixture = *state;
    for (size_t i = 0; i < EXPECTED_COUNT; i++) {
        char name[LIMIT_PATH_BYTES];
        char path[LIMIT_PATH_BYTES];
        struct csv_table table;
        struct fault fault;
        size_t found = 0;
        (void)snprintf(name, sizeof name, "%s/tabell-1.csv", expectations[i].name);
        scratch_join(path, fixture->out, name);
        assert_int_equal(csv_table_load(&table, path, &fixture->arena, &fault), 0);
        for (size_t row = 0; row < table.row_count; row++) {
            const char *indicator = csv_field(&table, row, csv_column(&table, "indicator"));
            for (size_t j = 0; j < 7; j++) {
                if (strcmp(indicator, indicators[j]) == 0 &&
                    strcmp(csv_field(&table, row, csv_column(&table, "column")), "Värde") == 0) {
                    assert_string_equal(csv_field(&table, row, csv_column(&table, "shown")),
                                        expectations[i].figures[j]);
                    assert_string_equal(csv_field(&table, row, csv_column(&table, "area")), expectations[i].area);
                    found++;
                }
            }
        }
        assert_int_equal(found, 7);
    }
}

static json_t *load_json(const char *folder, const char *name)
{
    char file[LIMIT_PATH_BYTES];
    char path[LIMIT_PATH_BYTES];
    (void)snprintf(file, sizeof file, "%s.json", name);
    scratch_join(path, folder, file);
    json_t *root = json_load_file(path, JSON_REJECT_DUPLICATES, NULL);
    assert_non_null(root);
    return root;
}

static const char *cell_text(const json_t *table, size_t row, size_t column)
{
    const json_t *cells = json_object_get(json_array_get(json_object_get(table, "rows"), row), "cells");
    return json_string_value(json_object_get(json_array_get(cells, column), "text"));
}

static void figures_stand_in_the_json(void **state)
{
    static const size_t rows[7] = {0, 1, 2, 3, 4, 5, 7};
    const struct fixture *fixture = *state;
    for (size_t i = 0; i < EXPECTED_COUNT; i++) {
        json_t *root = load_json(fixture->out, expectations[i].name);
        const json_t *table = report_part(root, "tabell-1");
        for (size_t j = 0; j < 7; j++) {
            assert_string_equal(cell_text(table, rows[j], 2), expectations[i].figures[j]);
        }
        json_decref(root);
    }
}

/* Öckerö's change, five years, mean, n, place. */
static void a_row_tells_what_the_figure_is_held_against(void **state)
{
    const struct fixture *fixture = *state;
    json_t *root = load_json(fixture->out, expectations[0].name);
    const json_t *table = report_part(root, "tabell-1");
    assert_string_equal(cell_text(table, 5, 1), "2022");
    assert_string_equal(cell_text(table, 5, 3), "+6,3\xC2\xA0%");
    assert_string_equal(cell_text(table, 5, 4), "59 · 105 · 77 · 127 · 135");
    assert_string_equal(cell_text(table, 5, 5), "405,2");
    assert_string_equal(cell_text(table, 5, 6), "12/13");
    assert_string_equal(cell_text(table, 5, 8), "8");
    assert_string_equal(cell_text(table, 1, 8), "delad 11"); /* 2.8 as Tjörn has, as shown */
    json_decref(root);
}

static void read_pdf(const struct fixture *fixture, const char *name, struct program_result *text)
{
    char file[LIMIT_PATH_BYTES];
    char path[LIMIT_PATH_BYTES];
    (void)snprintf(file, sizeof file, "%s.pdf", name);
    scratch_join(path, fixture->out, file);
    const char *const arguments[] = {"-layout", path, "-", NULL};
    program_run_command(text, "pdftotext", arguments, NULL);
    assert_int_equal(text->status, 0);
}

static void figures_stand_in_the_pdf(void **state)
{
    for (size_t i = 0; i < EXPECTED_COUNT; i++) {
        struct program_result text;
        read_pdf(*state, expectations[i].name, &text);
        const char *row = strstr(text.out.bytes, "Långvarigt ekonomiskt bistånd, %");
        assert_non_null(row);
        const char *figure = strstr(row, expectations[i].figures[4]);
        assert_non_null(figure);
        assert_true(figure < strchr(row, '\n'));
        program_release(&text);
    }
}

static void pages_are_few(void **state)
{
    for (size_t i = 0; i < EXPECTED_COUNT; i++) {
        struct program_result text;
        size_t pages = 0;
        read_pdf(*state, expectations[i].name, &text);
        for (const char *at = text.out.bytes; (at = strchr(at, '\f')) != NULL; at++) {
            pages++;
        }
        assert_true(pages >= 2 && pages <= 4);
        program_release(&text);
    }
}

/* The summary and the key figures stand on the first page, which is what many read of it. */
static void key_figures_stand_on_the_first_page(void **state)
{
    for (size_t i = 0; i < EXPECTED_COUNT; i++) {
        struct program_result text;
        read_pdf(*state, expectations[i].name, &text);
        const char *table = strstr(text.out.bytes, "Tabell 1.");
        assert_non_null(table);
        assert_true(table < strchr(text.out.bytes, '\f'));
        program_release(&text);
    }
}

/* Tjörn has reported no participants of 2022. */
static void what_the_summary_lacks_is_said_in_it(void **state)
{
    struct program_result text;
    read_pdf(*state, "kommunrapport-1419-tjorn-2022", &text);
    assert_non_null(strstr(text.out.bytes, "Uppgift saknas om hur många som deltog"));
    assert_null(strstr(text.out.bytes, "En mening är utelämnad"));
    program_release(&text);
}

static void the_municipality_is_marked_among_the_others(void **state)
{
    const struct fixture *fixture = *state;
    json_t *root = load_json(fixture->out, expectations[0].name);
    const json_t *ranking = report_part(root, "diagram-2");
    assert_string_equal(json_string_value(json_object_get(ranking, "title")),
                        "Öckerö: 41,1 procent med långvarigt bistånd, plats\xC2\xA0"
                        "9\xC2\xA0"
                        "av\xC2\xA0"
                        "13");
    const json_t *lines = report_part(root, "diagram-4");
    const json_t *series = json_object_get(lines, "series");
    assert_string_equal(json_string_value(json_object_get(json_array_get(series, 0), "label")), "Öckerö");
    assert_string_equal(json_string_value(json_object_get(json_array_get(series, 1), "label")), "GR, medel");
    assert_int_equal(json_array_size(series), 14); /* itself, the mean, the twelve others; Riket was never fetched */
    json_decref(root);
}

/* "Öckerös", but what ends in s takes no other; English has its own way. */
static void names_own_by_the_rules_of_the_language(void **state)
{
    static const struct {
        const char *language;
        const char *area;
        const char *file;
        const char *title;
    } cases[] = {
        {"sv", "1407", "kommunrapport-1407-ockero-2022", "Öckerös nyckeltal, senaste uppgift till och med 2022"},
        {"sv", "1489", "kommunrapport-1489-alingsas-2022", "Alingsås nyckeltal, senaste uppgift till och med 2022"},
        {"en", "1407", "kommunrapport-1407-ockero-2022", "Öckerö’s key figures, the latest up to 2022"},
        {"en", "1489", "kommunrapport-1489-alingsas-2022", "Alingsås’ key figures, the latest up to 2022"},
    };
    const struct fixture *fixture = *state;
    char out[LIMIT_PATH_BYTES];
    scratch_join(out, fixture->folder, "named");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *const report[] = {
            "--store", fixture->store, "--lang",      cases[i].language, "report", "kommunrapport", "--year",
            "2022",    "--area",       cases[i].area, "--format",        "json",   "--out",         out,
            NULL};
        run_well(report);
        json_t *root = load_json(out, cases[i].file);
        assert_string_equal(json_string_value(json_object_get(report_part(root, "tabell-1"), "title")), cases[i].title);
        json_decref(root);
    }
}

/* --- all of a group --- */

/* The files that hold all of it (PDF, workbook, JSON, ...), the page and the folder of parts. */
static unsigned things_of_a_report(void)
{
    unsigned count = 2;
    for (const struct report_format *format = report_formats; format->name != NULL; format++) {
        count += format->title != NULL;
    }
    return count;
}

static void each_makes_one_for_every_member(void **state)
{
    const struct fixture *fixture = *state;
    assert_int_equal(scratch_count(fixture->out), 13 * things_of_a_report());
}

static void any_number_of_workers_makes_the_same_bytes(void **state)
{
    const struct fixture *fixture = *state;
    char three[LIMIT_PATH_BYTES];
    scratch_join(three, fixture->folder, "three");
    make_all(fixture, three, "3");
    const char *const compare[] = {"-r", fixture->out, three, NULL};
    command_well("diff", compare);
}

/* What stands in the way of one report does not keep the others from being made. */
static void one_that_fails_leaves_the_others(void **state)
{
    const struct fixture *fixture = *state;
    struct program_result result;
    char out[LIMIT_PATH_BYTES];
    char blocked[LIMIT_PATH_BYTES];
    scratch_join(out, fixture->folder, "blocked");
    scratch_join(blocked, out, "kommunrapport-1440-ale-2022.json");
    const char *const folder[] = {"-p", blocked, NULL};
    command_well("mkdir", folder);
    const char *const report[] = {"--store",  fixture->store, "--now",  NOW,  "report", "kommunrapport",
                                  "--year",   "2022",         "--each", "GR", "--jobs", "2",
                                  "--format", "json",         "--out",  out,  NULL};
    run(&result, report);
    assert_int_equal(result.status, 73);
    assert_non_null(strstr(result.err.bytes, "Ale: not made: "));
    assert_int_equal(scratch_count(out), 13);
    program_release(&result);
}

/* --- asked for wrongly --- */

static void expect_refusal(const struct fixture *fixture, const char *const *more, const char *said)
{
    const char *arguments[16] = {"--store", fixture->store, "report"};
    struct program_result result;
    size_t count = 3;
    for (; *more != NULL; more++) {
        arguments[count++] = *more;
    }
    run(&result, arguments);
    assert_int_equal(result.status, 64);
    if (strstr(result.err.bytes, said) == NULL) {
        print_message("%s", result.err.bytes);
    }
    assert_non_null(strstr(result.err.bytes, said));
    program_release(&result);
}

static void what_is_asked_wrongly_is_told(void **state)
{
    static const char *const nobody[] = {"kommunrapport", NULL};
    static const char *const unknown[] = {"kommunrapport", "--area", "Öcerö", NULL};
    static const char *const group[] = {"kommunrapport", "--area", "GR", NULL};
    static const char *const single[] = {"kommunrapport", "--each", "Öckerö", NULL};
    static const char *const nation[] = {"kommunrapport", "--area", "0000", NULL};
    static const char *const region[] = {"gr-arsrapport", "--area", "Öckerö", NULL};
    static const char *const jobs[] = {"kommunrapport", "--each", "GR", "--jobs", "0", NULL};
    expect_refusal(*state, nobody, "say which: `--area");
    expect_refusal(*state, unknown, "Öckerö");
    expect_refusal(*state, group, "--area GR: is a group");
    expect_refusal(*state, single, "--each Öckerö: is no group");
    expect_refusal(*state, nation, "is no municipality");
    expect_refusal(*state, region, "--area is for templates about one municipality");
    expect_refusal(*state, jobs, "--jobs 0");
}

/* --- sections without figures, and targets --- */

#define TEMPLATE_HEAD                                                                                             \
    "{\"about\": \"municipality\", \"title\": \"{area_genitive} rapport\", \"subtitle\": \"{year}\", \"areas\": " \
    "\"GR\","                                                                                                     \
    " \"first_year\": 2017, \"year_of\": \"deltagare\", \"content\": ["

static void make_own(const struct fixture *fixture, const char *template, int status, struct program_result *result)
{
    char out[LIMIT_PATH_BYTES];
    char reports[LIMIT_PATH_BYTES];
    scratch_join(reports, fixture->templates, "reports");
    scratch_join(out, fixture->folder, "own");
    scratch_write(reports, "egen.json", template);
    const char *const report[] = {
        "--store", fixture->store, "--templates", fixture->templates, "--now", NOW,     "report",
        "egen",    "--area",       "1407",        "--year",           "2022",  "--out", out,
        NULL};
    run(result, report);
    if (result->status != status) {
        print_message("%s", result->err.bytes);
    }
    assert_int_equal(result->status, status);
}

static json_t *own_json(const struct fixture *fixture)
{
    char out[LIMIT_PATH_BYTES];
    scratch_join(out, fixture->folder, "own");
    return load_json(out, "egen-1407-ockero-2022");
}

static void a_section_without_figures_is_a_sentence(void **state)
{
    struct program_result result;
    char path[LIMIT_PATH_BYTES];
    struct buffer bytes;
    make_own(*state,
             TEMPLATE_HEAD
             "{\"heading\": \"Kostnader\"}, {\"key_figures\": {\"id\": \"t\", \"label\": \"T\", \"title\":"
             " \"T\", \"indicators\": [\"kostnad_bistand\"]}}]}",
             1, &result);
    assert_non_null(strstr(result.err.bytes, "N31001"));
    program_release(&result);
    const struct fixture *fixture = *state;
    scratch_join(path, fixture->folder, "own/egen-1407-ockero-2022.json");
    buffer_init(&bytes, LIMIT_DOCUMENT_BYTES);
    scratch_read(path, &bytes);
    assert_non_null(
        strstr(bytes.bytes, "Uppgifter är inte hämtade för Öckerö 2017–2022: Kostnad för ekonomiskt bistånd."));
    assert_null(strstr(bytes.bytes, "\"rows\""));
    buffer_release(&bytes);
}

#define TARGETS                                                                                              \
    TEMPLATE_HEAD                                                                                            \
    "{\"heading\": \"Mål\"}, {\"targets\": {\"id\": \"mal\", \"label\": \"Tabell 1\", \"title\": \"Mål\"," \
    " \"file\": \"data/mal.csv\", \"source\": \"budget {year}\"}}]}"

static void write_targets(const struct fixture *fixture, const char *text)
{
    char data[LIMIT_PATH_BYTES];
    scratch_join(data, fixture->templates, "data");
    scratch_write(data, "mal.csv", text);
}

static void targets_are_held_against_what_came(void **state)
{
    struct program_result result;
    write_targets(*state, "area,indicator,year,target,direction\n"
                          "1407,langvarigt_bistand,2022,41.14,\n" /* as shown the same: reached */
                          "1407,arbetsloshet,2022,2.5,\n"         /* lower is better: not reached */
                          "1407,deltagare,2022,100,at_least\n"    /* reached */
                          "1407,langvarigt_bistand,2021,40,\n"    /* no outcome */
                          "1480,arbetsloshet,2022,9,\n");         /* another's */
    make_own(*state, TARGETS, 1, &result);                        /* a figure that was never fetched */
    program_release(&result);
    json_t *root = own_json(*state);
    const json_t *table = report_part(root, "mal");
    assert_int_equal(json_array_size(json_object_get(table, "rows")), 4);
    assert_string_equal(cell_text(table, 0, 2), "högst 41,1");
    assert_string_equal(cell_text(table, 0, 3), "41,1");
    assert_string_equal(cell_text(table, 0, 4), "● nått");
    assert_string_equal(cell_text(table, 1, 4), "○ inte nått");
    assert_string_equal(cell_text(table, 2, 2), "minst 100");
    assert_string_equal(cell_text(table, 2, 4), "● nått");
    assert_string_equal(cell_text(table, 3, 4), "utfall saknas");
    assert_non_null(strstr(json_string_value(json_object_get(table, "source")), ". Mål: budget 2022"));
    json_decref(root);
}

static void a_wrong_target_is_told_with_its_line(void **state)
{
    static const struct {
        const char *row;
        const char *said;
    } wrongs[] = {
        {"Öckerö,arbetsloshet,2022,2.5,", "\"Öckerö\" is not the id"},
        {"1407,arbetslos,2022,2.5,", "\"arbetslos\" is no indicator"},
        {"1407,arbetsloshet,22,2.5,", "\"22\" is not a year"},
        {"1407,arbetsloshet,2022,\"2,5\",", "\"2,5\" is not a number"},
        {"1407,deltagare,2022,100,", "is neither better high nor low"},
        {"1407,deltagare,2022,100,up", "\"up\" is no direction"},
    };
    for (size_t i = 0; i < sizeof wrongs / sizeof *wrongs; i++) {
        struct program_result result;
        char text[256];
        (void)snprintf(text, sizeof text, "area,indicator,year,target,direction\n%s\n", wrongs[i].row);
        write_targets(*state, text);
        make_own(*state, TARGETS, 78, &result);
        assert_non_null(strstr(result.err.bytes, "mal.csv: line 2: "));
        assert_non_null(strstr(result.err.bytes, wrongs[i].said));
        program_release(&result);
    }
}

static void parts_about_a_municipality_need_one(void **state)
{
    struct program_result result;
    make_own(
        *state,
        "{\"title\": \"A\", \"subtitle\": \"B\", \"areas\": \"GR\", \"first_year\": 2017, \"year_of\": \"deltagare\","
        " \"content\": [{\"paragraph\": \"I {area} är det så.\"}]}",
        78, &result);
    assert_non_null(strstr(result.err.bytes, "needs \"about\": \"municipality\""));
    program_release(&result);
    make_own(
        *state,
        "{\"title\": \"A\", \"subtitle\": \"B\", \"areas\": \"GR\", \"first_year\": 2017, \"year_of\": \"deltagare\","
        " \"content\": [{\"statement\": {\"indicator\": \"deltagare\", \"text\": \"{value(own)}\"}}]}",
        78, &result);
    assert_non_null(strstr(result.err.bytes, "about one municipality"));
    program_release(&result);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_stand_in_the_csv),
        cmocka_unit_test(figures_stand_in_the_json),
        cmocka_unit_test(a_row_tells_what_the_figure_is_held_against),
        cmocka_unit_test(figures_stand_in_the_pdf),
        cmocka_unit_test(pages_are_few),
        cmocka_unit_test(key_figures_stand_on_the_first_page),
        cmocka_unit_test(what_the_summary_lacks_is_said_in_it),
        cmocka_unit_test(the_municipality_is_marked_among_the_others),
        cmocka_unit_test(names_own_by_the_rules_of_the_language),
        cmocka_unit_test(each_makes_one_for_every_member),
        cmocka_unit_test(any_number_of_workers_makes_the_same_bytes),
        cmocka_unit_test(one_that_fails_leaves_the_others),
        cmocka_unit_test(what_is_asked_wrongly_is_told),
        cmocka_unit_test(a_section_without_figures_is_a_sentence),
        cmocka_unit_test(targets_are_held_against_what_came),
        cmocka_unit_test(a_wrong_target_is_told_with_its_line),
        cmocka_unit_test(parts_about_a_municipality_need_one),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
