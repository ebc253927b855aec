/* template_own_columns.c - which columns of a CSV beside the template are shown, and which hold figures. */
#include "base/message.h"
#include "base/number.h"
#include "base/text.h"
#include "report/template_owning.h"
#include "transform/published_figure.h"

int own_find_column(struct owning *owning, const struct json_at *at, const char *name, size_t *column)
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
                      table->header[column], csv_field(table, row, column), message(reason));
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

/* Whether all fields are figures or say that there is none, and at least one is not empty. */
static bool looks_like_figures(const struct own_data *data, size_t column)
{
    bool any = false;
    for (size_t row = 0; row < data->table.row_count; row++) {
        struct published_figure figure;
        if (!published_figure_read(csv_field(&data->table, row, column), &figure) || is_no_figure(&figure)) {
            return false;
        }
        any = any || figure.kind != PUBLISHED_EMPTY;
    }
    return any;
}

int own_judge_figures(struct owning *owning, const struct json_at *at, struct own_column *column, int decimals)
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

int own_make_columns(struct owning *owning, size_t count)
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
        own_find_column(owning, &name, column->heading, &column->at) != 0 ||
        (heading.value != NULL && reading_localized(reading, &heading, &column->heading) != 0) ||
        (decimals_at.value != NULL && json_int(&decimals_at, 0, NUMBER_DECIMALS_MAX, &decimals, reading->fault) != 0)) {
        return -1;
    }
    data->column_count++;
    bool figures = decimals >= 0 || (data->column_count > 1 && looks_like_figures(data, column->at));
    return figures ? own_judge_figures(owning, &name, column, decimals) : 0;
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
    if (own_make_columns(owning, data->table.column_count) != 0) {
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
            own_judge_figures(owning, owning->at, column, -1) != 0) {
            return -1;
        }
    }
    return data->column_count > 0
               ? 0
               : json_fault(owning->at, owning->reading->fault, "no column is left to show of %s", data->table.name);
}

int own_read_columns(struct owning *owning, const struct json_at *list)
{
    if (list->value == NULL) {
        return take_all_columns(owning);
    }
    if (json_count(list) == 0) {
        return json_fault(list, owning->reading->fault, "has no columns");
    }
    if (own_make_columns(owning, json_count(list)) != 0) {
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
