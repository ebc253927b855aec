/*
 * render_values.h - the figures alone, a line each, in full precision with a point: for a person who wants one number
 * and for `$(...)` in a script.
 */
#ifndef REPORT_RENDER_VALUES_H
#define REPORT_RENDER_VALUES_H

#include "base/buffer.h"
#include "report/document.h"

/* Appends the areas' own figures and the groups' means of those whose ids are given (0: of all areas), in the tables'
 * order; no change, rank or reference. One without a figure is an empty line, so that the lines can be counted. Returns
 * how many those are. Failure is the buffer's. */
size_t render_values(const struct document *document, const char *const *ids, size_t id_count, struct buffer *buffer);

#endif
