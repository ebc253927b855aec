/*
 * svg_chart.h - a chart that stands by itself as SVG: a document of its own, with its colours and type in it.
 *
 * Texts stay texts. A page that holds it as an image shows it light; opened by itself a figure tells itself to
 * whoever points at it.
 */
#ifndef REPORT_SVG_CHART_H
#define REPORT_SVG_CHART_H

#include "base/buffer.h"
#include "report/chart/chart_sheet.h"

int svg_chart_append(struct buffer *buffer, const struct chart *chart, struct fonts *fonts, enum language language,
                     struct fault *fault);

#endif
