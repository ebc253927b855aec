/* fetch_tell.c - after the run: what came, and what of it is lacking. */
#include "base/limits.h"
#include "cache/catalogue.h"
#include "cache/holdings.h"
#include "fetch/coverage.h"
#include "fetch/fetch_internal.h"
#include "fetch/ledger.h"

/* Indicators without any figure, or gone from the catalogue, that are named one by one. */
#define NAMED_MOST 20

static void tell_without_figures(const struct fetch *fetch)
{
    const struct plan *plan = &fetch->plan;
    size_t without = 0;
    for (size_t i = 0; i < plan->kpis.count; i++) {
        without += !fetch->booking.kpi_figures[i];
    }
    if (without > NAMED_MOST) {
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

static int warn_vanished(const struct fetch *fetch, const char *id, struct arena *arena, struct fault *fault)
{
    struct kpi kpi;
    bool found;
    if (catalogue_kpi(fetch->store, id, arena, &kpi, &found, fault) != 0) {
        return -1;
    }
    diag_warn(fetch->diag, "%s, %s: is no longer in Kolada's catalogue; the figures held of it stay as they are", id,
              found ? kpi.title : "?");
    return 0;
}

/* Where all there is was asked for: the indicators that are held and are not among it. */
static int tell_vanished(const struct fetch *fetch, bool *complete, struct fault *fault)
{
    struct arena arena;
    const char **held;
    size_t count;
    size_t vanished = 0;
    arena_init(&arena, LIMIT_MODEL_BYTES);
    int result = holdings_kpis(fetch->store, &arena, &held, &count, fault);
    for (size_t i = 0; result == 0 && i < count; i++) {
        bool gone = !id_set_has(&fetch->plan.kpis, held[i]);
        vanished += gone;
        if (gone && vanished <= NAMED_MOST) {
            result = warn_vanished(fetch, held[i], &arena, fault);
        }
    }
    if (result == 0 && vanished > NAMED_MOST) {
        diag_warn(fetch->diag, "%zu more indicators that are held are no longer in Kolada's catalogue",
                  vanished - NAMED_MOST);
    }
    *complete = *complete && vanished == 0;
    arena_release(&arena);
    return result;
}

int fetch_tell(const struct fetch *fetch, const struct run_counts *counts, bool *complete, struct fault *fault)
{
    *complete = true;
    if (!source_is_recording(fetch->source)) {
        tell_without_figures(fetch);
    } else if (coverage_warn(&fetch->plan, &fetch->wanted, fetch->options->replay, fetch->diag, complete, fault) != 0) {
        return -1;
    }
    bool all = fetch->options->scope == FETCH_ALL && !source_is_recording(fetch->source);
    if (all && tell_vanished(fetch, complete, fault) != 0) {
        return -1;
    }
    *complete = *complete && !fetch->silent;
    age_tell(&fetch->booking.age, fetch->diag);
    ledger_say("fetch", counts, fetch->diag);
    return 0;
}
