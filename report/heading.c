#include "report/heading.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* A letter but for A to Z: what stands on both sides of a hyphen that divides a word. */
static bool is_small(char character)
{
    unsigned char byte = (unsigned char)character;
    return byte >= 0x80 || (byte >= 'a' && byte <= 'z');
}

/* Whether a dash of a range ends there. */
static bool ends_in_en_dash(const char *text, const char *end)
{
    static const char dash[] = "\xE2\x80\x93";
    const size_t length = sizeof dash - 1;
    return (size_t)(end - text) >= length && memcmp(end - length, dash, length) == 0;
}

void heading_join(char *text)
{
    char *to = text;
    for (const char *from = text; *from != '\0'; from++) {
        if (*from != '\n') {
            *to++ = *from;
            continue;
        }
        char before = '\0';
        if (to > text) {
            before = to[-1];
        }
        if (before == '-' && to - text > 1 && is_small(to[-2]) && is_small(from[1])) {
            to--;
        } else if (before != '-' && before != '/' && before != ' ' && !ends_in_en_dash(text, to)) {
            *to++ = ' ';
        }
    }
    *to = '\0';
}
