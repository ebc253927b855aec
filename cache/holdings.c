#include "cache/holdings.h"

#include <stdio.h>
#include <string.h>

#include "cache/catalogue.h"
#include "cache/figures.h"
#include "cache/schema.h"
#include "cache/sql.h"

#define YEARS (LIMIT_YEAR_LAST - LIMIT_YEAR_FIRST + 1)

/* The indicator whose spans are being read, in the order of areas. */
struct reading {
    struct store *store;
    struct arena *arena;
    struct holdings *holdings;
    size_t capacity;
    void *items;
    struct holding *open; /* NULL before the first */
    int64_t run;          /* the last that asked for it */
    int64_t whole_run;    /* the earliest to which any of what that run asked for had last come whole; 0: none */
    char area[LIMIT_NAME_BYTES];
    bool seen[YEARS]; /* of the area */
    int64_t asked[YEARS];
};

/* --- what is asked --- */

static void close_area(struct reading *reading)
{
    for (int i = 0; i < YEARS; i++) {
        reading->asked[i] += reading->seen[i];
        reading->seen[i] = false;
    }
}

static int read_text(struct store *store, sqlite3_stmt *statement, struct arena *arena, const char **text,
                     struct fault *fault)
{
    int step = sql_step_row(store, statement, fault);
    *text = step == 1 ? sql_column_text(statement, 0, arena) : "";
    (void)sqlite3_reset(statement);
    return step < 0 ? -1 : 0;
}

static int name_holding(struct reading *reading, struct holding *holding, struct fault *fault)
{
    struct store *store = reading->store;
    sqlite3_stmt *title =
        sql_statement(store, "SELECT title FROM kpi WHERE id = ?1 AND run <= ?2 ORDER BY run DESC LIMIT 1", fault);
    sqlite3_stmt *retrieved = sql_statement(store, "SELECT substr(retrieved, 1, 10) FROM run WHERE id = ?1", fault);
    if (title == NULL || retrieved == NULL) {
        return -1;
    }
    sql_bind_text(title, 1, holding->kpi);
    (void)sqlite3_bind_int64(title, 2, store->as_of);
    (void)sqlite3_bind_int64(retrieved, 1, reading->run);
    if (read_text(store, title, reading->arena, &holding->title, fault) != 0 ||
        read_text(store, retrieved, reading->arena, &holding->retrieved, fault) != 0) {
        return -1;
    }
    (void)sqlite3_bind_int64(retrieved, 1, reading->whole_run);
    return read_text(store, retrieved, reading->arena, &holding->compared, fault);
}

static int list_years(struct reading *reading, struct holding *holding, struct fault *fault)
{
    size_t count = 0;
    for (int i = 0; i < YEARS; i++) {
        count += reading->asked[i] > 0;
    }
    holding->years = arena_array(reading->arena, count, sizeof *holding->years);
    if (holding->years == NULL) {
        return fault_memory(fault, "the years held");
    }
    for (int i = 0; i < YEARS; i++) {
        if (reading->asked[i] > 0) {
            holding->years[holding->year_count++] = (struct holding_year){LIMIT_YEAR_FIRST + i, reading->asked[i], 0};
            holding->asked += reading->asked[i];
        }
    }
    return 0;
}

static int close_kpi(struct reading *reading, struct fault *fault)
{
    struct holding *holding = reading->open;
    if (holding == NULL) {
        return 0;
    }
    close_area(reading);
    int result = name_holding(reading, holding, fault) != 0 ? -1 : list_years(reading, holding, fault);
    memset(reading->asked, 0, sizeof reading->asked);
    reading->area[0] = '\0';
    return result;
}

static int open_kpi(struct reading *reading, const char *kpi, struct fault *fault)
{
    if (close_kpi(reading, fault) != 0) {
        return -1;
    }
    reading->open = arena_next(reading->arena, &reading->items, reading->holdings->count, &reading->capacity,
                               sizeof *reading->open);
    if (reading->open == NULL) {
        return fault_memory(fault, "the list of what is held");
    }
    reading->open->kpi = arena_copy(reading->arena, kpi);
    reading->holdings->count++;
    reading->run = 0;
    return 0;
}

static int read_asked(void *context, const struct asked *asked, struct fault *fault)
{
    struct reading *reading = context;
    if ((reading->open == NULL || strcmp(reading->open->kpi, asked->kpi) != 0) &&
        open_kpi(reading, asked->kpi, fault) != 0) {
        return -1;
    }
    if (strcmp(reading->area, asked->area) != 0) {
        close_area(reading);
        (void)snprintf(reading->area, sizeof reading->area, "%s", asked->area);
        reading->open->areas++;
    }
    if (asked->run > reading->run || (asked->run == reading->run && asked->whole_run < reading->whole_run)) {
        reading->whole_run = asked->whole_run;
    }
    reading->run = asked->run > reading->run ? asked->run : reading->run;
    for (int year = asked->first_year; year <= asked->last_year; year++) {
        if (year >= LIMIT_YEAR_FIRST && year <= LIMIT_YEAR_LAST) {
            reading->seen[year - LIMIT_YEAR_FIRST] = true;
        }
    }
    return 0;
}

/* --- what is held of it --- */

static void hold_year(struct holding *holding, int year, int64_t cells, int64_t figures, int64_t totals)
{
    holding->cells += cells;
    holding->figures += figures;
    if (figures > 0) {
        holding->first_year = holding->first_year == 0 ? year : holding->first_year;
        holding->last_year = year;
    }
    for (size_t i = 0; i < holding->year_count; i++) {
        if (holding->years[i].year == year) {
            holding->years[i].held = totals;
        }
    }
}

/* Goes through both lists, which are in the order of indicators. */
static int read_tally(struct store *store, const char *kpi, struct holdings *holdings, struct fault *fault)
{
    size_t at = 0;
    sqlite3_stmt *statement =
        sql_statement(store,
                      "SELECT kpi, year, sum(cells), sum(figures), sum(totals) FROM tally WHERE run <= ?1"
                      " AND kpi BETWEEN ?2 AND ?3 GROUP BY kpi, year ORDER BY kpi, year",
                      fault);
    if (statement == NULL) {
        return -1;
    }
    (void)sqlite3_bind_int64(statement, 1, store->as_of);
    sql_bind_kpis(statement, 2, kpi);
    int step;
    while ((step = sql_step_row(store, statement, fault)) == 1) {
        const char *id = (const char *)sqlite3_column_text(statement, 0);
        while (at < holdings->count && strcmp(holdings->items[at].kpi, id) < 0) {
            at++;
        }
        holdings->cells += sqlite3_column_int64(statement, 2);
        holdings->figures += sqlite3_column_int64(statement, 3);
        if (at < holdings->count && strcmp(holdings->items[at].kpi, id) == 0) {
            hold_year(&holdings->items[at], sqlite3_column_int(statement, 1), sqlite3_column_int64(statement, 2),
                      sqlite3_column_int64(statement, 3), sqlite3_column_int64(statement, 4));
        }
    }
    return step;
}

static void count_missing(struct holdings *holdings)
{
    for (size_t i = 0; i < holdings->count; i++) {
        struct holding *holding = &holdings->items[i];
        for (size_t j = 0; j < holding->year_count; j++) {
            int64_t lack = holding->years[j].asked - holding->years[j].held;
            holding->missing += lack > 0 ? lack : 0;
        }
    }
}

int holdings_kpis(struct store *store, struct arena *arena, const char ***kpis, size_t *count, struct fault *fault)
{
    void *items = NULL;
    size_t capacity = 0;
    bool present = false;
    *count = 0;
    *kpis = NULL;
    if (schema_check(store, &present, fault) != 0) {
        return -1;
    }
    if (!present) {
        return 0;
    }
    sqlite3_stmt *statement = sql_statement(
        store, "SELECT kpi FROM tally WHERE run <= ?1 GROUP BY kpi HAVING sum(figures) > 0 ORDER BY kpi", fault);
    if (statement == NULL) {
        return -1;
    }
    (void)sqlite3_bind_int64(statement, 1, store->as_of);
    int step;
    while ((step = sql_step_row(store, statement, fault)) == 1) {
        const char **place = arena_next(arena, &items, *count, &capacity, sizeof *place);
        if (place == NULL) {
            return fault_memory(fault, "the list of indicators held");
        }
        *place = sql_column_text(statement, 0, arena);
        (*count)++;
    }
    *kpis = items;
    return step;
}

/* --- the whole --- */

static int read_number(struct store *store, const char *sql, int64_t *number, struct fault *fault)
{
    sqlite3_stmt *statement = sql_statement(store, sql, fault);
    if (statement == NULL) {
        return -1;
    }
    if (sqlite3_bind_parameter_count(statement) == 1) {
        (void)sqlite3_bind_int64(statement, 1, store->as_of);
    }
    int step = sql_step_row(store, statement, fault);
    *number = step == 1 ? sqlite3_column_int64(statement, 0) : 0;
    (void)sqlite3_reset(statement);
    return step < 0 ? -1 : 0;
}

/* Indicators with what was asked for and is held of them; `kpi` is the only one, NULL all. */
static int read_holdings(struct store *store, const char *kpi, struct arena *arena, struct holdings *holdings,
                         struct fault *fault)
{
    struct reading reading = {.store = store, .arena = arena, .holdings = holdings};
    memset(holdings, 0, sizeof *holdings);
    if (figures_each_asked(store, kpi, read_asked, &reading, fault) != 0 || close_kpi(&reading, fault) != 0) {
        return -1;
    }
    holdings->items = reading.items;
    if (read_tally(store, kpi, holdings, fault) != 0) {
        return -1;
    }
    count_missing(holdings);
    return 0;
}

int holdings_read(struct store *store, struct arena *arena, struct holdings *holdings, struct fault *fault)
{
    int64_t areas;
    if (read_holdings(store, NULL, arena, holdings, fault) != 0 ||
        read_number(store, "SELECT count(DISTINCT area) FROM asked WHERE first_run <= ?1", &areas, fault) != 0 ||
        read_number(store, "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size", &holdings->bytes,
                    fault) != 0) {
        return -1;
    }
    holdings->areas = (size_t)areas;
    return arena_failed(arena) ? fault_memory(fault, "the list of what is held") : 0;
}

int holdings_of_kpi(struct store *store, const char *kpi, struct arena *arena, struct holding *holding, bool *found,
                    struct fault *fault)
{
    struct holdings holdings;
    if (read_holdings(store, kpi, arena, &holdings, fault) != 0) {
        return -1;
    }
    *found = holdings.count > 0;
    if (*found) {
        *holding = holdings.items[0];
    }
    return arena_failed(arena) ? fault_memory(fault, "the list of what is held") : 0;
}

int holdings_of_area(struct store *store, const char *area, struct area_holding *holding, struct fault *fault)
{
    sqlite3_stmt *statement =
        sql_statement(store,
                      "SELECT count(DISTINCT kpi), count(*), coalesce(min(year), 0), coalesce(max(year), 0) FROM ("
                      "SELECT f.kpi, f.year, f.value, max(f.run) FROM (SELECT DISTINCT kpi FROM tally) AS t"
                      " JOIN figure AS f ON f.kpi = t.kpi AND f.area = ?1 AND f.run <= ?2"
                      " GROUP BY f.kpi, f.year, f.gender) WHERE value IS NOT NULL",
                      fault);
    if (statement == NULL) {
        return -1;
    }
    sql_bind_text(statement, 1, area);
    (void)sqlite3_bind_int64(statement, 2, store->as_of);
    if (sql_step_row(store, statement, fault) != 1) {
        return -1;
    }
    *holding = (struct area_holding){.kpis = sqlite3_column_int64(statement, 0),
                                     .figures = sqlite3_column_int64(statement, 1),
                                     .first_year = sqlite3_column_int(statement, 2),
                                     .last_year = sqlite3_column_int(statement, 3)};
    (void)sqlite3_reset(statement);
    return 0;
}
