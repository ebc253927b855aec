/* run.c - one run of fetching: one transaction. */
#include <string.h>

#include "cache/figures.h"
#include "cache/schema.h"
#include "cache/series.h"
#include "cache/sql.h"
#include "cache/word_index.h"

#define INSERT_RUN "INSERT INTO run (started, finished, source, retrieved, origin) VALUES (?1, ?1, ?2, ?3, ?4)"

/* What a run has seen and asked for, as far as it is not in memory (series.h); gone with the connection. */
#define MAKE_TEMPORARY                                                                                      \
    "CREATE TEMP TABLE IF NOT EXISTS series (kpi TEXT, area TEXT, held INTEGER, first INTEGER, marks BLOB," \
    " PRIMARY KEY (kpi, area)) WITHOUT ROWID; DELETE FROM temp.series;"
/* Pages of the store that a writer keeps in memory, in kibibytes. */
#define WRITER_CACHE "PRAGMA cache_size = -8192"

int store_last_run(struct store *store, int64_t *id, struct fault *fault)
{
    bool present;
    *id = 0;
    if (schema_check(store, &present, fault) != 0) {
        return -1;
    }
    if (!present) {
        return 0;
    }
    sqlite3_stmt *statement = sql_statement(store, "SELECT coalesce(max(id), 0) FROM run", fault);
    if (statement == NULL || sql_step_row(store, statement, fault) != 1) {
        return -1;
    }
    *id = sqlite3_column_int64(statement, 0);
    (void)sqlite3_reset(statement);
    return 0;
}

static int insert_run(struct store *store, const struct run_start *start, struct fault *fault)
{
    sqlite3_stmt *statement = sql_statement(store, INSERT_RUN, fault);
    if (statement == NULL) {
        return -1;
    }
    sql_bind_text(statement, 1, start->started);
    sql_bind_text(statement, 2, start->source);
    sql_bind_text(statement, 3, start->retrieved);
    sql_bind_text(statement, 4, start->origin);
    if (sql_step_done(store, statement, fault) != 0) {
        return -1;
    }
    store->run = sqlite3_last_insert_rowid(store->database);
    store->settled = false;
    store->retitled = false;
    store->tally = (struct tally_open){.year = 0};
    return 0;
}

/* The schema is then the old one again, too. */
static void undo(struct store *store)
{
    bool present;
    struct fault ignored;
    (void)sqlite3_exec(store->database, "ROLLBACK", NULL, NULL, NULL);
    store->run = 0;
    (void)schema_check(store, &present, &ignored);
}

int store_run_begin(struct store *store, const struct run_start *start, struct fault *fault)
{
    if (store->mode != STORE_WRITE || store->run > 0) {
        return fault_set(fault, STATUS_IO, "%s: a run cannot begin here", store->path);
    }
    if (sql_execute(store, WRITER_CACHE, fault) != 0 || sql_execute(store, "BEGIN IMMEDIATE", fault) != 0) {
        return -1;
    }
    if (schema_migrate(store, fault) != 0 || sql_execute(store, MAKE_TEMPORARY, fault) != 0 ||
        series_begin(store, fault) != 0 || insert_run(store, start, fault) != 0) {
        undo(store);
        series_end(store);
        return -1;
    }
    return 0;
}

/* The counts in the order of the columns from `requests` to `partial`, which older stores lack. */
#define COUNTS 14
#define OLD_COLUMNS \
    "requests, retries, pages, rows, cells, figures, empty, deleted, added, revised, withdrawn, unchanged, bytes"
#define COUNT_COLUMNS OLD_COLUMNS ", partial"
#define SELECT_RUN "SELECT id, started, finished, source, retrieved, substr(retrieved, 1, 10), origin, seconds, "
#define NEWEST_RUNS " FROM run WHERE id <= ?1 ORDER BY id DESC LIMIT ?2"
#define ONE_RUN " FROM run WHERE id = ?1"

static void list_counts(struct run_counts *counts, int64_t *numbers[COUNTS])
{
    int64_t *const all[COUNTS] = {&counts->requests, &counts->retries, &counts->pages,     &counts->rows,
                                  &counts->cells,    &counts->figures, &counts->empty,     &counts->deleted,
                                  &counts->added,    &counts->revised, &counts->withdrawn, &counts->unchanged,
                                  &counts->bytes,    &counts->partial};
    memcpy(numbers, all, sizeof all);
}

static int write_counts(struct store *store, struct run_counts *counts, const char *finished, struct fault *fault)
{
    int64_t *numbers[COUNTS];
    sqlite3_stmt *statement = sql_statement(store,
                                            "UPDATE run SET (" COUNT_COLUMNS ", seconds, finished)"
                                            " = (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15,"
                                            " ?16) WHERE id = ?17",
                                            fault);
    if (statement == NULL) {
        return -1;
    }
    list_counts(counts, numbers);
    for (int i = 0; i < COUNTS; i++) {
        (void)sqlite3_bind_int64(statement, i + 1, *numbers[i]);
    }
    (void)sqlite3_bind_double(statement, COUNTS + 1, counts->seconds);
    sql_bind_text(statement, COUNTS + 2, finished);
    (void)sqlite3_bind_int64(statement, COUNTS + 3, store->run);
    return sql_step_done(store, statement, fault);
}

int store_run_settle(struct store *store, struct run_counts *counts, struct fault *fault)
{
    int64_t withdrawn = 0;
    if (sql_expect_run(store, fault) != 0) {
        return -1;
    }
    if (store->settled) {
        return 0;
    }
    if (figures_settle(store, &withdrawn, fault) != 0) {
        return -1;
    }
    counts->withdrawn += withdrawn;
    store->settled = true;
    return 0;
}

int store_run_commit(struct store *store, struct run_counts *counts, const char *finished, struct fault *fault)
{
    if (store_run_settle(store, counts, fault) != 0 ||
        (store->retitled && word_index_add(store, store->run, fault) != 0) ||
        write_counts(store, counts, finished, fault) != 0 || sql_execute(store, "COMMIT", fault) != 0) {
        return -1;
    }
    store->run = 0;
    store->made = false;
    series_end(store);
    return 0;
}

void store_run_rollback(struct store *store)
{
    series_end(store);
    if (store->run > 0) {
        undo(store);
    }
}

static void read_run(sqlite3_stmt *statement, struct arena *arena, struct run *run)
{
    int64_t *numbers[COUNTS];
    memset(run, 0, sizeof *run);
    run->id = sqlite3_column_int64(statement, 0);
    run->started = sql_column_text(statement, 1, arena);
    run->finished = sql_column_text(statement, 2, arena);
    run->source = sql_column_text(statement, 3, arena);
    run->moment = sql_column_text(statement, 4, arena);
    run->retrieved = sql_column_text(statement, 5, arena);
    run->origin = sql_column_text(statement, 6, arena);
    run->counts.seconds = sqlite3_column_double(statement, 7);
    list_counts(&run->counts, numbers);
    for (int i = 0; i < COUNTS; i++) {
        *numbers[i] = sqlite3_column_int64(statement, 8 + i);
    }
}

int store_runs(struct store *store, size_t most, struct arena *arena, struct run **runs, size_t *count,
               struct fault *fault)
{
    static const char runs_now[] = SELECT_RUN COUNT_COLUMNS NEWEST_RUNS;
    static const char runs_before[] = SELECT_RUN OLD_COLUMNS ", 0" NEWEST_RUNS;
    sqlite3_stmt *statement = sql_statement(store, schema_has_whole(store) ? runs_now : runs_before, fault);
    void *items = NULL;
    size_t capacity = 0;
    *count = 0;
    if (statement == NULL) {
        return -1;
    }
    (void)sqlite3_bind_int64(statement, 1, store->as_of);
    (void)sqlite3_bind_int64(statement, 2, (int64_t)most);
    int step;
    while ((step = sql_step_row(store, statement, fault)) == 1) {
        struct run *run = arena_next(arena, &items, *count, &capacity, sizeof *run);
        if (run == NULL) {
            return fault_memory(fault, "the list of runs");
        }
        read_run(statement, arena, run);
        (*count)++;
    }
    *runs = items;
    return step;
}

int store_run(struct store *store, int64_t id, struct arena *arena, struct run *run, bool *found, struct fault *fault)
{
    static const char run_now[] = SELECT_RUN COUNT_COLUMNS ONE_RUN;
    static const char run_before[] = SELECT_RUN OLD_COLUMNS ", 0" ONE_RUN;
    sqlite3_stmt *statement = sql_statement(store, schema_has_whole(store) ? run_now : run_before, fault);
    *found = false;
    if (statement == NULL) {
        return -1;
    }
    (void)sqlite3_bind_int64(statement, 1, id);
    int step = sql_step_row(store, statement, fault);
    if (step == 1) {
        read_run(statement, arena, run);
        (void)sqlite3_reset(statement);
        *found = true;
    }
    return step < 0 ? -1 : 0;
}

int store_latest_run(struct store *store, struct arena *arena, struct run *run, bool *found, struct fault *fault)
{
    struct run *runs = NULL;
    size_t count;
    memset(run, 0, sizeof *run);
    if (store_runs(store, 1, arena, &runs, &count, fault) != 0) {
        return -1;
    }
    *found = count == 1 && runs != NULL;
    if (*found) {
        *run = runs[0];
    }
    return 0;
}
