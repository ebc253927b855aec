/* answer_ranked_internal.h - what the files answer_ranked*.c share. Not for others. */
#ifndef REPORT_ANSWER_RANKED_INTERNAL_H
#define REPORT_ANSWER_RANKED_INTERNAL_H

#include "report/answer_internal.h"

/* An area with its figure. */
struct contender {
    const struct area *area;
    struct cell cell;
    size_t place; /* among all that reported, 1 the highest */
    bool lowest;
    int decimals;
};

/* One indicator's ranking on its way. */
struct contest {
    struct answering *answering;
    const struct ranking *ranking;
    struct panel panel;
    int year;
    struct cell *cells; /* of the year, one a member */
    size_t reported;
    bool *kept;     /* by the condition */
    size_t unknown; /* to the condition */
    struct contender *contenders;
    size_t count;  /* contenders */
    size_t listed; /* of them, the first so many */
    const char *raw;
    const char *computed;
};

/* Appends the table of a contest that is decided. */
int contest_write_table(struct contest *contest);

#endif
