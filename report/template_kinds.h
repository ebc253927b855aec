/* template_kinds.h - the kinds of parts that a template may have. Not for others. */
#ifndef REPORT_TEMPLATE_KINDS_H
#define REPORT_TEMPLATE_KINDS_H

#include "report/template_reading.h"
#include "report/template_shapes.h"

struct block_sort {
    const char *name; /* of the one member of a part */
    enum block_kind kind;
    enum block_figure figure;
    enum block_span span;
    block_reader *read;
    const struct json_shape *shape;
    const char *meaning; /* for editors */
};

/* In the order of enum block_kind; the list ends with a name of NULL. */
extern const struct block_sort block_sorts[];

/* The kind that the part says it is; NULL where it is no object with one known member. */
const struct block_sort *block_sort_of(const struct json_at *part);

#endif
