#include "fetch/id_set.h"

#include <stdlib.h>
#include <string.h>

static int by_id(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* Sorts a list that the set owns and drops what stands twice. */
static void put_in_order(struct id_set *set)
{
    size_t kept = 0;
    qsort(set->ids, set->count, sizeof *set->ids, by_id);
    for (size_t i = 0; i < set->count; i++) {
        if (kept == 0 || strcmp(set->ids[kept - 1], set->ids[i]) != 0) {
            set->ids[kept++] = set->ids[i];
        }
    }
    set->count = kept;
}

int id_set_make(struct id_set *set, const char *const *ids, size_t count, struct arena *arena, struct fault *fault)
{
    const struct id_set none = {NULL, 0};
    const char **copy = arena_grow(arena, ids, count, count, sizeof *copy);
    *set = none;
    if (copy == NULL) {
        return fault_memory(fault, "the list of ids");
    }
    set->ids = copy;
    set->count = count;
    put_in_order(set);
    return 0;
}

static bool has_all(const struct id_set *set, const struct id_set *ids)
{
    for (size_t i = 0; i < ids->count; i++) {
        if (!id_set_has(set, ids->ids[i])) {
            return false;
        }
    }
    return true;
}

int id_set_join(struct id_set *set, const struct id_set *left, const struct id_set *right, struct arena *arena,
                struct fault *fault)
{
    if (has_all(left, right)) {
        *set = *left;
        return 0;
    }
    size_t count = left->count + right->count;
    const char **ids = arena_grow(arena, left->ids, left->count, count, sizeof *ids);
    if (ids == NULL) {
        return fault_memory(fault, "the list of ids");
    }
    if (right->count > 0) {
        memcpy(ids + left->count, right->ids, right->count * sizeof *ids);
    }
    set->ids = ids;
    set->count = count;
    put_in_order(set);
    return 0;
}

size_t id_set_find(const struct id_set *set, const char *id)
{
    if (set->count == 0) {
        return 0;
    }
    const char **found = bsearch(&id, set->ids, set->count, sizeof *set->ids, by_id);
    return found == NULL ? set->count : (size_t)(found - set->ids);
}

bool id_set_has(const struct id_set *set, const char *id)
{
    return id_set_find(set, id) < set->count;
}

bool id_set_equal(const struct id_set *left, const struct id_set *right)
{
    if (left->count != right->count) {
        return false;
    }
    for (size_t i = 0; i < left->count && left->ids != right->ids; i++) {
        if (strcmp(left->ids[i], right->ids[i]) != 0) {
            return false;
        }
    }
    return true;
}
