/*
 * A waterfall as a native chart of stacked bars, the first row at the top.
 *
 * The library knows no waterfall. Each row's bar therefore stands on an invisible one that is as long as where it
 * begins, and a third, invisible one carries the figure beside it; their lengths are columns of the data. A bar that
 * crosses zero cannot be stacked so: then every bar starts at zero.
 */
#include <math.h>

#include "report/xlsx/xlsx_chart.h"

#define FRAME_WIDTH 640
#define FRAME_MARGIN 120
#define BAR_PIXELS 26
/* The room of a figure beside its bar, as a share of the scale. */
#define LABEL_SHARE 0.14

enum {
    FALL_VALUE, /* as it is told; not drawn */
    FALL_BASE,
    FALL_LEVEL,
    FALL_STEP,
    FALL_COMPOSITION,
    FALL_WEIGHTS,
    FALL_LABEL,
    FALL_SERIES
};

static int series_of_role(enum series_role role)
{
    switch (role) {
    case ROLE_REGION:
        return FALL_LEVEL;
    case ROLE_CONTRAST:
        return FALL_COMPOSITION;
    case ROLE_NATION:
        return FALL_WEIGHTS;
    case ROLE_CONTEXT:
        break;
    }
    return FALL_STEP;
}

static struct doc_cell length_cell(const struct doc_cell *like, double length)
{
    return (struct doc_cell){.text = "", .is_number = true, .value = length, .decimals = like->decimals};
}

/* Where row `index` begins, the row before it having ended at `at`. */
static double start_of(const struct chart *chart, size_t index, double at)
{
    return chart->point_roles[index] == ROLE_REGION ? 0 : at;
}

/* Whether all bars lie on one side of zero, and how far they reach. */
static bool can_stack(const struct chart *chart, double *reach)
{
    double at = 0;
    double least = 0;
    *reach = 0;
    for (size_t i = 0; i < chart->point_count; i++) {
        const struct doc_cell *cell = &chart->series[0].points[i];
        at = start_of(chart, i, at) + (cell->is_number ? cell->value : 0);
        least = fmin(least, at);
        *reach = fmax(*reach, fabs(at));
    }
    return !(least < 0);
}

static void fill_lengths(const struct chart *chart, struct chart_series *series)
{
    double reach;
    bool stacks = can_stack(chart, &reach);
    double at = 0;
    for (size_t i = 0; i < chart->point_count; i++) {
        const struct doc_cell *cell = &chart->series[0].points[i];
        for (int s = 0; s < FALL_SERIES; s++) {
            series[s].points[i] = (struct doc_cell){.text = ""};
        }
        series[FALL_VALUE].points[i] = *cell;
        if (!cell->is_number) {
            continue;
        }
        double from = stacks ? start_of(chart, i, at) : 0;
        double to = from + cell->value;
        series[FALL_BASE].points[i] = length_cell(cell, stacks ? fmin(from, to) : 0);
        series[series_of_role(chart->point_roles[i])].points[i] =
            length_cell(cell, stacks ? fabs(to - from) : cell->value);
        series[FALL_LABEL].points[i] = length_cell(cell, reach * LABEL_SHARE);
        at = to;
    }
}

struct chart *xlsx_waterfall_lengths(const struct chart *chart, enum language language, struct arena *arena)
{
    const char *const names[FALL_SERIES] = {chart->series[0].label,
                                            language_pick(language, "Stapeln börjar", "Bar begins"),
                                            language_pick(language, "Nivå", "Level"),
                                            language_pick(language, "Bidrag", "Contribution"),
                                            language_pick(language, "Vilka som redovisar", "Who reports"),
                                            language_pick(language, "Ändrade vikter", "Changed weights"),
                                            language_pick(language, "Plats för siffran", "Room for the figure")};
    struct chart *lengths = arena_alloc(arena, sizeof *lengths);
    struct chart_series *series = arena_array(arena, FALL_SERIES, sizeof *series);
    if (lengths == NULL || series == NULL) {
        return NULL;
    }
    for (int s = 0; s < FALL_SERIES; s++) {
        series[s].label = names[s];
        series[s].role = ROLE_CONTEXT;
        series[s].points = arena_array(arena, chart->point_count, sizeof *series[s].points);
        if (series[s].points == NULL) {
            return NULL;
        }
    }
    fill_lengths(chart, series);
    *lengths = *chart;
    lengths->series = series;
    lengths->series_count = FALL_SERIES;
    return lengths;
}

/* --- the chart --- */

static void fill_bars(lxw_chart_series *series, int which)
{
    static const enum series_role roles[FALL_SERIES] = {[FALL_LEVEL] = ROLE_REGION,
                                                        [FALL_STEP] = ROLE_CONTEXT,
                                                        [FALL_COMPOSITION] = ROLE_CONTRAST,
                                                        [FALL_WEIGHTS] = ROLE_NATION};
    lxw_color_t colour = theme_line_of(roles[which]).colour;
    lxw_chart_fill fill = {.color = colour};
    lxw_chart_fill clear = {.none = LXW_TRUE};
    lxw_chart_line no_line = {.none = LXW_TRUE};
    lxw_chart_line outline = {.color = colour, .width = 0.75F};
    lxw_chart_pattern hatch = {
        .fg_color = colour, .bg_color = THEME_PAPER, .type = LXW_CHART_PATTERN_WIDE_UPWARD_DIAGONAL};
    if (which == FALL_BASE || which == FALL_LABEL) {
        chart_series_set_fill(series, &clear);
        chart_series_set_line(series, &no_line);
    } else if (which == FALL_COMPOSITION || which == FALL_WEIGHTS) {
        chart_series_set_pattern(series, &hatch);
        chart_series_set_line(series, &outline);
    } else {
        chart_series_set_fill(series, &fill);
    }
}

/* The figures as they are told, beside their bars. */
static void label_bars(const struct xlsx_sheet *sheet, const struct chart *chart, lxw_chart_series *series)
{
    struct arena *arena = &sheet->book->arena;
    lxw_chart_font font = xlsx_chart_font(10, THEME_INK);
    lxw_chart_data_label *labels = arena_array(arena, chart->point_count, sizeof *labels);
    lxw_chart_data_label **pointers = arena_array(arena, chart->point_count + 1, sizeof(void *));
    if (labels == NULL || pointers == NULL) {
        xlsx_check(sheet, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return;
    }
    for (size_t i = 0; i < chart->point_count; i++) {
        labels[i].value = XLSX_TEXT(chart->series[FALL_VALUE].points[i].text);
        labels[i].font = &font;
        pointers[i] = &labels[i];
    }
    chart_series_set_labels(series);
    chart_series_set_labels_font(series, &font);
    chart_series_set_labels_position(series, LXW_CHART_LABEL_POSITION_INSIDE_BASE);
    xlsx_check(sheet, chart_series_set_labels_custom(series, pointers));
}

/* Values stand beside the bars, so that the value axis carries the subtitle alone. */
static void set_axes(lxw_chart *native, const struct chart *chart)
{
    lxw_chart_font font = xlsx_chart_font(10, THEME_INK);
    lxw_chart_line no_line = {.none = LXW_TRUE};
    xlsx_chart_axis(native->y_axis, 10, false);
    chart_axis_set_num_font(native->y_axis, &font);
    chart_axis_set_reverse(native->y_axis);
    chart_axis_set_interval_unit(native->y_axis, 1);
    chart_axis_set_label_position(native->y_axis, LXW_CHART_AXIS_LABEL_POSITION_LOW);
    xlsx_chart_axis(native->x_axis, 10, false);
    chart_axis_set_line(native->x_axis, &no_line);
    chart_axis_set_label_position(native->x_axis, LXW_CHART_AXIS_LABEL_POSITION_NONE);
    xlsx_chart_subtitle(native->x_axis, chart->subtitle);
    if (xlsx_chart_from_zero(chart)) {
        chart_axis_set_min(native->x_axis, 0);
    }
}

void xlsx_draw_waterfall(const struct xlsx_sheet *sheet, const struct xlsx_data *data, struct xlsx_frame *frame)
{
    const struct chart *chart = data->chart;
    lxw_chart *native = xlsx_chart_new(sheet, LXW_CHART_BAR_STACKED, chart->title, THEME_SIZE_CHART_TITLE + 1.5);
    for (int which = FALL_BASE; native != NULL && which < FALL_SERIES; which++) {
        lxw_chart_series *series = xlsx_data_series(data, native, (size_t)which);
        if (series == NULL) {
            xlsx_check(sheet, LXW_ERROR_MEMORY_MALLOC_FAILED);
            return;
        }
        fill_bars(series, which);
        if (which == FALL_LABEL) {
            label_bars(sheet, chart, series);
        }
    }
    if (native == NULL) {
        return;
    }
    chart_legend_set_position(native, LXW_CHART_LEGEND_NONE);
    chart_set_series_overlap(native, 100);
    chart_set_series_gap(native, 45);
    set_axes(native, chart);
    frame->width = FRAME_WIDTH;
    frame->height = FRAME_MARGIN + (int)chart->point_count * BAR_PIXELS;
    xlsx_chart_insert(sheet, native, frame, chart->alternative);
}
