/* pdf_table.c - the drawing of a table, see pdf_table.h. */
#include "report/pdf/pdf_table.h"

#include <math.h>
#include <string.h>

#include "report/heading.h"
#include "report/pdf/pdf_table_frame.h"
#include "report/preliminary_note.h"

#define SHADE_GAP 1.5     /* of paper between neighbouring shades */
#define MARK_SHARE 0.56   /* of the type size */
#define TREND_HEIGHT 0.85 /* of the type size */
#define TREND_DOT 3.0
#define MARK_INSET 6.5 /* from the shade's left edge to the middle of the mark */

/* A rule means nothing to who listens. */
static void draw_rule(struct canvas *canvas, const struct table_layout *layout, double x, double y)
{
    canvas_begin(canvas, DRAWN_DECORATION, NULL);
    canvas_rule(canvas, x, y, layout->width);
    canvas_end(canvas, DRAWN_DECORATION);
}

/* A heading without its breaks. */
static const char *heading_line(struct canvas *canvas, const char *heading)
{
    const size_t size = strlen(heading) + 1;
    char *line = canvas_array(canvas, size, 1);
    if (line == NULL) {
        return heading;
    }
    memcpy(line, heading, size);
    heading_join(line);
    return line;
}

static void draw_headings(struct canvas *canvas, const struct table_layout *layout, struct point corner, bool told)
{
    const struct text_style style = table_heading_style(layout);
    const enum drawn_part part = told ? DRAWN_HEADER_CELL : DRAWN_DECORATION;
    for (size_t i = 0; i < layout->table->column_count; i++) {
        const struct text_block block = table_cell_block(layout, i);
        const char *heading = layout->table->columns[i].heading;
        const double height = canvas_block_height(canvas, &style, &block, heading);
        /* The last lines of all headings stand on one line. */
        const struct point at = {corner.x + layout->columns[i].x + layout->columns[i].left,
                                 corner.y + TABLE_RULE_GAP + layout->heading_height - height};
        canvas_begin(canvas, part, heading_line(canvas, heading));
        canvas_block(canvas, &style, &block, at, heading);
        canvas_end(canvas, part);
    }
}

/* Told once, where the table begins; what later pages repeat is decoration. */
static void draw_header(struct canvas *canvas, const struct table_layout *layout, struct point corner, bool continued)
{
    draw_rule(canvas, layout, corner.x, corner.y);
    if (!continued) {
        canvas_begin(canvas, DRAWN_TABLE_HEAD, NULL);
        canvas_begin(canvas, DRAWN_ROW, NULL);
    }
    draw_headings(canvas, layout, corner, !continued);
    if (!continued) {
        canvas_end(canvas, DRAWN_ROW);
        canvas_end(canvas, DRAWN_TABLE_HEAD);
        canvas_begin(canvas, DRAWN_TABLE_BODY, NULL);
    }
    draw_rule(canvas, layout, corner.x, corner.y + layout->heading_height + 2 * TABLE_RULE_GAP);
}

/* Caption, header and rules; returns where the first row starts. */
static double draw_head(struct canvas *canvas, const struct table_layout *layout, struct point corner, bool continued)
{
    corner.y += table_caption_draw(canvas, layout->table, corner, continued);
    draw_header(canvas, layout, corner, continued);
    return corner.y + layout->heading_height + 3 * TABLE_RULE_GAP;
}

/* The shade of a cell and the mark that tells it in grey print. */
static void draw_band(struct canvas *canvas, const struct table_layout *layout, size_t column, double left, double top,
                      enum band band)
{
    const struct theme_fill fill = theme_fill_of(band);
    const struct box shade = {left + SHADE_GAP / 2, top, layout->columns[column].width - SHADE_GAP,
                              layout->pitch - SHADE_GAP / 2};
    const struct point middle = {shade.x + MARK_INSET, top + layout->pitch / 2};
    canvas_fill(canvas, &shade, fill.fill);
    canvas_marker(canvas, fill.marker, fill.marker_colour, middle, layout->size * MARK_SHARE);
}

/* The raised mark after a figure that ends at `end`. */
static void draw_mark(struct canvas *canvas, const struct text_style *figure, struct point end, const char *mark)
{
    const struct text_style style = table_mark_style(figure);
    const struct point at = {end.x + table_mark_gap(figure), end.y - table_mark_rise(figure)};
    canvas_text(canvas, &style, ANCHOR_LEFT, at, mark);
}

static void draw_right_aligned(struct canvas *canvas, const struct table_layout *layout, size_t column,
                               const struct text_style *style, const struct doc_cell *cell, struct point at)
{
    if (cell->is_number) {
        at.x -= layout->columns[column].fraction - table_fraction_width(canvas, style, cell);
    }
    canvas_text(canvas, style, ANCHOR_RIGHT, at, cell->text);
    draw_mark(canvas, style, at, figure_mark(cell));
}

/* The mark after a text in the middle of its cell. */
static void draw_centred_mark(struct canvas *canvas, const struct table_layout *layout, const struct text_style *style,
                              const struct table_measure *measure, const struct doc_cell *cell, struct point corner)
{
    const double middle = corner.x + (measure->left + measure->width - measure->right) / 2;
    const struct point end = {middle + canvas_text_width(canvas, style, cell->text) / 2,
                              canvas_baseline(corner.y + layout->pitch / 2, layout->size)};
    draw_mark(canvas, style, end, figure_mark(cell));
}

/* The latest years as a small line between its lowest and its highest, the last one with a dot; a gap stays open. */
static void draw_trend(struct canvas *canvas, const struct table_layout *layout, const struct doc_trend *trend,
                       struct point middle_right)
{
    const struct theme_line pen = {.colour = THEME_REGION, .width = 1.0};
    const double width = TREND_WIDTH * layout->size - TREND_DOT;
    const double height = layout->size * TREND_HEIGHT;
    struct point before = {0};
    double low = 0;
    double high = 0;
    bool any = false;
    bool joined = false;
    for (size_t i = 0; i < trend->count; i++) {
        if (trend->known[i]) {
            low = any ? fmin(low, trend->values[i]) : trend->values[i];
            high = any ? fmax(high, trend->values[i]) : trend->values[i];
            any = true;
        }
    }
    for (size_t i = 0; i < trend->count; i++) {
        const double share = high > low ? (trend->values[i] - low) / (high - low) : 0.5;
        const double step = trend->count > 1 ? (double)(trend->count - 1 - i) / (double)(trend->count - 1) : 0;
        const struct point at = {middle_right.x - TREND_DOT / 2 - width * step,
                                 middle_right.y + height * (0.5 - share)};
        if (trend->known[i] && joined) {
            canvas_line(canvas, &pen, before, at);
        } else if (trend->known[i]) {
            canvas_marker(canvas, MARKER_DISC, THEME_REGION, at, pen.width);
        }
        if (trend->known[i] && i + 1 == trend->count) {
            canvas_marker(canvas, MARKER_DISC, THEME_REGION, at, TREND_DOT);
        }
        joined = trend->known[i];
        before = at;
    }
}

/* What who listens is told of it: "2018–2022: 12 945 · 12 916". */
static const char *trend_words(struct canvas *canvas, const struct table_layout *layout, size_t column,
                               const struct doc_cell *cell)
{
    const char *heading = heading_line(canvas, layout->table->columns[column].heading);
    const char *words = arena_printf(&canvas->scratch, "%s: %s", heading, cell->text);
    return words == NULL ? cell->text : words;
}

/* One cell with the top of its row at `top`. */
static void draw_cell(struct canvas *canvas, const struct table_layout *layout, size_t row, size_t column, double left,
                      double top)
{
    const struct table_measure *measure = &layout->columns[column];
    const struct doc_cell *cell = &layout->table->rows[row].cells[column];
    const struct text_block block = table_cell_block(layout, column);
    struct text_style style = table_text_style(layout, layout->table->rows[row].kind);
    if (cell->trend != NULL) {
        canvas_begin(canvas, DRAWN_FIGURE, trend_words(canvas, layout, column, cell));
        draw_trend(canvas, layout, cell->trend,
                   (struct point){left + measure->width - measure->right, top + layout->pitch / 2});
        canvas_end(canvas, DRAWN_FIGURE);
        return;
    }
    if (cell->band != BAND_NONE) {
        draw_band(canvas, layout, column, left, top, cell->band);
        style.colour = theme_fill_of(cell->band).text;
    } else if (cell->status != CELL_VALUE) {
        style.colour = THEME_MUTED;
    }
    if (layout->table->columns[column].align == ALIGN_RIGHT) {
        const double baseline = canvas_baseline(top + layout->pitch / 2, layout->size);
        draw_right_aligned(canvas, layout, column, &style, cell,
                           (struct point){left + measure->width - measure->right, baseline});
        return;
    }
    canvas_block(canvas, &style, &block, (struct point){left + measure->left, top}, cell->text);
    if (figure_mark(cell)[0] != '\0') {
        draw_centred_mark(canvas, layout, &style, measure, cell, (struct point){left, top});
    }
}

static void draw_row(struct canvas *canvas, const struct table_layout *layout, struct point corner, size_t row)
{
    const double lead = table_layout_lead(layout, row);
    if (lead > 0 && layout->table->rows[row].kind == ROW_REFERENCE) {
        draw_rule(canvas, layout, corner.x, corner.y + lead / 2);
    }
    canvas_begin(canvas, DRAWN_ROW, NULL);
    for (size_t i = 0; i < layout->table->column_count; i++) {
        const enum drawn_part part = i == 0 ? DRAWN_HEADER_CELL : DRAWN_CELL;
        canvas_begin(canvas, part, NULL);
        draw_cell(canvas, layout, row, i, corner.x + layout->columns[i].x, corner.y + lead);
        canvas_end(canvas, part);
    }
    canvas_end(canvas, DRAWN_ROW);
}

void table_draw(struct canvas *canvas, const struct table_layout *layout, struct point corner, size_t first,
                size_t count)
{
    if (first == 0) {
        canvas_begin(canvas, DRAWN_TABLE, NULL);
    }
    struct point at = {corner.x, draw_head(canvas, layout, corner, first > 0)};
    for (size_t i = first; i < first + count; i++) {
        draw_row(canvas, layout, at, i);
        at.y += layout->row_heights[i];
    }
    at.y += TABLE_RULE_GAP;
    draw_rule(canvas, layout, at.x, at.y);
    at.y += TABLE_RULE_GAP;
    if (first + count == layout->table->row_count) {
        canvas_end(canvas, DRAWN_TABLE_BODY);
        canvas_end(canvas, DRAWN_TABLE);
        table_tail_draw(canvas, layout->table, at);
    }
}
