/*
 * template_content.h - the parts of a template in their order, those of included files in place (template_gather.h).
 * Not for others.
 */
#ifndef REPORT_TEMPLATE_CONTENT_H
#define REPORT_TEMPLATE_CONTENT_H

#include "base/json.h"
#include "report/template.h"

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

/* The part with that id; NULL where there is none. */
const struct content_part *content_find(const struct content *content, const char *id);
/* Adds where it is included to the fault of a part. Returns -1. */
int inclusion_tell(const struct inclusion *within, struct fault *fault);

#endif
