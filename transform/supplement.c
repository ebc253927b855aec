#include "transform/supplement.h"

#include <stdlib.h>
#include <string.h>

#include "base/csv.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/number.h"

/* What a supplementary file writes for a figure that does not exist. */
#define NOT_APPLICABLE_TEXT "-"
#define MISSING_TEXT "i.u."

static size_t find_area(const struct panel *panel, const char *id)
{
    size_t area = 0;
    while (area < panel->area_count && strcmp(panel->areas[area].id, id) != 0) {
        area++;
    }
    return area;
}

static int parse_value(const struct csv_table *table, const char *text, struct cell *cell)
{
    if (strcmp(text, NOT_APPLICABLE_TEXT) == 0) {
        cell->status = CELL_NOT_APPLICABLE;
        return 0;
    }
    if (strcmp(text, MISSING_TEXT) == 0 || text[0] == '\0') {
        cell->status = CELL_MISSING;
        return 0;
    }
    cell->status = CELL_VALUE;
    return csv_number(table, text, &cell->value) ? 0 : -1;
}

/* A name in place of an id would lose a figure. (An id that the store does not hold is fine: the store may hold a
 * few areas only, the file all.) */
static int expect_id(const struct csv_table *table, size_t row, const char *id, struct fault *fault)
{
    const char *digits = id[0] == 'G' ? id + 1 : id;
    size_t length = strlen(digits);
    if (length >= 4 && strspn(digits, "0123456789") == length) {
        return 0;
    }
    return fault_set(fault, STATUS_CONFIG, "%s:%d: \"%s\" is not the id of an area", table->name, table->lines[row],
                     id);
}

/* The year and the figure of a row. */
static int parse_row(const struct csv_table *table, size_t row, const size_t column[3], int *year, struct cell *cell,
                     struct fault *fault)
{
    const char *year_text = csv_field(table, row, column[1]);
    const char *value = csv_field(table, row, column[2]);
    if (!number_parse_int(year_text, LIMIT_YEAR_FIRST, LIMIT_YEAR_LAST, year)) {
        return fault_set(fault, STATUS_CONFIG, "%s:%d: \"%s\" is not a year", table->name, table->lines[row],
                         year_text);
    }
    if (parse_value(table, value, cell) != 0) {
        return fault_set(fault, STATUS_CONFIG, "%s:%d: \"%s\" is not a number, \"-\" or \"i.u.\"", table->name,
                         table->lines[row], value);
    }
    return expect_id(table, row, csv_field(table, row, column[0]), fault);
}

/* --- no row twice --- */

struct place {
    const char *area;
    int year;
    size_t row;
};

/* By area and year, those of the same in the order of their rows. */
static int compare_places(const void *left, const void *right)
{
    const struct place *a = left;
    const struct place *b = right;
    int order = strcmp(a->area, b->area);
    order = order != 0 ? order : (a->year > b->year) - (a->year < b->year);
    return order != 0 ? order : (a->row > b->row) - (a->row < b->row);
}

/* A second row for the same area and year would overwrite the first without a word. */
static int expect_each_once(const struct csv_table *table, struct place *places, struct fault *fault)
{
    qsort(places, table->row_count, sizeof *places, compare_places);
    for (size_t i = 1; i < table->row_count; i++) {
        if (strcmp(places[i - 1].area, places[i].area) == 0 && places[i - 1].year == places[i].year) {
            return fault_set(fault, STATUS_CONFIG, "%s:%d: area %s has a figure for %d on line %d already", table->name,
                             table->lines[places[i].row], places[i].area, places[i].year,
                             table->lines[places[i - 1].row]);
        }
    }
    return 0;
}

/* Whether every row can be read and is the only one of its area and year. */
static int check_rows(const struct csv_table *table, const size_t column[3], struct arena *arena, struct fault *fault)
{
    struct place *places = arena_array(arena, table->row_count, sizeof *places);
    if (places == NULL && table->row_count > 0) {
        return fault_memory(fault, table->name);
    }
    for (size_t row = 0; row < table->row_count; row++) {
        struct cell cell;
        places[row] = (struct place){.area = csv_field(table, row, column[0]), .row = row};
        if (parse_row(table, row, column, &places[row].year, &cell, fault) != 0) {
            return -1;
        }
    }
    return table->row_count == 0 ? 0 : expect_each_once(table, places, fault);
}

/* --- the file --- */

static int read_row(struct panel *panel, const struct csv_table *table, size_t row, const size_t column[3],
                    struct fault *fault)
{
    int year;
    struct cell cell = {0};
    const char *id = csv_field(table, row, column[0]);
    size_t area = find_area(panel, id);
    if (parse_row(table, row, column, &year, &cell, fault) != 0) {
        return -1;
    }
    if (area < panel->area_count && year >= panel->first_year && year <= panel->last_year) {
        panel->cells[area * panel->year_count + (size_t)(year - panel->first_year)] = cell;
    }
    return 0;
}

/* Opens the file of an indicator and finds its columns. */
static int open_table(const struct indicator *indicator, const char *templates, struct arena *arena,
                      struct csv_table *table, size_t column[3], struct fault *fault)
{
    static const char *const names[3] = {"area", "year", "value"};
    char path[LIMIT_PATH_BYTES];
    if (path_join(path, templates, indicator->file, fault) != 0 || csv_table_load_any(table, path, arena, fault) != 0) {
        return -1;
    }
    for (size_t i = 0; i < 3; i++) {
        column[i] = csv_column(table, names[i]);
        if (column[i] == table->column_count) {
            return fault_set(fault, STATUS_CONFIG, "%s: has no column \"%s\"", path, names[i]);
        }
    }
    return 0;
}

int supplement_read(struct panel *panel, const struct panel_source *source, struct fault *fault)
{
    struct csv_table table;
    size_t column[3] = {0};
    if (open_table(panel->indicator, source->templates, source->arena, &table, column, fault) != 0 ||
        check_rows(&table, column, source->arena, fault) != 0) {
        return -1;
    }
    bool total = panel->gender == GENDER_TOTAL;
    for (size_t i = 0; i < panel->area_count * panel->year_count; i++) {
        panel->cells[i].status = total ? CELL_MISSING : CELL_NOT_APPLICABLE;
    }
    for (size_t row = 0; total && row < table.row_count; row++) {
        if (read_row(panel, &table, row, column, fault) != 0) {
            return -1;
        }
    }
    return 0;
}

int supplement_check(const struct indicator *indicator, const char *templates, struct arena *arena, struct fault *fault)
{
    struct csv_table table;
    size_t column[3] = {0};
    if (open_table(indicator, templates, arena, &table, column, fault) != 0) {
        return -1;
    }
    return check_rows(&table, column, arena, fault);
}
