/*
 * row_fields.h - rows of named fields, each a text, as one line of CSV or one object of JSON.
 *
 * An empty text is an empty place in CSV; in JSON it is "" for words and null for what is written as it stands.
 */
#ifndef REPORT_ROW_FIELDS_H
#define REPORT_ROW_FIELDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/json_writer.h"

struct row_field {
    const char *name;
    bool is_literal; /* in JSON: a number, true or false */
};

/* The line of names. */
void row_fields_header(struct buffer *buffer, const struct row_field *fields, size_t count);
void row_fields_csv(struct buffer *buffer, const char *const *texts, size_t count);
/* One field of the object that is open. */
void row_field_json(struct json_writer *writer, const struct row_field *field, const char *text);
/* A whole object, an element of the array that is open. */
void row_fields_json(struct json_writer *writer, const struct row_field *fields, const char *const *texts,
                     size_t count);

#endif
