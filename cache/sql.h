/*
 * sql.h - the open database and the few verbs in which the files of cache/
 * speak SQL. Not for other rooms.
 */
#ifndef CACHE_SQL_H
#define CACHE_SQL_H

#include <sqlite3.h>

#include "base/limits.h"
#include "cache/store.h"
#include "cache/tally.h"

/* Different SQL texts that one process prepares; each is prepared once. */
#define STATEMENTS_MAX 64

/* What a run has changed in one indicator and year, until it is written (tally.h). */
struct tally_open {
    char kpi[LIMIT_NAME_BYTES];
    int year;
    struct tally_change change;
};

struct store {
    sqlite3 *database;
    char path[LIMIT_PATH_BYTES];
    enum store_mode mode;
    int version;   /* of the schema, as it was found or made; 0 where there is none */
    int64_t run;   /* the run under way, 0 where there is none */
    int64_t as_of; /* readers see runs up to this one */
    bool settled;  /* what did not come in this run is booked as withdrawn */
    bool retitled; /* this run put versions of indicators, whose words are not in the index yet */
    bool made;     /* this program made the file and has not committed to it */
    struct tally_open tally;
    struct series_table *series; /* of the run under way (series.h) */
    struct figures_memo *memo;   /* of the state that is read; NULL where nothing is remembered (figures_memo.h) */
    bool remembers;              /* one state is read: what was read once is right */
    size_t statement_count;
    const char *statement_texts[STATEMENTS_MAX]; /* string literals, told apart by address */
    sqlite3_stmt *statements[STATEMENTS_MAX];
};

/* Whether what run `r` retrieved is of a later moment than the one bound: to the second where both are, else by day. */
#define SQL_RETRIEVED_AFTER(moment)                                                             \
    "CASE WHEN length(r.retrieved) > 10 AND length(" moment ") > 10 THEN r.retrieved > " moment \
    " ELSE substr(r.retrieved, 1, 10) > substr(" moment ", 1, 10) END"

/* The statement of a string literal, reset and unbound; NULL with a fault set. */
sqlite3_stmt *sql_statement(struct store *store, const char *sql, struct fault *fault);
/* Runs SQL that gives no rows. */
int sql_execute(struct store *store, const char *sql, struct fault *fault);
/* Steps a statement that gives no rows. */
int sql_step_done(struct store *store, sqlite3_stmt *statement, struct fault *fault);
/* Steps to the next row: 1 a row, 0 the end, -1 a fault. */
int sql_step_row(struct store *store, sqlite3_stmt *statement, struct fault *fault);
/* What SQLite says, with the store's path. Returns -1. */
int sql_fault(struct store *store, struct fault *fault);
/* Fails where no run is under way: a mistake of the caller. */
int sql_expect_run(struct store *store, struct fault *fault);

/* Binds a text that outlives the step; NULL binds NULL. */
void sql_bind_text(sqlite3_stmt *statement, int index, const char *text);
/* Binds ?1 to ?4: indicator, area, first and last year. */
void sql_bind_span(sqlite3_stmt *statement, const char *kpi, const char *area, int first_year, int last_year);
/* Binds the first and the last id of a span at `index` and the next: of one indicator, or of all where it is NULL. */
void sql_bind_kpis(sqlite3_stmt *statement, int index, const char *kpi);
/* A column's text in the arena; NULL where the column is NULL. */
const char *sql_column_text(sqlite3_stmt *statement, int column, struct arena *arena);

#endif
