#include "fetch/fetch.h"

#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/limits.h"
#include "fetch/booking.h"
#include "fetch/coverage.h"
#include "fetch/guard.h"
#include "fetch/ledger.h"
#include "fetch/progress.h"
#include "fetch/spool.h"

/* What is part of every spool's identity besides the plan: the form of what lies in it, and the last run of the
 * store, as answers that do not differ say nothing once the store is another. */
#define SPOOL_SALT "figures 1"
/* Indicators without any figure that are named one by one. */
#define NAMED_WITHOUT_FIGURES 20

/* All that one run holds. */
struct fetch {
    const struct fetch_options *options;
    struct store *store;
    struct diag *diag;
    struct source *source;
    struct spool *spool;       /* NULL in a replay */
    struct recorder *recorder; /* NULL where no recording is made */
    struct arena arena;
    struct plan plan;
    struct block_list wanted; /* of a replay: to be held against the plan */
    struct booking booking;
    struct found found; /* by the catalogue, where all figures are wanted */
    struct progress progress;
    int64_t last_run;      /* the store's when the spool was opened */
    bool confirms;         /* an answer of the spool told that nothing differs from what the store held then */
    struct timespec began; /* by the clock that nobody sets */
    bool silent;           /* an indicator answered nothing where it answered before */
    char now[CLOCK_TEXT_MAX];
    char retrieved[CLOCK_TEXT_MAX]; /* the moment from which on the answers came */
};

static void fetch_init(struct fetch *fetch, struct store *store, const struct fetch_options *options, struct diag *diag)
{
    memset(fetch, 0, sizeof *fetch);
    arena_init(&fetch->arena, LIMIT_MODEL_BYTES);
    fetch->options = options;
    fetch->store = store;
    fetch->diag = diag;
    (void)clock_gettime(CLOCK_MONOTONIC, &fetch->began);
    clock_format(options->now, fetch->now);
}

static void fetch_release(struct fetch *fetch)
{
    progress_end(&fetch->progress);
    recorder_free(fetch->recorder);
    spool_free(fetch->spool);
    source_free(fetch->source);
    arena_release(&fetch->arena);
}

/* --- before anything is asked --- */

static int open_recording(struct fetch *fetch, struct fault *fault)
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

static int open_spool(struct fetch *fetch, struct fault *fault)
{
    const struct fetch_options *options = fetch->options;
    const struct fetch_wanted *all = options->scope == FETCH_ALL ? options->wanted : NULL;
    struct digest identity;
    int64_t last_run;
    if (store_last_run(fetch->store, &last_run, fault) != 0) {
        return -1;
    }
    const char *salt = arena_printf(&fetch->arena, SPOOL_SALT " %d %d-%d after %lld%s", (int)options->scope,
                                    all == NULL ? 0 : all->first_year, all == NULL ? 0 : all->last_year,
                                    (long long)last_run, options->record == NULL ? "" : " recorded");
    fetch->last_run = last_run;
    if (plan_identity(&fetch->plan, salt, &identity, fault) != 0 ||
        spool_open(&fetch->spool, store_path(fetch->store), &identity, source_api(fetch->source), options->now,
                   fault) != 0) {
        return -1;
    }
    clock_format(spool_started(fetch->spool), fetch->retrieved);
    if (spool_taken_up(fetch->spool) > 0) {
        diag_say(fetch->diag, "fetch: takes up the run of %s; %zu answers are there already", fetch->retrieved,
                 spool_taken_up(fetch->spool));
    }
    return 0;
}

static int open_live(struct fetch *fetch, struct fault *fault)
{
    struct http_options http = fetch->options->http;
    if (fetch->options->scope == FETCH_ALL && http.budget_ms == 0) {
        http.budget_ms = LIMIT_BUDGET_ALL_SECONDS * INT64_C(1000);
    }
    if (source_open_live(&fetch->source, fetch->options->api, &http, fetch->diag, fault) != 0 ||
        make_plan(fetch, fault) != 0 ||
        (fetch->options->record != NULL && recorder_new(&fetch->recorder, fetch->options->record, fault) != 0)) {
        return -1;
    }
    return open_spool(fetch, fault);
}

/* --- gathering --- */

static int one_request(struct fetch *fetch, size_t number, struct fault *fault)
{
    struct request request;
    struct arena arena;
    arena_init(&arena, LIMIT_MODEL_BYTES);
    int result = plan_request(&fetch->plan, number, &request, &arena, fault);
    if (result == 0) {
        result = request.kind == REQUEST_DATA ? booking_data(&fetch->booking, &request, fault)
                                              : booking_catalogue(&fetch->booking, &request, fault);
    }
    arena_release(&arena);
    return result;
}

static int requests(struct fetch *fetch, size_t first, size_t end, struct fault *fault)
{
    for (size_t i = first; i < end; i++) {
        if (one_request(fetch, i, fault) != 0) {
            return -1;
        }
    }
    return 0;
}

/* Sets the booking up for one walk over the plan. */
static int prepare(struct fetch *fetch, bool gathers, struct run_counts *counts, struct fault *fault)
{
    const struct fetch_options *options = fetch->options;
    memset(counts, 0, sizeof *counts);
    memset(&fetch->booking, 0, sizeof fetch->booking);
    fetch->booking.store = fetch->store;
    fetch->booking.gathers = gathers;
    fetch->booking.age.what = "recording";
    fetch->booking.age.again = "replay";
    fetch->booking.age.moment = source_is_recording(fetch->source) ? source_retrieved(fetch->source) : NULL;
    fetch->booking.revisits = options->replay == NULL && options->record == NULL ? fetch->now : NULL;
    fetch->booking.progress = &fetch->progress;
    fetch->booking.line =
        (struct query_line){.source = fetch->source,
                            .spool = fetch->spool,
                            .recorder = gathers ? NULL : fetch->recorder,
                            .counts = counts,
                            .diag = fetch->diag,
                            .most_cells = options->most_cells > 0 ? options->most_cells : LIMIT_CELLS_PER_RUN};
    return booking_init(&fetch->booking, &fetch->plan, &fetch->arena, fault);
}

/* Now that the catalogue is there: every indicator and every area that is no group. */
static int plan_all(struct fetch *fetch, struct run_counts *counts, struct fault *fault)
{
    const struct found *found = &fetch->found;
    const struct fetch_wanted all = {.kpis = found->kpis,
                                     .kpi_count = found->kpi_count,
                                     .areas = found->areas,
                                     .area_count = found->area_count,
                                     .first_year = fetch->options->wanted->first_year,
                                     .last_year = fetch->options->wanted->last_year};
    int64_t retries = counts->retries;
    if (found->kpi_count == 0 || found->area_count == 0) {
        return fault_set(fault, STATUS_NONSENSE, "the catalogue: has no %s at all; try again later",
                         found->kpi_count == 0 ? "indicators" : "areas");
    }
    if (plan_add_figures(&fetch->plan, &all, &fetch->arena, fault) != 0 || prepare(fetch, true, counts, fault) != 0) {
        return -1;
    }
    counts->retries = retries;
    fetch->progress.total = fetch->plan.count;
    return 0;
}

/* Where the catalogue lacks an id, its answers are not kept: the next run must not fail on them again. */
static int expect_known(struct fetch *fetch, struct fault *fault)
{
    if (booking_check_known(&fetch->booking, fault) == 0) {
        return 0;
    }
    spool_remove(fetch->spool);
    return -1;
}

/* The plan has the catalogue first: no figure is asked for before all ids are known to exist. */
static int gather_all(struct fetch *fetch, struct run_counts *counts, struct fault *fault)
{
    bool all = fetch->options->scope == FETCH_ALL;
    fetch->found.arena = &fetch->arena;
    fetch->booking.found = all ? &fetch->found : NULL;
    if (requests(fetch, 0, fetch->plan.catalogue_count, fault) != 0 ||
        (all ? plan_all(fetch, counts, fault) : expect_known(fetch, fault)) != 0) {
        return -1;
    }
    return requests(fetch, fetch->plan.catalogue_count, fetch->plan.count, fault);
}

/* Asks for all that is not in the spool yet. */
static int gather(struct fetch *fetch, struct run_counts *counts, struct fault *fault)
{
    if (prepare(fetch, true, counts, fault) != 0) {
        return -1;
    }
    progress_start(&fetch->progress, fetch->diag, "asked", fetch->plan.count);
    int result = gather_all(fetch, counts, fault);
    fetch->confirms = fetch->booking.confirms;
    progress_end(&fetch->progress);
    return result;
}

/* --- booking --- */

static const char *retrieved(const struct fetch *fetch)
{
    return fetch->spool == NULL ? source_retrieved(fetch->source) : fetch->retrieved;
}

/* A replay of a recorded run is that run over again; one made by hand is called by its folder. */
static int begin(struct fetch *fetch, struct fault *fault)
{
    struct run_start start = {
        .started = fetch->now,
        .source = source_api(fetch->source),
        .retrieved = retrieved(fetch),
        .origin = source_origin(fetch->source),
    };
    if (source_is_recording(fetch->source) && !source_is_of_run(fetch->source)) {
        start.source = arena_printf(&fetch->arena, "recording: %s", path_last(fetch->options->replay, &fetch->arena));
    }
    if (arena_failed(&fetch->arena)) {
        return fault_memory(fault, "fetch");
    }
    if (fetch->recorder != NULL &&
        recorder_begin(fetch->recorder, source_api(fetch->source), retrieved(fetch), NULL, fault) != 0) {
        return -1;
    }
    return store_run_begin(fetch->store, &start, fault);
}

static int book_all(struct fetch *fetch, struct fault *fault)
{
    const struct plan *plan = &fetch->plan;
    if (requests(fetch, 0, plan->catalogue_count, fault) != 0 || booking_check_known(&fetch->booking, fault) != 0) {
        return -1;
    }
    return requests(fetch, plan->catalogue_count, plan->count, fault);
}

/* How long it took; the store must not depend on the machine where it is a recording's or the time a given one. */
static void stop_clock(const struct fetch *fetch, struct run_counts *counts, char finished[CLOCK_TEXT_MAX])
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    if (!source_is_recording(fetch->source) && !fetch->options->clock_stands) {
        int64_t milliseconds =
            (now.tv_sec - fetch->began.tv_sec) * 1000 + (now.tv_nsec - fetch->began.tv_nsec) / 1000000;
        counts->seconds = (double)milliseconds / 1000;
    }
    clock_format(fetch->options->now + (time_t)counts->seconds, finished);
}

static int finish(struct fetch *fetch, struct run_counts *counts, struct fault *fault)
{
    char finished[CLOCK_TEXT_MAX];
    struct guard guard = {
        .accept = fetch->options->accept_withdrawals, .kpis = &fetch->plan.kpis, .told = fetch->booking.kpi_figures};
    if (guard_check(&guard, fetch->store, counts, fetch->diag, fault) != 0) {
        return -1;
    }
    fetch->silent = guard.silent;
    if (fetch->recorder != NULL && recorder_seal(fetch->recorder, fault) != 0) {
        return -1;
    }
    stop_clock(fetch, counts, finished);
    return store_run_commit(fetch->store, counts, finished, fault);
}

/* `counts` are those of the gathering, if there was any; of them only the retries stay. */
/* "Nothing differs" was said of the store as it was: it must not have been written to since. */
static int expect_undisturbed(struct fetch *fetch, struct fault *fault)
{
    int64_t run;
    if (fetch->spool == NULL || !fetch->confirms) {
        return 0;
    }
    if (store_last_run(fetch->store, &run, fault) != 0) {
        return -1;
    }
    return run == fetch->last_run + 1
               ? 0
               : fault_set(fault, STATUS_LOCKED, "%s: was written to by another run meanwhile; fetch again",
                           store_path(fetch->store));
}

static int book(struct fetch *fetch, struct run_counts *counts, struct fault *fault)
{
    int64_t retries = counts->retries;
    if (prepare(fetch, false, counts, fault) != 0 || begin(fetch, fault) != 0) {
        return -1;
    }
    counts->retries = retries;
    progress_start(&fetch->progress, fetch->diag, "booked", fetch->plan.count);
    int result = expect_undisturbed(fetch, fault) != 0 ? -1 : book_all(fetch, fault);
    progress_end(&fetch->progress);
    if (result != 0 || finish(fetch, counts, fault) != 0) {
        store_run_rollback(fetch->store);
        return -1;
    }
    return 0;
}

/* What is booked needs no spool any more; answers that contradict one another would do so again. */
static int run_live(struct fetch *fetch, struct run_counts *counts, struct fault *fault)
{
    if (open_live(fetch, fault) != 0 || gather(fetch, counts, fault) != 0) {
        return -1;
    }
    int result = book(fetch, counts, fault);
    if (result == 0 || fault->status == STATUS_NONSENSE) {
        spool_remove(fetch->spool);
    }
    return result != 0 || fetch->recorder == NULL ? result : recorder_finish(fetch->recorder, fault);
}

static int run_replay(struct fetch *fetch, struct run_counts *counts, struct fault *fault)
{
    return open_recording(fetch, fault) != 0 ? -1 : book(fetch, counts, fault);
}

/* --- after it --- */

static void tell_without_figures(const struct fetch *fetch)
{
    const struct plan *plan = &fetch->plan;
    size_t without = 0;
    for (size_t i = 0; i < plan->kpis.count; i++) {
        without += !fetch->booking.kpi_figures[i];
    }
    if (without > NAMED_WITHOUT_FIGURES) {
        diag_say(fetch->diag, "%zu of %zu indicators: Kolada has no figure for any area and year that was asked for",
                 without, plan->kpis.count);
        return;
    }
    for (size_t i = 0; i < plan->kpis.count; i++) {
        if (!fetch->booking.kpi_figures[i]) {
            diag_say(fetch->diag, "%s: Kolada has no figure for any area and year that was asked for",
                     plan->kpis.ids[i]);
        }
    }
}

static int tell(const struct fetch *fetch, const struct run_counts *counts, bool *complete, struct fault *fault)
{
    *complete = true;
    if (!source_is_recording(fetch->source)) {
        tell_without_figures(fetch);
    } else if (coverage_warn(&fetch->plan, &fetch->wanted, fetch->options->replay, fetch->diag, complete, fault) != 0) {
        return -1;
    }
    *complete = *complete && !fetch->silent;
    age_tell(&fetch->booking.age, fetch->diag);
    ledger_say("fetch", counts, fetch->diag);
    return 0;
}

int fetch_run(struct store *store, const struct fetch_options *options, struct diag *diag, struct run_counts *counts,
              bool *complete, struct fault *fault)
{
    struct fetch fetch;
    memset(counts, 0, sizeof *counts);
    *complete = false;
    fetch_init(&fetch, store, options, diag);
    int result = options->replay == NULL ? run_live(&fetch, counts, fault) : run_replay(&fetch, counts, fault);
    if (result == 0) {
        result = tell(&fetch, counts, complete, fault);
    }
    fetch_release(&fetch);
    return result;
}
