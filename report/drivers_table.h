/*
 * drivers_table.h - what drove a change, as a table: a row a municipality, by contribution from the largest to the
 * smallest, those without a figure in either year last; then the group's figure and the parts.
 *
 * Columns: the two years' figures, the change, the contribution; the part by changed weights where there are weights;
 * the part by who reports where somebody came or went. Long rows: `change` and `contribution` (and `reweighting`,
 * `composition`) of a municipality, `within`, `reweighting`, `composition` and `total` of the group, all of the later year.
 */
#ifndef REPORT_DRIVERS_TABLE_H
#define REPORT_DRIVERS_TABLE_H

#include "report/drivers_text.h"

/* Fills columns and rows of an empty table; `raw` is the source line of the municipalities' own figures. */
int drivers_table(struct table *table, const struct drivers_words *words, const char *raw, struct fault *fault);

#endif
