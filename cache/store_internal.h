/*
 * store_internal.h - what the files of cache/ share: the open database and
 * the few verbs in which they speak SQL. Not for other rooms.
 */
#ifndef CACHE_STORE_INTERNAL_H
#define CACHE_STORE_INTERNAL_H

#include <sqlite3.h>

#include "base/limits.h"
#include "cache/store.h"

/* Different SQL texts that one process prepares; each is prepared once. */
#define STATEMENTS_MAX 48

struct store {
    sqlite3 *database;
    char path[LIMIT_PATH_BYTES];
    enum store_mode mode;
    int64_t run;   /* the run under way, 0 where there is none */
    int64_t as_of; /* readers see runs up to this one */
    bool made;     /* this program made the file and has not committed to it */
    size_t statement_count;
    const char *statement_texts[STATEMENTS_MAX]; /* string literals, told apart by address */
    sqlite3_stmt *statements[STATEMENTS_MAX];
};

/* The statement of a string literal, reset and unbound; NULL with a fault set. */
sqlite3_stmt *store_statement(struct store *store, const char *sql, struct fault *fault);
/* Runs SQL that gives no rows. */
int store_execute(struct store *store, const char *sql, struct fault *fault);
/* Steps a statement that gives no rows. */
int store_step_done(struct store *store, sqlite3_stmt *statement, struct fault *fault);
/* Steps to the next row: 1 a row, 0 the end, -1 a fault. */
int store_step_row(struct store *store, sqlite3_stmt *statement, struct fault *fault);
/* What SQLite says, with the store's path. Returns -1. */
int store_fault(struct store *store, struct fault *fault);
/* Fails where no run is under way: a mistake of the caller. */
int store_expect_run(struct store *store, struct fault *fault);

/* Binds a text that outlives the step; NULL binds NULL. */
void store_bind_text(sqlite3_stmt *statement, int index, const char *text);
/* A column's text in the arena; NULL where the column is NULL. */
const char *store_column_text(sqlite3_stmt *statement, int column, struct arena *arena);

/* Creates the schema or brings an older one up to date, within the transaction under way. */
int schema_migrate(struct store *store, struct fault *fault);
/* Whether the file holds a schema at all (a file of 0 bytes does not); a fault
 * where it is no store or was written by a newer program. */
int schema_check(struct store *store, bool *present, struct fault *fault);

/* Books as withdrawn what was asked for in this run, is held and did not come. */
int figures_withdraw_unseen(struct store *store, int64_t *withdrawn, struct fault *fault);

#endif
