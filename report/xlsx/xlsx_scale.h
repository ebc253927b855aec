/* xlsx_scale.h - the value axis of line charts: from zero, with few and round steps. */
#ifndef REPORT_XLSX_SCALE_H
#define REPORT_XLSX_SCALE_H

#include <xlsxwriter.h>

#include "report/document.h"

struct xlsx_scale {
    bool from_zero; /* no figure lies below; else Excel chooses */
    double maximum; /* a multiple of the step; 0 where there is nothing above 0 */
    double step;
};

/* One scale for all series of the chart and its reference. */
struct xlsx_scale xlsx_scale_of(const struct chart *chart);
void xlsx_scale_axis(lxw_chart_axis *axis, const struct xlsx_scale *scale);

#endif
