/*
 * query_fetch.h - what an answer lacks, fetched at once: by the fetching wing as a program of its own, so that neither
 * knows the other.
 *
 * Never with --offline, nor with --as-of, which asks for what was held, nor where the setting fetch_missing says no.
 */
#ifndef CLI_QUERY_FETCH_H
#define CLI_QUERY_FETCH_H

#include "cli/query_answer.h"

/* Whether what the answer lacks may be fetched, and is anything of Kolada's. */
bool query_fetch_may(const struct query_answer *answer, const struct query_wish *wish, struct session *session);

/* Fetches what the answer lacks (answer->lack), after a line on standard error. 0 where there may be more than before;
 * else the fault is the fetching program's. */
int query_fetch(const struct query_answer *answer, const struct query_wish *wish, struct session *session,
                struct fault *fault);

/* The line that does so by hand: "nyckeltal fetch --kpi N03937 --area 1419,GR". It belongs to the session's arena. */
const char *query_fetch_line(const struct query_answer *answer, const struct query_wish *wish, struct session *session);

#endif
