/*
 * template_content.h - the parts of a template in their order, those of included files in place. Not for others.
 *
 * {"include": "parts/NAME.json"} stands for the parts of that file, {"include": {"file": ..., "with": {...}}} for
 * the same with values for its parameters. A file may include others; none may include itself.
 * Tables and charts get their id and label here, counted where the template gives none, so that texts anywhere
 * may refer to them ({ref:ID}).
 */
#ifndef REPORT_TEMPLATE_CONTENT_H
#define REPORT_TEMPLATE_CONTENT_H

#include "base/json.h"
#include "report/template.h"

struct reading;

/* Where a file is included. */
struct inclusion {
    const struct inclusion *within; /* of the file that includes; NULL where that is the template itself */
    const struct json_at *at;       /* the member "include" */
    const char *file;               /* as it is written there */
    const char *path;
};

struct content_part {
    const struct json_at *at;       /* an object with one member, whose name tells the kind */
    const struct inclusion *within; /* NULL where the template itself has it */
    const char *id;                 /* "" for what is neither table nor chart */
    const char *label;
    bool counted; /* the label was counted here */
};

struct content {
    struct content_part *parts;
    size_t count;
    size_t capacity;
};

/* The parts below the list; faults in included files name these and where they are included. */
int content_gather(struct reading *reading, const struct json_at *list, struct content *content);
/* Gives each table and chart its id and label. */
int content_number(struct reading *reading, struct content *content);
/* The part with that id; NULL where there is none. */
const struct content_part *content_find(const struct content *content, const char *id);
/* Adds where it is included to the fault of a part. Returns -1. */
int inclusion_tell(const struct inclusion *within, struct fault *fault);

/* --- template_parameters.c --- */

/* Whether the included file, whose shape is right, knows all that is given by `with`, whose value may be NULL. */
int parameters_check(const struct json_at *root, const struct json_at *with, struct fault *fault);
/* Puts what is given, else what the file itself says, in the place of "$name" all over the content of the file. */
int parameters_fill(const struct json_at *root, const struct json_at *with, struct fault *fault);

#endif
