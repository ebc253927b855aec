/*
 * booking.h - puts what the source answers into the store, and notes what came.
 *
 * A booking that gathers writes nothing into the store: it asks for all, checks
 * every entry and row, and leaves each page that is good in the spool.
 */
#ifndef FETCH_BOOKING_H
#define FETCH_BOOKING_H

#include "fetch/age.h"
#include "fetch/plan.h"
#include "fetch/progress.h"
#include "fetch/query.h"

/* Ids of all indicators and of all areas that are no groups, as the catalogue names them. */
struct found {
    struct arena *arena; /* that they belong to */
    void *kpis;          /* const char *[kpi_count] */
    size_t kpi_count;
    size_t kpi_capacity;
    void *areas;
    size_t area_count;
    size_t area_capacity;
};

struct booking {
    struct store *store; /* with a run under way, unless it gathers */
    bool gathers;
    const char *revisits; /* the moment of asking where only what differs may be asked for; else NULL */
    struct query_line line;
    struct progress *progress; /* NULL where nobody waits */
    struct found *found;       /* where the catalogue's ids are gathered, or NULL */
    const struct plan *plan;
    bool confirms;     /* an answer told only what differs from an earlier one, or that nothing does */
    struct age age;    /* of a recording; without a moment for the live service */
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
