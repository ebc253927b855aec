/* compose_line_series.h - the series of a line chart, for compose_lines.c. Not for others. */
#ifndef REPORT_COMPOSE_LINE_SERIES_H
#define REPORT_COMPOSE_LINE_SERIES_H

#include "base/buffer.h"
#include "report/compose_internal.h"

/* A series of the template, or the part of it that one of several series which follow each other makes up. */
struct line_part {
    struct template_series wanted;
    int first_year;
    int last_year;
};

/* What is collected while the series are read. */
struct lines_reading {
    struct buffer lacking;   /* the names of those without figures */
    struct sources sources;  /* of all */
    struct line_part leader; /* what the chart's first series was made from */
};

/* Reads all series and keeps those with figures; names the others. A series that is to go on with its successor
 * becomes two, the second of which `continues` the first. */
int line_series_fill(struct composing *composing, const struct block *block, struct chart *chart,
                     struct lines_reading *reading);

#endif
