#include "base/xml.h"

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
    default:
        return NULL;
    }
}

void xml_append(struct buffer *buffer, const char *text)
{
    const char *start = text;
    for (; *text != '\0'; text++) {
        const char *entity = entity_of(*text);
        if (entity != NULL) {
            buffer_append(buffer, start, (size_t)(text - start));
            buffer_text(buffer, entity);
            start = text + 1;
        }
    }
    buffer_append(buffer, start, (size_t)(text - start));
}
