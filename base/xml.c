#include "base/xml.h"

#include <string.h>

static const char *entity_of(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    case '\n':
        return " ";
    default:
        return NULL;
    }
}

void xml_append_bytes(struct buffer *buffer, const char *bytes, size_t length)
{
    size_t start = 0;
    for (size_t i = 0; i < length; i++) {
        const char *entity = entity_of(bytes[i]);
        if (entity != NULL) {
            buffer_append(buffer, bytes + start, i - start);
            buffer_text(buffer, entity);
            start = i + 1;
        }
    }
    buffer_append(buffer, bytes + start, length - start);
}

void xml_append(struct buffer *buffer, const char *text)
{
    xml_append_bytes(buffer, text, strlen(text));
}
