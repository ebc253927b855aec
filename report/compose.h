/*
 * compose.h - from a template and the store to a document.
 */
#ifndef REPORT_COMPOSE_H
#define REPORT_COMPOSE_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/fault.h"
#include "report/document.h"
#include "report/template.h"

struct compose_job {
    const struct report_template *template;
    const struct areas *areas;
    struct store *store;
    const char *templates; /* the folder, for supplementary figures */
    const char *area;      /* of a template about municipalities: the id of the one; else NULL */
    enum language language;
    int year;          /* 0: the newest year that the template's `year_of` has */
    bool latest;       /* figures of one year are the latest up to the report's, where a part may show such */
    struct date made;  /* the day printed on it */
    bool undated;      /* leave out when it was made and when its figures were retrieved: to tell whether anything else
                          differs from an earlier one */
    struct date since; /* revisions since this day are told; year 0: since a year before `made` */
    struct date today; /* decides which figures are preliminary */
};

/* Fills a document that `document_init` has started. `*complete` is false
 * where figures that the template asks for were never fetched (each indicator
 * is then named by a warning). On failure the document holds rubbish; release it. */
int compose_report(struct document *document, const struct compose_job *job, struct diag *diag, bool *complete,
                   struct fault *fault);

#endif
