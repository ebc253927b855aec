#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "tests/support/check.h"
#include "tests/support/program.h"
#include "tests/support/scratch.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

/* Tables and charts of a CSV that lies beside the template, in reports from the shipped recording. */
struct fixture {
    char folder[LIMIT_PATH_BYTES];
    char store[LIMIT_PATH_BYTES];
    char template[LIMIT_PATH_BYTES];
    char out[LIMIT_PATH_BYTES];
    struct program_result result;
    struct buffer bytes;
};

static int set_up(void **state)
{
    static struct fixture fixture;
    struct program_result fetched;
    scratch_make(fixture.folder);
    scratch_join(fixture.store, fixture.folder, "s.db");
    scratch_join(fixture.template, fixture.folder, "egen.json");
    scratch_join(fixture.out, fixture.folder, "out");
    buffer_init(&fixture.bytes, LIMIT_RENDERED_BYTES);
    const char *const arguments[] = {"--store", fixture.store, "-q", "fetch", "--replay", "cache/snapshot", NULL};
    program_run(&fetched, arguments, NULL);
    assert_int_equal(fetched.status, 0);
    program_release(&fetched);
    *state = &fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    buffer_release(&fixture->bytes);
    scratch_remove(fixture->folder);
    return 0;
}

#define GROUP \
    "{\"title\": \"T\", \"subtitle\": \"S\", \"areas\": \"GR\", \"first_year\": 2017, \"year_of\": \"deltagare\", "
#define OWN GROUP "\"about\": \"municipality\", "
#define SURVEY "\"file\": \"enkat.csv\", \"source\": \"GR:s enkät\""

static const char survey[] = "\xEF\xBB\xBF"
                             "Fråga;År;Antal;Helt;Delvis;area\r\n"
                             "Stödet räcker;2022;1 204;54,5;45,5;1407\r\n"
                             "\r\n"
                             "\"Bra; och \"\"lätt\"\"\";2022;1198;71;20,25;Göteborg\r\n"
                             "Får svar;2022;-;i.u.;;1407\r\n"
                             "Förr;2020;10;1;2;1407\r\n";

/* Writes the template and the survey and makes the report; fails with what was told unless that is its status. */
static void report(struct fixture *fixture, const char *content, const char *area, const char *language, int status)
{
    const char *arguments[] = {"--store",
                               fixture->store,
                               "--lang",
                               language,
                               "--now",
                               "2026-11-21",
                               "report",
                               fixture->template,
                               "--year",
                               "2022",
                               "--out",
                               fixture->out,
                               area == NULL ? NULL : "--area",
                               area,
                               NULL};
    scratch_write(fixture->folder, "egen.json", content);
    scratch_write(fixture->folder, "enkat.csv", survey);
    program_run(&fixture->result, arguments, NULL);
    if (fixture->result.status != status) {
        fail_msg("status %d: %s", fixture->result.status, fixture->result.err.bytes);
    }
    program_release(&fixture->result);
}

static void expect_in(struct fixture *fixture, const char *name, const char *wanted)
{
    char path[LIMIT_PATH_BYTES];
    scratch_join(path, fixture->out, name);
    scratch_read(path, &fixture->bytes);
    if (strstr(fixture->bytes.bytes, wanted) == NULL) {
        fail_msg("%s lacks %s:\n%.3000s", name, wanted, fixture->bytes.bytes);
    }
}

static void expect_in_pdf(struct fixture *fixture, const char *name, const char *wanted)
{
    char path[LIMIT_PATH_BYTES];
    struct program_result text;
    scratch_join(path, fixture->out, name);
    const char *const arguments[] = {"-layout", path, "-", NULL};
    program_run_command(&text, "pdftotext", arguments, NULL);
    assert_int_equal(text.status, 0);
    if (strstr(text.out.bytes, wanted) == NULL) {
        fail_msg("%s lacks %s:\n%s", name, wanted, text.out.bytes);
    }
    program_release(&text);
}

static void rows_become_a_table_with_its_own_source(void **state)
{
    struct fixture *fixture = *state;
    report(fixture,
           GROUP "\"content\": [{\"paragraph\": \"Se {ref:tabell-1}.\"}, {\"csv_table\": {\"title\": \"Svar {year}\", "
                 "\"where\": {\"År\": \"{year}\"}, \"notes\": [\"Viktat.\"], " SURVEY "}}]}",
           NULL, "sv", 0);
    expect_in(fixture, "egen-2022/tabell-1.csv",
              "tabell-1,Stödet räcker,Antal,Antal,,GR,Göteborgsregionen,,T,,,,1204,0,,,1\xC2\xA0"
              "204,Källa: GR:s enkät,");
    expect_in(fixture, "egen-2022/tabell-1.csv", ",45.5,2,,,\"45,50\",Källa: GR:s enkät,");
    expect_in(fixture, "egen-2022/tabell-1.csv", "tabell-1,\"Bra; och \"\"lätt\"\"\",Helt,Helt,,GR,");
    expect_in(fixture, "egen-2022/tabell-1.csv",
              "tabell-1,Får svar,Antal,Antal,,GR,Göteborgsregionen,,T,,,,,0,"
              "not_applicable,,-,");
    expect_in(fixture, "egen-2022/tabell-1.csv",
              "tabell-1,Får svar,Delvis,Delvis,,GR,Göteborgsregionen,,T,,,,,2,missing,,"
              "i.u.,");
    assert_null(strstr(fixture->bytes.bytes, "Förr"));
    expect_in_pdf(fixture, "egen-2022.pdf", "Källa: GR:s enkät");
    expect_in_pdf(fixture, "egen-2022.pdf", "Viktat.");
    expect_in_pdf(fixture, "egen-2022.pdf", "Se Tabell 1.");
    /* Nothing of Kolada's is shown, so nothing is said of it. */
    expect_in_pdf(fixture, "egen-2022.pdf", "Källorna står under tabeller och diagram");
    report(fixture,
           GROUP "\"content\": [{\"csv_table\": {\"title\": \"T\", \"columns\": [\"Fråga\", {\"column\": \"Delvis\", "
                 "\"heading\": {\"sv\": \"D\", \"en\": \"Partly\"}, \"decimals\": 1}], " SURVEY "}}]}",
           NULL, "en", 0);
    expect_in(fixture, "egen-2022/tabell-1.csv", ",20.25,1,,,20.3,Source: GR:s enkät,");
    expect_in_pdf(fixture, "egen-2022.pdf", "Table 1. T");
    expect_in_pdf(fixture, "egen-2022.pdf", "no data");
}

static void rows_become_bars(void **state)
{
    struct fixture *fixture = *state;
    report(fixture,
           GROUP
           "\"content\": [{\"csv_chart\": {\"measure\": \"M\", \"labels\": \"Fråga\", \"values\": \"Helt\", \"unit\": "
           "\"%\", \"sort\": \"value\", \"where\": {\"År\": \"2022\"}, " SURVEY "}}, {\"csv_chart\": {\"measure\": "
           "\"M\", \"labels\": \"Fråga\", \"parts\": [\"Helt\", {\"column\": \"Delvis\", \"label\": \"Ganska\"}], "
           "\"unit\": \"%\", \"finding\": \"{top}: {top_value}, {bottom}: {bottom_value}\", \"where\": {\"År\": "
           "\"2022\"}, " SURVEY "}}]}",
           NULL, "sv", 0);
    expect_in(fixture, "egen-2022.json", "\"Högst: Bra; och \\\"lätt\\\" (71,0 procent)\"");
    expect_in(fixture, "egen-2022.json", "\"Bra; och \\\"lätt\\\": 71,0, Stödet räcker: 54,5\"");
    expect_in(fixture, "egen-2022.json", "Det gör de inte i Bra; och \\\"lätt\\\" (91,3).");
    expect_in(fixture, "egen-2022.json", "utan att räknas som 0: Får svar.");
    expect_in(fixture, "egen-2022/diagram-1.csv", "diagram-1,Helt,\"Bra; och \"\"lätt\"\"\",");
    expect_in(fixture, "egen-2022/diagram-2.csv", "diagram-2,Ganska,Stödet räcker,Delvis,,GR,");
}

static void a_municipality_gets_its_own_rows(void **state)
{
    static const char content[] =
        OWN "\"content\": [{\"heading\": \"H\"}, {\"csv_table\": {\"title\": \"T\", \"where\": "
            "{\"År\": \"{year}\"}, " SURVEY "}}, {\"csv_chart\": {\"measure\": \"M\", "
            "\"labels\": \"Fråga\", \"values\": \"Helt\", " SURVEY
            "}}, {\"heading\": \"I\"}, {\"paragraph\": \"P\"}, {\"csv_chart\": {\"measure\": "
            "\"M\", \"labels\": \"Fråga\", \"values\": \"Helt\", " SURVEY "}}]}";
    struct fixture *fixture = *state;
    report(fixture, content, "Öckerö", "sv", 0);
    expect_in(fixture, "egen-1407-ockero-2022/tabell-1.csv",
              "tabell-1,Stödet räcker,Antal,Antal,,1407,Öckerö,,T,,,,1204,");
    assert_null(strstr(fixture->bytes.bytes, "Bra"));
    /* By its name as well as by its id. */
    report(fixture, content, "1480", "sv", 0);
    expect_in(fixture, "egen-1480-goteborg-2022/tabell-1.csv", "tabell-1,\"Bra; och \"\"lätt\"\"\",Antal,Antal,,1480,");
    assert_null(strstr(fixture->bytes.bytes, "räcker"));
    /* A section of own figures that has none of the municipality is a sentence, as of any others. */
    report(fixture, content, "Ale", "sv", 0);
    expect_in_pdf(fixture, "egen-1440-ale-2022.pdf", "Uppgifter saknas för Ale 2017–2022: T; M.");
}

static void what_is_wrong_with_the_file_is_told(void **state)
{
    static const struct {
        const char *file;
        const char *part;
        const char *told;
    } rows[] = {
        {"a,b\nx,1\n", "\"csv_table\": {\"title\": \"T\", \"columns\": [\"a\", \"bb\"], ",
         "csv_table.columns[1]: \"bb\" is no column of "},
        {"a,b\nx,1\n", "\"csv_table\": {\"title\": \"T\", \"columns\": [\"a\", \"bb\"], ",
         "enkat.csv; the nearest is \"b\""},
        {"a,b\nx,1\n", "\"csv_table\": {\"title\": \"T\", \"where\": {\"aa\": \"x\"}, ",
         "csv_table.where.aa: \"aa\" is no column of "},
        {"a,b\nx,1\n", "\"csv_table\": {\"title\": \"T\", \"where\": {\"a\": \"{yaer}\"}, ",
         "csv_table.where.a: {yaer} is no placeholder; the nearest is {year}; "},
        {"a,b\nx,1\ny,2x\n",
         "\"csv_table\": {\"title\": \"T\", \"columns\": [\"a\", {\"column\": \"b\", \"decimals\": 0}], ",
         "enkat.csv:3: b: \"2x\" is no figure; where there is none write i.u. or -"},
        {"a,b\nx,\"1,234\"\n", "\"csv_table\": {\"title\": \"T\", ",
         "enkat.csv:2: b: \"1,234\" may have thousands or decimals; "},
        {"a,b\nx,1\n", "\"csv_chart\": {\"measure\": \"M\", \"labels\": \"a\", ",
         "csv_chart: must have exactly one of \"values\" and \"parts\""},
        {"a,b\nx,1\n", "\"csv_chart\": {\"measure\": \"M\", \"labels\": \"a\", \"values\": \"a\", ",
         "csv_chart.values: "},
        {"a,b,c\nx,1,-2\n", "\"csv_chart\": {\"measure\": \"M\", \"labels\": \"a\", \"parts\": [\"b\", \"c\"], ",
         "csv_chart.parts[1]: "},
        {"a,b,c\nx,1,-2\n", "\"csv_chart\": {\"measure\": \"M\", \"labels\": \"a\", \"parts\": [\"b\", \"c\"], ",
         "enkat.csv:2: c: \"-2\" is below 0 and cannot be stacked"},
        {"a,b\nx,1\n", "\"csv_chart\": {\"measure\": \"M\", \"labels\": \"a\", \"parts\": [\"b\"], ",
         "csv_chart.parts: must have from 2 to 5 parts"},
        {"a,b\nx\n", "\"csv_table\": {\"title\": \"T\", ", "enkat.csv:2: has 1 fields where the header has 2"},
        {"a,b\n\xE5,1\n", "\"csv_table\": {\"title\": \"T\", ", "enkat.csv: is not valid UTF-8"},
        {"a,b\n\xE5,1\n", "\"csv_table\": {\"title\": \"T\", ", "Latin-1"},
        {"", "\"csv_table\": {\"title\": \"T\", ", "enkat.csv: is empty; its first line must name the columns"},
    };
    struct fixture *fixture = *state;
    const char *const arguments[] = {"check", fixture->template, NULL};
    for (size_t i = 0; i < COUNT(rows); i++) {
        char content[1024];
        (void)snprintf(content, sizeof content, GROUP "\"content\": [{%s" SURVEY "}}]}", rows[i].part);
        scratch_write(fixture->folder, "egen.json", content);
        scratch_write(fixture->folder, "enkat.csv", rows[i].file);
        program_run(&fixture->result, arguments, NULL);
        assert_int_equal(fixture->result.status, 78);
        if (strstr(fixture->result.err.bytes, rows[i].told) == NULL) {
            fail_msg("wanted: %s\ntold: %s", rows[i].told, fixture->result.err.bytes);
        }
        program_release(&fixture->result);
    }
}

/* Comma, semicolon and tab; decimal comma and point; what a spreadsheet writes. */
static void files_of_all_dialects_say_the_same(void **state)
{
    static const char *const files[] = {"a,b\nx,1234.5\n", "a;b\nx;1234,5\n",
                                        "\xEF\xBB\xBF"
                                        "a\tb\r\nx\t1 234,5\r\n",
                                        "a,b\n\"x\",\"1234,5\"\n",
                                        "a;b\nx;1\xC2\xA0"
                                        "234,5\n"};
    struct fixture *fixture = *state;
    const char *const arguments[] = {"--store",  fixture->store, "report", fixture->template, "--year", "2022",
                                     "--format", "csv",          "--out",  fixture->out,      NULL};
    for (size_t i = 0; i < COUNT(files); i++) {
        scratch_write(fixture->folder, "egen.json",
                      GROUP "\"content\": [{\"csv_table\": {\"title\": \"T\", " SURVEY "}}]}");
        scratch_write(fixture->folder, "enkat.csv", files[i]);
        program_run(&fixture->result, arguments, NULL);
        assert_int_equal(fixture->result.status, 0);
        program_release(&fixture->result);
        expect_in(fixture, "egen-2022/tabell-1.csv", "tabell-1,x,b,b,,GR,Göteborgsregionen,,T,,,,1234.5,1,");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_become_a_table_with_its_own_source),
        cmocka_unit_test(rows_become_bars),
        cmocka_unit_test(a_municipality_gets_its_own_rows),
        cmocka_unit_test(what_is_wrong_with_the_file_is_told),
        cmocka_unit_test(files_of_all_dialects_say_the_same),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
