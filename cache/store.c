#include "cache/store.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "cache/schema.h"
#include "cache/sql.h"

static int open_database(struct store *store, struct fault *fault)
{
    int flags = store->mode == STORE_READ ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    flags |= SQLITE_OPEN_NOMUTEX; /* one connection is used by one thread */
    if (sqlite3_open_v2(store->path, &store->database, flags, NULL) != SQLITE_OK) {
        return fault_set(fault, STATUS_IO, "%s: the store cannot be opened: %s", store->path,
                         sqlite3_errmsg(store->database));
    }
    (void)sqlite3_extended_result_codes(store->database, 0);
    (void)sqlite3_busy_timeout(store->database, LIMIT_STORE_WAIT_MS);
    return 0;
}

static int fault_nothing_held(const struct store *store, struct fault *fault)
{
    return fault_set(fault, STATUS_IO, "%s: there is no store yet; fill one with `nyckeltal fetch --for gr-arsrapport`",
                     store->path);
}

int store_open(struct store **opened, const char *path, enum store_mode mode, struct fault *fault)
{
    bool present = false;
    struct store *store = calloc(1, sizeof *store);
    *opened = NULL;
    if (store == NULL) {
        return fault_memory(fault, path);
    }
    store->mode = mode;
    store->as_of = INT64_MAX;
    if (strlen(path) >= sizeof store->path) {
        fault_set(fault, STATUS_USAGE, "%s: the path is too long", path);
        goto failed;
    }
    (void)snprintf(store->path, sizeof store->path, "%s", path);
    bool there = path_exists(path);
    if (!there && mode == STORE_READ) {
        fault_nothing_held(store, fault);
        goto failed;
    }
    if (open_database(store, fault) != 0 || schema_check(store, &present, fault) != 0) {
        goto failed;
    }
    store->made = !there;
    if (!present && mode == STORE_READ) {
        fault_nothing_held(store, fault);
        goto failed;
    }
    *opened = store;
    return 0;

failed:
    store_free(store);
    return -1;
}

void store_free(struct store *store)
{
    if (store == NULL) {
        return;
    }
    store_run_rollback(store);
    for (size_t i = 0; i < store->statement_count; i++) {
        (void)sqlite3_finalize(store->statements[i]);
    }
    (void)sqlite3_close(store->database);
    if (store->made) {
        (void)unlink(store->path);
    }
    free(store);
}

const char *store_path(const struct store *store)
{
    return store->path;
}

int store_as_of(struct store *store, const struct date *day, struct fault *fault)
{
    char last_moment[CLOCK_TEXT_MAX];
    (void)snprintf(last_moment, sizeof last_moment, "%04d-%02d-%02dT23:59:59Z", day->year, day->month, day->day);
    sqlite3_stmt *statement = sql_statement(store, "SELECT max(id), min(id) FROM run WHERE finished <= ?1", fault);
    if (statement == NULL) {
        return -1;
    }
    sql_bind_text(statement, 1, last_moment);
    if (sql_step_row(store, statement, fault) != 1) {
        return -1;
    }
    bool none = sqlite3_column_type(statement, 0) == SQLITE_NULL;
    store->as_of = sqlite3_column_int64(statement, 0);
    (void)sqlite3_reset(statement);
    if (none) {
        return fault_set(fault, STATUS_USAGE,
                         "--as-of %04d-%02d-%02d: the store holds nothing that old; `sqlite3 %s "
                         "'SELECT min(finished) FROM run'` tells its first day",
                         day->year, day->month, day->day, store->path);
    }
    return 0;
}
