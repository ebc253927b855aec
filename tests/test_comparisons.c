/* test_comparisons.c - the charts that hold areas against each other, from a template to every format. */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/csv.h"
#include "base/limits.h"
#include "tests/support/check.h"
#include "tests/support/program.h"
#include "tests/support/published.h"
#include "tests/support/report_json.h"
#include "tests/support/scratch.h"

#define NAME "prov-2022"
#define COUNT(rows) (sizeof(rows) / sizeof *(rows))
/* Municipalities besides the snapshot's 13: with them all 290 are known. */
#define INVENTED 277

struct fixture {
    char folder[LIMIT_PATH_BYTES];
    char store[LIMIT_PATH_BYTES];  /* the snapshot and the invented */
    char narrow[LIMIT_PATH_BYTES]; /* the snapshot alone */
    char templates[LIMIT_PATH_BYTES];
    char out[LIMIT_PATH_BYTES];
    struct arena arena;
};

#define HEAD                                                                                                 \
    "{\"title\": \"Prov\", \"subtitle\": \"{year}\", \"areas\": \"GR\", \"first_year\": 2017, \"year_of\": " \
    "\"deltagare\", \"content\": [\n"
#define FRAME(id, label) "\"id\": \"" id "\", \"label\": \"" label "\", \"measure\": \"Mått, {year}\""

static const char *const report = HEAD "{\"stacked_chart\": {" FRAME(
    "staplat",
    "Diagram 1") ", \"sort\": \"langvarigt_bistand\", \"parts\": [\n"
                 "{\"indicator\": \"hinder_arbetsloshet\", \"label\": \"Hinder\"},\n"
                 "{\"indicator\": \"langvarigt_bistand\", \"label\": \"Långvarigt\"}]}},\n"
                 "{\"stacked_chart\": {" FRAME(
                     "halvt",
                     "Diagram 2") ", \"parts\": [\n"
                                  "{\"indicator\": \"anvisade_af\", \"label\": \"Arbetsförmedlingen\"},\n"
                                  "{\"indicator\": \"hinder_arbetsloshet\", \"label\": \"Hinder\"},\n"
                                  "{\"indicator\": \"anvisade_ovriga\", \"label\": \"Övriga\", \"optional\": "
                                  "true}]}},\n"
                                  "{\"stacked_chart\": {" FRAME(
                                      "ensamt",
                                      "Diagram 3") ", \"parts\": [\n"
                                                   "{\"indicator\": \"anvisade_af\", \"label\": "
                                                   "\"Arbetsförmedlingen\"},\n"
                                                   "{\"indicator\": \"anvisade_ovriga\", \"label\": \"Övriga\", "
                                                   "\"optional\": true}]}},\n"
                                                   "{\"stacked_chart\": {" FRAME(
                                                       "tomt",
                                                       "Diagram 4") ", \"parts\": [\n"
                                                                    "{\"indicator\": \"anvisade_sjalva\", "
                                                                    "\"label\": \"Själva\", \"optional\": true},\n"
                                                                    "{\"indicator\": \"anvisade_ovriga\", "
                                                                    "\"label\": \"Övriga\", \"optional\": "
                                                                    "true}]}},\n"
                                                                    "{\"heat_table\": {" FRAME(
                                                                        "varme",
                                                                        "Diagram 5") ", \"indicator\": "
                                                                                     "\"anvisade_af\"}},\n"
                                                                                     "{\"dot_plot\": {" FRAME(
                                                                                         "punkter",
                                                                                         "Diagram 6") ", "
                                                                                                      "\"indicator"
                                                                                                      "\": "
                                                                                                      "\"deltagare"
                                                                                                      "\", "
                                                                                                      "\"from\": "
                                                                                                      "2019, "
                                                                                                      "\"sort\": "
                                                                                                      "\"table\", "
                                                                                                      "\"finding\":"
                                                                                                      " \"{fell} "
                                                                                                      "ned, {rose} "
                                                                                                      "upp; {top} "
                                                                                                      "{top_value},"
                                                                                                      " {bottom} "
                                                                                                      "{bottom_"
                                                                                                      "value}\"}},"
                                                                                                      "\n"
                                                                                                      "{\"dot_"
                                                                                                      "plot\": "
                                                                                                      "{" FRAME(
                                                                                                          "utan",
                                                                                                          "Diagram "
                                                                                                          "7") ", "
                                                                                                               "\"i"
                                                                                                               "ndi"
                                                                                                               "cat"
                                                                                                               "or"
                                                                                                               "\":"
                                                                                                               " \""
                                                                                                               "del"
                                                                                                               "tag"
                                                                                                               "are"
                                                                                                               "_pe"
                                                                                                               "r_"
                                                                                                               "100"
                                                                                                               "0\""
                                                                                                               ", "
                                                                                                               "\"f"
                                                                                                               "rom"
                                                                                                               "\":"
                                                                                                               " \""
                                                                                                               "fir"
                                                                                                               "st"
                                                                                                               "\","
                                                                                                               " \""
                                                                                                               "opt"
                                                                                                               "ion"
                                                                                                               "al"
                                                                                                               "\":"
                                                                                                               " tr"
                                                                                                               "ue}"
                                                                                                               "},"
                                                                                                               "\n"
                                                                                                               "{\""
                                                                                                               "til"
                                                                                                               "e_"
                                                                                                               "map"
                                                                                                               "\":"
                                                                                                               " "
                                                                                                               "{" FRAME(
                                                                                                                   "kar"
                                                                                                                   "ta",
                                                                                                                   "Dia"
                                                                                                                   "gra"
                                                                                                                   "m "
                                                                                                                   "8") ", \"indicator\": \"arbetsloshet\"}},\n"
                                                                                                                        "{\"distribution_strip\": {" FRAME(
                                                                                                                            "streck",
                                                                                                                            "Diagram 9") ", \"indicator\": \"langvarigt_bistand\", \"optional\": true}},\n"
                                                                                                                                         "{\"distribution_strip\": {" FRAME(
                                                                                                                                             "inga",
                                                                                                                                             "Diagram 10") ", \"indicator\": \"arbetsloshet\", \"optional\": true}}]}";

/* --- the stores --- */

static void run_well(const char *const *arguments)
{
    struct program_result result;
    program_run(&result, arguments, NULL);
    if (result.status != 0) {
        print_message("%s", result.err.bytes);
    }
    assert_int_equal(result.status, 0);
    program_release(&result);
}

static void run_shell(const char *script, const char *first, const char *second)
{
    const char *const arguments[] = {"-c", script, first, second, NULL};
    struct program_result result;
    program_run_command(&result, "sh", arguments, NULL);
    assert_int_equal(result.status, 0);
    program_release(&result);
}

/* Municipality n of the invented has long-term assistance of 20 + n / 10 per cent; the last two have no figure. */
static void write_invented(const char *folder)
{
    struct buffer ids;
    struct buffer areas;
    struct buffer values;
    struct buffer text;
    buffer_init(&ids, LIMIT_RENDERED_BYTES);
    buffer_init(&areas, LIMIT_RENDERED_BYTES);
    buffer_init(&values, LIMIT_RENDERED_BYTES);
    buffer_init(&text, LIMIT_RENDERED_BYTES);
    for (int i = 0; i < INVENTED; i++) {
        char value[32] = "null";
        if (i < INVENTED - 2) {
            (void)snprintf(value, sizeof value, "%d.%d", 20 + i / 10, i % 10);
        }
        buffer_printf(&ids, "%s%d", i > 0 ? "," : "", 3001 + i);
        buffer_printf(&areas, "%s{\"id\": \"%d\", \"title\": \"Ort %d\", \"type\": \"K\"}", i > 0 ? ",\n" : "",
                      3001 + i, i);
        buffer_printf(&values,
                      "%s{\"values\": [{\"gender\": \"T\", \"count\": %d, \"status\": \"\", \"value\": %s, "
                      "\"isdeleted\": false}], \"kpi\": \"N31814\", \"period\": 2022, \"municipality\": \"%d\"}",
                      i > 0 ? ",\n" : "", value[0] != 'n', value, 3001 + i);
    }
    buffer_printf(&text, "{\"values\": [%s], \"next_url\": null, \"previous_url\": null, \"count\": %d}", areas.bytes,
                  INVENTED);
    scratch_write(folder, "municipality.json", text.bytes);
    buffer_release(&text);
    buffer_printf(&text, "{\"values\": [%s], \"next_url\": null, \"previous_url\": null, \"count\": %d}", values.bytes,
                  INVENTED);
    scratch_write(folder, "data.json", text.bytes);
    buffer_release(&text);
    buffer_printf(
        &text,
        "{\"format\": \"nyckeltal-recording-1\", \"api\": \"https://api.kolada.se/v3\", \"retrieved\": "
        "\"2023\", \"origin\": \"Påhittat.\", \"answers\": [\n{\"path\": "
        "\"/kpi/N01951,N03932,N31814,N31825,N31858,U40800,U40806,U40826,U40828,U40829,U40830,U40831\", \"file\": "
        "\"kpi.json\"},\n{\"path\": \"/municipality/%s\", \"file\": "
        "\"municipality.json\"},\n{\"path\": \"/data/kpi/N31814/municipality/%s/year/2022\", \"file\": "
        "\"data.json\"}]}",
        ids.bytes, ids.bytes);
    scratch_write(folder, "recording.json", text.bytes);
    buffer_release(&text);
    buffer_release(&values);
    buffer_release(&areas);
    buffer_release(&ids);
}

static void write_template(const struct fixture *fixture, const char *name, const char *text)
{
    char reports[LIMIT_PATH_BYTES];
    scratch_join(reports, fixture->templates, "reports");
    scratch_write(reports, name, text);
}

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    char invented[LIMIT_PATH_BYTES];
    assert_non_null(fixture);
    scratch_make(fixture->folder);
    arena_init(&fixture->arena, LIMIT_MODEL_BYTES);
    scratch_join(fixture->store, fixture->folder, "store.db");
    scratch_join(fixture->narrow, fixture->folder, "narrow.db");
    scratch_join(fixture->templates, fixture->folder, "templates");
    scratch_join(fixture->out, fixture->folder, "out");
    scratch_join(invented, fixture->folder, "invented");
    run_shell("cp -R templates \"$0\" && mkdir \"$1\" && cp cache/snapshot/kpi.json \"$1\"", fixture->templates,
              invented);
    write_invented(invented);
    write_template(fixture, "prov.json", report);
    const char *const fetch[] = {"--store", fixture->store, "fetch", "--replay", "cache/snapshot", NULL};
    const char *const narrow[] = {"--store", fixture->narrow, "fetch", "--replay", "cache/snapshot", NULL};
    const char *const more[] = {"--store", fixture->store, "fetch", "--replay", invented, NULL};
    const char *const make[] = {"--store",    fixture->store, "--templates", fixture->templates, "--now",
                                "2026-11-21", "report",       "prov",        "--year",           "2022",
                                "--out",      fixture->out,   NULL};
    run_well(fetch);
    run_well(narrow);
    run_well(more);
    run_well(make);
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

static json_t *load(const struct fixture *fixture, const char *out)
{
    char path[LIMIT_PATH_BYTES];
    scratch_join(path, out, NAME ".json");
    json_t *root = json_load_file(path, JSON_REJECT_DUPLICATES, NULL);
    (void)fixture;
    assert_non_null(root);
    return root;
}

static const char *text_of(const json_t *part, const char *key)
{
    const char *text = json_string_value(json_object_get(part, key));
    assert_non_null(text);
    return text;
}

static const json_t *point(const json_t *chart, size_t series, size_t nth)
{
    const json_t *one = json_array_get(json_object_get(chart, "series"), series);
    const json_t *found = json_array_get(json_object_get(one, "points"), nth);
    assert_non_null(found);
    return found;
}

static const char *label(const json_t *chart, size_t nth)
{
    const char *text = json_string_value(json_array_get(json_object_get(chart, "points"), nth));
    assert_non_null(text);
    return text;
}

static const char *note(const json_t *chart, size_t nth)
{
    const char *text = json_string_value(json_array_get(json_object_get(chart, "notes"), nth));
    assert_non_null(text);
    return text;
}

/* Whether a paragraph or note of the report reads so. */
static bool is_said(const json_t *root, const char *type, const char *text)
{
    size_t index;
    json_t *node;
    json_array_foreach (json_object_get(root, "content"), index, node) {
        const char *said = json_string_value(json_object_get(node, "text"));
        if (strcmp(text_of(node, "type"), type) == 0 && said != NULL && strcmp(said, text) == 0) {
            return true;
        }
    }
    return false;
}

/* --- the kinds --- */

static void a_stack_shows_parts_as_published(void **state)
{
    const struct published_row *rows = published_tables[1].rows;
    json_t *root = load(*state, ((struct fixture *)*state)->out);
    const json_t *chart = report_part(root, "staplat");
    assert_string_equal(text_of(chart, "kind"), "stacked");
    assert_string_equal(text_of(chart, "title"), "Långvarigt: mest i Göteborg (56,5 procent)");
    assert_string_equal(text_of(chart, "subtitle"), "Mått, 2022");
    assert_int_equal(json_array_size(json_object_get(chart, "series")), 2);
    assert_int_equal(json_array_size(json_object_get(chart, "points")), 13);
    assert_string_equal(label(chart, 0), "Göteborg");
    assert_string_equal(label(chart, 12), "Kungsbacka");
    for (size_t i = 0; i < 13; i++) {
        size_t row = 0;
        while (strcmp(rows[row].area, label(chart, i)) != 0) {
            row++;
        }
        assert_string_equal(text_of(point(chart, 0, i), "text"), rows[row].cells[2]);
        assert_string_equal(text_of(point(chart, 1, i), "text"), rows[row].cells[3]);
    }
    assert_int_equal(json_array_size(json_object_get(chart, "notes")), 1);
    assert_string_equal(note(chart, 0),
                        "Delarna visas som de är publicerade och behöver inte summera till 100. Det gör de inte i "
                        "Göteborg (101,4), Tjörn (74,8), Ale (87,2), Stenungsund (78,0), Mölndal (83,8), Partille "
                        "(84,1), Kungälv (69,3), Härryda (77,5), Öckerö (64,9), Lerum (67,8), Lilla Edet (77,6), "
                        "Alingsås (77,5) och Kungsbacka (68,1).");
    assert_string_equal(text_of(chart, "alternative"),
                        "Staplat diagram. Mått, 2022. Hinder: från 23,8 (Öckerö) till 44,9 (Göteborg). Långvarigt: "
                        "från 35,6 (Kungsbacka) till 56,5 (Göteborg).");
    json_decref(root);
}

static void parts_that_lack_are_told(void **state)
{
    json_t *root = load(*state, ((struct fixture *)*state)->out);
    const json_t *chart = report_part(root, "halvt");
    assert_int_equal(json_array_size(json_object_get(chart, "series")), 2);
    assert_string_equal(label(chart, 0), "Ale");
    assert_string_equal(label(chart, 11), "Tjörn");
    assert_string_equal(text_of(point(chart, 0, 11), "text"), "i.u.");
    assert_true(json_is_null(json_object_get(point(chart, 0, 11), "value")));
    assert_string_equal(note(chart, 0), "Delar utan uppgifter här: Övriga.");
    assert_string_equal(note(chart, 1), "En del eller flera saknar uppgift, utan att räknas som 0: Tjörn.");
    assert_true(is_said(root, "note",
                        "Diagram 3 är utelämnat: för 2022 finns bara uppgifter om en av delarna "
                        "(Arbetsförmedlingen); utan uppgifter: Övriga."));
    assert_true(
        is_said(root, "note", "Diagram 4 är utelämnat: för 2022 saknas uppgifter om alla delar (Själva och Övriga)."));
    json_decref(root);
}

static void a_heat_table_has_every_published_cell(void **state)
{
    const struct published_table *expected = &published_tables[4];
    json_t *root = load(*state, ((struct fixture *)*state)->out);
    const json_t *chart = report_part(root, "varme");
    assert_string_equal(text_of(chart, "kind"), "heat");
    assert_string_equal(text_of(chart, "title"), "2022: högst i Lerum (72 procent), lägst i 4 kommuner (0 procent)");
    for (size_t row = 0; row < 13; row++) {
        for (size_t column = 0; column < 6; column++) {
            assert_string_equal(text_of(point(chart, row, column), "text"), expected->rows[row].cells[column]);
        }
    }
    json_decref(root);
}

static void a_dot_plot_counts_who_moved(void **state)
{
    json_t *root = load(*state, ((struct fixture *)*state)->out);
    const json_t *chart = report_part(root, "punkter");
    assert_string_equal(text_of(chart, "kind"), "dots");
    /* 13 less Tjörn, which has no figure of 2022. */
    assert_string_equal(text_of(chart, "title"), "8 ned, 4 upp; Öckerö +30, Kungsbacka \xE2\x88\x92"
                                                 "282");
    for (size_t row = 0; row < 13; row++) {
        assert_string_equal(label(chart, row), published_tables[3].rows[row].area);
        assert_string_equal(text_of(point(chart, 0, row), "text"), published_tables[3].rows[row].cells[2]);
        assert_string_equal(text_of(point(chart, 1, row), "text"), published_tables[3].rows[row].cells[5]);
    }
    assert_string_equal(note(chart, 0), "Utan uppgift för något av åren, och därför inte jämförda: Tjörn.");
    assert_string_equal(text_of(chart, "source"), "Egen bearbetning av data från Kolada, hämtade 2023");
    assert_true(
        is_said(root, "note",
                "Diagram 7 är utelämnat: uppgifter saknas för 2017 (Deltagare per 1\xC2\xA0"
                "000 invånare).") ||
        is_said(root, "note", "Diagram 7 är utelämnat: uppgifter saknas för 2017 (Deltagare per 1 000 invånare)."));
    json_decref(root);
}

static void a_tile_map_has_a_square_for_each(void **state)
{
    const struct published_table *expected = &published_tables[1];
    json_t *root = load(*state, ((struct fixture *)*state)->out);
    const json_t *chart = report_part(root, "karta");
    assert_string_equal(text_of(chart, "kind"), "tiles");
    assert_string_equal(text_of(chart, "title"), "Högst i Göteborg (7,4 procent), lägst i Kungsbacka (2,7 procent)");
    assert_string_equal(text_of(chart, "source"), "Källa: Kolada, hämtat 2023");
    for (size_t row = 0; row < 13; row++) {
        assert_string_equal(label(chart, row), expected->rows[row].area);
        assert_string_equal(text_of(point(chart, 0, row), "text"), expected->rows[row].cells[0]);
    }
    json_decref(root);
}

static void a_strip_shows_the_group_among_all(void **state)
{
    json_t *root = load(*state, ((struct fixture *)*state)->out);
    const json_t *chart = report_part(root, "streck");
    assert_string_equal(text_of(chart, "title"), "12 av 13 kommuner i Göteborgsregionen ligger under riket");
    assert_int_equal(json_array_size(json_object_get(chart, "points")), 290);
    assert_string_equal(label(chart, 0), "Göteborg");
    assert_string_equal(text_of(point(chart, 0, 287), "text"), "20,0");
    assert_string_equal(text_of(point(chart, 0, 289), "text"), "i.u.");
    assert_string_equal(text_of(json_object_get(chart, "reference"), "label"), "Riket");
    assert_string_equal(note(chart, 0), "Blått: kommunerna i Göteborgsregionen.");
    assert_true(is_said(root, "note",
                        "Diagram 10 är utelämnat: uppgifter om kommunerna utanför Göteborgsregionen är inte "
                        "hämtade."));
    json_decref(root);
}

/* --- other stores, other formats --- */

/* A store that does not know all municipalities cannot draw the strip; nor is the report then complete. */
static void a_strip_without_the_others_is_left_out(void **state)
{
    const struct fixture *fixture = *state;
    struct program_result result;
    char out[LIMIT_PATH_BYTES];
    scratch_join(out, fixture->folder, "narrow");
    write_template(
        fixture, "smal.json",
        HEAD "{\"distribution_strip\": {" FRAME("streck", "Diagram 1") ", \"indicator\": \"langvarigt_bistand\"}}]}");
    const char *const make[] = {"--store",  fixture->narrow, "--templates", fixture->templates,
                                "report",   "smal",          "--year",      "2022",
                                "--format", "json",          "--out",       out,
                                NULL};
    program_run(&result, make, NULL);
    assert_int_equal(result.status, 1);
    assert_non_null(
        strstr(result.err.bytes, "N31814 (Långvarigt ekonomiskt bistånd): some figures were never fetched"));
    program_release(&result);
}

/* All municipalities are known once there is a catalogue; until then what a strip needs cannot be asked for. */
static void what_a_strip_needs_waits_for_the_catalogue(void **state)
{
    const struct fixture *fixture = *state;
    struct program_result result;
    char store[LIMIT_PATH_BYTES];
    scratch_join(store, fixture->folder, "waits.db");
    const char *const fetch[] = {"--store", store,  "--templates", fixture->templates, "fetch",
                                 "--for",   "prov", "--replay",    "cache/snapshot",   NULL};
    program_run(&result, fetch, NULL);
    assert_int_equal(result.status, 1);
    assert_non_null(strstr(result.err.bytes, "prov: shows all municipalities, which the store does not know yet; "
                                             "`nyckeltal fetch --catalogue` gets them, then fetch again\n"));
    program_release(&result);
}

static void a_part_below_zero_is_a_fault(void **state)
{
    const struct fixture *fixture = *state;
    struct program_result result;
    run_shell(
        "printf 'area,year,value\\n1440,2022,4\\n1407,2022,-3.5\\n' > \"$0/data/under.csv\" && "
        "sed -i 's|\"indicators\": \\[|&{\"name\": \"under\", \"file\": \"data/under.csv\", \"source\": \"Prov\", "
        "\"decimals\": 1, \"unit\": \"%\", \"label\": \"Under\"},|' \"$0/indicators.json\"",
        fixture->templates, "");
    write_template(fixture, "minus.json",
                   HEAD "{\"stacked_chart\": {" FRAME(
                       "minus", "Diagram 1") ", \"parts\": [{\"indicator\": \"under\", \"label\": \"U\"},\n"
                                             "{\"indicator\": \"anvisade_af\", \"label\": \"A\"}]}}]}");
    const char *const make[] = {"--store", fixture->narrow, "--templates", fixture->templates, "report",
                                "minus",   "--year",        "2022",        "--format",         "json",
                                "--out",   fixture->folder, NULL};
    program_run(&result, make, NULL);
    assert_int_equal(result.status, 78);
    assert_non_null(strstr(result.err.bytes,
                           "minus: under of Öckerö 2022 is -3.5; a part below 0 cannot be stacked, choose another kind "
                           "of chart\n"));
    program_release(&result);
}

/* The figures of the CSV of a chart: series by series. */
static void the_csv_has_every_point(void **state)
{
    static const struct {
        const char *file;
        size_t rows;
    } files[] = {{NAME "/staplat.csv", 26},
                 {NAME "/varme.csv", 78},
                 {NAME "/punkter.csv", 26},
                 {NAME "/karta.csv", 13},
                 {NAME "/streck.csv", 291}};
    struct fixture *fixture = *state;
    for (size_t i = 0; i < COUNT(files); i++) {
        char path[LIMIT_PATH_BYTES];
        struct csv_table table;
        struct fault fault;
        scratch_join(path, fixture->out, files[i].file);
        assert_int_equal(csv_table_load(&table, path, &fixture->arena, &fault), 0);
        assert_int_equal(table.row_count, files[i].rows);
        assert_string_equal(csv_field(&table, 0, csv_column(&table, "year")), i == 1   ? "2017"
                                                                              : i == 2 ? "2019"
                                                                                       : "2022");
    }
}

static void assert_prints(const char *command, const char *path, const char *const *texts, size_t count)
{
    const char *const arguments[] = {"-c", command, path, NULL};
    struct program_result result;
    program_run_command(&result, "sh", arguments, NULL);
    assert_int_equal(result.status, 0);
    for (size_t i = 0; i < count; i++) {
        if (strstr(result.out.bytes, texts[i]) == NULL) {
            fail_msg("not there: %s", texts[i]);
        }
    }
    program_release(&result);
}

static void the_pdf_and_the_workbook_show_them(void **state)
{
    static const char *const printed[] = {"Långvarigt: mest i Göteborg (56,5 procent)",
                                          "2022: högst i Lerum (72 procent), lägst i 4 kommuner (0 procent)",
                                          "8 ned, 4 upp; Öckerö +30",
                                          "Lilla Edet 37,7",
                                          "Riket 47,3",
                                          "Ort 0 20,0",
                                          "Diagram 4 är utelämnat"};
    static const char *const cells[] = {
        "cell\tDiagram 1\tA6\ttext\tGöteborg\t", "cell\tDiagram 1\tB6\tnumber\t44.9\t",
        "cell\tDiagram 1\tC6\tnumber\t56.5\t",   "cell\tDiagram 8\tA8\ttext\tGöteborg\t",
        "cell\tDiagram 8\tB8\tnumber\t7.4\t",    "cell\tDiagram 5\tG12\tnumber\t72\t"};
    const struct fixture *fixture = *state;
    char path[LIMIT_PATH_BYTES];
    scratch_join(path, fixture->out, NAME ".pdf");
    assert_prints("pdftotext -layout \"$0\" - | sed 's/\xC2\xA0/ /g'", path, printed, COUNT(printed));
    scratch_join(path, fixture->out, NAME ".xlsx");
    assert_prints("python3 tests/support/read_xlsx.py \"$0\"", path, cells, COUNT(cells));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_stack_shows_parts_as_published),
        cmocka_unit_test(parts_that_lack_are_told),
        cmocka_unit_test(a_heat_table_has_every_published_cell),
        cmocka_unit_test(a_dot_plot_counts_who_moved),
        cmocka_unit_test(a_tile_map_has_a_square_for_each),
        cmocka_unit_test(a_strip_shows_the_group_among_all),
        cmocka_unit_test(a_strip_without_the_others_is_left_out),
        cmocka_unit_test(what_a_strip_needs_waits_for_the_catalogue),
        cmocka_unit_test(a_part_below_zero_is_a_fault),
        cmocka_unit_test(the_csv_has_every_point),
        cmocka_unit_test(the_pdf_and_the_workbook_show_them),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
