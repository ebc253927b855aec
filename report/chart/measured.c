#include "report/chart/measured.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"

#define MAP_KEY "nyckeltal-measured"
/* A power of two; no more than half of the places are taken. */
#define PLACES ((size_t)16384)

struct entry {
    const char *text; /* NULL in a free place */
    struct measured measured;
    double width;
    size_t strong;
    int size; /* of the type, in pango's units */
    int lines_most;
    enum font_cut cut;
    enum language language;
};

struct memory {
    struct arena arena;
    size_t count;
    struct entry entries[PLACES];
};

static void forget(struct memory *memory)
{
    arena_release(&memory->arena);
    arena_init(&memory->arena, LIMIT_MEASURED_BYTES);
    memset(memory->entries, 0, sizeof memory->entries);
    memory->count = 0;
}

static void memory_free(gpointer data)
{
    struct memory *memory = data;
    arena_release(&memory->arena);
    free(memory);
}

/* The map's own, made at the first asking; NULL without memory. */
static struct memory *memory_of(PangoFontMap *map)
{
    struct memory *memory = g_object_get_data(G_OBJECT(map), MAP_KEY);
    if (memory != NULL) {
        return memory;
    }
    memory = calloc(1, sizeof *memory);
    if (memory != NULL) {
        arena_init(&memory->arena, LIMIT_MEASURED_BYTES);
        g_object_set_data_full(G_OBJECT(map), MAP_KEY, memory, memory_free);
    }
    return memory;
}

static struct entry entry_of(const struct measured_key *key)
{
    return (struct entry){.text = key->text,
                          .width = key->width,
                          .strong = key->strong,
                          .size = (int)(key->style->size * PANGO_SCALE),
                          .lines_most = key->lines_most,
                          .cut = key->style->cut,
                          .language = key->language};
}

static bool is_same(const struct entry *one, const struct entry *other)
{
    return !(one->width < other->width) && !(one->width > other->width) && one->strong == other->strong &&
           one->size == other->size && one->lines_most == other->lines_most && one->cut == other->cut &&
           one->language == other->language && strcmp(one->text, other->text) == 0;
}

/* Where it stands, or the free place where it would. */
static size_t place_of(const struct memory *memory, const struct entry *wanted)
{
    unsigned hash = 2166136261U;
    for (const char *at = wanted->text; *at != '\0'; at++) {
        hash = (hash ^ (unsigned char)*at) * 16777619U;
    }
    hash = (hash ^ (unsigned)wanted->size) * 16777619U;
    hash = (hash ^ (unsigned)wanted->cut) * 16777619U;
    hash = (hash ^ (unsigned)(int)wanted->width) * 16777619U;
    size_t place = (hash ^ hash >> 15) & (PLACES - 1);
    while (memory->entries[place].text != NULL && !is_same(&memory->entries[place], wanted)) {
        place = (place + 1) & (PLACES - 1);
    }
    return place;
}

bool measured_find(PangoFontMap *map, const struct measured_key *key, struct measured *measured)
{
    const struct memory *memory = memory_of(map);
    if (memory == NULL) {
        return false;
    }
    const struct entry wanted = entry_of(key);
    const struct entry *found = &memory->entries[place_of(memory, &wanted)];
    *measured = found->measured;
    return found->text != NULL;
}

void measured_keep(PangoFontMap *map, const struct measured_key *key, const struct measured *measured)
{
    struct memory *memory = memory_of(map);
    if (memory == NULL) {
        return;
    }
    if (memory->count >= PLACES / 2) {
        forget(memory);
    }
    struct entry entry = entry_of(key);
    const size_t place = place_of(memory, &entry);
    entry.text = arena_copy(&memory->arena, key->text);
    entry.measured = *measured;
    if (arena_failed(&memory->arena)) {
        forget(memory);
        return;
    }
    memory->entries[place] = entry;
    memory->count++;
}
