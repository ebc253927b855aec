/* schema.c - the tables of the store; described for analysts in cache/README.md. */
#include "cache/schema.h"

#include <stdio.h>

#include "cache/word_index.h"

/* "NYCK": tells a store from any other SQLite file. */
#define APPLICATION_ID 0x4E59434B
#define SCHEMA_VERSION 4

static const char schema_1[] =
    "CREATE TABLE run ("
    " id INTEGER PRIMARY KEY, started TEXT NOT NULL, finished TEXT NOT NULL, source TEXT NOT NULL,"
    " retrieved TEXT NOT NULL, origin TEXT,"
    " requests INTEGER NOT NULL DEFAULT 0, retries INTEGER NOT NULL DEFAULT 0, pages INTEGER NOT NULL DEFAULT 0,"
    " rows INTEGER NOT NULL DEFAULT 0, cells INTEGER NOT NULL DEFAULT 0, figures INTEGER NOT NULL DEFAULT 0,"
    " empty INTEGER NOT NULL DEFAULT 0, deleted INTEGER NOT NULL DEFAULT 0, added INTEGER NOT NULL DEFAULT 0,"
    " revised INTEGER NOT NULL DEFAULT 0, withdrawn INTEGER NOT NULL DEFAULT 0,"
    " unchanged INTEGER NOT NULL DEFAULT 0, bytes INTEGER NOT NULL DEFAULT 0, seconds REAL NOT NULL DEFAULT 0) STRICT;"

    "CREATE TABLE kpi ("
    " id TEXT NOT NULL, run INTEGER NOT NULL REFERENCES run(id), title TEXT NOT NULL, description TEXT NOT NULL,"
    " divided_by_gender INTEGER NOT NULL, municipality_type TEXT NOT NULL, auspice TEXT, operating_area TEXT,"
    " perspective TEXT, prel_publication_date TEXT, publication_date TEXT, publ_period TEXT,"
    " has_ou_data INTEGER NOT NULL, PRIMARY KEY (id, run)) STRICT, WITHOUT ROWID;"

    "CREATE TABLE area ("
    " id TEXT NOT NULL, run INTEGER NOT NULL REFERENCES run(id), title TEXT NOT NULL, type TEXT NOT NULL,"
    " PRIMARY KEY (id, run)) STRICT, WITHOUT ROWID;"

    "CREATE TABLE area_group ("
    " id TEXT NOT NULL, run INTEGER NOT NULL REFERENCES run(id), title TEXT NOT NULL,"
    " members TEXT NOT NULL CHECK (json_valid(members)), PRIMARY KEY (id, run)) STRICT, WITHOUT ROWID;"

    "CREATE TABLE figure ("
    " kpi TEXT NOT NULL, area TEXT NOT NULL, year INTEGER NOT NULL,"
    " gender TEXT NOT NULL CHECK (gender IN ('T', 'K', 'M')), run INTEGER NOT NULL REFERENCES run(id),"
    " value REAL, count INTEGER NOT NULL, status TEXT NOT NULL, withdrawn INTEGER NOT NULL,"
    " PRIMARY KEY (kpi, area, year, gender, run)) STRICT, WITHOUT ROWID;"

    "CREATE TABLE tally ("
    " kpi TEXT NOT NULL, year INTEGER NOT NULL, run INTEGER NOT NULL REFERENCES run(id), cells INTEGER NOT NULL,"
    " figures INTEGER NOT NULL, totals INTEGER NOT NULL, versions INTEGER NOT NULL,"
    " PRIMARY KEY (kpi, year, run)) STRICT, WITHOUT ROWID;"

    "CREATE TABLE asked ("
    " kpi TEXT NOT NULL, area TEXT NOT NULL, first_year INTEGER NOT NULL, last_year INTEGER NOT NULL,"
    " first_run INTEGER NOT NULL REFERENCES run(id), last_run INTEGER NOT NULL REFERENCES run(id),"
    " PRIMARY KEY (kpi, area, first_year, last_year)) STRICT, WITHOUT ROWID;"

    "CREATE VIEW kpi_now AS SELECT *, max(run) AS since FROM kpi GROUP BY id;"
    "CREATE VIEW area_now AS SELECT *, max(run) AS since FROM area GROUP BY id;"
    "CREATE VIEW area_group_now AS SELECT *, max(run) AS since FROM area_group GROUP BY id;"
    "CREATE VIEW group_member_now AS SELECT g.id AS area_group, m.value AS area"
    " FROM area_group_now AS g, json_each(g.members) AS m;"
    "CREATE VIEW figure_now AS SELECT f.kpi, f.area, a.title AS area_title, f.year, f.gender, f.value, f.count,"
    " f.status, f.withdrawn, max(f.run) AS since FROM figure AS f LEFT JOIN area_now AS a ON a.id = f.area"
    " GROUP BY f.kpi, f.area, f.year, f.gender;";

/* By what the answer to a request is known again (validators.h). */
static const char schema_2[] =
    "CREATE TABLE validator ("
    " source TEXT NOT NULL, path TEXT NOT NULL, run INTEGER NOT NULL REFERENCES run(id),"
    " etag TEXT NOT NULL, modified TEXT NOT NULL, PRIMARY KEY (source, path)) STRICT, WITHOUT ROWID;";

/* What was asked for whole, and what only for its changes; before, all was asked for whole. */
static const char schema_3[] = "ALTER TABLE run ADD COLUMN partial INTEGER NOT NULL DEFAULT 0;"
                               "ALTER TABLE run ADD COLUMN catalogue INTEGER NOT NULL DEFAULT 0;"
                               "ALTER TABLE asked ADD COLUMN whole_run INTEGER REFERENCES run(id);"
                               "UPDATE asked SET whole_run = last_run;";

/* The words of indicators (word_index.h); those of the versions held are put in by schema_migrate. */
static const char schema_4[] = WORD_INDEX_TABLES("");

/* What makes each version of the one before. */
static const char *const schema_steps[SCHEMA_VERSION] = {schema_1, schema_2, schema_3, schema_4};

static int read_pragma(struct store *store, const char *sql, int64_t *value, struct fault *fault)
{
    sqlite3_stmt *statement = sql_statement(store, sql, fault);
    if (statement == NULL || sql_step_row(store, statement, fault) != 1) {
        return -1;
    }
    *value = sqlite3_column_int64(statement, 0);
    (void)sqlite3_reset(statement);
    return 0;
}

int schema_check(struct store *store, bool *present, struct fault *fault)
{
    int64_t version;
    int64_t application;
    int64_t tables;
    if (read_pragma(store, "PRAGMA user_version", &version, fault) != 0 ||
        read_pragma(store, "PRAGMA application_id", &application, fault) != 0 ||
        read_pragma(store, "SELECT count(*) FROM sqlite_schema", &tables, fault) != 0) {
        return -1;
    }
    *present = version > 0;
    store->version = (int)version;
    if ((version > 0 || tables > 0) && application != APPLICATION_ID) {
        return fault_set(fault, STATUS_IO,
                         "%s: is a database, but no store of nyckeltal; name another file with --store", store->path);
    }
    if (version > SCHEMA_VERSION) {
        return fault_set(fault, STATUS_IO,
                         "%s: was written by a newer nyckeltal (schema %lld, this one knows %d); use that one",
                         store->path, (long long)version, SCHEMA_VERSION);
    }
    return 0;
}

bool schema_has_whole(const struct store *store)
{
    return store->version >= 3;
}

int schema_migrate(struct store *store, struct fault *fault)
{
    char sql[96];
    bool present;
    int64_t version;
    if (schema_check(store, &present, fault) != 0 || read_pragma(store, "PRAGMA user_version", &version, fault) != 0) {
        return -1;
    }
    if (version == SCHEMA_VERSION) {
        return 0;
    }
    for (; version < SCHEMA_VERSION; version++) {
        if (sql_execute(store, schema_steps[version], fault) != 0) {
            return -1;
        }
    }
    if (!word_index_is_there(store) && word_index_add(store, 0, fault) != 0) {
        return -1;
    }
    store->version = SCHEMA_VERSION;
    (void)snprintf(sql, sizeof sql, "PRAGMA application_id = %d; PRAGMA user_version = %d;", APPLICATION_ID,
                   SCHEMA_VERSION);
    return sql_execute(store, sql, fault);
}
