#include "base/buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_CAPACITY ((size_t)256)

static char empty_text[1] = "";

void buffer_init(struct buffer *buffer, size_t ceiling)
{
    buffer->bytes = empty_text;
    buffer->length = 0;
    buffer->capacity = 0;
    buffer->ceiling = ceiling;
    buffer->failed = false;
}

void buffer_release(struct buffer *buffer)
{
    if (buffer->capacity > 0) {
        free(buffer->bytes);
    }
    buffer_init(buffer, buffer->ceiling);
}

void buffer_clear(struct buffer *buffer)
{
    buffer->length = 0;
    buffer->failed = false;
    if (buffer->capacity > 0) {
        buffer->bytes[0] = '\0';
    }
}

/* Makes room for `more` bytes and the NUL; false, and failed for good, where it cannot. */
static bool make_room(struct buffer *buffer, size_t more)
{
    if (buffer->failed || more > buffer->ceiling - buffer->length) {
        buffer->failed = true;
        return false;
    }
    size_t need = buffer->length + more + 1;
    if (need <= buffer->capacity) {
        return true;
    }
    size_t capacity = buffer->capacity == 0 ? FIRST_CAPACITY : buffer->capacity;
    while (capacity < need) {
        capacity *= 2;
    }
    char *bytes = realloc(buffer->capacity == 0 ? NULL : buffer->bytes, capacity);
    if (bytes == NULL) {
        buffer->failed = true;
        return false;
    }
    buffer->bytes = bytes;
    buffer->capacity = capacity;
    return true;
}

void buffer_append(struct buffer *buffer, const void *bytes, size_t length)
{
    if (length == 0 || !make_room(buffer, length)) {
        return;
    }
    memcpy(buffer->bytes + buffer->length, bytes, length);
    buffer->length += length;
    buffer->bytes[buffer->length] = '\0';
}

void buffer_text(struct buffer *buffer, const char *text)
{
    buffer_append(buffer, text, strlen(text));
}

void buffer_printf(struct buffer *buffer, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length < 0) {
        buffer->failed = true;
        return;
    }
    if (!make_room(buffer, (size_t)length)) {
        return;
    }
    va_start(arguments, format);
    (void)vsnprintf(buffer->bytes + buffer->length, (size_t)length + 1, format, arguments);
    va_end(arguments);
    buffer->length += (size_t)length;
}

bool buffer_failed(const struct buffer *buffer)
{
    return buffer->failed;
}
