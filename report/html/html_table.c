#include "report/html/html_table.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/xml.h"
#include "report/html/html_text.h"
#include "report/html/svg.h"
#include "report/preliminary_note.h"

/* Above this a table may be broken over printed pages. */
#define LONG_ROWS 25
#define TREND_WIDTH 56.0
#define TREND_HEIGHT 14.0
#define TREND_DOT 3.6

static const char *const align_classes[] = {[ALIGN_LEFT] = "", [ALIGN_RIGHT] = "r", [ALIGN_CENTRE] = "c"};

/* --- header --- */

/* The length of the dash or stroke that a line of a heading ends in; 0 where it ends otherwise. */
static size_t dash_before(const char *heading, const char *end)
{
    static const char en_dash[] = "\xE2\x80\x93";
    const size_t length = sizeof en_dash - 1;
    if (end > heading && (end[-1] == '-' || end[-1] == '/')) {
        return 1;
    }
    return end >= heading + length && strncmp(end - length, en_dash, length) == 0 ? length : 0;
}

/* A heading that was broken for paper is whole again: "arbets-\nkraften" may break where it did. */
static void append_heading(struct buffer *buffer, const char *heading)
{
    const char *start = heading;
    for (const char *at = heading; *at != '\0'; at++) {
        if (*at != '\n' || dash_before(heading, at) == 0) {
            continue;
        }
        const bool is_hyphen = at[-1] == '-' && !isupper((unsigned char)at[1]);
        xml_append_bytes(buffer, start, (size_t)(at - start) - (is_hyphen ? 1 : 0));
        buffer_text(buffer, is_hyphen ? "&shy;" : "<wbr>");
        start = at + 1;
    }
    xml_append(buffer, start);
}

static void append_header(struct html_writer *writer, const struct table *table)
{
    buffer_text(writer->buffer, "<thead><tr>");
    for (size_t i = 0; i < table->column_count; i++) {
        const char *class = align_classes[table->columns[i].align];
        buffer_printf(writer->buffer, class[0] == '\0' ? "<th scope=\"col\"%s>" : "<th scope=\"col\" class=\"%s\">",
                      class);
        append_heading(writer->buffer, table->columns[i].heading);
        buffer_text(writer->buffer, "</th>");
    }
    buffer_text(writer->buffer, "</tr></thead>\n");
}

/* --- cells --- */

/* The note that explains a mark ("p: ..."), or the number of notes. */
static size_t note_of(const struct table *table, char mark)
{
    size_t i = 0;
    while (i < table->note_count && (table->notes[i][0] != mark || isalnum((unsigned char)table->notes[i][1]))) {
        i++;
    }
    return i;
}

static void append_mark(struct html_writer *writer, const struct table *table, char mark)
{
    const size_t note = note_of(table, mark);
    if (note == table->note_count) {
        buffer_printf(writer->buffer, "%c", mark);
        return;
    }
    buffer_printf(writer->buffer, "<a href=\"#%s-not-%zu\" title=\"", table->id, note + 1);
    xml_append(writer->buffer, table->notes[note]);
    buffer_printf(writer->buffer, "\">%c</a>", mark);
}

static void append_marks(struct html_writer *writer, const struct table *table, const struct doc_cell *cell)
{
    const char *marks = figure_mark(cell);
    if (marks[0] == '\0') {
        return;
    }
    buffer_text(writer->buffer, "<sup class=\"m\">");
    for (; *marks != '\0'; marks++) {
        append_mark(writer, table, *marks);
    }
    buffer_text(writer->buffer, "</sup>");
}

/* The latest years as a small line; the cell's text tells them. */
static void append_trend(struct html_writer *writer, const struct doc_trend *trend)
{
    const struct theme_line pen = {.colour = THEME_REGION, .width = 1.3};
    struct svg svg = {.buffer = writer->buffer, .palette = writer->palette};
    struct point before = {0, 0};
    double low = INFINITY;
    double high = -INFINITY;
    bool joined = false;
    for (size_t i = 0; i < trend->count; i++) {
        low = trend->known[i] ? fmin(low, trend->values[i]) : low;
        high = trend->known[i] ? fmax(high, trend->values[i]) : high;
    }
    buffer_printf(writer->buffer, "<svg class=\"trend\" aria-hidden=\"true\" width=\"%g\" height=\"%g\">", TREND_WIDTH,
                  TREND_HEIGHT);
    for (size_t i = 0; i < trend->count; i++) {
        const double share = high > low ? (trend->values[i] - low) / (high - low) : 0.5;
        const double along = trend->count > 1 ? (double)i / (double)(trend->count - 1) : 1;
        const struct point at = {TREND_DOT + (TREND_WIDTH - 2 * TREND_DOT) * along,
                                 TREND_HEIGHT - TREND_DOT - (TREND_HEIGHT - 2 * TREND_DOT) * share};
        const struct point line[] = {before, at};
        if (trend->known[i] && joined) {
            surface_svg.polyline(&svg, &pen, line, 2);
        } else if (trend->known[i]) {
            surface_svg.marker(&svg, MARKER_DISC, THEME_REGION, at, pen.width);
        }
        if (trend->known[i] && i + 1 == trend->count) {
            surface_svg.marker(&svg, MARKER_DISC, THEME_REGION, at, TREND_DOT);
        }
        joined = trend->known[i];
        before = at;
    }
    buffer_text(writer->buffer, "</svg><span class=\"vh\">");
}

/* "hög" of "hög, 50 % eller mer". */
static void say_band(struct html_writer *writer, const struct table *table, enum band band)
{
    const char *name = table->has_bands ? table->band_names[band] : NULL;
    if (name != NULL) {
        buffer_text(writer->buffer, "<span class=\"vh\"> (");
        xml_append_bytes(writer->buffer, name, strcspn(name, ",0123456789"));
        buffer_text(writer->buffer, ")</span>");
    }
}

static void begin_cell(struct html_writer *writer, const struct doc_cell *cell, enum column_align align)
{
    const char *lacks = cell->status == CELL_VALUE ? "" : " none";
    buffer_printf(writer->buffer, "<td class=\"%s%s", align_classes[align], cell->band == BAND_NONE ? lacks : "");
    if (cell->band != BAND_NONE) {
        buffer_printf(writer->buffer, " b%d", (int)cell->band);
    }
    buffer_text(writer->buffer, "\"");
    if (cell->is_number && cell->status == CELL_VALUE) {
        char key[NUMBER_TEXT_MAX];
        number_exact(key, cell->value);
        buffer_printf(writer->buffer, " data-s=\"%s\"", key);
    }
    buffer_text(writer->buffer, ">");
}

static void append_cell(struct html_writer *writer, const struct table *table, const struct doc_cell *cell,
                        enum column_align align)
{
    begin_cell(writer, cell, align);
    if (cell->trend != NULL) {
        append_trend(writer, cell->trend);
    } else if (cell->band != BAND_NONE) {
        buffer_printf(writer->buffer, "<span class=\"b\" aria-hidden=\"true\">%s</span>",
                      theme_fill_of(cell->band).mark);
    }
    xml_append(writer->buffer, cell->text);
    if (cell->trend != NULL) {
        buffer_text(writer->buffer, "</span>");
    }
    append_marks(writer, table, cell);
    if (cell->band != BAND_NONE) {
        say_band(writer, table, cell->band);
    }
    buffer_text(writer->buffer, "</td>");
}

static void append_row(struct html_writer *writer, const struct table *table, const struct table_row *row)
{
    buffer_text(writer->buffer, "<tr><th scope=\"row\">");
    xml_append(writer->buffer, row->cells[0].text);
    append_marks(writer, table, &row->cells[0]);
    buffer_text(writer->buffer, "</th>");
    for (size_t i = 1; i < table->column_count; i++) {
        append_cell(writer, table, &row->cells[i], table->columns[i].align);
    }
    buffer_text(writer->buffer, "</tr>\n");
}

/* Rows of a kind that stand together are a body of their own: only areas are sorted, and only among themselves. */
static void append_rows(struct html_writer *writer, const struct table *table)
{
    for (size_t i = 0; i < table->row_count; i++) {
        const enum row_kind kind = table->rows[i].kind;
        if (i == 0 || table->rows[i - 1].kind != kind) {
            buffer_text(writer->buffer, i == 0 ? "" : "</tbody>\n");
            buffer_text(writer->buffer, kind == ROW_REFERENCE ? "<tbody class=\"ref\">\n" : "<tbody>\n");
        }
        append_row(writer, table, &table->rows[i]);
    }
    buffer_text(writer->buffer, table->row_count > 0 ? "</tbody>" : "");
}

void html_table_grid(struct html_writer *writer, const struct table *table)
{
    struct buffer *buffer = writer->buffer;
    buffer_printf(buffer,
                  "<section class=\"scroll\" aria-labelledby=\"%s-namn\" tabindex=\"0\">\n"
                  "<table><caption><span id=\"%s-namn\"><span class=\"label\">",
                  table->id, table->id);
    xml_append(buffer, table->label);
    buffer_text(buffer, "</span> <span class=\"title\">");
    xml_append(buffer, table->title);
    buffer_text(buffer, "</span></span></caption>\n");
    append_header(writer, table);
    append_rows(writer, table);
    buffer_text(buffer, "</table></section>\n");
}

/* --- below --- */

static void append_legend(struct html_writer *writer, const struct table *table)
{
    if (!table->has_bands) {
        return;
    }
    buffer_text(writer->buffer, "<ul class=\"legend\">");
    for (int band = BAND_HIGH; band >= BAND_LOW; band--) {
        if (table->band_names[band] != NULL) {
            buffer_printf(writer->buffer,
                          "<li><span class=\"key b%d\" aria-hidden=\"true\"><span class=\"b\">%s</span></span>", band,
                          theme_fill_of((enum band)band).mark);
            xml_append(writer->buffer, table->band_names[band]);
            buffer_text(writer->buffer, "</li>");
        }
    }
    buffer_text(writer->buffer, "</ul>\n");
}

void html_table_notes(struct html_writer *writer, const char *id, const char *const *notes, size_t count,
                      const char *source)
{
    struct buffer *buffer = writer->buffer;
    buffer_text(buffer, count > 0 ? "<ul class=\"notes\">" : "");
    for (size_t i = 0; i < count; i++) {
        buffer_printf(buffer, "<li id=\"%s-not-%zu\">", id, i + 1);
        html_running_text(buffer, writer->document, notes[i]);
        buffer_text(buffer, "</li>");
    }
    buffer_text(buffer, count > 0 ? "</ul>\n" : "");
    if (source[0] == '\0' && !writer->has_files) {
        return;
    }
    buffer_text(buffer, "<p class=\"source\">");
    html_source_line(buffer, source);
    if (writer->has_files) {
        buffer_text(buffer,
                    source[0] == '\0' ? "<span class=\"file\"><a href=\"" : "<span class=\"file\"> · <a href=\"");
        xml_append(buffer, writer->document->name);
        buffer_printf(buffer, "/%s.csv\" download>", id);
        buffer_text(buffer, html_pick(writer, "Siffrorna som CSV", "The figures as CSV"));
        buffer_text(buffer, "</a></span>");
    }
    buffer_text(buffer, "</p>\n");
}

void html_table_append(struct html_writer *writer, const struct table *table)
{
    buffer_printf(writer->buffer, "<figure id=\"%s\"%s>\n", table->id,
                  table->row_count > LONG_ROWS ? " class=\"long\"" : "");
    html_table_grid(writer, table);
    append_legend(writer, table);
    html_table_notes(writer, table->id, table->notes, table->note_count, table->source);
    buffer_text(writer->buffer, "</figure>\n");
}
