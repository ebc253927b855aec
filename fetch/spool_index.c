#include "fetch/spool_index.h"

#include <stdlib.h>
#include <string.h>

#define FIRST_CAPACITY 1024

void spool_index_release(struct spool_index *index)
{
    free(index->entries);
    *index = (struct spool_index){0};
}

/* The place of a key, taken or free; there is always a free one. */
static size_t find_place(const struct spool_index *index, const unsigned char *key)
{
    size_t place;
    memcpy(&place, key, sizeof place);
    place &= index->capacity - 1;
    while (index->entries[place].offset != 0 && memcmp(index->entries[place].path, key, SPOOL_KEY_BYTES) != 0) {
        place = (place + 1) & (index->capacity - 1);
    }
    return place;
}

const struct spool_entry *spool_index_find(const struct spool_index *index, const char *path)
{
    if (index->capacity == 0) {
        return NULL;
    }
    struct digest digest = digest_of(path, strlen(path));
    const struct spool_entry *entry = &index->entries[find_place(index, digest.bytes)];
    return entry->offset == 0 ? NULL : entry;
}

static int grow(struct spool_index *index, struct fault *fault)
{
    struct spool_index larger = {.capacity = index->capacity == 0 ? FIRST_CAPACITY : 2 * index->capacity,
                                 .count = index->count};
    larger.entries = calloc(larger.capacity, sizeof *larger.entries);
    if (larger.entries == NULL) {
        return fault_memory(fault, "the list of answers");
    }
    for (size_t i = 0; i < index->capacity; i++) {
        if (index->entries[i].offset != 0) {
            larger.entries[find_place(&larger, index->entries[i].path)] = index->entries[i];
        }
    }
    free(index->entries);
    *index = larger;
    return 0;
}

int spool_index_put(struct spool_index *index, const char *path, int64_t offset, struct fault *fault)
{
    if (2 * index->count >= index->capacity && grow(index, fault) != 0) {
        return -1;
    }
    struct digest digest = digest_of(path, strlen(path));
    struct spool_entry *entry = &index->entries[find_place(index, digest.bytes)];
    index->count += entry->offset == 0;
    memcpy(entry->path, digest.bytes, SPOOL_KEY_BYTES);
    entry->offset = offset + 1;
    return 0;
}
