/* Series over years as a native line chart. */
#include "report/xlsx/xlsx_chart.h"
#include "report/xlsx/xlsx_scale.h"

/* Beyond so many, only the series with a role of their own are named and labelled. */
#define NAMED_SERIES_MAX 6
#define LABELLED_SERIES_MAX 4
#define FRAME_WIDTH 680
#define FRAME_HEIGHT 400

/* The last point with a figure; false where there is none. */
static bool last_point(const struct chart *chart, size_t series, size_t *point)
{
    for (size_t i = chart->point_count; i > 0; i--) {
        if (chart->series[series].points[i - 1].is_number) {
            *point = i - 1;
            return true;
        }
    }
    return false;
}

/* Above where no other series ends higher, below where none ends lower, else beside. */
static uint8_t label_position(const struct chart *chart, size_t series, double value)
{
    bool highest = true;
    bool lowest = true;
    size_t point;
    for (size_t i = 0; i < chart->series_count; i++) {
        if (i != series && last_point(chart, i, &point)) {
            double other = chart->series[i].points[point].value;
            highest = highest && (value > other || (value >= other && series < i));
            lowest = lowest && value <= other;
        }
    }
    return highest  ? LXW_CHART_LABEL_POSITION_ABOVE
           : lowest ? LXW_CHART_LABEL_POSITION_BELOW
                    : LXW_CHART_LABEL_POSITION_RIGHT;
}

/* Prints the last figure at its point and hides the labels of all others. */
static void label_last(const struct xlsx_sheet *sheet, const struct chart *chart, lxw_chart_series *native,
                       size_t series)
{
    struct arena *arena = &sheet->book->arena;
    lxw_chart_data_label *labels = arena_array(arena, chart->point_count, sizeof *labels);
    lxw_chart_data_label **pointers = arena_array(arena, chart->point_count + 1, sizeof(void *));
    size_t last;
    char code[XLSX_CODE_MAX];
    if (labels == NULL || pointers == NULL) {
        xlsx_check(sheet, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return;
    }
    if (!last_point(chart, series, &last)) {
        return;
    }
    for (size_t i = 0; i < chart->point_count; i++) {
        labels[i].hide = i != last;
        pointers[i] = &labels[i];
    }
    const struct doc_cell *figure = &chart->series[series].points[last];
    lxw_chart_font font = {.size = 10, .bold = LXW_TRUE, .color = theme_line_of(chart->series[series].role).colour};
    xlsx_number_code(code, figure->decimals, sheet->book->document->language);
    chart_series_set_labels(native);
    chart_series_set_labels_num_format(native, code);
    chart_series_set_labels_font(native, &font);
    chart_series_set_labels_position(native, label_position(chart, series, figure->value));
    xlsx_check(sheet, chart_series_set_labels_custom(native, pointers));
}

static void set_legend(const struct xlsx_sheet *sheet, lxw_chart *native, const struct chart *chart)
{
    lxw_chart_font font = xlsx_chart_font(10, THEME_INK);
    /* A single series is named by the title. */
    chart_legend_set_position(native, chart->series_count > 1 ? LXW_CHART_LEGEND_BOTTOM : LXW_CHART_LEGEND_NONE);
    chart_legend_set_font(native, &font);
    if (chart->series_count <= NAMED_SERIES_MAX) {
        return;
    }
    int16_t *unnamed = arena_array(&sheet->book->arena, chart->series_count + 1, sizeof *unnamed);
    size_t count = 0;
    if (unnamed == NULL) {
        xlsx_check(sheet, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return;
    }
    for (size_t i = 0; i < chart->series_count; i++) {
        if (chart->series[i].role == ROLE_CONTEXT) {
            unnamed[count++] = (int16_t)i;
        }
    }
    unnamed[count] = -1;
    if (count > 0) {
        xlsx_check(sheet, chart_legend_delete_series(native, unnamed));
    }
}

static void add_series(const struct xlsx_sheet *sheet, const struct xlsx_data *data, lxw_chart *native)
{
    const struct chart *chart = data->chart;
    for (size_t i = 0; i < chart->series_count; i++) {
        lxw_chart_series *series = xlsx_data_series(data, native, i);
        if (series == NULL) {
            xlsx_check(sheet, LXW_ERROR_MEMORY_MALLOC_FAILED);
            return;
        }
        xlsx_chart_line(series, chart->series[i].role, i, 1.1);
        if (chart->series_count <= LABELLED_SERIES_MAX || chart->series[i].role == ROLE_REGION) {
            label_last(sheet, chart, series, i);
        }
    }
}

void xlsx_draw_lines(const struct xlsx_sheet *sheet, const struct xlsx_data *data, struct xlsx_frame *frame)
{
    lxw_chart *native = xlsx_chart_new(sheet, LXW_CHART_LINE, data->chart->title, THEME_SIZE_CHART_TITLE + 1.5);
    if (native == NULL) {
        return;
    }
    struct xlsx_scale scale = xlsx_scale_of(data->chart);
    add_series(sheet, data, native);
    xlsx_chart_axis(native->x_axis, 10, false);
    xlsx_chart_axis(native->y_axis, 10, true);
    xlsx_scale_axis(native->y_axis, &scale);
    xlsx_chart_subtitle(native->x_axis, data->chart->subtitle);
    set_legend(sheet, native, data->chart);
    frame->width = FRAME_WIDTH;
    frame->height = FRAME_HEIGHT;
    xlsx_chart_insert(sheet, native, frame, data->chart->alternative);
}
