#include "cache/catalogue.h"

#include <string.h>

#include "base/buffer.h"
#include "cache/schema.h"
#include "cache/sql.h"

/* --- writing: a version is added only where it differs from the one in force --- */

static void bind_flag(sqlite3_stmt *statement, int index, bool flag)
{
    (void)sqlite3_bind_int(statement, index, flag);
}

/* Finishes a put: ?1 is the id, ?2 the run. An entry that comes twice in a run must be the same. */
static int put_version(struct store *store, sqlite3_stmt *statement, const char *id, struct fault *fault)
{
    sql_bind_text(statement, 1, id);
    (void)sqlite3_bind_int64(statement, 2, store->run);
    if (sql_step_done(store, statement, fault) == 0) {
        return 0;
    }
    if (sqlite3_errcode(store->database) == SQLITE_CONSTRAINT) {
        return fault_set(fault, STATUS_NONSENSE, "%s: was answered twice with different descriptions", id);
    }
    return -1;
}

int catalogue_put_kpi(struct store *store, const struct kpi *kpi, struct fault *fault)
{
    sqlite3_stmt *statement = sql_statement(
        store,
        "INSERT INTO kpi SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13 WHERE NOT EXISTS ("
        "SELECT 1 FROM kpi WHERE id = ?1 AND run = (SELECT max(run) FROM kpi WHERE id = ?1) AND title = ?3"
        " AND description = ?4 AND divided_by_gender = ?5 AND municipality_type = ?6 AND auspice IS ?7"
        " AND operating_area IS ?8 AND perspective IS ?9 AND prel_publication_date IS ?10"
        " AND publication_date IS ?11 AND publ_period IS ?12 AND has_ou_data = ?13)",
        fault);
    if (statement == NULL || sql_expect_run(store, fault) != 0) {
        return -1;
    }
    sql_bind_text(statement, 3, kpi->title);
    sql_bind_text(statement, 4, kpi->description);
    bind_flag(statement, 5, kpi->divided_by_gender);
    sql_bind_text(statement, 6, kpi->municipality_type);
    sql_bind_text(statement, 7, kpi->auspice);
    sql_bind_text(statement, 8, kpi->operating_area);
    sql_bind_text(statement, 9, kpi->perspective);
    sql_bind_text(statement, 10, kpi->prel_publication_date);
    sql_bind_text(statement, 11, kpi->publication_date);
    sql_bind_text(statement, 12, kpi->publ_period);
    bind_flag(statement, 13, kpi->has_ou_data);
    if (put_version(store, statement, kpi->id, fault) != 0) {
        return -1;
    }
    store->retitled = store->retitled || sqlite3_changes(store->database) > 0;
    return 0;
}

int catalogue_put_area(struct store *store, const struct area *area, struct fault *fault)
{
    sqlite3_stmt *statement =
        sql_statement(store,
                      "INSERT INTO area SELECT ?1, ?2, ?3, ?4 WHERE NOT EXISTS (SELECT 1 FROM area WHERE id = ?1"
                      " AND run = (SELECT max(run) FROM area WHERE id = ?1) AND title = ?3 AND type = ?4)",
                      fault);
    if (statement == NULL || sql_expect_run(store, fault) != 0) {
        return -1;
    }
    sql_bind_text(statement, 3, area->title);
    sql_bind_text(statement, 4, area->type);
    return put_version(store, statement, area->id, fault);
}

/* The members as a JSON list, in which form they are compared and kept. Ids have no characters to escape. */
static void write_members(const struct area_group *group, struct buffer *members)
{
    buffer_text(members, "[");
    for (size_t i = 0; i < group->member_count; i++) {
        buffer_printf(members, "%s\"%s\"", i > 0 ? "," : "", group->members[i]);
    }
    buffer_text(members, "]");
}

int catalogue_put_group(struct store *store, const struct area_group *group, struct fault *fault)
{
    struct buffer members;
    int result = -1;
    buffer_init(&members, LIMIT_ANSWER_BYTES);
    write_members(group, &members);
    sqlite3_stmt *statement = sql_statement(
        store,
        "INSERT INTO area_group SELECT ?1, ?2, ?3, ?4 WHERE NOT EXISTS (SELECT 1 FROM area_group WHERE id = ?1"
        " AND run = (SELECT max(run) FROM area_group WHERE id = ?1) AND title = ?3 AND members = ?4)",
        fault);
    if (buffer_failed(&members)) {
        fault_memory(fault, group->id);
    } else if (statement != NULL && sql_expect_run(store, fault) == 0) {
        sql_bind_text(statement, 3, group->title);
        sql_bind_text(statement, 4, members.bytes);
        result = put_version(store, statement, group->id, fault);
        (void)sqlite3_clear_bindings(statement);
    }
    buffer_release(&members);
    return result;
}

#define TAKE_BACK(table)                                                                               \
    "DELETE FROM " table " WHERE id = ?1 AND run = ?2 AND EXISTS (SELECT 1 FROM run AS r WHERE r.id =" \
    " (SELECT max(run) FROM " table " WHERE id = ?1 AND run < ?2) AND " SQL_RETRIEVED_AFTER("?3") ")"

int catalogue_keep_younger(struct store *store, enum catalogue_kind kind, const char *id, const char *moment,
                           bool *kept, struct fault *fault)
{
    static const char *const take_back[] = {[CATALOGUE_KPI] = TAKE_BACK("kpi"),
                                            [CATALOGUE_AREA] = TAKE_BACK("area"),
                                            [CATALOGUE_GROUP] = TAKE_BACK("area_group")};
    sqlite3_stmt *statement = sql_statement(store, take_back[kind], fault);
    *kept = false;
    if (statement == NULL || sql_expect_run(store, fault) != 0) {
        return -1;
    }
    sql_bind_text(statement, 1, id);
    (void)sqlite3_bind_int64(statement, 2, store->run);
    sql_bind_text(statement, 3, moment);
    if (sql_step_done(store, statement, fault) != 0) {
        return -1;
    }
    *kept = sqlite3_changes(store->database) > 0;
    return 0;
}

/* --- reading one --- */

/* Binds id and as-of run and steps once. */
static int find(struct store *store, sqlite3_stmt *statement, const char *id, bool *found, struct fault *fault)
{
    *found = false;
    if (statement == NULL) {
        return -1;
    }
    sql_bind_text(statement, 1, id);
    (void)sqlite3_bind_int64(statement, 2, store->as_of);
    int step = sql_step_row(store, statement, fault);
    *found = step == 1;
    return step < 0 ? -1 : 0;
}

static void read_kpi(sqlite3_stmt *statement, struct arena *arena, struct kpi *kpi)
{
    kpi->id = sql_column_text(statement, 0, arena);
    kpi->title = sql_column_text(statement, 1, arena);
    kpi->description = sql_column_text(statement, 2, arena);
    kpi->divided_by_gender = sqlite3_column_int(statement, 3) != 0;
    kpi->municipality_type = sql_column_text(statement, 4, arena);
    kpi->auspice = sql_column_text(statement, 5, arena);
    kpi->operating_area = sql_column_text(statement, 6, arena);
    kpi->perspective = sql_column_text(statement, 7, arena);
    kpi->prel_publication_date = sql_column_text(statement, 8, arena);
    kpi->publication_date = sql_column_text(statement, 9, arena);
    kpi->publ_period = sql_column_text(statement, 10, arena);
    kpi->has_ou_data = sqlite3_column_int(statement, 11) != 0;
}

int catalogue_kpi(struct store *store, const char *id, struct arena *arena, struct kpi *kpi, bool *found,
                  struct fault *fault)
{
    sqlite3_stmt *statement = sql_statement(
        store,
        "SELECT id, title, description, divided_by_gender, municipality_type, auspice, operating_area, perspective,"
        " prel_publication_date, publication_date, publ_period, has_ou_data FROM kpi"
        " WHERE id = ?1 AND run <= ?2 ORDER BY run DESC LIMIT 1",
        fault);
    if (find(store, statement, id, found, fault) != 0) {
        return -1;
    }
    if (*found) {
        read_kpi(statement, arena, kpi);
        (void)sqlite3_reset(statement);
    }
    return 0;
}

static void read_area(sqlite3_stmt *statement, struct arena *arena, struct area *area)
{
    area->id = sql_column_text(statement, 0, arena);
    area->title = sql_column_text(statement, 1, arena);
    area->type = sql_column_text(statement, 2, arena);
}

int catalogue_area(struct store *store, const char *id, struct arena *arena, struct area *area, bool *found,
                   struct fault *fault)
{
    sqlite3_stmt *statement = sql_statement(
        store, "SELECT id, title, type FROM area WHERE id = ?1 AND run <= ?2 ORDER BY run DESC LIMIT 1", fault);
    if (find(store, statement, id, found, fault) != 0) {
        return -1;
    }
    if (*found) {
        read_area(statement, arena, area);
        (void)sqlite3_reset(statement);
    }
    return 0;
}

static int read_members(struct store *store, const char *json, struct arena *arena, struct area_group *group,
                        struct fault *fault)
{
    size_t capacity = strlen(json) / 3 + 1; /* a member takes at least `"x",` */
    sqlite3_stmt *statement = sql_statement(store, "SELECT value FROM json_each(?1) ORDER BY value", fault);
    group->member_count = 0;
    group->members = arena_array(arena, capacity, sizeof *group->members);
    if (statement == NULL) {
        return -1;
    }
    if (group->members == NULL) {
        return fault_memory(fault, group->id);
    }
    sql_bind_text(statement, 1, json);
    int step;
    while ((step = sql_step_row(store, statement, fault)) == 1 && group->member_count < capacity) {
        group->members[group->member_count++] = sql_column_text(statement, 0, arena);
    }
    return step < 0 ? -1 : 0;
}

int catalogue_group(struct store *store, const char *id, struct arena *arena, struct area_group *group, bool *found,
                    struct fault *fault)
{
    sqlite3_stmt *statement = sql_statement(
        store, "SELECT id, title, members FROM area_group WHERE id = ?1 AND run <= ?2 ORDER BY run DESC LIMIT 1",
        fault);
    if (find(store, statement, id, found, fault) != 0) {
        return -1;
    }
    if (!*found) {
        return 0;
    }
    group->id = sql_column_text(statement, 0, arena);
    group->title = sql_column_text(statement, 1, arena);
    const char *members = sql_column_text(statement, 2, arena);
    (void)sqlite3_reset(statement);
    return read_members(store, members, arena, group, fault);
}

/* --- reading all --- */

/* The areas that a statement gives. */
static int read_areas(struct store *store, sqlite3_stmt *statement, struct arena *arena, struct area **areas,
                      size_t *count, struct fault *fault)
{
    void *items = NULL;
    size_t capacity = 0;
    *count = 0;
    int step;
    while ((step = sql_step_row(store, statement, fault)) == 1) {
        struct area *area = arena_next(arena, &items, *count, &capacity, sizeof *area);
        if (area == NULL) {
            return fault_memory(fault, "the list of areas");
        }
        read_area(statement, arena, area);
        (*count)++;
    }
    *areas = items;
    return step;
}

int catalogue_plain_areas(struct store *store, struct arena *arena, struct area **areas, size_t *count,
                          struct fault *fault)
{
    sqlite3_stmt *statement = sql_statement(
        store, "SELECT id, title, type, max(run) FROM area WHERE run <= ?1 GROUP BY id ORDER BY id", fault);
    if (statement == NULL) {
        return -1;
    }
    (void)sqlite3_bind_int64(statement, 1, store->as_of);
    return read_areas(store, statement, arena, areas, count, fault);
}

int catalogue_areas(struct store *store, struct arena *arena, struct area **areas, size_t *count, struct fault *fault)
{
    sqlite3_stmt *statement = sql_statement(
        store,
        "SELECT * FROM (SELECT id, title, type, max(run) FROM area WHERE run <= ?1 GROUP BY id ORDER BY id)"
        " UNION ALL SELECT * FROM (SELECT id, title, 'G', max(run) FROM area_group WHERE run <= ?1"
        " GROUP BY id ORDER BY id)",
        fault);
    if (statement == NULL) {
        return -1;
    }
    (void)sqlite3_bind_int64(statement, 1, store->as_of);
    return read_areas(store, statement, arena, areas, count, fault);
}

int catalogue_groups_titled(struct store *store, const char *beginning, struct arena *arena, struct area **areas,
                            size_t *count, struct fault *fault)
{
    /* Titles first: there are thousands of groups, and a few of a title. Then whether a later run has another. */
    sqlite3_stmt *statement =
        sql_statement(store,
                      "SELECT id, title, 'G', run FROM area_group AS g"
                      " WHERE substr(title, 1, length(?2)) = ?2 AND run <= ?1 AND NOT EXISTS (SELECT 1 FROM area_group"
                      " WHERE id = g.id AND run > g.run AND run <= ?1) ORDER BY id",
                      fault);
    if (statement == NULL) {
        return -1;
    }
    (void)sqlite3_bind_int64(statement, 1, store->as_of);
    (void)sqlite3_bind_text(statement, 2, beginning, -1, SQLITE_STATIC);
    return read_areas(store, statement, arena, areas, count, fault);
}

int catalogue_groups_of(struct store *store, const char *area, struct arena *arena, struct area **areas, size_t *count,
                        struct fault *fault)
{
    /* Ids have no quotes in them: the list has the id in quotes just where it has the member. */
    sqlite3_stmt *statement = sql_statement(
        store,
        "SELECT * FROM (SELECT id, title, 'G', max(run), members FROM area_group WHERE run <= ?1 GROUP BY id)"
        " WHERE instr(members, '\"' || ?2 || '\"') > 0 ORDER BY id",
        fault);
    if (statement == NULL) {
        return -1;
    }
    (void)sqlite3_bind_int64(statement, 1, store->as_of);
    sql_bind_text(statement, 2, area);
    return read_areas(store, statement, arena, areas, count, fault);
}

/* --- whether it is all there is --- */

int catalogue_put_whole(struct store *store, struct fault *fault)
{
    sqlite3_stmt *statement = sql_statement(store, "UPDATE run SET catalogue = 1 WHERE id = ?1", fault);
    if (statement == NULL || sql_expect_run(store, fault) != 0) {
        return -1;
    }
    (void)sqlite3_bind_int64(statement, 1, store->run);
    return sql_step_done(store, statement, fault);
}

int catalogue_whole(struct store *store, struct arena *arena, const char **retrieved, struct fault *fault)
{
    *retrieved = NULL;
    if (!schema_has_whole(store)) {
        return 0;
    }
    sqlite3_stmt *statement = sql_statement(
        store, "SELECT substr(retrieved, 1, 10) FROM run WHERE catalogue = 1 AND id <= ?1 ORDER BY id DESC LIMIT 1",
        fault);
    if (statement == NULL) {
        return -1;
    }
    (void)sqlite3_bind_int64(statement, 1, store->as_of);
    int step = sql_step_row(store, statement, fault);
    if (step == 1) {
        *retrieved = sql_column_text(statement, 0, arena);
        (void)sqlite3_reset(statement);
    }
    return step < 0 ? -1 : 0;
}
