#include "fetch/block.h"

#include <string.h>

#include "base/limits.h"

/* What is wanted of one indicator. */
struct demand {
    struct demand *next;
    struct id_set areas;
    int first_year;
    int last_year;
    size_t block; /* where it went */
};

/* An id goes into a path as it is: letters and digits, nothing else. */
static int check_ids(const struct id_set *set, struct fault *fault)
{
    for (size_t i = 0; i < set->count; i++) {
        const char *id = set->ids[i];
        size_t length = strspn(id, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");
        if (length == 0 || id[length] != '\0' || length > LIMIT_ID_BYTES) {
            return fault_set(fault, STATUS_USAGE, "\"%s\": is no id of an indicator or area", id);
        }
    }
    return 0;
}

static int check_wanted(const struct fetch_wanted *wanted, struct fault *fault)
{
    if (wanted->first_year < LIMIT_YEAR_FIRST || wanted->last_year > LIMIT_YEAR_LAST ||
        wanted->first_year > wanted->last_year) {
        return fault_set(fault, STATUS_USAGE, "%d-%d: are no years; write the first, a dash and the last",
                         wanted->first_year, wanted->last_year);
    }
    if (wanted->kpi_count > LIMIT_KPIS_PER_RUN || wanted->area_count > LIMIT_AREAS_PER_RUN) {
        return fault_set(fault, STATUS_USAGE, "fetch: more than %d indicators or %d areas at once", LIMIT_KPIS_PER_RUN,
                         LIMIT_AREAS_PER_RUN);
    }
    return 0;
}

/* All indicators and areas of all entries. */
static int gather_ids(struct block_list *list, const struct fetch_wanted *wanted, size_t count, struct arena *arena,
                      struct fault *fault)
{
    for (size_t i = 0; i < count; i++) {
        struct id_set kpis;
        struct id_set areas;
        if (check_wanted(&wanted[i], fault) != 0 ||
            id_set_make(&kpis, wanted[i].kpis, wanted[i].kpi_count, arena, fault) != 0 ||
            id_set_make(&areas, wanted[i].areas, wanted[i].area_count, arena, fault) != 0 ||
            id_set_join(&list->kpis, &list->kpis, &kpis, arena, fault) != 0 ||
            id_set_join(&list->areas, &list->areas, &areas, arena, fault) != 0) {
            return -1;
        }
    }
    return check_ids(&list->kpis, fault) != 0 ? -1 : check_ids(&list->areas, fault);
}

static bool same_years(const struct demand *left, const struct demand *right)
{
    return left->first_year == right->first_year && left->last_year == right->last_year;
}

/* Whether the years of both make one run of years. */
static bool years_touch(const struct demand *left, const struct demand *right)
{
    return left->first_year <= right->last_year + 1 && right->first_year <= left->last_year + 1;
}

/* Takes over what another demand wants if the two together are a rectangle. */
static int absorb(struct demand *demand, const struct demand *other, bool *absorbed, struct arena *arena,
                  struct fault *fault)
{
    *absorbed = true;
    if (same_years(demand, other)) {
        return id_set_join(&demand->areas, &demand->areas, &other->areas, arena, fault);
    }
    if (id_set_equal(&demand->areas, &other->areas) && years_touch(demand, other)) {
        demand->first_year = other->first_year < demand->first_year ? other->first_year : demand->first_year;
        demand->last_year = other->last_year > demand->last_year ? other->last_year : demand->last_year;
        return 0;
    }
    *absorbed = false;
    return 0;
}

/* Puts a demand among those of its indicator, joined with them as far as it goes. */
static int add_demand(struct demand **first, struct demand *demand, struct arena *arena, struct fault *fault)
{
    struct demand **at = first;
    while (*at != NULL) {
        bool absorbed;
        if (absorb(demand, *at, &absorbed, arena, fault) != 0) {
            return -1;
        }
        if (absorbed) {
            *at = (*at)->next;
            at = first; /* it has grown: those before may fit now */
        } else {
            at = &(*at)->next;
        }
    }
    *at = demand;
    return 0;
}

static int gather_demands(const struct block_list *list, const struct fetch_wanted *wanted, struct demand **demands,
                          struct arena *arena, struct fault *fault)
{
    struct id_set areas;
    if (id_set_make(&areas, wanted->areas, wanted->area_count, arena, fault) != 0) {
        return -1;
    }
    for (size_t i = 0; i < wanted->kpi_count && areas.count > 0; i++) {
        struct demand *demand = arena_alloc(arena, sizeof *demand);
        if (demand == NULL) {
            return fault_memory(fault, "the plan of requests");
        }
        demand->areas = areas;
        demand->first_year = wanted->first_year;
        demand->last_year = wanted->last_year;
        if (add_demand(&demands[id_set_find(&list->kpis, wanted->kpis[i])], demand, arena, fault) != 0) {
            return -1;
        }
    }
    return 0;
}

/* The block that wants the same as the demand; a new one at the end where there is none yet. */
static size_t find_block(struct block_list *list, const struct demand *demand)
{
    size_t i = 0;
    while (i < list->count &&
           !(list->blocks[i].first_year == demand->first_year && list->blocks[i].last_year == demand->last_year &&
             id_set_equal(&list->blocks[i].areas, &demand->areas))) {
        i++;
    }
    if (i == list->count) {
        list->blocks[list->count++] =
            (struct block){.areas = demand->areas, .first_year = demand->first_year, .last_year = demand->last_year};
    }
    return i;
}

/* Finds each demand's block and counts the indicators of each. */
static int assign_blocks(struct block_list *list, struct demand **demands, struct arena *arena, struct fault *fault)
{
    size_t count = 0;
    for (size_t i = 0; i < list->kpis.count; i++) {
        for (struct demand *demand = demands[i]; demand != NULL; demand = demand->next) {
            count++;
        }
    }
    list->blocks = arena_array(arena, count, sizeof *list->blocks);
    if (list->blocks == NULL) {
        return fault_memory(fault, "the plan of requests");
    }
    for (size_t i = 0; i < list->kpis.count; i++) {
        for (struct demand *demand = demands[i]; demand != NULL; demand = demand->next) {
            demand->block = find_block(list, demand);
            list->blocks[demand->block].kpis.count++;
        }
    }
    return 0;
}

/* Fills the indicators in; they come in order, so each block's list is in order too. */
static int fill_blocks(struct block_list *list, struct demand *const *demands, struct arena *arena, struct fault *fault)
{
    for (size_t i = 0; i < list->count; i++) {
        struct id_set *kpis = &list->blocks[i].kpis;
        kpis->ids = arena_array(arena, kpis->count, sizeof *kpis->ids);
        kpis->count = 0;
        if (kpis->ids == NULL) {
            return fault_memory(fault, "the plan of requests");
        }
    }
    for (size_t i = 0; i < list->kpis.count; i++) {
        for (const struct demand *demand = demands[i]; demand != NULL; demand = demand->next) {
            struct id_set *kpis = &list->blocks[demand->block].kpis;
            kpis->ids[kpis->count++] = list->kpis.ids[i];
        }
    }
    return 0;
}

int block_list_make(struct block_list *list, const struct fetch_wanted *wanted, size_t wanted_count,
                    struct arena *arena, struct fault *fault)
{
    memset(list, 0, sizeof *list);
    if (gather_ids(list, wanted, wanted_count, arena, fault) != 0) {
        return -1;
    }
    struct demand **demands = arena_array(arena, list->kpis.count, sizeof *demands);
    if (demands == NULL) {
        return fault_memory(fault, "the plan of requests");
    }
    for (size_t i = 0; i < wanted_count; i++) {
        if (gather_demands(list, &wanted[i], demands, arena, fault) != 0) {
            return -1;
        }
    }
    return assign_blocks(list, demands, arena, fault) != 0 ? -1 : fill_blocks(list, demands, arena, fault);
}
