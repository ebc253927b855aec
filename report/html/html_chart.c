#include "report/html/html_chart.h"

#include <math.h>

#include "base/xml.h"
#include "report/chart/chart.h"
#include "report/html/chart_table.h"
#include "report/html/html_table.h"
#include "report/html/svg.h"

/* Points; a telephone shows the narrow one in about the size that it has on paper. */
#define WIDE 482.0
#define NARROW 262.0
/* Around the drawing: the tops of its letters. */
#define MARGIN 3.0

static void begin_svg(struct html_writer *writer, const struct chart *chart, const char *class, double width,
                      double height)
{
    struct buffer *buffer = writer->buffer;
    buffer_printf(
        buffer, "<svg class=\"%s\" role=\"img\" aria-labelledby=\"%s-namn\" aria-describedby=\"%s-%s\" viewBox=\"0 0 ",
        class, chart->id, chart->id, class);
    svg_number(buffer, width);
    buffer_text(buffer, " ");
    svg_number(buffer, height);
    buffer_text(buffer, "\"><title>");
    xml_append(buffer, chart->title);
    buffer_printf(buffer, "</title><desc id=\"%s-%s\">", chart->id, class);
    xml_append(buffer, chart->alternative);
    buffer_text(buffer, "</desc>\n");
}

static int append_drawing(struct html_writer *writer, const struct chart *chart, const char *class, double width,
                          struct fault *fault)
{
    struct svg svg = {.buffer = writer->buffer, .palette = writer->palette};
    struct canvas canvas;
    canvas_init_on(&canvas, &surface_svg, &svg, writer->fonts, writer->document->language);
    const double inner = width - 2 * MARGIN;
    const double height = ceil(chart_drawing_height(&canvas, chart, inner)) + 2 * MARGIN;
    const struct box box = {MARGIN, MARGIN, inner, height - 2 * MARGIN};
    begin_svg(writer, chart, class, width, height);
    const int result = chart_drawing_draw(&canvas, chart, &box, fault);
    canvas_release(&canvas);
    buffer_text(writer->buffer, "</svg>\n");
    return result == 0 ? 0 : fault_prefix(fault, "%s", chart->id);
}

static void append_caption(struct html_writer *writer, const struct chart *chart)
{
    struct buffer *buffer = writer->buffer;
    buffer_printf(buffer, "<figure id=\"%s\">\n<figcaption><span class=\"label\">", chart->id);
    xml_append(buffer, chart->label);
    buffer_printf(buffer, "</span> <span class=\"title\" id=\"%s-namn\">", chart->id);
    xml_append(buffer, chart->title);
    buffer_text(buffer, "</span> <span class=\"subtitle\">");
    xml_append(buffer, chart->subtitle);
    buffer_text(buffer, "</span></figcaption>\n<div class=\"chart\">\n");
}

static void append_figures(struct html_writer *writer, const struct chart *chart)
{
    const struct table *table = chart_table(chart, writer->document->language, writer->arena);
    if (table == NULL) {
        return;
    }
    buffer_text(writer->buffer, "<details><summary>");
    xml_append(writer->buffer, html_pick(writer, "Siffrorna i ", "The figures of "));
    xml_append(writer->buffer, chart->label);
    buffer_text(writer->buffer, "</summary>\n");
    html_table_grid(writer, table);
    buffer_text(writer->buffer, "</details>\n");
}

int html_chart_append(struct html_writer *writer, const struct chart *chart, struct fault *fault)
{
    append_caption(writer, chart);
    if (append_drawing(writer, chart, "wide", WIDE, fault) != 0 ||
        append_drawing(writer, chart, "narrow", NARROW, fault) != 0) {
        return -1;
    }
    buffer_text(writer->buffer, "</div>\n");
    append_figures(writer, chart);
    html_table_notes(writer, chart->id, chart->notes, chart->note_count, chart->source);
    buffer_text(writer->buffer, "</figure>\n");
    return 0;
}
