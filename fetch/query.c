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
    query->paths[query->path_count++] = arena_copy(&query->arena, path);
    return arena_failed(&query->arena) ? fault_memory(fault, path) : 0;
}

/* Where the page at hand leads; a way in circles or without an end is not gone. */
static int find_next_path(const struct query *query, char path[LIMIT_URL_BYTES], struct fault *fault)
{
    char label[LABEL_MAX];
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
    return 0;
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

static int get_page(struct query *query, const char *path, struct fault *fault)
{
    const struct query_line *line = query->line;
    struct buffer *text = &query->page.document.text;
    char label[LABEL_MAX];
    label_make(label, path);
    int result = source_get(line->source, path, text, &query->exchange, fault);
    ledger_add_retries(line->counts, query->exchange.retries);
    if (result != 0) {
        return -1;
    }
    ledger_add_page(line->counts, query->exchange.unchanged ? 0 : text->length);
    if (query->exchange.unchanged) {
        diag_detail(line->diag, "%s: unchanged", label);
        return 0;
    }
    diag_detail(line->diag, "%s: %zu bytes", label, text->length);
    if (line->recorder != NULL && recorder_add(line->recorder, query->request->kind, path, text, fault) != 0) {
        return -1;
    }
    return wire_page_parse(&query->page, path, fault) != 0 ? -1 : check_cells(query, label, fault);
}

int query_next(struct query *query, bool *more, struct fault *fault)
{
    char path[LIMIT_URL_BYTES];
    *more = false;
    if (query->path_count == 0) {
        ledger_add_request(query->line->counts);
        if (remember_path(query, query->request->path, fault) != 0) {
            return -1;
        }
    } else if (query->page.next_url == NULL) {
        return 0;
    } else if (find_next_path(query, path, fault) != 0 || remember_path(query, path, fault) != 0) {
        return -1;
    }
    if (get_page(query, query->paths[query->path_count - 1], fault) != 0) {
        return -1;
    }
    *more = !query->exchange.unchanged;
    query->exchange.known = NULL; /* of the first page only */
    return 0;
}
