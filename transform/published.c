#include "transform/published.h"

#include <string.h>

#include "base/csv.h"
#include "base/limits.h"
#include "transform/published_row.h"

static int read_figure(const struct published_reading *reading, size_t row, struct published_cell *cell)
{
    if (!published_figure_read(cell->text, &cell->figure)) {
        return fault_set(
            reading->fault, STATUS_NONSENSE,
            "%s:%d: column \"%s\": \"%s\" is neither a figure nor a mark for none, such as \"i.u.\" and \"-\"",
            reading->table->name, cell->line, cell->heading, cell->text);
    }
    if (reading->columns->has_role[PUBLISHED_VALUE] && cell->figure.kind == PUBLISHED_EMPTY) {
        cell->figure.kind = PUBLISHED_MISSING; /* a row of its own that has no value says so */
    }
    if (cell->area[0] == '\0' && cell->title[0] == '\0') {
        return published_row_fault(reading, row, cell->text, "belongs to no area: the row names none");
    }
    if (cell->indicator[0] == '\0') {
        return published_row_fault(reading, row, cell->text, "belongs to no indicator: the row names none");
    }
    return 0;
}

static int read_cell(const struct published_reading *reading, size_t row, const struct published_row *head,
                     const struct published_column *column)
{
    struct published_table *published = reading->published;
    const int years[] = {column->year, head->year, reading->wish->year, reading->file_year};
    int year = 0;
    for (size_t i = 0; i < sizeof years / sizeof *years && year == 0; i++) {
        year = years[i];
    }
    if (year == 0) {
        return fault_set(reading->fault, STATUS_USAGE,
                         "%s: tells no year, neither in its headings nor in a column nor in its name; write --year Y",
                         reading->table->name);
    }
    if (reading->wish->year != 0 && year != reading->wish->year) {
        return 0;
    }
    struct published_cell *cell = &published->cells[published->cell_count++];
    *cell = (struct published_cell){.text = published_field(reading, row, column->column),
                                    .line = reading->table->lines[row],
                                    .heading = reading->table->header[column->column],
                                    .area = head->area,
                                    .title = head->title,
                                    .indicator = head->indicator == NULL ? column->indicator : head->indicator,
                                    .kpi = head->indicator == NULL ? "" : head->kpi,
                                    .named_by_row = head->indicator != NULL,
                                    .year = year,
                                    .gender = head->gender,
                                    .statistic = head->statistic,
                                    .bare_row = head->bare};
    return read_figure(reading, row, cell);
}

static int read_row(const struct published_reading *reading, size_t row)
{
    struct published_row head;
    bool words;
    if (published_row_is_beside(reading, row, &words)) {
        reading->published->left_rows += words;
        return 0;
    }
    if (published_row_read(reading, row, &head) != 0) {
        return -1;
    }
    for (size_t i = 0; i < reading->columns->count; i++) {
        const struct published_column *column = &reading->columns->figures[i];
        struct published_row own = head;
        own.indicator = column->indicator == NULL ? head.indicator : NULL;
        if (read_cell(reading, row, &own, column) != 0) {
            return -1;
        }
    }
    return 0;
}

static int read_rows(struct published_reading *reading)
{
    const struct csv_table *table = reading->table;
    struct published_table *published = reading->published;
    size_t most = table->row_count * reading->columns->count;
    if (most > LIMIT_PUBLISHED_CELLS) {
        return fault_set(reading->fault, STATUS_NONSENSE,
                         "%s: has %zu cells; at most %zu are held against the store at once", table->name, most,
                         LIMIT_PUBLISHED_CELLS);
    }
    published->cells = arena_array(reading->arena, most, sizeof *published->cells);
    if (published->cells == NULL) {
        return fault_memory(reading->fault, table->name);
    }
    for (size_t row = 0; row < table->row_count; row++) {
        if (read_row(reading, row) != 0) {
            return -1;
        }
    }
    if (published->cell_count == 0 && reading->wish->year != 0 && table->row_count > 0) {
        return fault_set(reading->fault, STATUS_USAGE, "%s: has no figure of %d", table->name, reading->wish->year);
    }
    if (published->cell_count == 0) {
        return fault_set(reading->fault, STATUS_NONSENSE, "%s: has no row of figures", table->name);
    }
    return arena_failed(reading->arena) ? fault_memory(reading->fault, table->name) : 0;
}

/* Passes over lines above the headings that hold a title in the first place and nothing else. */
static void skip_titles(struct csv_table *table, struct published_table *published)
{
    while (table->row_count > 0 && table->column_count > 2) {
        for (size_t column = 1; column < table->column_count; column++) {
            if (table->header[column][0] != '\0') {
                return;
            }
        }
        table->header = table->fields;
        table->fields += table->column_count;
        table->lines++;
        table->row_count--;
        published->left_rows++;
    }
}

int published_read(struct published_table *published, const struct published_wish *wish, struct arena *arena,
                   struct fault *fault)
{
    const struct csv_form form = {
        .any_separator = true, .blank_lines = true, .absent = STATUS_IO, .malformed = STATUS_NONSENSE};
    struct csv_table table;
    struct published_columns columns;
    const char *slash = strrchr(wish->path, '/');
    memset(published, 0, sizeof *published);
    published->path = wish->path;
    published->name = slash == NULL ? wish->path : slash + 1;
    if (csv_table_load_as(&table, wish->path, &form, arena, fault) != 0) {
        return -1;
    }
    skip_titles(&table, published);
    if (published_columns_find(&columns, &table, wish, arena, fault) != 0) {
        return -1;
    }
    struct published_reading reading = {.published = published,
                                        .table = &table,
                                        .columns = &columns,
                                        .wish = wish,
                                        .file_year = published_year_in(published->name),
                                        .arena = arena,
                                        .fault = fault};
    published->left_columns = columns.left;
    return read_rows(&reading);
}
