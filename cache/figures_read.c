/* figures_read.c - reading figures in force, and what was asked for. */
#include <string.h>

#include "cache/figures.h"
#include "cache/figures_memo.h"
#include "cache/schema.h"
#include "cache/sql.h"

/* Marks the years that were asked for as empty, all others as not asked. */
static int read_asked(struct store *store, const char *kpi, const char *area, int first_year, int last_year,
                      struct figure_cell *cells, struct fault *fault)
{
    sqlite3_stmt *statement =
        sql_statement(store,
                      "SELECT first_year, last_year, first_run, last_run FROM asked WHERE kpi = ?1 AND area = ?2"
                      " AND first_run <= ?3",
                      fault);
    if (statement == NULL) {
        return -1;
    }
    sql_bind_text(statement, 1, kpi);
    sql_bind_text(statement, 2, area);
    (void)sqlite3_bind_int64(statement, 3, store->as_of);
    int step;
    while ((step = sql_step_row(store, statement, fault)) == 1) {
        int from = sqlite3_column_int(statement, 0);
        int to = sqlite3_column_int(statement, 1);
        int64_t first_run = sqlite3_column_int64(statement, 2);
        int64_t last_run = sqlite3_column_int64(statement, 3);
        /* Only the first and the last asking are kept: of a past state, that it was asked for by the first is sure. */
        int64_t run = last_run <= store->as_of ? last_run : first_run;
        for (int year = first_year; year <= last_year; year++) {
            if (year >= from && year <= to) {
                struct figure_cell *cell = &cells[year - first_year];
                cell->state = FIGURE_EMPTY;
                cell->run = run > cell->run ? run : cell->run;
            }
        }
    }
    return step;
}

static void read_cell(sqlite3_stmt *statement, struct figure_cell *cell)
{
    if (sqlite3_column_type(statement, 1) != SQLITE_NULL) {
        cell->state = FIGURE_HELD;
        cell->value = sqlite3_column_double(statement, 1);
    } else {
        cell->state = sqlite3_column_int(statement, 3) != 0 ? FIGURE_TAKEN_BACK : FIGURE_EMPTY;
    }
    cell->count = sqlite3_column_int(statement, 2);
    int64_t brought = sqlite3_column_int64(statement, 4);
    cell->run = brought > cell->run ? brought : cell->run;
}

static int read_from_tables(struct store *store, const char *kpi, const char *area, enum gender gender, int first_year,
                            int last_year, struct figure_cell *cells, struct fault *fault)
{
    const char gender_text[2] = {(char)gender, '\0'};
    for (int year = first_year; year <= last_year; year++) {
        cells[year - first_year] = (struct figure_cell){.state = FIGURE_NOT_ASKED};
    }
    if (read_asked(store, kpi, area, first_year, last_year, cells, fault) != 0) {
        return -1;
    }
    sqlite3_stmt *statement =
        sql_statement(store,
                      "SELECT year, value, count, withdrawn, max(run) FROM figure"
                      " WHERE kpi = ?1 AND area = ?2 AND year BETWEEN ?3 AND ?4 AND gender = ?5 AND run <= ?6"
                      " GROUP BY year",
                      fault);
    if (statement == NULL) {
        return -1;
    }
    sql_bind_span(statement, kpi, area, first_year, last_year);
    (void)sqlite3_bind_text(statement, 5, gender_text, 1, SQLITE_TRANSIENT);
    (void)sqlite3_bind_int64(statement, 6, store->as_of);
    int step;
    while ((step = sql_step_row(store, statement, fault)) == 1) {
        read_cell(statement, &cells[sqlite3_column_int(statement, 0) - first_year]);
    }
    return step;
}

int figures_read(struct store *store, const char *kpi, const char *area, enum gender gender, int first_year,
                 int last_year, struct figure_cell *cells, struct fault *fault)
{
    const struct figures_key key = {store->as_of, kpi, area, gender, first_year, last_year};
    const struct figure_cell *known = store->remembers ? figures_memo_find(store->memo, &key) : NULL;
    if (known != NULL) {
        memcpy(cells, known, (size_t)(last_year - first_year + 1) * sizeof *cells);
        return 0;
    }
    if (read_from_tables(store, kpi, area, gender, first_year, last_year, cells, fault) != 0) {
        return -1;
    }
    if (store->remembers) {
        figures_memo_keep(store->memo, &key, cells);
    }
    return 0;
}

/* Before there was a column for it, all was asked for whole. */
#define EACH_ASKED(WHOLE_RUN)                                                                \
    "SELECT kpi, area, first_year, last_year, last_run, first_run, " WHOLE_RUN " FROM asked" \
    " WHERE first_run <= ?1 AND kpi BETWEEN ?2 AND ?3 ORDER BY kpi, area, first_year, last_year"

int figures_each_asked(struct store *store, const char *kpi, asked_visitor *visit, void *context, struct fault *fault)
{
    static const char spans_now[] = EACH_ASKED("whole_run");
    static const char spans_before[] = EACH_ASKED("last_run");
    sqlite3_stmt *statement = sql_statement(store, schema_has_whole(store) ? spans_now : spans_before, fault);
    if (statement == NULL) {
        return -1;
    }
    (void)sqlite3_bind_int64(statement, 1, store->as_of);
    sql_bind_kpis(statement, 2, kpi);
    int step;
    while ((step = sql_step_row(store, statement, fault)) == 1) {
        int64_t last_run = sqlite3_column_int64(statement, 4);
        int64_t first_run = sqlite3_column_int64(statement, 5);
        int64_t whole_run = sqlite3_column_int64(statement, 6);
        const struct asked asked = {.kpi = (const char *)sqlite3_column_text(statement, 0),
                                    .area = (const char *)sqlite3_column_text(statement, 1),
                                    .first_year = sqlite3_column_int(statement, 2),
                                    .last_year = sqlite3_column_int(statement, 3),
                                    .run = last_run <= store->as_of ? last_run : first_run,
                                    .whole_run = whole_run <= store->as_of ? whole_run : first_run};
        if (visit(context, &asked, fault) != 0) {
            (void)sqlite3_reset(statement);
            return -1;
        }
    }
    return step;
}

int figures_younger(struct store *store, const char *kpi, const char *area, int first_year, int last_year,
                    const char *moment, struct arena *arena, const char **younger, struct fault *fault)
{
    sqlite3_stmt *statement =
        sql_statement(store,
                      "SELECT max(r.retrieved) FROM asked AS a JOIN run AS r ON r.id = a.last_run"
                      " WHERE a.kpi = ?1 AND a.area = ?2 AND a.last_year >= ?3 AND a.first_year <= ?4"
                      " AND r.id < ?5 AND " SQL_RETRIEVED_AFTER("?6"),
                      fault);
    *younger = NULL;
    if (statement == NULL) {
        return -1;
    }
    sql_bind_span(statement, kpi, area, first_year, last_year);
    (void)sqlite3_bind_int64(statement, 5, store->run);
    sql_bind_text(statement, 6, moment);
    int step = sql_step_row(store, statement, fault);
    if (step == 1) {
        *younger = sql_column_text(statement, 0, arena);
        (void)sqlite3_reset(statement);
    }
    return step < 0 ? -1 : 0;
}
