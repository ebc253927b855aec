/* run.c - one run of fetching: one transaction. */
#include <string.h>

#include "cache/figures.h"
#include "cache/schema.h"
#include "cache/series.h"
#include "cache/sql.h"

#define INSERT_RUN "INSERT INTO run VALUES (NULL, ?1, ?1, ?2, ?3, ?4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)"

/* What a run has seen and asked for, as far as it is not in memory (series.h); gone with the connection. */
#define MAKE_TEMPORARY                                                                                      \
    "CREATE TEMP TABLE IF NOT EXISTS series (kpi TEXT, area TEXT, held INTEGER, first INTEGER, marks BLOB," \
    " PRIMARY KEY (kpi, area)) WITHOUT ROWID; DELETE FROM temp.series;"
/* Pages of the store that a writer keeps in memory, in kibibytes. */
#define WRITER_CACHE "PRAGMA cache_size = -8192"

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
    return 0;
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
        (void)sqlite3_exec(store->database, "ROLLBACK", NULL, NULL, NULL);
        store->run = 0;
        series_end(store);
        return -1;
    }
    return 0;
}

static int write_counts(struct store *store, const struct run_counts *counts, const char *finished, struct fault *fault)
{
    const int64_t numbers[] = {counts->requests, counts->pages,   counts->cells,     counts->figures,   counts->empty,
                               counts->added,    counts->revised, counts->withdrawn, counts->unchanged, counts->bytes};
    sqlite3_stmt *statement = sql_statement(
        store,
        "UPDATE run SET requests = ?1, pages = ?2, cells = ?3, figures = ?4, empty = ?5, added = ?6, revised = ?7,"
        " withdrawn = ?8, unchanged = ?9, bytes = ?10, finished = ?11 WHERE id = ?12",
        fault);
    if (statement == NULL) {
        return -1;
    }
    for (int i = 0; i < (int)(sizeof numbers / sizeof *numbers); i++) {
        (void)sqlite3_bind_int64(statement, i + 1, numbers[i]);
    }
    sql_bind_text(statement, 11, finished);
    (void)sqlite3_bind_int64(statement, 12, store->run);
    return sql_step_done(store, statement, fault);
}

int store_run_commit(struct store *store, struct run_counts *counts, const char *finished, struct fault *fault)
{
    int64_t withdrawn = 0;
    if (sql_expect_run(store, fault) != 0) {
        return -1;
    }
    if (figures_settle(store, &withdrawn, fault) != 0) {
        return -1;
    }
    counts->withdrawn += withdrawn;
    if (write_counts(store, counts, finished, fault) != 0 || sql_execute(store, "COMMIT", fault) != 0) {
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
        (void)sqlite3_exec(store->database, "ROLLBACK", NULL, NULL, NULL);
        store->run = 0;
    }
}

static void read_counts(sqlite3_stmt *statement, int column, struct run_counts *counts)
{
    int64_t *numbers[] = {&counts->requests, &counts->pages,   &counts->cells,     &counts->figures,   &counts->empty,
                          &counts->added,    &counts->revised, &counts->withdrawn, &counts->unchanged, &counts->bytes};
    for (int i = 0; i < (int)(sizeof numbers / sizeof *numbers); i++) {
        *numbers[i] = sqlite3_column_int64(statement, column + i);
    }
}

int store_latest_run(struct store *store, struct arena *arena, struct run *run, bool *found, struct fault *fault)
{
    sqlite3_stmt *statement = sql_statement(
        store,
        "SELECT id, started, finished, source, retrieved, origin, requests, pages, cells, figures, empty, added,"
        " revised, withdrawn, unchanged, bytes FROM run WHERE id <= ?1 ORDER BY id DESC LIMIT 1",
        fault);
    memset(run, 0, sizeof *run);
    if (statement == NULL) {
        return -1;
    }
    (void)sqlite3_bind_int64(statement, 1, store->as_of);
    int step = sql_step_row(store, statement, fault);
    if (step < 0) {
        return -1;
    }
    *found = step == 1;
    if (*found) {
        run->id = sqlite3_column_int64(statement, 0);
        run->started = sql_column_text(statement, 1, arena);
        run->finished = sql_column_text(statement, 2, arena);
        run->source = sql_column_text(statement, 3, arena);
        run->retrieved = sql_column_text(statement, 4, arena);
        run->origin = sql_column_text(statement, 5, arena);
        read_counts(statement, 6, &run->counts);
        (void)sqlite3_reset(statement);
    }
    return 0;
}
