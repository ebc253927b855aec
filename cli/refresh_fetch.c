#include "cli/refresh_fetch.h"

#include <string.h>

#include "base/child.h"
#include "cli/program.h"

/* Arguments of the fetching program besides its templates. */
#define ARGUMENTS 16

/* The newest run of the store; zeroed where there is none. */
static int read_run(struct session *session, struct run *run, struct fault *fault)
{
    struct store *store;
    bool found;
    memset(run, 0, sizeof *run);
    if (store_open(&store, session->settings.store, STORE_READ, fault) != 0) {
        return -1;
    }
    int result = store_latest_run(store, &session->arena, run, &found, fault);
    if (result == 0 && !found) {
        memset(run, 0, sizeof *run);
    }
    store_free(store);
    return result;
}

/* The id of the newest run before fetching, 0 where there is no store yet. A store that cannot be read
 * is for the fetching program to complain about. */
static int64_t run_before(struct session *session)
{
    struct fault ignored;
    struct run run;
    return read_run(session, &run, &ignored) == 0 ? run.id : 0;
}

static size_t put_arguments(const char **arguments, const struct refresh_fetch *job)
{
    const struct settings *settings = &job->session->settings;
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
    if (job->full) {
        arguments[count++] = "--full";
    }
    if (job->accept_withdrawals) {
        arguments[count++] = "--accept-withdrawals";
    }
    return count;
}

static int run_program(const struct refresh_fetch *job, struct fault *fault)
{
    char path[LIMIT_PATH_BYTES];
    int status;
    const char **arguments =
        arena_array(&job->session->arena, ARGUMENTS + 2 * job->templates.count + 1, sizeof *arguments);
    if (arguments == NULL) {
        return fault_memory(fault, "fetch");
    }
    size_t count = put_arguments(arguments, job);
    for (size_t i = 0; i < job->templates.count; i++) {
        arguments[count++] = "--for";
        arguments[count++] = job->templates.names[i];
    }
    if (program_sibling("nyckeltal-fetch", path, fault) != 0 || child_run(path, arguments, &status, fault) != 0) {
        return -1;
    }
    return status;
}

int refresh_fetch(const struct refresh_fetch *job, struct run_counts *counts, struct fault *fault)
{
    struct run run;
    memset(counts, 0, sizeof *counts);
    int64_t before = run_before(job->session);
    int status = run_program(job, fault);
    if (status != STATUS_DONE && status != STATUS_INCOMPLETE) {
        return status;
    }
    if (read_run(job->session, &run, fault) != 0) {
        return -1;
    }
    if (run.id != before) {
        *counts = run.counts;
    }
    return status;
}
