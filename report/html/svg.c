#include "report/html/svg.h"

#include "base/xml.h"

#include <stdio.h>
#include <string.h>

void svg_number(struct buffer *buffer, double number)
{
    char text[64];
    int length = snprintf(text, sizeof text, "%.2f", number);
    if (length < 0 || (size_t)length >= sizeof text) {
        buffer->failed = true;
        return;
    }
    while (length > 0 && text[length - 1] == '0') {
        length--;
    }
    if (length > 0 && text[length - 1] == '.') {
        length--;
    }
    buffer_append(buffer, text, (size_t)length);
}

static void attribute(struct buffer *buffer, const char *name, double number)
{
    buffer_printf(buffer, " %s=\"", name);
    svg_number(buffer, number);
    buffer_text(buffer, "\"");
}

static void box_attributes(struct buffer *buffer, const struct box *box)
{
    attribute(buffer, "x", box->x);
    attribute(buffer, "y", box->y);
    attribute(buffer, "width", box->width);
    attribute(buffer, "height", box->height);
}

static void fill(void *ground, const struct box *box, theme_colour colour)
{
    struct svg *svg = ground;
    palette_use(svg->palette, colour);
    buffer_printf(svg->buffer, "<rect class=\"f%06X\"", (unsigned)colour);
    box_attributes(svg->buffer, box);
    buffer_text(svg->buffer, "/>");
}

static void append_points(struct buffer *buffer, const struct point *points, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        buffer_text(buffer, i == 0 ? "" : " ");
        svg_number(buffer, points[i].x);
        buffer_text(buffer, ",");
        svg_number(buffer, points[i].y);
    }
}

static void polyline(void *ground, const struct theme_line *pen, const struct point *points, size_t count)
{
    struct svg *svg = ground;
    palette_use(svg->palette, pen->colour);
    buffer_printf(svg->buffer, "<polyline class=\"n s%06X\"", (unsigned)pen->colour);
    attribute(svg->buffer, "stroke-width", pen->width);
    if (pen->dash > 0) {
        buffer_text(svg->buffer, " stroke-dasharray=\"");
        svg_number(svg->buffer, pen->dash);
        buffer_text(svg->buffer, " ");
        svg_number(svg->buffer, pen->dash * THEME_DASH_GAP);
        buffer_text(svg->buffer, "\"");
    }
    buffer_text(svg->buffer, " points=\"");
    append_points(svg->buffer, points, count);
    buffer_text(svg->buffer, "\"/>");
}

/* "<circle" or "<polygon" with its shape, up to where attributes may follow. */
static void begin_marker(struct buffer *buffer, enum theme_marker shape, struct point at, double half)
{
    struct point corners[MARKER_CORNERS_MOST];
    const size_t count = marker_corners(shape, at, half, corners);
    if (count == 0) {
        buffer_text(buffer, "<circle");
        attribute(buffer, "cx", at.x);
        attribute(buffer, "cy", at.y);
        attribute(buffer, "r", half);
        return;
    }
    buffer_text(buffer, "<polygon points=\"");
    append_points(buffer, corners, count);
    buffer_text(buffer, "\"");
}

static void marker(void *ground, enum theme_marker shape, theme_colour colour, struct point at, double size)
{
    struct svg *svg = ground;
    const bool hollow = marker_is_hollow(shape);
    palette_use(svg->palette, colour);
    begin_marker(svg->buffer, shape, at, hollow ? size / 2 * (1 - MARKER_OUTLINE) : size / 2);
    if (hollow) {
        palette_use(svg->palette, THEME_PAPER);
        buffer_printf(svg->buffer, " class=\"f%06X s%06X\"", (unsigned)THEME_PAPER, (unsigned)colour);
        attribute(svg->buffer, "stroke-width", size * MARKER_OUTLINE);
    } else {
        buffer_printf(svg->buffer, " class=\"f%06X\"", (unsigned)colour);
    }
    buffer_text(svg->buffer, "/>");
}

/* --- text --- */

/* The part of a line that was left out for an ellipsis; NULL where all of it is shown. */
static const PangoItem *find_ellipsis(const PangoLayoutLine *line)
{
    for (const GSList *run = line->runs; run != NULL; run = run->next) {
        const PangoItem *item = ((const PangoGlyphItem *)run->data)->item;
        if ((item->analysis.flags & PANGO_ANALYSIS_FLAG_IS_ELLIPSIS) != 0) {
            return item;
        }
    }
    return NULL;
}

/* The line as it is read: what an ellipsis stands for is left out, and white space at its end. */
static void append_line_text(struct buffer *buffer, PangoLayoutLine *line)
{
    const char *text = pango_layout_get_text(line->layout);
    const PangoItem *ellipsis = find_ellipsis(line);
    size_t start = (size_t)line->start_index;
    size_t end = start + (size_t)line->length;
    if (ellipsis != NULL) {
        const size_t cut = (size_t)ellipsis->offset;
        xml_append_bytes(buffer, text + start, cut - start);
        buffer_text(buffer, "\xE2\x80\xA6");
        start = cut + (size_t)ellipsis->length;
    }
    while (end > start && text[end - 1] == ' ') {
        end--;
    }
    xml_append_bytes(buffer, text + start, end > start ? end - start : 0);
}

static void text(void *ground, const struct text_line *line)
{
    struct svg *svg = ground;
    palette_use(svg->palette, line->style->colour);
    buffer_printf(svg->buffer, "<text class=\"f%06X t%d\"", (unsigned)line->style->colour, (int)line->style->cut);
    attribute(svg->buffer, "x", line->at.x);
    attribute(svg->buffer, "y", line->at.y);
    attribute(svg->buffer, "font-size", line->style->size);
    attribute(svg->buffer, "textLength", line->width);
    buffer_text(svg->buffer, " lengthAdjust=\"spacingAndGlyphs\">");
    append_line_text(svg->buffer, line->line);
    buffer_text(svg->buffer, "</text>");
}

/* An empty rectangle with a title, which browsers show by themselves; the page's script shows it at once. */
static void spot(void *ground, const struct box *box, const char *told)
{
    struct svg *svg = ground;
    buffer_text(svg->buffer, "<rect class=\"spot\"");
    box_attributes(svg->buffer, box);
    buffer_text(svg->buffer, "><title>");
    xml_append(svg->buffer, told);
    buffer_text(svg->buffer, "</title></rect>");
}

const struct surface surface_svg = {.fill = fill, .polyline = polyline, .marker = marker, .text = text, .spot = spot};
