/* xlsx_chart_parts.h - what the kinds of native charts share. */
#ifndef REPORT_XLSX_CHART_PARTS_H
#define REPORT_XLSX_CHART_PARTS_H

#include "report/theme.h"
#include "report/xlsx/xlsx_data.h"

/* Where a chart is drawn: pixels from the top left corner of a cell. */
struct xlsx_frame {
    lxw_row_t row;
    lxw_col_t column;
    int x;
    int y;
    int width;
    int height;
};

/* A chart without border and clutter, under the title; NULL where memory is exhausted. */
lxw_chart *xlsx_chart_new(const struct xlsx_sheet *sheet, uint8_t type, const char *title, double title_size);
lxw_chart_font xlsx_chart_font(double size, theme_colour colour);
/* An axis without ticks, with labels in small muted type and thin lines. */
void xlsx_chart_axis(lxw_chart_axis *axis, double size, bool gridlines);
/* The subtitle (measure, unit, area, years) as the title of an axis. */
void xlsx_chart_subtitle(lxw_chart_axis *axis, const char *subtitle);
/* A line with colour, weight, dash and marker of its role; `index` tells apart series of one role. */
void xlsx_chart_line(lxw_chart_series *series, enum series_role role, size_t index, double weight);
/* Puts it on the sheet with its alternative text. */
void xlsx_chart_insert(const struct xlsx_sheet *sheet, lxw_chart *native, const struct xlsx_frame *frame,
                       const char *alternative);
/* Whether no figure of the chart is below 0, so that the axis may start there. */
bool xlsx_chart_from_zero(const struct chart *chart);

#endif
