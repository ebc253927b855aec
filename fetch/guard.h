/*
 * guard.h - holds back a run that would lose much of what is held.
 *
 * A source that answers with too little without saying so looks just like one
 * that took its figures back. Few figures are believed; a run that would lose
 * more than LIMIT_LOSS_PERCENT of those it asked for, and LIMIT_LOSS_LEAST at
 * least, is stopped unless the user accepts it.
 */
#ifndef FETCH_GUARD_H
#define FETCH_GUARD_H

#include <stdbool.h>

#include "base/diag.h"
#include "cache/store.h"
#include "fetch/id_set.h"

struct guard {
    bool accept;               /* the user accepts any loss */
    const struct id_set *kpis; /* NULL, or the indicators of the run */
    bool *told;                /* for each of them: set where a warning named it */
    bool silent;               /* out: an indicator answers nothing where it answered before */
    bool refused;              /* out: the loss is too large, and not accepted */
};

/* After all is booked: settles the run and warns of each indicator that
 * answers nothing any more. STATUS_NONSENSE where the run must not be committed. */
int guard_check(struct guard *guard, struct store *store, struct run_counts *counts, struct diag *diag,
                struct fault *fault);

#endif
