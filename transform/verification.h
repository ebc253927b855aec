/*
 * verification.h - a printed figure held against ours: equal at the printed precision, or how they differ.
 *
 * Both are rounded to the decimals that the table prints (half away from zero, base/number.h). Of yes and no, "X" is 1
 * and an empty place 0, as our own tables print them; elsewhere an empty place is no figure. Where neither has a figure
 * they are equal, whether the one says that it is missing ("i.u.") and the other that it does not exist ("-") or not.
 */
#ifndef TRANSFORM_VERIFICATION_H
#define TRANSFORM_VERIFICATION_H

#include <stdbool.h>

#include "transform/cell.h"
#include "transform/indicator.h"
#include "transform/published_figure.h"

enum verdict {
    VERDICT_EQUAL,
    VERDICT_DIFFERENT,
    VERDICT_MISSING_IN_TABLE, /* the store has a figure */
    VERDICT_MISSING_IN_STORE, /* the table has a figure */
    VERDICT_NOT_FETCHED,      /* nobody has asked the source for the cell: nothing can be said */
    VERDICT_COUNT
};

/* "equal", "different", "missing_in_table", "missing_in_store", "not_fetched". */
const char *verdict_name(enum verdict verdict);

/* What stands in a table for an indicator: only a figure, missing or not applicable is left of its kinds, and of one that
 * has no decimals "32,394" is 32394. False where the mark means nothing for it, as "X" for a count. */
bool verification_read_mark(struct published_figure *figure, const struct indicator *indicator);

/* The verdict on a cell after verification_read_mark. */
enum verdict verification_judge(const struct published_figure *figure, const struct cell *cell);

/* Whether neither has a figure and the two give different reasons: "-" on the one side only. */
bool verification_reasons_differ(const struct published_figure *figure, const struct cell *cell);

#endif
