#include "base/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK_BYTES ((size_t)64 * 1024)
#define ALIGNMENT _Alignof(max_align_t)

struct arena_block {
    struct arena_block *next;
    size_t size;
    size_t used;
    _Alignas(max_align_t) unsigned char memory[];
};

void arena_init(struct arena *arena, size_t ceiling)
{
    arena->blocks = NULL;
    arena->used = 0;
    arena->ceiling = ceiling;
    arena->failed = false;
}

void arena_release(struct arena *arena)
{
    struct arena_block *block = arena->blocks;
    while (block != NULL) {
        struct arena_block *next = block->next;
        free(block);
        block = next;
    }
    arena->blocks = NULL;
    arena->used = 0;
}

static struct arena_block *add_block(struct arena *arena, size_t need)
{
    size_t left = arena->ceiling - arena->used;
    size_t size = need > BLOCK_BYTES ? need : BLOCK_BYTES;
    if (need > left) {
        return NULL;
    }
    size = size > left ? left : size;
    struct arena_block *block = calloc(1, sizeof *block + size);
    if (block == NULL) {
        return NULL;
    }
    block->size = size;
    block->next = arena->blocks;
    arena->blocks = block;
    arena->used += size;
    return block;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    if (size > SIZE_MAX - ALIGNMENT) {
        arena->failed = true;
        return NULL;
    }
    size_t need = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    struct arena_block *block = arena->blocks;
    if (block == NULL || block->size - block->used < need) {
        block = add_block(arena, need);
    }
    if (block == NULL) {
        arena->failed = true;
        return NULL;
    }
    void *memory = block->memory + block->used;
    block->used += need;
    return memory;
}

void *arena_array(struct arena *arena, size_t count, size_t item_size)
{
    if (item_size != 0 && count > SIZE_MAX / item_size) {
        arena->failed = true;
        return NULL;
    }
    return arena_alloc(arena, count * item_size);
}

void *arena_grow(struct arena *arena, const void *old, size_t old_count, size_t new_count, size_t item_size)
{
    void *grown = arena_array(arena, new_count, item_size);
    if (grown != NULL && old_count > 0) {
        memcpy(grown, old, old_count * item_size);
    }
    return grown;
}

void *arena_next(struct arena *arena, void **items, size_t count, size_t *capacity, size_t item_size)
{
    if (count == *capacity) {
        size_t grown = *capacity == 0 ? 16 : *capacity * 2;
        void *larger = arena_grow(arena, *items, count, grown, item_size);
        if (larger == NULL) {
            return NULL;
        }
        *items = larger;
        *capacity = grown;
    }
    return (char *)*items + count * item_size;
}

const char *arena_copy_bytes(struct arena *arena, const char *bytes, size_t length)
{
    char *copy = arena_alloc(arena, length + 1);
    if (copy == NULL) {
        return "";
    }
    memcpy(copy, bytes, length);
    return copy;
}

const char *arena_copy(struct arena *arena, const char *text)
{
    return text == NULL ? NULL : arena_copy_bytes(arena, text, strlen(text));
}

const char *arena_printf(struct arena *arena, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    char *text = length < 0 ? NULL : arena_alloc(arena, (size_t)length + 1);
    if (text == NULL) {
        arena->failed = true;
        return "";
    }
    va_start(arguments, format);
    (void)vsnprintf(text, (size_t)length + 1, format, arguments);
    va_end(arguments);
    return text;
}

bool arena_failed(const struct arena *arena)
{
    return arena->failed;
}
