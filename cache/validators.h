/*
 * validators.h - what a whole answer is known by, so that it need not be sent again.
 *
 * A service may give an answer an ETag or a date of change. Kept with the
 * request, it lets the next run ask only for what differs. An answer that does
 * not differ confirms the figures that are held of the request, provided that
 * no other answer has touched them since. An answer that was sent whole more
 * than LIMIT_VALIDATOR_DAYS ago is asked for whole again, so that a service
 * whose validators are wrong is found out.
 */
#ifndef CACHE_VALIDATORS_H
#define CACHE_VALIDATORS_H

#include <stdbool.h>

#include "base/limits.h"
#include "cache/store.h"

struct validator {
    char etag[LIMIT_VALIDATOR_BYTES];     /* "" where there is none */
    char modified[LIMIT_VALIDATOR_BYTES]; /* the service's Last-Modified as it came, or "" */
};

/* Whether there is anything to know an answer by. */
bool validator_is_there(const struct validator *validator);

/* Whether the store can hold any: one that is new or of an older program cannot. */
int validators_there(struct store *store, bool *there, struct fault *fault);
/* The validator of a request's last whole answer and the run that booked it.
 * `source` is the API's base address, `path` what follows it, `now` the moment of asking. */
int validator_find(struct store *store, const char *source, const char *path, const char *now,
                   struct validator *validator, int64_t *run, bool *found, struct fault *fault);
/* Keeps the validator of a whole answer that this run booked; forgets that of
 * an earlier one where this has none. Within a run only. */
int validator_put(struct store *store, const char *source, const char *path, const struct validator *validator,
                  struct fault *fault);

/* Whether any version of these cells came after the run. */
int validator_cells_touched(struct store *store, const char *kpi, const char *area, int first_year, int last_year,
                            int64_t run, bool *touched, struct fault *fault);
/* Whether a catalogue entry is not held or a version of it came after the run. */
int validator_entry_touched(struct store *store, const char *id, int64_t run, bool *touched, struct fault *fault);

/* Held cells, with and without a value. */
struct confirmed {
    int64_t figures;
    int64_t empty;
};

/* Marks the held cells of some years of an indicator and area as seen in this run, as if their answer had come
 * again, and counts those that the run had not seen; figures_asked_partly is still to be called. Within a run only. */
int validator_confirm(struct store *store, const char *kpi, const char *area, int first_year, int last_year,
                      struct confirmed *confirmed, struct fault *fault);

#endif
