#include <limits.h>
#include <math.h>

#include "base/message.h"
#include "fetch/wire.h"

/* null: there is no figure. Anything else must be a number; an integer is one. */
static int read_value(const struct json_at *at, struct figure *figure, struct fault *fault)
{
    figure->has_value = !json_is_null(at->value);
    figure->value = 0;
    if (!figure->has_value) {
        return 0;
    }
    if (!json_is_number(at->value) || !isfinite(json_number_value(at->value))) {
        return json_fault(at, fault,
                          at->value == NULL ? MESSAGE("is missing; it must be a number or null")
                                            : MESSAGE("must be a number or null"));
    }
    figure->value = json_number_value(at->value);
    return 0;
}

static int read_gender(const struct json_at *at, const struct wire_row *row, enum gender *gender, struct fault *fault)
{
    static const char *const names[] = {"K", "M", "T", NULL};
    static const enum gender genders[] = {GENDER_WOMEN, GENDER_MEN, GENDER_TOTAL};
    int choice;
    if (json_choice(at, names, &choice, fault) != 0) {
        return -1;
    }
    *gender = genders[choice];
    for (size_t i = 0; i < row->count; i++) {
        if (row->figures[i].gender == *gender) {
            return json_fault(at, fault, "\"%s\" stands twice in one row", names[choice]);
        }
    }
    return 0;
}

/* Adds the figure of one gender to the row. */
static int read_figure(const struct json_at *item, struct wire_row *row, struct fault *fault)
{
    struct figure figure = {.kpi = row->kpi, .area = row->area, .year = row->year};
    struct json_at gender = json_member(item, "gender");
    struct json_at value = json_member(item, "value");
    struct json_at count = json_member(item, "count");
    struct json_at status = json_member(item, "status");
    struct json_at deleted = json_member(item, "isdeleted");
    if (read_gender(&gender, row, &figure.gender, fault) != 0 || read_value(&value, &figure, fault) != 0 ||
        json_int(&count, 0, INT_MAX, &figure.count, fault) != 0 ||
        json_text_or_null(&status, &figure.status, fault) != 0 || json_bool(&deleted, &figure.deleted, fault) != 0) {
        return -1;
    }
    if (figure.status == NULL) {
        figure.status = "";
    }
    row->figures[row->count++] = figure;
    return 0;
}

static int read_cell(const struct json_at *entry, struct wire_row *row, struct fault *fault)
{
    struct json_at kpi = json_member(entry, "kpi");
    struct json_at area = json_member(entry, "municipality");
    struct json_at period = json_member(entry, "period");
    if (wire_id(&kpi, &row->kpi, fault) != 0 || wire_id(&area, &row->area, fault) != 0) {
        return -1;
    }
    return json_int(&period, LIMIT_YEAR_FIRST, LIMIT_YEAR_LAST, &row->year, fault);
}

int wire_row(const struct wire_page *page, size_t index, struct wire_row *row, struct fault *fault)
{
    struct json_at root = json_root(&page->document);
    struct json_at values = json_member(&root, "values");
    struct json_at entry;
    row->count = 0;
    if (wire_entry(&values, index, &entry, fault) != 0 || read_cell(&entry, row, fault) != 0) {
        return -1;
    }
    struct json_at items = json_member(&entry, "values");
    if (json_expect_array(&items, fault) != 0) {
        return -1;
    }
    for (size_t i = 0; i < json_count(&items); i++) {
        struct json_at item;
        if (wire_entry(&items, i, &item, fault) != 0 || read_figure(&item, row, fault) != 0) {
            return -1;
        }
    }
    return 0;
}
