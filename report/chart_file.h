/*
 * chart_file.h - one chart as a file by itself: the same sheet as PNG, PDF or SVG.
 *
 * The file appears whole or not at all. The same chart gives the same bytes.
 */
#ifndef REPORT_CHART_FILE_H
#define REPORT_CHART_FILE_H

#include "base/diag.h"
#include "report/chart_ending.h"
#include "report/document.h"

struct chart_file {
    const struct document *document; /* its language, author and day */
    const struct chart *chart;
    const char *path;
    enum chart_ending ending;
    struct diag *diag; /* told of fonts that are missing */
};

int chart_file_write(const struct chart_file *file, struct fault *fault);

#endif
