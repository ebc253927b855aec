/*
 * xlsx_shades.c - heat tables and tile maps: Excel has no such chart, so the data themselves are shaded,
 * by a rule that follows the figures when they are changed.
 */
#include "report/xlsx/xlsx_chart.h"

void xlsx_draw_shades(const struct xlsx_sheet *sheet, const struct xlsx_data *data, struct xlsx_frame *frame)
{
    const struct chart *chart = data->chart;
    const size_t rows = data->across ? chart->series_count : chart->point_count;
    const size_t columns = data->across ? chart->point_count : chart->series_count;
    /* Figures are in ink whatever their shade, so the darkest is one on which ink can be read. */
    lxw_conditional_format scale = {.type = LXW_CONDITIONAL_2_COLOR_SCALE,
                                    .min_color = theme_shade(0).fill,
                                    .max_color = theme_shade(THEME_SHADE_INK_MOST).fill};
    frame->width = 0;
    frame->height = 0;
    xlsx_check(sheet,
               worksheet_conditional_format_range(sheet->worksheet, data->header_row + 1, 1,
                                                  data->header_row + (lxw_row_t)rows, (lxw_col_t)columns, &scale));
}
