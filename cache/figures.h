/*
 * figures.h - the figures themselves, versioned, and what was asked for.
 *
 * A figure is one cell: indicator x area x year x gender. The store keeps the
 * source's full precision, its count and its status text. A cell that was
 * asked for and has no row is missing; one that was never asked for is not
 * fetched: `figures_read` tells them apart.
 */
#ifndef CACHE_FIGURES_H
#define CACHE_FIGURES_H

#include <stdbool.h>

#include "cache/store.h"

enum gender { GENDER_TOTAL = 'T', GENDER_WOMEN = 'K', GENDER_MEN = 'M' };

struct figure {
    const char *kpi;
    const char *area;
    int year;
    enum gender gender;
    bool has_value;     /* false: the source says that there is no figure */
    double value;       /* finite; 0 is a real value */
    int count;          /* members behind a group's value, as the source says; else 0 or 1 */
    const char *status; /* the source's free text, mostly "" */
    bool deleted;       /* the source's own mark for a figure taken back */
};

/* What booking a figure did. */
enum figure_change { FIGURE_ADDED, FIGURE_REVISED, FIGURE_WITHDRAWN, FIGURE_UNCHANGED };

/* Books one answered cell. A cell that was booked before in the same run with
 * another content is a fault (STATUS_NONSENSE). Within a run only. */
int figures_put(struct store *store, const struct figure *figure, enum figure_change *change, struct fault *fault);

/* Notes that the run asked for these years of an indicator and an area, and
 * got a whole answer: cells of it that are held and did not come are then
 * withdrawn when the run commits. Within a run only. */
int figures_asked(struct store *store, const char *kpi, const char *area, int first_year, int last_year,
                  struct fault *fault);

/* The same where the answer told only what had changed, or that nothing had: what is held is to be confirmed first
 * (validators.h), and the series does not count as compared whole. */
int figures_asked_partly(struct store *store, const char *kpi, const char *area, int first_year, int last_year,
                         struct fault *fault);

/* Books what was asked for in this run, and as withdrawn what of it is held and did not come; for store_run_settle. */
int figures_settle(struct store *store, int64_t *withdrawn, struct fault *fault);

/* What a run did to the figures of one indicator that were held before it and that it asked for. */
struct figure_loss {
    const char *kpi;
    int64_t held; /* figures before the run */
    int64_t lost; /* those that are withdrawn or empty after it */
    int64_t now;  /* figures after it */
};

/* For each indicator that lost any, by id; `*held` and `*lost` are the sums over all that was asked for. Within a run
 * that is settled. */
int figures_losses(struct store *store, struct arena *arena, struct figure_loss **losses, size_t *count, int64_t *held,
                   int64_t *lost, struct fault *fault);

/* The newest moment at which an earlier run got figures of these years of an indicator and area, where that is
 * later than the one given; else NULL. Both are as run_start.retrieved. It belongs to the arena. Within a run only. */
int figures_younger(struct store *store, const char *kpi, const char *area, int first_year, int last_year,
                    const char *moment, struct arena *arena, const char **younger, struct fault *fault);

/* Whether the run under way changes any figure of these years, or has not brought one that is held. After its figures
 * of them were put. */
int figures_differ(struct store *store, const char *kpi, const char *area, int first_year, int last_year, bool *differ,
                   struct fault *fault);

enum figure_state {
    FIGURE_HELD,       /* has a value */
    FIGURE_EMPTY,      /* asked for; the source has no figure */
    FIGURE_TAKEN_BACK, /* had a value once; the source withdrew it */
    FIGURE_NOT_ASKED   /* nobody asked for it */
};

/* One cell of a series as readers see it. */
struct figure_cell {
    enum figure_state state;
    double value; /* only where FIGURE_HELD */
    int count;
    int64_t run; /* the last run that asked for it, as far as readers see; 0 where nobody asked */
};

/* Reads the years first_year..last_year into cells[0..last_year-first_year]. */
int figures_read(struct store *store, const char *kpi, const char *area, enum gender gender, int first_year,
                 int last_year, struct figure_cell *cells, struct fault *fault);

/* A span of years that was asked for. */
struct asked {
    const char *kpi;
    const char *area;
    int first_year;
    int last_year;
    int64_t run;       /* the last that asked for it */
    int64_t whole_run; /* the last to which all of it was sent; 0 where only parts of it ever were */
};

/* All spans, or those of one indicator (NULL: all), in the order of indicator, area and years. Texts live until the
 * visitor returns; one that fails ends it. */
typedef int asked_visitor(void *context, const struct asked *asked, struct fault *fault);
int figures_each_asked(struct store *store, const char *kpi, asked_visitor *visit, void *context, struct fault *fault);

#endif
