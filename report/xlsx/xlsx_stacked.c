/* xlsx_stacked.c - parts of a whole as a native chart of stacked bars, the first area at the top. */
#include "report/xlsx/xlsx_chart.h"

#define FRAME_WIDTH 720
#define FRAME_MARGIN 150
#define BAR_PIXELS 24
#define BAR_PIXELS_MANY 15
#define BARS_MAX 40

static void add_parts(const struct xlsx_sheet *sheet, const struct xlsx_data *data, lxw_chart *native)
{
    for (size_t i = 0; i < data->chart->series_count; i++) {
        lxw_chart_fill fill = {.color = theme_part_colour(i)};
        lxw_chart_line gap = {.color = THEME_PAPER, .width = 0.75F};
        lxw_chart_series *series = xlsx_data_series(data, native, i);
        if (series == NULL) {
            xlsx_check(sheet, LXW_ERROR_MEMORY_MALLOC_FAILED);
            return;
        }
        chart_series_set_fill(series, &fill);
        chart_series_set_line(series, &gap);
    }
}

/* In a bar chart the library's y axis is that of the categories. */
static void set_axes(lxw_chart *native, const struct chart *chart)
{
    lxw_chart_font font = xlsx_chart_font(10, THEME_INK);
    xlsx_chart_axis(native->y_axis, 10, false);
    chart_axis_set_num_font(native->y_axis, &font);
    chart_axis_set_reverse(native->y_axis);
    chart_axis_set_interval_unit(native->y_axis, 1);
    xlsx_chart_axis(native->x_axis, 10, true);
    chart_axis_set_min(native->x_axis, 0);
    xlsx_chart_subtitle(native->x_axis, chart->subtitle);
}

void xlsx_draw_stacked(const struct xlsx_sheet *sheet, const struct xlsx_data *data, struct xlsx_frame *frame)
{
    const struct chart *chart = data->chart;
    const int bars = (int)chart->point_count;
    lxw_chart_font font = xlsx_chart_font(10, THEME_INK);
    lxw_chart *native = xlsx_chart_new(sheet, LXW_CHART_BAR_STACKED, chart->title, THEME_SIZE_CHART_TITLE + 1.5);
    if (native == NULL) {
        return;
    }
    add_parts(sheet, data, native);
    chart_legend_set_position(native, LXW_CHART_LEGEND_BOTTOM);
    chart_legend_set_font(native, &font);
    chart_set_series_overlap(native, 100);
    chart_set_series_gap(native, 40);
    set_axes(native, chart);
    frame->width = FRAME_WIDTH;
    frame->height = FRAME_MARGIN + bars * (bars > BARS_MAX ? BAR_PIXELS_MANY : BAR_PIXELS);
    xlsx_chart_insert(sheet, native, frame, chart->alternative);
}
