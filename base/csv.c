#include "base/csv.h"

#include <stdbool.h>
#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/text.h"

/* The state of reading one table. */
struct reader {
    struct csv_table *table;
    struct arena *arena;
    struct fault *fault;
    const char *at;
    int line;
    size_t capacity; /* fields there is room for */
    size_t count;    /* fields read, the header's included */
    void *fields;    /* const char *, one a field */
};

static int add_field(struct reader *reader, const char *text, size_t length)
{
    const char **field = arena_next(reader->arena, &reader->fields, reader->count, &reader->capacity, sizeof *field);
    if (field == NULL) {
        return fault_memory(reader->fault, reader->table->name);
    }
    *field = arena_copy_bytes(reader->arena, text, length);
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
        fault_set(reader->fault, STATUS_CONFIG, "%s:%d: a quoted field is not closed", reader->table->name, first_line);
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
    size_t length = strcspn(reader->at, ",\r\n");
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
        if (*reader->at != ',') {
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
    return fault_set(reader->fault, STATUS_CONFIG, "%s:%d: %s", reader->table->name, reader->line,
                     reader->at[-1] == '\r' ? "has a carriage return without a new line"
                                            : "text follows a quoted field");
}

static int read_lines(struct reader *reader)
{
    struct csv_table *table = reader->table;
    while (*reader->at != '\0') {
        size_t width;
        int line = reader->line;
        if (read_line(reader, &width) != 0) {
            return -1;
        }
        if (table->column_count == 0) {
            table->column_count = width;
        } else if (width != table->column_count) {
            return fault_set(reader->fault, STATUS_CONFIG, "%s:%d: has %zu fields where the header has %zu",
                             table->name, line, width, table->column_count);
        }
        if (*reader->at == '\n') {
            reader->at++;
            reader->line++;
        }
    }
    if (table->column_count == 0) {
        return fault_set(reader->fault, STATUS_CONFIG, "%s: is empty; its first line must name the columns",
                         table->name);
    }
    return 0;
}

int csv_table_load(struct csv_table *table, const char *path, struct arena *arena, struct fault *fault)
{
    struct buffer text;
    struct reader reader = {.table = table, .arena = arena, .fault = fault, .line = 1};
    int result = -1;
    memset(table, 0, sizeof *table);
    table->name = arena_copy(arena, path);
    buffer_init(&text, LIMIT_CSV_BYTES);
    if (file_read(path, &text, STATUS_CONFIG, fault) != 0) {
        goto done;
    }
    if (!text_is_valid(text.bytes, text.length)) {
        fault_set(fault, STATUS_CONFIG, "%s: is not valid UTF-8; save it as CSV UTF-8", path);
        goto done;
    }
    reader.at = strncmp(text.bytes, "\xEF\xBB\xBF", 3) == 0 ? text.bytes + 3 : text.bytes;
    if (read_lines(&reader) != 0) {
        goto done;
    }
    if (arena_failed(arena)) {
        fault_memory(fault, path);
        goto done;
    }
    table->header = reader.fields;
    table->fields = table->header + table->column_count;
    table->row_count = table->column_count == 0 ? 0 : reader.count / table->column_count - 1;
    result = 0;

done:
    buffer_release(&text);
    return result;
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

void csv_append(struct buffer *buffer, const char *field)
{
    if (strpbrk(field, ",\"\r\n") == NULL) {
        buffer_text(buffer, field);
        return;
    }
    buffer_text(buffer, "\"");
    for (const char *at = field; *at != '\0'; at++) {
        buffer_append(buffer, at, 1);
        if (*at == '"') {
            buffer_text(buffer, "\"");
        }
    }
    buffer_text(buffer, "\"");
}
