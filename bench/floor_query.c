/*
 * floor_query STORE KPI,... AREA,...: the least that `query` can cost.
 *
 * One prepared statement over the same file for the same cells: all years of
 * the indicators for an area, its group and Riket, the latest version of each
 * cell; written out as they are. As `sqlite3` would answer it.
 */
#include <sqlite3.h>
#include <stdio.h>

static int print_rows(sqlite3_stmt *statement)
{
    int step;
    while ((step = sqlite3_step(statement)) == SQLITE_ROW) {
        if (printf("%s,%s,%d,%.15g\n", (const char *)sqlite3_column_text(statement, 0),
                   (const char *)sqlite3_column_text(statement, 1), sqlite3_column_int(statement, 2),
                   sqlite3_column_double(statement, 3)) < 0) {
            return -1;
        }
    }
    return step == SQLITE_DONE ? 0 : -1;
}

/* The lists come as JSON has them: "N1,N2" as ["N1","N2"]. */
static const char select[] = "SELECT f.kpi, f.area, f.year, f.value, max(f.run)"
                             " FROM json_each('[\"' || replace(?1, ',', '\",\"') || '\"]') AS k,"
                             " json_each('[\"' || replace(?2, ',', '\",\"') || '\"]') AS a"
                             " CROSS JOIN figure AS f ON f.kpi = k.value AND f.area = a.value"
                             " WHERE f.gender = 'T' GROUP BY f.kpi, f.area, f.year";

int main(int argc, char **argv)
{
    sqlite3 *database = NULL;
    sqlite3_stmt *statement = NULL;
    int result = 1;
    if (argc != 4) {
        (void)fputs("usage: floor_query STORE KPIS AREAS\n", stderr);
        return 64;
    }
    if (sqlite3_open_v2(argv[1], &database, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK &&
        sqlite3_prepare_v2(database, select, -1, &statement, NULL) == SQLITE_OK &&
        sqlite3_bind_text(statement, 1, argv[2], -1, SQLITE_STATIC) == SQLITE_OK &&
        sqlite3_bind_text(statement, 2, argv[3], -1, SQLITE_STATIC) == SQLITE_OK && print_rows(statement) == 0) {
        result = 0;
    } else {
        (void)fprintf(stderr, "floor_query: %s\n", sqlite3_errmsg(database));
    }
    (void)sqlite3_finalize(statement);
    (void)sqlite3_close(database);
    return result;
}
