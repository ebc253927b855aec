/* text_table.h - what the files that write tables as text share. Only for render_text.c and text_*.c. */
#ifndef REPORT_TEXT_TABLE_H
#define REPORT_TEXT_TABLE_H

#include "report/render_text.h"

/* What a terminal is told (ANSI). */
#define TEXT_BOLD "\033[1m"
#define TEXT_DIM "\033[2m"
#define TEXT_PLAIN "\033[0m"
/* Columns between two columns. */
#define TEXT_GAP 2

/* What a column takes. */
struct text_room {
    size_t width; /* the mark included; 0 where no row says anything in it */
    size_t mark;
};

/* Appends the heading row and the rows in columns; `rooms` has one a column. Where `first` is not 0 the labels are
 * broken into so many columns; where `last` is not 0 the last column gets that. */
void text_columns(struct buffer *buffer, const struct table *table, const struct text_room *rooms, size_t first,
                  size_t last, bool blocks);

/* Appends the rows as cards. */
void text_cards(struct buffer *buffer, const struct table *table, const struct text_room *rooms,
                const struct text_manner *manner);

/* Appends a cell's text: a small line in the characters that can be shown, else with its spaces for line breaks. */
void text_cell(struct buffer *buffer, const struct doc_cell *cell, bool blocks);
/* A heading that breaks over several lines is joined with spaces. */
void text_heading(struct buffer *buffer, const char *heading);
void text_pad(struct buffer *buffer, size_t count);
/* Ends the line without the spaces at its end. */
void text_line_end(struct buffer *buffer);

#endif
