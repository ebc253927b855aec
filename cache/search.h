/*
 * search.h - indicators of the catalogue by their words.
 */
#ifndef CACHE_SEARCH_H
#define CACHE_SEARCH_H

#include "base/words.h"
#include "cache/store.h"

/* An indicator that has the words; texts live until the visitor returns. */
struct search_match {
    const char *id;
    const char *title;
    const char *operating_area; /* NULL where the source has none */
};
/* One that fails ends it. */
typedef int search_visitor(void *context, const struct search_match *match, struct fault *fault);

/* The indicators that have each word in id, title or description: the word itself, one of its forms or, in the title, a
 * word that has it within. In no order. */
int search_each(struct store *store, const struct words_wanted *wanted, search_visitor *visit, void *context,
                struct fault *fault);
/* All indicators, by id. */
int search_each_title(struct store *store, search_visitor *visit, void *context, struct fault *fault);

/* The first and the last year of which any figure of an indicator is held; 0 where there is none. */
int search_years_held(struct store *store, const char *kpi, int *first_year, int *last_year, struct fault *fault);

#endif
