/* fetch_open.c - before anything is asked: the source, the plan, what an earlier run left. */
#include "base/limits.h"
#include "fetch/fetch_internal.h"
#include "fetch/spool.h"

/* What is part of every spool's identity besides the plan: the form of what lies in it, and the last run of the
 * store, as answers that do not differ say nothing once the store is another. */
#define SPOOL_SALT "figures 2"

int fetch_open_recording(struct fetch *fetch, struct fault *fault)
{
    const struct fetch_options *options = fetch->options;
    struct arena *arena = &fetch->arena;
    size_t wanted_count = options->scope == FETCH_WANTED ? options->wanted_count : 0;
    if (block_list_make(&fetch->wanted, options->wanted, wanted_count, arena, fault) != 0 ||
        source_open_recording(&fetch->source, options->replay, fault) != 0) {
        return -1;
    }
    return plan_replay(&fetch->plan, fetch->source, arena, fault);
}

/* Of all figures, only what the catalogue has is known before it was asked. */
static int make_plan(struct fetch *fetch, struct fault *fault)
{
    const struct fetch_options *options = fetch->options;
    if (options->scope == FETCH_WANTED) {
        return plan_make(&fetch->plan, options->wanted, options->wanted_count, &fetch->arena, fault);
    }
    return plan_make_catalogue(&fetch->plan, &fetch->arena, fault);
}

/* The last run of the store by its number, end and source: two stores of one path may have come as far. */
static const char *name_last_run(struct fetch *fetch, struct fault *fault)
{
    struct run run = {.finished = "", .source = ""};
    bool found;
    if (store_last_run(fetch->store, &fetch->last_run, fault) != 0 ||
        (fetch->last_run > 0 && store_run(fetch->store, fetch->last_run, &fetch->arena, &run, &found, fault) != 0)) {
        return NULL;
    }
    const char *name = arena_printf(&fetch->arena, "%lld %s %s", (long long)fetch->last_run, run.finished, run.source);
    if (name == NULL) {
        fault_memory(fault, "fetch");
    }
    return name;
}

static int identify(struct fetch *fetch, struct digest *identity, struct fault *fault)
{
    const struct fetch_options *options = fetch->options;
    const struct fetch_wanted *all = options->scope == FETCH_ALL ? options->wanted : NULL;
    const char *last_run = name_last_run(fetch, fault);
    if (last_run == NULL) {
        return -1;
    }
    const char *salt = arena_printf(&fetch->arena, SPOOL_SALT " %d %d-%d after %s%s%s", (int)options->scope,
                                    all == NULL ? 0 : all->first_year, all == NULL ? 0 : all->last_year, last_run,
                                    options->record == NULL ? "" : " recorded", options->full ? " full" : "");
    return salt == NULL ? fault_memory(fault, "fetch") : plan_identity(&fetch->plan, salt, identity, fault);
}

/* What the guard refused is taken up only where the loss is now accepted; else the source may have recovered. */
static int open_spool(struct fetch *fetch, struct fault *fault)
{
    const char *store = store_path(fetch->store);
    const char *api = source_api(fetch->source);
    struct digest identity;
    if (identify(fetch, &identity, fault) != 0 ||
        spool_open(&fetch->spool, store, &identity, api, fetch->options->now, fault) != 0) {
        return -1;
    }
    if (!spool_refused(fetch->spool) || fetch->options->accept_withdrawals) {
        return 0;
    }
    spool_remove(fetch->spool);
    spool_free(fetch->spool);
    return spool_open(&fetch->spool, store, &identity, api, fetch->options->now, fault);
}

int fetch_open_live(struct fetch *fetch, struct fault *fault)
{
    struct http_options http = fetch->options->http;
    if (fetch->options->scope == FETCH_ALL && http.budget_ms == 0) {
        http.budget_ms = LIMIT_BUDGET_ALL_SECONDS * INT64_C(1000);
    }
    if (source_open_live(&fetch->source, fetch->options->api, &http, fetch->diag, fault) != 0 ||
        make_plan(fetch, fault) != 0 ||
        (fetch->options->record != NULL && recorder_new(&fetch->recorder, fetch->options->record, fault) != 0) ||
        open_spool(fetch, fault) != 0) {
        return -1;
    }
    clock_format(spool_started(fetch->spool), fetch->retrieved);
    if (spool_taken_up(fetch->spool) > 0) {
        diag_say(fetch->diag, "fetch: takes up the run of %s; %zu answers are there already", fetch->retrieved,
                 spool_taken_up(fetch->spool));
    }
    return 0;
}
