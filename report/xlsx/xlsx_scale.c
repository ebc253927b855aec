#include "report/xlsx/xlsx_scale.h"

#include <math.h>

#include "report/xlsx/xlsx_chart_parts.h"

/* Gridlines that reach about the maximum. */
#define TICKS 4

static double series_maximum(const struct chart_series *series, size_t count, double maximum)
{
    for (size_t i = 0; i < count; i++) {
        if (series->points[i].is_number && series->points[i].value > maximum) {
            maximum = series->points[i].value;
        }
    }
    return maximum;
}

/* The step between gridlines: 1, 2 or 5 times a power of ten, so that about TICKS of them reach the maximum. */
static double nice_step(double maximum)
{
    double raw = maximum / TICKS;
    double power = pow(10, floor(log10(raw)));
    double factor = raw / power;
    return power * (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10);
}

static double chart_maximum(const struct chart *chart)
{
    double maximum = 0;
    for (size_t i = 0; i < chart->series_count; i++) {
        maximum = series_maximum(&chart->series[i], chart->point_count, maximum);
    }
    if (chart->reference_series != NULL) {
        maximum = series_maximum(chart->reference_series, chart->point_count, maximum);
    }
    return maximum;
}

struct xlsx_scale xlsx_scale_of(const struct chart *chart)
{
    struct xlsx_scale scale = {.from_zero = xlsx_chart_from_zero(chart)};
    double maximum = chart_maximum(chart);
    if (maximum > 0) {
        scale.step = nice_step(maximum);
        scale.maximum = ceil(maximum / scale.step) * scale.step;
    }
    return scale;
}

void xlsx_scale_axis(lxw_chart_axis *axis, const struct xlsx_scale *scale)
{
    chart_axis_set_num_format(axis, scale->step > 0 && scale->step < 1 ? "#,##0.0##" : "#,##0");
    if (scale->maximum > 0) {
        chart_axis_set_major_unit(axis, scale->step);
        chart_axis_set_max(axis, scale->maximum);
    }
    if (scale->from_zero) {
        chart_axis_set_min(axis, 0);
    }
}
