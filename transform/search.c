#include "transform/search.h"

#include <stdlib.h>
#include <string.h>

#include "cache/search.h"
#include "transform/closed_title.h"

/* Hits on their way. */
struct searching {
    const struct search_job *job;
    struct search_result *result;
    void *hits;
    size_t capacity;
    bool *told; /* of each of the templates' indicators: it is part of a hit already */
};

static int add_hit(struct searching *searching, const struct search_hit *hit, struct fault *fault)
{
    struct search_result *result = searching->result;
    if (hit->last_year > 0 && !searching->job->closed) {
        result->closed_left_out++;
        return 0;
    }
    struct search_hit *place =
        arena_next(searching->job->arena, &searching->hits, result->count, &searching->capacity, sizeof *place);
    if (place == NULL) {
        return fault_memory(fault, "what was found");
    }
    *place = *hit;
    place->in_title = hit->rank.found == result->wanted.count;
    result->count++;
    return 0;
}

static const char *join(struct arena *arena, const char *first, const char *second)
{
    return arena_printf(arena, "%s %s", first, second);
}

/* Keeps the better of what two texts make of the words. */
static void rank_by(struct search_hit *hit, const struct words_wanted *wanted, const char *text)
{
    struct search_rank rank = search_rank(wanted, text);
    if (search_rank_compare(&rank, &hit->rank) < 0) {
        hit->rank = rank;
    }
}

/* --- indicators --- */

static int add_match(void *context, const struct search_match *match, struct fault *fault)
{
    struct searching *searching = context;
    struct arena *arena = searching->job->arena;
    const struct indicators *indicators = searching->job->indicators;
    const struct words_wanted *wanted = &searching->result->wanted;
    struct search_hit hit = {.kind = SEARCH_KPI, .name = "", .last_year = closed_title_year(match->title)};
    for (size_t i = 0; i < indicators->count; i++) {
        const struct indicator *item = &indicators->items[i];
        if (item->kind == INDICATOR_KPI && strcmp(item->kpi, match->id) == 0) {
            searching->told[i] = true;
            hit.name = item->name;
            rank_by(&hit, wanted, join(arena, item->name, item->label));
        }
    }
    hit.id = arena_copy(arena, match->id);
    hit.title = arena_copy(arena, match->title);
    hit.operating_area = match->operating_area == NULL ? "" : arena_copy(arena, match->operating_area);
    rank_by(&hit, wanted, hit.title);
    rank_by(&hit, wanted, hit.id);
    return add_hit(searching, &hit, fault);
}

/* Kolada's title of what the templates declare, where the catalogue has it. */
static int add_title(struct searching *searching, struct search_hit *hit, struct fault *fault)
{
    struct kpi kpi;
    bool found;
    if (catalogue_kpi(searching->job->store, hit->id, searching->job->arena, &kpi, &found, fault) != 0) {
        return -1;
    }
    if (found) {
        hit->title = kpi.title;
        hit->operating_area = kpi.operating_area == NULL ? "" : kpi.operating_area;
        hit->last_year = closed_title_year(kpi.title);
    }
    return 0;
}

static int add_declared(struct searching *searching, const struct indicator *item, struct fault *fault)
{
    const struct words_wanted *wanted = &searching->result->wanted;
    bool is_kpi = item->kind == INDICATOR_KPI;
    const char *const texts[] = {item->name, item->label, item->definition, item->kpi};
    struct search_hit hit = {.kind = is_kpi ? SEARCH_KPI : SEARCH_INDICATOR,
                             .id = is_kpi ? item->kpi : item->name,
                             .name = item->name,
                             .title = item->label,
                             .operating_area = "",
                             .last_year = item->last_year};
    if (!search_has_all(wanted, texts, sizeof texts / sizeof *texts)) {
        return 0;
    }
    if (is_kpi && add_title(searching, &hit, fault) != 0) {
        return -1;
    }
    rank_by(&hit, wanted, join(searching->job->arena, item->name, item->label));
    rank_by(&hit, wanted, item->kpi);
    return add_hit(searching, &hit, fault);
}

static int find_indicators(struct searching *searching, struct fault *fault)
{
    const struct indicators *indicators = searching->job->indicators;
    searching->told = arena_array(searching->job->arena, indicators->count, sizeof *searching->told);
    if (searching->told == NULL) {
        return fault_memory(fault, "what was found");
    }
    if (search_each(searching->job->store, &searching->result->wanted, add_match, searching, fault) != 0) {
        return -1;
    }
    for (size_t i = 0; i < indicators->count; i++) {
        if (!searching->told[i] && add_declared(searching, &indicators->items[i], fault) != 0) {
            return -1;
        }
    }
    return 0;
}

/* --- areas and groups --- */

static int add_place(struct searching *searching, struct search_hit *hit, const char *text, struct fault *fault)
{
    rank_by(hit, &searching->result->wanted, text);
    rank_by(hit, &searching->result->wanted, hit->id);
    return hit->rank.found < searching->result->wanted.count ? 0 : add_hit(searching, hit, fault);
}

static int find_places(struct searching *searching, struct fault *fault)
{
    const struct search_job *job = searching->job;
    struct area *areas;
    size_t count;
    for (size_t i = 0; i < job->areas->group_count; i++) {
        const struct named_group *group = &job->areas->groups[i];
        struct search_hit hit = {
            .kind = SEARCH_GROUP, .id = group->name, .name = group->name, .title = group->label, .operating_area = ""};
        if (add_place(searching, &hit, join(job->arena, group->name, group->label), fault) != 0) {
            return -1;
        }
    }
    if (catalogue_areas(job->store, job->arena, &areas, &count, fault) != 0) {
        return -1;
    }
    for (size_t i = 0; i < count; i++) {
        struct search_hit hit = {.kind = strcmp(areas[i].type, "G") == 0 ? SEARCH_GROUP : SEARCH_AREA,
                                 .id = areas[i].id,
                                 .name = "",
                                 .title = areas[i].title,
                                 .operating_area = ""};
        if (add_place(searching, &hit, areas[i].title, fault) != 0) {
            return -1;
        }
    }
    return 0;
}

/* --- the whole --- */

static int compare_hits(const void *left, const void *right)
{
    const struct search_hit *a = left;
    const struct search_hit *b = right;
    int result = search_rank_compare(&a->rank, &b->rank);
    if (result == 0) {
        result = (a->last_year > 0) - (b->last_year > 0);
    }
    if (result == 0) {
        result = (a->name[0] == '\0') - (b->name[0] == '\0');
    }
    if (result == 0) {
        result = (int)a->kind - (int)b->kind;
    }
    return result != 0 ? result : strcmp(a->id, b->id);
}

int search_run(const struct search_job *job, const char *text, struct search_result *result, struct fault *fault)
{
    struct searching searching = {.job = job, .result = result};
    memset(result, 0, sizeof *result);
    words_want(&result->wanted, text);
    if (result->wanted.count == 0) {
        return fault_set(fault, STATUS_USAGE, "search: \"%s\" has no word; try `nyckeltal search ekonomiskt bistånd`",
                         text);
    }
    if ((job->places ? find_places(&searching, fault) : find_indicators(&searching, fault)) != 0) {
        return -1;
    }
    result->hits = searching.hits;
    if (result->hits != NULL) {
        qsort(result->hits, result->count, sizeof *result->hits, compare_hits);
    }
    return arena_failed(job->arena) ? fault_memory(fault, "what was found") : 0;
}

int search_add_years(const struct search_job *job, struct search_hit *hit, struct fault *fault)
{
    return hit->kind != SEARCH_KPI ? 0
                                   : search_years_held(job->store, hit->id, &hit->first_held, &hit->last_held, fault);
}
