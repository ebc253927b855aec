/* query_asking.h - what a question is about: its indicators, areas and groups. Only for query_answer.c. */
#ifndef CLI_QUERY_ASKING_H
#define CLI_QUERY_ASKING_H

#include "cli/query_answer.h"
#include "report/answer.h"

/* Everything that an answer is made from. */
struct asking {
    struct session *session;
    const struct query_wish *wish;
    struct query_answer *answer;
    struct store *store;
    struct area_choice *choices; /* one a name */
    size_t choice_count;
    struct area_choice ranked; /* the group of a ranking */
    struct area_choice group;  /* of the area being answered for */
    struct area nation;
    struct comparison comparison;
    struct fault *fault;
};

/* Memory that lasts as long as the answer. */
struct arena *asking_arena(const struct asking *asking);

/* The indicator of that name or KPI id; NULL with the fault set. */
const struct indicator *asking_indicator(struct asking *asking, const char *name);
/* Those that were named, else all of the templates. */
int asking_indicators(struct asking *asking, struct answer_job *job);

/* All areas and groups that were named, and Riket. */
int asking_areas(struct asking *asking);
/* What one name stands for. */
int asking_area(struct asking *asking, const char *name, struct area_choice *choice);
/* Chooses the group to compare with: the one asked for, else the first that the area is a member of. */
int asking_group(struct asking *asking, const struct area_choice *area);
/* Chooses the group that is ranked: --of, else the group named, else all municipalities. */
int asking_ranked(struct asking *asking);
/* Adds what the answer is about, to be fetched where it never was; a group of the moment is its members. */
int asking_seek(struct asking *asking, const struct area_choice *choice);

#endif
