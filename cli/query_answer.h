/*
 * query_answer.h - from what `query` is asked to a document of tables.
 */
#ifndef CLI_QUERY_ANSWER_H
#define CLI_QUERY_ANSWER_H

#include "cli/query_wish.h"
#include "report/document.h"

/* What an answer lacks because it was never fetched; the catalogue goes before the figures. */
enum query_lack { QUERY_LACKS_NOTHING, QUERY_LACKS_CATALOGUE, QUERY_LACKS_FIGURES };

struct query_answer {
    struct document document;
    struct indicators indicators; /* and areas: what the document points into */
    struct areas areas;
    bool has_templates;
    const char **ids; /* of the areas and groups asked for, id_count of them; belongs to the document's arena */
    size_t id_count;
    bool incomplete; /* something asked for by name was never fetched */
    enum query_lack lack;
    const char **sought; /* ids and groups of all areas that the answer is about, sought_count of them */
    size_t sought_count;
};

/* Answers from the store, all of it as of one moment; to be released also after a fault, which what is lacking may have led
 * to. */
int query_answer_make(struct query_answer *answer, const struct query_wish *wish, struct session *session,
                      struct fault *fault);
void query_answer_release(struct query_answer *answer);
#endif
