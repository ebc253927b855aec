/*
 * query_answer.h - from what `query` is asked to a document of tables.
 */
#ifndef CLI_QUERY_ANSWER_H
#define CLI_QUERY_ANSWER_H

#include "cli/query_wish.h"
#include "report/document.h"

struct query_answer {
    struct document document;
    struct indicators indicators; /* and areas: what the document points into */
    struct areas areas;
    bool has_templates;
    const char **ids; /* of the areas and groups asked for, id_count of them; belongs to the document's arena */
    size_t id_count;
    bool incomplete; /* something asked for by name was never fetched */
};

/* Answers from the store; to be released also after a fault. */
int query_answer_make(struct query_answer *answer, const struct query_wish *wish, struct session *session,
                      struct fault *fault);
void query_answer_release(struct query_answer *answer);
/* Answers and prints it (query.c); the exit status, -1 for a fault. */
int query_print(const struct query_wish *wish, struct session *session, struct fault *fault);

#endif
