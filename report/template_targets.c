/* template_targets.c - a municipality's own targets from a CSV: area,indicator,year,target and perhaps direction. */
#include <string.h>

#include "base/csv.h"
#include "base/limits.h"
#include "base/message.h"
#include "base/number.h"
#include "report/template_reading.h"

enum target_column { TARGET_AREA, TARGET_INDICATOR, TARGET_YEAR, TARGET_VALUE, TARGET_DIRECTION, TARGET_COLUMNS };

static const char *const names[TARGET_COLUMNS] = {"area", "indicator", "year", "target", "direction"};

/* A file on its way; `columns` are places in the table, that of the direction may be none. */
struct target_file {
    struct reading *reading;
    struct csv_table table;
    size_t columns[TARGET_COLUMNS];
};

static const char *field_of(const struct target_file *file, size_t row, enum target_column column)
{
    return file->columns[column] == file->table.column_count ? "" : csv_field(&file->table, row, file->columns[column]);
}

static int row_fault(const struct target_file *file, size_t row, const char *text, const char *reason)
{
    return fault_set(file->reading->fault, STATUS_CONFIG, "%s: line %d: \"%s\" %s", file->table.name,
                     file->table.lines[row], text, message(reason));
}

static int find_columns(struct target_file *file)
{
    for (int i = 0; i < TARGET_COLUMNS; i++) {
        file->columns[i] = csv_column(&file->table, names[i]);
        if (file->columns[i] == file->table.column_count && i != TARGET_DIRECTION) {
            return fault_set(file->reading->fault, STATUS_CONFIG, "%s: has no column \"%s\"", file->table.name,
                             names[i]);
        }
    }
    return 0;
}

/* Said in the file, or what is better by the indicator. */
static int read_direction(const struct target_file *file, size_t row, struct template_target *target)
{
    const char *text = field_of(file, row, TARGET_DIRECTION);
    enum direction direction = target->indicator->direction;
    if (strcmp(text, "at_most") == 0 || strcmp(text, "at_least") == 0) {
        target->at_most = strcmp(text, "at_most") == 0;
        return 0;
    }
    if (text[0] != '\0') {
        return row_fault(file, row, text, "is no direction; there are at_least and at_most");
    }
    if (direction != DIRECTION_HIGHER_IS_WORSE && direction != DIRECTION_HIGHER_IS_BETTER) {
        return row_fault(file, row, target->indicator->name,
                         "is neither better high nor low; say at_least or at_most in a column \"direction\"");
    }
    target->at_most = direction == DIRECTION_HIGHER_IS_WORSE;
    return 0;
}

static int read_target(const struct target_file *file, size_t row, struct template_target *target)
{
    const char *area = field_of(file, row, TARGET_AREA);
    const char *name = field_of(file, row, TARGET_INDICATOR);
    const char *year = field_of(file, row, TARGET_YEAR);
    const char *value = field_of(file, row, TARGET_VALUE);
    struct fault unknown;
    target->area = area;
    target->indicator = indicators_expect(file->reading->indicators, name, &unknown);
    if (strlen(area) != 4 || strspn(area, "0123456789") != 4) {
        return row_fault(file, row, area, "is not the id of a municipality");
    }
    if (target->indicator == NULL || target->indicator->yes_no) {
        return row_fault(file, row, name, "is no indicator of indicators.json with figures");
    }
    if (!number_parse_int(year, LIMIT_YEAR_FIRST, LIMIT_YEAR_LAST, &target->year)) {
        return row_fault(file, row, year, "is not a year");
    }
    if (!csv_number(&file->table, value, &target->value)) {
        return row_fault(file, row, value, "is not a number");
    }
    return read_direction(file, row, target);
}

/* Two targets for one thing would contradict each other. */
static int expect_new(const struct target_file *file, size_t row, const struct block *block)
{
    const struct template_target *target = &block->targets[row];
    for (size_t i = 0; i < row; i++) {
        const struct template_target *other = &block->targets[i];
        if (other->indicator == target->indicator && other->year == target->year &&
            strcmp(other->area, target->area) == 0) {
            return row_fault(file, row, field_of(file, row, TARGET_INDICATOR),
                             "has a target of that area and year already");
        }
    }
    return 0;
}

int targets_read(struct reading *reading, const struct json_at *at, struct block *block)
{
    struct target_file file = {.reading = reading};
    char path[LIMIT_PATH_BYTES];
    struct fault reason;
    if (reading_path(reading, at, block->file, path) != 0) {
        return -1;
    }
    if (csv_table_load_any(&file.table, path, &reading->template->arena, &reason) != 0) {
        return json_fault(at, reading->fault, "%s", reason.text);
    }
    block->targets = arena_array(&reading->template->arena, file.table.row_count, sizeof *block->targets);
    if (block->targets == NULL) {
        return fault_memory(reading->fault, reading->template->name);
    }
    if (find_columns(&file) != 0) {
        return -1;
    }
    for (size_t i = 0; i < file.table.row_count; i++) {
        if (read_target(&file, i, &block->targets[i]) != 0 || expect_new(&file, i, block) != 0) {
            return -1;
        }
    }
    block->target_count = file.table.row_count;
    return 0;
}
