#include "base/csv.h"

#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/message.h"
#include "base/number.h"
#include "base/text.h"

/* The state of reading one table. */
struct reader {
    struct csv_table *table;
    const struct csv_form *form;
    struct arena *arena;
    struct fault *fault;
    char separator;
    const char *at;
    int line;
    size_t line_count;    /* rows whose line is noted, the header included */
    size_t line_capacity; /* of which there is room for */
    void *lines;          /* int, one a row */
    size_t capacity;      /* fields there is room for */
    size_t count;         /* fields read, the header's included */
    void *fields;         /* const char *, one a field */
};

static int add_field(struct reader *reader, const char *text, size_t length)
{
    const char **field = arena_next(reader->arena, &reader->fields, reader->count, &reader->capacity, sizeof *field);
    if (field == NULL) {
        return fault_memory(reader->fault, reader->table->name);
    }
    char *copy = arena_alloc(reader->arena, length + 1);
    if (copy == NULL) {
        return fault_memory(reader->fault, reader->table->name);
    }
    memcpy(copy, text, length);
    copy[length] = '\0';
    text_clean(copy);
    *field = copy + csv_guard_length(copy);
    reader->count++;
    return 0;
}

static int read_quoted(struct reader *reader)
{
    struct buffer text;
    int result = -1;
    int first_line = reader->line;
    buffer_init(&text, LIMIT_CSV_BYTES);
    for (reader->at++; *reader->at != '\0'; reader->at++) {
        if (*reader->at == '"' && reader->at[1] == '"') {
            reader->at++;
        } else if (*reader->at == '"') {
            break;
        }
        reader->line += *reader->at == '\n';
        buffer_append(&text, reader->at, 1);
    }
    if (*reader->at != '"') {
        fault_set(reader->fault, reader->form->malformed, "%s:%d: a quoted field is not closed", reader->table->name,
                  first_line);
    } else if (buffer_failed(&text)) {
        fault_memory(reader->fault, reader->table->name);
    } else {
        reader->at++;
        result = add_field(reader, text.bytes, text.length);
    }
    buffer_release(&text);
    return result;
}

static int read_field(struct reader *reader)
{
    if (*reader->at == '"') {
        return read_quoted(reader);
    }
    const char ends[] = {reader->separator, '\r', '\n', '\0'};
    size_t length = strcspn(reader->at, ends);
    const char *start = reader->at;
    reader->at += length;
    return add_field(reader, start, length);
}

/* Reads one line; `*width` is the number of its fields. */
static int read_line(struct reader *reader, size_t *width)
{
    size_t before = reader->count;
    for (;;) {
        if (read_field(reader) != 0) {
            return -1;
        }
        if (*reader->at != reader->separator) {
            break;
        }
        reader->at++;
    }
    *width = reader->count - before;
    if (*reader->at == '\r') {
        reader->at++;
    }
    if (*reader->at == '\n' || *reader->at == '\0') {
        return 0;
    }
    return fault_set(reader->fault, reader->form->malformed, "%s:%d: %s", reader->table->name, reader->line,
                     message(reader->at[-1] == '\r' ? MESSAGE("has a carriage return without a new line")
                                                    : MESSAGE("text follows a quoted field")));
}

/* Steps over a line without any character, where the form allows it. */
static bool skip_blank(struct reader *reader)
{
    size_t length = strspn(reader->at, "\r");
    if (!reader->form->blank_lines || length > 1 || reader->at[length] != '\n') {
        return false;
    }
    reader->at += length + 1;
    reader->line++;
    return true;
}

static int note_line(struct reader *reader)
{
    int *line = arena_next(reader->arena, &reader->lines, reader->line_count, &reader->line_capacity, sizeof *line);
    if (line == NULL) {
        return fault_memory(reader->fault, reader->table->name);
    }
    *line = reader->line;
    reader->line_count++;
    return 0;
}

static int read_lines(struct reader *reader)
{
    struct csv_table *table = reader->table;
    while (*reader->at != '\0') {
        size_t width;
        int line = reader->line;
        if (skip_blank(reader)) {
            continue;
        }
        if (note_line(reader) != 0 || read_line(reader, &width) != 0) {
            return -1;
        }
        if (table->column_count == 0) {
            table->column_count = width;
        } else if (width != table->column_count) {
            return fault_set(reader->fault, reader->form->malformed, "%s:%d: has %zu fields where the header has %zu",
                             table->name, line, width, table->column_count);
        }
        if (*reader->at == '\n') {
            reader->at++;
            reader->line++;
        }
    }
    if (table->column_count == 0) {
        return fault_set(reader->fault, reader->form->malformed, "%s: is empty; its first line must name the columns",
                         table->name);
    }
    return 0;
}

/* How often a separator stands outside of quotes on a line; `*next` is the line after it. */
static size_t count_separators(const char *line, char separator, const char **next)
{
    size_t count = 0;
    bool quoted = false;
    const char *at = line;
    for (; *at != '\0' && (quoted || *at != '\n'); at++) {
        quoted = quoted != (*at == '"');
        count += !quoted && *at == separator;
    }
    *next = *at == '\0' ? at : at + 1;
    return count;
}

/* The first that divides the header and the line after it alike, else the first that divides the header. */
static int find_separator(const char *text)
{
    static const char candidates[] = {'\t', ';', ','};
    const char *first = NULL;
    for (size_t i = 0; i < sizeof candidates; i++) {
        const char *next;
        size_t header = count_separators(text, candidates[i], &next);
        if (header > 0 && *next != '\0' && count_separators(next, candidates[i], &next) == header) {
            return candidates[i];
        }
        first = header > 0 && first == NULL ? &candidates[i] : first;
    }
    return first == NULL ? ',' : *first;
}

static int read_text(struct reader *reader, const struct buffer *text)
{
    struct csv_table *table = reader->table;
    if (!text_is_valid(text->bytes, text->length)) {
        return fault_set(reader->fault, reader->form->malformed,
                         "%s: is not valid UTF-8 (Latin-1, as older programs write?); save it as CSV UTF-8",
                         table->name);
    }
    reader->at = strncmp(text->bytes, "\xEF\xBB\xBF", 3) == 0 ? text->bytes + 3 : text->bytes;
    reader->separator = ',';
    if (reader->form->any_separator) {
        reader->separator = (char)find_separator(reader->at);
    }
    table->separator = reader->separator;
    if (read_lines(reader) != 0) {
        return -1;
    }
    if (arena_failed(reader->arena)) {
        return fault_memory(reader->fault, table->name);
    }
    table->header = reader->fields;
    table->fields = table->header + table->column_count;
    table->lines = (const int *)reader->lines + 1;
    table->row_count = reader->count / table->column_count - 1;
    return 0;
}

int csv_table_load_as(struct csv_table *table, const char *path, const struct csv_form *form, struct arena *arena,
                      struct fault *fault)
{
    struct buffer text;
    struct reader reader = {.table = table, .form = form, .arena = arena, .fault = fault, .line = 1};
    memset(table, 0, sizeof *table);
    table->name = arena_copy(arena, path);
    buffer_init(&text, LIMIT_CSV_BYTES);
    int result = file_read(path, &text, form->absent, fault) != 0 ? -1 : read_text(&reader, &text);
    buffer_release(&text);
    return result;
}

int csv_table_load(struct csv_table *table, const char *path, struct arena *arena, struct fault *fault)
{
    const struct csv_form form = {.absent = STATUS_CONFIG, .malformed = STATUS_CONFIG};
    return csv_table_load_as(table, path, &form, arena, fault);
}

int csv_table_load_any(struct csv_table *table, const char *path, struct arena *arena, struct fault *fault)
{
    const struct csv_form form = {
        .any_separator = true, .blank_lines = true, .absent = STATUS_CONFIG, .malformed = STATUS_CONFIG};
    return csv_table_load_as(table, path, &form, arena, fault);
}

bool csv_number(const struct csv_table *table, const char *field, double *value)
{
    char text[NUMBER_TEXT_MAX];
    const size_t length = strlen(field);
    const char *comma = strchr(field, ',');
    if (comma == NULL || table->separator == ',' || length >= sizeof text || strpbrk(field, ".") != NULL) {
        return number_parse(field, value);
    }
    memcpy(text, field, length + 1);
    text[comma - field] = '.';
    return number_parse(text, value);
}

const char *csv_field(const struct csv_table *table, size_t row, size_t column)
{
    return table->fields[row * table->column_count + column];
}

size_t csv_column(const struct csv_table *table, const char *name)
{
    size_t column = 0;
    while (column < table->column_count && strcmp(table->header[column], name) != 0) {
        column++;
    }
    return column;
}

/* A number, a difference ("+9,7 p.e.") or a dash alone computes nothing. */
static bool is_formula(const char *field)
{
    if (*field == '+' || *field == '-') {
        return strpbrk(field + 1, "+-=(!|@&*/^'\"") != NULL;
    }
    return *field == '=' || *field == '@';
}

/* So is one with apostrophes before it, to be told from a guarded one. */
static bool needs_guard(const char *field)
{
    field += strspn(field, "'");
    return is_formula(field + strspn(field, " \t\r\n"));
}

size_t csv_guard_length(const char *field)
{
    return *field == '\'' && needs_guard(field + 1) ? 1 : 0;
}

void csv_append(struct buffer *buffer, const char *field)
{
    const char *guard = needs_guard(field) ? "'" : "";
    if (strpbrk(field, ",\"\r\n") == NULL) {
        buffer_text(buffer, guard);
        buffer_text(buffer, field);
        return;
    }
    buffer_text(buffer, "\"");
    buffer_text(buffer, guard);
    for (const char *at = field; *at != '\0'; at++) {
        buffer_append(buffer, at, 1);
        if (*at == '"') {
            buffer_text(buffer, "\"");
        }
    }
    buffer_text(buffer, "\"");
}
