/*
 * query_wish.h - what the command line of `query` asks for, read and checked.
 */
#ifndef CLI_QUERY_WISH_H
#define CLI_QUERY_WISH_H

#include "cli/command.h"
#include "report/chart_ending.h"

enum query_format { QUERY_TABLE, QUERY_MD, QUERY_CSV, QUERY_JSON, QUERY_VALUE };

struct query_wish {
    struct option_list names;
    struct option_list indicators; /* split at commas */
    const char *years;
    const char *group;
    const char *drivers; /* two years */
    const char *weight;
    bool compare;
    bool gender;
    bool similar;
    const char *top; /* as written; NULL where not asked for */
    const char *bottom;
    const char *of;    /* the group that is ranked */
    const char *where; /* a condition on its members */
    int limit;         /* of top or bottom; 0: all */
    bool withhold;     /* counts of few persons */
    const char *small;
    double small_base; /* shares of fewer are marked */
    const char *format;
    enum query_format chosen;
    const char *chart; /* the file to write one into; NULL for none */
    enum chart_ending ending;
    bool charted; /* answer what a chart shows: all years held unless some are named; set by query_chart.c alone */
};

/* Whether the latest figures are asked for, not a series. */
bool query_wish_latest(const struct query_wish *wish);
/* Whether the areas of a group are to be ranked. */
bool query_wish_ranks(const struct query_wish *wish);

/* Reads and checks it; 1 where help was asked for and given. Texts belong to argv and the session's arena. */
int query_wish_read(struct query_wish *wish, const struct command *command, struct session *session, int argc,
                    char **argv, struct fault *fault);

#endif
