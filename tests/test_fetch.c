/* The whole run: from a server on loopback, or a recording, into the store. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "base/file.h"
#include "cache/catalogue.h"
#include "cache/figures.h"
#include "fetch/fetch.h"
#include "fetch/spool.h"
#include "tests/support/check.h"
#include "tests/support/kolada.h"
#include "tests/support/scratch.h"

#define NOW 1795262400 /* 2026-11-21 12:00 UTC */
/* What `wanted` makes: 2 indicators x 3 areas x 6 years, two genders. */
#define ROWS (2 * 3 * 6)
#define CELLS (2 * ROWS)
#define EMPTY (2 * 2) /* 1407 in 2018 */
/* Two catalogues and a group, and 8 pages of five rows. */
#define QUESTIONS (3 + 8)
/* More than all answers of it, less than its store. */
#define FILE_BOUND ((size_t)32 * 1024)

static const char *kpis[] = {"N00002", "N00001"};
static const char *areas[] = {"1407", "1401", "G96190"};
static const struct fetch_wanted wanted = {kpis, 2, areas, 3, 2017, 2022};

struct fixture {
    struct kolada kolada;
    struct server *server;
    char api[256];
    char folder[LIMIT_PATH_BYTES];
    char store_path[LIMIT_PATH_BYTES];
    char spool_path[LIMIT_PATH_BYTES];
    struct diag diag;
    struct run_counts counts;
    bool complete;
    struct fault fault;
};

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    assert_non_null(fixture);
    fixture->kolada.page_size = 5;
    fixture->server = server_start(kolada_answer, &fixture->kolada);
    (void)snprintf(fixture->api, sizeof fixture->api, "%s/v3", server_base(fixture->server));
    scratch_make(fixture->folder);
    scratch_join(fixture->store_path, fixture->folder, "store.db");
    scratch_join(fixture->spool_path, fixture->folder, "store.db.spool");
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

/* Takes the server down and puts a fresh one up, its questions counted from 1. */
static void restart(struct fixture *fixture)
{
    server_stop(fixture->server);
    fixture->server = server_start(kolada_answer, &fixture->kolada);
    (void)snprintf(fixture->api, sizeof fixture->api, "%s/v3", server_base(fixture->server));
}

static int run(struct fixture *fixture, const struct fetch_options *options)
{
    struct store *store;
    fault_init(&fixture->fault);
    if (store_open(&store, fixture->store_path, STORE_WRITE, &fixture->fault) != 0) {
        return -1;
    }
    int result = fetch_run(store, options, &fixture->diag, &fixture->counts, &fixture->complete, &fixture->fault);
    store_free(store);
    return result;
}

static int run_live(struct fixture *fixture, const struct fetch_wanted *blocks, size_t count, const char *record)
{
    const struct fetch_options options = {
        .api = fixture->api, .record = record, .now = NOW, .wanted = blocks, .wanted_count = count, .http.tries = 1};
    return run(fixture, &options);
}

static int run_replay(struct fixture *fixture, const char *folder, const struct fetch_wanted *blocks, size_t count)
{
    const struct fetch_options options = {.replay = folder, .now = NOW, .wanted = blocks, .wanted_count = count};
    return run(fixture, &options);
}

/* What was said so far; the caller frees it. */
static char *said(struct fixture *fixture)
{
    char *text = calloc(1, 65536);
    assert_non_null(text);
    rewind(fixture->diag.stream);
    (void)fread(text, 1, 65535, fixture->diag.stream);
    return text;
}

static void expect_said(struct fixture *fixture, const char *words)
{
    char *text = said(fixture);
    if (strstr(text, words) == NULL) {
        fail_msg("\"%s\" does not say \"%s\"", text, words);
    }
    free(text);
}

static void expect_counts(const struct fixture *fixture, int64_t added, int64_t revised, int64_t withdrawn,
                          int64_t unchanged)
{
    assert_int_equal(fixture->counts.added, added);
    assert_int_equal(fixture->counts.revised, revised);
    assert_int_equal(fixture->counts.withdrawn, withdrawn);
    assert_int_equal(fixture->counts.unchanged, unchanged);
}

static struct figure_cell read_cell(const struct fixture *fixture, const char *kpi, const char *area, int year)
{
    struct store *store;
    struct figure_cell cell;
    struct fault fault;
    assert_int_equal(store_open(&store, fixture->store_path, STORE_READ, &fault), 0);
    assert_int_equal(figures_read(store, kpi, area, GENDER_TOTAL, year, year, &cell, &fault), 0);
    store_free(store);
    return cell;
}

/* --- what goes well --- */

static void books_all_pages(void **state)
{
    struct fixture *fixture = *state;
    struct figure_cell cell;
    assert_int_equal(run_live(fixture, &wanted, 1, NULL), 0);
    assert_true(fixture->complete);
    assert_int_equal(fixture->counts.requests, 4);
    assert_int_equal(fixture->counts.pages, QUESTIONS);
    assert_int_equal(server_questions(fixture->server), QUESTIONS);
    assert_int_equal(server_connections(fixture->server), 1);
    assert_int_equal(fixture->counts.cells, CELLS);
    assert_int_equal(fixture->counts.figures, CELLS - EMPTY);
    assert_int_equal(fixture->counts.empty, EMPTY);
    expect_counts(fixture, CELLS, 0, 0, 0);
    cell = read_cell(fixture, "N00001", "1407", 2022);
    assert_int_equal(cell.state, FIGURE_HELD);
    assert_float_equal(cell.value, 2023.407, 1e-9);
    assert_int_equal(read_cell(fixture, "N00001", "1407", 2018).state, FIGURE_EMPTY);
    assert_int_equal(read_cell(fixture, "N00002", "G96190", 2017).state, FIGURE_HELD);
    assert_int_equal(read_cell(fixture, "N00002", "G96190", 2016).state, FIGURE_NOT_ASKED);
    expect_said(fixture,
                "nyckeltal: fetch: 4 requests, 11 pages, 41 rows, 68 figures and 4 empty cells: 72 added, 0 revised, "
                "0 withdrawn, 0 unchanged; ");
}

static void books_the_catalogue_and_the_run(void **state)
{
    struct fixture *fixture = *state;
    struct store *store;
    struct arena arena;
    struct kpi kpi;
    struct area_group group;
    struct run latest;
    bool found;
    assert_int_equal(run_live(fixture, &wanted, 1, NULL), 0);
    arena_init(&arena, LIMIT_MODEL_BYTES);
    assert_int_equal(store_open(&store, fixture->store_path, STORE_READ, &fixture->fault), 0);
    assert_int_equal(catalogue_kpi(store, "N00002", &arena, &kpi, &found, &fixture->fault), 0);
    assert_true(found);
    assert_string_equal(kpi.title, "Titel på N00002");
    assert_int_equal(catalogue_group(store, "G96190", &arena, &group, &found, &fixture->fault), 0);
    assert_true(found);
    assert_int_equal(group.member_count, 2);
    assert_string_equal(group.members[0], "1401");
    assert_int_equal(store_latest_run(store, &arena, &latest, &found, &fixture->fault), 0);
    assert_true(found);
    assert_string_equal(latest.source, fixture->api);
    assert_string_equal(latest.retrieved, "2026-11-21");
    assert_null(latest.origin);
    assert_int_equal(latest.counts.added, CELLS);
    store_free(store);
    arena_release(&arena);
}

static void a_second_run_finds_nothing_new(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(run_live(fixture, &wanted, 1, NULL), 0);
    assert_int_equal(run_live(fixture, &wanted, 1, NULL), 0);
    expect_counts(fixture, 0, 0, 0, CELLS);
}

static void notices_revised_and_withdrawn_figures(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(run_live(fixture, &wanted, 1, NULL), 0);
    fixture->kolada.shift = 1;
    fixture->kolada.without_year = 2022;
    assert_int_equal(run_live(fixture, &wanted, 1, NULL), 0);
    expect_counts(fixture, 0, 2 * (2 * 3 * 5) - EMPTY, 2 * (2 * 3), EMPTY);
    assert_int_equal(read_cell(fixture, "N00001", "1401", 2022).state, FIGURE_TAKEN_BACK);
    assert_float_equal(read_cell(fixture, "N00001", "1401", 2021).value, 2023.401, 1e-9);
}

static void says_which_indicator_has_no_figure(void **state)
{
    struct fixture *fixture = *state;
    const char *both[] = {"N00000", "N00001"};
    const struct fetch_wanted some = {both, 2, areas, 3, 2020, 2022};
    assert_int_equal(run_live(fixture, &some, 1, NULL), 0);
    assert_true(fixture->complete);
    expect_said(fixture, "N00000: Kolada has no figure");
    char *text = said(fixture);
    assert_null(strstr(text, "N00001"));
    free(text);
}

/* --- runs that are interrupted --- */

/* The run ends at the question of that number; 0: it does not. */
static void break_at(struct fixture *fixture, unsigned question)
{
    fixture->kolada.defect = question == 0 ? KOLADA_NONE : KOLADA_HANGS_UP;
    fixture->kolada.defect_at = question;
}

/* Pages of two moments do not belong together: a figure may have moved from one to the other. */
static void does_not_mix_pages_of_two_moments(void **state)
{
    struct fixture *fixture = *state;
    break_at(fixture, 7);
    assert_int_equal(run_live(fixture, &wanted, 1, NULL), -1);
    break_at(fixture, 0);
    fixture->kolada.shift = 1;
    assert_int_equal(run_live(fixture, &wanted, 1, NULL), 0);
    assert_int_equal(run_live(fixture, &wanted, 1, NULL), 0);
    assert_int_equal(fixture->counts.revised, 0);
    assert_int_equal(fixture->counts.withdrawn, 0);
}

static void takes_up_what_arrived(void **state)
{
    struct fixture *fixture = *state;
    break_at(fixture, 7);
    assert_int_equal(run_live(fixture, &wanted, 1, NULL), -1);
    assert_int_equal(fixture->fault.status, STATUS_UNREACHABLE);
    assert_false(path_exists(fixture->store_path));
    assert_true(path_exists(fixture->spool_path));
    unsigned before = server_questions(fixture->server);
    break_at(fixture, 0);
    assert_int_equal(run_live(fixture, &wanted, 1, NULL), 0);
    /* The catalogue was there; the query that was broken off is asked for from its first page. */
    assert_int_equal(server_questions(fixture->server) - before, QUESTIONS - 3);
    assert_int_equal(fixture->counts.pages, QUESTIONS);
    expect_counts(fixture, CELLS, 0, 0, 0);
    expect_said(fixture, "takes up the run of 2026-11-21T12:00:00Z; 6 answers are there already");
    assert_false(path_exists(fixture->spool_path));
}

static void a_spool_of_another_plan_is_thrown_away(void **state)
{
    struct fixture *fixture = *state;
    const struct fetch_wanted fewer = {kpis, 2, areas, 3, 2017, 2021};
    break_at(fixture, 7);
    assert_int_equal(run_live(fixture, &wanted, 1, NULL), -1);
    unsigned before = server_questions(fixture->server);
    break_at(fixture, 0);
    assert_int_equal(run_live(fixture, &fewer, 1, NULL), 0);
    assert_int_equal(server_questions(fixture->server) - before, 3 + 6);
    assert_false(path_exists(fixture->spool_path));
}

static void a_spool_of_another_day_is_thrown_away(void **state)
{
    struct fixture *fixture = *state;
    const struct fetch_options later = {
        .api = fixture->api, .now = NOW + 24 * 60 * 60 + 1, .wanted = &wanted, .wanted_count = 1, .http.tries = 1};
    break_at(fixture, 7);
    assert_int_equal(run_live(fixture, &wanted, 1, NULL), -1);
    unsigned before = server_questions(fixture->server);
    break_at(fixture, 0);
    assert_int_equal(run(fixture, &later), 0);
    assert_int_equal(server_questions(fixture->server) - before, QUESTIONS);
}

static void answers_that_contradict_are_asked_anew(void **state)
{
    struct fixture *fixture = *state;
    fixture->kolada.defect = KOLADA_TWICE;
    fixture->kolada.defect_at = 8;
    assert_int_equal(run_live(fixture, &wanted, 1, NULL), -1);
    assert_int_equal(fixture->fault.status, STATUS_NONSENSE);
    assert_false(path_exists(fixture->spool_path));
}

/* The next run must not fail on the same answers again, once the source knows the id. */
static void an_unknown_id_leaves_no_answers(void **state)
{
    struct fixture *fixture = *state;
    const char *unknown[] = {"N00001", "U90000"};
    const struct fetch_wanted some = {unknown, 2, areas, 3, 2017, 2022};
    assert_int_equal(run_live(fixture, &some, 1, NULL), -1);
    assert_int_equal(fixture->fault.status, STATUS_NONSENSE);
    assert_false(path_exists(fixture->spool_path));
    unsigned before = server_questions(fixture->server);
    assert_int_equal(run_live(fixture, &some, 1, NULL), -1);
    assert_int_equal(server_questions(fixture->server) - before, 3);
}

/* Two stores of one path may have the same number of runs. */
static void a_spool_of_another_store_is_thrown_away(void **state)
{
    struct fixture *fixture = *state;
    char other[LIMIT_PATH_BYTES];
    const struct fetch_options earlier = {
        .api = fixture->api, .now = NOW - 3600, .wanted = &wanted, .wanted_count = 1, .http.tries = 1};
    assert_int_equal(run(fixture, &earlier), 0);
    scratch_join(other, fixture->folder, "other.db");
    assert_int_equal(rename(fixture->store_path, other), 0);
    assert_int_equal(run_live(fixture, &wanted, 1, NULL), 0);
    break_at(fixture, server_questions(fixture->server) + 4);
    assert_int_equal(run_live(fixture, &wanted, 1, NULL), -1);
    break_at(fixture, 0);
    assert_true(path_exists(fixture->spool_path));
    assert_int_equal(rename(other, fixture->store_path), 0);
    unsigned before = server_questions(fixture->server);
    assert_int_equal(run_live(fixture, &wanted, 1, NULL), 0);
    assert_int_equal(server_questions(fixture->server) - before, QUESTIONS + 1); /* and the trial of partial.h */
    char *text = said(fixture);
    assert_null(strstr(text, "takes up"));
    free(text);
}

static void a_second_run_at_once_is_sent_away(void **state)
{
    struct fixture *fixture = *state;
    struct spool *spool;
    struct digest plan = {{0}};
    assert_int_equal(spool_open(&spool, fixture->store_path, &plan, fixture->api, NOW, &fixture->fault), 0);
    assert_int_equal(run_live(fixture, &wanted, 1, NULL), -1);
    assert_int_equal(fixture->fault.status, STATUS_LOCKED);
    assert_int_equal(server_questions(fixture->server), 0);
    spool_free(spool);
}

/* --- the whole catalogue, and everything --- */

static int run_scope(struct fixture *fixture, enum fetch_scope scope)
{
    const struct fetch_wanted years = {.first_year = 1990, .last_year = 2022};
    const struct fetch_options options = {
        .api = fixture->api, .scope = scope, .now = NOW, .wanted = &years, .wanted_count = 1, .http.tries = 1};
    return run(fixture, &options);
}

static void fetches_the_catalogue_alone(void **state)
{
    struct fixture *fixture = *state;
    fixture->kolada.page_size = 2;
    assert_int_equal(run_scope(fixture, FETCH_CATALOGUE), 0);
    assert_int_equal(fixture->counts.requests, 3);
    assert_int_equal(fixture->counts.pages, 2 + 2 + 1);
    assert_int_equal(fixture->counts.cells, 0);
    assert_int_equal(read_cell(fixture, "N00001", "1401", 2022).state, FIGURE_NOT_ASKED);
}

static void fetches_everything(void **state)
{
    struct fixture *fixture = *state;
    fixture->kolada.page_size = 5000;
    break_at(fixture, 5);
    assert_int_equal(run_scope(fixture, FETCH_ALL), -1);
    break_at(fixture, 0);
    assert_int_equal(run_scope(fixture, FETCH_ALL), 0);
    assert_int_equal(fixture->counts.requests, 3 + 2);
    assert_int_equal(fixture->counts.cells, 2 * 3 * 3 * 33);
    assert_int_equal(read_cell(fixture, "N00003", "1407", 2022).state, FIGURE_HELD);
    assert_int_equal(read_cell(fixture, "N00003", "0000", 1990).state, FIGURE_HELD);
    assert_int_equal(read_cell(fixture, "N00003", "G96190", 2022).state, FIGURE_NOT_ASKED);
    assert_int_equal(run_scope(fixture, FETCH_ALL), 0);
    expect_counts(fixture, 0, 0, 0, 2 * 3 * 3 * 33);
}

static void a_catalogue_without_anything_is_nonsense(void **state)
{
    struct fixture *fixture = *state;
    fixture->kolada.catalogue = "";
    assert_int_equal(run_scope(fixture, FETCH_ALL), -1);
    assert_int_equal(fixture->fault.status, STATUS_NONSENSE);
    assert_string_equal(fixture->fault.text, "the catalogue: has no indicators at all; try again later");
    assert_false(path_exists(fixture->store_path));
}

static void names_what_is_held_and_left_the_catalogue(void **state)
{
    struct fixture *fixture = *state;
    fixture->kolada.page_size = 5000;
    assert_int_equal(run_scope(fixture, FETCH_ALL), 0);
    assert_true(fixture->complete);
    fixture->kolada.catalogue = "N00001,N00003";
    assert_int_equal(run_scope(fixture, FETCH_ALL), 0);
    assert_false(fixture->complete);
    expect_said(fixture, "warning: N00002, Titel på N00002: is no longer in Kolada's catalogue; the figures held of it "
                         "stay as they are\n");
    char *text = said(fixture);
    assert_null(strstr(text, "N00001, "));
    free(text);
    assert_int_equal(read_cell(fixture, "N00002", "1401", 2022).state, FIGURE_HELD);
}

static void names_only_so_many_that_left_the_catalogue(void **state)
{
    struct fixture *fixture = *state;
    char catalogue[1024] = "N00001";
    for (int i = 2; i <= 23; i++) {
        size_t length = strlen(catalogue);
        (void)snprintf(catalogue + length, sizeof catalogue - length, ",N000%02d", i);
    }
    fixture->kolada.page_size = 5000;
    fixture->kolada.catalogue = catalogue;
    assert_int_equal(run_scope(fixture, FETCH_ALL), 0);
    fixture->kolada.catalogue = "N00001";
    assert_int_equal(run_scope(fixture, FETCH_ALL), 0);
    assert_false(fixture->complete);
    expect_said(fixture, "warning: N00021, Titel på N00021: is no longer");
    expect_said(fixture, "warning: 2 more indicators that are held are no longer in Kolada's catalogue\n");
    char *text = said(fixture);
    assert_null(strstr(text, "N00022, "));
    free(text);
}

/* --- recordings --- */

static void what_is_recorded_replays_to_the_same_store(void **state)
{
    struct fixture *fixture = *state;
    char recording[LIMIT_PATH_BYTES];
    scratch_join(recording, fixture->folder, "recording");
    assert_int_equal(run_live(fixture, &wanted, 1, recording), 0);
    assert_int_equal(scratch_count(recording), QUESTIONS + 1);
    server_stop(fixture->server);
    fixture->server = NULL;
    assert_int_equal(run_replay(fixture, recording, &wanted, 1), 0);
    assert_true(fixture->complete);
    expect_counts(fixture, 0, 0, 0, CELLS);
    assert_int_equal(fixture->counts.pages, QUESTIONS);
}

static void a_folder_with_a_recording_is_not_written_to(void **state)
{
    struct fixture *fixture = *state;
    scratch_write(fixture->folder, "recording.json", "{}");
    assert_int_equal(run_live(fixture, &wanted, 1, fixture->folder), -1);
    assert_int_equal(fixture->fault.status, STATUS_CANNOT_CREATE);
    assert_int_equal(server_questions(fixture->server), 0);
    assert_false(path_exists(fixture->store_path));
}

static void a_failed_run_leaves_no_recording(void **state)
{
    struct fixture *fixture = *state;
    char recording[LIMIT_PATH_BYTES];
    scratch_join(recording, fixture->folder, "recording");
    fixture->kolada.defect = KOLADA_STATUS;
    fixture->kolada.status = 500;
    fixture->kolada.defect_at = QUESTIONS;
    assert_int_equal(run_live(fixture, &wanted, 1, recording), -1);
    assert_int_equal(scratch_count(recording), 0);
}

/* No file may grow beyond the size; 0: any may. */
static void bound_files(size_t bytes)
{
    struct rlimit limit;
    (void)signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
    limit.rlim_cur = bytes == 0 ? limit.rlim_max : bytes;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

/* The answers find room, the store does not: all is booked but the commit fails. */
static void a_run_that_cannot_be_committed_leaves_no_recording(void **state)
{
    struct fixture *fixture = *state;
    char recording[LIMIT_PATH_BYTES];
    scratch_join(recording, fixture->folder, "recording");
    bound_files(FILE_BOUND);
    int result = run_live(fixture, &wanted, 1, recording);
    bound_files(0);
    assert_int_equal(result, -1);
    assert_int_equal(fixture->fault.status, STATUS_IO);
    assert_int_equal(server_questions(fixture->server), QUESTIONS);
    assert_int_equal(scratch_count(recording), 0);
    assert_int_equal(run_live(fixture, &wanted, 1, recording), 0);
    assert_int_equal(server_questions(fixture->server), QUESTIONS);
    assert_int_equal(scratch_count(recording), QUESTIONS + 1);
    assert_int_equal(run_replay(fixture, recording, &wanted, 1), 0);
    expect_counts(fixture, 0, 0, 0, CELLS);
}

static void the_snapshot_holds_the_published_tables(void **state)
{
    struct fixture *fixture = *state;
    struct store *store;
    struct arena arena;
    struct run latest;
    bool found;
    if (!path_exists("cache/snapshot/recording.json")) {
        print_message("skipped: cache/snapshot is not there; tests run from the top of the tree\n");
        skip();
    }
    assert_int_equal(run_replay(fixture, "cache/snapshot/", NULL, 0), 0);
    assert_true(fixture->complete);
    assert_int_equal(fixture->counts.requests, 7);
    assert_int_equal(fixture->counts.pages, 7);
    /* 13 + 4 x 14 + 5 x 13 + 2 x 6 x 13, of which 11 are "i.u." */
    assert_int_equal(fixture->counts.cells, 290);
    assert_int_equal(fixture->counts.figures, 279);
    assert_int_equal(fixture->counts.empty, 11);
    expect_counts(fixture, 290, 0, 0, 0);
    assert_float_equal(read_cell(fixture, "N01951", "1407", 2022).value, 12800, 0);
    assert_float_equal(read_cell(fixture, "N31814", "0000", 2022).value, 47.3, 0);
    assert_float_equal(read_cell(fixture, "U40826", "1480", 2022).value, 0, 0);
    assert_float_equal(read_cell(fixture, "U40828", "1480", 2022).value, 1, 0);
    assert_float_equal(read_cell(fixture, "U40831", "1482", 2022).value, 1, 0);
    assert_float_equal(read_cell(fixture, "U40800", "1480", 2018).value, 4558, 0);
    assert_float_equal(read_cell(fixture, "U40806", "1441", 2022).value, 72, 0);
    assert_int_equal(read_cell(fixture, "U40806", "1419", 2022).state, FIGURE_EMPTY);
    assert_int_equal(read_cell(fixture, "U40806", "0000", 2022).state, FIGURE_NOT_ASKED);
    arena_init(&arena, LIMIT_MODEL_BYTES);
    assert_int_equal(store_open(&store, fixture->store_path, STORE_READ, &fixture->fault), 0);
    assert_int_equal(store_latest_run(store, &arena, &latest, &found, &fixture->fault), 0);
    assert_string_equal(latest.source, "recording: snapshot");
    assert_string_equal(latest.retrieved, "2023");
    assert_non_null(strstr(latest.origin, "Bergström & Bothén"));
    store_free(store);
    arena_release(&arena);
}

static void a_replay_says_what_it_lacks(void **state)
{
    struct fixture *fixture = *state;
    const char *some_kpis[] = {"U40806", "U40809", "N01951"};
    const char *some_areas[] = {"1407", "0000"};
    const struct fetch_wanted blocks[] = {{some_kpis, 2, some_areas, 2, 2017, 2022},
                                          {some_kpis, 1, some_areas, 1, 2016, 2022},
                                          {some_kpis + 2, 1, some_areas, 1, 2022, 2022}};
    if (!path_exists("cache/snapshot/recording.json")) {
        print_message("skipped: cache/snapshot is not there; tests run from the top of the tree\n");
        skip();
    }
    assert_int_equal(run_replay(fixture, "cache/snapshot", blocks, 3), 0);
    assert_false(fixture->complete);
    assert_int_equal(fixture->counts.cells, 290);
    assert_int_equal(fixture->diag.warnings, 2);
    expect_said(fixture, "warning: U40809: the recording cache/snapshot holds no answer for it\n");
    expect_said(fixture,
                "warning: cache/snapshot: the recording holds only some of the areas and years that are wanted "
                "of 1 indicators\n");
}

/* Writes a recording of one indicator and area that has no figure: its description as given. */
static void write_recording_of(const struct fixture *fixture, const char *retrieved, const char *kpi_answer)
{
    char index[512];
    (void)snprintf(
        index, sizeof index,
        "{\"format\":\"nyckeltal-recording-1\",\"api\":\"https://api.kolada.se/v3\",\"retrieved\":\"%s\","
        "\"answers\":[{\"path\":\"/kpi/N1\",\"file\":\"k\"},{\"path\":\"/municipality/1407\",\"file\":\"m\"},"
        "{\"path\":\"/data/kpi/N1/municipality/1407/year/2022\",\"file\":\"d\"}]}",
        retrieved);
    scratch_write(fixture->folder, "recording.json", index);
    scratch_write(fixture->folder, "k", kpi_answer);
    scratch_write(fixture->folder, "m",
                  "{\"values\":[{\"id\":\"1407\",\"title\":\"Öckerö\",\"type\":\"K\"}],\"next_url\":null,\"count\":1}");
    scratch_write(fixture->folder, "d", "{\"values\":[],\"next_url\":null,\"count\":0}");
}

static void write_recording(const struct fixture *fixture, const char *kpi_answer)
{
    write_recording_of(fixture, "2023", kpi_answer);
}

/* An old recording must not take back what was fetched since. */
static void a_recording_older_than_the_store_is_refused(void **state)
{
    static const char kpi[] =
        "{\"values\":[{\"id\":\"N1\",\"title\":\"Ett\",\"description\":\"\",\"is_divided_by_gender\":false,"
        "\"municipality_type\":\"K\",\"auspice\":null,\"operating_area\":null,\"perspective\":null,"
        "\"prel_publication_date\":null,\"publication_date\":null,\"publ_period\":null,\"has_ou_data\":false}],"
        "\"next_url\":null,\"count\":1}";
    struct fixture *fixture = *state;
    write_recording_of(fixture, "2023", kpi);
    assert_int_equal(run_replay(fixture, fixture->folder, NULL, 0), 0);
    write_recording_of(fixture, "2024-05-06", kpi);
    assert_int_equal(run_replay(fixture, fixture->folder, NULL, 0), 0);
    write_recording_of(fixture, "2024", kpi);
    assert_int_equal(run_replay(fixture, fixture->folder, NULL, 0), -1);
    assert_int_equal(fixture->fault.status, STATUS_USAGE);
    assert_string_equal(fixture->fault.text,
                        "N1, area 1407: the recording is of 2024, the store has figures of 2024-05-06; "
                        "replay it into a store of its own with --store");
}

static void a_recording_without_an_entry_is_refused(void **state)
{
    struct fixture *fixture = *state;
    write_recording(fixture, "{\"values\":[],\"next_url\":null,\"count\":0}");
    assert_int_equal(run_replay(fixture, fixture->folder, NULL, 0), -1);
    assert_int_equal(fixture->fault.status, STATUS_NONSENSE);
    assert_non_null(strstr(fixture->fault.text, "N1: the recording"));
    assert_false(path_exists(fixture->store_path));
}

/* --- ids that are not known --- */

static void expect_unknown(struct fixture *fixture, const struct fetch_wanted *blocks, const char *line)
{
    assert_int_equal(run_live(fixture, blocks, 1, NULL), -1);
    assert_int_equal(fixture->fault.status, STATUS_NONSENSE);
    assert_string_equal(fixture->fault.text, line);
    assert_false(path_exists(fixture->store_path));
    /* No figure was asked for. */
    assert_int_equal(server_questions(fixture->server) <= 3, 1);
}

static void an_unknown_indicator_is_named(void **state)
{
    const char *ids[] = {"N00001", "U99999"};
    const struct fetch_wanted blocks = {ids, 2, areas, 3, 2022, 2022};
    expect_unknown(*state, &blocks, "U99999: Kolada knows no such indicator; look it up at kolada.se");
}

static void an_unknown_area_is_named(void **state)
{
    const char *ids[] = {"1407", "9999"};
    const struct fetch_wanted blocks = {kpis, 2, ids, 2, 2022, 2022};
    expect_unknown(*state, &blocks, "9999: Kolada knows no such area; look it up at kolada.se");
}

static void an_unknown_group_is_named(void **state)
{
    const char *ids[] = {"1407", "G99999"};
    const struct fetch_wanted blocks = {kpis, 2, ids, 2, 2022, 2022};
    expect_unknown(*state, &blocks, "G99999: Kolada knows no such group of areas; look it up at kolada.se");
}

/* --- what goes wrong --- */

struct failure {
    const char *name;
    enum kolada_defect defect;
    unsigned status;
    unsigned at; /* the question that is answered badly */
    enum exit_status exit;
    const char *words;
};

static const struct failure failures[] = {
    {"old_version_of_the_api", KOLADA_STATUS, 410, 1, STATUS_NONSENSE, "version 3"},
    {"not_found", KOLADA_STATUS, 404, 1, STATUS_NONSENSE, "404"},
    {"malformed_question", KOLADA_STATUS, 422, 4, STATUS_NONSENSE, "422"},
    {"server_failure", KOLADA_STATUS, 500, QUESTIONS, STATUS_UNREACHABLE, "500"},
    {"gateway_timeout", KOLADA_STATUS, 504, 6, STATUS_UNREACHABLE, "504"},
    {"too_many_requests", KOLADA_STATUS, 429, 7, STATUS_UNREACHABLE, "429"},
    {"web_page_with_status_200", KOLADA_HTML, 0, 5, STATUS_NONSENSE, "web page"},
    {"empty_answer", KOLADA_EMPTY, 0, 5, STATUS_NONSENSE, "not valid JSON"},
    {"server_dies_half_way", KOLADA_HANGS_UP, 0, 6, STATUS_UNREACHABLE, "cannot be reached"},
    {"answer_breaks_off", KOLADA_BREAKS_OFF, 0, 6, STATUS_UNREACHABLE, "broke off"},
    {"json_is_cut", KOLADA_CUT, 0, 6, STATUS_NONSENSE, "not valid JSON"},
    {"answer_without_an_end", KOLADA_ENDLESS, 0, 6, STATUS_NONSENSE, "larger than"},
    {"next_url_to_another_host", KOLADA_OTHER_HOST, 0, 4, STATUS_NONSENSE, "leads away from"},
    {"next_url_above_the_base", KOLADA_OTHER_PATH, 0, 4, STATUS_NONSENSE, "leads away from"},
    {"next_url_in_a_circle", KOLADA_CYCLE, 0, 5, STATUS_NONSENSE, "leads back to a page"},
    {"next_url_without_an_end", KOLADA_NO_END, 0, 4, STATUS_NONSENSE, "more than 4000 pages"},
    {"no_next_url", KOLADA_NO_NEXT_URL, 0, 4, STATUS_NONSENSE, "next_url: is missing"},
    {"short_answer", KOLADA_SHORT, 0, QUESTIONS, STATUS_NONSENSE, "count: says"},
    {"indicator_not_asked_for", KOLADA_FOREIGN_KPI, 0, 4, STATUS_NONSENSE,
     "N99999, area 1401, year 2017, which was not"},
    {"year_not_asked_for", KOLADA_FOREIGN_YEAR, 0, 4, STATUS_NONSENSE, "year 1999, which was not"},
    {"entry_not_asked_for", KOLADA_FOREIGN_ENTRY, 0, 1, STATUS_NONSENSE, "N77777, which was not"},
    {"two_figures_in_one_cell", KOLADA_TWICE, 0, 8, STATUS_NONSENSE, "answered twice with different"},
};

#define FAILURES (sizeof failures / sizeof *failures)

static void expect_failure(struct fixture *fixture, const struct failure *failure)
{
    restart(fixture);
    assert_int_equal(run_live(fixture, &wanted, 1, NULL), -1);
    assert_int_equal(fixture->fault.status, failure->exit);
    if (strstr(fixture->fault.text, failure->words) == NULL) {
        fail_msg("\"%s\" does not say \"%s\"", fixture->fault.text, failure->words);
    }
}

/* Whatever fails, a store that was not there stays away and one that was there keeps every byte. */
static void fails_and_leaves_the_store_as_it_was(void **state)
{
    const struct failure *failure = *state;
    void *set_up_state;
    struct buffer before;
    struct buffer after;
    assert_int_equal(set_up(&set_up_state), 0);
    struct fixture *fixture = set_up_state;
    fixture->kolada.defect = failure->defect;
    fixture->kolada.status = failure->status;
    fixture->kolada.defect_at = failure->at;
    expect_failure(fixture, failure);
    assert_false(path_exists(fixture->store_path));

    fixture->kolada.defect = KOLADA_NONE;
    assert_int_equal(run_live(fixture, &wanted, 1, NULL), 0);
    buffer_init(&before, LIMIT_ANSWER_BYTES);
    buffer_init(&after, LIMIT_ANSWER_BYTES);
    scratch_read(fixture->store_path, &before);
    fixture->kolada.defect = failure->defect;
    fixture->kolada.shift = 1;
    expect_failure(fixture, failure);
    scratch_read(fixture->store_path, &after);
    assert_int_equal(before.length, after.length);
    assert_memory_equal(before.bytes, after.bytes, before.length);
    assert_int_equal(scratch_count(fixture->folder), path_exists(fixture->spool_path) ? 2 : 1);
    buffer_release(&before);
    buffer_release(&after);
    assert_int_equal(tear_down(&set_up_state), 0);
}

int main(void)
{
    const struct CMUnitTest plain[] = {
        cmocka_unit_test_setup_teardown(books_all_pages, set_up, tear_down),
        cmocka_unit_test_setup_teardown(books_the_catalogue_and_the_run, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_second_run_finds_nothing_new, set_up, tear_down),
        cmocka_unit_test_setup_teardown(notices_revised_and_withdrawn_figures, set_up, tear_down),
        cmocka_unit_test_setup_teardown(says_which_indicator_has_no_figure, set_up, tear_down),
        cmocka_unit_test_setup_teardown(does_not_mix_pages_of_two_moments, set_up, tear_down),
        cmocka_unit_test_setup_teardown(takes_up_what_arrived, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_spool_of_another_plan_is_thrown_away, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_spool_of_another_day_is_thrown_away, set_up, tear_down),
        cmocka_unit_test_setup_teardown(answers_that_contradict_are_asked_anew, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_unknown_id_leaves_no_answers, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_spool_of_another_store_is_thrown_away, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_catalogue_without_anything_is_nonsense, set_up, tear_down),
        cmocka_unit_test_setup_teardown(names_what_is_held_and_left_the_catalogue, set_up, tear_down),
        cmocka_unit_test_setup_teardown(names_only_so_many_that_left_the_catalogue, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_second_run_at_once_is_sent_away, set_up, tear_down),
        cmocka_unit_test_setup_teardown(fetches_the_catalogue_alone, set_up, tear_down),
        cmocka_unit_test_setup_teardown(fetches_everything, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_recorded_replays_to_the_same_store, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_folder_with_a_recording_is_not_written_to, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_failed_run_leaves_no_recording, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_run_that_cannot_be_committed_leaves_no_recording, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_snapshot_holds_the_published_tables, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_replay_says_what_it_lacks, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_recording_older_than_the_store_is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_recording_without_an_entry_is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_unknown_indicator_is_named, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_unknown_area_is_named, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_unknown_group_is_named, set_up, tear_down),
    };
    enum { PLAIN = sizeof plain / sizeof *plain };
    struct CMUnitTest tests[PLAIN + FAILURES];
    memcpy(tests, plain, sizeof plain);
    for (size_t i = 0; i < FAILURES; i++) {
        tests[PLAIN + i] = (struct CMUnitTest){failures[i].name, fails_and_leaves_the_store_as_it_was, NULL, NULL,
                                               (void *)(uintptr_t)&failures[i]};
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}
