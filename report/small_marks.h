/*
 * small_marks.h - a finished document's word on figures of few people: "!" after a share of a small base, ".." for what
 * is withheld, and a note below each table and chart that has any.
 */
#ifndef REPORT_SMALL_MARKS_H
#define REPORT_SMALL_MARKS_H

#include "report/document.h"
#include "transform/panel.h"

struct small_marks {
    const struct panel_source *source;
    const struct indicator *const *indicators; /* those whose figures the document may show */
    size_t indicator_count;
    double limit; /* a share of a base under this is marked; 0: none is */
};

/* Marks and notes. */
int small_marks_add(struct document *document, const struct small_marks *marks, struct fault *fault);

#endif
