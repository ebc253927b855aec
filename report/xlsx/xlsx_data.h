/*
 * xlsx_data.h - the data of a chart as a table beside it.
 *
 * Small multiples and heat tables: series down, points across. All others:
 * points down, series across. A figure that is missing is an empty cell, so that the
 * chart has a gap there and not a zero; why it is missing stands in the last
 * column, which is there only where something is missing. A place without a text is empty by intent.
 */
#ifndef REPORT_XLSX_DATA_H
#define REPORT_XLSX_DATA_H

#include "report/xlsx/xlsx_sheet.h"

struct xlsx_data {
    const struct chart *chart;
    const char *sheet;
    struct table table;   /* as it is written */
    bool across;          /* a series is a row */
    bool has_reference;   /* follows the series */
    lxw_row_t header_row; /* set by whoever writes the table */
};

/* False where memory is exhausted. */
bool xlsx_data_make(struct xlsx_data *data, const struct chart *chart, enum language language, struct arena *arena);

/* Adds a series to a native chart, with name, categories and values as ranges
 * of the table. The index may be series_count for the reference. */
lxw_chart_series *xlsx_data_series(const struct xlsx_data *data, lxw_chart *native, size_t index);

#endif
