/* template_own.c - the parts of a template that show a CSV of any columns which lies beside it. */
#include <string.h>

#include "base/limits.h"
#include "base/number.h"
#include "base/text.h"
#include "report/own_data.h"
#include "report/placeholder.h"
#include "report/template_reading.h"
#include "report/theme.h"
#include "transform/published_figure.h"

/* One part on its way. */
struct owning {
    struct reading *reading;
    const struct json_at *at;
    struct own_data *data;
};

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
    static const struct csv_form form = {
        .any_separator = true, .blank_lines = true, .absent = STATUS_CONFIG, .malformed = STATUS_CONFIG};
    struct reading *reading = owning->reading;
    struct json_at at = json_member(owning->at, "file");
    char path[LIMIT_PATH_BYTES];
    const char *name;
    struct fault reason;
    if (json_text(&at, &name, reading->fault) != 0 || reading_path(reading, &at, name, path) != 0) {
        return -1;
    }
    if (csv_table_load_as(&owning->data->table, path, &form, &reading->template->arena, &reason) != 0) {
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

/* --- columns --- */

static int find_column(struct owning *owning, const struct json_at *at, const char *name, size_t *column)
{
    const struct csv_table *table = &owning->data->table;
    const char *nearest = NULL;
    *column = csv_column(table, name);
    if (*column < table->column_count) {
        return 0;
    }
    for (size_t i = 0; i < table->column_count; i++) {
        nearest = text_nearer(name, nearest, table->header[i]);
    }
    return json_fault(at, owning->reading->fault, "\"%s\" is no column of %s; the nearest is \"%s\"", name, table->name,
                      nearest);
}

static int field_fault(struct owning *owning, const struct json_at *at, size_t row, size_t column, const char *reason)
{
    const struct csv_table *table = &owning->data->table;
    return json_fault(at, owning->reading->fault, "%s:%d: %s: \"%s\" %s", table->name, table->lines[row],
                      table->header[column], csv_field(table, row, column), reason);
}

/* Whether a lone comma may divide thousands: not where the fields are divided by something else. */
static bool is_ambiguous(const struct own_data *data, const struct published_figure *figure)
{
    return figure->maybe_thousands && data->table.separator == ',';
}

static bool is_no_figure(const struct published_figure *figure)
{
    return figure->kind == PUBLISHED_YES || figure->kind == PUBLISHED_NO;
}

/* Whether all fields are figures or say that there is none, and at least one is a figure. */
static bool looks_like_figures(const struct own_data *data, size_t column)
{
    bool any = false;
    for (size_t row = 0; row < data->table.row_count; row++) {
        struct published_figure figure;
        if (!published_figure_read(csv_field(&data->table, row, column), &figure) || is_no_figure(&figure)) {
            return false;
        }
        any = any || figure.kind == PUBLISHED_FIGURE;
    }
    return any;
}

/* Makes a column one of figures, with the most decimals that any has unless the template says how many. */
static int judge_figures(struct owning *owning, const struct json_at *at, struct own_column *column, int decimals)
{
    const struct own_data *data = owning->data;
    column->is_figures = true;
    column->decimals = decimals < 0 ? 0 : decimals;
    for (size_t row = 0; row < data->table.row_count; row++) {
        struct published_figure figure;
        if (!published_figure_read(csv_field(&data->table, row, column->at), &figure) || is_no_figure(&figure)) {
            return field_fault(owning, at, row, column->at, "is no figure; where there is none write i.u. or -");
        }
        if (figure.kind != PUBLISHED_FIGURE) {
            continue;
        }
        if (is_ambiguous(data, &figure)) {
            return field_fault(owning, at, row, column->at,
                               "may have thousands or decimals; write it with a point, or without a comma");
        }
        if (data->stacked && figure.value < 0) {
            return field_fault(owning, at, row, column->at, "is below 0 and cannot be stacked");
        }
        if (decimals < 0 && figure.decimals > column->decimals) {
            column->decimals = figure.decimals > NUMBER_DECIMALS_MAX ? NUMBER_DECIMALS_MAX : figure.decimals;
        }
    }
    return 0;
}

static int make_columns(struct owning *owning, size_t count)
{
    owning->data->columns = arena_array(&owning->reading->template->arena, count, sizeof *owning->data->columns);
    return owning->data->columns == NULL ? fault_memory(owning->reading->fault, owning->data->table.name) : 0;
}

/* A column by its name, or {"column": ..., "heading": ..., "decimals": ...}. */
static int read_column(struct owning *owning, const struct json_at *at)
{
    struct own_data *data = owning->data;
    struct reading *reading = owning->reading;
    struct own_column *column = &data->columns[data->column_count];
    struct json_at name = json_is_object(at->value) ? json_member(at, "column") : *at;
    struct json_at heading = json_member(at, "heading");
    struct json_at decimals_at = json_member(at, "decimals");
    int decimals = -1;
    if (json_text(&name, &column->heading, reading->fault) != 0 ||
        find_column(owning, &name, column->heading, &column->at) != 0 ||
        (heading.value != NULL && reading_localized(reading, &heading, &column->heading) != 0) ||
        (decimals_at.value != NULL && json_int(&decimals_at, 0, NUMBER_DECIMALS_MAX, &decimals, reading->fault) != 0)) {
        return -1;
    }
    data->column_count++;
    bool figures = decimals >= 0 || (data->column_count > 1 && looks_like_figures(data, column->at));
    return figures ? judge_figures(owning, &name, column, decimals) : 0;
}

static bool is_condition(const struct own_data *data, size_t column)
{
    for (size_t i = 0; i < data->condition_count; i++) {
        if (data->conditions[i].at == column) {
            return true;
        }
    }
    return false;
}

/* All columns but those that choose the rows. */
static int take_all_columns(struct owning *owning)
{
    struct own_data *data = owning->data;
    bool by_area = owning->reading->template->about_municipality;
    if (make_columns(owning, data->table.column_count) != 0) {
        return -1;
    }
    for (size_t i = 0; i < data->table.column_count; i++) {
        struct own_column *column = &data->columns[data->column_count];
        if (is_condition(data, i) || (by_area && i == data->area)) {
            continue;
        }
        *column = (struct own_column){.at = i, .heading = data->table.header[i]};
        data->column_count++;
        if (data->column_count > 1 && looks_like_figures(data, i) &&
            judge_figures(owning, owning->at, column, -1) != 0) {
            return -1;
        }
    }
    return data->column_count > 0
               ? 0
               : json_fault(owning->at, owning->reading->fault, "no column is left to show of %s", data->table.name);
}

static int read_columns(struct owning *owning, const struct json_at *list)
{
    if (list->value == NULL) {
        return take_all_columns(owning);
    }
    if (json_count(list) == 0) {
        return json_fault(list, owning->reading->fault, "has no columns");
    }
    if (make_columns(owning, json_count(list)) != 0) {
        return -1;
    }
    for (size_t i = 0; i < json_count(list); i++) {
        struct json_at element = json_element(list, i);
        if (read_column(owning, &element) != 0) {
            return -1;
        }
    }
    return 0;
}

/* --- which rows --- */

static int read_condition(struct owning *owning, const struct json_at *at)
{
    struct own_data *data = owning->data;
    struct reading *reading = owning->reading;
    struct own_condition *condition = &data->conditions[data->condition_count];
    if (find_column(owning, at, at->key, &condition->at) != 0 ||
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
    return read_columns(&owning, &columns);
}

static int read_figures(struct owning *owning, const struct json_at *name, const struct json_at *label, int decimals)
{
    struct own_data *data = owning->data;
    struct own_column *column = &data->columns[data->column_count++];
    if (json_text(name, &column->heading, owning->reading->fault) != 0 ||
        find_column(owning, name, column->heading, &column->at) != 0 ||
        (label->value != NULL && reading_localized(owning->reading, label, &column->heading) != 0)) {
        return -1;
    }
    return judge_figures(owning, name, column, decimals);
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
    if (make_columns(owning, THEME_PARTS + 1) != 0 || json_text(&labels, &name, reading->fault) != 0 ||
        find_column(owning, &labels, name, &data->columns[0].at) != 0 ||
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
