/*
 * refresh.c - `nyckeltal refresh`: fetch what the reports need, then make anew those that changed.
 *
 * It stands in the rendering wing: the document that is held against the last
 * one is the document that is rendered. The fetching wing is run as its own
 * program, so that neither wing knows the other.
 */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/child.h"
#include "base/file.h"
#include "base/folder.h"
#include "base/lock.h"
#include "cli/command.h"
#include "cli/program.h"
#include "cli/refresh_status.h"
#include "report/rebuild.h"
#include "report/template.h"

#define STATUS_FILE "nyckeltal.prom"
/* Arguments of the fetching program besides its templates. */
#define FETCH_ARGUMENTS 16

/* One refresh. */
struct refresh {
    struct session *session;
    struct name_list templates;
    bool full; /* handed on to the fetching program, as is the next */
    bool accept_withdrawals;
    struct refresh_outcome outcome;
    struct indicators indicators;
    struct areas areas;
    struct store *store;
    struct fault *fault;
};

/* --- which reports --- */

/* Those that are configured, else all that are installed. */
static int list_templates(struct refresh *refresh)
{
    char folder[LIMIT_PATH_BYTES];
    const struct settings *settings = &refresh->session->settings;
    refresh->templates = settings->reports;
    if (refresh->templates.count == 0 &&
        (path_join(folder, settings->templates, "reports", refresh->fault) != 0 ||
         folder_list(folder, ".json", &refresh->session->arena, &refresh->templates.names, &refresh->templates.count,
                     refresh->fault) != 0)) {
        return -1;
    }
    if (refresh->templates.count == 0) {
        return fault_set(refresh->fault, STATUS_CONFIG, "%s: holds no template of a report", folder);
    }
    return 0;
}

/* --- fetching --- */

/* The newest run of the store; zeroed where there is none. */
static int read_run(struct refresh *refresh, struct run *run)
{
    struct store *store;
    bool found;
    memset(run, 0, sizeof *run);
    if (store_open(&store, refresh->session->settings.store, STORE_READ, refresh->fault) != 0) {
        return -1;
    }
    int result = store_latest_run(store, &refresh->session->arena, run, &found, refresh->fault);
    if (result == 0 && !found) {
        memset(run, 0, sizeof *run);
    }
    store_free(store);
    return result;
}

/* The id of the newest run before fetching, 0 where there is no store yet. A store that cannot be read
 * is for the fetching program to complain about. */
static int64_t run_before(const struct refresh *refresh)
{
    struct fault ignored;
    struct run run;
    struct refresh quiet = *refresh;
    quiet.fault = &ignored;
    return read_run(&quiet, &run) == 0 ? run.id : 0;
}

static size_t put_arguments(const char **arguments, const struct refresh *refresh)
{
    const struct settings *settings = &refresh->session->settings;
    size_t count = 0;
    const char *const fixed[] = {"nyckeltal-fetch", "--store",           settings->store, "--api",       settings->api,
                                 "--templates",     settings->templates, "--lang",        settings->lang};
    for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++) {
        arguments[count++] = fixed[i];
    }
    if (settings->now != NULL) {
        arguments[count++] = "--now";
        arguments[count++] = settings->now;
    }
    if (settings->quiet || settings->verbose) {
        arguments[count++] = settings->quiet ? "--quiet" : "--verbose";
    }
    arguments[count++] = "fetch";
    if (refresh->full) {
        arguments[count++] = "--full";
    }
    if (refresh->accept_withdrawals) {
        arguments[count++] = "--accept-withdrawals";
    }
    return count;
}

/* Runs `nyckeltal fetch --for` all templates; its exit status, -1 for a fault of our own. */
static int run_fetch(struct refresh *refresh)
{
    char path[LIMIT_PATH_BYTES];
    int status;
    const char **arguments =
        arena_array(&refresh->session->arena, FETCH_ARGUMENTS + 2 * refresh->templates.count + 1, sizeof *arguments);
    if (arguments == NULL) {
        return fault_memory(refresh->fault, "fetch");
    }
    size_t count = put_arguments(arguments, refresh);
    for (size_t i = 0; i < refresh->templates.count; i++) {
        arguments[count++] = "--for";
        arguments[count++] = refresh->templates.names[i];
    }
    if (program_sibling("nyckeltal-fetch", path, refresh->fault) != 0 ||
        child_run(path, arguments, &status, refresh->fault) != 0) {
        return -1;
    }
    return status;
}

static int fetch(struct refresh *refresh)
{
    struct run run;
    if (refresh->session->settings.offline) {
        return STATUS_DONE;
    }
    int64_t before = run_before(refresh);
    int status = run_fetch(refresh);
    if (status != STATUS_DONE && status != STATUS_INCOMPLETE) {
        return status;
    }
    if (read_run(refresh, &run) != 0) {
        return -1;
    }
    if (run.id != before) {
        refresh->outcome.added = run.counts.added;
        refresh->outcome.revised = run.counts.revised;
        refresh->outcome.withdrawn = run.counts.withdrawn;
    }
    return status;
}

/* --- reports --- */

static void tell_report(const struct refresh *refresh, const char *name, const struct rebuilt *rebuilt)
{
    if (refresh->session->settings.quiet) {
        return;
    }
    if (rebuilt->reason == REBUILD_NONE) {
        (void)printf("%s: unchanged\n", name);
    } else {
        (void)printf("%s: rebuilt, %zu files (%s)\n", name, rebuilt->files, rebuild_reason_text(rebuilt->reason));
    }
}

static int refresh_report(struct refresh *refresh, const char *name)
{
    struct session *session = refresh->session;
    struct report_template template;
    struct rebuilt rebuilt;
    if (template_load(&template, session->settings.templates, name, &refresh->indicators, &refresh->areas,
                      session->settings.language, refresh->fault) != 0) {
        return -1;
    }
    const struct compose_job job = {.template = &template,
                                    .areas = &refresh->areas,
                                    .store = refresh->store,
                                    .templates = session->settings.templates,
                                    .language = session->settings.language,
                                    .made = session->settings.today,
                                    .today = session->settings.today};
    int result = rebuild_report(&job, session->settings.out, &session->diag, &rebuilt, refresh->fault);
    template_release(&template);
    if (result != 0) {
        return -1;
    }
    refresh->outcome.rebuilt += rebuilt.reason != REBUILD_NONE;
    tell_report(refresh, name, &rebuilt);
    return rebuilt.complete ? STATUS_DONE : STATUS_INCOMPLETE;
}

/* One report that cannot be made does not keep the others from it; the worst status is the whole's. */
static int refresh_reports(struct refresh *refresh)
{
    int worst = STATUS_DONE;
    for (size_t i = 0; i < refresh->templates.count; i++) {
        int status = refresh_report(refresh, refresh->templates.names[i]);
        if (status < 0) {
            diag_fault(&refresh->session->diag, refresh->fault);
            status = (int)refresh->fault->status;
        }
        worst = status > worst ? status : worst;
    }
    return worst;
}

static int rebuild(struct refresh *refresh)
{
    int status = -1;
    if (command_load_templates(refresh->session, &refresh->indicators, &refresh->areas, refresh->fault) != 0) {
        return -1;
    }
    if (command_open_store(refresh->session, &refresh->store, refresh->fault) == 0) {
        status = refresh_reports(refresh);
    }
    store_free(refresh->store);
    areas_release(&refresh->areas);
    indicators_release(&refresh->indicators);
    return status;
}

/* --- the whole --- */

static void tell_figures(const struct refresh *refresh)
{
    const struct settings *settings = &refresh->session->settings;
    if (!settings->quiet && !settings->offline) {
        (void)printf("figures: %lld added, %lld revised, %lld withdrawn\n", (long long)refresh->outcome.added,
                     (long long)refresh->outcome.revised, (long long)refresh->outcome.withdrawn);
    }
}

static int fetch_and_rebuild(struct refresh *refresh)
{
    if (list_templates(refresh) != 0) {
        return -1;
    }
    int fetched = fetch(refresh);
    if (fetched != STATUS_DONE && fetched != STATUS_INCOMPLETE) {
        return fetched;
    }
    tell_figures(refresh);
    int rebuilt = rebuild(refresh);
    return rebuilt < 0 || rebuilt > fetched ? rebuilt : fetched;
}

static double seconds_since(const struct timespec *start)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    long milliseconds = (long)(now.tv_sec - start->tv_sec) * 1000 + (now.tv_nsec - start->tv_nsec) / 1000000;
    return (double)milliseconds / 1e3;
}

/* Also of a run that failed. A file that cannot be written does not undo what was done. */
static int write_status(struct refresh *refresh, const char *path)
{
    char own[LIMIT_PATH_BYTES];
    struct fault fault;
    const struct settings *settings = &refresh->session->settings;
    refresh->outcome.ended = settings->now == NULL ? time(NULL) : settings->now_time;
    if ((path == NULL && path_join(own, settings->out, STATUS_FILE, &fault) != 0) ||
        refresh_status_write(&refresh->outcome, path == NULL ? own : path, &fault) != 0) {
        diag_fault(&refresh->session->diag, &fault);
        return (int)fault.status;
    }
    return STATUS_DONE;
}

static int run(struct refresh *refresh, const char *status_path)
{
    struct timespec start;
    (void)clock_gettime(CLOCK_MONOTONIC, &start);
    int status = fetch_and_rebuild(refresh);
    if (status < 0) {
        diag_fault(&refresh->session->diag, refresh->fault);
        status = (int)refresh->fault->status;
    }
    refresh->outcome.status = status;
    refresh->outcome.seconds = seconds_since(&start);
    int told = write_status(refresh, status_path);
    return status == STATUS_DONE ? told : status;
}

static int take_lock(struct session *session, struct lock *lock, struct fault *fault)
{
    char who[CLOCK_TEXT_MAX + 64];
    char since[CLOCK_TEXT_MAX];
    const char *path = arena_printf(&session->arena, "%s.lock", session->settings.store);
    if (path == NULL) {
        return fault_memory(fault, "the lock");
    }
    clock_format(time(NULL), since);
    (void)snprintf(who, sizeof who, "nyckeltal refresh since %s", since);
    return folder_make_of(path, fault) != 0 ? -1 : lock_take(lock, path, who, fault);
}

int command_refresh(const struct command *command, struct session *session, int argc, char **argv, struct fault *fault)
{
    struct option_list names = {0};
    struct refresh refresh = {.session = session, .fault = fault};
    struct lock lock;
    const char *status_path = NULL;
    const struct option_spec own[] = {
        {"out", 0, "DIR", OPTION_TEXT, &session->settings.out, "where the reports stand; default out"},
        {"status", 0, "FILE", OPTION_TEXT, &status_path, "figures for monitoring; default DIR/" STATUS_FILE},
        {"full", 0, NULL, OPTION_FLAG, &refresh.full, "ask for all figures, not only for what has changed"},
        {"accept-withdrawals", 0, NULL, OPTION_FLAG, &refresh.accept_withdrawals,
         "also where more than 5 % of the held figures would go"},
        {NULL, 0, NULL, OPTION_FLAG, NULL, NULL},
    };
    int given = command_options(command, session, own, argc, argv, &names, fault);
    if (given != 0) {
        return given > 0 ? STATUS_DONE : -1;
    }
    if (names.count > 0) {
        return fault_set(fault, STATUS_USAGE,
                         "refresh: %s: is no option; which reports there are is told by the configuration's "
                         "\"reports\" or the folder of templates",
                         names.values[0]);
    }
    if (session->settings.has_as_of) {
        return fault_set(fault, STATUS_USAGE, "refresh: --as-of: reports of an earlier day are made by `report`");
    }
    if (take_lock(session, &lock, fault) != 0) {
        return -1;
    }
    int status = run(&refresh, status_path);
    lock_release(&lock);
    return status;
}
