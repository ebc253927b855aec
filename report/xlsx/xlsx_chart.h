/*
 * xlsx_chart.h - a chart as a native one of Excel beside its data, one file a kind.
 */
#ifndef REPORT_XLSX_CHART_H
#define REPORT_XLSX_CHART_H

#include "report/xlsx/xlsx_chart_parts.h"
#include "report/xlsx/xlsx_notes.h"

/* The whole sheet of a chart: title, subtitle, source, data, native charts beside. */
void xlsx_chart_sheet(struct xlsx_book *book, const struct xlsx_plan *plan, const struct xlsx_part *part,
                      const struct xlsx_notes *notes);

/* Each kind draws from the frame's corner on and sets the frame's size to what it took. */
#define PAINTER(VALUE, name, points, series, slack, sheet) \
    void xlsx_draw_##sheet(const struct xlsx_sheet *of, const struct xlsx_data *data, struct xlsx_frame *frame);
CHART_KINDS(PAINTER)
#undef PAINTER

/* A waterfall as what xlsx_draw_waterfall draws and the table beside it shows: the lengths of its bars, a series for
 * each kind. Belongs to the arena; NULL where memory is exhausted. */
struct chart *xlsx_waterfall_lengths(const struct chart *chart, enum language language, struct arena *arena);

#endif
