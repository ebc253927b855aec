/* Out of a store and into another: equal stores, equal bytes; what is damaged is refused. */
#include <jansson.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "cache/catalogue.h"
#include "cache/figures.h"
#include "tests/support/check.h"
#include "tests/support/scratch.h"
#include "tests/support/site.h"

static const char *const files[] = {"kpi.csv",     "area.csv",  "area_group.csv",   "group_member.csv",
                                    "figures.csv", "asked.csv", "datapackage.json", NULL};

#define IN_FORCE \
    "SELECT kpi, area, year, gender, quote(value), count, status, withdrawn FROM figure_now ORDER BY 1, 2, 3, 4"

/* Two runs, so that there are revised, withdrawn and empty cells. */
static void fill(struct site *site)
{
    assert_int_equal(site_fetch(site, "2026-11-20"), 0);
    site->kolada.shift = 0.1;
    site->kolada.without_year = 2022;
    assert_int_equal(site_fetch(site, "2026-11-21"), 0);
}

static int export_to(struct site *site, const char *store, const char *directory)
{
    const char *const words[] = {"--store", store, "export", "--out", directory, NULL};
    return site_run(site, words);
}

static int import_from(struct site *site, const char *store, const char *directory)
{
    const char *const words[] = {"--store", store, "--now", "2026-12-24", "import", directory, NULL};
    return site_run(site, words);
}

static void expect_same_file(const char *left, const char *right, const char *name)
{
    char left_path[LIMIT_PATH_BYTES];
    char right_path[LIMIT_PATH_BYTES];
    struct buffer left_bytes;
    struct buffer right_bytes;
    scratch_join(left_path, left, name);
    scratch_join(right_path, right, name);
    buffer_init(&left_bytes, LIMIT_ANSWER_BYTES);
    buffer_init(&right_bytes, LIMIT_ANSWER_BYTES);
    scratch_read(left_path, &left_bytes);
    scratch_read(right_path, &right_bytes);
    assert_string_equal(left_bytes.bytes, right_bytes.bytes);
    assert_true(left_bytes.length > 0);
    buffer_release(&left_bytes);
    buffer_release(&right_bytes);
}

static void expect_same_rows(const char *left, const char *right, const char *sql)
{
    struct buffer left_rows = site_sql(left, sql);
    struct buffer right_rows = site_sql(right, sql);
    assert_string_equal(left_rows.bytes, right_rows.bytes);
    assert_true(left_rows.length > 0);
    buffer_release(&left_rows);
    buffer_release(&right_rows);
}

static void what_is_exported_comes_back_the_same(void **state)
{
    struct site *site = *state;
    char first[LIMIT_PATH_BYTES];
    char second[LIMIT_PATH_BYTES];
    char other[LIMIT_PATH_BYTES];
    scratch_join(first, site->folder, "first");
    scratch_join(second, site->folder, "second");
    scratch_join(other, site->folder, "other.db");
    fill(site);
    assert_int_equal(export_to(site, site->store, first), 0);
    site_expect_out(site, "first/figures.csv\n");
    assert_int_equal(scratch_count(first), 7);
    assert_int_equal(import_from(site, other, first), 0);
    site_expect_err(site, "import: ");
    site_expect_err(site, "72 added");
    assert_int_equal(export_to(site, other, second), 0);
    for (size_t i = 0; files[i] != NULL; i++) {
        expect_same_file(first, second, files[i]);
    }
    expect_same_rows(site->store, other, IN_FORCE);
    expect_same_rows(site->store, other, "SELECT id, title, description, publication_date, auspice FROM kpi_now");
    expect_same_rows(site->store, other, "SELECT id, title, type FROM area_now");
    expect_same_rows(site->store, other, "SELECT id, title, members FROM area_group_now");
    expect_same_rows(site->store, other, "SELECT kpi, area, first_year, last_year FROM asked");
    struct buffer run = site_sql(other, "SELECT source, retrieved, finished, origin FROM run");
    assert_string_equal(run.bytes, "import: first|2026-11-21T00:00:00Z|2026-12-24T00:00:00Z|NULL\n");
    buffer_release(&run);
}

static void fetch_years(struct site *site, const char *years)
{
    const char *const words[] = {"--now",  "2026-11-22",     "fetch",   "--kpi", "N00001",
                                 "--area", "1401,1407,0000", "--years", years,   NULL};
    assert_int_equal(site_run(site, words), 0);
}

/* However the years were asked for: those that touch or overlap are one range, those with a gap between are two. */
static void ranges_that_touch_come_back_the_same(void **state)
{
    static const char *const years[] = {"2017-2019", "2020-2022", "2018-2021", "2010-2012", "2013-2013", "2015-2015"};
    struct site *site = *state;
    char first[LIMIT_PATH_BYTES];
    char second[LIMIT_PATH_BYTES];
    char path[LIMIT_PATH_BYTES];
    char other[LIMIT_PATH_BYTES];
    struct buffer text;
    scratch_join(first, site->folder, "first");
    scratch_join(second, site->folder, "second");
    scratch_join(path, first, "asked.csv");
    scratch_join(other, site->folder, "other.db");
    for (size_t i = 0; i < sizeof years / sizeof *years; i++) {
        fetch_years(site, years[i]);
    }
    assert_int_equal(export_to(site, site->store, first), 0);
    assert_int_equal(import_from(site, other, first), 0);
    assert_int_equal(export_to(site, other, second), 0);
    buffer_init(&text, LIMIT_ANSWER_BYTES);
    scratch_read(path, &text);
    assert_string_equal(text.bytes, "kpi,area,first_year,last_year,retrieved\n"
                                    "N00001,0000,2010,2013,2026-11-22T00:00:00Z\n"
                                    "N00001,0000,2015,2015,2026-11-22T00:00:00Z\n"
                                    "N00001,0000,2017,2022,2026-11-22T00:00:00Z\n"
                                    "N00001,1401,2010,2013,2026-11-22T00:00:00Z\n"
                                    "N00001,1401,2015,2015,2026-11-22T00:00:00Z\n"
                                    "N00001,1401,2017,2022,2026-11-22T00:00:00Z\n"
                                    "N00001,1407,2010,2013,2026-11-22T00:00:00Z\n"
                                    "N00001,1407,2015,2015,2026-11-22T00:00:00Z\n"
                                    "N00001,1407,2017,2022,2026-11-22T00:00:00Z\n");
    buffer_release(&text);
    for (size_t i = 0; files[i] != NULL; i++) {
        expect_same_file(first, second, files[i]);
    }
}

static void a_second_import_brings_nothing_new(void **state)
{
    struct site *site = *state;
    char folder[LIMIT_PATH_BYTES];
    scratch_join(folder, site->folder, "out");
    fill(site);
    assert_int_equal(export_to(site, site->store, folder), 0);
    assert_int_equal(import_from(site, site->store, folder), 0);
    site_expect_err(site, "0 added, 0 revised, 0 withdrawn, 72 unchanged");
}

static void the_state_of_a_day_can_be_exported(void **state)
{
    struct site *site = *state;
    char folder[LIMIT_PATH_BYTES];
    char path[LIMIT_PATH_BYTES];
    struct buffer text;
    const char *const words[] = {"--as-of", "2026-11-20", "export", "--out", folder, NULL};
    scratch_join(folder, site->folder, "out");
    scratch_join(path, folder, "figures.csv");
    fill(site);
    assert_int_equal(site_run(site, words), 0);
    buffer_init(&text, LIMIT_ANSWER_BYTES);
    scratch_read(path, &text);
    assert_non_null(strstr(text.bytes, "N00001,1401,2022,T,2023.401,1,,false\n"));
    assert_null(strstr(text.bytes, "true\n"));
    buffer_release(&text);
}

static void the_description_tells_types_and_keys(void **state)
{
    struct site *site = *state;
    char folder[LIMIT_PATH_BYTES];
    char path[LIMIT_PATH_BYTES];
    scratch_join(folder, site->folder, "out");
    scratch_join(path, folder, "datapackage.json");
    fill(site);
    assert_int_equal(export_to(site, site->store, folder), 0);
    json_t *root = json_load_file(path, 0, NULL);
    assert_non_null(root);
    assert_string_equal(json_string_value(json_object_get(root, "$schema")),
                        "https://datapackage.org/profiles/2.0/datapackage.json");
    assert_int_equal(json_array_size(json_object_get(root, "licenses")), 1);
    assert_int_equal(json_array_size(json_object_get(root, "sources")), 1);
    const json_t *resources = json_object_get(root, "resources");
    assert_int_equal(json_array_size(resources), 6);
    const json_t *figures = json_array_get(resources, 4);
    assert_string_equal(json_string_value(json_object_get(figures, "path")), "figures.csv");
    const json_t *schema = json_object_get(figures, "schema");
    const json_t *fields = json_object_get(schema, "fields");
    assert_string_equal(json_string_value(json_object_get(json_array_get(fields, 1), "type")), "string");
    assert_string_equal(json_string_value(json_object_get(json_array_get(fields, 4), "type")), "number");
    assert_int_equal(json_array_size(json_object_get(schema, "primaryKey")), 4);
    assert_string_equal(json_string_value(json_array_get(json_object_get(schema, "missingValues"), 0)), "");
    json_decref(root);
}

/* Texts of all kinds and numbers that need 17 digits survive the way there and back. */
static void odd_texts_and_numbers_survive(void **state)
{
    struct site *site = *state;
    struct store *store;
    struct fault fault;
    struct run_counts counts = {0};
    enum figure_change change;
    char folder[LIMIT_PATH_BYTES];
    char other[LIMIT_PATH_BYTES];
    const struct run_start start = {"2026-11-20T00:00:00Z", "x", "2026-11-20", "En \"källa\", rad 1\nrad 2"};
    const struct kpi kpi = {.id = "N1", .title = "a,\"b\"", .description = "c\nd\n", .municipality_type = "K"};
    const struct area area = {"0001", "Åäö; \xE2\x80\x93", "K"};
    const struct figure figures[] = {
        {"N1", "0001", 2001, GENDER_TOTAL, true, 0.1 + 0.2, 1, "fri, \"text\"\n", false},
        {"N1", "0001", 2002, GENDER_TOTAL, true, -0.0, 0, "", false},
        {"N1", "0001", 2003, GENDER_WOMEN, true, 1e300, 1, " ", false},
        {"N1", "0001", 2004, GENDER_MEN, false, 0, 3, "tom", false},
        {"N1", "0001", 2005, GENDER_MEN, true, 7, 1, "borta", true},
    };
    scratch_join(folder, site->folder, "out");
    scratch_join(other, site->folder, "other.db");
    assert_int_equal(store_open(&store, site->store, STORE_WRITE, &fault), 0);
    assert_int_equal(store_run_begin(store, &start, &fault), 0);
    assert_int_equal(catalogue_put_kpi(store, &kpi, &fault), 0);
    assert_int_equal(catalogue_put_area(store, &area, &fault), 0);
    for (size_t i = 0; i < 5; i++) {
        assert_int_equal(figures_put(store, &figures[i], &change, &fault), 0);
    }
    assert_int_equal(figures_asked(store, "N1", "0001", 2001, 2005, &fault), 0);
    assert_int_equal(store_run_commit(store, &counts, start.started, &fault), 0);
    store_free(store);
    assert_int_equal(export_to(site, site->store, folder), 0);
    assert_int_equal(import_from(site, other, folder), 0);
    expect_same_rows(site->store, other, IN_FORCE);
    expect_same_rows(site->store, other, "SELECT title, description FROM kpi_now");
    expect_same_rows(site->store, other, "SELECT origin FROM run");
}

struct damage {
    const char *name;
    const char *file;
    const char *find;
    const char *put; /* of the same length, so that the description still fits */
    const char *words;
};

static const struct damage damages[] = {
    {"another_header", "figures.csv", "kpi,area,year", "kpi,area,yeer", "figures.csv:1: column 3 must be year"},
    {"no_number", "figures.csv", "T,2018.5", "T,x018.5", "figures.csv:3: value is no number"},
    {"no_gender", "figures.csv", "2017,K", "2017,X", "figures.csv:2: gender is none of T, K and M"},
    {"no_year", "figures.csv", "1401,2017", "1401,20x7", "field 3 is no whole number"},
    {"unknown_indicator", "figures.csv", "N00001,1401", "N77777,1401", "N77777 stands in no table of the catalogue"},
    {"unknown_area", "figures.csv", "N00001,1401", "N00001,7777", "7777 stands in no table of the catalogue"},
    {"no_flag", "kpi.csv", "true", "True", "kpi.csv:2: field 4 is neither true nor false"},
    {"an_open_quote", "kpi.csv", "Titel", "\"itel", "a quoted field is not closed"},
    {"bad_utf8", "area.csv", "Titel", "Tit\xFFl", "is not valid UTF-8"},
    {"a_member_of_no_group", "group_member.csv", "G96190,1401", "G96191,1401", "is no group of area_group.csv"},
    {"no_json", "datapackage.json", "{", "[", "datapackage.json"},
    {"other_bytes", "datapackage.json", "\"bytes\": 2", "\"bytes\": 9", "bytes where datapackage.json says"},
    {"a_table_missing", "datapackage.json", "\"asked\"", "\"risks\"", "asked is missing"},
};

#define DAMAGES (sizeof damages / sizeof *damages)

static void damage_file(const char *folder, const struct damage *damage)
{
    char path[LIMIT_PATH_BYTES];
    struct buffer text;
    struct fault fault;
    scratch_join(path, folder, damage->file);
    buffer_init(&text, LIMIT_ANSWER_BYTES);
    scratch_read(path, &text);
    char *place = strstr(text.bytes, damage->find);
    assert_non_null(place);
    memcpy(place, damage->put, strlen(damage->put));
    assert_int_equal(file_write(path, text.bytes, text.length, &fault), 0);
    buffer_release(&text);
}

/* As exports of earlier versions are: their description has no hashes, and rows are all that can be checked. */
static void forget_hashes(const char *folder)
{
    char path[LIMIT_PATH_BYTES];
    struct buffer text;
    struct fault fault;
    unsigned count = 0;
    scratch_join(path, folder, "datapackage.json");
    buffer_init(&text, LIMIT_ANSWER_BYTES);
    scratch_read(path, &text);
    for (char *at = strstr(text.bytes, "\"hash\""); at != NULL; at = strstr(at, "\"hash\"")) {
        memcpy(at, "\"none\"", strlen("\"none\""));
        count++;
    }
    assert_int_equal(count, 6);
    assert_int_equal(file_write(path, text.bytes, text.length, &fault), 0);
    buffer_release(&text);
}

static void what_is_damaged_is_refused(void **state)
{
    const struct damage *damage = *state;
    void *site_state;
    char folder[LIMIT_PATH_BYTES];
    char other[LIMIT_PATH_BYTES];
    assert_int_equal(site_set_up(&site_state), 0);
    struct site *site = site_state;
    scratch_join(folder, site->folder, "out");
    scratch_join(other, site->folder, "other.db");
    fill(site);
    assert_int_equal(export_to(site, site->store, folder), 0);
    forget_hashes(folder);
    damage_file(folder, damage);
    assert_int_equal(import_from(site, other, folder), 65);
    site_expect_err(site, damage->words);
    assert_false(path_exists(other));
    assert_int_equal(site_tear_down(&site_state), 0);
}

/* Takes the last column off what was asked for, and tells its new length. */
static void forget_moments(const char *folder)
{
    char path[LIMIT_PATH_BYTES];
    char old_length[64];
    char new_length[64];
    struct buffer text;
    struct buffer less;
    struct fault fault;
    scratch_join(path, folder, "asked.csv");
    buffer_init(&text, LIMIT_ANSWER_BYTES);
    buffer_init(&less, LIMIT_ANSWER_BYTES);
    scratch_read(path, &text);
    for (const char *line = text.bytes; *line != '\0'; line = strchr(line, '\n') + 1) {
        const char *comma = strchr(line, '\n');
        while (*comma != ',') {
            comma--;
        }
        buffer_printf(&less, "%.*s\n", (int)(comma - line), line);
    }
    (void)snprintf(old_length, sizeof old_length, "\"bytes\": %zu", text.length);
    (void)snprintf(new_length, sizeof new_length, "\"bytes\": %-*zu",
                   (int)strlen(old_length) - (int)strlen("\"bytes\": "), less.length);
    assert_int_equal(file_write(path, less.bytes, less.length, &fault), 0);
    const struct damage length = {"", "datapackage.json", old_length, new_length, ""};
    damage_file(folder, &length);
    buffer_release(&text);
    buffer_release(&less);
}

static void an_export_without_moments_comes_back(void **state)
{
    struct site *site = *state;
    char folder[LIMIT_PATH_BYTES];
    char other[LIMIT_PATH_BYTES];
    scratch_join(folder, site->folder, "out");
    scratch_join(other, site->folder, "other.db");
    fill(site);
    assert_int_equal(export_to(site, site->store, folder), 0);
    forget_hashes(folder);
    forget_moments(folder);
    assert_int_equal(import_from(site, other, folder), 0);
    expect_same_rows(site->store, other, IN_FORCE);
    expect_same_rows(site->store, other, "SELECT kpi, area, first_year, last_year FROM asked");
}

static void a_moment_must_be_one(void **state)
{
    static const struct damage damage = {"", "asked.csv", "2026-11-21T00:00:00Z", "2026-11-41T00:00:00Z", ""};
    struct site *site = *state;
    char folder[LIMIT_PATH_BYTES];
    char other[LIMIT_PATH_BYTES];
    scratch_join(folder, site->folder, "out");
    scratch_join(other, site->folder, "other.db");
    fill(site);
    assert_int_equal(export_to(site, site->store, folder), 0);
    forget_hashes(folder);
    damage_file(folder, &damage);
    assert_int_equal(import_from(site, other, folder), 65);
    site_expect_err(site, "asked.csv:2: field 5 is no moment, day or year");
}

/* A figure that is another one but as long: nothing in the rows tells. */
static void a_changed_byte_is_refused(void **state)
{
    static const struct damage damage = {"", "figures.csv", "T,2018.5", "T,2019.5", ""};
    struct site *site = *state;
    char folder[LIMIT_PATH_BYTES];
    char other[LIMIT_PATH_BYTES];
    scratch_join(folder, site->folder, "out");
    scratch_join(other, site->folder, "other.db");
    fill(site);
    assert_int_equal(export_to(site, site->store, folder), 0);
    damage_file(folder, &damage);
    assert_int_equal(import_from(site, other, folder), 65);
    site_expect_err(site,
                    "out/figures.csv: is damaged: its SHA-256 is not what datapackage.json says; export it again");
    assert_false(path_exists(other));
}

static void another_kind_of_hash_is_refused(void **state)
{
    static const struct damage damage = {"", "datapackage.json", "sha256:", "sha255:", ""};
    struct site *site = *state;
    char folder[LIMIT_PATH_BYTES];
    char other[LIMIT_PATH_BYTES];
    scratch_join(folder, site->folder, "out");
    scratch_join(other, site->folder, "other.db");
    fill(site);
    assert_int_equal(export_to(site, site->store, folder), 0);
    damage_file(folder, &damage);
    assert_int_equal(import_from(site, other, folder), 65);
    site_expect_err(site, "resources[0].hash: must be sha256: and 64 hexadecimal digits");
}

static void an_export_without_hashes_is_read(void **state)
{
    struct site *site = *state;
    char folder[LIMIT_PATH_BYTES];
    char other[LIMIT_PATH_BYTES];
    scratch_join(folder, site->folder, "out");
    scratch_join(other, site->folder, "other.db");
    fill(site);
    assert_int_equal(export_to(site, site->store, folder), 0);
    forget_hashes(folder);
    assert_int_equal(import_from(site, other, folder), 0);
    expect_same_rows(site->store, other, IN_FORCE);
}

/* Held against another program's idea of SHA-256. */
static void hashes_are_those_of_the_files(void **state)
{
    struct site *site = *state;
    char folder[LIMIT_PATH_BYTES];
    char path[LIMIT_PATH_BYTES];
    scratch_join(folder, site->folder, "out");
    scratch_join(path, folder, "datapackage.json");
    fill(site);
    assert_int_equal(export_to(site, site->store, folder), 0);
    json_t *root = json_load_file(path, 0, NULL);
    const json_t *resources = json_object_get(root, "resources");
    assert_int_equal(json_array_size(resources), 6);
    for (size_t i = 0; i < json_array_size(resources); i++) {
        struct program_result sum;
        const json_t *resource = json_array_get(resources, i);
        const char *hash = json_string_value(json_object_get(resource, "hash"));
        scratch_join(path, folder, json_string_value(json_object_get(resource, "path")));
        const char *const words[] = {path, NULL};
        program_run_command(&sum, "sha256sum", words, NULL);
        assert_non_null(hash);
        assert_int_equal(strlen(hash), strlen("sha256:") + 64);
        assert_memory_equal(hash, "sha256:", strlen("sha256:"));
        assert_memory_equal(hash + strlen("sha256:"), sum.out.bytes, 64);
        program_release(&sum);
    }
    json_decref(root);
}

static void a_missing_file_is_named(void **state)
{
    struct site *site = *state;
    char folder[LIMIT_PATH_BYTES];
    char path[LIMIT_PATH_BYTES];
    char other[LIMIT_PATH_BYTES];
    scratch_join(folder, site->folder, "out");
    scratch_join(path, folder, "asked.csv");
    scratch_join(other, site->folder, "other.db");
    fill(site);
    assert_int_equal(export_to(site, site->store, folder), 0);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(import_from(site, other, folder), 74);
    site_expect_err(site, "asked.csv: is not there");
    assert_false(path_exists(other));
}

int main(void)
{
    const struct CMUnitTest plain[] = {
        cmocka_unit_test_setup_teardown(what_is_exported_comes_back_the_same, site_set_up, site_tear_down),
        cmocka_unit_test_setup_teardown(ranges_that_touch_come_back_the_same, site_set_up, site_tear_down),
        cmocka_unit_test_setup_teardown(a_second_import_brings_nothing_new, site_set_up, site_tear_down),
        cmocka_unit_test_setup_teardown(the_state_of_a_day_can_be_exported, site_set_up, site_tear_down),
        cmocka_unit_test_setup_teardown(the_description_tells_types_and_keys, site_set_up, site_tear_down),
        cmocka_unit_test_setup_teardown(odd_texts_and_numbers_survive, site_set_up, site_tear_down),
        cmocka_unit_test_setup_teardown(an_export_without_moments_comes_back, site_set_up, site_tear_down),
        cmocka_unit_test_setup_teardown(a_moment_must_be_one, site_set_up, site_tear_down),
        cmocka_unit_test_setup_teardown(a_changed_byte_is_refused, site_set_up, site_tear_down),
        cmocka_unit_test_setup_teardown(another_kind_of_hash_is_refused, site_set_up, site_tear_down),
        cmocka_unit_test_setup_teardown(an_export_without_hashes_is_read, site_set_up, site_tear_down),
        cmocka_unit_test_setup_teardown(hashes_are_those_of_the_files, site_set_up, site_tear_down),
        cmocka_unit_test_setup_teardown(a_missing_file_is_named, site_set_up, site_tear_down),
    };
    enum { PLAIN = sizeof plain / sizeof *plain };
    struct CMUnitTest tests[PLAIN + DAMAGES];
    memcpy(tests, plain, sizeof plain);
    for (size_t i = 0; i < DAMAGES; i++) {
        tests[PLAIN + i] = (struct CMUnitTest){damages[i].name, what_is_damaged_is_refused, NULL, NULL,
                                               (void *)(uintptr_t)&damages[i]};
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}
