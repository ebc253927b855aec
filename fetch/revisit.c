#include "fetch/revisit.h"

#include <string.h>

#include "fetch/ledger.h"

static bool is_possible(const struct booking *booking, const struct request *request)
{
    return booking->revisits != NULL && request->ids.count > 0 && strchr(request->path, '?') == NULL;
}

/* --- whether what is held is still the earlier answer --- */

static int entries_touched(const struct booking *booking, const struct request *request, int64_t run, bool *touched,
                           struct fault *fault)
{
    *touched = false;
    for (size_t i = 0; i < request->ids.count && !*touched; i++) {
        if (validator_entry_touched(booking->store, request->ids.ids[i], run, touched, fault) != 0) {
            return -1;
        }
    }
    return 0;
}

/* The years between those asked for may be touched in vain: then it is asked for whole. */
static int cells_touched(const struct booking *booking, const struct request *request, int64_t run, bool *touched,
                         struct fault *fault)
{
    int last = request->years[request->year_count - 1];
    *touched = false;
    for (size_t i = 0; i < request->ids.count; i++) {
        for (size_t j = 0; j < request->areas.count && !*touched; j++) {
            if (validator_cells_touched(booking->store, request->ids.ids[i], request->areas.ids[j], request->years[0],
                                        last, run, touched, fault) != 0) {
                return -1;
            }
        }
    }
    return 0;
}

int revisit_find(const struct booking *booking, const struct request *request, struct validator *known, bool *found,
                 struct fault *fault)
{
    int64_t run = 0;
    bool touched = true;
    *found = false;
    bool there = false;
    if (!is_possible(booking, request)) {
        return 0;
    }
    if (validators_there(booking->store, &there, fault) != 0 ||
        (there && validator_find(booking->store, source_api(booking->line.source), request->path, booking->revisits,
                                 known, &run, found, fault) != 0)) {
        return -1;
    }
    if (!*found) {
        return 0;
    }
    int result = request->kind == REQUEST_DATA ? cells_touched(booking, request, run, &touched, fault)
                                               : entries_touched(booking, request, run, &touched, fault);
    *found = !touched;
    return result;
}

/* --- an answer that does not differ --- */

static void confirm_entry(struct booking *booking, enum request_kind kind, const char *id)
{
    const struct plan *plan = booking->plan;
    const struct id_set *set = kind == REQUEST_KPI ? &plan->kpis : &plan->areas;
    size_t at = id_set_find(set, id);
    if (at < set->count) {
        (kind == REQUEST_KPI ? booking->kpi_known : booking->area_known)[at] = true;
    }
}

/* Confirms each year by itself: the years of a request may have gaps. */
static int confirm_years(struct booking *booking, const struct request *request, const char *kpi, const char *area,
                         struct fault *fault)
{
    size_t at = id_set_find(&booking->plan->kpis, kpi);
    for (size_t i = 0; i < request->year_count; i++) {
        struct confirmed confirmed;
        int year = request->years[i];
        if (validator_confirm(booking->store, kpi, area, year, year, &confirmed, fault) != 0) {
            return -1;
        }
        ledger_add_confirmed(booking->line.counts, &confirmed);
        if (confirmed.figures > 0 && at < booking->plan->kpis.count) {
            booking->kpi_figures[at] = true;
        }
    }
    return 0;
}

void revisit_know(struct booking *booking, const struct request *request)
{
    for (size_t i = 0; i < request->ids.count && request->kind != REQUEST_DATA; i++) {
        confirm_entry(booking, request->kind, request->ids.ids[i]);
    }
}

int revisit_confirm(struct booking *booking, const struct request *request, struct fault *fault)
{
    for (size_t i = 0; i < request->ids.count; i++) {
        for (size_t j = 0; j < request->areas.count; j++) {
            if (confirm_years(booking, request, request->ids.ids[i], request->areas.ids[j], fault) != 0) {
                return -1;
            }
        }
    }
    return 0;
}

/* --- a whole answer --- */

/* Whether every entry that was asked for came: an answer that lacks one says more than what is held. */
static bool all_known(const struct booking *booking, const struct request *request)
{
    bool kpis = request->kind == REQUEST_KPI;
    const struct id_set *set = kpis ? &booking->plan->kpis : &booking->plan->areas;
    const bool *known = kpis ? booking->kpi_known : booking->area_known;
    for (size_t i = 0; request->kind != REQUEST_DATA && i < request->ids.count; i++) {
        size_t at = id_set_find(set, request->ids.ids[i]);
        if (at >= set->count || !known[at]) {
            return false;
        }
    }
    return true;
}

int revisit_keep(struct booking *booking, const struct query *query, struct fault *fault)
{
    static const struct validator none;
    const struct request *request = query->request;
    if (!is_possible(booking, request)) {
        return 0;
    }
    bool whole = query->path_count == 1 && all_known(booking, request);
    return validator_put(booking->store, source_api(booking->line.source), request->path,
                         whole ? &query->exchange.validator : &none, fault);
}
