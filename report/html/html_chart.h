/*
 * html_chart.h - a chart as SVG, twice: laid out for a wide and for a narrow screen, of which one is shown.
 *
 * Title, notes and source are text around it; its figures are a table that opens beside it.
 */
#ifndef REPORT_HTML_CHART_H
#define REPORT_HTML_CHART_H

#include "base/fault.h"
#include "report/html/html_writer.h"

int html_chart_append(struct html_writer *writer, const struct chart *chart, struct fault *fault);

#endif
