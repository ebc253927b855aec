/* test_report.c - the yearly report from the snapshot: every published cell in every format, twice the same bytes. */
#include <dirent.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/csv.h"
#include "base/file.h"
#include "base/limits.h"
#include "tests/support/check.h"
#include "tests/support/program.h"
#include "tests/support/published.h"
#include "tests/support/report_json.h"
#include "tests/support/scratch.h"
#include "tests/support/swedish_locale.h"

#define NAME "gr-arsrapport-2022"
#define NOW "2026-11-21"

struct fixture {
    char folder[LIMIT_PATH_BYTES];
    char store[LIMIT_PATH_BYTES];
    char out[LIMIT_PATH_BYTES];
    struct arena arena;
};

static void run_well(const char *const *arguments, const char *const *environment)
{
    struct program_result result;
    program_run(&result, arguments, environment);
    if (result.status != 0) {
        print_message("%s", result.err.bytes);
    }
    assert_int_equal(result.status, 0);
    program_release(&result);
}

static void make_report(const struct fixture *fixture, const char *out, const char *const *environment)
{
    const char *const report[] = {"--store", fixture->store, "--now", NOW, "report", "gr-arsrapport",
                                  "--year",  "2022",         "--out", out, NULL};
    run_well(report, environment);
}

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    assert_non_null(fixture);
    scratch_make(fixture->folder);
    scratch_join(fixture->store, fixture->folder, "store.db");
    scratch_join(fixture->out, fixture->folder, "out");
    arena_init(&fixture->arena, LIMIT_MODEL_BYTES);
    const char *const fetch[] = {"--store", fixture->store, "fetch", "--replay", "cache/snapshot", NULL};
    run_well(fetch, NULL);
    make_report(fixture, fixture->out, NULL);
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

static void out_path(const struct fixture *fixture, const char *name, char path[LIMIT_PATH_BYTES])
{
    scratch_join(path, fixture->out, name);
}

/* --- CSV --- */

static void check_csv_table(struct fixture *fixture, const struct published_table *expected)
{
    char name[LIMIT_PATH_BYTES];
    char path[LIMIT_PATH_BYTES];
    struct csv_table table;
    struct fault fault;
    (void)snprintf(name, sizeof name, "%s/%s.csv", NAME, expected->id);
    out_path(fixture, name, path);
    assert_int_equal(csv_table_load(&table, path, &fixture->arena, &fault), 0);
    size_t shown = csv_column(&table, "shown");
    size_t title = csv_column(&table, "area_title");
    assert_true(shown < table.column_count && title < table.column_count);
    assert_int_equal(table.row_count, expected->row_count * expected->column_count);
    for (size_t i = 0; i < table.row_count; i++) {
        const struct published_row *row = &expected->rows[i / expected->column_count];
        assert_string_equal(csv_field(&table, i, title), row->area);
        assert_string_equal(csv_field(&table, i, shown), row->cells[i % expected->column_count]);
    }
}

static void every_cell_stands_in_the_csv(void **state)
{
    for (size_t i = 0; i < published_table_count; i++) {
        check_csv_table(*state, &published_tables[i]);
    }
}

/* --- JSON --- */

static json_t *load_json(const struct fixture *fixture)
{
    char path[LIMIT_PATH_BYTES];
    out_path(fixture, NAME ".json", path);
    json_t *root = json_load_file(path, JSON_REJECT_DUPLICATES, NULL);
    assert_non_null(root);
    return root;
}

static const json_t *json_cell(const json_t *table, size_t row, size_t column)
{
    const json_t *rows = json_object_get(table, "rows");
    return json_array_get(json_object_get(json_array_get(rows, row), "cells"), column);
}

static const char *cell_text(const json_t *table, size_t row, size_t column)
{
    const char *text = json_string_value(json_object_get(json_cell(table, row, column), "text"));
    assert_non_null(text);
    return text;
}

static void every_cell_stands_in_the_json(void **state)
{
    json_t *root = load_json(*state);
    for (size_t i = 0; i < published_table_count; i++) {
        const struct published_table *expected = &published_tables[i];
        const json_t *table = report_part(root, expected->id);
        assert_int_equal(json_array_size(json_object_get(table, "rows")), expected->row_count);
        for (size_t row = 0; row < expected->row_count; row++) {
            assert_string_equal(cell_text(table, row, 0), expected->rows[row].area);
            for (size_t column = 0; column < expected->column_count; column++) {
                assert_string_equal(cell_text(table, row, column + 1), expected->rows[row].cells[column]);
            }
        }
    }
    json_decref(root);
}

/* The figures of the first series of Diagram 1, and how many municipalities are behind each. */
static void the_means_say_how_many_reported(void **state)
{
    static const struct {
        const char *year;
        const char *mean;
        int reported;
    } expected[] = {{"2017", "45,6", 9},  {"2018", "32,9", 11}, {"2019", "21,3", 13},
                    {"2020", "18,2", 13}, {"2021", "12,2", 13}, {"2022", "15,7", 12}};
    json_t *root = load_json(*state);
    const json_t *chart = report_part(root, "diagram-1");
    const json_t *series = json_array_get(json_object_get(chart, "series"), 0);
    const json_t *points = json_object_get(series, "points");
    assert_int_equal(json_array_size(json_object_get(chart, "series")), 1);
    assert_int_equal(json_array_size(points), 6);
    for (size_t i = 0; i < 6; i++) {
        const json_t *point = json_array_get(points, i);
        const json_t *year = json_array_get(json_object_get(chart, "points"), i);
        assert_string_equal(json_string_value(year), expected[i].year);
        assert_string_equal(json_string_value(json_object_get(point, "text")), expected[i].mean);
        assert_int_equal(json_integer_value(json_object_get(point, "n")), expected[i].reported);
        assert_int_equal(json_integer_value(json_object_get(point, "members")), 13);
        assert_string_equal(json_string_value(json_object_get(point, "statistic")), "mean");
    }
    json_decref(root);
}

static void lacking_series_and_gaps_are_told(void **state)
{
    static const char *const sentences[] = {
        "Serier utan uppgifter här: Riket, Arbetsförmedlingen; GR, socialtjänsten; Riket, socialtjänsten.",
        "Ale 2017; Göteborg 2017; Tjörn 2017, 2022.",
        "Ale 2017; Göteborg 2017, 2018; Härryda 2017, 2018; Tjörn 2017, 2022.",
        "9 (2017), 11 (2018), 13 (2019), 13 (2020), 13 (2021), 12 (2022)"};
    char path[LIMIT_PATH_BYTES];
    struct buffer text;
    out_path(*state, NAME ".json", path);
    buffer_init(&text, LIMIT_RENDERED_BYTES);
    scratch_read(path, &text);
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
        if (strstr(text.bytes, sentences[i]) == NULL) {
            fail_msg("not told: %s", sentences[i]);
        }
    }
    buffer_release(&text);
}

/* --- PDF --- */

/* The tokens of a line of `pdftotext -layout`: what two spaces or more set apart. */
static size_t split_line(char *line, char *tokens[16])
{
    size_t count = 0;
    char *at = line;
    while (*at != '\0' && count < 16) {
        at += strspn(at, " ");
        if (*at == '\0') {
            break;
        }
        tokens[count++] = at;
        char *gap = strstr(at, "  ");
        if (gap == NULL) {
            break;
        }
        *gap = '\0';
        at = gap + 1;
    }
    return count;
}

/* The next line that begins with the area's name; NULL at the end. */
static char *find_row(char **text, const char *area)
{
    while (*text != NULL) {
        char *line = *text;
        char *end = strchr(line, '\n');
        *text = end == NULL ? NULL : end + 1;
        if (end != NULL) {
            *end = '\0';
        }
        char *start = line + strspn(line, " \f");
        size_t length = strlen(area);
        if (strncmp(start, area, length) == 0 && (start[length] == ' ' || start[length] == '\0')) {
            return start;
        }
    }
    return NULL;
}

/* pdftotext writes a no-break space as a plain one. */
static void assert_same_but_spaces(const char *got, const char *expected)
{
    char plain[64];
    size_t used = 0;
    for (const char *at = expected; *at != '\0' && used + 1 < sizeof plain; at++) {
        if (strncmp(at, "\xC2\xA0", 2) == 0) {
            at++;
            plain[used++] = ' ';
        } else {
            plain[used++] = *at;
        }
    }
    plain[used] = '\0';
    assert_string_equal(got, plain);
}

/* Takes the mark of a share of few persons from a figure; Öckerö's 50 % of 2017 are of 18. */
static size_t strip_mark(char *token)
{
    size_t length = strlen(token);
    if (length < 2 || strcmp(token + length - 2, " !") != 0) {
        return 0;
    }
    token[length - 2] = '\0';
    return 1;
}

/* The cells that are not empty, in their order. */
static void check_pdf_row(char *line, const struct published_row *expected, size_t columns)
{
    char *tokens[16];
    size_t count = split_line(line, tokens);
    size_t at = 1;
    size_t marked = 0;
    assert_true(count >= 1);
    assert_string_equal(tokens[0], expected->area);
    for (size_t column = 0; column < columns; column++) {
        if (expected->cells[column][0] != '\0') {
            assert_true(at < count);
            marked += strip_mark(tokens[at]);
            assert_same_but_spaces(tokens[at++], expected->cells[column]);
        }
    }
    assert_int_equal(at, count);
    assert_int_equal(marked, strcmp(expected->area, "Öckerö") == 0 && strcmp(expected->cells[0], "50") == 0);
}

static void every_cell_stands_in_the_pdf(void **state)
{
    char path[LIMIT_PATH_BYTES];
    struct program_result result;
    out_path(*state, NAME ".pdf", path);
    const char *const arguments[] = {"-layout", path, "-", NULL};
    program_run_command(&result, "pdftotext", arguments, NULL);
    assert_int_equal(result.status, 0);
    char *text = result.out.bytes;
    for (size_t i = 0; i < published_table_count; i++) {
        const struct published_table *expected = &published_tables[i];
        char heading[32];
        (void)snprintf(heading, sizeof heading, "Tabell %s.", expected->id + strlen("tabell-"));
        text = strstr(text, heading);
        assert_non_null(text);
        for (size_t row = 0; row < expected->row_count; row++) {
            char *line = find_row(&text, expected->rows[row].area);
            assert_non_null(line);
            check_pdf_row(line, &expected->rows[row], expected->column_count);
        }
    }
    program_release(&result);
}

/* In Tabell 3 an empty cell leaves no text: the crosses must stand under their own headings. Kungsbacka has
 * all five, so its crosses tell where the columns are. */
static int column_at(size_t offset, const size_t centres[5])
{
    int nearest = 0;
    for (int i = 1; i < 5; i++) {
        size_t own = centres[i] > offset ? centres[i] - offset : offset - centres[i];
        size_t best = centres[nearest] > offset ? centres[nearest] - offset : offset - centres[nearest];
        nearest = own < best ? i : nearest;
    }
    return nearest;
}

/* Columns of the screen, not bytes: names hold å, ä and ö. */
static size_t find_crosses(const char *line, size_t offsets[5])
{
    size_t count = 0;
    size_t column = 0;
    for (const char *at = line; *at != '\0'; at++) {
        column += ((unsigned char)*at & 0xC0) != 0x80;
        if (*at == 'X' && count < 5) {
            offsets[count++] = column;
        }
    }
    return count;
}

static void crosses_stand_in_their_columns_in_the_pdf(void **state)
{
    const struct published_table *expected = &published_tables[2];
    char path[LIMIT_PATH_BYTES];
    struct program_result result;
    size_t offsets[PUBLISHED_ROWS_MAX][5];
    size_t counts[PUBLISHED_ROWS_MAX] = {0};
    size_t full = 4; /* Kungsbacka */
    out_path(*state, NAME ".pdf", path);
    const char *const arguments[] = {"-layout", path, "-", NULL};
    program_run_command(&result, "pdftotext", arguments, NULL);
    char *text = strstr(result.out.bytes, "Tabell 3.");
    assert_non_null(text);
    assert_string_equal(expected->rows[full].area, "Kungsbacka");
    for (size_t row = 0; row < expected->row_count; row++) {
        char *line = find_row(&text, expected->rows[row].area);
        assert_non_null(line);
        counts[row] = find_crosses(line, offsets[row]);
    }
    assert_int_equal(counts[full], 5);
    for (size_t row = 0; row < expected->row_count; row++) {
        bool found[5] = {false};
        for (size_t i = 0; i < counts[row]; i++) {
            found[column_at(offsets[row][i], offsets[full])] = true;
        }
        for (size_t column = 0; column < 5; column++) {
            assert_int_equal(found[column], expected->rows[row].cells[column][0] == 'X');
        }
    }
    program_release(&result);
}

/* --- XLSX --- */

/* What the workbook's XML holds, by tests/support/read_xlsx.py. */
static void read_workbook(const struct fixture *fixture, struct program_result *result)
{
    char path[LIMIT_PATH_BYTES];
    out_path(fixture, NAME ".xlsx", path);
    const char *const arguments[] = {"tests/support/read_xlsx.py", path, NULL};
    program_run_command(result, "python3", arguments, NULL);
    if (result->status != 0) {
        print_message("%s", result->err.bytes);
    }
    assert_int_equal(result->status, 0);
}

/* The value of a cell ("number" or "text" in `*kind`), NULL where the sheet has none there. */
static const char *workbook_cell(const char *listing, const char *sheet, const char *address, char kind[16],
                                 char value[128])
{
    char start[128];
    (void)snprintf(start, sizeof start, "cell\t%s\t%s\t", sheet, address);
    for (const char *line = strstr(listing, start); line != NULL; line = strstr(line + 1, start)) {
        if (line == listing || line[-1] == '\n') {
            const char *at = line + strlen(start);
            size_t kind_length = strcspn(at, "\t");
            size_t value_length = strcspn(at + kind_length + 1, "\t\n");
            assert_true(kind_length < 16 && value_length < 128);
            memcpy(kind, at, kind_length);
            kind[kind_length] = '\0';
            memcpy(value, at + kind_length + 1, value_length);
            value[value_length] = '\0';
            return value;
        }
    }
    return NULL;
}

/* The row of the workbook in which a municipality stands in column A. */
static int workbook_row(const char *listing, const char *sheet, const char *area)
{
    for (int row = 1; row < 60; row++) {
        char address[16];
        char kind[16];
        char value[128];
        (void)snprintf(address, sizeof address, "A%d", row);
        if (workbook_cell(listing, sheet, address, kind, value) != NULL && strcmp(value, area) == 0) {
            return row;
        }
    }
    fail_msg("%s: no row of %s", sheet, area);
    return 0;
}

/* A figure must be a number of the value printed; all else the text printed. */
static void check_workbook_cell(const char *listing, const char *sheet, const char *address, const char *expected)
{
    char kind[16] = "";
    char value[128] = "";
    bool is_figure = expected[0] >= '0' && expected[0] <= '9';
    const char *got = workbook_cell(listing, sheet, address, kind, value);
    if (expected[0] == '\0') {
        assert_true(got == NULL || value[0] == '\0');
        return;
    }
    assert_non_null(got);
    assert_string_equal(kind, is_figure ? "number" : "text");
    if (!is_figure) {
        assert_string_equal(value, expected);
        return;
    }
    char plain[64];
    size_t used = 0;
    for (const char *at = expected; *at != '\0' && used + 1 < sizeof plain; at++) {
        if ((*at >= '0' && *at <= '9') || *at == ',') {
            plain[used++] = *at == ',' ? '.' : *at;
        }
    }
    plain[used] = '\0';
    double difference = strtod(value, NULL) - strtod(plain, NULL);
    assert_true(difference < 1e-9 && difference > -1e-9);
}

static void every_cell_stands_in_the_workbook(void **state)
{
    struct program_result result;
    read_workbook(*state, &result);
    for (size_t i = 0; i < published_table_count; i++) {
        const struct published_table *expected = &published_tables[i];
        char sheet[32];
        (void)snprintf(sheet, sizeof sheet, "Tabell %s", expected->id + strlen("tabell-"));
        for (size_t row = 0; row < expected->row_count; row++) {
            int at = workbook_row(result.out.bytes, sheet, expected->rows[row].area);
            for (size_t column = 0; column < expected->column_count; column++) {
                char address[16];
                (void)snprintf(address, sizeof address, "%c%d", (char)('B' + (int)column), at);
                check_workbook_cell(result.out.bytes, sheet, address, expected->rows[row].cells[column]);
            }
        }
    }
    program_release(&result);
}

/* --- the same bytes --- */

static void compare_files(const char *left, const char *right)
{
    struct buffer a;
    struct buffer b;
    buffer_init(&a, LIMIT_RENDERED_BYTES);
    buffer_init(&b, LIMIT_RENDERED_BYTES);
    scratch_read(left, &a);
    scratch_read(right, &b);
    if (a.length != b.length || memcmp(a.bytes, b.bytes, a.length) != 0) {
        fail_msg("%s and %s differ", left, right);
    }
    buffer_release(&a);
    buffer_release(&b);
}

/* Compares two folders, whose files must be the same; gives how many there were. */
static size_t compare_folders(const char *left, const char *right)
{
    size_t count = 0;
    DIR *folder = opendir(left);
    assert_non_null(folder);
    for (const struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder)) {
        char a[LIMIT_PATH_BYTES];
        char b[LIMIT_PATH_BYTES];
        struct stat found;
        if (entry->d_name[0] == '.') {
            continue;
        }
        scratch_join(a, left, entry->d_name);
        scratch_join(b, right, entry->d_name);
        assert_int_equal(stat(a, &found), 0);
        if (S_ISDIR(found.st_mode)) {
            count += compare_folders(a, b);
        } else {
            compare_files(a, b);
            count++;
        }
    }
    assert_int_equal(closedir(folder), 0);
    return count;
}

static void two_runs_give_the_same_bytes_anywhere(void **state)
{
    struct fixture *fixture = *state;
    char locales[LIMIT_PATH_BYTES];
    char locale_path[LIMIT_PATH_BYTES + 16];
    char again[LIMIT_PATH_BYTES];
    scratch_make(locales);
    scratch_join(again, fixture->folder, "again");
    (void)snprintf(locale_path, sizeof locale_path, "LOCPATH=%s", locales);
    (void)swedish_locale_make(locales); /* without it only the time zone is varied */
    const char *const environment[] = {locale_path, "LC_ALL=sv_SE.UTF-8", "TZ=Pacific/Auckland", NULL};
    make_report(fixture, again, environment);
    assert_true(compare_folders(fixture->out, again) > 40);
    const char *const plain[] = {"LC_ALL=C", "TZ=America/Anchorage", NULL};
    make_report(fixture, again, plain);
    assert_true(compare_folders(again, fixture->out) > 40);
    scratch_remove(locales);
}

/* --- what goes wrong --- */

static void expect_fault(const char *const *arguments, int status, const char *said)
{
    struct program_result result;
    program_run(&result, arguments, NULL);
    assert_int_equal(result.status, status);
    if (strstr(result.err.bytes, said) == NULL) {
        fail_msg("said \"%s\", not \"%s\"", result.err.bytes, said);
    }
    assert_int_equal(result.out.length, 0);
    program_release(&result);
}

static void faults_are_one_clear_line(void **state)
{
    struct fixture *fixture = *state;
    const char *const no_template[] = {"--store", fixture->store, "report", "arsrapport", NULL};
    const char *const no_format[] = {"--store", fixture->store, "report", "gr-arsrapport", "--format", "docx", NULL};
    const char *const early[] = {"--store", fixture->store, "report", "gr-arsrapport", "--year", "2016", NULL};
    const char *const no_folder[] = {"--store", fixture->store, "report", "gr-arsrapport",
                                     "--out",   "/dev/null/x",  NULL};
    const char *const no_store[] = {"--store", "/nonexistent.db", "report", "gr-arsrapport", NULL};
    expect_fault(no_template, 78, "arsrapport: there is no such template");
    expect_fault(no_format, 64, "--format docx: is not known");
    expect_fault(early, 64, "--year 2016: gr-arsrapport begins with 2017");
    expect_fault(no_folder, 73, "/dev/null");
    expect_fault(no_store, 74, "there is no store yet");
}

/* A year without figures is a report all the same: everything in it is missing, nothing is 0. */
static void a_year_without_figures_is_incomplete(void **state)
{
    struct fixture *fixture = *state;
    char out[LIMIT_PATH_BYTES];
    struct program_result result;
    scratch_join(out, fixture->folder, "empty");
    const char *const arguments[] = {
        "--store", fixture->store, "report", "gr-arsrapport", "--year", "2025", "--out", out, NULL};
    program_run(&result, arguments, NULL);
    assert_int_equal(result.status, 1);
    assert_non_null(strstr(result.err.bytes, "were never fetched"));
    program_release(&result);
}

/* --- an earlier day --- */

/* Participants of Lilla Edet in 2017, as a report of the day shows them ("" for today). */
static void expect_participants(const struct fixture *fixture, const char *store, const char *as_of, const char *shown)
{
    char out[LIMIT_PATH_BYTES];
    char path[LIMIT_PATH_BYTES];
    const char *const of_a_day[] = {"--store",  store,  "--as-of", as_of, "report", "gr-arsrapport", "--year", "2022",
                                    "--format", "json", "--out",   out,   NULL};
    const char *const of_today[] = {"--store", store, "report", "gr-arsrapport", "--year", "2022", "--format", "json",
                                    "--out",   out,   NULL};
    scratch_join(out, fixture->folder, "as-of");
    run_well(as_of[0] == '\0' ? of_today : of_a_day, NULL);
    scratch_join(path, out, NAME ".json");
    json_t *root = json_load_file(path, 0, NULL);
    assert_non_null(root);
    const json_t *table = report_part(root, "tabell-4");
    assert_string_equal(cell_text(table, 7, 0), "Lilla Edet");
    assert_string_equal(cell_text(table, 7, 1), shown);
    json_decref(root);
}

/* The snapshot, and a month later a copy of it in which one figure is revised. */
static void an_earlier_day_shows_the_figures_of_that_day(void **state)
{
    struct fixture *fixture = *state;
    char store[LIMIT_PATH_BYTES];
    char copy[LIMIT_PATH_BYTES];
    struct program_result result;
    scratch_join(store, fixture->folder, "revised.db");
    scratch_join(copy, fixture->folder, "revised");
    const char *const revise[] = {"-c",
                                  "cp -R cache/snapshot \"$0\" && sed -i 's/\"value\": 54\\.0/\"value\": 55.0/' "
                                  "\"$0/data-measures.json\"",
                                  copy, NULL};
    program_run_command(&result, "sh", revise, NULL);
    assert_int_equal(result.status, 0);
    program_release(&result);
    const char *const first[] = {"--store", store, "--now", "2026-01-10", "fetch", "--replay", "cache/snapshot", NULL};
    const char *const second[] = {"--store", store, "--now", "2026-02-10", "fetch", "--replay", copy, NULL};
    run_well(first, NULL);
    run_well(second, NULL);
    expect_participants(fixture, store, "", "55");
    expect_participants(fixture, store, "2026-01-31", "54");
}

/* An export of January may not take back what was fetched in February. */
static void an_older_export_is_refused(void **state)
{
    struct fixture *fixture = *state;
    char store[LIMIT_PATH_BYTES];
    char copy[LIMIT_PATH_BYTES];
    char export[LIMIT_PATH_BYTES];
    struct program_result result;
    scratch_join(store, fixture->folder, "import.db");
    scratch_join(copy, fixture->folder, "younger");
    scratch_join(export, fixture->folder, "export");
    const char *const younger[] = {"-c",
                                   "cp -R cache/snapshot \"$0\" && sed -i 's/\"retrieved\": \"2023\"/\"retrieved\": "
                                   "\"2024\"/' \"$0/recording.json\"",
                                   copy, NULL};
    program_run_command(&result, "sh", younger, NULL);
    assert_int_equal(result.status, 0);
    program_release(&result);
    const char *const first[] = {"--store", store, "--now", "2026-01-10", "fetch", "--replay", "cache/snapshot", NULL};
    const char *const out[] = {"--store", store, "export", "--out", export, NULL};
    const char *const second[] = {"--store", store, "--now", "2026-02-10", "fetch", "--replay", copy, NULL};
    const char *const import[] = {"--store", store, "import", export, NULL};
    run_well(first, NULL);
    run_well(out, NULL);
    run_well(second, NULL);
    expect_fault(import, 64, "the export is of 2023, the store has figures of 2024");
}

/* Diagram 13: from the mean of 2021 by its drivers to that of 2022. */
static void the_waterfall_leads_from_one_mean_to_the_other(void **state)
{
    const struct fixture *fixture = *state;
    json_t *root = load_json(fixture);
    const json_t *chart = report_part(root, "diagram-13");
    const json_t *points = json_object_get(json_array_get(json_object_get(chart, "series"), 0), "points");
    size_t count = json_array_size(points);
    double at = json_number_value(json_object_get(json_array_get(points, 0), "value"));
    assert_string_equal(json_string_value(json_object_get(chart, "kind")), "waterfall");
    assert_string_equal(json_string_value(json_object_get(chart, "title")),
                        "GR-medelvärdets ökning kommer främst från Lerum, Stenungsund och Partille");
    assert_int_equal(count, 11); /* two means, seven municipalities, the others, who reports */
    for (size_t i = 1; i + 1 < count; i++) {
        at += json_number_value(json_object_get(json_array_get(points, i), "value"));
    }
    double last = json_number_value(json_object_get(json_array_get(points, count - 1), "value"));
    assert_true(at - last < 1e-12 && last - at < 1e-12);
    json_decref(root);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_cell_stands_in_the_csv),
        cmocka_unit_test(every_cell_stands_in_the_json),
        cmocka_unit_test(the_means_say_how_many_reported),
        cmocka_unit_test(lacking_series_and_gaps_are_told),
        cmocka_unit_test(every_cell_stands_in_the_pdf),
        cmocka_unit_test(every_cell_stands_in_the_workbook),
        cmocka_unit_test(crosses_stand_in_their_columns_in_the_pdf),
        cmocka_unit_test(two_runs_give_the_same_bytes_anywhere),
        cmocka_unit_test(faults_are_one_clear_line),
        cmocka_unit_test(a_year_without_figures_is_incomplete),
        cmocka_unit_test(an_earlier_day_shows_the_figures_of_that_day),
        cmocka_unit_test(an_older_export_is_refused),
        cmocka_unit_test(the_waterfall_leads_from_one_mean_to_the_other),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
