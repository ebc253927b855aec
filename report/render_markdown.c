#include "report/render_markdown.h"

#include <string.h>

#include "report/preliminary_note.h"

/* A bar would end the cell, the others would format it or make an element. */
static void append_escaped(struct buffer *buffer, const char *text)
{
    for (const char *at = text; *at != '\0'; at++) {
        if (*at == '\n') {
            buffer_text(buffer, " ");
            continue;
        }
        if (strchr("\\|*_`<>[]#", *at) != NULL) {
            buffer_text(buffer, "\\");
        }
        buffer_append(buffer, at, 1);
    }
}

/* Whether any row says anything in the column. */
static bool is_used(const struct table *table, size_t column)
{
    for (size_t row = 0; row < table->row_count; row++) {
        if (table->rows[row].cells[column].text[0] != '\0') {
            return true;
        }
    }
    return false;
}

/* The headings and the line of alignments below them. */
static void append_head(struct buffer *buffer, const struct table *table)
{
    buffer_text(buffer, "|");
    for (size_t column = 0; column < table->column_count; column++) {
        if (is_used(table, column)) {
            buffer_text(buffer, " ");
            append_escaped(buffer, table->columns[column].heading);
            buffer_text(buffer, " |");
        }
    }
    buffer_text(buffer, "\n|");
    for (size_t column = 0; column < table->column_count; column++) {
        if (is_used(table, column)) {
            buffer_text(buffer, table->columns[column].align == ALIGN_RIGHT ? " ---: |" : " --- |");
        }
    }
    buffer_text(buffer, "\n");
}

static void append_row(struct buffer *buffer, const struct table *table, const struct table_row *row)
{
    buffer_text(buffer, "|");
    for (size_t column = 0; column < table->column_count; column++) {
        const struct doc_cell *cell = &row->cells[column];
        if (!is_used(table, column)) {
            continue;
        }
        buffer_text(buffer, " ");
        append_escaped(buffer, cell->text);
        buffer_printf(buffer, "%s%s |", figure_mark(cell)[0] == '\0' ? "" : " ", figure_mark(cell));
    }
    buffer_text(buffer, "\n");
}

static void append_line(struct buffer *buffer, const char *text)
{
    if (text[0] != '\0') {
        buffer_text(buffer, "\n");
        append_escaped(buffer, text);
        buffer_text(buffer, "\n");
    }
}

static void append_table(struct buffer *buffer, const struct table *table)
{
    buffer_text(buffer, "### ");
    append_escaped(buffer, table->title);
    buffer_text(buffer, "\n");
    if (table->row_count > 0) {
        buffer_text(buffer, "\n");
        append_head(buffer, table);
    }
    for (size_t row = 0; row < table->row_count; row++) {
        append_row(buffer, table, &table->rows[row]);
    }
    for (size_t i = 0; i < table->note_count; i++) {
        append_line(buffer, table->notes[i]);
    }
    append_line(buffer, table->source);
}

void render_markdown(const struct document *document, struct buffer *buffer)
{
    bool first = true;
    for (const struct node *node = document->first; node != NULL; node = node->next) {
        if (node->kind == NODE_TABLE) {
            buffer_text(buffer, first ? "" : "\n");
            append_table(buffer, node->table);
            first = false;
        }
    }
}
