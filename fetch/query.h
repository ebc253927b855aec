/*
 * query.h - one request and all pages of its answer, one at a time.
 *
 * Each page is counted and, where a recording is made, kept as it came. With a
 * spool, what it holds is not asked for again; a page that came from the
 * source goes into it when the caller has found it good.
 */
#ifndef FETCH_QUERY_H
#define FETCH_QUERY_H

#include "base/arena.h"
#include "base/diag.h"
#include "cache/store.h"
#include "fetch/recorder.h"
#include "fetch/request.h"
#include "fetch/source.h"
#include "fetch/spool.h"
#include "fetch/wire.h"

/* What all queries of a run share; nothing of it is owned. */
struct query_line {
    struct source *source;
    struct spool *spool;       /* NULL in a replay */
    struct recorder *recorder; /* NULL where no recording is made */
    struct run_counts *counts;
    struct diag *diag;
    int64_t most_cells; /* more of them in a run are a fault */
};

struct query {
    const struct query_line *line;
    const struct request *request;
    struct wire_page page;         /* the page that came last */
    struct http_exchange exchange; /* of that page; `known` may be set before the first */
    const char *next;              /* the path of the page after it, or NULL */
    bool fresh;                    /* whether the source gave it, not the spool */
    bool anew;                     /* the spool is not to be used: it holds a part of the pages only */
    bool asked;                    /* whether the source gave any page */
    struct arena arena;            /* the paths so far */
    const char **paths;
    size_t path_count;
    size_t path_capacity;
};

void query_init(struct query *query, const struct query_line *line, const struct request *request);
void query_release(struct query *query);

/* Looks whether the spool holds all pages of the query; if only some, all are asked for anew, as pages of two
 * moments do not belong together. Before the first page. */
void query_check_spooled(struct query *query);

/* Gets the next page, the first at first; `*more` is false after the last, and
 * where the answer does not differ from the one that `exchange.known` is of.
 * A page that leads back to an earlier one is a fault, and so are more than
 * LIMIT_PAGES_PER_QUERY, or more entries than the run may have. */
int query_next(struct query *query, bool *more, struct fault *fault);
/* Puts the page at hand into the spool where it is not there yet. */
int query_keep(const struct query *query, struct fault *fault);

#endif
