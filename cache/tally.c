#include "cache/tally.h"

#include <stdio.h>
#include <string.h>

#include "cache/sql.h"

int tally_flush(struct store *store, struct fault *fault)
{
    struct tally_open *open = &store->tally;
    if (open->change.versions == 0) {
        return 0;
    }
    sqlite3_stmt *statement =
        sql_statement(store,
                      "INSERT INTO tally VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO UPDATE SET"
                      " cells = cells + excluded.cells, figures = figures + excluded.figures,"
                      " totals = totals + excluded.totals, versions = versions + excluded.versions",
                      fault);
    if (statement == NULL) {
        return -1;
    }
    sql_bind_text(statement, 1, open->kpi);
    (void)sqlite3_bind_int(statement, 2, open->year);
    (void)sqlite3_bind_int64(statement, 3, store->run);
    (void)sqlite3_bind_int64(statement, 4, open->change.cells);
    (void)sqlite3_bind_int64(statement, 5, open->change.figures);
    (void)sqlite3_bind_int64(statement, 6, open->change.totals);
    (void)sqlite3_bind_int64(statement, 7, open->change.versions);
    open->change = (struct tally_change){0};
    return sql_step_done(store, statement, fault);
}

int tally_add(struct store *store, const char *kpi, int year, const struct tally_change *change, struct fault *fault)
{
    struct tally_open *open = &store->tally;
    if ((open->year != year || strcmp(open->kpi, kpi) != 0) && tally_flush(store, fault) != 0) {
        return -1;
    }
    if (open->change.versions == 0) {
        (void)snprintf(open->kpi, sizeof open->kpi, "%s", kpi);
        open->year = year;
    }
    open->change.cells += change->cells;
    open->change.figures += change->figures;
    open->change.totals += change->totals;
    open->change.versions += change->versions;
    return 0;
}
