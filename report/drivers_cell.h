/*
 * drivers_cell.h - what drove a change, as cells: shared by `query --drivers` and reports.
 *
 * Parts have one decimal more than the indicator, because a group of thirteen divides what each of them does by
 * thirteen; parts of a sum have the indicator's.
 */
#ifndef REPORT_DRIVERS_CELL_H
#define REPORT_DRIVERS_CELL_H

#include "report/document.h"
#include "report/figure_text.h"
#include "transform/areas.h"
#include "transform/drivers.h"

/* What cells and sentences are made from. */
struct drivers_words {
    const struct drivers *drivers;
    const struct area_choice *group;
    const char *source; /* the source line of computed figures */
    enum language language;
    struct arena *arena;
};

/* Decimals of the parts and of the group's own figure. */
int drivers_decimals(const struct drivers *drivers);

/* The group's figure of the earlier or the later year. */
struct doc_cell drivers_level(const struct drivers_words *words, bool later);
/* A part as a cell with sign, "+1,8"; `statistic` is "within", "composition", "reweighting" or "total". */
struct doc_cell drivers_part(const struct drivers_words *words, const struct cell *part, const char *statistic);
/* A member's own: `statistic` is "change", "contribution", "composition" or "reweighting". */
struct doc_cell drivers_member(const struct drivers_words *words, size_t member, const char *statistic);
/* The contributions of so many members together, as a figure of the group. */
struct doc_cell drivers_rest(const struct drivers_words *words, const size_t *members, size_t count);

#endif
