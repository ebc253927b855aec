#include "cache/figures.h"

#include <string.h>

#include "cache/series.h"
#include "cache/sql.h"
#include "cache/tally.h"

static void bind_cell(sqlite3_stmt *statement, const struct figure *figure)
{
    static const char *const genders[] = {"T", "K", "M"};
    const char *gender = figure->gender == GENDER_TOTAL   ? genders[0]
                         : figure->gender == GENDER_WOMEN ? genders[1]
                                                          : genders[2];
    sql_bind_text(statement, 1, figure->kpi);
    sql_bind_text(statement, 2, figure->area);
    (void)sqlite3_bind_int(statement, 3, figure->year);
    sql_bind_text(statement, 4, gender);
}

static bool same_value(double left, double right)
{
    return !(left < right) && !(left > right);
}

static bool same_status(const struct series_cell *cell, const struct figure *figure)
{
    return strcmp(cell->status == NULL ? "" : cell->status, figure->status) == 0;
}

/* `cell` is the version in force, or NULL. */
static enum figure_change compare(const struct series_cell *cell, const struct figure *figure, bool has_value)
{
    if (cell == NULL || (!cell->has_value && has_value)) {
        return FIGURE_ADDED;
    }
    if (cell->has_value && !has_value) {
        return FIGURE_WITHDRAWN;
    }
    bool same = cell->count == figure->count && same_status(cell, figure) &&
                (!has_value || same_value(cell->value, figure->value));
    return same ? FIGURE_UNCHANGED : FIGURE_REVISED;
}

static int insert_version(struct store *store, const struct figure *figure, bool has_value, bool withdrawn,
                          struct fault *fault)
{
    sqlite3_stmt *statement =
        sql_statement(store, "INSERT INTO figure VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)", fault);
    if (statement == NULL) {
        return -1;
    }
    bind_cell(statement, figure);
    (void)sqlite3_bind_int64(statement, 5, store->run);
    if (has_value) {
        (void)sqlite3_bind_double(statement, 6, figure->value);
    }
    (void)sqlite3_bind_int(statement, 7, figure->count);
    sql_bind_text(statement, 8, figure->status);
    (void)sqlite3_bind_int(statement, 9, withdrawn);
    return sql_step_done(store, statement, fault);
}

/* Adds a version, and what it changes to the tally. `before` is the version in force, or NULL. */
static int add_version(struct store *store, const struct figure *figure, const struct series_cell *before,
                       bool has_value, bool withdrawn, struct fault *fault)
{
    int more = has_value - (before != NULL && before->has_value);
    const struct tally_change tally = {
        .cells = before == NULL, .figures = more, .totals = figure->gender == GENDER_TOTAL ? more : 0, .versions = 1};
    return tally_add(store, figure->kpi, figure->year, &tally, fault) != 0
               ? -1
               : insert_version(store, figure, has_value, withdrawn, fault);
}

int figures_put(struct store *store, const struct figure *figure, enum figure_change *change, struct fault *fault)
{
    struct series *series;
    bool again;
    bool has_value = figure->has_value && !figure->deleted;
    if (sql_expect_run(store, fault) != 0 || series_open(store, figure->kpi, figure->area, &series, fault) != 0 ||
        series_mark(series, figure->year, series_mark_of(figure->gender), &again, fault) != 0) {
        return -1;
    }
    const struct series_cell *cell = series_find(series, figure->year, figure->gender);
    *change = compare(cell, figure, has_value);
    if (*change == FIGURE_UNCHANGED) {
        return 0;
    }
    if (again) {
        return fault_set(fault, STATUS_NONSENSE, "%s, area %s, year %d, %c: was answered twice with different figures",
                         figure->kpi, figure->area, figure->year, (char)figure->gender);
    }
    bool was_withdrawn = cell != NULL && cell->withdrawn;
    bool withdrawn = !has_value && (*change == FIGURE_WITHDRAWN || was_withdrawn || figure->deleted);
    return add_version(store, figure, cell, has_value, withdrawn, fault) != 0
               ? -1
               : series_put(store, series, figure, has_value, withdrawn, fault);
}

/* --- what was asked for --- */

static int mark_asked(struct store *store, const char *kpi, const char *area, int first_year, int last_year,
                      bool partly, struct fault *fault)
{
    struct series *series;
    if (sql_expect_run(store, fault) != 0 || series_open(store, kpi, area, &series, fault) != 0) {
        return -1;
    }
    series->partly = series->partly || partly;
    for (int year = first_year; year <= last_year; year++) {
        bool before;
        if (series_mark(series, year, SERIES_ASKED, &before, fault) != 0) {
            return -1;
        }
    }
    return 0;
}

int figures_asked(struct store *store, const char *kpi, const char *area, int first_year, int last_year,
                  struct fault *fault)
{
    return mark_asked(store, kpi, area, first_year, last_year, false, fault);
}

int figures_asked_partly(struct store *store, const char *kpi, const char *area, int first_year, int last_year,
                         struct fault *fault)
{
    return mark_asked(store, kpi, area, first_year, last_year, true, fault);
}

static int book_range(struct store *store, const struct series *series, int first_year, int last_year,
                      struct fault *fault)
{
    sqlite3_stmt *statement = sql_statement(store,
                                            "INSERT INTO asked VALUES (?1, ?2, ?3, ?4, ?5, ?5, ?6)"
                                            " ON CONFLICT DO UPDATE SET last_run = excluded.last_run,"
                                            " whole_run = coalesce(excluded.whole_run, whole_run)",
                                            fault);
    if (statement == NULL) {
        return -1;
    }
    sql_bind_span(statement, series->kpi, series->area, first_year, last_year);
    (void)sqlite3_bind_int64(statement, 5, store->run);
    if (!series->partly) {
        (void)sqlite3_bind_int64(statement, 6, store->run);
    }
    return sql_step_done(store, statement, fault);
}

static bool is_asked(const struct series *series, int year)
{
    return (series->marks[year - LIMIT_YEAR_FIRST] & SERIES_ASKED) != 0;
}

/* Each run of years that was asked for, however the requests had cut it, is one row. */
static int book_asked(struct store *store, const struct series *series, struct fault *fault)
{
    int first = LIMIT_YEAR_FIRST;
    for (int year = LIMIT_YEAR_FIRST; year <= LIMIT_YEAR_LAST; year++) {
        if (!is_asked(series, year)) {
            first = year + 1;
        } else if (year == LIMIT_YEAR_LAST || !is_asked(series, year + 1)) {
            if (book_range(store, series, first, year, fault) != 0) {
                return -1;
            }
        }
    }
    return 0;
}

static bool is_seen(const struct series *series, const struct series_cell *cell)
{
    return (series->marks[cell->year - LIMIT_YEAR_FIRST] & (unsigned)series_mark_of((enum gender)cell->gender)) != 0;
}

/* A cell that has a value, was asked for and did not come. */
static bool is_missed(const struct series *series, const struct series_cell *cell)
{
    return cell->has_value && is_asked(series, cell->year) && !is_seen(series, cell);
}

int figures_differ(struct store *store, const char *kpi, const char *area, int first_year, int last_year, bool *differ,
                   struct fault *fault)
{
    struct series *series;
    if (sql_expect_run(store, fault) != 0 || series_open(store, kpi, area, &series, fault) != 0) {
        return -1;
    }
    *differ = false;
    for (size_t i = 0; i < series->count; i++) {
        const struct series_cell *cell = &series->cells[i];
        *differ = *differ ||
                  (cell->has_value && cell->year >= first_year && cell->year <= last_year && !is_seen(series, cell));
    }
    sqlite3_stmt *statement = sql_statement(
        store, "SELECT 1 FROM figure WHERE kpi = ?1 AND area = ?2 AND year BETWEEN ?3 AND ?4 AND run = ?5 LIMIT 1",
        fault);
    if (statement == NULL) {
        return -1;
    }
    sql_bind_span(statement, kpi, area, first_year, last_year);
    (void)sqlite3_bind_int64(statement, 5, store->run);
    int step = sql_step_row(store, statement, fault);
    (void)sqlite3_reset(statement);
    *differ = *differ || step == 1;
    return step < 0 ? -1 : 0;
}

static int settle(struct store *store, const struct series *series, void *context, struct fault *fault)
{
    int64_t *withdrawn = context;
    for (size_t i = 0; i < series->count; i++) {
        const struct series_cell *cell = &series->cells[i];
        const struct figure gone = {.kpi = series->kpi,
                                    .area = series->area,
                                    .year = cell->year,
                                    .gender = (enum gender)cell->gender,
                                    .status = ""};
        if (!is_missed(series, cell)) {
            continue;
        }
        if (add_version(store, &gone, cell, false, true, fault) != 0) {
            return -1;
        }
        (*withdrawn)++;
    }
    return book_asked(store, series, fault);
}

int figures_settle(struct store *store, int64_t *withdrawn, struct fault *fault)
{
    *withdrawn = 0;
    return series_each(store, settle, withdrawn, fault) != 0 ? -1 : tally_flush(store, fault);
}
