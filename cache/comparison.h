/*
 * comparison.h - up to which day figures were held against the source, so that what has changed since is enough.
 *
 * What has changed does not tell of rows that the source took away. So it is enough only
 * where every year was asked of the same source before, came whole at the last LIMIT_PARTIAL_DAYS
 * days ago, and lost nothing in the last run: a loss is looked at twice.
 */
#ifndef CACHE_COMPARISON_H
#define CACHE_COMPARISON_H

#include <stdbool.h>

#include "cache/store.h"

struct comparison {
    bool enough;         /* all years may be asked for their changes alone */
    struct date through; /* the earliest day through which any of them was held against the source */
};

/* Some years of an indicator and area. `source` is the API's base address, `today` the ISO day of asking. */
int comparison_read(struct store *store, const char *source, const char *today, const char *kpi, const char *area,
                    int first_year, int last_year, struct comparison *comparison, struct fault *fault);

/* A year between these of which a figure is held; 0 where there is none. */
int comparison_sample(struct store *store, const char *kpi, const char *area, int first_year, int last_year, int *year,
                      struct fault *fault);

#endif
