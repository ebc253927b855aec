#include "report/html/svg_chart.h"

#include "base/limits.h"
#include "base/xml.h"
#include "report/html/svg.h"

/* What the classes of texts and lines mean (svg.c), as in html_style.c. */
static const char rules[] =
    "svg{font-family:'Open Sans','Segoe UI','Helvetica Neue',Arial,'DejaVu Sans',sans-serif;"
    "font-variant-numeric:tabular-nums}\n"
    ".t1{font-weight:600}.t2{font-weight:300;font-stretch:condensed}.t3{font-weight:700;font-stretch:condensed}\n"
    ".n{fill:none;stroke-linejoin:round}\n"
    ".spot{fill:none;pointer-events:all}\n";

/* The drawing, and in the palette the colours that it uses. */
static int draw(struct svg *svg, const struct chart *chart, double height, struct fonts *fonts, enum language language,
                struct fault *fault)
{
    const struct box sheet = {0, 0, CHART_SHEET_WIDTH, height};
    struct canvas canvas;
    canvas_init_on(&canvas, &surface_svg, svg, fonts, language);
    surface_svg.fill(svg, &sheet, THEME_PAPER);
    const int result = chart_sheet_draw_on(&canvas, chart, height, fault);
    canvas_release(&canvas);
    return result;
}

static void begin(struct buffer *buffer, const struct chart *chart, double height, enum language language)
{
    buffer_printf(buffer,
                  "<svg xmlns=\"http://www.w3.org/2000/svg\" xml:lang=\"%s\" role=\"img\" width=\"%dmm\" height=\"",
                  language_pick(language, "sv", "en"), CHART_SHEET_WIDTH_MM);
    svg_number(buffer, height / POINTS_PER_MM);
    buffer_text(buffer, "mm\" viewBox=\"0 0 ");
    svg_number(buffer, CHART_SHEET_WIDTH);
    buffer_text(buffer, " ");
    svg_number(buffer, height);
    buffer_text(buffer, "\">\n<title>");
    xml_append(buffer, chart->title);
    buffer_text(buffer, "</title>\n<desc>");
    xml_append(buffer, chart->alternative);
    buffer_text(buffer, "</desc>\n");
}

int svg_chart_append(struct buffer *buffer, const struct chart *chart, struct fonts *fonts, enum language language,
                     struct fault *fault)
{
    struct arena arena;
    struct palette palette;
    struct buffer drawing;
    arena_init(&arena, LIMIT_MODEL_BYTES);
    palette_init(&palette, &arena);
    buffer_init(&drawing, LIMIT_RENDERED_BYTES);
    struct svg svg = {.buffer = &drawing, .palette = &palette};
    const double height = chart_sheet_height(chart, fonts, language);
    int result = draw(&svg, chart, height, fonts, language, fault);
    begin(buffer, chart, height, language);
    buffer_printf(buffer, "<style>\n%s", rules);
    palette_append_rules(&palette, buffer, 0);
    buffer_text(buffer, "</style>\n");
    buffer_append(buffer, drawing.bytes, drawing.length);
    buffer_text(buffer, "\n</svg>\n");
    if (result == 0 && (arena_failed(&arena) || buffer_failed(&drawing))) {
        result = fault_memory(fault, chart->id);
    }
    buffer_release(&drawing);
    arena_release(&arena);
    return result;
}
