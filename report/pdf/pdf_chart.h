/* pdf_chart.h - a chart that stands by itself as a tagged PDF of one page, which is as large as the chart. */
#ifndef REPORT_PDF_CHART_H
#define REPORT_PDF_CHART_H

#include "report/chart/fonts.h"
#include "report/document.h"

/* Of the document are language, author and day. */
int pdf_chart_write(const struct document *document, const struct chart *chart, struct fonts *fonts, const char *path,
                    struct fault *fault);

#endif
