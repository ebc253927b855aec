/*
 * json_writer.h - JSON written piece by piece into a buffer.
 *
 * Members and elements stand one a line, indented by one space a level; what
 * is opened by `json_write_row` stands on one line with all that is in it.
 * `key` is the member's name within an object and NULL within an array or at
 * the top; keys are plain ASCII without quotes. Texts are valid UTF-8 (the
 * caller has checked) and are escaped here. The same calls give the same bytes.
 *
 * Failure is the buffer's and sticky: check `buffer_failed` once at the end.
 */
#ifndef BASE_JSON_WRITER_H
#define BASE_JSON_WRITER_H

#include <stdbool.h>

#include "base/buffer.h"

/* Levels that may be open at once; a document needs seven, the schema of templates 20. */
#define JSON_WRITER_DEPTH 32

struct json_writer {
    struct buffer *buffer;
    int depth;
    int row_depth;                   /* the depth of the row that is open, 0 where none is */
    bool has_items;                  /* the innermost level has items already */
    char closers[JSON_WRITER_DEPTH]; /* '}' or ']' for each open level */
};

void json_writer_init(struct json_writer *writer, struct buffer *buffer);

void json_write_object(struct json_writer *writer, const char *key);
void json_write_array(struct json_writer *writer, const char *key);
/* An object on one line. */
void json_write_row(struct json_writer *writer, const char *key);
/* Closes the innermost level; closing the outermost ends the text with a newline. */
void json_write_end(struct json_writer *writer);

void json_write_text(struct json_writer *writer, const char *key, const char *text);
/* The shortest decimal text that reads back; null for what is not finite. */
void json_write_number(struct json_writer *writer, const char *key, double value);
void json_write_bool(struct json_writer *writer, const char *key, bool value);
void json_write_null(struct json_writer *writer, const char *key);
/* A number that is a text already. */
void json_write_literal(struct json_writer *writer, const char *key, const char *number);

#endif
