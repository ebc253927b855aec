/*
 * holdings.h - what the store holds, told from the sums of its runs: the figures themselves are not read.
 */
#ifndef CACHE_HOLDINGS_H
#define CACHE_HOLDINGS_H

#include "cache/store.h"

/* One year of an indicator. */
struct holding_year {
    int year;
    int64_t asked; /* areas that were asked for; each is one cell of totals */
    int64_t held;  /* totals held */
};

/* One indicator that was asked for. */
struct holding {
    const char *kpi;
    const char *title; /* "" where the catalogue lacks it */
    int64_t cells;     /* known cells, with or without a value */
    int64_t figures;   /* those with a value */
    int64_t asked;     /* areas x years that were asked for, and so the totals that there might be */
    int64_t missing;   /* those of them that have no total */
    size_t areas;
    int first_year; /* with any figure; 0 where there is none */
    int last_year;
    const char *retrieved; /* ISO date or year of the last run that asked */
    const char *compared;  /* ISO date or year by which all that the last run asked for had last come whole, or "" */
    size_t year_count;     /* years that were asked for, ascending */
    struct holding_year *years;
};

struct holdings {
    size_t count; /* by id */
    struct holding *items;
    int64_t cells;
    int64_t figures;
    size_t areas;  /* in all of them */
    int64_t bytes; /* of the file */
};

/* The indicators of which any figure is in force, by id; they belong to the arena. */
int holdings_kpis(struct store *store, struct arena *arena, const char ***kpis, size_t *count, struct fault *fault);
/* Texts and lists belong to the arena. */
int holdings_read(struct store *store, struct arena *arena, struct holdings *holdings, struct fault *fault);
/* The same of one indicator; `*found` is false where nobody asked for it. */
int holdings_of_kpi(struct store *store, const char *kpi, struct arena *arena, struct holding *holding, bool *found,
                    struct fault *fault);

/* What is held of one area or group. */
struct area_holding {
    int64_t kpis;
    int64_t figures; /* women, men and totals */
    int first_year;  /* 0 where there is none */
    int last_year;
};
int holdings_of_area(struct store *store, const char *area, struct area_holding *holding, struct fault *fault);

#endif
