#include "cache/series.h"

#include <stdlib.h>
#include <string.h>

#include "cache/sql.h"

/* Places in the table, a power of two; half of them are used at most. */
#define PLACES 16384
/* Cells that are held at once, 24 bytes each: two requests' worth of long series. */
#define CELLS_MAX 200000

/* What is put aside of a series besides its marks, in the column `held`. */
enum { HELD = 1, PARTLY = 2 };

struct series_table {
    struct series *places; /* open, told apart by indicator and area */
    size_t count;
    size_t cells;
    bool spilled; /* some series' marks are in temp.series */
};

static int fault_series(const struct store *store, struct fault *fault)
{
    return fault_memory(fault, store->path);
}

/* --- the table --- */

static void clear_series(struct series *series)
{
    for (size_t i = 0; i < series->count; i++) {
        free(series->cells[i].status);
    }
    free(series->cells);
    free(series->kpi);
    free(series->area);
    memset(series, 0, sizeof *series);
}

static void clear_table(struct series_table *table)
{
    for (size_t i = 0; i < PLACES && table->count > 0; i++) {
        if (table->places[i].kpi != NULL) {
            clear_series(&table->places[i]);
            table->count--;
        }
    }
    table->cells = 0;
}

int series_begin(struct store *store, struct fault *fault)
{
    series_end(store);
    store->series = calloc(1, sizeof *store->series);
    if (store->series == NULL) {
        return fault_series(store, fault);
    }
    store->series->places = calloc(PLACES, sizeof *store->series->places);
    return store->series->places == NULL ? fault_series(store, fault) : 0;
}

void series_end(struct store *store)
{
    if (store->series != NULL && store->series->places != NULL) {
        clear_table(store->series);
        free(store->series->places);
    }
    free(store->series);
    store->series = NULL;
}

/* FNV-1a over both ids. */
static size_t find_place(const struct series_table *table, const char *kpi, const char *area)
{
    unsigned hash = 2166136261U;
    for (const char *at = kpi; *at != '\0'; at++) {
        hash = (hash ^ (unsigned char)*at) * 16777619U;
    }
    for (const char *at = area; *at != '\0'; at++) {
        hash = (hash ^ (unsigned char)*at) * 16777619U;
    }
    size_t place = (hash ^ hash >> 15) & (PLACES - 1);
    while (table->places[place].kpi != NULL &&
           (strcmp(table->places[place].kpi, kpi) != 0 || strcmp(table->places[place].area, area) != 0)) {
        place = (place + 1) & (PLACES - 1);
    }
    return place;
}

/* --- cells --- */

/* Where the cell is, or where it belongs. */
static size_t cell_place(const struct series *series, int year, char gender)
{
    size_t low = 0;
    size_t high = series->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct series_cell *cell = &series->cells[middle];
        if (cell->year < year || (cell->year == year && cell->gender < gender)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static bool is_cell(const struct series *series, size_t place, int year, char gender)
{
    return place < series->count && series->cells[place].year == year && series->cells[place].gender == gender;
}

struct series_cell *series_find(const struct series *series, int year, enum gender gender)
{
    size_t place = cell_place(series, year, (char)gender);
    return is_cell(series, place, year, (char)gender) ? &series->cells[place] : NULL;
}

/* The cell, made where it is not there. */
static struct series_cell *make_cell(struct series_table *table, struct series *series, int year, char gender)
{
    size_t place = cell_place(series, year, gender);
    if (is_cell(series, place, year, gender)) {
        return &series->cells[place];
    }
    if (series->count == series->capacity) {
        size_t capacity = series->capacity == 0 ? 8 : 2 * series->capacity;
        struct series_cell *grown = realloc(series->cells, capacity * sizeof *grown);
        if (grown == NULL) {
            return NULL;
        }
        series->cells = grown;
        series->capacity = capacity;
    }
    struct series_cell *cell = &series->cells[place];
    memmove(cell + 1, cell, (series->count - place) * sizeof *cell);
    *cell = (struct series_cell){.year = (short)year, .gender = gender};
    series->count++;
    table->cells++;
    return cell;
}

/* Fills a cell; a status text other than "" is copied. */
static bool fill_cell(struct series_cell *cell, bool has_value, bool withdrawn, double value, int count,
                      const char *status)
{
    char *copy = status[0] == '\0' ? NULL : strdup(status);
    if (status[0] != '\0' && copy == NULL) {
        return false;
    }
    free(cell->status);
    cell->status = copy;
    cell->has_value = has_value;
    cell->withdrawn = withdrawn;
    cell->value = value;
    cell->count = count;
    return true;
}

int series_put(struct store *store, struct series *series, const struct figure *figure, bool has_value, bool withdrawn,
               struct fault *fault)
{
    struct series_cell *cell = make_cell(store->series, series, figure->year, (char)figure->gender);
    bool filled = cell != NULL && fill_cell(cell, has_value, withdrawn, figure->value, figure->count, figure->status);
    return filled ? 0 : fault_series(store, fault);
}

/* --- marks --- */

enum series_mark series_mark_of(enum gender gender)
{
    switch (gender) {
    case GENDER_TOTAL:
        return SERIES_TOTAL;
    case GENDER_WOMEN:
        return SERIES_WOMEN;
    case GENDER_MEN:
        break;
    }
    return SERIES_MEN;
}

int series_mark(struct series *series, int year, enum series_mark mark, bool *before, struct fault *fault)
{
    if (year < LIMIT_YEAR_FIRST || year > LIMIT_YEAR_LAST) {
        return fault_set(fault, STATUS_NONSENSE, "%s, area %s: %d is no year of a figure", series->kpi, series->area,
                         year);
    }
    unsigned char *marks = &series->marks[year - LIMIT_YEAR_FIRST];
    *before = (*marks & (unsigned)mark) != 0;
    *marks |= (unsigned char)mark;
    return 0;
}

/* Puts the marks of a series aside: from the first year that has any to the last. */
static int spill_series(struct store *store, const struct series *series, struct fault *fault)
{
    unsigned char packed[SERIES_YEARS / 2 + 1] = {0};
    int first = 0;
    int end = SERIES_YEARS;
    while (first < end && series->marks[first] == 0) {
        first++;
    }
    while (end > first && series->marks[end - 1] == 0) {
        end--;
    }
    for (int i = first; i < end; i++) {
        packed[(i - first) / 2] |= (unsigned char)(series->marks[i] << ((i - first) % 2 == 0 ? 0 : 4));
    }
    sqlite3_stmt *statement =
        sql_statement(store, "INSERT OR REPLACE INTO temp.series VALUES (?1, ?2, ?3, ?4, ?5)", fault);
    if (statement == NULL) {
        return -1;
    }
    sql_bind_text(statement, 1, series->kpi);
    sql_bind_text(statement, 2, series->area);
    (void)sqlite3_bind_int(statement, 3, (series->held ? HELD : 0) | (series->partly ? PARTLY : 0));
    (void)sqlite3_bind_int(statement, 4, first);
    (void)sqlite3_bind_blob(statement, 5, packed, (end - first + 1) / 2, SQLITE_STATIC);
    return sql_step_done(store, statement, fault);
}

static int by_ids(const void *left, const void *right)
{
    const struct series *a = *(const struct series *const *)left;
    const struct series *b = *(const struct series *const *)right;
    int order = strcmp(a->kpi, b->kpi);
    return order != 0 ? order : strcmp(a->area, b->area);
}

/* Puts all marks aside, in the order of the table that takes them. */
static int spill(struct store *store, struct fault *fault)
{
    struct series_table *table = store->series;
    const struct series **list = calloc(table->count + 1, sizeof(struct series *));
    size_t count = 0;
    if (list == NULL) {
        return fault_series(store, fault);
    }
    for (size_t i = 0; i < PLACES; i++) {
        if (table->places[i].kpi != NULL) {
            list[count++] = &table->places[i];
        }
    }
    qsort(list, count, sizeof(struct series *), by_ids);
    int result = 0;
    for (size_t i = 0; i < count && result == 0; i++) {
        result = spill_series(store, list[i], fault);
    }
    free(list);
    clear_table(table);
    table->spilled = true;
    return result;
}

/* Reads a row of temp.series, from the column `held` on. */
static void read_marks(sqlite3_stmt *statement, int column, struct series *series)
{
    int first = sqlite3_column_int(statement, column + 1);
    const unsigned char *packed = sqlite3_column_blob(statement, column + 2);
    int years = 2 * sqlite3_column_bytes(statement, column + 2);
    int aside = sqlite3_column_int(statement, column);
    series->held = (aside & HELD) != 0;
    series->partly = (aside & PARTLY) != 0;
    for (int i = 0; i < years && first + i < SERIES_YEARS; i++) {
        series->marks[first + i] = (unsigned char)(packed[i / 2] >> (i % 2 == 0 ? 0 : 4) & 15);
    }
}

/* Takes the marks back where they were put aside. */
static int recall_marks(struct store *store, struct series *series, bool *known, struct fault *fault)
{
    sqlite3_stmt *statement =
        sql_statement(store, "SELECT held, first, marks FROM temp.series WHERE kpi = ?1 AND area = ?2", fault);
    if (statement == NULL) {
        return -1;
    }
    sql_bind_text(statement, 1, series->kpi);
    sql_bind_text(statement, 2, series->area);
    int step = sql_step_row(store, statement, fault);
    *known = step == 1;
    if (*known) {
        read_marks(statement, 0, series);
        (void)sqlite3_reset(statement);
    }
    return step < 0 ? -1 : 0;
}

/* --- opening --- */

/* Reads the versions in force: the last of each cell, as they come in the order of runs. */
static int read_cells(struct store *store, struct series *series, struct fault *fault)
{
    sqlite3_stmt *statement = sql_statement(store,
                                            "SELECT year, gender, value, count, status, withdrawn FROM figure"
                                            " WHERE kpi = ?1 AND area = ?2 ORDER BY year, gender, run",
                                            fault);
    if (statement == NULL) {
        return -1;
    }
    sql_bind_text(statement, 1, series->kpi);
    sql_bind_text(statement, 2, series->area);
    int step;
    while ((step = sql_step_row(store, statement, fault)) == 1) {
        const char *gender = (const char *)sqlite3_column_text(statement, 1);
        const char *status = (const char *)sqlite3_column_text(statement, 4);
        struct series_cell *cell =
            gender == NULL ? NULL : make_cell(store->series, series, sqlite3_column_int(statement, 0), gender[0]);
        if (cell == NULL || status == NULL ||
            !fill_cell(cell, sqlite3_column_type(statement, 2) != SQLITE_NULL, sqlite3_column_int(statement, 5) != 0,
                       sqlite3_column_double(statement, 2), sqlite3_column_int(statement, 3), status)) {
            (void)sqlite3_reset(statement);
            return fault_series(store, fault);
        }
    }
    return step;
}

static int fill_series(struct store *store, struct series *series, const char *kpi, const char *area,
                       struct fault *fault)
{
    bool known = false;
    series->kpi = strdup(kpi);
    series->area = strdup(area);
    if (series->kpi == NULL || series->area == NULL) {
        return fault_series(store, fault);
    }
    if ((store->series->spilled && recall_marks(store, series, &known, fault) != 0) ||
        read_cells(store, series, fault) != 0) {
        return -1;
    }
    if (!known) {
        series->held = series->count > 0;
    }
    return 0;
}

int series_open(struct store *store, const char *kpi, const char *area, struct series **series, struct fault *fault)
{
    struct series_table *table = store->series;
    size_t place = find_place(table, kpi, area);
    if (table->places[place].kpi == NULL) {
        if (2 * (table->count + 1) > PLACES || table->cells > CELLS_MAX) {
            if (spill(store, fault) != 0) {
                return -1;
            }
            place = find_place(table, kpi, area);
        }
        if (fill_series(store, &table->places[place], kpi, area, fault) != 0) {
            clear_series(&table->places[place]);
            return -1;
        }
        table->count++;
    }
    *series = &table->places[place];
    return 0;
}

/* --- all of a run --- */

static int each_in_memory(struct store *store, series_function *function, void *context, struct fault *fault)
{
    for (size_t i = 0; i < PLACES; i++) {
        if (store->series->places[i].kpi != NULL && function(store, &store->series->places[i], context, fault) != 0) {
            return -1;
        }
    }
    return 0;
}

/* One row of temp.series, with its cells where some may have to be withdrawn. */
static int call_spilled(struct store *store, sqlite3_stmt *statement, series_function *function, void *context,
                        struct fault *fault)
{
    struct series series = {0};
    series.kpi = strdup((const char *)sqlite3_column_text(statement, 0));
    series.area = strdup((const char *)sqlite3_column_text(statement, 1));
    read_marks(statement, 2, &series);
    int result = series.kpi == NULL || series.area == NULL ? fault_series(store, fault) : 0;
    if (result == 0 && series.held) {
        result = read_cells(store, &series, fault);
    }
    if (result == 0) {
        result = function(store, &series, context, fault);
    }
    clear_series(&series);
    return result;
}

int series_each(struct store *store, series_function *function, void *context, struct fault *fault)
{
    if (!store->series->spilled) {
        return each_in_memory(store, function, context, fault);
    }
    if (spill(store, fault) != 0) {
        return -1;
    }
    sqlite3_stmt *statement =
        sql_statement(store, "SELECT kpi, area, held, first, marks FROM temp.series ORDER BY kpi, area", fault);
    if (statement == NULL) {
        return -1;
    }
    int step;
    while ((step = sql_step_row(store, statement, fault)) == 1) {
        if (call_spilled(store, statement, function, context, fault) != 0) {
            (void)sqlite3_reset(statement);
            return -1;
        }
    }
    return step;
}
