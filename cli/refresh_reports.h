/*
 * refresh_reports.h - the rendering half of a refresh: the reports of a folder, each told as it is done.
 *
  * Where it is said for which group, or of a site, the reports about
 * municipalities are made, too, one for each; of a site in the end what leads
 * to all of them (report/site/site.h).
 */
#ifndef CLI_REFRESH_REPORTS_H
#define CLI_REFRESH_REPORTS_H

#include "cli/settings.h"
#include "report/program_mark.h"
#include "report/site/site.h"

/* Those that are made are counted, each once. */
struct refresh_reports {
    struct session *session;
    struct name_list templates;
    struct name_list recovered; /* those that an interrupted run had ready */
    size_t capacity;            /* of recovered */
    size_t rebuilt;
    bool site;
    const char *each; /* the group whose members get reports of their own; NULL: of a site each template's own, else
                         there are none */
    char program[PROGRAM_MARK_MAX];
    struct site_report *made; /* of a site: its reports */
    size_t made_count;
    size_t made_capacity;
};

/* The templates of the reports: those that are configured, else all that are installed. */
int refresh_reports_list(struct refresh_reports *reports, struct fault *fault);
/* Finishes or takes back what an interrupted run left in the folder. */
int refresh_reports_recover(struct refresh_reports *reports, struct fault *fault);
/* Makes anew those that changed. The exit status, the worst of all reports; what is wrong with one was said. -1 for
 * a fault of the whole. */
int refresh_reports_make(struct refresh_reports *reports, struct fault *fault);

#endif
