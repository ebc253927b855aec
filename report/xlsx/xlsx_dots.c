/* xlsx_dots.c - two years of each area as markers with a line between them; the areas stand side by side. */
#include "report/xlsx/xlsx_chart.h"
#include "report/xlsx/xlsx_scale.h"

#define FRAME_WIDTH_LEAST 640
#define FRAME_WIDTH_MOST 1800
#define AREA_PIXELS 46
#define FRAME_MARGIN 90
#define FRAME_HEIGHT 420

static void add_years(const struct xlsx_sheet *sheet, const struct xlsx_data *data, lxw_chart *native)
{
    static const theme_colour colours[] = {THEME_MUTED, THEME_REGION};
    for (size_t i = 0; i < data->chart->series_count; i++) {
        const theme_colour colour = colours[i % 2];
        lxw_chart_line no_line = {.none = LXW_TRUE};
        lxw_chart_line outline = {.color = colour, .width = 1.5F};
        /* Filled, where the drawn chart has a ring: some programs leave the outline of a marker out. */
        lxw_chart_fill fill = {.color = colour};
        lxw_chart_series *series = xlsx_data_series(data, native, i);
        if (series == NULL) {
            xlsx_check(sheet, LXW_ERROR_MEMORY_MALLOC_FAILED);
            return;
        }
        chart_series_set_line(series, &no_line);
        chart_series_set_marker_type(series, LXW_CHART_MARKER_CIRCLE);
        chart_series_set_marker_size(series, 8);
        chart_series_set_marker_line(series, &outline);
        chart_series_set_marker_fill(series, &fill);
    }
}

static int frame_width(size_t areas)
{
    const int wanted = FRAME_MARGIN + (int)areas * AREA_PIXELS;
    return wanted < FRAME_WIDTH_LEAST ? FRAME_WIDTH_LEAST : (wanted > FRAME_WIDTH_MOST ? FRAME_WIDTH_MOST : wanted);
}

void xlsx_draw_dots(const struct xlsx_sheet *sheet, const struct xlsx_data *data, struct xlsx_frame *frame)
{
    const struct chart *chart = data->chart;
    const struct xlsx_scale scale = xlsx_scale_of(chart);
    lxw_chart_font font = xlsx_chart_font(10, THEME_INK);
    lxw_chart_line tie = {.color = THEME_CONTEXT, .width = 1.25F};
    lxw_chart *native = xlsx_chart_new(sheet, LXW_CHART_LINE, chart->title, THEME_SIZE_CHART_TITLE + 1.5);
    if (native == NULL) {
        return;
    }
    add_years(sheet, data, native);
    chart_set_high_low_lines(native, &tie);
    chart_legend_set_position(native, LXW_CHART_LEGEND_BOTTOM);
    chart_legend_set_font(native, &font);
    xlsx_chart_axis(native->x_axis, 10, false);
    chart_axis_set_interval_unit(native->x_axis, 1);
    xlsx_chart_axis(native->y_axis, 10, true);
    xlsx_scale_axis(native->y_axis, &scale);
    xlsx_chart_subtitle(native->x_axis, chart->subtitle);
    frame->width = frame_width(chart->point_count);
    frame->height = FRAME_HEIGHT;
    xlsx_chart_insert(sheet, native, frame, chart->alternative);
}
