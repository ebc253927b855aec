/* chart_png.h - a chart that stands by itself as an image 1600 pixels wide, with the size it has on paper. */
#ifndef REPORT_CHART_PNG_H
#define REPORT_CHART_PNG_H

#include "base/buffer.h"
#include "report/chart/chart_sheet.h"

int chart_png_append(struct buffer *buffer, const struct chart *chart, struct fonts *fonts, enum language language,
                     struct fault *fault);

#endif
