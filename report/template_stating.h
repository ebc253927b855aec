/* template_stating.h - what the readers of statements share. Not for others. */
#ifndef REPORT_TEMPLATE_STATING_H
#define REPORT_TEMPLATE_STATING_H

#include "report/template_reading.h"

/* A statement on its way. */
struct stating {
    struct reading *reading;
    struct statement *statement;
    struct vocabulary vocabulary;
};

/* --- template_expressions.c: each reads the value at `at`; faults name its place and the column in it --- */

int stating_expression(struct stating *stating, const struct json_at *at, const struct expression **expression);
/* A condition, unless the member is absent. */
int stating_condition(struct stating *stating, const struct json_at *at, const struct expression **condition);
/* A text with expressions. All languages are read, so that `check` finds what is wrong in any of them; the report's
 * own is kept. */
int stating_text(struct stating *stating, const struct json_at *at, struct wording *wording);

#endif
