/*
 * buffer.h - a growing run of bytes with a ceiling declared when it is made.
 *
 * Invariants: `bytes` is never NULL and always ends in a NUL that `length`
 * does not count. An append that would pass the ceiling, or that finds no
 * memory, changes nothing and makes the buffer fail for good: the writer may
 * go on appending and check `buffer_failed` once at its end.
 */
#ifndef BASE_BUFFER_H
#define BASE_BUFFER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/attributes.h"

struct buffer {
    char *bytes;
    size_t length;
    size_t capacity; /* 0 while `bytes` is the shared empty text */
    size_t ceiling;
    bool failed;
};

void buffer_init(struct buffer *buffer, size_t ceiling);
void buffer_release(struct buffer *buffer);
/* Empties it, keeps its memory, forgets a failure. */
void buffer_clear(struct buffer *buffer);

void buffer_append(struct buffer *buffer, const void *bytes, size_t length);
void buffer_text(struct buffer *buffer, const char *text);
void buffer_printf(struct buffer *buffer, const char *format, ...) PRINTF_LIKE(2, 3);

bool buffer_failed(const struct buffer *buffer);

#endif
