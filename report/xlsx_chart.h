/*
 * xlsx_chart.h - a chart as a native one of Excel beside its data, one file a kind.
 */
#ifndef REPORT_XLSX_CHART_H
#define REPORT_XLSX_CHART_H

#include "report/theme.h"
#include "report/xlsx_data.h"

/* Where a chart is drawn: pixels from the top left corner of a cell. */
struct xlsx_frame {
    lxw_row_t row;
    lxw_col_t column;
    int x;
    int y;
    int width;
    int height;
};

/* The whole sheet of a chart: title, data, native charts, notes, source. */
void xlsx_chart_sheet(struct xlsx_book *book, const struct chart *chart, const char *sheet_name,
                      const char *table_name);

/* Each kind draws from the frame's corner on and sets the frame's size to what it took. */
void xlsx_draw_lines(const struct xlsx_sheet *sheet, const struct xlsx_data *data, struct xlsx_frame *frame);
void xlsx_draw_ranking(const struct xlsx_sheet *sheet, const struct xlsx_data *data, struct xlsx_frame *frame);
void xlsx_draw_multiples(const struct xlsx_sheet *sheet, const struct xlsx_data *data, struct xlsx_frame *frame);

/* For the kinds. */

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
