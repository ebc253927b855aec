#include "fetch/partial.h"

#include "base/limits.h"
#include "base/message.h"
#include "cache/comparison.h"
#include "fetch/revisit.h"

#define DAY_SECONDS 86400
/* Days before and after all changes. */
#define LONG_AGO "1900-01-01"
#define TO_COME "2100-01-01"

int partial_init(struct partial *partial, const struct plan *plan, time_t now, struct arena *arena, struct fault *fault)
{
    char today[CLOCK_TEXT_MAX];
    struct date day = date_from_time(now);
    date_format(&day, today);
    partial->today = arena_copy(arena, today);
    partial->arena = arena;
    partial->since = arena_array(arena, plan->count, sizeof *partial->since);
    return arena_failed(arena) ? fault_memory(fault, "the plan of requests") : 0;
}

/* --- what the source makes of it --- */

/* A question for changes that the source refuses or fails at may be one that it does not know: all else is no end. */
static bool is_refusal(const struct fault *fault)
{
    return fault->status == STATUS_NONSENSE || fault->status == STATUS_UNREACHABLE;
}

/* How many rows the changes of one cell from a day on are; `*answered` is false where the source refuses to say. */
static int count_changes(const struct partial *partial, struct booking *booking, struct request *cell,
                         const char *from_date, size_t *rows, bool *answered, struct fault *fault)
{
    struct query query;
    bool more;
    *rows = 0;
    *answered = true;
    cell->from_date = from_date;
    if (request_write_path(cell, partial->arena, fault) != 0) {
        return -1;
    }
    query_init(&query, &booking->line, cell);
    int result = query_next(&query, &more, fault);
    if (result == 0) {
        *rows = query.page.count;
        result = query_keep(&query, fault);
    } else if (is_refusal(fault)) {
        *answered = false;
        result = 0;
    }
    query_release(&query);
    return result;
}

static int try_cell(struct partial *partial, struct booking *booking, struct request *cell, struct fault *fault)
{
    size_t to_come;
    size_t long_ago = 0;
    bool answered;
    if (count_changes(partial, booking, cell, TO_COME, &to_come, &answered, fault) != 0 ||
        (answered && to_come == 0 &&
         count_changes(partial, booking, cell, LONG_AGO, &long_ago, &answered, fault) != 0)) {
        return -1;
    }
    bool honoured = to_come == 0 && long_ago > 0;
    partial->manner = honoured ? PARTIAL_HONOURED : PARTIAL_NOT;
    diag_detail(booking->line.diag, honoured ? MESSAGE("from_date: only what changed is asked for")
                                             : MESSAGE("from_date: means nothing to the source; all is asked for"));
    return 0;
}

/* Tries it on the first cell of the request of which a figure is held; it stays unknown where none is. */
static int try_manner(struct partial *partial, struct booking *booking, const struct request *request,
                      struct fault *fault)
{
    for (size_t i = 0; i < request->ids.count; i++) {
        for (size_t j = 0; j < request->areas.count; j++) {
            int year;
            struct request cell = {.kind = REQUEST_DATA,
                                   .ids = {request->ids.ids + i, 1},
                                   .areas = {request->areas.ids + j, 1},
                                   .years = &year,
                                   .year_count = 1};
            if (comparison_sample(booking->store, cell.ids.ids[0], cell.areas.ids[0], request->years[0],
                                  request->years[request->year_count - 1], &year, fault) != 0) {
                return -1;
            }
            if (year != 0) {
                return try_cell(partial, booking, &cell, fault);
            }
        }
    }
    return 0;
}

/* --- one request --- */

/* Whether changes are enough for all of a request, and through which day all of it is known. */
static int compare(const struct partial *partial, const struct booking *booking, const struct request *request,
                   struct comparison *whole, struct fault *fault)
{
    const char *api = source_api(booking->line.source);
    *whole = (struct comparison){.enough = true, .through = {LIMIT_YEAR_LAST, 12, 31}};
    for (size_t i = 0; i < request->ids.count; i++) {
        for (size_t j = 0; j < request->areas.count && whole->enough; j++) {
            struct comparison one;
            if (comparison_read(booking->store, api, partial->today, request->ids.ids[i], request->areas.ids[j],
                                request->years[0], request->years[request->year_count - 1], &one, fault) != 0) {
                return -1;
            }
            whole->enough = one.enough;
            if (date_to_time(&one.through) < date_to_time(&whole->through)) {
                whole->through = one.through;
            }
        }
    }
    return 0;
}

static int note_since(struct partial *partial, const struct date *through, size_t number, struct fault *fault)
{
    char text[CLOCK_TEXT_MAX];
    struct date since = date_from_time(date_to_time(through) - (time_t)LIMIT_PARTIAL_MARGIN_DAYS * DAY_SECONDS);
    date_format(&since, text);
    partial->since[number] = arena_copy(partial->arena, text);
    return arena_failed(partial->arena) ? fault_memory(fault, "the plan of requests") : 0;
}

/* A source that can tell that nothing at all differs is asked that: such an answer tells of rows that are gone, too. */
int partial_choose(struct partial *partial, struct booking *booking, const struct request *request, size_t number,
                   struct fault *fault)
{
    struct validator known;
    struct comparison whole;
    bool found;
    if (partial->manner == PARTIAL_NOT) {
        return 0;
    }
    if (revisit_find(booking, request, &known, &found, fault) != 0) {
        return -1;
    }
    if (found) {
        return 0;
    }
    if (compare(partial, booking, request, &whole, fault) != 0) {
        return -1;
    }
    if (!whole.enough) {
        return 0;
    }
    if (partial->manner == PARTIAL_UNKNOWN && try_manner(partial, booking, request, fault) != 0) {
        return -1;
    }
    return partial->manner == PARTIAL_HONOURED ? note_since(partial, &whole.through, number, fault) : 0;
}

int partial_apply(const struct partial *partial, size_t number, struct request *request, struct arena *arena,
                  struct fault *fault)
{
    if (partial->since == NULL || partial->since[number] == NULL) {
        return 0;
    }
    request->from_date = partial->since[number];
    return request_write_path(request, arena, fault);
}

bool partial_give_up(struct partial *partial, size_t number, const struct fault *fault, struct diag *diag)
{
    if (partial->since == NULL || partial->since[number] == NULL || !is_refusal(fault)) {
        return false;
    }
    diag_detail(diag, "from_date: is refused (%s); all is asked for", fault->text);
    partial->since[number] = NULL;
    partial->manner = PARTIAL_NOT;
    return true;
}
