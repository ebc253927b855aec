/* Asking only for what differs: what is confirmed so is as good as what came whole. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "cache/figures.h"
#include "fetch/fetch.h"
#include "tests/support/check.h"
#include "tests/support/kolada.h"
#include "tests/support/scratch.h"

#define NOW 1795262400 /* 2026-11-21 12:00 UTC */
#define DAY 86400
#define CELLS (2 * 2 * 3 * 6)
#define EMPTY (2 * 2)
#define QUESTIONS 4 /* indicators, areas, groups, figures */
/* Where the figures are not known by a validator, one cell is asked for to find out whether `from_date` is honoured (partial.h); this
 * server does not. */
#define TRIAL 1

static const char *kpis[] = {"N00002", "N00001"};
static const char *areas[] = {"1407", "1401", "G96190"};
static const struct fetch_wanted wanted = {kpis, 2, areas, 3, 2017, 2022};

/* How the server tells its answers apart. */
enum validators { BY_ETAG, BY_DATE, BY_YOUNG_DATE, BY_NOTHING };

struct fixture {
    struct kolada kolada;
    enum validators validators;
    unsigned unchanged; /* answers with 304 since this was set to 0 */
    unsigned whole;
    bool meddles; /* another run is committed to the store while figures are asked for */
    struct server *server;
    char api[256];
    char folder[LIMIT_PATH_BYTES];
    char store_path[LIMIT_PATH_BYTES];
    time_t now;
    struct diag diag;
    struct run_counts counts;
    struct fault fault;
};

/* Marks an answer by its own bytes (FNV-1a). */
static void write_etag(struct server_answer *answer)
{
    uint64_t sum = UINT64_C(14695981039346656037);
    for (size_t i = 0; i < answer->body.length; i++) {
        sum = (sum ^ (unsigned char)answer->body.bytes[i]) * UINT64_C(1099511628211);
    }
    (void)snprintf(answer->etag, sizeof answer->etag, "\"%016llx\"", (unsigned long long)sum);
}

/* A date of change that moves with the figures. */
static void write_date(const struct fixture *fixture, struct server_answer *answer)
{
    (void)snprintf(answer->date, sizeof answer->date, "Sat, 21 Nov 2026 12:00:30 GMT");
    (void)snprintf(answer->last_modified, sizeof answer->last_modified, "Sat, 21 Nov 2026 %s:%02d GMT",
                   fixture->validators == BY_DATE ? "11:00" : "12:00", (int)fixture->kolada.shift);
}

static void commit_another_run(const struct fixture *fixture)
{
    struct store *store;
    struct fault fault;
    struct run_counts counts = {0};
    const struct run_start start = {"2026-11-21T12:00:00Z", "another", "2026-11-21", NULL};
    if (store_open(&store, fixture->store_path, STORE_WRITE, &fault) != 0 ||
        store_run_begin(store, &start, &fault) != 0 ||
        store_run_commit(store, &counts, "2026-11-21T12:00:01Z", &fault) != 0) {
        abort();
    }
    store_free(store);
}

static void answer(void *context, const struct server_question *question, struct server_answer *to)
{
    struct fixture *fixture = context;
    bool same = false;
    if (fixture->meddles && strstr(question->uri, "/data/") != NULL) {
        commit_another_run(fixture);
    }
    kolada_answer(&fixture->kolada, question, to);
    if (fixture->validators == BY_ETAG) {
        write_etag(to);
        same = strcmp(question->if_none_match, to->etag) == 0;
    } else if (fixture->validators != BY_NOTHING) {
        write_date(fixture, to);
        same = strcmp(question->if_modified_since, to->last_modified) == 0;
    }
    if (same) {
        to->status = 304;
        buffer_clear(&to->body);
        fixture->unchanged++;
    } else {
        fixture->whole++;
    }
}

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    assert_non_null(fixture);
    fixture->kolada.page_size = 1000;
    fixture->now = NOW;
    fixture->server = server_start(answer, fixture);
    (void)snprintf(fixture->api, sizeof fixture->api, "%s/v3", server_base(fixture->server));
    scratch_make(fixture->folder);
    scratch_join(fixture->store_path, fixture->folder, "store.db");
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

static int try_run(struct fixture *fixture, const struct fetch_options *options)
{
    struct store *store;
    bool complete;
    fixture->unchanged = 0;
    fixture->whole = 0;
    assert_int_equal(store_open(&store, fixture->store_path, STORE_WRITE, &fixture->fault), 0);
    int result = fetch_run(store, options, &fixture->diag, &fixture->counts, &complete, &fixture->fault);
    assert_true(result != 0 || complete);
    store_free(store);
    return result;
}

static void run(struct fixture *fixture, const struct fetch_options *options)
{
    if (try_run(fixture, options) != 0) {
        fail_msg("%s", fixture->fault.text);
    }
}

static struct fetch_options live(const struct fixture *fixture)
{
    return (struct fetch_options){
        .api = fixture->api, .now = fixture->now, .wanted = &wanted, .wanted_count = 1, .http.tries = 1};
}

static void run_live(struct fixture *fixture)
{
    const struct fetch_options options = live(fixture);
    run(fixture, &options);
}

static void expect_answers(const struct fixture *fixture, unsigned whole, unsigned unchanged)
{
    assert_int_equal(fixture->whole, whole);
    assert_int_equal(fixture->unchanged, unchanged);
}

static int64_t query_number(const struct fixture *fixture, const char *sql)
{
    sqlite3 *database;
    sqlite3_stmt *statement;
    assert_int_equal(sqlite3_open(fixture->store_path, &database), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(database, sql, -1, &statement, NULL), SQLITE_OK);
    int step = sqlite3_step(statement);
    int64_t number = step == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : -1;
    (void)sqlite3_finalize(statement);
    (void)sqlite3_close(database);
    return number;
}

static void change_store(const struct fixture *fixture, const char *sql)
{
    sqlite3 *database;
    assert_int_equal(sqlite3_open(fixture->store_path, &database), SQLITE_OK);
    assert_int_equal(sqlite3_exec(database, sql, NULL, NULL, NULL), SQLITE_OK);
    (void)sqlite3_close(database);
}

static void expect_all_confirmed(const struct fixture *fixture)
{
    assert_int_equal(fixture->counts.cells, CELLS);
    assert_int_equal(fixture->counts.figures, CELLS - EMPTY);
    assert_int_equal(fixture->counts.empty, EMPTY);
    assert_int_equal(fixture->counts.unchanged, CELLS);
    assert_int_equal(fixture->counts.added + fixture->counts.revised + fixture->counts.withdrawn, 0);
    assert_int_equal(query_number(fixture, "SELECT count(*) FROM figure"), CELLS);
    assert_int_equal(query_number(fixture, "SELECT min(last_run) = (SELECT max(id) FROM run) FROM asked"), 1);
}

static void what_does_not_differ_is_confirmed(void **state)
{
    struct fixture *fixture = *state;
    run_live(fixture);
    expect_answers(fixture, QUESTIONS, 0);
    for (int i = 0; i < 3; i++) {
        fixture->now += DAY;
        run_live(fixture);
        expect_answers(fixture, 0, QUESTIONS);
        assert_int_equal(fixture->counts.requests, QUESTIONS);
        assert_int_equal(fixture->counts.bytes, 0);
        expect_all_confirmed(fixture);
    }
}

static void a_date_of_change_does_too(void **state)
{
    struct fixture *fixture = *state;
    fixture->validators = BY_DATE;
    run_live(fixture);
    run_live(fixture);
    expect_answers(fixture, 0, QUESTIONS);
    expect_all_confirmed(fixture);
    fixture->kolada.shift = 1;
    run_live(fixture);
    expect_answers(fixture, QUESTIONS, 0);
    assert_int_equal(fixture->counts.revised, CELLS - EMPTY);
}

/* What changed within the minute of the answer may change again within the same second. */
static void a_date_of_just_now_is_not_relied_on(void **state)
{
    struct fixture *fixture = *state;
    fixture->validators = BY_YOUNG_DATE;
    run_live(fixture);
    run_live(fixture);
    expect_answers(fixture, QUESTIONS + TRIAL, 0);
    expect_all_confirmed(fixture);
}

static void what_differs_comes_whole(void **state)
{
    struct fixture *fixture = *state;
    run_live(fixture);
    fixture->kolada.without_year = 2022;
    run_live(fixture);
    expect_answers(fixture, 1, QUESTIONS - 1);
    assert_int_equal(fixture->counts.withdrawn, 2 * (2 * 3));
    run_live(fixture);
    expect_answers(fixture, 0, QUESTIONS);
    assert_int_equal(fixture->counts.withdrawn, 0);
    assert_int_equal(fixture->counts.unchanged, CELLS - 2 * (2 * 3));
    fixture->kolada.without_year = 0;
    run_live(fixture);
    expect_answers(fixture, 1, QUESTIONS - 1);
    assert_int_equal(fixture->counts.added, 2 * (2 * 3));
    run_live(fixture);
    expect_answers(fixture, 0, QUESTIONS);
    assert_int_equal(fixture->counts.unchanged, CELLS);
}

static void a_server_without_validators_is_asked_for_all(void **state)
{
    struct fixture *fixture = *state;
    run_live(fixture);
    fixture->validators = BY_NOTHING;
    fixture->kolada.shift = 1;
    run_live(fixture);
    assert_int_equal(query_number(fixture, "SELECT count(*) FROM validator"), 0);
    run_live(fixture);
    expect_answers(fixture, QUESTIONS + TRIAL, 0);
}

static void an_answer_of_several_pages_is_asked_for_whole(void **state)
{
    struct fixture *fixture = *state;
    fixture->kolada.page_size = 5;
    run_live(fixture);
    assert_int_equal(query_number(fixture, "SELECT count(*) FROM validator"), 3);
    run_live(fixture);
    expect_answers(fixture, 8 + TRIAL, 3);
    fixture->kolada.page_size = 1000;
    run_live(fixture);
    run_live(fixture);
    expect_answers(fixture, 0, QUESTIONS);
    expect_all_confirmed(fixture);
}

static void after_a_week_all_is_asked_for_again(void **state)
{
    struct fixture *fixture = *state;
    run_live(fixture);
    fixture->now = NOW + 6 * DAY;
    run_live(fixture);
    expect_answers(fixture, 0, QUESTIONS);
    fixture->now = NOW + 8 * DAY;
    run_live(fixture);
    expect_answers(fixture, QUESTIONS, 0);
    fixture->now = NOW + 14 * DAY;
    run_live(fixture);
    expect_answers(fixture, 0, QUESTIONS);
    fixture->now = NOW; /* a clock that went back */
    run_live(fixture);
    expect_answers(fixture, QUESTIONS, 0);
}

static void a_recording_is_made_of_whole_answers(void **state)
{
    struct fixture *fixture = *state;
    char folder[LIMIT_PATH_BYTES];
    struct fetch_options options = {
        .api = fixture->api, .record = folder, .now = NOW, .wanted = &wanted, .wanted_count = 1, .http.tries = 1};
    scratch_join(folder, fixture->folder, "recording");
    run_live(fixture);
    run(fixture, &options);
    expect_answers(fixture, QUESTIONS, 0);
    assert_int_equal(scratch_count(folder), QUESTIONS + 1);
}

/* What an interrupted run was told does not differ is no answer to keep. */
static void a_recording_takes_up_no_run_that_was_told_of_changes(void **state)
{
    struct fixture *fixture = *state;
    char folder[LIMIT_PATH_BYTES];
    struct fetch_options options = live(fixture);
    scratch_join(folder, fixture->folder, "recording");
    run_live(fixture);
    fixture->kolada.defect = KOLADA_HANGS_UP;
    fixture->kolada.defect_at = 2 * QUESTIONS;
    assert_int_equal(try_run(fixture, &options), -1);
    assert_int_equal(fixture->fault.status, STATUS_UNREACHABLE);
    fixture->kolada.defect = KOLADA_NONE;
    options.record = folder;
    run(fixture, &options);
    expect_answers(fixture, QUESTIONS, 0);
    assert_int_equal(scratch_count(folder), QUESTIONS + 1);
}

/* "Nothing differs" was said of what the store held when it was asked. */
static void a_store_written_to_meanwhile_is_not_confirmed(void **state)
{
    struct fixture *fixture = *state;
    const struct fetch_options options = live(fixture);
    run_live(fixture);
    fixture->meddles = true;
    assert_int_equal(try_run(fixture, &options), -1);
    assert_int_equal(fixture->fault.status, STATUS_LOCKED);
    assert_non_null(strstr(fixture->fault.text, "was written to by another run meanwhile; fetch again"));
    expect_answers(fixture, 0, QUESTIONS);
    assert_int_equal(query_number(fixture, "SELECT count(*) FROM run"), 2);
    assert_int_equal(query_number(fixture, "SELECT max(last_run) FROM asked"), 1);
    fixture->meddles = false;
    run_live(fixture);
    expect_all_confirmed(fixture);
}

/* What came whole does not depend on what the store holds. */
static void a_store_written_to_meanwhile_takes_whole_answers(void **state)
{
    struct fixture *fixture = *state;
    fixture->validators = BY_NOTHING;
    fixture->meddles = true;
    run_live(fixture);
    assert_int_equal(query_number(fixture, "SELECT max(last_run) FROM asked"), 2);
}

static void all_may_be_asked_for_whole(void **state)
{
    struct fixture *fixture = *state;
    struct fetch_options options = live(fixture);
    run_live(fixture);
    options.full = true;
    run(fixture, &options);
    expect_answers(fixture, QUESTIONS, 0);
    run_live(fixture);
    expect_answers(fixture, 0, QUESTIONS);
    assert_int_equal(query_number(fixture, "SELECT min(whole_run) FROM asked"), 2);
}

/* Figures that another answer brought are not those that the validator stands for. */
static void what_another_answer_touched_is_asked_for_whole(void **state)
{
    struct fixture *fixture = *state;
    char folder[LIMIT_PATH_BYTES];
    struct fetch_options options = {
        .api = fixture->api, .record = folder, .now = NOW, .wanted = &wanted, .wanted_count = 1, .http.tries = 1};
    const struct fetch_options replay = {.replay = folder, .now = NOW};
    scratch_join(folder, fixture->folder, "recording");
    fixture->kolada.shift = 1;
    run(fixture, &options);
    fixture->kolada.shift = 0;
    run_live(fixture);
    run_live(fixture);
    expect_answers(fixture, 0, QUESTIONS);
    run(fixture, &replay);
    assert_int_equal(fixture->counts.revised, CELLS - EMPTY);
    run_live(fixture);
    expect_answers(fixture, 1 + TRIAL, QUESTIONS - 1);
    assert_int_equal(fixture->counts.revised, CELLS - EMPTY);
    run_live(fixture);
    expect_answers(fixture, 0, QUESTIONS);
}

static void what_a_smaller_request_touched_is_asked_for_whole(void **state)
{
    static const char *one_kpi[] = {"N00001"};
    static const char *one_area[] = {"1401"};
    static const struct fetch_wanted cell = {one_kpi, 1, one_area, 1, 2019, 2019};
    struct fixture *fixture = *state;
    const struct fetch_options small = {
        .api = fixture->api, .now = NOW, .wanted = &cell, .wanted_count = 1, .http.tries = 1};
    run_live(fixture);
    fixture->kolada.shift = 3;
    run(fixture, &small);
    assert_int_equal(fixture->counts.revised, 2);
    fixture->kolada.shift = 0; /* back as it was: the large answer has its old ETag again */
    run_live(fixture);
    expect_answers(fixture, 1 + TRIAL, QUESTIONS - 1);
    assert_int_equal(fixture->counts.revised, 2);
}

static void another_address_has_its_own(void **state)
{
    struct fixture *fixture = *state;
    run_live(fixture);
    server_stop(fixture->server);
    fixture->server = server_start(answer, fixture);
    (void)snprintf(fixture->api, sizeof fixture->api, "%s/v3", server_base(fixture->server));
    run_live(fixture);
    expect_answers(fixture, QUESTIONS, 0);
    assert_int_equal(query_number(fixture, "SELECT count(*) FROM validator"), 2 * QUESTIONS);
}

static void says_which_indicator_has_no_figure_all_the_same(void **state)
{
    static const char *both[] = {"N00000", "N00001"};
    static const struct fetch_wanted some = {both, 2, areas, 3, 2020, 2022};
    struct fixture *fixture = *state;
    const struct fetch_options options = {
        .api = fixture->api, .now = NOW, .wanted = &some, .wanted_count = 1, .http.tries = 1};
    run(fixture, &options);
    (void)fclose(fixture->diag.stream);
    fixture->diag.stream = tmpfile();
    run(fixture, &options);
    expect_answers(fixture, 0, QUESTIONS);
    char text[4096];
    rewind(fixture->diag.stream);
    text[fread(text, 1, sizeof text - 1, fixture->diag.stream)] = '\0';
    assert_non_null(strstr(text, "N00000: Kolada has no figure"));
    assert_null(strstr(text, "N00001"));
}

static void an_older_store_is_brought_up_to_date(void **state)
{
    struct fixture *fixture = *state;
    run_live(fixture);
    int64_t version = query_number(fixture, "PRAGMA user_version");
    change_store(fixture, "DROP TABLE validator; ALTER TABLE run DROP COLUMN partial;"
                          " ALTER TABLE run DROP COLUMN catalogue; ALTER TABLE asked DROP COLUMN whole_run;"
                          " DROP TABLE word_index; DROP TABLE word_entry;"
                          " PRAGMA user_version = 1;");
    run_live(fixture);
    expect_answers(fixture, QUESTIONS, 0);
    expect_all_confirmed(fixture);
    assert_int_equal(query_number(fixture, "PRAGMA user_version"), version);
    run_live(fixture);
    expect_answers(fixture, 0, QUESTIONS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_does_not_differ_is_confirmed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_date_of_change_does_too, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_date_of_just_now_is_not_relied_on, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_differs_comes_whole, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_server_without_validators_is_asked_for_all, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_answer_of_several_pages_is_asked_for_whole, set_up, tear_down),
        cmocka_unit_test_setup_teardown(after_a_week_all_is_asked_for_again, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_recording_is_made_of_whole_answers, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_recording_takes_up_no_run_that_was_told_of_changes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_store_written_to_meanwhile_is_not_confirmed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_store_written_to_meanwhile_takes_whole_answers, set_up, tear_down),
        cmocka_unit_test_setup_teardown(all_may_be_asked_for_whole, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_another_answer_touched_is_asked_for_whole, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_a_smaller_request_touched_is_asked_for_whole, set_up, tear_down),
        cmocka_unit_test_setup_teardown(another_address_has_its_own, set_up, tear_down),
        cmocka_unit_test_setup_teardown(says_which_indicator_has_no_figure_all_the_same, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_older_store_is_brought_up_to_date, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
