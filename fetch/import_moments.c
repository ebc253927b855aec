#include "fetch/import_moments.h"

#include <stdio.h>
#include <string.h>

#include "base/clock.h"

struct import_moment {
    enum catalogue_kind kind;
    const char *id;
    char moment[CLOCK_TEXT_MAX];
};

/* Where the entry is, or where it belongs. */
static size_t find_place(const struct import_moments *moments, enum catalogue_kind kind, const char *id, bool *found)
{
    const struct import_moment *items = moments->items;
    size_t low = 0;
    size_t high = moments->count;
    *found = false;
    while (low < high && !*found) {
        size_t middle = low + (high - low) / 2;
        const struct import_moment *item = &items[middle];
        int order = item->kind == kind ? strcmp(item->id, id) : item->kind < kind ? -1 : 1;
        *found = order == 0;
        low = order < 0 ? middle + 1 : order == 0 ? middle : low;
        high = order > 0 ? middle : high;
    }
    return low;
}

int import_moments_add(struct import_moments *moments, enum catalogue_kind kind, const char *id, const char *moment,
                       struct fault *fault)
{
    bool found;
    size_t place = find_place(moments, kind, id, &found);
    if (!found) {
        const char *copy = arena_copy(moments->arena, id);
        if (arena_next(moments->arena, &moments->items, moments->count, &moments->capacity,
                       sizeof(struct import_moment)) == NULL ||
            copy == NULL) {
            return fault_memory(fault, "the moments of an export");
        }
        struct import_moment *items = moments->items;
        memmove(&items[place + 1], &items[place], (moments->count - place) * sizeof *items);
        items[place] = (struct import_moment){.kind = kind, .id = copy};
        moments->count++;
    }
    struct import_moment *item = (struct import_moment *)moments->items + place;
    if (strcmp(moment, item->moment) > 0) {
        (void)snprintf(item->moment, sizeof item->moment, "%s", moment);
    }
    return 0;
}

int import_moments_check(const struct import_moments *moments, struct age *age, struct store *store,
                         struct fault *fault)
{
    const struct import_moment *items = moments->items;
    struct age older = *age;
    for (size_t i = 0; i < moments->count; i++) {
        older.moment = items[i].moment;
        if (strcmp(older.moment, age->moment) < 0 &&
            age_check_entry(&older, store, items[i].kind, items[i].id, fault) != 0) {
            return -1;
        }
    }
    age->kept = older.kept;
    return 0;
}
