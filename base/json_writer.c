#include "base/json_writer.h"

#include <math.h>
#include <stddef.h>

#include "base/number.h"

void json_writer_init(struct json_writer *writer, struct buffer *buffer)
{
    *writer = (struct json_writer){.buffer = buffer};
}

static void new_line(struct json_writer *writer)
{
    buffer_text(writer->buffer, "\n");
    for (int level = 0; level < writer->depth; level++) {
        buffer_text(writer->buffer, " ");
    }
}

static void append_escaped(struct buffer *buffer, const char *text)
{
    buffer_text(buffer, "\"");
    for (const char *at = text; *at != '\0'; at++) {
        unsigned char byte = (unsigned char)*at;
        if (byte == '"' || byte == '\\') {
            buffer_printf(buffer, "\\%c", byte);
        } else if (byte == '\n') {
            buffer_text(buffer, "\\n");
        } else if (byte < 0x20 || byte == 0x7f) {
            buffer_printf(buffer, "\\u%04x", byte);
        } else {
            buffer_append(buffer, at, 1);
        }
    }
    buffer_text(buffer, "\"");
}

/* What stands before an item: comma, line, key. */
static void begin_item(struct json_writer *writer, const char *key)
{
    if (writer->has_items) {
        buffer_text(writer->buffer, writer->row_depth > 0 ? ", " : ",");
    }
    if (writer->depth > 0 && writer->row_depth == 0) {
        new_line(writer);
    }
    if (key != NULL) {
        append_escaped(writer->buffer, key);
        buffer_text(writer->buffer, ": ");
    }
    writer->has_items = true;
}

static void open_level(struct json_writer *writer, const char *key, const char *opener, char closer)
{
    begin_item(writer, key);
    if (writer->depth == JSON_WRITER_DEPTH) {
        writer->buffer->failed = true;
        return;
    }
    buffer_text(writer->buffer, opener);
    writer->closers[writer->depth++] = closer;
    writer->has_items = false;
}

void json_write_object(struct json_writer *writer, const char *key)
{
    open_level(writer, key, "{", '}');
}

void json_write_array(struct json_writer *writer, const char *key)
{
    open_level(writer, key, "[", ']');
}

void json_write_row(struct json_writer *writer, const char *key)
{
    open_level(writer, key, "{", '}');
    if (writer->row_depth == 0) {
        writer->row_depth = writer->depth;
    }
}

void json_write_end(struct json_writer *writer)
{
    if (writer->depth == 0) {
        return;
    }
    bool in_row = writer->row_depth > 0;
    if (writer->row_depth == writer->depth) {
        writer->row_depth = 0;
    }
    char closer = writer->closers[--writer->depth];
    if (writer->has_items && !in_row) {
        new_line(writer);
    }
    buffer_append(writer->buffer, &closer, 1);
    if (writer->depth == 0) {
        buffer_text(writer->buffer, "\n");
    }
    writer->has_items = true;
}

void json_write_text(struct json_writer *writer, const char *key, const char *text)
{
    begin_item(writer, key);
    append_escaped(writer->buffer, text);
}

void json_write_literal(struct json_writer *writer, const char *key, const char *number)
{
    begin_item(writer, key);
    buffer_text(writer->buffer, number);
}

void json_write_number(struct json_writer *writer, const char *key, double value)
{
    char text[NUMBER_TEXT_MAX] = "null";
    if (isfinite(value)) {
        number_exact(text, value);
    }
    json_write_literal(writer, key, text);
}

void json_write_bool(struct json_writer *writer, const char *key, bool value)
{
    json_write_literal(writer, key, value ? "true" : "false");
}

void json_write_null(struct json_writer *writer, const char *key)
{
    json_write_literal(writer, key, "null");
}
