/* template_own.c - the parts of a template that show a CSV of any columns which lies beside it. */
#include <string.h>

#include "base/limits.h"
#include "base/number.h"
#include "base/text.h"
#include "report/template_owning.h"
#include "report/theme.h"

/* --- the file --- */

/* Its texts go into documents. */
static void clean(struct own_data *data, struct arena *arena)
{
    struct csv_table *table = &data->table;
    const char **fields = table->header;
    for (size_t i = 0; i < (table->row_count + 1) * table->column_count; i++) {
        const size_t size = strlen(fields[i]) + 1;
        char *copy = arena_alloc(arena, size);
        if (copy == NULL) {
            return;
        }
        memcpy(copy, fields[i], size);
        text_clean(copy);
        for (char *newline = strchr(copy, '\n'); newline != NULL; newline = strchr(newline, '\n')) {
            *newline = ' ';
        }
        fields[i] = copy;
    }
}

static int load(struct owning *owning)
{
    struct reading *reading = owning->reading;
    struct json_at at = json_member(owning->at, "file");
    char path[LIMIT_PATH_BYTES];
    const char *name;
    struct fault reason;
    if (json_text(&at, &name, reading->fault) != 0 || reading_path(reading, &at, name, path) != 0) {
        return -1;
    }
    if (csv_table_load_any(&owning->data->table, path, &reading->template->arena, &reason) != 0) {
        return json_fault(&at, reading->fault, "%s", reason.text);
    }
    if (owning->data->table.row_count > LIMIT_OWN_ROWS) {
        return json_fault(&at, reading->fault, "%s: has %zu rows; at most %zu can be shown", path,
                          owning->data->table.row_count, LIMIT_OWN_ROWS);
    }
    clean(owning->data, &reading->template->arena);
    owning->data->area = csv_column(&owning->data->table, OWN_AREA_COLUMN);
    return arena_failed(&reading->template->arena) ? fault_memory(reading->fault, path) : 0;
}

/* --- which rows --- */

static int read_condition(struct owning *owning, const struct json_at *at)
{
    struct own_data *data = owning->data;
    struct reading *reading = owning->reading;
    struct own_condition *condition = &data->conditions[data->condition_count];
    if (own_find_column(owning, at, at->key, &condition->at) != 0 ||
        reading_localized(reading, at, &condition->text) != 0) {
        return -1;
    }
    data->condition_count++;
    return 0;
}

static int read_conditions(struct owning *owning)
{
    struct json_at where = json_member(owning->at, "where");
    struct reading *reading = owning->reading;
    owning->data->conditions =
        arena_array(&reading->template->arena, json_object_size(where.value), sizeof *owning->data->conditions);
    if (owning->data->conditions == NULL) {
        return fault_memory(reading->fault, reading->template->name);
    }
    for (void *member = json_object_iter(where.value); member != NULL;
         member = json_object_iter_next(where.value, member)) {
        struct json_at at = json_member(&where, json_object_iter_key(member));
        if (read_condition(owning, &at) != 0) {
            return -1;
        }
    }
    return 0;
}

/* --- the two kinds --- */

static int start(struct owning *owning, struct reading *reading, const struct json_at *at, struct block *block)
{
    *owning = (struct owning){.reading = reading, .at = at};
    owning->data = arena_alloc(&reading->template->arena, sizeof *owning->data);
    block->own = owning->data;
    if (owning->data == NULL) {
        return fault_memory(reading->fault, reading->template->name);
    }
    if (reading_text(reading, at, "source", &owning->data->source) != 0 || load(owning) != 0) {
        return -1;
    }
    return read_conditions(owning);
}

int block_csv_table(struct reading *reading, const struct json_at *at, struct block *block)
{
    struct owning owning;
    struct json_at columns = json_member(at, "columns");
    if (reading_id(reading, at, block) != 0 || reading_text(reading, at, "title", &block->title) != 0 ||
        reading_notes(reading, at, block) != 0 || start(&owning, reading, at, block) != 0) {
        return -1;
    }
    return own_read_columns(&owning, &columns);
}

static int read_figures(struct owning *owning, const struct json_at *name, const struct json_at *label, int decimals)
{
    struct own_data *data = owning->data;
    struct own_column *column = &data->columns[data->column_count++];
    if (json_text(name, &column->heading, owning->reading->fault) != 0 ||
        own_find_column(owning, name, column->heading, &column->at) != 0 ||
        (label->value != NULL && reading_localized(owning->reading, label, &column->heading) != 0)) {
        return -1;
    }
    return own_judge_figures(owning, name, column, decimals);
}

static int read_parts(struct owning *owning, const struct json_at *parts, int decimals)
{
    if (json_count(parts) < 2 || json_count(parts) > THEME_PARTS) {
        return json_fault(parts, owning->reading->fault, "must have from 2 to %d parts", THEME_PARTS);
    }
    for (size_t i = 0; i < json_count(parts); i++) {
        struct json_at part = json_element(parts, i);
        struct json_at name = json_is_object(part.value) ? json_member(&part, "column") : part;
        struct json_at label = json_member(&part, "label");
        if (read_figures(owning, &name, &label, decimals) != 0) {
            return -1;
        }
    }
    return 0;
}

/* The column that names the rows, then those of the figures. */
static int read_series(struct owning *owning)
{
    struct own_data *data = owning->data;
    struct reading *reading = owning->reading;
    struct json_at labels = json_member(owning->at, "labels");
    struct json_at values = json_member(owning->at, "values");
    struct json_at parts = json_member(owning->at, "parts");
    struct json_at decimals_at = json_member(owning->at, "decimals");
    const struct json_at no_label = {0};
    const char *name;
    int decimals = -1;
    if ((values.value == NULL) == (parts.value == NULL)) {
        return json_fault(owning->at, reading->fault, "must have exactly one of \"values\" and \"parts\"");
    }
    data->stacked = parts.value != NULL;
    if (own_make_columns(owning, THEME_PARTS + 1) != 0 || json_text(&labels, &name, reading->fault) != 0 ||
        own_find_column(owning, &labels, name, &data->columns[0].at) != 0 ||
        (decimals_at.value != NULL && json_int(&decimals_at, 0, NUMBER_DECIMALS_MAX, &decimals, reading->fault) != 0)) {
        return -1;
    }
    data->columns[0].heading = data->table.header[data->columns[0].at];
    data->column_count = 1;
    return data->stacked ? read_parts(owning, &parts, decimals) : read_figures(owning, &values, &no_label, decimals);
}

int block_csv_chart(struct reading *reading, const struct json_at *at, struct block *block)
{
    static const char *const orders[] = {"file", "value", NULL};
    struct owning owning;
    struct json_at sort = json_member(at, "sort");
    int chosen = 0;
    if (reading_chart_frame(reading, at, block) != 0 ||
        reading_text_if_any(reading, at, "finding", &block->findings[0]) != 0 ||
        start(&owning, reading, at, block) != 0 || reading_text_if_any(reading, at, "unit", &owning.data->unit) != 0 ||
        (sort.value != NULL && json_choice(&sort, orders, &chosen, reading->fault) != 0)) {
        return -1;
    }
    block->by_value = chosen == 1;
    return read_series(&owning);
}
