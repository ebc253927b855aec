#include "cache/changes.h"

#include <stdio.h>
#include <string.h>

#include "cache/sql.h"

/* --- the span --- */

static int read_span(struct store *store, sqlite3_stmt *statement, struct arena *arena, struct change_span *span,
                     struct fault *fault)
{
    if (sql_step_row(store, statement, fault) != 1) {
        return -1;
    }
    span->after = sqlite3_column_int64(statement, 0);
    span->through = sqlite3_column_int64(statement, 1);
    span->first = sql_column_text(statement, 2, arena);
    span->finished = sql_column_text(statement, 3, arena);
    span->runs = (size_t)sqlite3_column_int64(statement, 4);
    (void)sqlite3_reset(statement);
    return 0;
}

int changes_span(struct store *store, const struct date *since, struct arena *arena, struct change_span *span,
                 struct fault *fault)
{
    char day[CLOCK_TEXT_MAX] = "";
    sqlite3_stmt *statement =
        sql_statement(store,
                      "SELECT coalesce(max(CASE WHEN old THEN id END), 0), coalesce(max(id), 0),"
                      " coalesce(min(CASE WHEN NOT old THEN finished END), ''),"
                      " coalesce(max(CASE WHEN NOT old THEN finished END), ''), total(NOT old)"
                      " FROM (SELECT id, finished, CASE WHEN ?1 = '' THEN id < (SELECT max(id) FROM run WHERE id <= ?2)"
                      "  ELSE finished < ?1 END AS old FROM run WHERE id <= ?2)",
                      fault);
    if (statement == NULL) {
        return -1;
    }
    if (since != NULL) {
        date_format(since, day);
    }
    sql_bind_text(statement, 1, day);
    (void)sqlite3_bind_int64(statement, 2, store->as_of);
    return read_span(store, statement, arena, span, fault);
}

/* The statement with the span bound to ?1 and ?2. */
static sqlite3_stmt *of_span(struct store *store, const char *sql, const struct change_span *span, struct fault *fault)
{
    sqlite3_stmt *statement = sql_statement(store, sql, fault);
    if (statement != NULL) {
        (void)sqlite3_bind_int64(statement, 1, span->after);
        (void)sqlite3_bind_int64(statement, 2, span->through);
    }
    return statement;
}

/* --- figures --- */

/* Versions of the cells of changed indicators, oldest first. */
#define CHANGED_VERSIONS                                                                        \
    "SELECT kpi, area, year, gender, run, value, count, status FROM figure"                     \
    " WHERE kpi IN (SELECT DISTINCT kpi FROM tally WHERE run > ?1 AND run <= ?2) AND run <= ?2" \
    " ORDER BY kpi, area, year, gender, run"

/* The cell that is being read. */
struct reading {
    const struct change_span *span;
    char kpi[LIMIT_NAME_BYTES];
    char area[LIMIT_NAME_BYTES];
    char old_status[LIMIT_NAME_BYTES];
    char status[LIMIT_NAME_BYTES];
    struct figure_revision cell; /* its year is 0 before the first */
};

static bool is_same_cell(const struct reading *reading, const char *kpi, const char *area, int year, char gender)
{
    const struct figure_revision *cell = &reading->cell;
    return cell->year == year && (char)cell->gender == gender && strcmp(reading->area, area) == 0 &&
           strcmp(reading->kpi, kpi) == 0;
}

static void start_cell(struct reading *reading, const char *kpi, const char *area, int year, char gender)
{
    (void)snprintf(reading->kpi, sizeof reading->kpi, "%s", kpi);
    (void)snprintf(reading->area, sizeof reading->area, "%s", area);
    reading->old_status[0] = '\0';
    reading->status[0] = '\0';
    reading->cell = (struct figure_revision){.kpi = reading->kpi,
                                             .area = reading->area,
                                             .year = year,
                                             .gender = (enum gender)gender,
                                             .status = reading->status};
}

static void take_version(struct reading *reading, sqlite3_stmt *statement)
{
    struct figure_revision *cell = &reading->cell;
    (void)snprintf(reading->status, sizeof reading->status, "%s", (const char *)sqlite3_column_text(statement, 7));
    cell->run = sqlite3_column_int64(statement, 4);
    cell->has_value = sqlite3_column_type(statement, 5) != SQLITE_NULL;
    cell->value = sqlite3_column_double(statement, 5);
    cell->count = sqlite3_column_int(statement, 6);
    if (cell->run <= reading->span->after) {
        cell->had_value = cell->has_value;
        cell->old_value = cell->value;
        cell->old_count = cell->count;
        memcpy(reading->old_status, reading->status, sizeof reading->status);
    }
}

/* Tells the cell that was read, where it differs and was or is a figure. */
static int end_cell(const struct reading *reading, revision_visitor *visit, void *context, struct fault *fault)
{
    const struct figure_revision *cell = &reading->cell;
    if (cell->year == 0 || cell->run <= reading->span->after || (!cell->had_value && !cell->has_value)) {
        return 0;
    }
    bool same_value = !(cell->value < cell->old_value) && !(cell->value > cell->old_value);
    if (cell->had_value == cell->has_value && same_value && cell->count == cell->old_count &&
        strcmp(reading->status, reading->old_status) == 0) {
        return 0;
    }
    return visit(context, cell, fault);
}

static int read_version(struct reading *reading, sqlite3_stmt *statement, revision_visitor *visit, void *context,
                        struct fault *fault)
{
    const char *kpi = (const char *)sqlite3_column_text(statement, 0);
    const char *area = (const char *)sqlite3_column_text(statement, 1);
    int year = sqlite3_column_int(statement, 2);
    char gender = (char)sqlite3_column_text(statement, 3)[0];
    if (!is_same_cell(reading, kpi, area, year, gender)) {
        if (end_cell(reading, visit, context, fault) != 0) {
            return -1;
        }
        start_cell(reading, kpi, area, year, gender);
    }
    take_version(reading, statement);
    return 0;
}

int changes_each_figure(struct store *store, const struct change_span *span, revision_visitor *visit, void *context,
                        struct fault *fault)
{
    struct reading reading = {.span = span};
    sqlite3_stmt *statement = of_span(store, CHANGED_VERSIONS, span, fault);
    if (statement == NULL) {
        return -1;
    }
    int step;
    while ((step = sql_step_row(store, statement, fault)) == 1) {
        if (read_version(&reading, statement, visit, context, fault) != 0) {
            (void)sqlite3_reset(statement);
            return -1;
        }
    }
    return step < 0 ? -1 : end_cell(&reading, visit, context, fault);
}

/* --- the catalogue --- */

/* Ids with a version in the span and one before it. */
#define CHANGED_IDS(table)                                                \
    "SELECT DISTINCT id FROM " table " AS t WHERE run > ?1 AND run <= ?2" \
    " AND EXISTS (SELECT 1 FROM " table " WHERE id = t.id AND run <= ?1) ORDER BY id"

/* What is told of each id, with one of the visitors. */
struct telling {
    struct store *store;
    const struct change_span *span;
    kpi_visitor *kpi;
    area_visitor *area;
    group_visitor *group;
    void *context;
    struct arena *arena; /* of one entry */
    struct fault *fault;
};

static int tell_kpi(const struct telling *telling, const char *id)
{
    struct kpi old;
    struct kpi now;
    bool found;
    struct store *store = telling->store;
    store->as_of = telling->span->after;
    int result = catalogue_kpi(store, id, telling->arena, &old, &found, telling->fault);
    store->as_of = telling->span->through;
    if (result != 0 || catalogue_kpi(store, id, telling->arena, &now, &found, telling->fault) != 0) {
        return -1;
    }
    return telling->kpi(telling->context, &old, &now, telling->fault);
}

static int tell_area(const struct telling *telling, const char *id)
{
    struct area old;
    struct area now;
    bool found;
    struct store *store = telling->store;
    store->as_of = telling->span->after;
    int result = catalogue_area(store, id, telling->arena, &old, &found, telling->fault);
    store->as_of = telling->span->through;
    if (result != 0 || catalogue_area(store, id, telling->arena, &now, &found, telling->fault) != 0) {
        return -1;
    }
    return telling->area(telling->context, &old, &now, telling->fault);
}

static int tell_group(const struct telling *telling, const char *id)
{
    struct area_group old;
    struct area_group now;
    bool found;
    struct store *store = telling->store;
    store->as_of = telling->span->after;
    int result = catalogue_group(store, id, telling->arena, &old, &found, telling->fault);
    store->as_of = telling->span->through;
    if (result != 0 || catalogue_group(store, id, telling->arena, &now, &found, telling->fault) != 0) {
        return -1;
    }
    return telling->group(telling->context, &old, &now, telling->fault);
}

/* Tells each id that the statement finds; the readers' run is moved to and fro and put back. */
static int tell_each(struct telling *telling, const char *sql, int (*tell)(const struct telling *, const char *))
{
    struct arena arena;
    struct store *store = telling->store;
    int64_t kept = store->as_of;
    int result = 0;
    int step = -1;
    sqlite3_stmt *statement = of_span(store, sql, telling->span, telling->fault);
    if (statement == NULL) {
        return -1;
    }
    telling->arena = &arena;
    while (result == 0 && (step = sql_step_row(store, statement, telling->fault)) == 1) {
        arena_init(&arena, LIMIT_MODEL_BYTES);
        result = tell(telling, sql_column_text(statement, 0, &arena));
        arena_release(&arena);
    }
    (void)sqlite3_reset(statement);
    telling->arena = NULL;
    store->as_of = kept;
    return result != 0 ? -1 : step;
}

int changes_each_kpi(struct store *store, const struct change_span *span, kpi_visitor *visit, void *context,
                     struct fault *fault)
{
    struct telling telling = {.store = store, .span = span, .kpi = visit, .context = context, .fault = fault};
    static const char sql[] = CHANGED_IDS("kpi");
    return tell_each(&telling, sql, tell_kpi);
}

int changes_each_area(struct store *store, const struct change_span *span, area_visitor *visit, void *context,
                      struct fault *fault)
{
    struct telling telling = {.store = store, .span = span, .area = visit, .context = context, .fault = fault};
    static const char sql[] = CHANGED_IDS("area");
    return tell_each(&telling, sql, tell_area);
}

int changes_each_group(struct store *store, const struct change_span *span, group_visitor *visit, void *context,
                       struct fault *fault)
{
    struct telling telling = {.store = store, .span = span, .group = visit, .context = context, .fault = fault};
    static const char sql[] = CHANGED_IDS("area_group");
    return tell_each(&telling, sql, tell_group);
}
