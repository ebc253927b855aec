#include "cache/validators.h"

#include <stdio.h>
#include <string.h>

#include "cache/series.h"
#include "cache/sql.h"

#define TEXT_OF(NUMBER) #NUMBER
#define DAYS(NUMBER) TEXT_OF(NUMBER)

bool validator_is_there(const struct validator *validator)
{
    return validator->etag[0] != '\0' || validator->modified[0] != '\0';
}

static void read_text(sqlite3_stmt *statement, int column, char to[LIMIT_VALIDATOR_BYTES])
{
    (void)snprintf(to, LIMIT_VALIDATOR_BYTES, "%s", (const char *)sqlite3_column_text(statement, column));
}

int validators_there(struct store *store, bool *there, struct fault *fault)
{
    sqlite3_stmt *statement =
        sql_statement(store, "SELECT count(*) FROM sqlite_schema WHERE name = 'validator'", fault);
    if (statement == NULL || sql_step_row(store, statement, fault) != 1) {
        return -1;
    }
    *there = sqlite3_column_int(statement, 0) > 0;
    (void)sqlite3_reset(statement);
    return 0;
}

int validator_find(struct store *store, const char *source, const char *path, const char *now,
                   struct validator *validator, int64_t *run, bool *found, struct fault *fault)
{
    sqlite3_stmt *statement =
        sql_statement(store,
                      "SELECT v.etag, v.modified, v.run FROM validator AS v JOIN run AS old ON old.id = v.run"
                      " WHERE v.source = ?1 AND v.path = ?2"
                      " AND julianday(?3) - julianday(old.started) BETWEEN 0 AND " DAYS(LIMIT_VALIDATOR_DAYS),
                      fault);
    *found = false;
    if (statement == NULL) {
        return -1;
    }
    sql_bind_text(statement, 1, source);
    sql_bind_text(statement, 2, path);
    sql_bind_text(statement, 3, now);
    int step = sql_step_row(store, statement, fault);
    if (step == 1) {
        *found = true;
        read_text(statement, 0, validator->etag);
        read_text(statement, 1, validator->modified);
        *run = sqlite3_column_int64(statement, 2);
        (void)sqlite3_reset(statement);
    }
    return step < 0 ? -1 : 0;
}

int validator_put(struct store *store, const char *source, const char *path, const struct validator *validator,
                  struct fault *fault)
{
    static const char keep[] = "INSERT OR REPLACE INTO validator VALUES (?1, ?2, ?3, ?4, ?5)";
    static const char forget[] = "DELETE FROM validator WHERE source = ?1 AND path = ?2";
    bool there = validator_is_there(validator);
    sqlite3_stmt *statement = sql_statement(store, there ? keep : forget, fault);
    if (statement == NULL || sql_expect_run(store, fault) != 0) {
        return -1;
    }
    sql_bind_text(statement, 1, source);
    sql_bind_text(statement, 2, path);
    if (there) {
        (void)sqlite3_bind_int64(statement, 3, store->run);
        sql_bind_text(statement, 4, validator->etag);
        sql_bind_text(statement, 5, validator->modified);
    }
    return sql_step_done(store, statement, fault);
}

/* --- what has happened since --- */

/* Steps a statement that has one row with a truth in it. */
static int read_truth(struct store *store, sqlite3_stmt *statement, bool *truth, struct fault *fault)
{
    if (sql_step_row(store, statement, fault) != 1) {
        return -1;
    }
    *truth = sqlite3_column_int(statement, 0) != 0;
    (void)sqlite3_reset(statement);
    return 0;
}

static void bind_years(sqlite3_stmt *statement, const char *kpi, const char *area, int first_year, int last_year)
{
    sql_bind_text(statement, 1, kpi);
    sql_bind_text(statement, 2, area);
    (void)sqlite3_bind_int(statement, 3, first_year);
    (void)sqlite3_bind_int(statement, 4, last_year);
}

int validator_cells_touched(struct store *store, const char *kpi, const char *area, int first_year, int last_year,
                            int64_t run, bool *touched, struct fault *fault)
{
    sqlite3_stmt *statement =
        sql_statement(store,
                      "SELECT EXISTS (SELECT 1 FROM figure WHERE kpi = ?1 AND area = ?2 AND year BETWEEN ?3 AND ?4"
                      " AND run > ?5)",
                      fault);
    if (statement == NULL) {
        return -1;
    }
    bind_years(statement, kpi, area, first_year, last_year);
    (void)sqlite3_bind_int64(statement, 5, run);
    return read_truth(store, statement, touched, fault);
}

int validator_entry_touched(struct store *store, const char *id, int64_t run, bool *touched, struct fault *fault)
{
    sqlite3_stmt *statement = sql_statement(
        store,
        "SELECT coalesce(max(run), ?2 + 1) > ?2 FROM (SELECT run FROM kpi WHERE id = ?1"
        " UNION ALL SELECT run FROM area WHERE id = ?1 UNION ALL SELECT run FROM area_group WHERE id = ?1)",
        fault);
    if (statement == NULL) {
        return -1;
    }
    sql_bind_text(statement, 1, id);
    (void)sqlite3_bind_int64(statement, 2, run);
    return read_truth(store, statement, touched, fault);
}

/* --- an answer that does not differ --- */

static int confirm_cell(struct series *series, const struct series_cell *cell, struct confirmed *confirmed,
                        struct fault *fault)
{
    bool before;
    if (cell->withdrawn) {
        return 0;
    }
    if (series_mark(series, cell->year, series_mark_of((enum gender)cell->gender), &before, fault) != 0) {
        return -1;
    }
    confirmed->figures += !before && cell->has_value;
    confirmed->empty += !before && !cell->has_value;
    return 0;
}

int validator_confirm(struct store *store, const char *kpi, const char *area, int first_year, int last_year,
                      struct confirmed *confirmed, struct fault *fault)
{
    struct series *series;
    *confirmed = (struct confirmed){0};
    if (sql_expect_run(store, fault) != 0 || series_open(store, kpi, area, &series, fault) != 0) {
        return -1;
    }
    for (size_t i = 0; i < series->count; i++) {
        const struct series_cell *cell = &series->cells[i];
        if (cell->year >= first_year && cell->year <= last_year && confirm_cell(series, cell, confirmed, fault) != 0) {
            return -1;
        }
    }
    return 0;
}
