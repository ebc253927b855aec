/* chart_ending.h - the kinds of files that a chart by itself may be, by the ending of their name. */
#ifndef REPORT_CHART_ENDING_H
#define REPORT_CHART_ENDING_H

#include "base/fault.h"

enum chart_ending { CHART_ENDING_PNG, CHART_ENDING_PDF, CHART_ENDING_SVG };

/* The kind of a path; capitals are the same. Another ending is a fault that names the three. */
int chart_ending_of(const char *path, enum chart_ending *ending, struct fault *fault);

#endif
