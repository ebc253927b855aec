/*
 * A ranking as a native bar chart, the first point at the top.
 *
 * The library cannot mix bars with another kind of chart. The reference is
 * therefore a series of equal, invisible bars with a straight trend line over
 * them, which is a line across all bars; it moves when the value is changed.
 */
#include "report/xlsx/xlsx_chart.h"

#define FRAME_WIDTH 640
#define FRAME_MARGIN 130
#define BAR_PIXELS 24
/* With more bars than this each gets less room. */
#define BARS_MAX 40
#define BAR_PIXELS_MANY 15

static int frame_height(size_t bars)
{
    return FRAME_MARGIN + (int)bars * (bars > BARS_MAX ? BAR_PIXELS_MANY : BAR_PIXELS);
}

static enum series_role bar_role(const struct chart *chart, size_t point)
{
    return chart->point_roles != NULL ? chart->point_roles[point] : chart->series[0].role;
}

/* Each bar in the colour of its role. */
static void colour_bars(const struct xlsx_sheet *sheet, const struct chart *chart, lxw_chart_series *series)
{
    struct arena *arena = &sheet->book->arena;
    lxw_chart_fill *fills = arena_array(arena, chart->point_count, sizeof *fills);
    lxw_chart_point *points = arena_array(arena, chart->point_count, sizeof *points);
    lxw_chart_point **pointers = arena_array(arena, chart->point_count + 1, sizeof(void *));
    if (fills == NULL || points == NULL || pointers == NULL) {
        xlsx_check(sheet, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return;
    }
    for (size_t i = 0; i < chart->point_count; i++) {
        fills[i].color = theme_line_of(bar_role(chart, i)).colour;
        points[i].fill = &fills[i];
        pointers[i] = &points[i];
    }
    xlsx_check(sheet, chart_series_set_points(series, pointers));
}

static void label_bars(const struct chart *chart, lxw_chart_series *series, enum language language)
{
    lxw_chart_font font = xlsx_chart_font(10, THEME_INK);
    char code[XLSX_CODE_MAX];
    int decimals = 0;
    for (size_t i = 0; i < chart->point_count; i++) {
        const struct doc_cell *point = &chart->series[0].points[i];
        decimals = point->is_number && point->decimals > decimals ? point->decimals : decimals;
    }
    lxw_chart_fill paper = {.color = THEME_PAPER};
    xlsx_number_code(code, decimals, language);
    chart_series_set_labels(series);
    /* So that the reference line does not run through a figure. */
    chart_series_set_labels_fill(series, &paper);
    chart_series_set_labels_num_format(series, code);
    chart_series_set_labels_font(series, &font);
    chart_series_set_labels_position(series, LXW_CHART_LABEL_POSITION_OUTSIDE_END);
}

static void draw_reference(const struct xlsx_sheet *sheet, const struct xlsx_data *data, lxw_chart *native)
{
    struct theme_line look = theme_line_of(ROLE_NATION);
    lxw_chart_line no_line = {.none = LXW_TRUE};
    lxw_chart_fill clear = {.none = LXW_TRUE};
    lxw_chart_line line = {.color = look.colour, .width = (float)look.width, .dash_type = LXW_CHART_LINE_DASH_DASH};
    lxw_chart_series *series = xlsx_data_series(data, native, 1);
    if (series == NULL) {
        xlsx_check(sheet, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return;
    }
    chart_series_set_fill(series, &clear);
    chart_series_set_line(series, &no_line);
    chart_series_set_trendline(series, LXW_CHART_TRENDLINE_TYPE_LINEAR, 0);
    chart_series_set_trendline_forecast(series, 0.5, 0.5);
    chart_series_set_trendline_name(series, data->chart->reference_label);
    chart_series_set_trendline_line(series, &line);
}

/* Measure and years, and what the line stands for. */
static const char *subtitle_of(const struct xlsx_sheet *sheet, const struct xlsx_data *data)
{
    const struct chart *chart = data->chart;
    if (!data->has_reference) {
        return chart->subtitle;
    }
    return arena_printf(&sheet->book->arena, "%s. %s: %s %s", chart->subtitle,
                        language_pick(sheet->book->document->language, "Streckad linje", "Dashed line"),
                        chart->reference_label, chart->reference.text);
}

/* Values stand on the bars, so that the value axis carries the subtitle alone, below the title.
 * In a bar chart the library's y axis is that of the categories. */
static void set_axes(lxw_chart *native, const struct chart *chart, const char *subtitle)
{
    lxw_chart_font font = xlsx_chart_font(10, THEME_INK);
    lxw_chart_line no_line = {.none = LXW_TRUE};
    xlsx_chart_axis(native->y_axis, 10, false);
    chart_axis_set_num_font(native->y_axis, &font);
    chart_axis_set_reverse(native->y_axis);
    chart_axis_set_interval_unit(native->y_axis, 1);
    xlsx_chart_axis(native->x_axis, 10, false);
    chart_axis_set_line(native->x_axis, &no_line);
    chart_axis_set_label_position(native->x_axis, LXW_CHART_AXIS_LABEL_POSITION_NONE);
    xlsx_chart_subtitle(native->x_axis, subtitle);
    if (xlsx_chart_from_zero(chart)) {
        chart_axis_set_min(native->x_axis, 0);
    } else {
        chart_axis_set_label_position(native->y_axis, LXW_CHART_AXIS_LABEL_POSITION_LOW);
    }
}

void xlsx_draw_ranking(const struct xlsx_sheet *sheet, const struct xlsx_data *data, struct xlsx_frame *frame)
{
    const struct chart *chart = data->chart;
    lxw_chart *native = xlsx_chart_new(sheet, LXW_CHART_BAR, chart->title, THEME_SIZE_CHART_TITLE + 1.5);
    lxw_chart_series *series = native == NULL ? NULL : xlsx_data_series(data, native, 0);
    if (series == NULL) {
        xlsx_check(sheet, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return;
    }
    colour_bars(sheet, chart, series);
    label_bars(chart, series, sheet->book->document->language);
    chart_legend_set_position(native, LXW_CHART_LEGEND_NONE);
    if (data->has_reference) {
        draw_reference(sheet, data, native);
    }
    chart_set_series_overlap(native, 100);
    chart_set_series_gap(native, 45);
    set_axes(native, chart, subtitle_of(sheet, data));
    frame->width = FRAME_WIDTH;
    frame->height = frame_height(chart->point_count);
    xlsx_chart_insert(sheet, native, frame, chart->alternative);
}
