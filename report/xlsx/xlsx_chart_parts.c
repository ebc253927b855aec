#include "report/xlsx/xlsx_chart_parts.h"

/* What the library takes a chart's size from before scaling. */
#define NATIVE_WIDTH 480.0
#define NATIVE_HEIGHT 288.0

lxw_chart_font xlsx_chart_font(double size, theme_colour colour)
{
    return (lxw_chart_font){.size = size, .color = colour, .bold = LXW_EXPLICIT_FALSE};
}

lxw_chart *xlsx_chart_new(const struct xlsx_sheet *sheet, uint8_t type, const char *title, double title_size)
{
    static lxw_chart_line no_line = {.none = LXW_TRUE};
    lxw_chart_font font = {.size = title_size, .color = THEME_INK, .bold = LXW_TRUE};
    lxw_chart *native = workbook_add_chart(sheet->book->workbook, type);
    if (native == NULL) {
        xlsx_check(sheet, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return NULL;
    }
    chart_title_set_name(native, title);
    chart_title_set_name_font(native, &font);
    chart_chartarea_set_line(native, &no_line);
    chart_plotarea_set_line(native, &no_line);
    chart_show_blanks_as(native, LXW_CHART_BLANKS_AS_GAP);
    return native;
}

void xlsx_chart_axis(lxw_chart_axis *axis, double size, bool gridlines)
{
    lxw_chart_font font = xlsx_chart_font(size, THEME_MUTED);
    lxw_chart_line rule = {.color = THEME_RULE, .width = 0.5F};
    lxw_chart_line no_line = {.none = LXW_TRUE};
    chart_axis_set_num_font(axis, &font);
    chart_axis_set_major_tick_mark(axis, LXW_CHART_AXIS_TICK_MARK_NONE);
    chart_axis_set_minor_tick_mark(axis, LXW_CHART_AXIS_TICK_MARK_NONE);
    chart_axis_set_line(axis, gridlines ? &no_line : &rule);
    chart_axis_major_gridlines_set_visible(axis, gridlines);
    if (gridlines) {
        chart_axis_major_gridlines_set_line(axis, &rule);
    }
}

void xlsx_chart_subtitle(lxw_chart_axis *axis, const char *subtitle)
{
    lxw_chart_font font = xlsx_chart_font(THEME_SIZE_CHART_SUBTITLE, THEME_MUTED);
    if (subtitle[0] != '\0') {
        chart_axis_set_name(axis, subtitle);
        chart_axis_set_name_font(axis, &font);
    }
}

void xlsx_chart_line(lxw_chart_series *series, enum series_role role, size_t index, double weight)
{
    static const uint8_t markers[] = {LXW_CHART_MARKER_CIRCLE, LXW_CHART_MARKER_DIAMOND, LXW_CHART_MARKER_SQUARE,
                                      LXW_CHART_MARKER_TRIANGLE};
    struct theme_line look = theme_line_of(role);
    lxw_chart_line line = {.color = look.colour,
                           .width = (float)(look.width * weight),
                           .dash_type = look.dash > 0 ? LXW_CHART_LINE_DASH_DASH : LXW_CHART_LINE_DASH_SOLID};
    lxw_chart_line outline = {.color = look.colour, .width = 0.75F};
    lxw_chart_fill fill = {.color = look.dash > 0 ? THEME_PAPER : look.colour};
    chart_series_set_line(series, &line);
    /* Without a marker a figure between two gaps would not be seen. */
    chart_series_set_marker_type(series, markers[index % (sizeof markers / sizeof markers[0])]);
    chart_series_set_marker_size(series, role == ROLE_CONTEXT ? 3 : 5);
    chart_series_set_marker_line(series, &outline);
    chart_series_set_marker_fill(series, &fill);
}

void xlsx_chart_insert(const struct xlsx_sheet *sheet, lxw_chart *native, const struct xlsx_frame *frame,
                       const char *alternative)
{
    lxw_chart_options options = {.x_offset = frame->x,
                                 .y_offset = frame->y,
                                 .x_scale = frame->width / NATIVE_WIDTH,
                                 .y_scale = frame->height / NATIVE_HEIGHT,
                                 .object_position = LXW_OBJECT_MOVE_DONT_SIZE,
                                 .description = XLSX_TEXT(alternative)};
    xlsx_check(sheet, worksheet_insert_chart_opt(sheet->worksheet, frame->row, frame->column, native, &options));
}

bool xlsx_chart_from_zero(const struct chart *chart)
{
    for (size_t i = 0; i < chart->series_count; i++) {
        for (size_t j = 0; j < chart->point_count; j++) {
            const struct doc_cell *point = &chart->series[i].points[j];
            if (point->is_number && point->value < 0) {
                return false;
            }
        }
    }
    return true;
}
