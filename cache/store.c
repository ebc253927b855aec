#include "cache/store.h"
#include "cache/figures_memo.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
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

/* A run that was killed is undone by whoever opens the file next, but only if it may write. */
static int undo_killed_run(struct store *store, struct fault *fault)
{
    sqlite3 *writer;
    int result = sqlite3_open_v2(store->path, &writer, SQLITE_OPEN_READWRITE, NULL);
    if (result == SQLITE_OK) {
        (void)sqlite3_busy_timeout(writer, LIMIT_STORE_WAIT_MS);
        result = sqlite3_exec(writer, "SELECT count(*) FROM sqlite_schema", NULL, NULL, NULL);
    }
    (void)sqlite3_close(writer);
    return result == SQLITE_OK ? 0
                               : fault_set(fault, STATUS_IO,
                                           "%s: a run was killed here; let `nyckeltal fetch` or `nyckeltal query` run "
                                           "once as a user who may write the file",
                                           store->path);
}

static int open_checked(struct store *store, bool *present, struct fault *fault)
{
    if (open_database(store, fault) != 0) {
        return -1;
    }
    if (schema_check(store, present, fault) == 0) {
        return 0;
    }
    bool killed = sqlite3_extended_errcode(store->database) == SQLITE_READONLY_ROLLBACK;
    return killed && undo_killed_run(store, fault) == 0 ? schema_check(store, present, fault) : -1;
}

/* Keeps the path in a form that SQLite takes for a file and nothing else. */
static int set_path(struct store *store, const char *path, struct fault *fault)
{
    const char *here = path[0] == ':' ? "./" : "";
    if (path[0] == '\0') {
        return fault_set(fault, STATUS_USAGE, "the store: its name is empty; name a file with --store");
    }
    int length = snprintf(store->path, sizeof store->path, "%s%s", here, path);
    if (length < 0 || (size_t)length >= sizeof store->path) {
        return fault_set(fault, STATUS_USAGE, "%s: the path is too long", path);
    }
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
    if (set_path(store, path, fault) != 0) {
        goto failed;
    }
    bool there = path_exists(store->path);
    if (!there && mode == STORE_READ) {
        fault_nothing_held(store, fault);
        goto failed;
    }
    if (open_checked(store, &present, fault) != 0) {
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

/* Removes the file that this program made, unless another has filled it or is about to. */
static void remove_unused(struct store *store)
{
    struct stat found;
    (void)sqlite3_busy_timeout(store->database, 0);
    if (sqlite3_exec(store->database, "BEGIN EXCLUSIVE", NULL, NULL, NULL) != SQLITE_OK) {
        return;
    }
    if (stat(store->path, &found) == 0 && found.st_size == 0) {
        (void)unlink(store->path);
    }
    (void)sqlite3_exec(store->database, "ROLLBACK", NULL, NULL, NULL);
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
    if (store->made) {
        remove_unused(store);
    }
    figures_memo_free(store->memo);
    (void)sqlite3_close(store->database);
    free(store);
}

const char *store_path(const struct store *store)
{
    return store->path;
}

/* The version differs where another has committed since. */
static int turn_memo(struct store *store, struct fault *fault)
{
    sqlite3_stmt *statement = sql_statement(store, "PRAGMA data_version", fault);
    if (statement == NULL || sql_step_row(store, statement, fault) != 1) {
        store_read_end(store);
        return -1;
    }
    figures_memo_turn(store->memo, sqlite3_column_int64(statement, 0));
    store->remembers = true;
    (void)sqlite3_reset(statement);
    return 0;
}

int store_read_begin(struct store *store, struct fault *fault)
{
    if (sql_execute(store, "BEGIN", fault) != 0) {
        return -1;
    }
    if (store->memo == NULL) {
        store->memo = figures_memo_new();
    }
    return store->memo == NULL ? 0 : turn_memo(store, fault);
}

void store_read_end(struct store *store)
{
    store->remembers = false;
    if (sqlite3_get_autocommit(store->database) == 0) {
        (void)sqlite3_exec(store->database, "ROLLBACK", NULL, NULL, NULL);
    }
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
