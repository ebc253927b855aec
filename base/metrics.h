/*
 * metrics.h - figures for monitoring, as OpenMetrics text.
 *
 * Only gauges with one sample; Prometheus' older text format, too, has them so.
 * Names are of the letters a-z, digits and '_'; help texts and labels are plain
 * ASCII on one line, without quotes and backslashes. Failure is the buffer's.
 */
#ifndef BASE_METRICS_H
#define BASE_METRICS_H

#include <stdbool.h>

#include "base/buffer.h"

/* A name that ends in "_seconds" also gets its unit told. */
void metrics_gauge(struct buffer *buffer, const char *name, const char *help, double value);
/* One that says in words what holds now: NAME{FIRST="...",SECOND="..."} 1. */
struct metrics_label {
    const char *name;
    const char *value;
};
void metrics_words(struct buffer *buffer, const char *name, const char *help, const struct metrics_label labels[2]);
/* The end that a reader knows a whole text by. */
void metrics_end(struct buffer *buffer);

/* The sample of that name in such a text; false where there is none. */
bool metrics_read(const char *text, const char *name, double *value);

#endif
