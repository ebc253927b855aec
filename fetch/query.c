#include "fetch/query.h"

#include <string.h>

#include "base/limits.h"
#include "fetch/label.h"
#include "fetch/ledger.h"

#define FIRST_CAPACITY 4

void query_init(struct query *query, const struct query_line *line, const struct request *request)
{
    memset(query, 0, sizeof *query);
    query->line = line;
    query->request = request;
    wire_page_init(&query->page);
    arena_init(&query->arena, LIMIT_MODEL_BYTES);
}

void query_release(struct query *query)
{
    wire_page_release(&query->page);
    arena_release(&query->arena);
}

/* The text must live as long as the query. */
static int remember_path(struct query *query, const char *path, struct fault *fault)
{
    if (query->path_count == query->path_capacity) {
        size_t capacity = query->path_capacity == 0 ? FIRST_CAPACITY : 2 * query->path_capacity;
        const char **grown = arena_grow(&query->arena, query->paths, query->path_count, capacity, sizeof *query->paths);
        if (grown == NULL) {
            return fault_memory(fault, path);
        }
        query->paths = grown;
        query->path_capacity = capacity;
    }
    query->paths[query->path_count++] = path;
    return 0;
}

/* Where the page at hand leads; a way in circles or without an end is not gone.
 * Found out as it arrives: a page that leads astray is no good page. */
static int find_next_path(struct query *query, struct fault *fault)
{
    char label[LABEL_MAX];
    char path[LIMIT_URL_BYTES];
    query->next = NULL;
    if (query->page.next_url == NULL) {
        return 0;
    }
    label_make(label, query->request->path);
    if (source_relative(query->line->source, query->page.next_url, path, fault) != 0) {
        return fault_prefix(fault, "%s: next_url", label);
    }
    for (size_t i = 0; i < query->path_count; i++) {
        if (strcmp(query->paths[i], path) == 0) {
            return fault_set(fault, STATUS_NONSENSE, "%s: next_url leads back to a page that was read", label);
        }
    }
    if (query->path_count >= LIMIT_PAGES_PER_QUERY) {
        return fault_set(fault, STATUS_NONSENSE, "%s: has more than %d pages", label, LIMIT_PAGES_PER_QUERY);
    }
    query->next = arena_copy(&query->arena, path);
    return arena_failed(&query->arena) ? fault_memory(fault, label) : 0;
}

static int check_cells(const struct query *query, const char *label, struct fault *fault)
{
    const struct query_line *line = query->line;
    if (line->counts->cells + (int64_t)query->page.count <= line->most_cells) {
        return 0;
    }
    return fault_set(fault, STATUS_NONSENSE, "%s: with it the run has more than %lld figures; ask for less at a time",
                     label, (long long)line->most_cells);
}

static int bring_spooled(struct query *query, const char *path, time_t *arrived, struct fault *fault)
{
    struct spool_answer answer;
    if (spool_read(query->line->spool, path, &query->page.document.text, &answer, fault) != 0) {
        return -1;
    }
    query->exchange.unchanged = answer.unchanged;
    query->exchange.validator = answer.validator;
    *arrived = answer.arrived;
    return 0;
}

static int bring_fresh(struct query *query, const char *path, const char *label, struct fault *fault)
{
    const struct query_line *line = query->line;
    query->asked = true;
    int result = source_get(line->source, path, &query->page.document.text, &query->exchange, fault);
    ledger_add_retries(line->counts, query->exchange.retries);
    if (result == 0 && query->exchange.unchanged) {
        diag_detail(line->diag, "%s: unchanged", label);
    } else if (result == 0) {
        diag_detail(line->diag, "%s: %zu bytes", label, query->page.document.text.length);
    }
    return result;
}

static int get_page(struct query *query, const char *path, struct fault *fault)
{
    const struct query_line *line = query->line;
    const struct buffer *text = &query->page.document.text;
    char label[LABEL_MAX];
    time_t arrived = 0;
    label_make(label, path);
    query->next = NULL;
    query->fresh = query->anew || line->spool == NULL || !spool_has(line->spool, path);
    if ((query->fresh ? bring_fresh(query, path, label, fault) : bring_spooled(query, path, &arrived, fault)) != 0) {
        return -1;
    }
    ledger_add_page(line->counts, query->exchange.unchanged ? 0 : text->length);
    if (query->exchange.unchanged) {
        return 0;
    }
    if (line->recorder != NULL && recorder_add(line->recorder, query->request->kind, path, arrived, text, fault) != 0) {
        return -1;
    }
    return wire_page_parse(&query->page, path, fault) != 0 || check_cells(query, label, fault) != 0
               ? -1
               : find_next_path(query, fault);
}

/* Whether a page of the spool leads on to one that is there, too, up to the last. */
static bool leads_to_end(struct query *query, const char *path, struct fault *ignored)
{
    time_t arrived;
    while (path != NULL) {
        wire_page_release(&query->page);
        wire_page_init(&query->page);
        if (!spool_has(query->line->spool, path) || remember_path(query, path, ignored) != 0 ||
            bring_spooled(query, path, &arrived, ignored) != 0) {
            return false;
        }
        if (query->exchange.unchanged) {
            return true;
        }
        if (wire_page_parse(&query->page, path, ignored) != 0 || find_next_path(query, ignored) != 0) {
            return false;
        }
        path = query->next;
    }
    return true;
}

void query_check_spooled(struct query *query)
{
    struct query probe;
    struct fault ignored;
    if (query->line->spool == NULL || !spool_has(query->line->spool, query->request->path)) {
        return;
    }
    query_init(&probe, query->line, query->request);
    query->anew = !leads_to_end(&probe, query->request->path, &ignored);
    query_release(&probe);
}

int query_keep(const struct query *query, struct fault *fault)
{
    if (!query->fresh || query->line->spool == NULL) {
        return 0;
    }
    return spool_add(query->line->spool, query->paths[query->path_count - 1], &query->page.document.text,
                     query->exchange.unchanged, &query->exchange.validator, fault);
}

int query_next(struct query *query, bool *more, struct fault *fault)
{
    *more = false;
    const char *path = query->path_count == 0 ? query->request->path : query->next;
    if (path == NULL) {
        return 0;
    }
    if (query->path_count == 0) {
        ledger_add_request(query->line->counts);
    }
    if (remember_path(query, path, fault) != 0) {
        return -1;
    }
    if (get_page(query, query->paths[query->path_count - 1], fault) != 0) {
        return -1;
    }
    *more = !query->exchange.unchanged;
    query->exchange.known = NULL; /* of the first page only */
    return 0;
}
