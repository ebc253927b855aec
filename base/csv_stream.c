#include "base/csv_stream.h"

#include <errno.h>
#include <stdarg.h>
#include <string.h>

#include "base/csv.h"
#include "base/message.h"
#include "base/text.h"

int csv_stream_fault(const struct csv_stream *stream, struct fault *fault, const char *format, ...)
{
    char reason[FAULT_TEXT_MAX];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(reason, sizeof reason, message(format), arguments);
    va_end(arguments);
    return fault_set(fault, stream->status, "%s:%d: %s", stream->name, stream->line, reason);
}

/* Starts a field; -1 where there are too many. */
static int start_field(struct csv_stream *stream, struct fault *fault)
{
    if (stream->count == LIMIT_CSV_FIELDS) {
        return csv_stream_fault(stream, fault, "has more than %d fields", LIMIT_CSV_FIELDS);
    }
    stream->starts[stream->count++] = stream->text.length;
    return 0;
}

static void append_byte(struct csv_stream *stream, int byte)
{
    const char character = (char)byte;
    stream->next_line += byte == '\n';
    buffer_append(&stream->text, &character, 1);
}

/* After the opening quote: reads up to the closing one; the byte after it in `*next`. */
static int read_quoted(struct csv_stream *stream, int *next, struct fault *fault)
{
    int byte;
    while ((byte = getc(stream->file)) != EOF && !buffer_failed(&stream->text)) {
        if (byte == '"') {
            byte = getc(stream->file);
            if (byte != '"') {
                *next = byte;
                return 0;
            }
        }
        append_byte(stream, byte);
    }
    return csv_stream_fault(stream, fault, "a quoted field is not closed");
}

/* Reads one field; the byte that ended it in `*next`: a comma, a line feed or EOF. */
static int read_field(struct csv_stream *stream, int *next, struct fault *fault)
{
    if (start_field(stream, fault) != 0) {
        return -1;
    }
    int byte = getc(stream->file);
    if (byte == '"') {
        if (read_quoted(stream, &byte, fault) != 0) {
            return -1;
        }
    } else {
        for (; byte != EOF && byte != ',' && byte != '\n' && byte != '\r' && !buffer_failed(&stream->text);
             byte = getc(stream->file)) {
            append_byte(stream, byte);
        }
    }
    if (byte == '\r') {
        byte = getc(stream->file);
        if (byte != '\n' && byte != EOF) {
            return csv_stream_fault(stream, fault, "a carriage return stands alone");
        }
    }
    *next = byte;
    if (byte != EOF && byte != ',' && byte != '\n') {
        return csv_stream_fault(stream, fault, "text follows a quoted field");
    }
    buffer_append(&stream->text, "", 1);
    return 0;
}

static int check_record(struct csv_stream *stream, struct fault *fault)
{
    if (ferror(stream->file) != 0) {
        return fault_set(fault, STATUS_IO, "%s: cannot be read: %s", stream->name, strerror(errno));
    }
    if (buffer_failed(&stream->text)) {
        return csv_stream_fault(stream, fault, "is longer than the %zu bytes that are read", stream->text.ceiling);
    }
    for (size_t i = 0; i < stream->count; i++) {
        size_t end = i + 1 < stream->count ? stream->starts[i + 1] : stream->text.length;
        if (!text_is_valid(stream->text.bytes + stream->starts[i], end - stream->starts[i] - 1)) {
            return csv_stream_fault(stream, fault, "is not valid UTF-8");
        }
        stream->starts[i] += csv_guard_length(stream->text.bytes + stream->starts[i]);
        text_clean(stream->text.bytes + stream->starts[i]);
    }
    return 0;
}

/* A record of any number of fields; 0 of them at the end. */
static int read_record(struct csv_stream *stream, struct fault *fault)
{
    int byte = getc(stream->file);
    buffer_clear(&stream->text);
    stream->count = 0;
    stream->line = stream->next_line;
    if (byte == EOF) {
        return check_record(stream, fault);
    }
    (void)ungetc(byte, stream->file);
    do {
        if (read_field(stream, &byte, fault) != 0) {
            return -1;
        }
    } while (byte == ',');
    stream->next_line++;
    return check_record(stream, fault);
}

static int check_header(const struct csv_stream *stream, const char *const *columns, struct fault *fault)
{
    size_t count = 0;
    while (columns[count] != NULL) {
        const char *found = count < stream->count ? csv_stream_field(stream, count) : "";
        if (strcmp(found, columns[count]) != 0) {
            return csv_stream_fault(stream, fault, "column %zu must be %s, but is %s", count + 1, columns[count],
                                    found[0] == '\0' ? message("missing") : found);
        }
        count++;
    }
    return stream->count == count ? 0 : csv_stream_fault(stream, fault, "has more than %zu columns", count);
}

int csv_stream_open(struct csv_stream *stream, const char *path, const char *const *columns, enum exit_status status,
                    struct fault *fault)
{
    memset(stream, 0, sizeof *stream);
    buffer_init(&stream->text, LIMIT_CSV_LINE_BYTES);
    (void)snprintf(stream->name, sizeof stream->name, "%s", path);
    stream->status = status;
    stream->next_line = 1;
    stream->file = fopen(path, "rb");
    if (stream->file == NULL) {
        return fault_set(fault, STATUS_IO, "%s: cannot be opened: %s", path, strerror(errno));
    }
    return read_record(stream, fault) != 0 ? -1 : check_header(stream, columns, fault);
}

void csv_stream_close(struct csv_stream *stream)
{
    if (stream->file != NULL) {
        (void)fclose(stream->file);
        stream->file = NULL;
    }
    buffer_release(&stream->text);
}

int csv_stream_next(struct csv_stream *stream, bool *more, struct fault *fault)
{
    size_t columns = stream->count;
    if (read_record(stream, fault) != 0) {
        return -1;
    }
    *more = stream->count > 0;
    if (*more && stream->count != columns) {
        return csv_stream_fault(stream, fault, "has %zu fields where the header has %zu", stream->count, columns);
    }
    return 0;
}

const char *csv_stream_field(const struct csv_stream *stream, size_t index)
{
    return stream->text.bytes + stream->starts[index];
}
