/*
 * booking.h - puts what the source answers into the store, and notes what came.
 */
#ifndef FETCH_BOOKING_H
#define FETCH_BOOKING_H

#include "fetch/plan.h"
#include "fetch/query.h"

struct booking {
    struct store *store; /* with a run under way */
    struct query_line line;
    const struct plan *plan;
    bool *kpi_known;   /* for each of the plan's indicators: whether the catalogue has it */
    bool *area_known;  /* for each of the plan's areas */
    bool *kpi_figures; /* for each of the plan's indicators: whether any figure came */
};

/* The three lists belong to the arena. The rest of the booking is filled in by the caller. */
int booking_init(struct booking *booking, const struct plan *plan, struct arena *arena, struct fault *fault);

/* Asks and books one catalogue request, or one of figures: all pages of it. An
 * entry or a row that was not asked for is STATUS_NONSENSE. */
int booking_catalogue(struct booking *booking, const struct request *request, struct fault *fault);
int booking_data(struct booking *booking, const struct request *request, struct fault *fault);

/* After the catalogue: a fault (STATUS_NONSENSE) that names the first id of the plan that it did not know. */
int booking_check_known(const struct booking *booking, struct fault *fault);

#endif
