/* Small multiples: a grid of native line charts on one scale, the reference dashed in each. */
#include "report/xlsx/xlsx_chart.h"
#include "report/xlsx/xlsx_scale.h"

#define PANELS_ACROSS 3
#define PANEL_WIDTH 230
#define PANEL_HEIGHT 165
#define PANEL_GAP 6
/* Labels of years that fit below a panel. */
#define LABELS_MAX 6

static void set_axes(lxw_chart *native, const struct chart *chart, const struct xlsx_scale *scale)
{
    xlsx_chart_axis(native->x_axis, 8, false);
    xlsx_chart_axis(native->y_axis, 8, true);
    xlsx_scale_axis(native->y_axis, scale);
    if (chart->point_count > LABELS_MAX) {
        chart_axis_set_interval_unit(native->x_axis, (uint16_t)((chart->point_count + LABELS_MAX - 1) / LABELS_MAX));
    }
}

/* One panel: the reference first, so that the series is drawn over it. */
static void draw_panel(const struct xlsx_sheet *sheet, const struct xlsx_data *data, size_t index,
                       const struct xlsx_scale *scale, const struct xlsx_frame *frame)
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
    set_axes(native, chart, scale);
    xlsx_chart_insert(sheet, native, frame,
                      arena_printf(&sheet->book->arena, "%s. %s", subject->label, chart->alternative));
}

void xlsx_draw_multiples(const struct xlsx_sheet *sheet, const struct xlsx_data *data, struct xlsx_frame *frame)
{
    const struct chart *chart = data->chart;
    size_t rows = (chart->series_count + PANELS_ACROSS - 1) / PANELS_ACROSS;
    struct xlsx_scale scale = xlsx_scale_of(chart);
    for (size_t i = 0; i < chart->series_count; i++) {
        struct xlsx_frame panel = *frame;
        panel.x = (int)(i % PANELS_ACROSS) * (PANEL_WIDTH + PANEL_GAP);
        panel.y = (int)(i / PANELS_ACROSS) * (PANEL_HEIGHT + PANEL_GAP);
        panel.width = PANEL_WIDTH;
        panel.height = PANEL_HEIGHT;
        draw_panel(sheet, data, i, &scale, &panel);
    }
    frame->width = PANELS_ACROSS * (PANEL_WIDTH + PANEL_GAP);
    frame->height = (int)rows * (PANEL_HEIGHT + PANEL_GAP);
}
