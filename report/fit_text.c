#include "report/fit_text.h"

#include <string.h>

#include "base/limits.h"
#include "base/text.h"

/* How many bytes of the text fit into so many columns. */
static size_t fitting_bytes(const char *text, size_t width)
{
    char part[LIMIT_NAME_BYTES];
    size_t fits = 0;
    for (size_t length = 1; length <= strlen(text) && length < sizeof part; length++) {
        if (((unsigned char)text[length] & 0xC0) == 0x80) {
            continue; /* within a character */
        }
        memcpy(part, text, length);
        part[length] = '\0';
        if (text_width(part) > width) {
            break;
        }
        fits = length;
    }
    return fits;
}

void fit_cut(struct buffer *buffer, const char *text, size_t width)
{
    if (text_width(text) <= width) {
        buffer_text(buffer, text);
        return;
    }
    buffer_append(buffer, text, fitting_bytes(text, width - 1));
    buffer_text(buffer, "\xE2\x80\xA6");
}

void fit_wrapped(struct buffer *buffer, const char *text, size_t width, size_t indent)
{
    while (text_width(text) > width) {
        size_t fits = fitting_bytes(text, width);
        size_t end = fits;
        while (end > 0 && text[end] != ' ') {
            end--;
        }
        end = end == 0 ? fits : end;
        if (end == 0 || (end == fits && strncmp(text, "https://", 8) == 0)) {
            break; /* no room at all, or an address, which is of use only whole */
        }
        buffer_append(buffer, text, end);
        buffer_text(buffer, "\n");
        buffer_printf(buffer, "%*s", (int)indent, "");
        text += end + (text[end] == ' ');
    }
    buffer_text(buffer, text);
}
