/*
 * text_cards.c - a table's rows as cards, where the terminal is too narrow for its columns: the label, and below it
 * each heading with its figure, a line each, or several beside each other at the same places in all cards.
 */
#include <stdint.h>
#include <stdlib.h>

#include "base/limits.h"
#include "base/text.h"
#include "report/fit_text.h"
#include "report/preliminary_note.h"
#include "report/text_table.h"

#define INDENT 2
/* From so many columns on, several fields share a line. */
#define SHARING_WIDTH 60

/* Cards on their way. */
struct cards {
    struct buffer *buffer;
    const struct table *table;
    const struct text_room *rooms;
    const struct text_manner *manner;
    size_t headings; /* columns of the widest; 0 where fields share a line */
};

static bool is_used(const struct cards *cards, size_t column)
{
    return cards->rooms[column].width > 0;
}

static size_t heading_width(const struct cards *cards, size_t column)
{
    return cards->headings > 0 ? cards->headings : text_width(cards->table->columns[column].heading);
}

/* The columns that all headings take. */
static size_t widest_heading(const struct cards *cards)
{
    size_t widest = 0;
    for (size_t column = 1; column < cards->table->column_count; column++) {
        size_t width = is_used(cards, column) ? text_width(cards->table->columns[column].heading) : 0;
        widest = width > widest ? width : widest;
    }
    return widest;
}

/* What the widest figure of the column takes, with its mark. */
static size_t figure_width(const struct cards *cards, size_t column)
{
    size_t widest = 0;
    for (size_t row = 0; row < cards->table->row_count; row++) {
        size_t width = text_width(cards->table->rows[row].cells[column].text);
        widest = width > widest ? width : widest;
    }
    return widest + cards->rooms[column].mark;
}

/* The cell's text and its mark, in what is left of the line; returns the columns they took. */
static size_t append_figure(const struct cards *cards, const struct doc_cell *cell, size_t before)
{
    const char *mark = figure_mark(cell);
    size_t width = cards->manner->width > before ? cards->manner->width - before : 1;
    struct buffer text;
    buffer_init(&text, LIMIT_RENDERED_BYTES);
    text_cell(&text, cell, cards->manner->blocks);
    buffer_printf(&text, "%s%s", mark[0] == '\0' ? "" : " ", mark);
    size_t took = buffer_failed(&text) ? 0 : text_width(text.bytes);
    if (!buffer_failed(&text)) {
        fit_wrapped(cards->buffer, text.bytes, width, before);
    }
    cards->buffer->failed = cards->buffer->failed || buffer_failed(&text);
    buffer_release(&text);
    return took;
}

/* Where a field stands in every card. */
struct place {
    size_t line;
    size_t at;
};

/* What a field takes at the most. */
static size_t field_width(const struct cards *cards, size_t column)
{
    return heading_width(cards, column) + 1 + figure_width(cards, column);
}

/* One below the other, or beside each other as long as there is room. */
static void place_fields(const struct cards *cards, struct place *places)
{
    struct place next = {.line = 0, .at = INDENT};
    for (size_t column = 1; column < cards->table->column_count; column++) {
        if (!is_used(cards, column)) {
            continue;
        }
        size_t width = field_width(cards, column);
        if (next.at > INDENT && (cards->headings > 0 || next.at + width > cards->manner->width)) {
            next = (struct place){.line = next.line + 1, .at = INDENT};
        }
        places[column] = next;
        next.at += width + TEXT_GAP;
    }
}

/* Heading and figure; returns the column after them. */
static size_t append_field(const struct cards *cards, const struct doc_cell *cell, size_t column, size_t at)
{
    const char *heading = cards->table->columns[column].heading;
    size_t width = heading_width(cards, column);
    size_t gap = width == 0 ? 0 : (cards->headings > 0 ? TEXT_GAP : 1);
    buffer_text(cards->buffer, cards->manner->styled ? TEXT_DIM : "");
    text_heading(cards->buffer, heading);
    buffer_text(cards->buffer, cards->manner->styled ? TEXT_PLAIN : "");
    text_pad(cards->buffer, width + gap - text_width(heading));
    return at + width + gap + append_figure(cards, cell, at + width + gap);
}

static void append_card(const struct cards *cards, const struct table_row *row, const struct place *places)
{
    struct place now = {.line = SIZE_MAX, .at = 0};
    fit_wrapped(cards->buffer, row->cells[0].text, cards->manner->width, 0);
    for (size_t column = 1; column < cards->table->column_count; column++) {
        if (!is_used(cards, column) || row->cells[column].text[0] == '\0') {
            continue;
        }
        if (now.line != places[column].line) {
            text_line_end(cards->buffer);
            now = (struct place){.line = places[column].line, .at = 0};
        }
        text_pad(cards->buffer, places[column].at - now.at);
        now.at = append_field(cards, &row->cells[column], column, places[column].at);
    }
    text_line_end(cards->buffer);
}

void text_cards(struct buffer *buffer, const struct table *table, const struct text_room *rooms,
                const struct text_manner *manner)
{
    struct cards cards = {.buffer = buffer, .table = table, .rooms = rooms, .manner = manner};
    struct place *places = calloc(table->column_count, sizeof *places);
    if (places == NULL) {
        buffer->failed = true;
        return;
    }
    cards.headings = manner->width < SHARING_WIDTH ? widest_heading(&cards) : 0;
    place_fields(&cards, places);
    for (size_t row = 0; row < table->row_count; row++) {
        append_card(&cards, &table->rows[row], places);
    }
    free(places);
}
