/*
 * partial.h - asks only for what has changed since the figures were last held against the source.
 *
 * A data request may carry `?from_date=YYYY-MM-DD`: the source then answers with what changed since. What does not come
 * is confirmed as it is held, and nothing is withdrawn for not coming: rows that are gone are found when all is asked
 * for again, at least weekly (cache/comparison.h says when changes are enough, for each request by itself). The date is
 * LIMIT_PARTIAL_MARGIN_DAYS before the day through which all that is asked for is known.
 *
 * A source may ignore the parameter and answer whole, or not know it and answer with nothing. So a run that may
 * use it asks for one cell first: changes from a day to come must be none, changes from long ago must be there. Where
 * it is otherwise, or a question for changes is refused or fails, all is asked for whole.
 */
#ifndef FETCH_PARTIAL_H
#define FETCH_PARTIAL_H

#include "fetch/booking.h"

enum partial_manner {
    PARTIAL_UNKNOWN,  /* not tried yet */
    PARTIAL_HONOURED, /* the source answers with what changed */
    PARTIAL_NOT       /* it does not, or all is to be asked for whole */
};

struct partial {
    enum partial_manner manner;
    const char *today;  /* ISO day of asking */
    const char **since; /* for each request of the plan, from which day; NULL: whole */
    struct arena *arena;
};

/* Before the first data request, when the plan has all its requests; all belongs to the arena. `now` is when the run
 * began to ask. */
int partial_init(struct partial *partial, const struct plan *plan, time_t now, struct arena *arena,
                 struct fault *fault);
/* While gathering: finds out how a data request, as the plan gives it, is to be asked. */
int partial_choose(struct partial *partial, struct booking *booking, const struct request *request, size_t number,
                   struct fault *fault);
/* Makes the request ask as was found out. */
int partial_apply(const struct partial *partial, size_t number, struct request *request, struct arena *arena,
                  struct fault *fault);
/* While gathering, after such a question failed: whether the request is to be asked whole instead, as are all after
 * it. Not for a fault that is none of the source's. */
bool partial_give_up(struct partial *partial, size_t number, const struct fault *fault, struct diag *diag);

#endif
