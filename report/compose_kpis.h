/* compose_kpis.h - Kolada's indicators behind a report: those that its template names and those of which derived ones
 * are made, each once, in the order in which the template first needs them. Not for others. */
#ifndef REPORT_COMPOSE_KPIS_H
#define REPORT_COMPOSE_KPIS_H

#include "report/composing.h"

size_t kpis_count(const struct composing *composing);
/* A visitor that does not return 0 ends it; its answer is returned. */
int kpis_each(struct composing *composing, indicator_visitor *visit, void *context);
/* Whether the group has any figure of any of them in the report's years. */
int kpis_any(struct composing *composing, bool *any);
/* Whether the group, the nation or the report's own municipality has any figure of an indicator in the report's years. */
int kpis_has(struct composing *composing, const struct indicator *indicator, bool *has);
/* Whether a KPI is among them; the indicator that it is, else NULL. */
const struct indicator *kpis_find(const struct composing *composing, const char *kpi);

#endif
