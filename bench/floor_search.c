/*
 * floor_search.c - the floor of `nyckeltal search`: the titles that have two
 * words, by one prepared statement over the index, as by `sqlite3`.
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
    sqlite3 *database;
    sqlite3_stmt *statement;
    int titles = 0;
    if (argc < 2 || sqlite3_open_v2(argv[1], &database, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK ||
        sqlite3_prepare_v2(database,
                           "SELECT k.id, k.title FROM word_index AS w JOIN word_entry AS e ON e.entry = w.rowid"
                           " JOIN kpi AS k ON k.id = e.kpi AND k.run = e.run"
                           " WHERE word_index MATCH 'ekonomiskt AND bistand'",
                           -1, &statement, NULL) != SQLITE_OK) {
        return EXIT_FAILURE;
    }
    while (sqlite3_step(statement) == SQLITE_ROW) {
        titles += sqlite3_column_bytes(statement, 1) > 0;
    }
    (void)printf("%d\n", titles);
    (void)sqlite3_finalize(statement);
    return titles > 0 && sqlite3_close(database) == SQLITE_OK ? EXIT_SUCCESS : EXIT_FAILURE;
}
