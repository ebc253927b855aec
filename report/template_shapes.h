/*
 * template_shapes.h - what a template and its parts may say: every member that there is, once.
 *
 * The kinds of parts themselves stand in block_kind.h. What is not a
 * matter of names and types is told by the readers (template_reading.h).
 */
#ifndef REPORT_TEMPLATE_SHAPES_H
#define REPORT_TEMPLATE_SHAPES_H

#include "base/json_shape.h"
#include "report/block_kind.h"

/* --- of each kind of part; template_shapes_tables.c, _charts.c, _sentences.c --- */

#define SHAPE(VALUE, name, shape, ...) extern const struct json_shape shape_##shape;
BLOCK_KINDS(SHAPE)
#undef SHAPE
extern const struct json_shape shape_include;

/* --- what they share --- */

extern const struct json_shape shape_id;
extern const struct json_shape shape_indicator;
extern const struct json_shape shape_bands;
extern const struct json_shape shape_three_findings;

/* What every table and chart may have. */
#define SHAPE_FIGURE_FRAME                                                                                     \
    {"id", &shape_id, false, "the part's file name and what {ref:ID} calls it; counted where it is left out"}, \
        {"label", &shape_localized, false, "such as \"Tabell 1\"; counted where it is left out"},              \
    {                                                                                                          \
        "notes", &shape_localized_list, false, "sentences below it"                                            \
    }

/* Of figures that may be missing, and those that may be of an earlier year. */
#define SHAPE_OPTIONAL                                                       \
    {                                                                        \
        "optional", &shape_truth, false, "the report is complete without it" \
    }
#define SHAPE_LATEST                                                                                                 \
    {                                                                                                                \
        "latest", &shape_truth, false, "each area's latest figure up to the report's year, with its year if earlier" \
    }

/* --- the whole --- */

#define TEMPLATE_KINDS_MOST 64

/* The shapes of a template and of an included file; not to be copied once it is filled. */
struct template_shapes {
    struct shape_member kinds[TEMPLATE_KINDS_MOST];
    struct json_shape part; /* an element of the content */
    struct json_shape content;
    struct shape_member report_members[16];
    struct json_shape report;
    struct shape_member file_members[4];
    struct json_shape file;
};

void template_shapes_init(struct template_shapes *shapes);

#endif
