#include "fetch/plan.h"

#include <string.h>

#include "base/limits.h"
#include "fetch/block.h"

#define FIRST_CAPACITY 16

/* A plan that grows. */
struct planner {
    struct plan *plan;
    size_t capacity;
    struct arena *arena;
    struct fault *fault;
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

static int add_all(struct planner *planner, const struct block_list *list)
{
    struct id_set areas;
    struct id_set groups;
    if (choose_areas(planner, false, &areas) != 0 || choose_areas(planner, true, &groups) != 0 ||
        add_catalogue(planner, REQUEST_KPI, &planner->plan->kpis) != 0 ||
        add_catalogue(planner, REQUEST_AREA, &areas) != 0 || add_catalogue(planner, REQUEST_GROUP, &groups) != 0) {
        return -1;
    }
    for (size_t i = 0; i < list->count; i++) {
        if (add_data(planner, &list->blocks[i]) != 0) {
            return -1;
        }
    }
    return 0;
}

int plan_make(struct plan *plan, const struct fetch_wanted *wanted, size_t wanted_count, struct arena *arena,
              struct fault *fault)
{
    struct planner planner = {.plan = plan, .arena = arena, .fault = fault};
    struct block_list list;
    memset(plan, 0, sizeof *plan);
    if (block_list_make(&list, wanted, wanted_count, arena, fault) != 0) {
        return -1;
    }
    plan->kpis = list.kpis;
    plan->areas = list.areas;
    if (add_all(&planner, &list) != 0) {
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
