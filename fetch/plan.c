#include "fetch/plan.h"

#include <string.h>

#include "base/limits.h"
#include "fetch/block.h"

/* The digest before, in hexadecimal, a space and a path. */
#define LINK_BYTES (DIGEST_TEXT_MAX + LIMIT_URL_BYTES)

static int fault_plan(struct fault *fault)
{
    return fault_memory(fault, "the plan of requests");
}

/* --- from what is wanted --- */

/* How many segments a number of ids or years makes. */
static size_t segments(size_t count)
{
    return (count + LIMIT_IDS_PER_SEGMENT - 1) / LIMIT_IDS_PER_SEGMENT;
}

static size_t year_count(const struct plan_part *part)
{
    return (size_t)(part->last_year - part->first_year) + 1;
}

static size_t count_requests(const struct plan_part *part)
{
    if (part->kind != REQUEST_DATA) {
        return part->ids.count == 0 ? 1 : segments(part->ids.count);
    }
    return segments(part->ids.count) * segments(part->areas.count) * segments(year_count(part));
}

static int add_part(struct plan *plan, const struct plan_part *part, struct arena *arena, struct fault *fault)
{
    void *parts = plan->parts;
    struct plan_part *place =
        arena_next(arena, &parts, plan->part_count, &plan->part_capacity, sizeof(struct plan_part));
    if (place == NULL) {
        return fault_plan(fault);
    }
    *place = *part;
    place->first = plan->count;
    place->count = count_requests(part);
    plan->parts = parts;
    plan->part_count++;
    plan->count += place->count;
    return 0;
}

/* Nothing is asked where there are no ids: a request without ids would bring all. */
static int add_catalogue(struct plan *plan, enum request_kind kind, const struct id_set *ids, struct arena *arena,
                         struct fault *fault)
{
    const struct plan_part part = {.kind = kind, .ids = *ids};
    return ids->count == 0 ? 0 : add_part(plan, &part, arena, fault);
}

static int add_block(struct plan *plan, const struct block *block, struct arena *arena, struct fault *fault)
{
    const struct plan_part part = {.kind = REQUEST_DATA,
                                   .ids = block->kpis,
                                   .areas = block->areas,
                                   .first_year = block->first_year,
                                   .last_year = block->last_year};
    return add_part(plan, &part, arena, fault);
}

static int add_blocks(struct plan *plan, const struct block_list *list, struct arena *arena, struct fault *fault)
{
    plan->catalogue_count = plan->count;
    plan->kpis = list->kpis;
    plan->areas = list->areas;
    for (size_t i = 0; i < list->count; i++) {
        if (add_block(plan, &list->blocks[i], arena, fault) != 0) {
            return -1;
        }
    }
    return 0;
}

/* Those of the areas that are groups, or those that are not. */
static int choose_areas(const struct id_set *areas, bool groups, struct id_set *chosen, struct arena *arena,
                        struct fault *fault)
{
    chosen->count = 0;
    chosen->ids = arena_array(arena, areas->count, sizeof *chosen->ids);
    if (chosen->ids == NULL) {
        return fault_plan(fault);
    }
    for (size_t i = 0; i < areas->count; i++) {
        if (request_is_group(areas->ids[i]) == groups) {
            chosen->ids[chosen->count++] = areas->ids[i];
        }
    }
    return 0;
}

int plan_make(struct plan *plan, const struct fetch_wanted *wanted, size_t wanted_count, struct arena *arena,
              struct fault *fault)
{
    struct block_list list;
    struct id_set areas;
    struct id_set groups;
    memset(plan, 0, sizeof *plan);
    if (block_list_make(&list, wanted, wanted_count, arena, fault) != 0 ||
        choose_areas(&list.areas, false, &areas, arena, fault) != 0 ||
        choose_areas(&list.areas, true, &groups, arena, fault) != 0 ||
        add_catalogue(plan, REQUEST_KPI, &list.kpis, arena, fault) != 0 ||
        add_catalogue(plan, REQUEST_AREA, &areas, arena, fault) != 0 ||
        add_catalogue(plan, REQUEST_GROUP, &groups, arena, fault) != 0 || add_blocks(plan, &list, arena, fault) != 0) {
        return -1;
    }
    return plan->count > 0 ? 0 : fault_set(fault, STATUS_USAGE, "fetch: there is nothing to fetch");
}

int plan_make_catalogue(struct plan *plan, struct arena *arena, struct fault *fault)
{
    memset(plan, 0, sizeof *plan);
    for (int kind = REQUEST_KPI; kind < REQUEST_DATA; kind++) {
        const struct plan_part part = {.kind = (enum request_kind)kind};
        if (add_part(plan, &part, arena, fault) != 0) {
            return -1;
        }
    }
    plan->catalogue_count = plan->count;
    return 0;
}

int plan_add_figures(struct plan *plan, const struct fetch_wanted *wanted, struct arena *arena, struct fault *fault)
{
    struct block_list list;
    return block_list_make(&list, wanted, 1, arena, fault) != 0 ? -1 : add_blocks(plan, &list, arena, fault);
}

/* --- from a recording --- */

/* Joins ids that do not live as long as the plan. */
static int join_copies(struct id_set *set, const struct id_set *ids, struct arena *arena, struct fault *fault)
{
    struct id_set fresh = {arena_array(arena, ids->count, sizeof *fresh.ids), 0};
    if (fresh.ids == NULL) {
        return fault_plan(fault);
    }
    for (size_t i = 0; i < ids->count; i++) {
        if (!id_set_has(set, ids->ids[i])) {
            fresh.ids[fresh.count++] = arena_copy(arena, ids->ids[i]);
        }
    }
    return id_set_join(set, set, &fresh, arena, fault);
}

static int join_ids(struct plan *plan, const struct request *request, struct arena *arena, struct fault *fault)
{
    const struct id_set *areas = request->kind == REQUEST_DATA ? &request->areas : &request->ids;
    bool kpis = request->kind == REQUEST_DATA || request->kind == REQUEST_KPI;
    if (kpis && join_copies(&plan->kpis, &request->ids, arena, fault) != 0) {
        return -1;
    }
    return request->kind == REQUEST_KPI ? 0 : join_copies(&plan->areas, areas, arena, fault);
}

/* Takes in an answer of the recording if it is a first page of the catalogue or of the data, as wanted. */
static int add_recorded(struct plan *plan, size_t answer, bool data, struct arena *arena, struct fault *fault)
{
    struct request request;
    struct arena scratch;
    const char *path = source_answer_path(plan->recording, answer);
    if (request_is_further_page(path)) {
        return 0;
    }
    arena_init(&scratch, LIMIT_MODEL_BYTES);
    int result = request_parse(&request, path, &scratch, fault);
    if (result == 0 && (request.kind == REQUEST_DATA) == data) {
        plan->answers[plan->count++] = answer;
        result = join_ids(plan, &request, arena, fault);
    }
    arena_release(&scratch);
    return result;
}

static int add_all_recorded(struct plan *plan, bool data, struct arena *arena, struct fault *fault)
{
    for (size_t i = 0; i < source_answer_count(plan->recording); i++) {
        if (add_recorded(plan, i, data, arena, fault) != 0) {
            return -1;
        }
    }
    return 0;
}

int plan_replay(struct plan *plan, const struct source *recording, struct arena *arena, struct fault *fault)
{
    memset(plan, 0, sizeof *plan);
    plan->recording = recording;
    plan->answers = arena_array(arena, source_answer_count(recording), sizeof *plan->answers);
    if (plan->answers == NULL) {
        return fault_plan(fault);
    }
    if (add_all_recorded(plan, false, arena, fault) != 0) {
        return -1;
    }
    plan->catalogue_count = plan->count;
    if (add_all_recorded(plan, true, arena, fault) != 0) {
        return -1;
    }
    return plan->count > 0
               ? 0
               : fault_set(fault, STATUS_NONSENSE, "%s: the recording holds no answers", source_directory(recording));
}

/* --- one request --- */

/* The segment of a set that starts at `first`; lists are shared, not copied. */
static struct id_set segment(const struct id_set *set, size_t first)
{
    size_t left = set->count - first;
    return (struct id_set){set->ids + first, left < LIMIT_IDS_PER_SEGMENT ? left : LIMIT_IDS_PER_SEGMENT};
}

static int take_years(const struct plan_part *part, size_t first, struct request *request, struct arena *arena,
                      struct fault *fault)
{
    size_t left = year_count(part) - first;
    request->year_count = left < LIMIT_IDS_PER_SEGMENT ? left : LIMIT_IDS_PER_SEGMENT;
    request->years = arena_array(arena, request->year_count, sizeof *request->years);
    if (request->years == NULL) {
        return fault_plan(fault);
    }
    for (size_t i = 0; i < request->year_count; i++) {
        request->years[i] = part->first_year + (int)(first + i);
    }
    return 0;
}

/* Years change fastest, then areas: what is asked of one series comes in a row. */
static int cut_request(const struct plan_part *part, size_t number, struct request *request, struct arena *arena,
                       struct fault *fault)
{
    *request = (struct request){.kind = part->kind};
    if (part->kind == REQUEST_DATA) {
        size_t years = segments(year_count(part));
        size_t areas = segments(part->areas.count);
        request->areas = segment(&part->areas, number / years % areas * LIMIT_IDS_PER_SEGMENT);
        if (take_years(part, number % years * LIMIT_IDS_PER_SEGMENT, request, arena, fault) != 0) {
            return -1;
        }
        number /= years * areas;
    }
    if (part->ids.count > 0) {
        request->ids = segment(&part->ids, number * LIMIT_IDS_PER_SEGMENT);
    }
    return request_write_path(request, arena, fault);
}

int plan_request(const struct plan *plan, size_t number, struct request *request, struct arena *arena,
                 struct fault *fault)
{
    if (plan->recording != NULL) {
        return request_parse(request, source_answer_path(plan->recording, plan->answers[number]), arena, fault);
    }
    size_t i = 0;
    while (number >= plan->parts[i].first + plan->parts[i].count) {
        i++;
    }
    return cut_request(&plan->parts[i], number - plan->parts[i].first, request, arena, fault);
}

/* --- which plan it is --- */

/* Chains the digest so far with a text. */
static int chain(struct digest *digest, const char *text, struct fault *fault)
{
    char hexadecimal[DIGEST_TEXT_MAX];
    struct buffer link;
    buffer_init(&link, LINK_BYTES);
    digest_format(digest, hexadecimal);
    buffer_printf(&link, "%s %s", hexadecimal, text);
    bool failed = buffer_failed(&link);
    *digest = digest_of(link.bytes, link.length);
    buffer_release(&link);
    return failed ? fault_plan(fault) : 0;
}

int plan_identity(const struct plan *plan, const char *salt, struct digest *digest, struct fault *fault)
{
    memset(digest, 0, sizeof *digest);
    int result = chain(digest, salt, fault);
    for (size_t i = 0; i < plan->count && result == 0; i++) {
        struct request request;
        struct arena arena;
        arena_init(&arena, LIMIT_MODEL_BYTES);
        result = plan_request(plan, i, &request, &arena, fault);
        if (result == 0) {
            result = chain(digest, request.path, fault);
        }
        arena_release(&arena);
    }
    return result;
}
