/* test_published.c - published tables in their many forms, names with errors of spelling, figures as they are printed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "tests/support/check.h"
#include "tests/support/scratch.h"
#include "transform/area_match.h"
#include "transform/published.h"
#include "transform/published_columns.h"
#include "transform/verification.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))
#define NBSP "\xC2\xA0"
#define THIN "\xE2\x80\x89"
#define MINUS "\xE2\x88\x92"
#define DASH "\xE2\x80\x93"
/* Texts of chance that are read. */
#define ROUNDS 4000

struct fixture {
    char folder[LIMIT_PATH_BYTES];
    struct arena arena;
    struct fault fault;
    struct published_table table;
};

static int set_up(void **state)
{
    static struct fixture fixture;
    scratch_make(fixture.folder);
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

/* Reads a text as the file of that name with the indicators given (they end in NULL). */
static int read_as(struct fixture *fixture, const char *file, const char *text, int year, const char *const *indicators)
{
    char path[LIMIT_PATH_BYTES];
    struct published_wish wish = {.path = path, .indicators = indicators, .year = year};
    while (indicators != NULL && indicators[wish.indicator_count] != NULL) {
        wish.indicator_count++;
    }
    scratch_join(path, fixture->folder, file);
    FILE *stream = fopen(path, "wb"); /* not made durable: there are thousands */
    assert_non_null(stream);
    assert_int_equal(fwrite(text, 1, strlen(text), stream), strlen(text));
    assert_int_equal(fclose(stream), 0);
    wish.path = arena_copy(&fixture->arena, path);
    return published_read(&fixture->table, &wish, &fixture->arena, &fixture->fault);
}

static const char *const one[] = {"deltagare", NULL};
static const char *const two[] = {"arbetsloshet", "bistandsmottagare", NULL};

/* --- figures --- */

static void figures_are_read_as_printed(void **state)
{
    static const struct {
        const char *text;
        double value;
        int decimals;
    } rows[] = {
        {"32394", 32394, 0},
        {"32 394", 32394, 0},
        {"32" NBSP "394", 32394, 0},
        {"1" THIN "032" THIN "394", 1032394, 0},
        {"3,9", 3.9, 1},
        {"3.90", 3.9, 2},
        {" 3,9" NBSP "% ", 3.9, 1},
        {"3,9%", 3.9, 1},
        {"1 234,5", 1234.5, 1},
        {"1.234,5", 1234.5, 1},
        {"1,234.5", 1234.5, 1},
        {"1,234,567", 1234567, 0},
        {"12,345", 12.345, 3},
        {"-4", -4, 0},
        {MINUS "0,4", -0.4, 1},
        {DASH "7", -7, 0},
        {"+2", 2, 0},
        {"18 p", 18, 0},
        {"18*", 18, 0},
        {"50" NBSP "!", 50, 0},
        {"2,8" NBSP "% p!", 2.8, 1},
        {"0", 0, 0},
        {"1.5e-07", 1.5e-07, PUBLISHED_DECIMALS_MAX},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct published_figure figure;
        assert_true(published_figure_read(rows[i].text, &figure));
        assert_int_equal(figure.kind, PUBLISHED_FIGURE);
        assert_float_equal(figure.value, rows[i].value, 0);
        assert_int_equal(figure.decimals, rows[i].decimals);
    }
}

static void marks_for_no_figure_are_read(void **state)
{
    static const struct {
        const char *text;
        enum published_kind kind;
    } rows[] = {
        {"i.u.", PUBLISHED_MISSING},
        {"I.U.", PUBLISHED_MISSING},
        {"..", PUBLISHED_MISSING},
        {".", PUBLISHED_MISSING},
        {"", PUBLISHED_EMPTY},
        {NBSP, PUBLISHED_EMPTY},
        {"-", PUBLISHED_NOT_APPLICABLE},
        {DASH, PUBLISHED_NOT_APPLICABLE},
        {MINUS, PUBLISHED_NOT_APPLICABLE},
        {"X", PUBLISHED_YES},
        {"x", PUBLISHED_YES},
        {"Ja", PUBLISHED_YES},
        {"nej", PUBLISHED_NO},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct published_figure figure;
        assert_true(published_figure_read(rows[i].text, &figure));
        assert_int_equal(figure.kind, rows[i].kind);
    }
}

static void what_is_no_figure_is_refused(void **state)
{
    static const char *const texts[] = {"abc", "1 2",         "12 34",   "1234 567", "1,2,3", "3,",    "3,x",
                                        "--4", "1.2.3",       "0x10",    "nan",      "inf",   "1e999", "4 -",
                                        "%",   "1,234.567,8", "1 234 5", "e",        "- 4",   "1'23"};
    (void)state;
    for (size_t i = 0; i < COUNT(texts); i++) {
        struct published_figure figure;
        if (published_figure_read(texts[i], &figure)) {
            print_message("%s\n", texts[i]);
        }
        assert_false(published_figure_read(texts[i], &figure));
    }
}

static void a_year_is_four_digits_by_themselves(void **state)
{
    (void)state;
    assert_int_equal(published_year_in("2017"), 2017);
    assert_int_equal(published_year_in("tabell1_befolkning_2022.csv"), 2022);
    assert_int_equal(published_year_in("Folkmängd 2022-12-31"), 2022);
    assert_int_equal(published_year_in("2022, reviderad 2022"), 2022);
    assert_int_equal(published_year_in("tabell4_2017_2022.csv"), 0);
    assert_int_equal(published_year_in("20221231"), 0);
    assert_int_equal(published_year_in("1234"), 0);
    assert_int_equal(published_year_in(""), 0);
}

/* --- judging --- */

static const struct indicator share = {.decimals = 1};
static const struct indicator crossed = {.yes_no = true};

static void figures_are_held_at_the_printed_precision(void **state)
{
    static const struct {
        const char *printed;
        struct cell ours;
        enum verdict verdict;
    } rows[] = {
        {"46,7", {.value = 46.65}, VERDICT_EQUAL}, /* half away from zero on the decimal figure */
        {"46,6", {.value = 46.65}, VERDICT_DIFFERENT},
        {"47", {.value = 46.5}, VERDICT_EQUAL},
        {"46,65", {.value = 46.65}, VERDICT_EQUAL},
        {"46,650", {.value = 46.65}, VERDICT_EQUAL},
        {MINUS "3", {.value = -2.5}, VERDICT_EQUAL},
        {"0", {.value = -0.4}, VERDICT_EQUAL},
        {"14.666666666666666", {.value = 44.0 / 3}, VERDICT_EQUAL},
        {"5", {.status = CELL_MISSING}, VERDICT_MISSING_IN_STORE},
        {"5", {.status = CELL_WITHDRAWN}, VERDICT_MISSING_IN_STORE},
        {"5", {.status = CELL_NOT_FETCHED}, VERDICT_NOT_FETCHED},
        {"..", {.status = CELL_NOT_FETCHED}, VERDICT_NOT_FETCHED},
        {"i.u.", {.value = 0}, VERDICT_MISSING_IN_TABLE},
        {"", {.value = 0}, VERDICT_MISSING_IN_TABLE},
        {"i.u.", {.status = CELL_MISSING}, VERDICT_EQUAL},
        {"-", {.status = CELL_ZERO_DENOMINATOR}, VERDICT_EQUAL},
        {"..", {.status = CELL_NOT_APPLICABLE}, VERDICT_EQUAL},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct published_figure figure;
        assert_true(published_figure_read(rows[i].printed, &figure));
        assert_true(verification_read_mark(&figure, &share));
        assert_int_equal(verification_judge(&figure, &rows[i].ours), rows[i].verdict);
    }
}

/* "32,394" of a count is English; with decimals, or with other digits, the comma is decimal. */
static void a_comma_in_a_count_divides_thousands(void **state)
{
    static const struct {
        const char *text;
        double count;
        int decimals;
    } rows[] = {
        {"32,394", 32394, 0}, {"-4,558", -4558, 0}, {"0,394", 0.394, 3}, {"32.394", 32.394, 3}, {"32,39", 32.39, 2}};
    const struct indicator count = {.decimals = 0};
    struct published_figure figure;
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_true(published_figure_read(rows[i].text, &figure));
        assert_true(verification_read_mark(&figure, &count));
        assert_float_equal(figure.value, rows[i].count, 1e-9);
        assert_int_equal(figure.decimals, rows[i].decimals);
    }
    assert_true(published_figure_read("32,394", &figure));
    assert_true(verification_read_mark(&figure, &share));
    assert_float_equal(figure.value, 32.394, 1e-9);
}

static void of_yes_and_no_an_empty_place_is_no(void **state)
{
    const struct cell yes = {.value = 1};
    const struct cell no = {.value = 0};
    const struct cell none = {.status = CELL_MISSING};
    struct published_figure cross = {.kind = PUBLISHED_YES};
    struct published_figure empty = {.kind = PUBLISHED_EMPTY};
    struct published_figure other = {.kind = PUBLISHED_YES};
    (void)state;
    assert_true(verification_read_mark(&cross, &crossed));
    assert_true(verification_read_mark(&empty, &crossed));
    assert_false(verification_read_mark(&other, &share));
    assert_int_equal(verification_judge(&cross, &yes), VERDICT_EQUAL);
    assert_int_equal(verification_judge(&cross, &no), VERDICT_DIFFERENT);
    assert_int_equal(verification_judge(&empty, &no), VERDICT_EQUAL);
    assert_int_equal(verification_judge(&empty, &yes), VERDICT_DIFFERENT);
    assert_int_equal(verification_judge(&empty, &none), VERDICT_MISSING_IN_STORE);
}

static void reasons_differ_only_where_neither_has_a_figure(void **state)
{
    const struct published_figure dash = {.kind = PUBLISHED_NOT_APPLICABLE};
    const struct published_figure missing = {.kind = PUBLISHED_MISSING};
    const struct cell none = {.status = CELL_MISSING};
    const struct cell never = {.status = CELL_NOT_APPLICABLE};
    const struct cell unknown = {.status = CELL_NOT_FETCHED};
    const struct cell value = {.value = 1};
    (void)state;
    assert_true(verification_reasons_differ(&dash, &none));
    assert_true(verification_reasons_differ(&missing, &never));
    assert_false(verification_reasons_differ(&dash, &never));
    assert_false(verification_reasons_differ(&missing, &none));
    assert_false(verification_reasons_differ(&dash, &unknown));
    assert_false(verification_reasons_differ(&dash, &value));
}

/* --- tables --- */

static void expect_cell(const struct fixture *fixture, size_t index, const char *area, const char *title, int year,
                        const char *indicator, const char *text)
{
    assert_true(index < fixture->table.cell_count);
    const struct published_cell *cell = &fixture->table.cells[index];
    assert_string_equal(cell->area, area);
    assert_string_equal(cell->title, title);
    assert_int_equal(cell->year, year);
    assert_string_equal(cell->indicator, indicator);
    assert_string_equal(cell->text, text);
}

static void years_across_in_every_dress(void **state)
{
    static const char *const texts[] = {
        "municipality,title,2017,2018\n1440,Ale,i.u.,245\n1489,Alingsås,362,\"365\"\n",
        "\xEF\xBB\xBFmunicipality;title;2017;2018\r\n1440;Ale;i.u.;245\r\n1489;Alingsås;362;365\r\n",
        "kommunkod\tKommun\tÅr 2017\t2018*\n1440\t Ale \ti.u.\t245\n\n1489\tAlingsås\t362\t365",
        "\"Kommunkod\";\"Kommun; namn\";2017;2018\n1440;Ale;i.u.;245\n1489;Alingsås;362;365\n;;;\n",
    };
    for (size_t i = 0; i < COUNT(texts); i++) {
        struct fixture *fixture = *state;
        bool titled = i != 3;
        assert_int_equal(read_as(fixture, "t.csv", texts[i], 0, one), 0);
        assert_int_equal(fixture->table.cell_count, 4);
        expect_cell(fixture, 0, "1440", titled ? "Ale" : "", 2017, "deltagare", "i.u.");
        expect_cell(fixture, 1, "1440", titled ? "Ale" : "", 2018, "deltagare", "245");
        expect_cell(fixture, 3, "1489", titled ? "Alingsås" : "", 2018, "deltagare", "365");
        assert_string_equal(fixture->table.left_columns, titled ? "" : "Kommun; namn");
    }
}

static void a_decimal_comma_does_not_separate(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(read_as(fixture, "t_2022.csv", "Kommun;Arbetslösa, %;Bistånd, %\nAle;3,9;1,8\n", 0, two), 0);
    assert_int_equal(fixture->table.cell_count, 2);
    expect_cell(fixture, 0, "", "Ale", 2022, "arbetsloshet", "3,9");
    expect_cell(fixture, 1, "", "Ale", 2022, "bistandsmottagare", "1,8");
}

static void the_first_column_names_areas_where_none_else_does(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(read_as(fixture, "t.csv", ",2021,2022,Förändring 2021-2022\n1440 Ale,1,2,1\n", 0, one), 0);
    assert_int_equal(fixture->table.cell_count, 2);
    expect_cell(fixture, 1, "1440", "Ale", 2022, "deltagare", "2");
    assert_string_equal(fixture->table.left_columns, "Förändring 2021-2022");
}

static void zeros_that_a_spreadsheet_dropped_come_back(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(read_as(fixture, "t.csv", "kommunkod,2022\n114,1\n0,2\nG96190,3\nAle,4\n", 0, one), 0);
    expect_cell(fixture, 0, "0114", "", 2022, "deltagare", "1");
    expect_cell(fixture, 1, "0000", "", 2022, "deltagare", "2");
    expect_cell(fixture, 2, "G96190", "", 2022, "deltagare", "3");
    expect_cell(fixture, 3, "", "Ale", 2022, "deltagare", "4");
}

static void long_tables_name_what_they_hold(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(
        read_as(fixture, "t.csv",
                "kpi,area,year,gender,value,count,status\nU40800,1440,2017,T,,0,\nU40800,1440,2018,K,12.5,1,\n", 0,
                NULL),
        0);
    assert_int_equal(fixture->table.cell_count, 2);
    expect_cell(fixture, 0, "1440", "", 2017, "U40800", "");
    expect_cell(fixture, 1, "1440", "", 2018, "U40800", "12.5");
    assert_int_equal(fixture->table.cells[0].figure.kind, PUBLISHED_MISSING);
    assert_int_equal(fixture->table.cells[0].gender, GENDER_TOTAL);
    assert_int_equal(fixture->table.cells[1].gender, GENDER_WOMEN);
    assert_true(fixture->table.cells[1].named_by_row);
    /* years down, indicators across */
    assert_int_equal(read_as(fixture, "t.csv", "Kommun;År;A;B\nAle;2021;1;2\nAle;2022;3;4\nKälla: Kolada;;;\n", 0, two),
                     0);
    assert_int_equal(fixture->table.cell_count, 4);
    expect_cell(fixture, 3, "", "Ale", 2022, "bistandsmottagare", "4");
    assert_int_equal(fixture->table.left_rows, 1);
}

static void titles_above_the_headings_are_passed_over(void **state)
{
    struct fixture *fixture = *state;
    const char *text = "Tabell 4. Deltagare;;\nantal;;\n;;\nKommun;2021;2022\nAle;235;x y\n";
    assert_int_equal(read_as(fixture, "t.csv", text, 0, one), -1);
    assert_non_null(strstr(fixture->fault.text, "t.csv:5: column \"2022\": \"x y\""));
    assert_int_equal(read_as(fixture, "t.csv", "Tabell 4;;\nKommun;2021;2022\nAle;235;229\n", 0, one), 0);
    assert_int_equal(fixture->table.cell_count, 2);
    expect_cell(fixture, 0, "", "Ale", 2021, "deltagare", "235");
    assert_int_equal(fixture->table.left_rows, 1);
}

static void the_year_asked_for_is_the_only_one(void **state)
{
    struct fixture *fixture = *state;
    const char *wide = "Kommun,2017,2018\nAle,1,2\n";
    assert_int_equal(read_as(fixture, "t.csv", wide, 2018, one), 0);
    assert_int_equal(fixture->table.cell_count, 1);
    expect_cell(fixture, 0, "", "Ale", 2018, "deltagare", "2");
    assert_int_equal(read_as(fixture, "t.csv", wide, 2019, one), -1);
    assert_int_equal(fixture->fault.status, STATUS_USAGE);
    /* without a year in the table, the one asked for goes before the file's name */
    assert_int_equal(read_as(fixture, "t_2022.csv", "Kommun,Antal\nAle,1\n", 2021, one), 0);
    expect_cell(fixture, 0, "", "Ale", 2021, "deltagare", "1");
}

static void columns_are_mapped_by_heading(void **state)
{
    struct fixture *fixture = *state;
    char path[LIMIT_PATH_BYTES];
    const struct published_mapping mappings[] = {{"bistånd, %", "bistandsmottagare"}};
    struct published_wish wish = {.path = path, .mapping_count = 1, .mappings = mappings};
    scratch_write(fixture->folder, "t2022.csv", "Kommun;Arbetslösa, %;Bistånd, %\nAle;3,9;1,8\n");
    scratch_join(path, fixture->folder, "t2022.csv");
    assert_int_equal(published_read(&fixture->table, &wish, &fixture->arena, &fixture->fault), 0);
    assert_int_equal(fixture->table.cell_count, 1);
    expect_cell(fixture, 0, "", "Ale", 2022, "bistandsmottagare", "1,8");
    assert_string_equal(fixture->table.left_columns, "Arbetslösa, %");
    const struct published_mapping wrong[] = {{"Bidrag", "bistandsmottagare"}};
    wish.mappings = wrong;
    assert_int_equal(published_read(&fixture->table, &wish, &fixture->arena, &fixture->fault), -1);
    assert_non_null(
        strstr(fixture->fault.text, "has no column \"Bidrag\"; those of figures are: Arbetslösa, %, Bistånd, %"));
}

static void what_is_wrong_is_told_with_file_and_line(void **state)
{
    static const struct {
        const char *text;
        enum exit_status status;
        const char *told;
    } rows[] = {
        {"", STATUS_NONSENSE, "t.csv: is empty"},
        {"Kommun,2017\nAle,1,2\n", STATUS_NONSENSE, "t.csv:2: has 3 fields where the header has 2"},
        {"Kommun,2017\n\nAle,\"1\n", STATUS_NONSENSE, "t.csv:3: a quoted field is not closed"},
        {"Kommun,2017\nAle,1\nLerum,ett\n", STATUS_NONSENSE,
         "t.csv:3: column \"2017\": \"ett\" is neither a figure nor a mark for none"},
        {"Kommun,Antal\nAle,1\n", STATUS_USAGE,
         "t.csv: tells no year, neither in its headings nor in a column nor in its "
         "name; write --year Y"},
        {"Kommun,A,B\nAle,1,2\n", STATUS_USAGE, "t.csv: has 2 columns that may hold figures"},
        {"Kommun\nAle\n", STATUS_NONSENSE, "t.csv: has no column of figures"},
        {"Kommun,2017\n", STATUS_NONSENSE, "t.csv: has no row of figures"},
        {"Kommun,2017\n,1\n", STATUS_NONSENSE, "t.csv:2: \"1\" belongs to no area"},
        {"Kommun,År,value\nAle,i fjol,1\n", STATUS_NONSENSE, "t.csv:2: \"i fjol\" is not a year"},
        {"Kommun,År,Kön,value\nAle,2017,Z,1\n", STATUS_NONSENSE, "t.csv:2: \"Z\" is no gender"},
        {"Kommun,kpi,År,value\nAle,,2017,1\n", STATUS_NONSENSE, "t.csv:2: \"1\" belongs to no indicator"},
    };
    struct fixture *fixture = *state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_int_equal(read_as(fixture, "t.csv", rows[i].text, 0, one), -1);
        assert_int_equal(fixture->fault.status, rows[i].status);
        if (strstr(fixture->fault.text, rows[i].told) == NULL) {
            print_message("%s\n%s\n", fixture->fault.text, rows[i].told);
        }
        assert_non_null(strstr(fixture->fault.text, rows[i].told));
    }
    assert_int_equal(read_as(fixture, "t.csv", "Kommun,2017\nAle,1\n", 0, NULL), -1);
    assert_non_null(strstr(fixture->fault.text, "write --indicator NAME"));
}

/* --- names --- */

static struct area_name towns[] = {
    {.id = "1440", .title = "Ale"},        {.id = "1415", .title = "Stenungsund"},
    {.id = "1407", .title = "Öckerö"},     {.id = "1480", .title = "Göteborg"},
    {.id = "0305", .title = "Håbo"},       {.id = "0643", .title = "Habo"},
    {.id = "2062", .title = "Mora"},       {.id = "0000", .title = "Riket"},
    {.id = "0000", .title = "Sweden"},     {.id = "1901", .title = "Testbyarna"},
    {.id = "1902", .title = "Testbyerna"}, {.id = "G1", .title = "Stenungsand", .exact_only = true},
};

static void names_are_matched_to_the_nearest(void **state)
{
    static const struct {
        const char *text;
        enum area_match match;
        const char *id;
    } rows[] = {
        {"Ale", AREA_MATCH_RIGHT, "1440"},
        {"ALE", AREA_MATCH_RIGHT, "1440"},
        {"Ale kommun", AREA_MATCH_RIGHT, "1440"},
        {"ockero", AREA_MATCH_RIGHT, "1407"},
        {"Öckrö", AREA_MATCH_RESPELLED, "1407"},
        {"Stenugsund", AREA_MATCH_RESPELLED, "1415"},
        {"Stennugsund", AREA_MATCH_RESPELLED, "1415"},
        {"Göteborgs stad", AREA_MATCH_RESPELLED, "1480"},
        {"Riket, medel", AREA_MATCH_RIGHT, "0000"},
        {"Stenungsand", AREA_MATCH_RIGHT, "G1"},
        {"Håbo", AREA_MATCH_RIGHT, "0305"},
        {"Habo", AREA_MATCH_RIGHT, "0643"},
        {"HABO", AREA_MATCH_AMBIGUOUS, NULL},
        {"Testbyorna", AREA_MATCH_AMBIGUOUS, NULL},
        {"Nora", AREA_MATCH_NONE, NULL},
        {"Ala", AREA_MATCH_NONE, NULL},
        {"Strömstad", AREA_MATCH_NONE, NULL},
        {"", AREA_MATCH_NONE, NULL},
        {"sweden", AREA_MATCH_RIGHT, "0000"},
    };
    struct fixture *fixture = *state;
    struct area_names names = {COUNT(towns), towns};
    assert_int_equal(area_names_fold(&names, &fixture->arena, &fixture->fault), 0);
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct area_matched matched = area_match(&names, rows[i].text);
        assert_int_equal(matched.match, rows[i].match);
        if (rows[i].id != NULL) {
            assert_string_equal(matched.name->id, rows[i].id);
        } else {
            assert_null(matched.name);
            assert_non_null(matched.nearest[0]);
        }
    }
    assert_string_equal(area_match(&names, "Nora").nearest[0]->title, "Mora");
}

/* --- texts of chance --- */

/* A small generator of its own, so that a failure comes back. */
static unsigned next(unsigned *seed)
{
    *seed = *seed * 1664525U + 1013904223U;
    return *seed >> 8;
}

static void random_text(unsigned *seed, char *text, size_t room)
{
    static const char *const pieces[] = {"Kommun",
                                         "title",
                                         "area",
                                         "value",
                                         "kpi",
                                         "indicator",
                                         "year",
                                         "kön",
                                         "statistic",
                                         "2017",
                                         "2022",
                                         "Ale",
                                         "1440",
                                         "0",
                                         "G1",
                                         "T",
                                         "i.u.",
                                         "-",
                                         "..",
                                         "3,9",
                                         "1 234",
                                         "12",
                                         "X",
                                         "\"",
                                         "\"\"",
                                         ",",
                                         ",",
                                         ",",
                                         ";",
                                         ";",
                                         "\t",
                                         "\n",
                                         "\n",
                                         "\n",
                                         "\r\n",
                                         "\r",
                                         " ",
                                         NBSP,
                                         "\xC3",
                                         "\xEF\xBB\xBF",
                                         "9999999999999999999999999",
                                         "%",
                                         "e",
                                         MINUS,
                                         "deltagare",
                                         "1e5"};
    size_t used = 0;
    size_t count = next(seed) % 60;
    for (size_t i = 0; i < count; i++) {
        const char *piece = pieces[next(seed) % COUNT(pieces)];
        if (used + strlen(piece) + 1 < room) {
            memcpy(text + used, piece, strlen(piece));
            used += strlen(piece);
        }
    }
    text[used] = '\0';
}

/* A table that is right, cut or with a few bytes changed. */
static void damaged_text(unsigned *seed, char *text, size_t room)
{
    static const char table[] = "\xEF\xBB\xBFkommunkod;Kommun;2017;2018\r\n1440;\"Ale; kommun\";i.u.;2" NBSP "450\r\n"
                                "1489;Alingsås;362,5;" MINUS "3\r\n;;;\r\n1415;Stenugsund;-;1.000,5 %\r\n";
    size_t length = next(seed) % 2 == 0 ? sizeof table - 1 : next(seed) % sizeof table;
    (void)snprintf(text, room, "%.*s", (int)length, table);
    for (size_t i = next(seed) % 4; i > 0 && length > 1; i--) {
        text[next(seed) % (length - 1)] = (char)(1 + next(seed) % (next(seed) % 8 == 0 ? 255 : 126));
    }
}

static void texts_of_chance_never_break_it(void **state)
{
    struct fixture *fixture = *state;
    unsigned seed = 20260;
    size_t right = 0;
    size_t with_line = 0;
    for (int i = 0; i < ROUNDS; i++) {
        char text[2048];
        (i % 2 == 0 ? random_text : damaged_text)(&seed, text, sizeof text);
        if (read_as(fixture, "t.csv", text, 0, i % 4 == 1 ? one : (i % 4 == 3 ? two : NULL)) == 0) {
            right++;
            assert_true(fixture->table.cell_count > 0);
        } else {
            assert_true(fixture->fault.status == STATUS_NONSENSE || fixture->fault.status == STATUS_USAGE);
            assert_int_equal(strncmp(fixture->fault.text, fixture->folder, strlen(fixture->folder)), 0);
            assert_null(strchr(fixture->fault.text, '\n'));
            with_line +=
                strstr(fixture->fault.text, "t.csv:") != NULL && strstr(fixture->fault.text, "t.csv: ") == NULL;
        }
        arena_release(&fixture->arena);
        arena_init(&fixture->arena, LIMIT_MODEL_BYTES);
    }
    assert_true(right > ROUNDS / 50);
    assert_true(with_line > ROUNDS / 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_are_read_as_printed),
        cmocka_unit_test(marks_for_no_figure_are_read),
        cmocka_unit_test(what_is_no_figure_is_refused),
        cmocka_unit_test(a_year_is_four_digits_by_themselves),
        cmocka_unit_test(figures_are_held_at_the_printed_precision),
        cmocka_unit_test(a_comma_in_a_count_divides_thousands),
        cmocka_unit_test(of_yes_and_no_an_empty_place_is_no),
        cmocka_unit_test(reasons_differ_only_where_neither_has_a_figure),
        cmocka_unit_test_setup_teardown(years_across_in_every_dress, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_decimal_comma_does_not_separate, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_first_column_names_areas_where_none_else_does, set_up, tear_down),
        cmocka_unit_test_setup_teardown(zeros_that_a_spreadsheet_dropped_come_back, set_up, tear_down),
        cmocka_unit_test_setup_teardown(long_tables_name_what_they_hold, set_up, tear_down),
        cmocka_unit_test_setup_teardown(titles_above_the_headings_are_passed_over, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_year_asked_for_is_the_only_one, set_up, tear_down),
        cmocka_unit_test_setup_teardown(columns_are_mapped_by_heading, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_wrong_is_told_with_file_and_line, set_up, tear_down),
        cmocka_unit_test_setup_teardown(names_are_matched_to_the_nearest, set_up, tear_down),
        cmocka_unit_test_setup_teardown(texts_of_chance_never_break_it, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
