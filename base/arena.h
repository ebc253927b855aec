/*
 * arena.h - memory for things that live and die together.
 *
 * Invariants: memory is zeroed; nothing is freed one by one; `arena_release`
 * frees all. The arena has a ceiling in bytes. A failure is sticky: once an
 * allocation fails, `arena_failed` stays true. The functions that make text
 * return "" on failure, so that a builder may go on and check once at its end;
 * `arena_alloc` and `arena_array` return NULL, which must be checked.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

#include "base/attributes.h"

struct arena_block;

struct arena {
    struct arena_block *blocks; /* newest first */
    size_t used;                /* bytes taken from the system */
    size_t ceiling;
    bool failed;
};

void arena_init(struct arena *arena, size_t ceiling);
void arena_release(struct arena *arena);

/* Zeroed memory for any type, NULL on failure. A size of 0 gives a valid pointer. */
void *arena_alloc(struct arena *arena, size_t size) MUST_CHECK;
/* The same for an array; guards the multiplication. */
void *arena_array(struct arena *arena, size_t count, size_t item_size) MUST_CHECK;
/* A larger copy of an array, the rest zeroed; the old one stays until release. */
void *arena_grow(struct arena *arena, const void *old, size_t old_count, size_t new_count, size_t item_size) MUST_CHECK;
/* The place for one more item in a list of `count` that grows in the arena; `*items` and
 * `*capacity` start as NULL and 0. NULL on failure. */
void *arena_next(struct arena *arena, void **items, size_t count, size_t *capacity, size_t item_size) MUST_CHECK;
/* A copy of a text; NULL stays NULL. */
const char *arena_copy(struct arena *arena, const char *text);
const char *arena_copy_bytes(struct arena *arena, const char *bytes, size_t length);
const char *arena_printf(struct arena *arena, const char *format, ...) PRINTF_LIKE(2, 3);

bool arena_failed(const struct arena *arena);

#endif
