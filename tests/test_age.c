/* What is older is not put over what is younger: recordings and exports, to the second where that is known. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "cache/catalogue.h"
#include "cache/figures.h"
#include "fetch/fetch.h"
#include "fetch/import.h"
#include "fetch/source.h"
#include "report/package.h"
#include "tests/support/check.h"
#include "tests/support/kolada.h"
#include "tests/support/scratch.h"

#define MORNING 1709283600 /* 2024-03-01 09:00 UTC */
#define NOON 1709294400
#define EVENING 1709316000
#define NEXT_DAY (MORNING + 86400)

static const char *kpis[] = {"N00001"};
static const char *areas[] = {"1401", "G96190"};
static const struct fetch_wanted early = {kpis, 1, areas, 2, 2017, 2018};
static const struct fetch_wanted late = {kpis, 1, areas, 2, 2019, 2020};

struct fixture {
    struct kolada kolada;
    struct server *server;
    char api[256];
    char folder[LIMIT_PATH_BYTES];
    char store[LIMIT_PATH_BYTES];
    char other[LIMIT_PATH_BYTES];
    char recording[LIMIT_PATH_BYTES];
    char younger[LIMIT_PATH_BYTES];
    char package[LIMIT_PATH_BYTES];
    struct diag diag;
    struct fault fault;
};

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    assert_non_null(fixture);
    fixture->kolada.page_size = 50;
    fixture->server = server_start(kolada_answer, &fixture->kolada);
    (void)snprintf(fixture->api, sizeof fixture->api, "%s/v3", server_base(fixture->server));
    scratch_make(fixture->folder);
    scratch_join(fixture->store, fixture->folder, "store.db");
    scratch_join(fixture->other, fixture->folder, "other.db");
    scratch_join(fixture->recording, fixture->folder, "recording");
    scratch_join(fixture->younger, fixture->folder, "younger");
    scratch_join(fixture->package, fixture->folder, "package");
    diag_init(&fixture->diag, tmpfile());
    assert_non_null(fixture->diag.stream);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    server_stop(fixture->server);
    scratch_remove(fixture->folder);
    (void)fclose(fixture->diag.stream);
    free(fixture);
    return 0;
}

static int run(struct fixture *fixture, const char *path, const struct fetch_options *options)
{
    struct store *store;
    struct run_counts counts;
    bool complete;
    fault_init(&fixture->fault);
    assert_int_equal(store_open(&store, path, STORE_WRITE, &fixture->fault), 0);
    int result = fetch_run(store, options, &fixture->diag, &counts, &complete, &fixture->fault);
    store_free(store);
    return result;
}

static void fetch(struct fixture *fixture, const struct fetch_wanted *wanted, time_t now, const char *record)
{
    const struct fetch_options options = {
        .api = fixture->api, .record = record, .now = now, .wanted = wanted, .wanted_count = 1, .http.tries = 1};
    assert_int_equal(run(fixture, fixture->store, &options), 0);
}

static int replay(struct fixture *fixture, const char *path, const char *recording)
{
    const struct fetch_options options = {.replay = recording, .now = NEXT_DAY};
    return run(fixture, path, &options);
}

static void ignore(void *context, const char *path)
{
    (void)context;
    (void)path;
}

static void export(struct fixture *fixture)
{
    struct store *store;
    assert_int_equal(store_open(&store, fixture->store, STORE_READ, &fixture->fault), 0);
    assert_int_equal(package_write(store, fixture->package, ignore, NULL, &fixture->fault), 0);
    store_free(store);
}

static int import(struct fixture *fixture, const char *path)
{
    struct store *store;
    bool complete;
    const struct import_options options = {.directory = fixture->package, .now = NEXT_DAY};
    fault_init(&fixture->fault);
    assert_int_equal(store_open(&store, path, STORE_WRITE, &fixture->fault), 0);
    int result = import_run(store, &options, &fixture->diag, &complete, &fixture->fault);
    store_free(store);
    return result;
}

/* The title of N00001 and the members of G96190. */
static void expect_catalogue(const struct fixture *fixture, const char *title, const char *second_member)
{
    struct store *store;
    struct arena arena;
    struct kpi kpi;
    struct area_group group;
    struct fault fault;
    bool found;
    arena_init(&arena, LIMIT_MODEL_BYTES);
    assert_int_equal(store_open(&store, fixture->store, STORE_READ, &fault), 0);
    assert_int_equal(catalogue_kpi(store, "N00001", &arena, &kpi, &found, &fault), 0);
    assert_true(found);
    assert_string_equal(kpi.title, title);
    assert_int_equal(catalogue_group(store, "G96190", &arena, &group, &found, &fault), 0);
    assert_true(found);
    assert_string_equal(group.members[1], second_member);
    store_free(store);
    arena_release(&arena);
}

static double value_of_2017(const struct fixture *fixture)
{
    struct store *store;
    struct figure_cell cell;
    struct fault fault;
    assert_int_equal(store_open(&store, fixture->store, STORE_READ, &fault), 0);
    assert_int_equal(figures_read(store, "N00001", "1401", GENDER_TOTAL, 2017, 2017, &cell, &fault), 0);
    store_free(store);
    return cell.value;
}

static void expect_said(struct fixture *fixture, const char *words)
{
    char text[16384] = "";
    rewind(fixture->diag.stream);
    (void)fread(text, 1, sizeof text - 1, fixture->diag.stream);
    if (strstr(text, words) == NULL) {
        fail_msg("\"%s\" does not say \"%s\"", text, words);
    }
}

/* The indicator is retitled and the group gets another member. */
static void drift(struct fixture *fixture)
{
    fixture->kolada.title_end = ", ny";
    fixture->kolada.member = "1480";
}

/* --- the catalogue --- */

static void a_recording_of_an_earlier_day_keeps_younger_entries(void **state)
{
    struct fixture *fixture = *state;
    fetch(fixture, &early, MORNING - 86400, fixture->recording);
    drift(fixture);
    fetch(fixture, &late, MORNING, NULL);
    assert_int_equal(replay(fixture, fixture->store, fixture->recording), 0);
    expect_catalogue(fixture, "Titel på N00001, ny", "1480");
    expect_said(fixture, "nyckeltal: the recording of 2024-02-29T09:00:00Z: 2 entries of its catalogue are older than "
                         "the store's, which stay\n");
}

static void a_recording_of_the_same_morning_keeps_younger_entries(void **state)
{
    struct fixture *fixture = *state;
    fetch(fixture, &early, MORNING, fixture->recording);
    fixture->kolada.title_end = ", ny";
    fetch(fixture, &late, NOON, NULL);
    assert_int_equal(replay(fixture, fixture->store, fixture->recording), 0);
    expect_catalogue(fixture, "Titel på N00001, ny", "1407");
    expect_said(fixture, ": 1 entry of its catalogue is older than the store's, which stays\n");
}

static void a_younger_recording_brings_its_entries(void **state)
{
    struct fixture *fixture = *state;
    char elsewhere[LIMIT_PATH_BYTES];
    fetch(fixture, &early, MORNING, NULL);
    drift(fixture);
    (void)snprintf(elsewhere, sizeof elsewhere, "%s", fixture->store);
    (void)snprintf(fixture->store, sizeof fixture->store, "%s", fixture->other);
    fetch(fixture, &early, NOON, fixture->younger);
    (void)snprintf(fixture->store, sizeof fixture->store, "%s", elsewhere);
    assert_int_equal(replay(fixture, fixture->store, fixture->younger), 0);
    expect_catalogue(fixture, "Titel på N00001, ny", "1480");
}

static void an_older_export_keeps_younger_entries(void **state)
{
    struct fixture *fixture = *state;
    fetch(fixture, &early, MORNING, NULL);
    export(fixture);
    drift(fixture);
    fetch(fixture, &late, NOON, NULL);
    assert_int_equal(import(fixture, fixture->store), 0);
    expect_catalogue(fixture, "Titel på N00001, ny", "1480");
    expect_said(fixture, "the export of 2024-03-01T09:00:00Z: 2 entries of its catalogue are older");
}

/* Sets up two stores: of figures of the morning and the evening, exported; and of those of the morning, as they were at
 * noon, `shift` higher. */
static void export_of_two_runs(struct fixture *fixture, double shift)
{
    fetch(fixture, &early, MORNING, NULL);
    fetch(fixture, &late, EVENING, NULL);
    export(fixture);
    (void)snprintf(fixture->store, sizeof fixture->store, "%s", fixture->other);
    fixture->kolada.shift = shift;
    fetch(fixture, &early, NOON, NULL);
}

/* The last run of an exported store does not make the figures of the others younger. */
static void an_export_takes_back_no_figure_older_than_itself(void **state)
{
    struct fixture *fixture = *state;
    export_of_two_runs(fixture, 5);
    double younger = value_of_2017(fixture);
    assert_int_equal(import(fixture, fixture->store), -1);
    assert_int_equal(fixture->fault.status, STATUS_USAGE);
    assert_non_null(strstr(fixture->fault.text, "the export is of 2024-03-01T09:00:00Z, the store has figures of "
                                                "2024-03-01T12:00:00Z"));
    assert_true(value_of_2017(fixture) == younger);
}

static void a_figure_that_the_export_lacks_is_not_withdrawn(void **state)
{
    struct fixture *fixture = *state;
    fixture->kolada.without_year = 2017;
    fetch(fixture, &early, MORNING, NULL);
    fetch(fixture, &late, EVENING, NULL);
    export(fixture);
    (void)snprintf(fixture->store, sizeof fixture->store, "%s", fixture->other);
    fixture->kolada.without_year = 0;
    fetch(fixture, &early, NOON, NULL);
    assert_int_equal(import(fixture, fixture->store), -1);
    assert_int_equal(fixture->fault.status, STATUS_USAGE);
}

/* Whoever imports each export of a store again and again is not kept from it by what that one has not asked for since. */
static void what_is_as_held_may_be_older(void **state)
{
    struct fixture *fixture = *state;
    export_of_two_runs(fixture, 0);
    assert_int_equal(import(fixture, fixture->store), 0);
    assert_int_equal(import(fixture, fixture->store), 0);
}

/* The figures are the same, but the title and the members drifted before noon. */
static void an_export_takes_back_no_entry_older_than_itself(void **state)
{
    static const char *others[] = {"1407"};
    static const char *other_kpis[] = {"N00002"};
    static const struct fetch_wanted other = {other_kpis, 1, others, 1, 2017, 2018};
    struct fixture *fixture = *state;
    fetch(fixture, &early, MORNING, NULL);
    fetch(fixture, &other, EVENING, NULL);
    export(fixture);
    (void)snprintf(fixture->store, sizeof fixture->store, "%s", fixture->other);
    drift(fixture);
    fetch(fixture, &early, NOON, NULL);
    expect_catalogue(fixture, "Titel på N00001, ny", "1480");
    assert_int_equal(import(fixture, fixture->store), 0);
    expect_catalogue(fixture, "Titel på N00001, ny", "1480");
    expect_said(fixture, "2 entries of its catalogue are older");
}

static void an_area_stays_as_the_younger_run_named_it(void **state)
{
    static const struct area younger = {"1407", "Öckerö kommun", "K"};
    static const struct area older = {"1407", "Öckerö", "K"};
    const struct run_start first = {"2024-03-01T12:00:00Z", "x", "2024-03-01T12:00:00Z", NULL};
    const struct run_start second = {"2024-03-01T13:00:00Z", "x", "2024-03-01T09:00:00Z", NULL};
    struct run_counts counts = {0};
    struct fixture *fixture = *state;
    struct store *store;
    bool kept;
    struct fault *fault = &fixture->fault;
    assert_int_equal(store_open(&store, fixture->store, STORE_WRITE, fault), 0);
    assert_int_equal(store_run_begin(store, &first, fault), 0);
    assert_int_equal(catalogue_put_area(store, &younger, fault), 0);
    assert_int_equal(catalogue_keep_younger(store, CATALOGUE_AREA, "1407", first.retrieved, &kept, fault), 0);
    assert_false(kept);
    assert_int_equal(store_run_commit(store, &counts, first.started, fault), 0);
    assert_int_equal(store_run_begin(store, &second, fault), 0);
    assert_int_equal(catalogue_put_area(store, &older, fault), 0);
    assert_int_equal(catalogue_keep_younger(store, CATALOGUE_AREA, "1407", second.retrieved, &kept, fault), 0);
    assert_true(kept);
    assert_int_equal(catalogue_put_area(store, &younger, fault), 0);
    assert_int_equal(catalogue_keep_younger(store, CATALOGUE_AREA, "1407", second.retrieved, &kept, fault), 0);
    assert_false(kept);
    store_free(store);
}

/* --- figures --- */

static void an_older_recording_of_the_same_day_is_refused(void **state)
{
    struct fixture *fixture = *state;
    fetch(fixture, &early, MORNING, fixture->recording);
    fixture->kolada.shift = 1;
    fetch(fixture, &early, NOON, fixture->younger);
    assert_int_equal(replay(fixture, fixture->store, fixture->recording), -1);
    assert_int_equal(fixture->fault.status, STATUS_USAGE);
    assert_string_equal(fixture->fault.text,
                        "N00001, area 1401: the recording is of 2024-03-01T09:00:00Z, the store has figures of "
                        "2024-03-01T12:00:00Z; replay it into a store of its own with --store");
    assert_float_equal(value_of_2017(fixture), 2018.401 + 1, 1e-9);
    assert_int_equal(replay(fixture, fixture->store, fixture->younger), 0);
}

/* What a replay brought is as old as the recording, not as the replay. */
static void recordings_go_by_their_own_moments(void **state)
{
    struct fixture *fixture = *state;
    fetch(fixture, &early, MORNING, fixture->recording);
    fetch(fixture, &early, NOON, fixture->younger);
    assert_int_equal(replay(fixture, fixture->other, fixture->recording), 0);
    assert_int_equal(replay(fixture, fixture->other, fixture->recording), 0);
    assert_int_equal(replay(fixture, fixture->other, fixture->younger), 0);
    assert_int_equal(replay(fixture, fixture->other, fixture->younger), 0);
    assert_int_equal(replay(fixture, fixture->other, fixture->recording), -1);
    assert_int_equal(fixture->fault.status, STATUS_USAGE);
}

static void an_older_export_of_the_same_day_is_refused(void **state)
{
    struct fixture *fixture = *state;
    fetch(fixture, &early, MORNING, NULL);
    export(fixture);
    fetch(fixture, &early, EVENING, NULL);
    assert_int_equal(import(fixture, fixture->store), -1);
    assert_int_equal(fixture->fault.status, STATUS_USAGE);
    assert_string_equal(fixture->fault.text,
                        "N00001, area 1401: the export is of 2024-03-01T09:00:00Z, the store has figures of "
                        "2024-03-01T18:00:00Z; import it into a store of its own with --store");
    assert_int_equal(import(fixture, fixture->other), 0);
    assert_int_equal(import(fixture, fixture->other), 0);
}

/* --- where only the day is known --- */

static void write_recording(const struct fixture *fixture, const char *retrieved, const char *arrived)
{
    char index[1024];
    (void)snprintf(index, sizeof index,
                   "{\"format\":\"nyckeltal-recording-1\",\"api\":\"https://api.kolada.se/v3\",\"retrieved\":\"%s\","
                   "\"answers\":[{\"path\":\"/kpi/N1\",\"file\":\"k\",\"arrived\":\"%s\"},"
                   "{\"path\":\"/kpi/N2\",\"file\":\"k\",\"arrived\":\"2024-03-01T11:00:00Z\"}]}",
                   retrieved, arrived);
    scratch_write(fixture->folder, "recording.json", index);
    scratch_write(fixture->folder, "k", "{}");
}

static void expect_moment(struct fixture *fixture, const char *retrieved, const char *arrived, const char *moment)
{
    struct source *source;
    write_recording(fixture, retrieved, arrived);
    assert_int_equal(source_open_recording(&source, fixture->folder, &fixture->fault), 0);
    assert_string_equal(source_retrieved(source), moment);
    source_free(source);
}

static void the_answers_tell_the_moment_where_the_head_does_not(void **state)
{
    struct fixture *fixture = *state;
    expect_moment(fixture, "2024-03-01", "2024-03-01T10:00:00Z", "2024-03-01T10:00:00Z");
    expect_moment(fixture, "2024-03-01", "2024-03-01T12:00:00Z", "2024-03-01T11:00:00Z");
    expect_moment(fixture, "2024-03-01", "2024-02-29T23:59:59Z", "2024-03-01");
    expect_moment(fixture, "2024", "2024-03-01T10:00:00Z", "2024");
    expect_moment(fixture, "2024-03-01T09:00:00Z", "2024-03-01T10:00:00Z", "2024-03-01T09:00:00Z");
}

/* A recording made by hand, of a day: it is as old as what was fetched that day, older than what was the next. */
static void a_day_is_held_against_days(void **state)
{
    static const char *const moment = "2024-03-01T12:00:00Z";
    static const struct {
        const char *given;
        bool younger;
    } rows[] = {{"2024-03-01T12:00:00Z", false},
                {"2024-03-01T11:59:59Z", true},
                {"2024-03-01T12:00:01Z", false},
                {"2024-03-01", false},
                {"2024-02-29", true},
                {"2024-03-02", false},
                {"2024", true},
                {"2025", false}};
    struct fixture *fixture = *state;
    struct store *store;
    struct arena arena;
    const struct run_start start = {moment, "x", "2024-03-02", NULL};
    fetch(fixture, &early, NOON, NULL);
    arena_init(&arena, LIMIT_MODEL_BYTES);
    assert_int_equal(store_open(&store, fixture->store, STORE_WRITE, &fixture->fault), 0);
    assert_int_equal(store_run_begin(store, &start, &fixture->fault), 0);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *younger;
        assert_int_equal(
            figures_younger(store, "N00001", "1401", 2017, 2018, rows[i].given, &arena, &younger, &fixture->fault), 0);
        assert_int_equal(younger != NULL, rows[i].younger);
    }
    store_free(store);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_recording_of_an_earlier_day_keeps_younger_entries, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_recording_of_the_same_morning_keeps_younger_entries, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_younger_recording_brings_its_entries, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_older_export_keeps_younger_entries, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_export_takes_back_no_figure_older_than_itself, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_figure_that_the_export_lacks_is_not_withdrawn, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_as_held_may_be_older, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_export_takes_back_no_entry_older_than_itself, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_area_stays_as_the_younger_run_named_it, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_older_recording_of_the_same_day_is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(recordings_go_by_their_own_moments, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_older_export_of_the_same_day_is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_answers_tell_the_moment_where_the_head_does_not, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_day_is_held_against_days, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
