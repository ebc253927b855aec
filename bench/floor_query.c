/*
 * floor_query STORE: the least that `query` can cost.
 *
 * One prepared statement over the same store: all figures that are held, the
 * latest version of each, for one area, its group and Riket; written out as
 * they are.
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

int main(int argc, char **argv)
{
    static const char select[] =
        "SELECT kpi, area, year, value, max(run) FROM figure WHERE gender = 'T' GROUP BY kpi, area, year";
    sqlite3 *database = NULL;
    sqlite3_stmt *statement = NULL;
    int result = 1;
    if (argc != 2) {
        (void)fputs("usage: floor_query STORE\n", stderr);
        return 64;
    }
    if (sqlite3_open_v2(argv[1], &database, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK &&
        sqlite3_prepare_v2(database, select, -1, &statement, NULL) == SQLITE_OK && print_rows(statement) == 0) {
        result = 0;
    } else {
        (void)fprintf(stderr, "floor_query: %s\n", sqlite3_errmsg(database));
    }
    (void)sqlite3_finalize(statement);
    (void)sqlite3_close(database);
    return result;
}
