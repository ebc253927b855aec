/*
 * revisit.h - asks only for what differs from the answer of an earlier run.
 *
 * Only answers of one page are known again, only requests that name ids, and
 * only where no recording is made or read. See cache/validators.h for when a
 * held answer may be relied on.
 */
#ifndef FETCH_REVISIT_H
#define FETCH_REVISIT_H

#include "fetch/booking.h"

/* What the request's earlier answer is known by; `*found` is false where it must be asked for whole. */
int revisit_find(const struct booking *booking, const struct request *request, struct validator *known, bool *found,
                 struct fault *fault);
/* Marks the entries of an unchanged answer of the catalogue as known. */
void revisit_know(struct booking *booking, const struct request *request);
/* Books an answer that does not differ from the earlier one, or what of it is not among the changes that came. */
int revisit_confirm(struct booking *booking, const struct request *request, struct fault *fault);
/* After all pages of a query were booked: keeps what its answer is known by. */
int revisit_keep(struct booking *booking, const struct query *query, struct fault *fault);

#endif
