/*
 * report_batch.h - the reports that one command line asks for: one of a group, or one for each of several municipalities.
 *
 * Several are shared out among processes; the files are the same whatever their number, and so is what is printed. One
 * that cannot be made does not keep the others from it.
 */
#ifndef CLI_REPORT_BATCH_H
#define CLI_REPORT_BATCH_H

#include "cli/command.h"
#include "report/template.h"

/* What the command line asks for. */
struct report_wish {
    int year; /* 0: the newest with figures */
    int jobs; /* 0: one a processor */
    bool latest;
    struct date since; /* what was revised since is told; year 0: since a year ago */
    const char *each;
    const char *out;
    struct option_list areas;
    struct option_list formats;
};

struct report_batch {
    struct session *session;
    const struct report_wish *wish;
    const struct report_template *template;
    const struct areas *areas;
    /* filled in by report_batch_run */
    struct store *store;
    const struct area **chosen;
    size_t count;
    int worst;  /* status */
    bool drawn; /* a line of progress stands on the terminal */
};

/* The exit status, or -1 where nothing could be begun. */
int report_batch_run(struct report_batch *batch, struct fault *fault);

#endif
