#include "cache/figures.h"

#include <string.h>

#include "cache/sql.h"

/* The version of a cell that is in force, as figures_put compares it. */
struct version {
    bool found;
    bool has_value;
    double value;
    int count;
    bool same_status;
    bool withdrawn;
};

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

static int read_version(struct store *store, const struct figure *figure, struct version *version, struct fault *fault)
{
    sqlite3_stmt *statement = sql_statement(store,
                                              "SELECT value, count, status = ?5, withdrawn FROM figure WHERE kpi = ?1 "
                                              "AND area = ?2 AND year = ?3 AND gender = ?4"
                                              " ORDER BY run DESC LIMIT 1",
                                              fault);
    memset(version, 0, sizeof *version);
    if (statement == NULL) {
        return -1;
    }
    bind_cell(statement, figure);
    sql_bind_text(statement, 5, figure->status);
    int step = sql_step_row(store, statement, fault);
    if (step == 1) {
        version->found = true;
        version->has_value = sqlite3_column_type(statement, 0) != SQLITE_NULL;
        version->value = sqlite3_column_double(statement, 0);
        version->count = sqlite3_column_int(statement, 1);
        version->same_status = sqlite3_column_int(statement, 2) != 0;
        version->withdrawn = sqlite3_column_int(statement, 3) != 0;
        (void)sqlite3_reset(statement);
    }
    return step < 0 ? -1 : 0;
}

static bool same_value(double left, double right)
{
    return !(left < right) && !(left > right);
}

static enum figure_change compare(const struct version *version, const struct figure *figure, bool has_value)
{
    if (!version->found || (!version->has_value && has_value)) {
        return FIGURE_ADDED;
    }
    if (version->has_value && !has_value) {
        return FIGURE_WITHDRAWN;
    }
    bool same = version->count == figure->count && version->same_status &&
                (!has_value || same_value(version->value, figure->value));
    return same ? FIGURE_UNCHANGED : FIGURE_REVISED;
}

/* Notes the cell as seen; `*again` where this run has seen it before. */
static int mark_seen(struct store *store, const struct figure *figure, bool *again, struct fault *fault)
{
    sqlite3_stmt *statement = sql_statement(store, "INSERT OR IGNORE INTO temp.seen VALUES (?1, ?2, ?3, ?4)", fault);
    if (statement == NULL) {
        return -1;
    }
    bind_cell(statement, figure);
    if (sql_step_done(store, statement, fault) != 0) {
        return -1;
    }
    *again = sqlite3_changes(store->database) == 0;
    return 0;
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

int figures_put(struct store *store, const struct figure *figure, enum figure_change *change, struct fault *fault)
{
    struct version version;
    bool again;
    bool has_value = figure->has_value && !figure->deleted;
    if (sql_expect_run(store, fault) != 0 || mark_seen(store, figure, &again, fault) != 0 ||
        read_version(store, figure, &version, fault) != 0) {
        return -1;
    }
    *change = compare(&version, figure, has_value);
    if (*change == FIGURE_UNCHANGED) {
        return 0;
    }
    if (again) {
        return fault_set(fault, STATUS_NONSENSE, "%s, area %s, year %d, %c: was answered twice with different figures",
                         figure->kpi, figure->area, figure->year, (char)figure->gender);
    }
    bool withdrawn = *change == FIGURE_WITHDRAWN || (version.withdrawn && !has_value);
    return insert_version(store, figure, has_value, withdrawn, fault);
}

/* --- what was asked for --- */

static int book_asked(struct store *store, const char *sql, const char *kpi, const char *area, int first_year,
                      int last_year, struct fault *fault)
{
    sqlite3_stmt *statement = sql_statement(store, sql, fault);
    if (statement == NULL) {
        return -1;
    }
    sql_bind_text(statement, 1, kpi);
    sql_bind_text(statement, 2, area);
    (void)sqlite3_bind_int(statement, 3, first_year);
    (void)sqlite3_bind_int(statement, 4, last_year);
    if (sqlite3_bind_parameter_count(statement) == 5) {
        (void)sqlite3_bind_int64(statement, 5, store->run);
    }
    return sql_step_done(store, statement, fault);
}

int figures_asked(struct store *store, const char *kpi, const char *area, int first_year, int last_year,
                  struct fault *fault)
{
    static const char lasting[] = "INSERT INTO asked VALUES (?1, ?2, ?3, ?4, ?5, ?5)"
                                  " ON CONFLICT DO UPDATE SET last_run = excluded.last_run";
    static const char of_this_run[] = "INSERT OR IGNORE INTO temp.asked_now VALUES (?1, ?2, ?3, ?4)";
    if (sql_expect_run(store, fault) != 0) {
        return -1;
    }
    if (book_asked(store, lasting, kpi, area, first_year, last_year, fault) != 0) {
        return -1;
    }
    return book_asked(store, of_this_run, kpi, area, first_year, last_year, fault);
}

int figures_withdraw_unseen(struct store *store, int64_t *withdrawn, struct fault *fault)
{
    sqlite3_stmt *statement =
        sql_statement(store,
                      "INSERT OR IGNORE INTO figure"
                      " SELECT kpi, area, year, gender, ?1, NULL, 0, '', 1 FROM ("
                      "  SELECT f.kpi, f.area, f.year, f.gender, f.value, max(f.run)"
                      "  FROM temp.asked_now AS a JOIN figure AS f"
                      "   ON f.kpi = a.kpi AND f.area = a.area AND f.year BETWEEN a.first_year AND a.last_year"
                      "  GROUP BY f.kpi, f.area, f.year, f.gender) AS held"
                      " WHERE value IS NOT NULL AND NOT EXISTS (SELECT 1 FROM temp.seen AS s WHERE s.kpi = held.kpi"
                      "  AND s.area = held.area AND s.year = held.year AND s.gender = held.gender)",
                      fault);
    if (statement == NULL) {
        return -1;
    }
    (void)sqlite3_bind_int64(statement, 1, store->run);
    if (sql_step_done(store, statement, fault) != 0) {
        return -1;
    }
    *withdrawn = sqlite3_changes(store->database);
    return 0;
}

/* --- reading --- */

/* Marks the years that were asked for as empty, all others as not asked. */
static int read_asked(struct store *store, const char *kpi, const char *area, int first_year, int last_year,
                      struct figure_cell *cells, struct fault *fault)
{
    sqlite3_stmt *statement = sql_statement(store,
                                            "SELECT first_year, last_year FROM asked WHERE kpi = ?1 AND area = ?2"
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
        for (int year = first_year; year <= last_year; year++) {
            if (year >= from && year <= to) {
                cells[year - first_year].state = FIGURE_EMPTY;
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
}

int figures_read(struct store *store, const char *kpi, const char *area, enum gender gender, int first_year,
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
    sql_bind_text(statement, 1, kpi);
    sql_bind_text(statement, 2, area);
    (void)sqlite3_bind_int(statement, 3, first_year);
    (void)sqlite3_bind_int(statement, 4, last_year);
    (void)sqlite3_bind_text(statement, 5, gender_text, 1, SQLITE_TRANSIENT);
    (void)sqlite3_bind_int64(statement, 6, store->as_of);
    int step;
    while ((step = sql_step_row(store, statement, fault)) == 1) {
        read_cell(statement, &cells[sqlite3_column_int(statement, 0) - first_year]);
    }
    return step;
}

int figures_years(struct store *store, const char *kpi, int *first_year, int *last_year, struct fault *fault)
{
    sqlite3_stmt *statement =
        sql_statement(store,
                        "SELECT min(year), max(year) FROM (SELECT year, value, max(run) FROM figure"
                        " WHERE kpi = ?1 AND run <= ?2 GROUP BY area, year, gender) WHERE value IS NOT NULL",
                        fault);
    *first_year = 0;
    *last_year = 0;
    if (statement == NULL) {
        return -1;
    }
    sql_bind_text(statement, 1, kpi);
    (void)sqlite3_bind_int64(statement, 2, store->as_of);
    int step = sql_step_row(store, statement, fault);
    if (step == 1) {
        *first_year = sqlite3_column_int(statement, 0);
        *last_year = sqlite3_column_int(statement, 1);
        (void)sqlite3_reset(statement);
    }
    return step < 0 ? -1 : 0;
}

int figures_retrieved(struct store *store, const char *kpi, struct arena *arena, const char **retrieved,
                      struct fault *fault)
{
    sqlite3_stmt *statement =
        sql_statement(store,
                      "SELECT retrieved FROM run WHERE id = (SELECT min(max(last_run), ?2) FROM asked"
                      " WHERE kpi = ?1 AND first_run <= ?2)",
                      fault);
    *retrieved = NULL;
    if (statement == NULL) {
        return -1;
    }
    sql_bind_text(statement, 1, kpi);
    (void)sqlite3_bind_int64(statement, 2, store->as_of);
    int step = sql_step_row(store, statement, fault);
    if (step == 1) {
        *retrieved = sql_column_text(statement, 0, arena);
        (void)sqlite3_reset(statement);
    }
    return step < 0 ? -1 : 0;
}
