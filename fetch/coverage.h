/*
 * coverage.h - what of that which is wanted a recording holds no answer for.
 */
#ifndef FETCH_COVERAGE_H
#define FETCH_COVERAGE_H

#include "base/diag.h"
#include "fetch/block.h"
#include "fetch/plan.h"

/* Warns of each indicator that the recording's requests do not cover at all,
 * and in one line of those that they cover in part; `*whole` is false where
 * there was any. `name` is the recording's. */
int coverage_warn(const struct plan *recorded, const struct block_list *wanted, const char *name, struct diag *diag,
                  bool *whole, struct fault *fault);

#endif
