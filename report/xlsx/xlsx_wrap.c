#include "report/xlsx/xlsx_wrap.h"

#include <string.h>

/* Characters in a run of bytes: Latin text, where each takes one column. */
static size_t characters(const char *text, size_t length)
{
    size_t count = 0;
    for (size_t i = 0; i < length; i++) {
        count += ((unsigned char)text[i] & 0xC0) != 0x80;
    }
    return count;
}

size_t xlsx_wrap_line(const char *text, size_t width, const char **next)
{
    size_t fits = strcspn(text, " \n");
    while (text[fits] == ' ') {
        size_t longer = fits + 1 + strcspn(text + fits + 1, " \n");
        if (characters(text, longer) > width) {
            break;
        }
        fits = longer;
    }
    *next = text + fits + (text[fits] != '\0');
    return fits;
}

size_t xlsx_wrap_count(const char *text, size_t width)
{
    size_t count = 0;
    do {
        (void)xlsx_wrap_line(text, width, &text);
        count++;
    } while (*text != '\0');
    return count;
}

size_t xlsx_wrap_longest(const char *text)
{
    size_t longest = 0;
    while (*text != '\0') {
        size_t length = strcspn(text, " \n");
        size_t width = characters(text, length);
        longest = width > longest ? width : longest;
        text += length + (text[length] != '\0');
    }
    return longest;
}
