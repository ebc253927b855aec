/* Small multiples: a grid of native line charts on one scale, the reference dashed in each. */
#include <math.h>

#include "report/xlsx_chart.h"

#define PANELS_ACROSS 4
#define PANEL_WIDTH 230
#define PANEL_HEIGHT 165
#define PANEL_GAP 6
/* Room above the panels for the chart's key. */
#define TICKS 4
/* Labels of years that fit below a panel. */
#define LABELS_MAX 6

static double series_maximum(const struct chart_series *series, size_t count, double maximum)
{
    for (size_t i = 0; i < count; i++) {
        if (series->points[i].is_number && series->points[i].value > maximum) {
            maximum = series->points[i].value;
        }
    }
    return maximum;
}

/* The step between gridlines: 1, 2 or 5 times a power of ten, so that about TICKS of them reach the maximum. */
static double nice_step(double maximum)
{
    double raw = maximum / TICKS;
    double power = pow(10, floor(log10(raw)));
    double factor = raw / power;
    return power * (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10);
}

static double common_maximum(const struct chart *chart)
{
    double maximum = 0;
    for (size_t i = 0; i < chart->series_count; i++) {
        maximum = series_maximum(&chart->series[i], chart->point_count, maximum);
    }
    if (chart->reference_series != NULL) {
        maximum = series_maximum(chart->reference_series, chart->point_count, maximum);
    }
    return maximum;
}

static void set_axes(lxw_chart *native, const struct chart *chart, double maximum)
{
    xlsx_chart_axis(native->x_axis, 8, false);
    xlsx_chart_axis(native->y_axis, 8, true);
    chart_axis_set_num_format(native->y_axis, "#,##0.######");
    if (maximum > 0) {
        double step = nice_step(maximum);
        chart_axis_set_major_unit(native->y_axis, step);
        chart_axis_set_max(native->y_axis, ceil(maximum / step) * step);
        chart_axis_set_num_format(native->y_axis, step < 1 ? "#,##0.0##" : "#,##0");
    }
    if (xlsx_chart_from_zero(chart)) {
        chart_axis_set_min(native->y_axis, 0);
    }
    if (chart->point_count > LABELS_MAX) {
        chart_axis_set_interval_unit(native->x_axis, (uint16_t)((chart->point_count + LABELS_MAX - 1) / LABELS_MAX));
    }
}

/* One panel: the reference first, so that the series is drawn over it. */
static void draw_panel(const struct xlsx_sheet *sheet, const struct xlsx_data *data, size_t index, double maximum,
                       const struct xlsx_frame *frame)
{
    const struct chart *chart = data->chart;
    const struct chart_series *subject = &chart->series[index];
    lxw_chart *native = xlsx_chart_new(sheet, LXW_CHART_LINE, subject->label, 10);
    if (native == NULL) {
        return;
    }
    if (data->has_reference) {
        lxw_chart_series *reference = xlsx_data_series(data, native, chart->series_count);
        if (reference != NULL) {
            xlsx_chart_line(reference, ROLE_NATION, 0, 0.8);
            chart_series_set_marker_type(reference, LXW_CHART_MARKER_NONE);
        }
    }
    lxw_chart_series *series = xlsx_data_series(data, native, index);
    if (series != NULL) {
        xlsx_chart_line(series, subject->role == ROLE_CONTEXT ? ROLE_REGION : subject->role, 0, 1);
        chart_series_set_marker_size(series, 4);
    }
    chart_legend_set_position(native, LXW_CHART_LEGEND_NONE);
    set_axes(native, chart, maximum);
    xlsx_chart_insert(sheet, native, frame,
                      arena_printf(&sheet->book->arena, "%s. %s", subject->label, chart->alternative));
}

void xlsx_draw_multiples(const struct xlsx_sheet *sheet, const struct xlsx_data *data, struct xlsx_frame *frame)
{
    const struct chart *chart = data->chart;
    size_t rows = (chart->series_count + PANELS_ACROSS - 1) / PANELS_ACROSS;
    double maximum = common_maximum(chart);
    for (size_t i = 0; i < chart->series_count; i++) {
        struct xlsx_frame panel = *frame;
        panel.x = (int)(i % PANELS_ACROSS) * (PANEL_WIDTH + PANEL_GAP);
        panel.y = (int)(i / PANELS_ACROSS) * (PANEL_HEIGHT + PANEL_GAP);
        panel.width = PANEL_WIDTH;
        panel.height = PANEL_HEIGHT;
        draw_panel(sheet, data, i, maximum, &panel);
    }
    frame->width = PANELS_ACROSS * (PANEL_WIDTH + PANEL_GAP);
    frame->height = (int)rows * (PANEL_HEIGHT + PANEL_GAP);
}
