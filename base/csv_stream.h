/*
 * csv_stream.h - a CSV table read line by line, for tables that are too large to be held.
 *
 * The same form as csv.h: UTF-8, comma, quotes where needed, which may hold
 * line breaks. Faults carry the status given and name the file and line.
 */
#ifndef BASE_CSV_STREAM_H
#define BASE_CSV_STREAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/buffer.h"
#include "base/fault.h"
#include "base/limits.h"

struct csv_stream {
    FILE *file;
    char name[LIMIT_PATH_BYTES];
    enum exit_status status;
    int line;           /* on which the record starts */
    int next_line;      /* on which the next one does */
    struct buffer text; /* the fields, each ended by a NUL */
    size_t count;
    size_t starts[LIMIT_CSV_FIELDS];
};

/* Opens a file whose header must be the columns given (they end in NULL). */
int csv_stream_open(struct csv_stream *stream, const char *path, const char *const *columns, enum exit_status status,
                    struct fault *fault);
/* Closes; fine after a failed open. */
void csv_stream_close(struct csv_stream *stream);
/* The next record, with as many fields as the header; `*more` is false after the last. */
int csv_stream_next(struct csv_stream *stream, bool *more, struct fault *fault);
/* A field; lives until the next record is read. */
const char *csv_stream_field(const struct csv_stream *stream, size_t index);
/* A fault at the record. Returns -1. */
int csv_stream_fault(const struct csv_stream *stream, struct fault *fault, const char *format, ...) PRINTF_LIKE(3, 4);

#endif
