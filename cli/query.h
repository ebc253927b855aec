/* query.h - a question answered and printed, for the programs that answer it in their own ways. */
#ifndef CLI_QUERY_H
#define CLI_QUERY_H

#include "cli/query_wish.h"

/* What is done with the question between the answer, for which what is lacking has been fetched, and its printing.
 * Returns the exit status, -1 for a fault. */
typedef int query_besides(const struct query_wish *wish, struct session *session, struct fault *fault);
/* Answers, does what is to be done besides (NULL: nothing), prints. The same is returned. */
int query_run(const struct query_wish *wish, query_besides *besides, struct session *session, struct fault *fault);

#endif
