#include "fetch/booking.h"

#include "base/limits.h"
#include "base/message.h"
#include "cache/catalogue.h"
#include "cache/figures.h"
#include "fetch/label.h"
#include "fetch/ledger.h"
#include "fetch/revisit.h"

int booking_init(struct booking *booking, const struct plan *plan, struct arena *arena, struct fault *fault)
{
    booking->plan = plan;
    booking->kpi_known = arena_array(arena, plan->kpis.count, sizeof *booking->kpi_known);
    booking->area_known = arena_array(arena, plan->areas.count, sizeof *booking->area_known);
    booking->kpi_figures = arena_array(arena, plan->kpis.count, sizeof *booking->kpi_figures);
    if (booking->kpi_known == NULL || booking->area_known == NULL || booking->kpi_figures == NULL) {
        return fault_memory(fault, "the booking of a run");
    }
    return 0;
}

static void mark(bool *marks, const struct id_set *set, const char *id)
{
    size_t at = id_set_find(set, id);
    if (at < set->count) {
        marks[at] = true;
    }
}

/* --- the catalogue --- */

/* A request that names no ids takes all that come. */
static int check_asked(const struct request *request, const char *id, struct fault *fault)
{
    char label[LABEL_MAX];
    if (request->ids.count == 0 || id_set_has(&request->ids, id)) {
        return 0;
    }
    label_make(label, request->path);
    return fault_set(fault, STATUS_NONSENSE, "%s: is answered with %s, which was not asked for", label, id);
}

static int add_found(struct found *found, void **ids, size_t *count, size_t *capacity, const char *id,
                     struct fault *fault)
{
    const char **place = arena_next(found->arena, ids, *count, capacity, sizeof *place);
    if (place == NULL) {
        return fault_memory(fault, "the catalogue");
    }
    *place = arena_copy(found->arena, id);
    (*count)++;
    return arena_failed(found->arena) ? fault_memory(fault, "the catalogue") : 0;
}

static int book_kpi(struct booking *booking, const struct query *query, size_t index, struct fault *fault)
{
    struct kpi kpi;
    if (wire_kpi(&query->page, index, &kpi, fault) != 0 || check_asked(query->request, kpi.id, fault) != 0) {
        return -1;
    }
    mark(booking->kpi_known, &booking->plan->kpis, kpi.id);
    struct found *found = booking->found;
    if (found != NULL && add_found(found, &found->kpis, &found->kpi_count, &found->kpi_capacity, kpi.id, fault) != 0) {
        return -1;
    }
    if (booking->gathers) {
        return 0;
    }
    return catalogue_put_kpi(booking->store, &kpi, fault) != 0
               ? -1
               : age_check_entry(&booking->age, booking->store, CATALOGUE_KPI, kpi.id, fault);
}

static int book_area(struct booking *booking, const struct query *query, size_t index, struct fault *fault)
{
    struct area area;
    if (wire_area(&query->page, index, &area, fault) != 0 || check_asked(query->request, area.id, fault) != 0) {
        return -1;
    }
    mark(booking->area_known, &booking->plan->areas, area.id);
    struct found *found = booking->found;
    if (found != NULL &&
        add_found(found, &found->areas, &found->area_count, &found->area_capacity, area.id, fault) != 0) {
        return -1;
    }
    if (booking->gathers) {
        return 0;
    }
    return catalogue_put_area(booking->store, &area, fault) != 0
               ? -1
               : age_check_entry(&booking->age, booking->store, CATALOGUE_AREA, area.id, fault);
}

static int book_group(struct booking *booking, const struct query *query, size_t index, struct fault *fault)
{
    struct arena arena;
    struct area_group group;
    arena_init(&arena, LIMIT_MODEL_BYTES);
    int result = wire_group(&query->page, index, &arena, &group, fault);
    if (result == 0) {
        result = check_asked(query->request, group.id, fault);
    }
    if (result == 0) {
        mark(booking->area_known, &booking->plan->areas, group.id);
        result = booking->gathers ? 0 : catalogue_put_group(booking->store, &group, fault);
    }
    if (result == 0 && !booking->gathers) {
        result = age_check_entry(&booking->age, booking->store, CATALOGUE_GROUP, group.id, fault);
    }
    arena_release(&arena);
    return result;
}

/* --- figures --- */

static int check_row(const struct request *request, const struct wire_row *row, struct fault *fault)
{
    char label[LABEL_MAX];
    if (id_set_has(&request->ids, row->kpi) && id_set_has(&request->areas, row->area) &&
        request_has_year(request, row->year)) {
        return 0;
    }
    label_make(label, request->path);
    return fault_set(fault, STATUS_NONSENSE, "%s: is answered with %s, area %s, year %d, which was not asked for",
                     label, row->kpi, row->area, row->year);
}

static int book_row(struct booking *booking, const struct query *query, size_t index, struct fault *fault)
{
    struct wire_row row;
    if (wire_row(&query->page, index, &row, fault) != 0 || check_row(query->request, &row, fault) != 0) {
        return -1;
    }
    if (booking->gathers) {
        booking->line.counts->cells += (int64_t)row.count;
        return 0;
    }
    for (size_t i = 0; i < row.count; i++) {
        enum figure_change change;
        const struct figure *figure = &row.figures[i];
        if (figures_put(booking->store, figure, &change, fault) != 0) {
            return -1;
        }
        ledger_add_figure(booking->line.counts, figure, change);
        if (figure->has_value && !figure->deleted) {
            mark(booking->kpi_figures, &booking->plan->kpis, figure->kpi);
        }
    }
    return 0;
}

/* Notes each run of years of one indicator and area as answered. */
static int book_asked_years(struct booking *booking, const struct request *request, bool partly, const char *kpi,
                            const char *area, struct fault *fault)
{
    size_t first = 0;
    int (*asked)(struct store *, const char *, const char *, int, int, struct fault *) =
        partly ? figures_asked_partly : figures_asked;
    for (size_t i = 1; i <= request->year_count; i++) {
        if (i < request->year_count && request->years[i] <= request->years[i - 1] + 1) {
            continue;
        }
        if (age_check_figures(&booking->age, booking->store, kpi, area, request->years[first], request->years[i - 1],
                              fault) != 0 ||
            asked(booking->store, kpi, area, request->years[first], request->years[i - 1], fault) != 0) {
            return -1;
        }
        first = i;
    }
    return 0;
}

static int book_asked(struct booking *booking, const struct request *request, bool partly, struct fault *fault)
{
    for (size_t i = 0; i < request->ids.count; i++) {
        for (size_t j = 0; j < request->areas.count; j++) {
            if (book_asked_years(booking, request, partly, request->ids.ids[i], request->areas.ids[j], fault) != 0) {
                return -1;
            }
        }
    }
    return 0;
}

/* --- requests --- */

static int book_entry(struct booking *booking, const struct query *query, size_t index, struct fault *fault)
{
    switch (query->request->kind) {
    case REQUEST_KPI:
        return book_kpi(booking, query, index, fault);
    case REQUEST_AREA:
        return book_area(booking, query, index, fault);
    case REQUEST_GROUP:
        return book_group(booking, query, index, fault);
    case REQUEST_DATA:
        break;
    }
    return book_row(booking, query, index, fault);
}

/* Books every entry of one page, or leaves the page in the spool. */
static int book_page(struct booking *booking, const struct query *query, struct fault *fault)
{
    ledger_add_rows(booking->line.counts, query->page.count);
    for (size_t i = 0; i < query->page.count; i++) {
        if (book_entry(booking, query, i, fault) != 0) {
            return -1;
        }
    }
    if (booking->progress != NULL && query->request->kind == REQUEST_DATA) {
        progress_figures(booking->progress, query->page.count);
    }
    return booking->gathers ? query_keep(query, fault) : 0;
}

/* Nothing differs from an earlier answer. */
static int book_unchanged(struct booking *booking, const struct query *query, struct fault *fault)
{
    booking->confirms = true;
    revisit_know(booking, query->request);
    return booking->gathers ? query_keep(query, fault) : revisit_confirm(booking, query->request, fault);
}

static int book_query(struct booking *booking, struct query *query, struct fault *fault)
{
    bool more;
    int result = query_next(query, &more, fault);
    if (result == 0 && query->exchange.unchanged) {
        return book_unchanged(booking, query, fault);
    }
    while (result == 0 && more) {
        result = book_page(booking, query, fault);
        if (result == 0) {
            result = query_next(query, &more, fault);
        }
    }
    return result != 0 || booking->gathers ? result : revisit_keep(booking, query, fault);
}

/* `*unchanged` tells whether the answer was that nothing differs. */
static int book_pages(struct booking *booking, const struct request *request, bool *unchanged, struct fault *fault)
{
    struct query query;
    struct validator known;
    bool found = false;
    if (booking->gathers && revisit_find(booking, request, &known, &found, fault) != 0) {
        return -1;
    }
    query_init(&query, &booking->line, request);
    query.exchange.known = found ? &known : NULL;
    if (booking->gathers) {
        query_check_spooled(&query);
    }
    int result = book_query(booking, &query, fault);
    if (result == 0 && booking->progress != NULL) {
        progress_request(booking->progress, booking->gathers && !query.asked);
    }
    *unchanged = query.exchange.unchanged;
    query_release(&query);
    return result;
}

int booking_catalogue(struct booking *booking, const struct request *request, struct fault *fault)
{
    bool unchanged;
    if (book_pages(booking, request, &unchanged, fault) != 0) {
        return -1;
    }
    bool all_kpis = request->kind == REQUEST_KPI && request->ids.count == 0;
    return all_kpis && !booking->gathers ? catalogue_put_whole(booking->store, fault) : 0;
}

/* What did not come among the changes is held as it is at the source. */
static int book_rest(struct booking *booking, const struct request *request, struct fault *fault)
{
    booking->confirms = true;
    booking->line.counts->partial++;
    return booking->gathers ? 0 : revisit_confirm(booking, request, fault);
}

int booking_data(struct booking *booking, const struct request *request, struct fault *fault)
{
    bool unchanged;
    bool changes = request->from_date != NULL;
    if (book_pages(booking, request, &unchanged, fault) != 0 || (changes && book_rest(booking, request, fault) != 0)) {
        return -1;
    }
    return booking->gathers ? 0 : book_asked(booking, request, changes || unchanged, fault);
}

/* --- what the catalogue does not know --- */

/* Each kind with its own messages: other languages bend words. */
static int fault_unknown(const struct booking *booking, const char *id, const char *lacking, const char *unknown,
                         struct fault *fault)
{
    const struct source *source = booking->line.source;
    return source_is_recording(source) ? fault_set(fault, STATUS_NONSENSE, lacking, id, source_directory(source))
                                       : fault_set(fault, STATUS_NONSENSE, unknown, id);
}

int booking_check_known(const struct booking *booking, struct fault *fault)
{
    const struct plan *plan = booking->plan;
    for (size_t i = 0; i < plan->kpis.count; i++) {
        if (!booking->kpi_known[i]) {
            return fault_unknown(booking, plan->kpis.ids[i],
                                 MESSAGE("%s: the recording %s has no catalogue entry for this indicator"),
                                 MESSAGE("%s: Kolada knows no such indicator; look it up at kolada.se"), fault);
        }
    }
    for (size_t i = 0; i < plan->areas.count; i++) {
        const char *id = plan->areas.ids[i];
        if (booking->area_known[i]) {
            continue;
        }
        return request_is_group(id)
                   ? fault_unknown(booking, id,
                                   MESSAGE("%s: the recording %s has no catalogue entry for this group of areas"),
                                   MESSAGE("%s: Kolada knows no such group of areas; look it up at kolada.se"), fault)
                   : fault_unknown(booking, id, MESSAGE("%s: the recording %s has no catalogue entry for this area"),
                                   MESSAGE("%s: Kolada knows no such area; look it up at kolada.se"), fault);
    }
    return 0;
}
