#include "cache/sql.h"

int sql_fault(struct store *store, struct fault *fault)
{
    int code = sqlite3_errcode(store->database);
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED) {
        return fault_set(fault, STATUS_LOCKED, "%s: another run holds the lock; try again when it has finished",
                         store->path);
    }
    if (code == SQLITE_NOTADB) {
        return fault_set(fault, STATUS_IO, "%s: is no store of nyckeltal; name another file with --store", store->path);
    }
    if (code == SQLITE_READONLY) {
        return fault_set(fault, STATUS_IO, "%s: the store may only be read here; name another file with --store",
                         store->path);
    }
    return fault_set(fault, STATUS_IO, "%s: the store cannot be used: %s", store->path,
                     sqlite3_errmsg(store->database));
}

int sql_execute(struct store *store, const char *sql, struct fault *fault)
{
    return sqlite3_exec(store->database, sql, NULL, NULL, NULL) == SQLITE_OK ? 0 : sql_fault(store, fault);
}

sqlite3_stmt *sql_statement(struct store *store, const char *sql, struct fault *fault)
{
    for (size_t i = 0; i < store->statement_count; i++) {
        if (store->statement_texts[i] == sql) {
            (void)sqlite3_reset(store->statements[i]);
            (void)sqlite3_clear_bindings(store->statements[i]);
            return store->statements[i];
        }
    }
    if (store->statement_count == STATEMENTS_MAX) {
        fault_memory(fault, store->path);
        return NULL;
    }
    sqlite3_stmt *statement;
    if (sqlite3_prepare_v3(store->database, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK) {
        sql_fault(store, fault);
        return NULL;
    }
    store->statement_texts[store->statement_count] = sql;
    store->statements[store->statement_count++] = statement;
    return statement;
}

int sql_step_row(struct store *store, sqlite3_stmt *statement, struct fault *fault)
{
    int result = sqlite3_step(statement);
    if (result == SQLITE_ROW) {
        return 1;
    }
    if (result == SQLITE_DONE) {
        (void)sqlite3_reset(statement);
        return 0;
    }
    return sql_fault(store, fault);
}

int sql_step_done(struct store *store, sqlite3_stmt *statement, struct fault *fault)
{
    return sql_step_row(store, statement, fault) == 0 ? 0 : -1;
}

void sql_bind_text(sqlite3_stmt *statement, int index, const char *text)
{
    /* A bind can only fail on a wrong index or without memory; the step then fails, too. */
    (void)sqlite3_bind_text(statement, index, text, -1, SQLITE_STATIC);
}

void sql_bind_span(sqlite3_stmt *statement, const char *kpi, const char *area, int first_year, int last_year)
{
    sql_bind_text(statement, 1, kpi);
    sql_bind_text(statement, 2, area);
    (void)sqlite3_bind_int(statement, 3, first_year);
    (void)sqlite3_bind_int(statement, 4, last_year);
}

void sql_bind_kpis(sqlite3_stmt *statement, int index, const char *kpi)
{
    sql_bind_text(statement, index, kpi == NULL ? "" : kpi);
    sql_bind_text(statement, index + 1, kpi == NULL ? "~" : kpi); /* behind all letters and digits */
}

const char *sql_column_text(sqlite3_stmt *statement, int column, struct arena *arena)
{
    return arena_copy(arena, (const char *)sqlite3_column_text(statement, column));
}

int sql_expect_run(struct store *store, struct fault *fault)
{
    return store->run > 0 ? 0 : fault_set(fault, STATUS_IO, "%s: nothing is written outside a run", store->path);
}
