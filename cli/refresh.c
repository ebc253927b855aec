/*
 * refresh.c - `nyckeltal refresh`: fetch what the reports need, then make anew those that changed.
 *
 * It stands in the rendering wing: the document that is held against the last
 * one is the document that is rendered. However it ends, but by SIGKILL or a
 * wrong command line, the file for monitoring tells of it.
 */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/file.h"
#include "base/message.h"
#include "base/stop.h"
#include "base/streams.h"
#include "cli/command.h"
#include "cli/refresh_fetch.h"
#include "cli/refresh_lock.h"
#include "cli/refresh_reports.h"
#include "cli/refresh_status.h"

/* One refresh. */
struct refresh {
    struct session *session;
    bool full; /* handed on to the fetching program, as is the next */
    bool accept_withdrawals;
    const char *status_path; /* NULL for the default */
    struct refresh_outcome outcome;
    struct refresh_reports reports;
    struct timespec began; /* by the clock that nobody sets */
    struct fault *fault;
};

/* --- the work --- */

static void tell_figures(const struct refresh *refresh)
{
    const struct refresh_outcome *outcome = &refresh->outcome;
    if (!refresh->session->settings.quiet) {
        (void)printf(message("figures: %lld added, %lld revised, %lld withdrawn\n"), (long long)outcome->added,
                     (long long)outcome->revised, (long long)outcome->withdrawn);
    }
}

static int fetch(struct refresh *refresh)
{
    struct run_counts counts;
    const struct refresh_fetch job = {.session = refresh->session,
                                      .templates = refresh->reports.templates,
                                      .full = refresh->full,
                                      .accept_withdrawals = refresh->accept_withdrawals};
    if (refresh->session->settings.offline) {
        return STATUS_DONE;
    }
    refresh->outcome.phase = REFRESH_FETCH;
    int status = refresh_fetch(&job, &counts, refresh->fault);
    refresh->outcome.added = counts.added;
    refresh->outcome.revised = counts.revised;
    refresh->outcome.withdrawn = counts.withdrawn;
    if (status == STATUS_DONE || status == STATUS_INCOMPLETE) {
        tell_figures(refresh);
    }
    return status;
}

/* A report that cannot be recovered keeps nothing else from being done: its own turn comes again. */
static void recover(struct refresh *refresh)
{
    if (refresh_reports_recover(&refresh->reports, refresh->fault) != 0) {
        diag_fault(&refresh->session->diag, refresh->fault);
    }
}

static int fetch_and_rebuild(struct refresh *refresh)
{
    refresh->reports.site = refresh->session->settings.site != NULL;
    refresh->reports.each = refresh->session->settings.each;
    recover(refresh);
    if (refresh_reports_list(&refresh->reports, refresh->fault) != 0) {
        return -1;
    }
    int fetched = fetch(refresh);
    if (fetched != STATUS_DONE && fetched != STATUS_INCOMPLETE) {
        return fetched;
    }
    refresh->outcome.phase = REFRESH_REPORTS;
    int rebuilt = refresh_reports_make(&refresh->reports, refresh->fault);
    if (rebuilt < 0 || streams_flush(refresh->fault) != 0) {
        return -1;
    }
    refresh->outcome.phase = REFRESH_END;
    return rebuilt > fetched ? rebuilt : fetched;
}

static int work(struct refresh *refresh)
{
    struct lock store;
    if (stop_check(refresh->fault) != 0) {
        return -1;
    }
    if (refresh_lock_store(&store, refresh->session->settings.store, refresh->fault) != 0) {
        return command_advise_store(refresh->fault);
    }
    int status = fetch_and_rebuild(refresh);
    lock_release(&store);
    return status;
}

/* --- telling how it ended --- */

static double seconds_since(const struct timespec *start)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    long milliseconds = (long)(now.tv_sec - start->tv_sec) * 1000 + (now.tv_nsec - start->tv_nsec) / 1000000;
    return (double)milliseconds / 1e3;
}

/* Also of a run that failed. A file that cannot be written does not undo what was done. */
static int write_status(struct refresh *refresh)
{
    char own[LIMIT_PATH_BYTES];
    struct fault fault;
    const struct settings *settings = &refresh->session->settings;
    const char *path = refresh->status_path == NULL ? own : refresh->status_path;
    refresh->outcome.ended = settings->now == NULL || settings->now_time == 0 ? time(NULL) : settings->now_time;
    refresh->outcome.seconds = seconds_since(&refresh->began);
    refresh->outcome.rebuilt = refresh->reports.rebuilt;
    if (path_join(own, settings->out, REFRESH_STATUS_FILE, &fault) != 0 ||
        refresh_status_write(&refresh->outcome, path, &fault) != 0) {
        diag_fault(&refresh->session->diag, &fault);
        return (int)fault.status;
    }
    return STATUS_DONE;
}

/* Ends a run whose result is a status, or -1 with its fault. */
static int end(struct refresh *refresh, int status)
{
    int stopped = status < 0 ? stop_asked() : 0;
    if (status < 0) {
        diag_fault(&refresh->session->diag, refresh->fault);
        status = stopped != 0 ? REFRESH_STOPPED + stopped : (int)refresh->fault->status;
    }
    refresh->outcome.status = status;
    int told = write_status(refresh);
    return status == STATUS_DONE ? told : status;
}

/* The file for monitoring belongs to whoever has the folder. */
static int run(struct refresh *refresh, bool configured)
{
    struct lock folder;
    struct fault fault;
    int locked = refresh_lock_folder(&folder, refresh->session->settings.out, "refresh", &fault);
    if (locked != 0) {
        (void)command_advise_out(&fault);
    }
    if (locked != 0 && configured) {
        *refresh->fault = fault;
    }
    if (locked != 0 && (fault.status == STATUS_LOCKED || refresh->status_path == NULL)) {
        return -1;
    }
    int status = end(refresh, locked == 0 && configured ? work(refresh) : -1);
    lock_release(&folder);
    if (status > REFRESH_STOPPED) {
        (void)fflush(stdout);
        stop_end(status - REFRESH_STOPPED);
    }
    return status;
}

/* --- the command --- */

static int check_line(const struct session *session, const struct option_list *names, struct fault *fault)
{
    if (names->count > 0) {
        return fault_set(fault, STATUS_USAGE,
                         "refresh: %s: is no option; which reports there are is told by the configuration's "
                         "\"reports\" or the folder of templates",
                         names->values[0]);
    }
    if (session->settings.has_as_of) {
        return fault_set(fault, STATUS_USAGE, "refresh: --as-of: reports of an earlier day are made by `report`");
    }
    return 0;
}

int command_refresh(const struct command *command, struct session *session, int argc, char **argv, struct fault *fault)
{
    struct option_list names = {0};
    struct refresh refresh = {.session = session, .reports = {.session = session}, .fault = fault};
    const struct option_spec own[] = {
        {"out", 0, MESSAGE("DIR"), OPTION_TEXT, &session->settings.out,
         MESSAGE("where the reports stand; default out")},
        {"status", 0, MESSAGE("FILE"), OPTION_TEXT, &refresh.status_path,
         MESSAGE("figures for monitoring; default DIR/nyckeltal.prom")},
        {"full", 0, NULL, OPTION_FLAG, &refresh.full, MESSAGE("ask for all figures, not only for what has changed")},
        {"accept-withdrawals", 0, NULL, OPTION_FLAG, &refresh.accept_withdrawals,
         MESSAGE("also where more than 5 per cent of the held figures would go")},
        {NULL, 0, NULL, OPTION_FLAG, NULL, NULL},
    };
    (void)clock_gettime(CLOCK_MONOTONIC, &refresh.began);
    stop_watch();
    int given = command_options(command, session, own, argc, argv, &names, fault);
    if (given > 0) {
        return STATUS_DONE;
    }
    /* A wrong configuration is told to monitoring, too, if its place is known without. */
    if (given < 0 && (fault->status != STATUS_CONFIG || session->settings.out == NULL)) {
        return -1;
    }
    if (given == 0 && check_line(session, &names, fault) != 0) {
        return -1;
    }
    return run(&refresh, given == 0);
}
