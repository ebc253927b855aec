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

/* All that one run holds. */
struct fetch {
    const struct fetch_options *options;
    struct store *store;
    struct source *source;
    struct recorder *recorder; /* NULL where no recording is made */
    struct arena arena;
    struct plan plan;
    struct block_list wanted; /* of a replay: to be held against the plan */
    struct booking booking;
    struct timespec began; /* by the clock that nobody sets */
    bool silent;           /* an indicator answered nothing where it answered before */
    char now[CLOCK_TEXT_MAX];
    char today[CLOCK_TEXT_MAX];
};

static void fetch_init(struct fetch *fetch, struct store *store, const struct fetch_options *options)
{
    struct date today = date_from_time(options->now);
    memset(fetch, 0, sizeof *fetch);
    arena_init(&fetch->arena, LIMIT_MODEL_BYTES);
    fetch->options = options;
    fetch->store = store;
    (void)clock_gettime(CLOCK_MONOTONIC, &fetch->began);
    clock_format(options->now, fetch->now);
    date_format(&today, fetch->today);
}

static void fetch_release(struct fetch *fetch)
{
    recorder_free(fetch->recorder);
    source_free(fetch->source);
    arena_release(&fetch->arena);
}

/* --- before anything is asked --- */

static int open_source(struct fetch *fetch, struct diag *diag, struct fault *fault)
{
    const struct fetch_options *options = fetch->options;
    struct arena *arena = &fetch->arena;
    if (options->replay == NULL) {
        return source_open_live(&fetch->source, options->api, &options->http, diag, fault) != 0
                   ? -1
                   : plan_make(&fetch->plan, options->wanted, options->wanted_count, arena, fault);
    }
    if (block_list_make(&fetch->wanted, options->wanted, options->wanted_count, arena, fault) != 0 ||
        source_open_recording(&fetch->source, options->replay, fault) != 0) {
        return -1;
    }
    return plan_replay(&fetch->plan, fetch->source, arena, fault);
}

static int prepare(struct fetch *fetch, struct diag *diag, struct run_counts *counts, struct fault *fault)
{
    if (open_source(fetch, diag, fault) != 0 ||
        booking_init(&fetch->booking, &fetch->plan, &fetch->arena, fault) != 0) {
        return -1;
    }
    if (fetch->options->record != NULL && recorder_new(&fetch->recorder, fetch->options->record, fault) != 0) {
        return -1;
    }
    fetch->booking.store = fetch->store;
    int64_t most = fetch->options->most_cells;
    fetch->booking.line = (struct query_line){.source = fetch->source,
                                              .recorder = fetch->recorder,
                                              .counts = counts,
                                              .diag = diag,
                                              .most_cells = most > 0 ? most : LIMIT_CELLS_PER_RUN};
    return 0;
}

/* --- the run --- */

static const char *retrieved(const struct fetch *fetch)
{
    return source_is_recording(fetch->source) ? source_retrieved(fetch->source) : fetch->today;
}

static int begin(struct fetch *fetch, struct fault *fault)
{
    struct run_start start = {
        .started = fetch->now,
        .source = source_api(fetch->source),
        .retrieved = retrieved(fetch),
        .origin = source_origin(fetch->source),
    };
    if (source_is_recording(fetch->source)) {
        start.source = arena_printf(&fetch->arena, "recording: %s", path_last(fetch->options->replay, &fetch->arena));
    }
    if (arena_failed(&fetch->arena)) {
        return fault_memory(fault, "fetch");
    }
    return store_run_begin(fetch->store, &start, fault);
}

/* The plan has the catalogue first: no figure is asked for before all ids are known to exist. */
static int book_all(struct fetch *fetch, struct fault *fault)
{
    const struct plan *plan = &fetch->plan;
    size_t i = 0;
    for (; i < plan->count && plan->requests[i].kind != REQUEST_DATA; i++) {
        if (booking_catalogue(&fetch->booking, &plan->requests[i], fault) != 0) {
            return -1;
        }
    }
    if (booking_check_known(&fetch->booking, fault) != 0) {
        return -1;
    }
    for (; i < plan->count; i++) {
        if (booking_data(&fetch->booking, &plan->requests[i], fault) != 0) {
            return -1;
        }
    }
    return 0;
}

/* How long it took; a recording's store must not depend on the machine. */
static void stop_clock(const struct fetch *fetch, struct run_counts *counts, char finished[CLOCK_TEXT_MAX])
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    if (!source_is_recording(fetch->source)) {
        int64_t milliseconds =
            (now.tv_sec - fetch->began.tv_sec) * 1000 + (now.tv_nsec - fetch->began.tv_nsec) / 1000000;
        counts->seconds = (double)milliseconds / 1000;
    }
    clock_format(fetch->options->now + (time_t)counts->seconds, finished);
}

static int finish(struct fetch *fetch, struct diag *diag, struct run_counts *counts, struct fault *fault)
{
    char finished[CLOCK_TEXT_MAX];
    struct guard guard = {
        .accept = fetch->options->accept_withdrawals, .kpis = &fetch->plan.kpis, .told = fetch->booking.kpi_figures};
    if (guard_check(&guard, fetch->store, counts, diag, fault) != 0) {
        return -1;
    }
    fetch->silent = guard.silent;
    if (fetch->recorder != NULL && recorder_finish(fetch->recorder, source_api(fetch->source), retrieved(fetch),
                                                   source_origin(fetch->source), fault) != 0) {
        return -1;
    }
    stop_clock(fetch, counts, finished);
    return store_run_commit(fetch->store, counts, finished, fault);
}

static int run(struct fetch *fetch, struct diag *diag, struct run_counts *counts, struct fault *fault)
{
    if (begin(fetch, fault) != 0) {
        return -1;
    }
    if (book_all(fetch, fault) != 0 || finish(fetch, diag, counts, fault) != 0) {
        store_run_rollback(fetch->store);
        return -1;
    }
    return 0;
}

/* --- after it --- */

static void tell(const struct fetch *fetch, struct diag *diag, const struct run_counts *counts, bool *complete)
{
    const struct plan *plan = &fetch->plan;
    *complete = true;
    if (source_is_recording(fetch->source)) {
        coverage_warn(plan, &fetch->wanted, fetch->options->replay, diag, complete);
    } else {
        for (size_t i = 0; i < plan->kpis.count; i++) {
            if (!fetch->booking.kpi_figures[i]) {
                diag_say(diag, "%s: Kolada has no figure for any area and year that was asked for", plan->kpis.ids[i]);
            }
        }
    }
    *complete = *complete && !fetch->silent;
    ledger_say("fetch", counts, diag);
}

int fetch_run(struct store *store, const struct fetch_options *options, struct diag *diag, struct run_counts *counts,
              bool *complete, struct fault *fault)
{
    struct fetch fetch;
    memset(counts, 0, sizeof *counts);
    *complete = false;
    fetch_init(&fetch, store, options);
    int result = prepare(&fetch, diag, counts, fault);
    if (result == 0) {
        result = run(&fetch, diag, counts, fault);
    }
    if (result == 0) {
        tell(&fetch, diag, counts, complete);
    }
    fetch_release(&fetch);
    return result;
}
