#include "report/render_text.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/text.h"

#define BOLD "\033[1m"
#define DIM "\033[2m"
#define PLAIN "\033[0m"
#define GAP 2

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
    return widest == 0 ? 0 : (heading > widest ? heading : widest);
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

/* The columns left for the last one within `width`; 0 where it is not to be fitted. */
static size_t last_width(const struct table *table, const size_t *widths, size_t width)
{
    size_t before = 0;
    if (width == 0 || table->column_count < 2 || table->columns[table->column_count - 1].align != ALIGN_LEFT) {
        return 0;
    }
    for (size_t column = 0; column + 1 < table->column_count; column++) {
        before += widths[column] == 0 ? 0 : widths[column] + GAP;
    }
    return width > before + LAST_LEAST ? width - before : LAST_LEAST;
}

/* How many bytes of the text fit into so many columns. */
static size_t fitting_bytes(const char *text, size_t width)
{
    char part[LIMIT_NAME_BYTES];
    size_t fits = 0;
    for (size_t length = 1; length <= strlen(text) && length < sizeof part; length++) {
        if (((unsigned char)text[length] & 0xC0) == 0x80) {
            continue; /* within a character */
        }
        memcpy(part, text, length);
        part[length] = '\0';
        if (text_width(part) > width) {
            break;
        }
        fits = length;
    }
    return fits;
}

static void append_cut(struct buffer *buffer, const char *text, size_t width)
{
    if (text_width(text) <= width) {
        append_heading(buffer, text);
        return;
    }
    buffer_append(buffer, text, fitting_bytes(text, width - 1));
    buffer_text(buffer, "\xE2\x80\xA6");
}

/* Breaks at spaces where there are any; further lines are set in below the first. */
static void append_wrapped(struct buffer *buffer, const char *text, size_t width, size_t indent)
{
    while (text_width(text) > width) {
        size_t fits = fitting_bytes(text, width);
        size_t end = fits;
        while (end > 0 && text[end] != ' ') {
            end--;
        }
        end = end == 0 ? fits : end;
        if (end == 0) {
            break;
        }
        buffer_append(buffer, text, end);
        buffer_text(buffer, "\n");
        pad(buffer, indent);
        text += end + (text[end] == ' ');
    }
    append_heading(buffer, text);
}

/* `widths` of the columns; the last one gets `last`, unless that is 0. */
static void append_row(struct buffer *buffer, const struct table *table, const struct table_row *row,
                       const size_t *widths, size_t last)
{
    bool first = true;
    size_t before = 0;
    for (size_t column = 0; column < table->column_count; column++) {
        const char *text = row == NULL ? table->columns[column].heading : row->cells[column].text;
        if (widths[column] == 0) {
            continue;
        }
        if (column + 1 == table->column_count && last > 0) {
            pad(buffer, first ? 0 : GAP);
            if (table->wraps) {
                append_wrapped(buffer, text, last, before);
            } else {
                append_cut(buffer, text, last);
            }
        } else {
            append_field(buffer, text, widths[column], table->columns[column].align, first);
        }
        before += widths[column] + GAP;
        first = false;
    }
    trim_line(buffer);
}

static void append_rows(struct buffer *buffer, const struct table *table, size_t width)
{
    size_t *widths = calloc(table->column_count + 1, sizeof *widths);
    if (widths == NULL) {
        buffer->failed = true;
        return;
    }
    for (size_t column = 0; column < table->column_count; column++) {
        widths[column] = column_width(table, column);
    }
    size_t last = last_width(table, widths, width);
    append_row(buffer, table, NULL, widths, last);
    for (size_t row = 0; row < table->row_count; row++) {
        append_row(buffer, table, &table->rows[row], widths, last);
    }
    free(widths);
}

static void append_table(struct buffer *buffer, const struct table *table, size_t width, bool styled)
{
    append_styled(buffer, BOLD, table->title, styled);
    append_rows(buffer, table, width);
    for (size_t i = 0; i < table->note_count; i++) {
        append_styled(buffer, DIM, table->notes[i], styled);
    }
    if (table->source[0] != '\0') {
        append_styled(buffer, DIM, table->source, styled);
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
