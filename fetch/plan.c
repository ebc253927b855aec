#include "fetch/plan.h"

#include <string.h>

#include "base/limits.h"

#define FIRST_CAPACITY 16

/* A plan that grows. */
struct planner {
    struct plan *plan;
    size_t capacity;
    struct arena *arena;
    struct fault *fault;
};

/* Indicators, areas and years that are asked together. */
struct block {
    struct id_set kpis;
    struct id_set areas;
    int first_year;
    int last_year;
};

static int add_request(struct planner *planner, const struct request *request)
{
    struct plan *plan = planner->plan;
    if (plan->count == planner->capacity) {
        size_t capacity = planner->capacity == 0 ? FIRST_CAPACITY : 2 * planner->capacity;
        struct request *grown =
            arena_grow(planner->arena, plan->requests, plan->count, capacity, sizeof *plan->requests);
        if (grown == NULL) {
            return fault_memory(planner->fault, "the plan of requests");
        }
        plan->requests = grown;
        planner->capacity = capacity;
    }
    plan->requests[plan->count++] = *request;
    return 0;
}

/* --- from what is wanted --- */

/* The part of a set that starts at `first` and fits a segment; lists are shared, not copied. */
static struct id_set batch(const struct id_set *set, size_t first)
{
    size_t left = set->count - first;
    return (struct id_set){set->ids + first, left < LIMIT_IDS_PER_SEGMENT ? left : LIMIT_IDS_PER_SEGMENT};
}

static int add_catalogue(struct planner *planner, enum request_kind kind, const struct id_set *ids)
{
    for (size_t i = 0; i < ids->count; i += LIMIT_IDS_PER_SEGMENT) {
        struct request request = {.kind = kind, .ids = batch(ids, i)};
        if (request_write_path(&request, planner->arena, planner->fault) != 0 || add_request(planner, &request) != 0) {
            return -1;
        }
    }
    return 0;
}

/* The same indicators and areas over all years of the block. */
static int add_years(struct planner *planner, const struct block *block, struct request request)
{
    for (int first = block->first_year; first <= block->last_year; first += LIMIT_IDS_PER_SEGMENT) {
        int last = first + LIMIT_IDS_PER_SEGMENT - 1;
        last = last < block->last_year ? last : block->last_year;
        request.year_count = (size_t)(last - first) + 1;
        request.years = arena_array(planner->arena, request.year_count, sizeof *request.years);
        if (request.years == NULL) {
            return fault_memory(planner->fault, "the plan of requests");
        }
        for (size_t i = 0; i < request.year_count; i++) {
            request.years[i] = first + (int)i;
        }
        if (request_write_path(&request, planner->arena, planner->fault) != 0 || add_request(planner, &request) != 0) {
            return -1;
        }
    }
    return 0;
}

static int add_data(struct planner *planner, const struct block *block)
{
    for (size_t i = 0; i < block->kpis.count; i += LIMIT_IDS_PER_SEGMENT) {
        for (size_t j = 0; j < block->areas.count; j += LIMIT_IDS_PER_SEGMENT) {
            struct request request = {
                .kind = REQUEST_DATA, .ids = batch(&block->kpis, i), .areas = batch(&block->areas, j)};
            if (add_years(planner, block, request) != 0) {
                return -1;
            }
        }
    }
    return 0;
}

/* An id goes into a path as it is: letters and digits, nothing else. */
static int check_ids(const struct id_set *set, struct fault *fault)
{
    for (size_t i = 0; i < set->count; i++) {
        const char *id = set->ids[i];
        size_t length = strspn(id, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");
        if (length == 0 || id[length] != '\0' || length >= LIMIT_NAME_BYTES / LIMIT_IDS_PER_SEGMENT) {
            return fault_set(fault, STATUS_USAGE, "\"%s\": is no id of an indicator or area", id);
        }
    }
    return 0;
}

static int check_block(const struct block *block, struct fault *fault)
{
    if (block->first_year < LIMIT_YEAR_FIRST || block->last_year > LIMIT_YEAR_LAST ||
        block->first_year > block->last_year) {
        return fault_set(fault, STATUS_USAGE, "%d-%d: are no years; write the first, a dash and the last",
                         block->first_year, block->last_year);
    }
    if (block->kpis.count > LIMIT_KPIS_PER_RUN || block->areas.count > LIMIT_AREAS_PER_RUN) {
        return fault_set(fault, STATUS_USAGE, "fetch: more than %d indicators or %d areas at once", LIMIT_KPIS_PER_RUN,
                         LIMIT_AREAS_PER_RUN);
    }
    return check_ids(&block->kpis, fault) != 0 ? -1 : check_ids(&block->areas, fault);
}

/* The block so far that wants the same areas and years, or NULL. */
static struct block *find_like(struct block *blocks, size_t count, const struct block *block)
{
    for (size_t i = 0; i < count; i++) {
        if (blocks[i].first_year == block->first_year && blocks[i].last_year == block->last_year &&
            id_set_equal(&blocks[i].areas, &block->areas)) {
            return &blocks[i];
        }
    }
    return NULL;
}

/* Adds what one entry wants to the blocks and to the plan's sets. */
static int take_wanted(struct planner *planner, const struct fetch_wanted *wanted, struct block *blocks, size_t *count)
{
    struct arena *arena = planner->arena;
    struct fault *fault = planner->fault;
    struct plan *plan = planner->plan;
    struct block block = {.first_year = wanted->first_year, .last_year = wanted->last_year};
    if (id_set_make(&block.kpis, wanted->kpis, wanted->kpi_count, arena, fault) != 0 ||
        id_set_make(&block.areas, wanted->areas, wanted->area_count, arena, fault) != 0 ||
        check_block(&block, fault) != 0 || id_set_join(&plan->kpis, &plan->kpis, &block.kpis, arena, fault) != 0 ||
        id_set_join(&plan->areas, &plan->areas, &block.areas, arena, fault) != 0) {
        return -1;
    }
    struct block *like = find_like(blocks, *count, &block);
    if (like != NULL) {
        return id_set_join(&like->kpis, &like->kpis, &block.kpis, arena, fault);
    }
    blocks[(*count)++] = block;
    return 0;
}

/* Those of the areas that are groups, or those that are not. */
static int choose_areas(struct planner *planner, bool groups, struct id_set *chosen)
{
    const struct id_set *areas = &planner->plan->areas;
    chosen->count = 0;
    chosen->ids = arena_array(planner->arena, areas->count, sizeof *chosen->ids);
    if (chosen->ids == NULL) {
        return fault_memory(planner->fault, "the plan of requests");
    }
    for (size_t i = 0; i < areas->count; i++) {
        if (request_is_group(areas->ids[i]) == groups) {
            chosen->ids[chosen->count++] = areas->ids[i];
        }
    }
    return 0;
}

static int add_all(struct planner *planner, const struct block *blocks, size_t count)
{
    struct id_set areas;
    struct id_set groups;
    if (choose_areas(planner, false, &areas) != 0 || choose_areas(planner, true, &groups) != 0 ||
        add_catalogue(planner, REQUEST_KPI, &planner->plan->kpis) != 0 ||
        add_catalogue(planner, REQUEST_AREA, &areas) != 0 || add_catalogue(planner, REQUEST_GROUP, &groups) != 0) {
        return -1;
    }
    for (size_t i = 0; i < count; i++) {
        if (add_data(planner, &blocks[i]) != 0) {
            return -1;
        }
    }
    return 0;
}

int plan_make(struct plan *plan, const struct fetch_wanted *wanted, size_t wanted_count, struct arena *arena,
              struct fault *fault)
{
    struct planner planner = {.plan = plan, .arena = arena, .fault = fault};
    size_t count = 0;
    memset(plan, 0, sizeof *plan);
    struct block *blocks = arena_array(arena, wanted_count, sizeof *blocks);
    if (blocks == NULL) {
        return fault_memory(fault, "the plan of requests");
    }
    for (size_t i = 0; i < wanted_count; i++) {
        if (take_wanted(&planner, &wanted[i], blocks, &count) != 0) {
            return -1;
        }
    }
    if (add_all(&planner, blocks, count) != 0) {
        return -1;
    }
    return plan->count > 0 ? 0 : fault_set(fault, STATUS_USAGE, "fetch: there is nothing to fetch");
}

/* --- from a recording --- */

/* Adds the recording's first pages, either those of the catalogue or those of the data. */
static int add_recorded(struct planner *planner, const struct source *recording, bool data)
{
    struct plan *plan = planner->plan;
    for (size_t i = 0; i < source_answer_count(recording); i++) {
        struct request request;
        const char *path = source_answer_path(recording, i);
        if (request_is_further_page(path)) {
            continue;
        }
        if (request_parse(&request, path, planner->arena, planner->fault) != 0) {
            return -1;
        }
        if ((request.kind == REQUEST_DATA) != data) {
            continue;
        }
        bool kpis = request.kind == REQUEST_DATA || request.kind == REQUEST_KPI;
        const struct id_set *areas = request.kind == REQUEST_DATA ? &request.areas : &request.ids;
        if ((kpis && id_set_join(&plan->kpis, &plan->kpis, &request.ids, planner->arena, planner->fault) != 0) ||
            (request.kind != REQUEST_KPI &&
             id_set_join(&plan->areas, &plan->areas, areas, planner->arena, planner->fault) != 0) ||
            add_request(planner, &request) != 0) {
            return -1;
        }
    }
    return 0;
}

int plan_replay(struct plan *plan, const struct source *recording, struct arena *arena, struct fault *fault)
{
    struct planner planner = {.plan = plan, .arena = arena, .fault = fault};
    memset(plan, 0, sizeof *plan);
    if (add_recorded(&planner, recording, false) != 0 || add_recorded(&planner, recording, true) != 0) {
        return -1;
    }
    return plan->count > 0
               ? 0
               : fault_set(fault, STATUS_NONSENSE, "%s: the recording holds no answers", source_directory(recording));
}
