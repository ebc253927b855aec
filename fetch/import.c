#include "fetch/import.h"

#include <string.h>
#include <sys/stat.h>

#include "base/csv_stream.h"
#include "base/file.h"
#include "base/json.h"
#include "base/number.h"
#include "cache/catalogue.h"
#include "cache/figures.h"
#include "cache/tidy.h"
#include "fetch/guard.h"
#include "fetch/ledger.h"

/* An import under way. */
struct import {
    struct store *store;
    const struct import_options *options;
    struct arena arena;
    struct run_counts counts;
    const char *retrieved;
    const char *origin;
    struct csv_stream members; /* goes along with the groups */
    bool more_members;
    char kpi[LIMIT_ID_BYTES + 1]; /* of the row before, which is known */
    char area[LIMIT_ID_BYTES + 1];
};

/* --- the description --- */

static int path_in(const struct import *import, const char *name, const char *suffix, char path[LIMIT_PATH_BYTES],
                   struct fault *fault)
{
    char file[LIMIT_NAME_BYTES];
    (void)snprintf(file, sizeof file, "%s.%s", name, suffix);
    return path_join(path, import->options->directory, file, fault);
}

/* A file must be as long as the description says: one that was cut or is of another export is refused. */
static int check_size(struct import *import, const struct tidy_table *table, const struct json_at *resource,
                      struct fault *fault)
{
    char path[LIMIT_PATH_BYTES];
    struct stat found;
    struct json_at bytes = json_member(resource, "bytes");
    if (path_in(import, table->name, "csv", path, fault) != 0) {
        return -1;
    }
    if (bytes.value == NULL || !json_is_integer(bytes.value)) {
        return json_fault(&bytes, fault, "must say how many bytes %s.csv has", table->name);
    }
    if (stat(path, &found) != 0) {
        return fault_set(fault, STATUS_IO, "%s: is not there, but datapackage.json lists it", path);
    }
    if ((json_int_t)found.st_size != json_integer_value(bytes.value)) {
        return fault_set(fault, STATUS_NONSENSE, "%s: has %lld bytes where datapackage.json says %lld; export it again",
                         path, (long long)found.st_size, (long long)json_integer_value(bytes.value));
    }
    import->counts.pages++;
    import->counts.bytes += found.st_size;
    return 0;
}

static int check_resources(struct import *import, const struct json_at *root, struct fault *fault)
{
    struct json_at resources = json_member(root, "resources");
    if (json_expect_array(&resources, fault) != 0) {
        return -1;
    }
    for (int kind = 0; kind < TIDY_TABLES; kind++) {
        const struct tidy_table *table = &tidy_tables[kind];
        bool found = false;
        for (size_t i = 0; i < json_count(&resources) && !found; i++) {
            struct json_at resource = json_element(&resources, i);
            struct json_at name = json_member(&resource, "name");
            const char *text;
            if (json_text(&name, &text, fault) != 0) {
                return -1;
            }
            found = strcmp(text, table->name) == 0;
            if (found && check_size(import, table, &resource, fault) != 0) {
                return -1;
            }
        }
        if (!found) {
            return json_fault(&resources, fault, "%s is missing", table->name);
        }
    }
    return 0;
}

static int read_description(struct import *import, struct fault *fault)
{
    char path[LIMIT_PATH_BYTES];
    struct json_document document;
    const char *retrieved;
    const char *origin;
    if (path_in(import, "datapackage", "json", path, fault) != 0) {
        return -1;
    }
    json_document_init(&document, LIMIT_TEMPLATE_BYTES);
    if (file_read(path, &document.text, STATUS_IO, fault) != 0 ||
        json_document_parse(&document, path, STATUS_NONSENSE, fault) != 0) {
        json_document_release(&document);
        return -1;
    }
    struct json_at root = json_root(&document);
    struct json_at retrieved_at = json_member(&root, "retrieved");
    struct json_at origin_at = json_member(&root, "origin");
    int result = json_text(&retrieved_at, &retrieved, fault) != 0 ||
                         json_text_or_null(&origin_at, &origin, fault) != 0 ||
                         check_resources(import, &root, fault) != 0
                     ? -1
                     : 0;
    if (result == 0) {
        import->retrieved = arena_copy(&import->arena, retrieved);
        import->origin = arena_copy(&import->arena, origin);
    }
    json_document_release(&document);
    return result;
}

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

static int book_kpi(struct import *import, const struct csv_stream *csv, struct fault *fault)
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
    return catalogue_put_kpi(import->store, &kpi, fault);
}

static int book_area(struct import *import, const struct csv_stream *csv, struct fault *fault)
{
    struct area area = {.title = csv_stream_field(csv, 1), .type = csv_stream_field(csv, 2)};
    return read_id(csv, 0, &area.id, fault) != 0 ? -1 : catalogue_put_area(import->store, &area, fault);
}

/* The members of a group stand together in their file, in the order of the groups. */
static int take_members(struct import *import, struct area_group *group, struct arena *arena, struct fault *fault)
{
    void *items = NULL;
    size_t capacity = 0;
    struct csv_stream *csv = &import->members;
    while (import->more_members && strcmp(csv_stream_field(csv, 0), group->id) == 0) {
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
        if (csv_stream_next(csv, &import->more_members, fault) != 0) {
            return -1;
        }
    }
    return 0;
}

static int book_group(struct import *import, const struct csv_stream *csv, struct fault *fault)
{
    struct arena arena;
    struct area_group group = {.title = csv_stream_field(csv, 1)};
    if (read_id(csv, 0, &group.id, fault) != 0) {
        return -1;
    }
    arena_init(&arena, LIMIT_MODEL_BYTES);
    int result = take_members(import, &group, &arena, fault);
    if (result == 0) {
        result = catalogue_put_group(import->store, &group, fault);
    }
    arena_release(&arena);
    return result;
}

/* Indicator and area of a row must stand in the catalogue; those of the row before are known to. */
static int check_known(struct import *import, const struct csv_stream *csv, struct fault *fault)
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
    if (strcmp(import->kpi, kpi_id) == 0 && strcmp(import->area, area_id) == 0) {
        return 0;
    }
    arena_init(&arena, LIMIT_MODEL_BYTES);
    const char *unknown = kpi_id;
    int result = catalogue_kpi(import->store, kpi_id, &arena, &kpi, &found, fault);
    if (result == 0 && found) {
        unknown = area_id;
        result = area_id[0] == 'G' ? catalogue_group(import->store, area_id, &arena, &group, &found, fault)
                                   : catalogue_area(import->store, area_id, &arena, &area, &found, fault);
    }
    arena_release(&arena);
    if (result == 0 && !found) {
        return csv_stream_fault(csv, fault, "%s stands in no table of the catalogue", unknown);
    }
    (void)snprintf(import->kpi, sizeof import->kpi, "%s", kpi_id);
    (void)snprintf(import->area, sizeof import->area, "%s", area_id);
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

static int book_figure(struct import *import, const struct csv_stream *csv, struct fault *fault)
{
    struct figure figure;
    enum figure_change change;
    if (check_known(import, csv, fault) != 0 || read_figure(csv, &figure, fault) != 0 ||
        figures_put(import->store, &figure, &change, fault) != 0) {
        return -1;
    }
    ledger_add_figure(&import->counts, &figure, change);
    return 0;
}

static int book_asked(struct import *import, const struct csv_stream *csv, struct fault *fault)
{
    int first;
    int last;
    if (check_known(import, csv, fault) != 0 ||
        read_integer(csv, 2, LIMIT_YEAR_FIRST, LIMIT_YEAR_LAST, &first, fault) != 0 ||
        read_integer(csv, 3, first, LIMIT_YEAR_LAST, &last, fault) != 0) {
        return -1;
    }
    const char *kpi = csv_stream_field(csv, 0);
    const char *area = csv_stream_field(csv, 1);
    const char *younger;
    if (figures_younger(import->store, kpi, area, first, last, import->retrieved, &import->arena, &younger, fault) !=
        0) {
        return -1;
    }
    if (younger != NULL) {
        return fault_set(fault, STATUS_USAGE,
                         "%s, area %s: the export is of %s, the store has figures of %s; import it into a store of its "
                         "own with --store",
                         kpi, area, import->retrieved, younger);
    }
    return figures_asked(import->store, kpi, area, first, last, fault);
}

/* --- files --- */

static int open_table(struct import *import, enum tidy_kind kind, struct csv_stream *csv, struct fault *fault)
{
    char path[LIMIT_PATH_BYTES];
    const char *columns[TIDY_COLUMNS_MAX + 1] = {NULL};
    for (size_t i = 0; i < tidy_tables[kind].column_count; i++) {
        columns[i] = tidy_tables[kind].columns[i].name;
    }
    memset(csv, 0, sizeof *csv);
    buffer_init(&csv->text, 0);
    return path_in(import, tidy_tables[kind].name, "csv", path, fault) != 0
               ? -1
               : csv_stream_open(csv, path, columns, STATUS_NONSENSE, fault);
}

static int book_table(struct import *import, enum tidy_kind kind,
                      int (*book)(struct import *, const struct csv_stream *, struct fault *), struct fault *fault)
{
    struct csv_stream csv;
    bool more;
    int result = open_table(import, kind, &csv, fault);
    if (result == 0) {
        result = csv_stream_next(&csv, &more, fault);
    }
    while (result == 0 && more) {
        ledger_add_rows(&import->counts, 1);
        result = book(import, &csv, fault);
        if (result == 0) {
            result = csv_stream_next(&csv, &more, fault);
        }
    }
    csv_stream_close(&csv);
    return result;
}

static int book_groups(struct import *import, struct fault *fault)
{
    int result = open_table(import, TIDY_MEMBER, &import->members, fault);
    if (result == 0) {
        result = csv_stream_next(&import->members, &import->more_members, fault);
    }
    if (result == 0) {
        result = book_table(import, TIDY_GROUP, book_group, fault);
    }
    if (result == 0 && import->more_members) {
        result = csv_stream_fault(&import->members, fault, "%s: is no group of area_group.csv, or not in its order",
                                  csv_stream_field(&import->members, 0));
    }
    csv_stream_close(&import->members);
    return result;
}

static int book_all(struct import *import, struct fault *fault)
{
    if (book_table(import, TIDY_KPI, book_kpi, fault) != 0 || book_table(import, TIDY_AREA, book_area, fault) != 0 ||
        book_groups(import, fault) != 0 || book_table(import, TIDY_FIGURE, book_figure, fault) != 0) {
        return -1;
    }
    return book_table(import, TIDY_ASKED, book_asked, fault);
}

/* --- the run --- */

static int begin(struct import *import, const char *now, struct fault *fault)
{
    const char *folder = path_last(import->options->directory, &import->arena);
    const struct run_start start = {.started = now,
                                    .source = arena_printf(&import->arena, "import: %s", folder),
                                    .retrieved = import->retrieved,
                                    .origin = import->origin};
    if (arena_failed(&import->arena)) {
        return fault_memory(fault, "import");
    }
    return store_run_begin(import->store, &start, fault);
}

static int run(struct import *import, struct diag *diag, bool *complete, struct fault *fault)
{
    char now[CLOCK_TEXT_MAX];
    struct guard guard = {.accept = import->options->accept_withdrawals};
    clock_format(import->options->now, now);
    if (read_description(import, fault) != 0 || begin(import, now, fault) != 0) {
        return -1;
    }
    if (book_all(import, fault) != 0 || guard_check(&guard, import->store, &import->counts, diag, fault) != 0 ||
        store_run_commit(import->store, &import->counts, now, fault) != 0) {
        store_run_rollback(import->store);
        return -1;
    }
    *complete = !guard.silent;
    ledger_say("import", &import->counts, diag);
    return 0;
}

int import_run(struct store *store, const struct import_options *options, struct diag *diag, bool *complete,
               struct fault *fault)
{
    struct import import = {.store = store, .options = options};
    arena_init(&import.arena, LIMIT_MODEL_BYTES);
    *complete = false;
    int result = run(&import, diag, complete, fault);
    arena_release(&import.arena);
    return result;
}
