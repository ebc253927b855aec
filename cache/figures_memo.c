#include "cache/figures_memo.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/limits.h"

/* A power of two; no more than half of the places are taken. */
#define PLACES ((size_t)16384)

struct entry {
    const char *kpi; /* NULL in a free place */
    const char *area;
    const struct figure_cell *cells;
    int64_t as_of;
    int first_year;
    int last_year;
    enum gender gender;
};

struct figures_memo {
    struct arena arena;
    int64_t data_version;
    size_t count;
    struct entry entries[PLACES];
};

static unsigned add_text(unsigned hash, const char *text)
{
    for (; *text != '\0'; text++) {
        hash = (hash ^ (unsigned char)*text) * 16777619U;
    }
    return hash;
}

static bool is_key(const struct entry *entry, const struct figures_key *key)
{
    return entry->as_of == key->as_of && entry->first_year == key->first_year && entry->last_year == key->last_year &&
           entry->gender == key->gender && strcmp(entry->area, key->area) == 0 && strcmp(entry->kpi, key->kpi) == 0;
}

/* Where it stands, or the free place where it would. */
static size_t place_of(const struct figures_memo *memo, const struct figures_key *key)
{
    unsigned hash = add_text(add_text(2166136261U, key->kpi), key->area);
    hash = (hash ^ (unsigned)key->gender) * 16777619U;
    hash = (hash ^ (unsigned)key->first_year) * 16777619U;
    hash = (hash ^ (unsigned)key->last_year) * 16777619U;
    size_t place = (hash ^ hash >> 15) & (PLACES - 1);
    while (memo->entries[place].kpi != NULL && !is_key(&memo->entries[place], key)) {
        place = (place + 1) & (PLACES - 1);
    }
    return place;
}

static void forget(struct figures_memo *memo)
{
    arena_release(&memo->arena);
    arena_init(&memo->arena, LIMIT_MEMO_BYTES);
    memset(memo->entries, 0, sizeof memo->entries);
    memo->count = 0;
}

struct figures_memo *figures_memo_new(void)
{
    struct figures_memo *memo = calloc(1, sizeof *memo);
    if (memo != NULL) {
        arena_init(&memo->arena, LIMIT_MEMO_BYTES);
    }
    return memo;
}

void figures_memo_free(struct figures_memo *memo)
{
    if (memo != NULL) {
        arena_release(&memo->arena);
        free(memo);
    }
}

void figures_memo_turn(struct figures_memo *memo, int64_t data_version)
{
    if (memo->data_version != data_version) {
        forget(memo);
        memo->data_version = data_version;
    }
}

const struct figure_cell *figures_memo_find(const struct figures_memo *memo, const struct figures_key *key)
{
    return memo->entries[place_of(memo, key)].cells;
}

void figures_memo_keep(struct figures_memo *memo, const struct figures_key *key, const struct figure_cell *cells)
{
    const size_t years = (size_t)(key->last_year - key->first_year) + 1;
    if (memo->count >= PLACES / 2) {
        forget(memo);
    }
    const size_t place = place_of(memo, key);
    struct figure_cell *copy = arena_array(&memo->arena, years, sizeof *copy);
    const struct entry entry = {.kpi = arena_copy(&memo->arena, key->kpi),
                                .area = arena_copy(&memo->arena, key->area),
                                .cells = copy,
                                .as_of = key->as_of,
                                .first_year = key->first_year,
                                .last_year = key->last_year,
                                .gender = key->gender};
    if (arena_failed(&memo->arena)) {
        forget(memo);
        return;
    }
    memcpy(copy, cells, years * sizeof *copy);
    memo->entries[place] = entry;
    memo->count++;
}
