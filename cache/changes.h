/*
 * changes.h - what became different between two states of the store.
 *
 * A span names the two: the state after run `after` and that after run
 * `through`. What changed and changed back in between is no change. Texts that
 * visitors get live until they return; a visitor that fails ends the reading.
 */
#ifndef CACHE_CHANGES_H
#define CACHE_CHANGES_H

#include "cache/catalogue.h"
#include "cache/figures.h"

struct change_span {
    int64_t after;        /* 0: before the first run */
    int64_t through;      /* the newest run that readers see */
    const char *first;    /* when the first run of the span finished; "" where the span is empty */
    const char *finished; /* when the last one did */
    size_t runs;
};

/* The runs that finished on the day or later, the newest run alone where `since` is NULL. Texts belong to the arena. */
int changes_span(struct store *store, const struct date *since, struct arena *arena, struct change_span *span,
                 struct fault *fault);

/* A cell that was or is a figure and differs. */
struct figure_revision {
    const char *kpi;
    const char *area;
    int year;
    enum gender gender;
    bool had_value;
    double old_value;
    int old_count;
    bool has_value;
    double value;
    int count;
    const char *status; /* the source's free text now */
    int64_t run;        /* that brought what is in force */
};

/* In the order of indicator, area, year and gender; reads only indicators that the runs changed. */
typedef int revision_visitor(void *context, const struct figure_revision *revision, struct fault *fault);
int changes_each_figure(struct store *store, const struct change_span *span, revision_visitor *visit, void *context,
                        struct fault *fault);

/* Entries of the catalogue that were known before and got a new version, by id. */
typedef int kpi_visitor(void *context, const struct kpi *old, const struct kpi *now, struct fault *fault);
int changes_each_kpi(struct store *store, const struct change_span *span, kpi_visitor *visit, void *context,
                     struct fault *fault);
typedef int area_visitor(void *context, const struct area *old, const struct area *now, struct fault *fault);
int changes_each_area(struct store *store, const struct change_span *span, area_visitor *visit, void *context,
                      struct fault *fault);
typedef int group_visitor(void *context, const struct area_group *old, const struct area_group *now,
                          struct fault *fault);
int changes_each_group(struct store *store, const struct change_span *span, group_visitor *visit, void *context,
                       struct fault *fault);

#endif
