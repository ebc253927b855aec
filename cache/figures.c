#include "cache/figures.h"

#include <string.h>

#include "cache/sql.h"
#include "cache/tally.h"

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
    bool withdrawn = !has_value && (*change == FIGURE_WITHDRAWN || version.withdrawn || figure->deleted);
    const struct tally_change tally = {.cells = !version.found,
                                       .figures = has_value - version.has_value,
                                       .totals = figure->gender == GENDER_TOTAL ? has_value - version.has_value : 0,
                                       .versions = 1};
    if (tally_add(store, figure->kpi, figure->year, &tally, fault) != 0) {
        return -1;
    }
    return insert_version(store, figure, has_value, withdrawn, fault);
}

/* --- what was asked for --- */

int figures_asked(struct store *store, const char *kpi, const char *area, int first_year, int last_year,
                  struct fault *fault)
{
    sqlite3_stmt *lasting = sql_statement(store,
                                          "INSERT INTO asked VALUES (?1, ?2, ?3, ?4, ?5, ?5)"
                                          " ON CONFLICT DO UPDATE SET last_run = excluded.last_run",
                                          fault);
    sqlite3_stmt *of_this_run =
        sql_statement(store, "INSERT OR IGNORE INTO temp.asked_now VALUES (?1, ?2, ?3, ?4)", fault);
    if (lasting == NULL || of_this_run == NULL || sql_expect_run(store, fault) != 0) {
        return -1;
    }
    sql_bind_span(lasting, kpi, area, first_year, last_year);
    (void)sqlite3_bind_int64(lasting, 5, store->run);
    sql_bind_span(of_this_run, kpi, area, first_year, last_year);
    return sql_step_done(store, lasting, fault) != 0 ? -1 : sql_step_done(store, of_this_run, fault);
}
