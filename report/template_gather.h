/*
 * template_gather.h - gathers the parts of a template, those of included files in place. Not for others.
 *
 * {"include": "parts/NAME.json"} stands for the parts of that file, {"include": {"file": ..., "with": {...}}} for
 * the same with values for its parameters. A file may include others; none may include itself.
 * Tables and charts get their id and label here, counted where the template gives none, so that texts anywhere
 * may refer to them ({ref:ID}).
 */
#ifndef REPORT_TEMPLATE_GATHER_H
#define REPORT_TEMPLATE_GATHER_H

#include "report/template_content.h"
#include "report/template_reading.h"

/* The parts below the list; faults in included files name these and where they are included. */
int content_gather(struct reading *reading, const struct json_at *list, struct content *content);
/* Gives each table and chart its id and label. */
int content_number(struct reading *reading, struct content *content);
/* --- template_parameters.c --- */

/* Whether the included file, whose shape is right, knows all that is given by `with`, whose value may be NULL. */
int parameters_check(const struct json_at *root, const struct json_at *with, struct fault *fault);
/* Puts what is given, else what the file itself says, in the place of "$name" all over the content of the file. */
int parameters_fill(const struct json_at *root, const struct json_at *with, struct fault *fault);

#endif
