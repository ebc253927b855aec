/*
 * metrics.h - figures for monitoring, as OpenMetrics text.
 *
 * Only gauges with one sample and no labels. Names are of the letters a-z,
 * digits and '_'; help texts are plain ASCII on one line. Failure is the
 * buffer's.
 */
#ifndef BASE_METRICS_H
#define BASE_METRICS_H

#include <stdbool.h>

#include "base/buffer.h"

/* A name that ends in "_seconds" also gets its unit told. */
void metrics_gauge(struct buffer *buffer, const char *name, const char *help, double value);
/* The end that a reader knows a whole text by. */
void metrics_end(struct buffer *buffer);

/* The sample of that name in such a text; false where there is none. */
bool metrics_read(const char *text, const char *name, double *value);

#endif
