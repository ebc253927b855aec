#include "base/json_comments.h"

#include <string.h>

#define SPACE " \t\r\n"

/* What follows the text that begins at `at`. */
static char *skip_text(char *at)
{
    for (at++; *at != '"' && *at != '\0' && *at != '\n'; at++) {
        if (*at == '\\' && at[1] != '\0') {
            at++;
        }
    }
    return *at == '"' ? at + 1 : at;
}

static void blank_comments(char *at)
{
    while (*at != '\0') {
        if (*at == '"') {
            at = skip_text(at);
        } else if (at[0] == '/' && at[1] == '/') {
            size_t length = strcspn(at, "\r\n");
            memset(at, ' ', length);
            at += length;
        } else {
            at++;
        }
    }
}

static void blank_last_commas(char *at)
{
    while (*at != '\0') {
        if (*at == '"') {
            at = skip_text(at);
            continue;
        }
        if (*at == ',') {
            const char *next = at + 1 + strspn(at + 1, SPACE);
            *at = *next == '}' || *next == ']' ? ' ' : ',';
        }
        at++;
    }
}

void json_blank_comments(struct buffer *text)
{
    if (text->length > 0) {
        blank_comments(text->bytes);
        blank_last_commas(text->bytes);
    }
    if (text->bytes[strspn(text->bytes, SPACE)] == '\0') {
        buffer_text(text, "{}");
    }
}
