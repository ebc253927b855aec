#include "report/render_text.h"

#include <string.h>

#include "base/text.h"
#include "report/preliminary_note.h"

#define BOLD "\033[1m"
#define DIM "\033[2m"
#define PLAIN "\033[0m"
#define GAP 2
#define MARK " " PRELIMINARY_MARK

/* The first line of a heading that breaks over several is joined with spaces. */
static void append_heading(struct buffer *buffer, const char *heading)
{
    for (const char *at = heading; *at != '\0'; at++) {
        buffer_append(buffer, *at == '\n' ? " " : at, 1);
    }
}

static void append_styled(struct buffer *buffer, const char *style, const char *text, bool styled)
{
    buffer_printf(buffer, "%s%s%s\n", styled ? style : "", text, styled ? PLAIN : "");
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
    size_t mark = preliminary_in_column(table, column) ? strlen(MARK) : 0;
    return widest == 0 ? 0 : (heading > widest ? heading : widest) + mark;
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

/* The mark of a preliminary figure, else as much white as it takes in the column. */
static void append_mark(struct buffer *buffer, const struct doc_cell *cell, size_t width)
{
    if (cell != NULL && cell->preliminary) {
        buffer_text(buffer, MARK);
    } else {
        pad(buffer, width);
    }
}

static void append_row(struct buffer *buffer, const struct table *table, const struct table_row *row)
{
    bool first = true;
    for (size_t column = 0; column < table->column_count; column++) {
        size_t width = column_width(table, column);
        const char *text = row == NULL ? table->columns[column].heading : row->cells[column].text;
        size_t mark = preliminary_in_column(table, column) ? strlen(MARK) : 0;
        if (width > 0) {
            append_field(buffer, text, width - mark, table->columns[column].align, first);
            append_mark(buffer, row == NULL ? NULL : &row->cells[column], mark);
            first = false;
        }
    }
    trim_line(buffer);
}

static void append_table(struct buffer *buffer, const struct table *table, bool styled)
{
    append_styled(buffer, BOLD, table->title, styled);
    append_row(buffer, table, NULL);
    for (size_t row = 0; row < table->row_count; row++) {
        append_row(buffer, table, &table->rows[row]);
    }
    for (size_t i = 0; i < table->note_count; i++) {
        append_styled(buffer, DIM, table->notes[i], styled);
    }
    append_styled(buffer, DIM, table->source, styled);
}

void render_text(const struct document *document, bool styled, struct buffer *buffer)
{
    bool first = true;
    for (const struct node *node = document->first; node != NULL; node = node->next) {
        if (node->kind == NODE_TABLE) {
            buffer_text(buffer, first ? "" : "\n");
            append_table(buffer, node->table, styled);
            first = false;
        }
    }
}
