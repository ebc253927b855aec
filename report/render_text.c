#include "report/render_text.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "report/fit_text.h"
#include "report/preliminary_note.h"

#define BOLD "\033[1m"
#define DIM "\033[2m"
#define PLAIN "\033[0m"
#define GAP 2
/* What the marks of a column take: a space and themselves. */
static size_t mark_room(const struct table *table, size_t column)
{
    size_t marks = strlen(column_mark(table, column));
    return marks == 0 ? 0 : 1 + marks;
}

/* The first line of a heading that breaks over several is joined with spaces. */
static void append_heading(struct buffer *buffer, const char *heading)
{
    for (const char *at = heading; *at != '\0'; at++) {
        buffer_append(buffer, *at == '\n' ? " " : at, 1);
    }
}

/* A line of its own, broken over several where it is wider than `width` (0: any). */
static void append_styled(struct buffer *buffer, const char *style, const char *text, size_t width, bool styled)
{
    buffer_text(buffer, styled ? style : "");
    if (width == 0) {
        buffer_text(buffer, text);
    } else {
        fit_wrapped(buffer, text, width, 0);
    }
    buffer_printf(buffer, "%s\n", styled ? PLAIN : "");
}

/* The width of a column, 0 where no row says anything in it. */
static size_t column_width(const struct table *table, size_t column)
{
    size_t widest = 0;
    for (size_t row = 0; row < table->row_count; row++) {
        size_t width = text_width(table->rows[row].cells[column].text);
        widest = width > widest ? width : widest;
    }
    size_t heading = text_width(table->columns[column].heading);
    return widest == 0 ? 0 : (heading > widest ? heading : widest) + mark_room(table, column);
}

static void pad(struct buffer *buffer, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        buffer_text(buffer, " ");
    }
}

/* One text of a row; the last one of a line has no space after it. */
static void append_field(struct buffer *buffer, const char *text, size_t width, enum column_align align, bool first)
{
    size_t own = text_width(text);
    size_t space = width > own ? width - own : 0;
    if (!first) {
        pad(buffer, GAP);
    }
    if (align != ALIGN_LEFT) {
        pad(buffer, space);
        append_heading(buffer, text);
        return;
    }
    append_heading(buffer, text);
    pad(buffer, space);
}

static void trim_line(struct buffer *buffer)
{
    while (buffer->length > 0 && buffer->bytes[buffer->length - 1] == ' ') {
        buffer->bytes[--buffer->length] = '\0';
    }
    buffer_text(buffer, "\n");
}

/* The least that is left to the last column. */
#define LAST_LEAST 12

/* What a column takes. */
struct room {
    size_t width; /* the mark included; 0 where no row says anything in it */
    size_t mark;
};

/* The columns left for the last one within `width`; 0 where it is not to be fitted. */
static size_t last_width(const struct table *table, const struct room *rooms, size_t width)
{
    size_t before = 0;
    if (width == 0 || table->column_count < 2 || table->columns[table->column_count - 1].align != ALIGN_LEFT) {
        return 0;
    }
    for (size_t column = 0; column + 1 < table->column_count; column++) {
        before += rooms[column].width == 0 ? 0 : rooms[column].width + GAP;
    }
    return width > before + LAST_LEAST ? width - before : LAST_LEAST;
}

/* The mark of a figure, and white for what the column has besides. */
static void append_mark(struct buffer *buffer, const struct doc_cell *cell, size_t width)
{
    const char *mark = cell == NULL ? "" : figure_mark(cell);
    if (mark[0] != '\0') {
        buffer_printf(buffer, " %s", mark);
        width -= 1 + strlen(mark);
    }
    pad(buffer, width);
}

/* The last column gets `last`, unless that is 0; what stands before it takes `before`. */
static void append_last(struct buffer *buffer, const struct table *table, const char *text, size_t last, size_t before)
{
    pad(buffer, before == 0 ? 0 : GAP);
    if (table->wraps) {
        fit_wrapped(buffer, text, last, before);
    } else {
        fit_cut(buffer, text, last);
    }
}

static void append_row(struct buffer *buffer, const struct table *table, const struct table_row *row,
                       const struct room *rooms, size_t last)
{
    size_t before = 0;
    for (size_t column = 0; column < table->column_count; column++) {
        const struct doc_cell *cell = row == NULL ? NULL : &row->cells[column];
        const char *text = cell == NULL ? table->columns[column].heading : cell->text;
        const struct room *room = &rooms[column];
        if (room->width == 0) {
            continue;
        }
        if (column + 1 == table->column_count && last > 0) {
            append_last(buffer, table, text, last, before);
        } else {
            append_field(buffer, text, room->width - room->mark, table->columns[column].align, before == 0);
            append_mark(buffer, cell, room->mark);
        }
        before += room->width + GAP;
    }
    trim_line(buffer);
}

static void append_rows(struct buffer *buffer, const struct table *table, size_t width)
{
    struct room *rooms = calloc(table->column_count + 1, sizeof *rooms);
    if (rooms == NULL) {
        buffer->failed = true;
        return;
    }
    for (size_t column = 0; column < table->column_count; column++) {
        rooms[column].width = column_width(table, column);
        rooms[column].mark = mark_room(table, column);
    }
    size_t last = last_width(table, rooms, width);
    append_row(buffer, table, NULL, rooms, last);
    for (size_t row = 0; row < table->row_count; row++) {
        append_row(buffer, table, &table->rows[row], rooms, last);
    }
    free(rooms);
}

static void append_table(struct buffer *buffer, const struct table *table, size_t width, bool styled)
{
    append_styled(buffer, BOLD, table->title, width, styled);
    if (table->row_count > 0) {
        append_rows(buffer, table, width);
    }
    for (size_t i = 0; i < table->note_count; i++) {
        append_styled(buffer, DIM, table->notes[i], width, styled);
    }
    if (table->source[0] != '\0') {
        append_styled(buffer, DIM, table->source, width, styled);
    }
}

void render_text_within(const struct document *document, size_t width, bool styled, struct buffer *buffer)
{
    bool first = true;
    for (const struct node *node = document->first; node != NULL; node = node->next) {
        if (node->kind == NODE_TABLE) {
            buffer_text(buffer, first ? "" : "\n");
            append_table(buffer, node->table, width, styled);
            first = false;
        }
    }
}

void render_text(const struct document *document, bool styled, struct buffer *buffer)
{
    render_text_within(document, 0, styled, buffer);
}
