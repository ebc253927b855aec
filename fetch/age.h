/*
 * age.h - what comes out of a recording or an export is not put over what the store got later.
 *
 * Its moment is that at which the source began to answer; moments are compared
 * to the second where both are known so exactly, else by days.
 */
#ifndef FETCH_AGE_H
#define FETCH_AGE_H

#include <stdint.h>

#include "base/diag.h"
#include "cache/catalogue.h"
#include "cache/store.h"

struct age {
    const char *what;   /* "the recording" or "export" */
    const char *again;  /* what to do with it elsewhere: "replay it" or "import it" */
    const char *moment; /* as run_start.retrieved; NULL for answers of just now, than which nothing is younger */
    int64_t kept;       /* entries of the catalogue that the store got later */
};

/* STATUS_USAGE where the store got figures of these years later: they would be taken back. Within a run only. */
int age_check_figures(const struct age *age, struct store *store, const char *kpi, const char *area, int first_year,
                      int last_year, struct fault *fault);
/* After an entry was put: what the store got later stays in force, and is counted. Within a run only. */
int age_check_entry(struct age *age, struct store *store, enum catalogue_kind kind, const char *id,
                    struct fault *fault);
/* One line on how many entries stayed as they were, if any did. */
void age_tell(const struct age *age, struct diag *diag);

/* Whether a text is a moment, a day or a year, as above. */
bool age_is_moment(const char *text);

#endif
