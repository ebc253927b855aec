/* fetch.c - one run: gathers all answers, then books them. */
#include "fetch/fetch.h"

#include <string.h>
#include <time.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/message.h"
#include "fetch/fetch_internal.h"
#include "fetch/guard.h"
#include "fetch/spool.h"

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

/* --- gathering --- */

/* What cannot be had as changes is asked for whole. */
static int data_request(struct fetch *fetch, size_t number, struct request *request, struct arena *arena,
                        struct fault *fault)
{
    bool gathers = fetch->booking.gathers;
    if ((gathers && partial_choose(&fetch->partial, &fetch->booking, request, number, fault) != 0) ||
        partial_apply(&fetch->partial, number, request, arena, fault) != 0) {
        return -1;
    }
    if (booking_data(&fetch->booking, request, fault) == 0) {
        return 0;
    }
    if (!gathers || !partial_give_up(&fetch->partial, number, fault, fetch->diag)) {
        return -1;
    }
    request->from_date = NULL;
    return request_write_path(request, arena, fault) != 0 ? -1 : booking_data(&fetch->booking, request, fault);
}

static int one_request(struct fetch *fetch, size_t number, struct fault *fault)
{
    struct request request;
    struct arena arena;
    arena_init(&arena, LIMIT_MODEL_BYTES);
    int result = plan_request(&fetch->plan, number, &request, &arena, fault);
    if (result == 0) {
        result = request.kind == REQUEST_DATA ? data_request(fetch, number, &request, &arena, fault)
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

/* A recording is made of whole answers. */
static bool asks_for_changes(const struct fetch_options *options)
{
    return options->replay == NULL && options->record == NULL && !options->full;
}

/* Sets the booking up for one walk over the plan. */
static int prepare(struct fetch *fetch, bool gathers, struct run_counts *counts, struct fault *fault)
{
    const struct fetch_options *options = fetch->options;
    memset(counts, 0, sizeof *counts);
    memset(&fetch->booking, 0, sizeof fetch->booking);
    fetch->booking.store = fetch->store;
    fetch->booking.gathers = gathers;
    fetch->booking.age.what = MESSAGE("the recording");
    fetch->booking.age.again = MESSAGE("replay it");
    fetch->booking.age.moment = source_is_recording(fetch->source) ? source_retrieved(fetch->source) : NULL;
    fetch->booking.revisits = asks_for_changes(options) ? fetch->now : NULL;
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
        return fault_set(fault, STATUS_NONSENSE,
                         found->kpi_count == 0 ? MESSAGE("the catalogue: has no indicators at all; try again later")
                                               : MESSAGE("the catalogue: has no areas at all; try again later"));
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
    fetch->partial.manner = asks_for_changes(fetch->options) ? PARTIAL_UNKNOWN : PARTIAL_NOT;
    fetch->found.arena = &fetch->arena;
    fetch->booking.found = all ? &fetch->found : NULL;
    if (requests(fetch, 0, fetch->plan.catalogue_count, fault) != 0 ||
        (all ? plan_all(fetch, counts, fault) : expect_known(fetch, fault)) != 0 ||
        partial_init(&fetch->partial, &fetch->plan, spool_started(fetch->spool), &fetch->arena, fault) != 0) {
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
    progress_start(&fetch->progress, fetch->diag, MESSAGE("asked"), fetch->plan.count);
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
        fetch->refused = guard.refused;
        return -1;
    }
    fetch->silent = guard.silent;
    if (fetch->recorder != NULL && recorder_seal(fetch->recorder, fault) != 0) {
        return -1;
    }
    stop_clock(fetch, counts, finished);
    return store_run_commit(fetch->store, counts, finished, fault);
}

/* "Nothing differs" and "this has changed" were said of the store as it was: it must not have been written to since. */
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

/* `counts` are those of the gathering, if there was any; of them only the retries stay. */
static int book(struct fetch *fetch, struct run_counts *counts, struct fault *fault)
{
    int64_t retries = counts->retries;
    if (prepare(fetch, false, counts, fault) != 0 || begin(fetch, fault) != 0) {
        return -1;
    }
    counts->retries = retries;
    progress_start(&fetch->progress, fetch->diag, MESSAGE("booked"), fetch->plan.count);
    int result = expect_undisturbed(fetch, fault) != 0 ? -1 : book_all(fetch, fault);
    progress_end(&fetch->progress);
    if (result != 0 || finish(fetch, counts, fault) != 0) {
        store_run_rollback(fetch->store);
        return -1;
    }
    return 0;
}

/* What is booked needs no spool any more; answers that contradict one another would do so again. Those that the guard
 * refused wait for the user to accept them. */
static int run_live(struct fetch *fetch, struct run_counts *counts, struct fault *fault)
{
    if (fetch_open_live(fetch, fault) != 0 || gather(fetch, counts, fault) != 0) {
        return -1;
    }
    int result = book(fetch, counts, fault);
    if (fetch->refused) {
        struct fault ignored;
        (void)spool_refuse(fetch->spool, &ignored);
    } else if (result == 0 || fault->status == STATUS_NONSENSE) {
        spool_remove(fetch->spool);
    }
    return result != 0 || fetch->recorder == NULL ? result : recorder_finish(fetch->recorder, fault);
}

static int run_replay(struct fetch *fetch, struct run_counts *counts, struct fault *fault)
{
    return fetch_open_recording(fetch, fault) != 0 ? -1 : book(fetch, counts, fault);
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
        result = fetch_tell(&fetch, counts, complete, fault);
    }
    fetch_release(&fetch);
    return result;
}
