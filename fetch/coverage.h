/*
 * coverage.h - what of that which is wanted a recording holds no answer for.
 */
#ifndef FETCH_COVERAGE_H
#define FETCH_COVERAGE_H

#include "base/diag.h"
#include "fetch/block.h"
#include "fetch/plan.h"

/* Warns, in one line an indicator, of what the recording's requests do not
 * cover; `*whole` is false where there was any. `name` is the recording's. */
void coverage_warn(const struct plan *recorded, const struct block_list *wanted, const char *name, struct diag *diag,
                   bool *whole);

#endif
