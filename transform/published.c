#include "transform/published.h"

#include <string.h>

#include "base/csv.h"
#include "base/limits.h"
#include "base/number.h"
#include "base/text.h"
#include "transform/published_columns.h"

/* A table on its way. */
struct reading {
    struct published_table *published;
    const struct csv_table *table;
    const struct published_columns *columns;
    const struct published_wish *wish;
    int file_year; /* the only one in the file's name, else 0 */
    struct arena *arena;
    struct fault *fault;
};

/* What the columns beside the figures tell of a row. */
struct row_head {
    const char *area;
    const char *title;
    const char *indicator; /* NULL where the row names none */
    const char *kpi;
    int year; /* 0 where the row tells none */
    enum gender gender;
    const char *statistic;
    bool bare;
};

/* The bytes of white space at the start of a text. */
static size_t space_bytes(const char *text)
{
    if (*text == ' ' || (*text >= '\t' && *text <= '\r')) {
        return 1;
    }
    return strncmp(text, "\xC2\xA0", 2) == 0 ? 2 : 0;
}

/* The text without white space at its ends; the same pointer where there is none. */
static const char *trimmed(const struct reading *reading, const char *text)
{
    for (size_t bytes = space_bytes(text); bytes > 0; bytes = space_bytes(text)) {
        text += bytes;
    }
    size_t end = 0;
    for (size_t i = 0; text[i] != '\0';) {
        size_t bytes = space_bytes(text + i);
        i += bytes > 0 ? bytes : 1;
        end = bytes > 0 ? end : i;
    }
    return text[end] == '\0' ? text : arena_copy_bytes(reading->arena, text, end);
}

/* The field of a role in a row, "" where the table has no such column. */
static const char *role_text(const struct reading *reading, size_t row, enum published_role role)
{
    const struct published_columns *columns = reading->columns;
    return columns->has_role[role] ? trimmed(reading, csv_field(reading->table, row, columns->role[role])) : "";
}

static int fault_at(const struct reading *reading, size_t row, const char *text, const char *reason)
{
    return fault_set(reading->fault, STATUS_NONSENSE, "%s:%d: \"%s\" %s", reading->table->name,
                     reading->table->lines[row], text, reason);
}

/* --- what a row is of --- */

static bool all_digits(const char *text, size_t length)
{
    return length > 0 && strspn(text, "0123456789") >= length;
}

/* Sets the id, whose leading zeros a spreadsheet may have dropped, or where it is none the title. */
static void set_id(const struct reading *reading, struct row_head *head, const char *text)
{
    size_t length = strlen(text);
    if (all_digits(text, length) && length < 4) {
        head->area = arena_printf(reading->arena, "%.*s%s", (int)(4 - length), "0000", text);
        return;
    }
    bool is_id = all_digits(text, length) || (*text == 'G' && all_digits(text + 1, length - 1));
    if (!is_id && head->title[0] == '\0') {
        head->title = text;
    } else {
        head->area = text;
    }
}

/* An id in one column, a name in another, or both in one: "1440 Ale". */
static void set_area(const struct reading *reading, size_t row, struct row_head *head)
{
    const char *id = role_text(reading, row, PUBLISHED_AREA);
    head->area = "";
    head->title = role_text(reading, row, PUBLISHED_TITLE);
    if (id[0] != '\0') {
        set_id(reading, head, id);
    }
    const char *title = head->title;
    if (head->area[0] == '\0' && all_digits(title, 4) && strspn(title, "0123456789") == 4) {
        head->area = arena_copy_bytes(reading->arena, title, 4);
        head->title = trimmed(reading, title + 4);
    }
}

static int set_year(const struct reading *reading, size_t row, struct row_head *head)
{
    const char *text = role_text(reading, row, PUBLISHED_YEAR);
    if (text[0] == '\0') {
        return 0;
    }
    if (!number_parse_int(text, LIMIT_YEAR_FIRST, LIMIT_YEAR_LAST, &head->year)) {
        return fault_at(reading, row, text, "is not a year");
    }
    return 0;
}

static int set_gender(const struct reading *reading, size_t row, struct row_head *head)
{
    static const struct {
        const char *folded;
        enum gender gender;
    } words[] = {{"", GENDER_TOTAL},     {"t", GENDER_TOTAL}, {"total", GENDER_TOTAL},   {"totalt", GENDER_TOTAL},
                 {"alla", GENDER_TOTAL}, {"k", GENDER_WOMEN}, {"kvinnor", GENDER_WOMEN}, {"women", GENDER_WOMEN},
                 {"f", GENDER_WOMEN},    {"m", GENDER_MEN},   {"man", GENDER_MEN},       {"men", GENDER_MEN}};
    char folded[TEXT_FOLDED_MAX];
    const char *text = role_text(reading, row, PUBLISHED_GENDER);
    text_fold(text, folded);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strcmp(folded, words[i].folded) == 0) {
            head->gender = words[i].gender;
            return 0;
        }
    }
    return fault_at(reading, row, text, "is no gender; write T, K or M");
}

static void set_indicator(const struct reading *reading, size_t row, struct row_head *head)
{
    const char *name = role_text(reading, row, PUBLISHED_INDICATOR);
    const char *kpi = role_text(reading, row, PUBLISHED_KPI);
    bool by_row = reading->columns->has_role[PUBLISHED_INDICATOR] || reading->columns->has_role[PUBLISHED_KPI];
    head->indicator = name[0] != '\0' ? name : kpi;
    head->kpi = name[0] != '\0' ? kpi : "";
    if (!by_row) {
        head->indicator = NULL;
    }
}

/* Whether no column of figures says anything in the row. */
static bool is_bare(const struct reading *reading, size_t row)
{
    for (size_t i = 0; i < reading->columns->count; i++) {
        if (trimmed(reading, csv_field(reading->table, row, reading->columns->figures[i].column))[0] != '\0') {
            return false;
        }
    }
    return true;
}

static int read_head(const struct reading *reading, size_t row, struct row_head *head)
{
    memset(head, 0, sizeof *head);
    set_area(reading, row, head);
    set_indicator(reading, row, head);
    head->statistic = role_text(reading, row, PUBLISHED_STATISTIC);
    head->bare = is_bare(reading, row);
    return set_year(reading, row, head) != 0 ? -1 : set_gender(reading, row, head);
}

/* --- the figures of a row --- */

static int read_figure(const struct reading *reading, size_t row, struct published_cell *cell)
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
        return fault_at(reading, row, cell->text, "belongs to no area: the row names none");
    }
    if (cell->indicator[0] == '\0') {
        return fault_at(reading, row, cell->text, "belongs to no indicator: the row names none");
    }
    return 0;
}

static int read_cell(const struct reading *reading, size_t row, const struct row_head *head,
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
    *cell = (struct published_cell){.text = trimmed(reading, csv_field(reading->table, row, column->column)),
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

/* Whether the row holds nothing, or words beside which there is neither a figure nor all that one would belong to. */
static bool is_beside(const struct reading *reading, size_t row, bool *words)
{
    const struct csv_table *table = reading->table;
    const bool *has = reading->columns->has_role;
    *words = false;
    for (size_t column = 0; column < table->column_count; column++) {
        *words = *words || trimmed(reading, csv_field(table, row, column))[0] != '\0';
    }
    bool area =
        role_text(reading, row, PUBLISHED_AREA)[0] != '\0' || role_text(reading, row, PUBLISHED_TITLE)[0] != '\0';
    bool dated = !has[PUBLISHED_YEAR] || role_text(reading, row, PUBLISHED_YEAR)[0] != '\0';
    bool named = !(has[PUBLISHED_INDICATOR] || has[PUBLISHED_KPI]) ||
                 role_text(reading, row, PUBLISHED_INDICATOR)[0] != '\0' ||
                 role_text(reading, row, PUBLISHED_KPI)[0] != '\0';
    return !*words || (is_bare(reading, row) && !(area && dated && named));
}

static int read_row(const struct reading *reading, size_t row)
{
    struct row_head head;
    bool words;
    if (is_beside(reading, row, &words)) {
        reading->published->left_rows += words;
        return 0;
    }
    if (read_head(reading, row, &head) != 0) {
        return -1;
    }
    for (size_t i = 0; i < reading->columns->count; i++) {
        const struct published_column *column = &reading->columns->figures[i];
        struct row_head own = head;
        own.indicator = column->indicator == NULL ? head.indicator : NULL;
        if (read_cell(reading, row, &own, column) != 0) {
            return -1;
        }
    }
    return 0;
}

static int read_rows(struct reading *reading)
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
    if (csv_table_load_as(&table, wish->path, &form, arena, fault) != 0 ||
        published_columns_find(&columns, &table, wish, arena, fault) != 0) {
        return -1;
    }
    struct reading reading = {.published = published,
                              .table = &table,
                              .columns = &columns,
                              .wish = wish,
                              .file_year = published_year_in(published->name),
                              .arena = arena,
                              .fault = fault};
    published->left_columns = columns.left;
    return read_rows(&reading);
}
