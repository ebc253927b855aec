/*
 * report_batch.h - the reports that one command line asks for: one of a group, or one for each of several municipalities.
 *
 * What has not changed since it was last made in the folder stays as it is (report/rebuild.h). Several are shared out
 * among processes; the files are the same whatever their number, and so is what is printed. One that cannot be made does
 * not keep the others from it. Whoever runs it holds the folder (refresh_lock.h).
 */
#ifndef CLI_REPORT_BATCH_H
#define CLI_REPORT_BATCH_H

#include "cli/command.h"
#include "cli/progress_bar.h"
#include "report/program_mark.h"
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
    bool force;
    const char *home;  /* of a site: where its pages lead; else NULL */
    bool tell_reports; /* each report that was made is told in a line; else each file that it has */
};

struct report_batch {
    struct session *session;
    const struct report_wish *wish;
    const struct report_template *template;
    const struct areas *areas;
    /* filled in by report_batch_run */
    char program[PROGRAM_MARK_MAX];
    struct store *store;
    const struct area **chosen; /* the municipalities; none for a report of a group */
    size_t count;
    int worst; /* status */
    size_t made;
    size_t unchanged;
    struct progress_bar bar;
};

/* The name by which a report is known in its folder: the template's, of one about a municipality with its id. */
#define REPORT_BATCH_NAME_MAX 256
void report_batch_name(char name[REPORT_BATCH_NAME_MAX], const struct report_template *template, const char *area);

/* The exit status, or -1 where nothing could be begun. What was made and what was unchanged is told on standard error,
 * but where reports are told. */
int report_batch_run(struct report_batch *batch, struct fault *fault);

#endif
