#include "report/render_text.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "report/fit_text.h"
#include "report/preliminary_note.h"
#include "report/terminal_chart.h"
#include "report/text_table.h"

/* The least that is left to labels that are broken, and to a last column that is fitted. */
#define FIRST_LEAST 20
#define LAST_LEAST 12
/* Lines of a chart, more where it is wide or has many series to name, and its columns where the terminal's are not
 * known. */
#define CHART_HEIGHT 13
#define CHART_HEIGHT_WIDE 17
#define CHART_HEIGHT_MOST 21
#define WIDE_FROM 120
#define AROUND_NAMES 6
#define CHART_WIDTH 80

/* A line of its own, broken over several where it is wider than the terminal. */
static void append_styled(struct buffer *buffer, const char *style, const char *text, const struct text_manner *manner)
{
    buffer_text(buffer, manner->styled ? style : "");
    if (manner->width == 0) {
        buffer_text(buffer, text);
    } else {
        fit_wrapped(buffer, text, manner->width, 0);
    }
    buffer_printf(buffer, "%s\n", manner->styled ? TEXT_PLAIN : "");
}

/* The width of a column, 0 where no row says anything in it. */
static struct text_room room_of(const struct table *table, size_t column)
{
    size_t marks = strlen(column_mark(table, column));
    size_t mark = marks == 0 ? 0 : 1 + marks;
    size_t widest = 0;
    for (size_t row = 0; row < table->row_count; row++) {
        size_t width = text_width(table->rows[row].cells[column].text);
        widest = width > widest ? width : widest;
    }
    size_t heading = text_width(table->columns[column].heading);
    return (struct text_room){.width = widest == 0 ? 0 : (heading > widest ? heading : widest) + mark, .mark = mark};
}

/* What all columns but one take, the gap to it included. */
static size_t width_without(const struct table *table, const struct text_room *rooms, size_t left_out)
{
    size_t sum = 0;
    for (size_t column = 0; column < table->column_count; column++) {
        sum += column == left_out || rooms[column].width == 0 ? 0 : rooms[column].width + TEXT_GAP;
    }
    return sum;
}

/* As it is where there is room; else a last column of text is cut or broken, where something of it is left; else the
 * labels are broken, where there is room for them; else rows become cards. */
static void append_fitted(struct buffer *buffer, const struct table *table, const struct text_room *rooms,
                          const struct text_manner *manner)
{
    size_t last = table->column_count - 1;
    size_t others = width_without(table, rooms, last);
    size_t figures = width_without(table, rooms, 0);
    bool last_is_text = last > 0 && table->columns[last].align == ALIGN_LEFT;
    if (others + rooms[last].width <= manner->width) {
        text_columns(buffer, table, rooms, 0, 0, manner->blocks);
    } else if (last_is_text && manner->width >= others + LAST_LEAST) {
        text_columns(buffer, table, rooms, 0, manner->width - others, manner->blocks);
    } else if (table->columns[0].align == ALIGN_LEFT && manner->width >= figures + FIRST_LEAST) {
        text_columns(buffer, table, rooms, manner->width - figures, 0, manner->blocks);
    } else {
        text_cards(buffer, table, rooms, manner);
    }
}

static void append_rows(struct buffer *buffer, const struct table *table, const struct text_manner *manner)
{
    struct text_room *rooms = calloc(table->column_count + 1, sizeof *rooms);
    if (rooms == NULL) {
        buffer->failed = true;
        return;
    }
    for (size_t column = 0; column < table->column_count; column++) {
        rooms[column] = room_of(table, column);
    }
    if (manner->width == 0) {
        text_columns(buffer, table, rooms, 0, 0, manner->blocks);
    } else {
        append_fitted(buffer, table, rooms, manner);
    }
    free(rooms);
}

static void append_table(struct buffer *buffer, const struct table *table, const struct text_manner *manner)
{
    append_styled(buffer, TEXT_BOLD, table->title, manner);
    if (table->row_count > 0) {
        append_rows(buffer, table, manner);
    }
    for (size_t i = 0; i < table->note_count; i++) {
        append_styled(buffer, TEXT_DIM, table->notes[i], manner);
    }
    if (table->source[0] != '\0') {
        append_styled(buffer, TEXT_DIM, table->source, manner);
    }
}

static size_t chart_height(const struct chart *chart, const struct text_manner *manner)
{
    const size_t least = manner->width < WIDE_FROM ? CHART_HEIGHT : CHART_HEIGHT_WIDE;
    const size_t wanted = chart->series_count + AROUND_NAMES;
    return wanted < least ? least : wanted < CHART_HEIGHT_MOST ? wanted : CHART_HEIGHT_MOST;
}

static void append_chart(struct buffer *buffer, const struct chart *chart, enum language language,
                         const struct text_manner *manner)
{
    const struct terminal_chart terminal = {.width = manner->width == 0 ? CHART_WIDTH : manner->width,
                                            .height = chart_height(chart, manner),
                                            .braille = manner->braille,
                                            .styled = manner->styled};
    terminal_chart_append(chart, language, &terminal, buffer);
}

void render_text(const struct document *document, const struct text_manner *manner, struct buffer *buffer)
{
    bool first = true;
    for (const struct node *node = document->first; node != NULL; node = node->next) {
        bool is_chart = node->kind == NODE_CHART && node->chart->kind == CHART_LINES;
        if (node->kind != NODE_TABLE && !is_chart) {
            continue;
        }
        buffer_text(buffer, first ? "" : "\n");
        first = false;
        if (is_chart) {
            append_chart(buffer, node->chart, document->language, manner);
        } else {
            append_table(buffer, node->table, manner);
        }
    }
}
