/*
 * csv.h - comma-separated tables (RFC 4180, UTF-8), read and written.
 *
 * A table is read whole: the first line is the header, every line has as many
 * fields as it. Fields may be quoted; a byte order mark is skipped. A table
 * that others made may be separated by semicolons or tabs, too (struct csv_form).
 *
 * What a spreadsheet would take for a formula ("=1+2", "@x", "-2+3") is written with an apostrophe before it, which
 * the readers here take away again: any text comes back as it was, but for characters that text_clean takes away.
 */
#ifndef BASE_CSV_H
#define BASE_CSV_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/fault.h"

struct csv_table {
    const char *name; /* the path, for messages */
    char separator;   /* that it was told to have */
    size_t column_count;
    size_t row_count; /* without the header */
    const char **header;
    const char **fields; /* row by row */
    const int *lines;    /* of the file, on which each row starts */
};

/* What a table may look like, and what a wrong one leads to. */
struct csv_form {
    bool any_separator;         /* tab, semicolon or comma, told from the first lines; else a comma */
    bool blank_lines;           /* are skipped; else each is a row with one empty field */
    enum exit_status absent;    /* the file cannot be read */
    enum exit_status malformed; /* it is no such table */
};

/* Reads a file; the texts belong to the arena. Faults are STATUS_CONFIG and name the line. */
int csv_table_load(struct csv_table *table, const char *path, struct arena *arena, struct fault *fault);
/* The same as spreadsheets write it in any country: any separator, blank lines skipped. */
int csv_table_load_any(struct csv_table *table, const char *path, struct arena *arena, struct fault *fault);
/* The same for a table of another form. */
int csv_table_load_as(struct csv_table *table, const char *path, const struct csv_form *form, struct arena *arena,
                      struct fault *fault);
const char *csv_field(const struct csv_table *table, size_t row, size_t column);
/* The position of a column, or the number of columns where there is none of that name. */
size_t csv_column(const struct csv_table *table, const char *name);

/* Reads a whole field as a number: with a point or, where commas do not divide the fields, a comma. */
bool csv_number(const struct csv_table *table, const char *field, double *value);

/* Appends one field, quoted and guarded where it must be. */
void csv_append(struct buffer *buffer, const char *field);
/* How many characters before a field that was read are there only to guard it: 1 or 0. */
size_t csv_guard_length(const char *field);

#endif
