/* text_columns.c - a table's rows in columns. */
#include <string.h>

#include "base/limits.h"
#include "base/text.h"
#include "report/fit_text.h"
#include "report/preliminary_note.h"
#include "report/small_line.h"
#include "report/text_table.h"

void text_heading(struct buffer *buffer, const char *heading)
{
    for (const char *at = heading; *at != '\0'; at++) {
        buffer_append(buffer, *at == '\n' ? " " : at, 1);
    }
}

void text_cell(struct buffer *buffer, const struct doc_cell *cell, bool blocks)
{
    if (cell->trend != NULL && !blocks) {
        small_line_append(buffer, cell->trend, false);
    } else {
        text_heading(buffer, cell->text);
    }
}

void text_pad(struct buffer *buffer, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        buffer_text(buffer, " ");
    }
}

void text_line_end(struct buffer *buffer)
{
    while (buffer->length > 0 && buffer->bytes[buffer->length - 1] == ' ') {
        buffer->bytes[--buffer->length] = '\0';
    }
    buffer_text(buffer, "\n");
}

/* One row on its way; `row` is NULL for that of headings. */
struct columns {
    struct buffer *buffer;
    const struct table *table;
    const struct text_room *rooms;
    const struct table_row *row;
    size_t first;
    size_t last;
    bool blocks;
};

/* The text that a place has, the heading's in the row of headings. */
static const char *text_of(const struct columns *columns, size_t column)
{
    return columns->row == NULL ? columns->table->columns[column].heading : columns->row->cells[column].text;
}

static void append_text(const struct columns *columns, size_t column)
{
    if (columns->row == NULL) {
        text_heading(columns->buffer, columns->table->columns[column].heading);
    } else {
        text_cell(columns->buffer, &columns->row->cells[column], columns->blocks);
    }
}

static void append_aligned(const struct columns *columns, size_t column, size_t width)
{
    size_t own = text_width(text_of(columns, column));
    size_t space = width > own ? width - own : 0;
    bool left = columns->table->columns[column].align == ALIGN_LEFT;
    text_pad(columns->buffer, left ? 0 : space);
    append_text(columns, column);
    text_pad(columns->buffer, left ? space : 0);
}

/* The mark of a figure, and white for what the column has besides. */
static void append_mark(const struct columns *columns, size_t column, size_t width)
{
    const char *mark = columns->row == NULL ? "" : figure_mark(&columns->row->cells[column]);
    if (mark[0] != '\0') {
        buffer_printf(columns->buffer, " %s", mark);
        width -= 1 + strlen(mark);
    }
    text_pad(columns->buffer, width);
}

/* The last column where it is fitted. */
static void append_last(const struct columns *columns, size_t column, size_t before)
{
    const char *text = text_of(columns, column);
    if (columns->table->wraps) {
        fit_wrapped(columns->buffer, text, columns->last, before);
    } else {
        fit_cut(columns->buffer, text, columns->last);
    }
}

/* A label over several lines: all but its last line stand alone; the figures stand beside the last. */
static void append_label(const struct columns *columns, size_t width)
{
    struct buffer lines;
    buffer_init(&lines, LIMIT_RENDERED_BYTES);
    fit_wrapped(&lines, text_of(columns, 0), width, 0);
    const char *at = buffer_failed(&lines) ? "" : lines.bytes;
    for (const char *end = strchr(at, '\n'); end != NULL; end = strchr(at, '\n')) {
        buffer_append(columns->buffer, at, (size_t)(end - at) + 1);
        at = end + 1;
    }
    buffer_text(columns->buffer, at);
    text_pad(columns->buffer, width > text_width(at) ? width - text_width(at) : 0);
    columns->buffer->failed = columns->buffer->failed || buffer_failed(&lines);
    buffer_release(&lines);
}

static void append_row(const struct columns *columns)
{
    const struct table *table = columns->table;
    size_t before = 0;
    for (size_t column = 0; column < table->column_count; column++) {
        const struct text_room *room = &columns->rooms[column];
        bool fitted = column == 0 && columns->first > 0;
        if (room->width == 0) {
            continue;
        }
        text_pad(columns->buffer, before == 0 ? 0 : TEXT_GAP);
        if (fitted) {
            append_label(columns, columns->first);
        } else if (column + 1 == table->column_count && columns->last > 0) {
            append_last(columns, column, before);
        } else {
            append_aligned(columns, column, room->width - room->mark);
            append_mark(columns, column, room->mark);
        }
        before += (fitted ? columns->first : room->width) + TEXT_GAP;
    }
    text_line_end(columns->buffer);
}

void text_columns(struct buffer *buffer, const struct table *table, const struct text_room *rooms, size_t first,
                  size_t last, bool blocks)
{
    struct columns columns = {
        .buffer = buffer, .table = table, .rooms = rooms, .first = first, .last = last, .blocks = blocks};
    append_row(&columns);
    for (size_t row = 0; row < table->row_count; row++) {
        columns.row = &table->rows[row];
        append_row(&columns);
    }
}
