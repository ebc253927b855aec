#include "fetch/import_rows.h"

#include <stdio.h>
#include <string.h>

#include "base/number.h"
#include "cache/catalogue.h"
#include "cache/figures.h"
#include "cache/tidy.h"
#include "fetch/ledger.h"

/* --- fields --- */

static int read_id(const struct csv_stream *csv, size_t index, const char **id, struct fault *fault)
{
    *id = csv_stream_field(csv, index);
    if ((*id)[0] == '\0' || strlen(*id) > LIMIT_ID_BYTES || strpbrk(*id, "\" \\\n\r\t/,") != NULL) {
        return csv_stream_fault(csv, fault, "field %zu is no id", index + 1);
    }
    return 0;
}

static int read_flag(const struct csv_stream *csv, size_t index, bool *flag, struct fault *fault)
{
    const char *text = csv_stream_field(csv, index);
    *flag = strcmp(text, "true") == 0;
    return *flag || strcmp(text, "false") == 0
               ? 0
               : csv_stream_fault(csv, fault, "field %zu is neither true nor false", index + 1);
}

static int read_integer(const struct csv_stream *csv, size_t index, int least, int most, int *value,
                        struct fault *fault)
{
    return number_parse_int(csv_stream_field(csv, index), least, most, value)
               ? 0
               : csv_stream_fault(csv, fault, "field %zu is no whole number from %d to %d", index + 1, least, most);
}

static const char *or_null(const struct csv_stream *csv, size_t index)
{
    const char *text = csv_stream_field(csv, index);
    return text[0] == '\0' ? NULL : text;
}

/* --- rows --- */

static int book_kpi(struct import_rows *rows, const struct csv_stream *csv, struct fault *fault)
{
    struct kpi kpi = {.title = csv_stream_field(csv, 1),
                      .description = csv_stream_field(csv, 2),
                      .municipality_type = csv_stream_field(csv, 4),
                      .auspice = or_null(csv, 5),
                      .operating_area = or_null(csv, 6),
                      .perspective = or_null(csv, 7),
                      .prel_publication_date = or_null(csv, 8),
                      .publication_date = or_null(csv, 9),
                      .publ_period = or_null(csv, 10)};
    if (read_id(csv, 0, &kpi.id, fault) != 0 || read_flag(csv, 3, &kpi.divided_by_gender, fault) != 0 ||
        read_flag(csv, 11, &kpi.has_ou_data, fault) != 0) {
        return -1;
    }
    return catalogue_put_kpi(rows->store, &kpi, fault) != 0
               ? -1
               : age_check_entry(&rows->age, rows->store, CATALOGUE_KPI, kpi.id, fault);
}

static int book_area(struct import_rows *rows, const struct csv_stream *csv, struct fault *fault)
{
    struct area area = {.title = csv_stream_field(csv, 1), .type = csv_stream_field(csv, 2)};
    return read_id(csv, 0, &area.id, fault) != 0 || catalogue_put_area(rows->store, &area, fault) != 0
               ? -1
               : age_check_entry(&rows->age, rows->store, CATALOGUE_AREA, area.id, fault);
}

/* The members of a group stand together in their file, in the order of the groups. */
static int take_members(struct import_rows *rows, struct area_group *group, struct arena *arena, struct fault *fault)
{
    void *items = NULL;
    size_t capacity = 0;
    struct csv_stream *csv = &rows->members;
    while (rows->more_members && strcmp(csv_stream_field(csv, 0), group->id) == 0) {
        const char *id;
        const char **member = arena_next(arena, &items, group->member_count, &capacity, sizeof *member);
        if (member == NULL) {
            return fault_memory(fault, group->id);
        }
        if (read_id(csv, 1, &id, fault) != 0) {
            return -1;
        }
        *member = arena_copy(arena, id);
        group->member_count++;
        group->members = items;
        if (group->member_count > 1 && strcmp(group->members[group->member_count - 2], id) >= 0) {
            return csv_stream_fault(csv, fault, "%s: the members must ascend", group->id);
        }
        if (csv_stream_next(csv, &rows->more_members, fault) != 0) {
            return -1;
        }
    }
    return 0;
}

static int book_group(struct import_rows *rows, const struct csv_stream *csv, struct fault *fault)
{
    struct arena arena;
    struct area_group group = {.title = csv_stream_field(csv, 1)};
    if (read_id(csv, 0, &group.id, fault) != 0) {
        return -1;
    }
    arena_init(&arena, LIMIT_MODEL_BYTES);
    int result = take_members(rows, &group, &arena, fault);
    if (result == 0) {
        result = catalogue_put_group(rows->store, &group, fault);
    }
    if (result == 0) {
        result = age_check_entry(&rows->age, rows->store, CATALOGUE_GROUP, group.id, fault);
    }
    arena_release(&arena);
    return result;
}

/* Indicator and area of a row must stand in the catalogue; those of the row before are known to. */
static int check_known(struct import_rows *rows, const struct csv_stream *csv, struct fault *fault)
{
    struct arena arena;
    struct kpi kpi;
    struct area area;
    struct area_group group;
    bool found = true;
    const char *kpi_id;
    const char *area_id;
    if (read_id(csv, 0, &kpi_id, fault) != 0 || read_id(csv, 1, &area_id, fault) != 0) {
        return -1;
    }
    if (strcmp(rows->kpi, kpi_id) == 0 && strcmp(rows->area, area_id) == 0) {
        return 0;
    }
    arena_init(&arena, LIMIT_MODEL_BYTES);
    const char *unknown = kpi_id;
    int result = catalogue_kpi(rows->store, kpi_id, &arena, &kpi, &found, fault);
    if (result == 0 && found) {
        unknown = area_id;
        result = area_id[0] == 'G' ? catalogue_group(rows->store, area_id, &arena, &group, &found, fault)
                                   : catalogue_area(rows->store, area_id, &arena, &area, &found, fault);
    }
    arena_release(&arena);
    if (result == 0 && !found) {
        return csv_stream_fault(csv, fault, "%s stands in no table of the catalogue", unknown);
    }
    (void)snprintf(rows->kpi, sizeof rows->kpi, "%s", kpi_id);
    (void)snprintf(rows->area, sizeof rows->area, "%s", area_id);
    return result;
}

static int read_figure(const struct csv_stream *csv, struct figure *figure, struct fault *fault)
{
    const char *gender = csv_stream_field(csv, 3);
    const char *value = csv_stream_field(csv, 4);
    *figure = (struct figure){.kpi = csv_stream_field(csv, 0),
                              .area = csv_stream_field(csv, 1),
                              .gender = (enum gender)gender[0],
                              .has_value = value[0] != '\0',
                              .status = csv_stream_field(csv, 6)};
    if (strlen(gender) != 1 || strchr("TKM", gender[0]) == NULL) {
        return csv_stream_fault(csv, fault, "gender is none of T, K and M");
    }
    if (figure->has_value && !number_parse(value, &figure->value)) {
        return csv_stream_fault(csv, fault, "value is no number");
    }
    if (read_integer(csv, 2, LIMIT_YEAR_FIRST, LIMIT_YEAR_LAST, &figure->year, fault) != 0 ||
        read_integer(csv, 5, 0, INT32_MAX, &figure->count, fault) != 0 ||
        read_flag(csv, 7, &figure->deleted, fault) != 0) {
        return -1;
    }
    return figure->deleted && figure->has_value ? csv_stream_fault(csv, fault, "is withdrawn and has a value") : 0;
}

static int book_figure(struct import_rows *rows, const struct csv_stream *csv, struct fault *fault)
{
    struct figure figure;
    enum figure_change change;
    if (check_known(rows, csv, fault) != 0 || read_figure(csv, &figure, fault) != 0 ||
        figures_put(rows->store, &figure, &change, fault) != 0) {
        return -1;
    }
    ledger_add_figure(rows->counts, &figure, change);
    return 0;
}

/* Where the store of the export held years of several runs, they may be older than the export: what the store here got
 * since must come out of it as it is. Exports of earlier versions do not tell. */
static int check_span(struct import_rows *rows, const struct csv_stream *csv, int first, int last, struct fault *fault)
{
    bool differ;
    const char *kpi = csv_stream_field(csv, 0);
    const char *area = csv_stream_field(csv, 1);
    struct age age = rows->age;
    if (age_check_figures(&age, rows->store, kpi, area, first, last, fault) != 0) {
        return -1;
    }
    if (csv->count < tidy_tables[TIDY_ASKED].column_count) {
        return 0;
    }
    age.moment = csv_stream_field(csv, 4);
    if (!age_is_moment(age.moment)) {
        return csv_stream_fault(csv, fault, "field 5 is no moment, day or year");
    }
    if (import_moments_add(&rows->moments, CATALOGUE_KPI, kpi, age.moment, fault) != 0 ||
        import_moments_add(&rows->moments, area[0] == 'G' ? CATALOGUE_GROUP : CATALOGUE_AREA, area, age.moment,
                           fault) != 0) {
        return -1;
    }
    if (strcmp(age.moment, rows->age.moment) == 0) {
        return 0;
    }
    if (figures_differ(rows->store, kpi, area, first, last, &differ, fault) != 0) {
        return -1;
    }
    return differ ? age_check_figures(&age, rows->store, kpi, area, first, last, fault) : 0;
}

static int book_asked(struct import_rows *rows, const struct csv_stream *csv, struct fault *fault)
{
    int first;
    int last;
    if (check_known(rows, csv, fault) != 0 ||
        read_integer(csv, 2, LIMIT_YEAR_FIRST, LIMIT_YEAR_LAST, &first, fault) != 0 ||
        read_integer(csv, 3, first, LIMIT_YEAR_LAST, &last, fault) != 0) {
        return -1;
    }
    return check_span(rows, csv, first, last, fault) != 0
               ? -1
               : figures_asked(rows->store, csv_stream_field(csv, 0), csv_stream_field(csv, 1), first, last, fault);
}

/* --- files --- */

static int open_columns(struct import_rows *rows, enum tidy_kind kind, size_t count, struct csv_stream *csv,
                        struct fault *fault)
{
    char path[LIMIT_PATH_BYTES];
    const char *columns[TIDY_COLUMNS_MAX + 1] = {NULL};
    for (size_t i = 0; i < count; i++) {
        columns[i] = tidy_tables[kind].columns[i].name;
    }
    memset(csv, 0, sizeof *csv);
    buffer_init(&csv->text, 0);
    return import_package_path(rows->package, tidy_tables[kind].name, "csv", path, fault) != 0
               ? -1
               : csv_stream_open(csv, path, columns, STATUS_NONSENSE, fault);
}

/* In exports of earlier versions the last column of what was asked for is not there. */
static int open_table(struct import_rows *rows, enum tidy_kind kind, struct csv_stream *csv, struct fault *fault)
{
    struct fault ignored;
    size_t count = tidy_tables[kind].column_count;
    if (open_columns(rows, kind, count, csv, fault) == 0) {
        return 0;
    }
    if (kind != TIDY_ASKED) {
        return -1;
    }
    csv_stream_close(csv);
    return open_columns(rows, kind, count - 1, csv, &ignored);
}

static int book_table(struct import_rows *rows, enum tidy_kind kind,
                      int (*book)(struct import_rows *, const struct csv_stream *, struct fault *), struct fault *fault)
{
    struct csv_stream csv;
    bool more;
    int result = open_table(rows, kind, &csv, fault);
    if (result == 0) {
        result = csv_stream_next(&csv, &more, fault);
    }
    while (result == 0 && more) {
        ledger_add_rows(rows->counts, 1);
        result = book(rows, &csv, fault);
        if (result == 0) {
            result = csv_stream_next(&csv, &more, fault);
        }
    }
    csv_stream_close(&csv);
    return result;
}

static int book_groups(struct import_rows *rows, struct fault *fault)
{
    int result = open_table(rows, TIDY_MEMBER, &rows->members, fault);
    if (result == 0) {
        result = csv_stream_next(&rows->members, &rows->more_members, fault);
    }
    if (result == 0) {
        result = book_table(rows, TIDY_GROUP, book_group, fault);
    }
    if (result == 0 && rows->more_members) {
        result = csv_stream_fault(&rows->members, fault, "%s: is no group of area_group.csv, or not in its order",
                                  csv_stream_field(&rows->members, 0));
    }
    csv_stream_close(&rows->members);
    return result;
}

int import_rows_book(struct import_rows *rows, struct fault *fault)
{
    if (book_table(rows, TIDY_KPI, book_kpi, fault) != 0 || book_table(rows, TIDY_AREA, book_area, fault) != 0 ||
        book_groups(rows, fault) != 0 || book_table(rows, TIDY_FIGURE, book_figure, fault) != 0) {
        return -1;
    }
    return book_table(rows, TIDY_ASKED, book_asked, fault) != 0
               ? -1
               : import_moments_check(&rows->moments, &rows->age, rows->store, fault);
}
