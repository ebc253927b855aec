#include "report/placeholder.h"

#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/limits.h"
#include "base/text.h"

static const char *const names[PLACEHOLDER_COUNT] = {"year",
                                                     "first_year",
                                                     "years",
                                                     "group",
                                                     "members",
                                                     "top",
                                                     "top_value",
                                                     "bottom",
                                                     "bottom_value",
                                                     "first_value",
                                                     "last_value",
                                                     "first_value_year",
                                                     "last_value_year",
                                                     "rose",
                                                     "fell",
                                                     "above",
                                                     "below",
                                                     "area",
                                                     "area_genitive",
                                                     "place",
                                                     "value",
                                                     "found"};

/* The placeholder that starts at an opening brace; `*after` is what follows the closing one. */
static enum placeholder recognise(const char *text, const char **after)
{
    size_t length = strcspn(text + 1, "}");
    *after = text[1 + length] == '}' ? text + length + 2 : text + length + 1;
    for (int i = 0; i < PLACEHOLDER_COUNT; i++) {
        if (text[1 + length] == '}' && strlen(names[i]) == length && strncmp(names[i], text + 1, length) == 0) {
            return (enum placeholder)i;
        }
    }
    return PLACEHOLDER_COUNT;
}

static int is_doubled_brace(const char *text)
{
    return (text[0] == '{' || text[0] == '}') && text[1] == text[0];
}

/* The name nearest to what stands in braces. */
static const char *nearest_name(const char *text, const char *after)
{
    char written[LIMIT_NAME_BYTES];
    const char *nearest = NULL;
    (void)snprintf(written, sizeof written, "%.*s", (int)(after - text > 2 ? after - text - 2 : 0), text + 1);
    for (int i = 0; i < PLACEHOLDER_COUNT; i++) {
        nearest = text_nearer(written, nearest, names[i]);
    }
    return nearest;
}

int placeholders_check(const char *text, struct fault *fault)
{
    while (*text != '\0') {
        const char *after = text + 1;
        if (is_doubled_brace(text)) {
            after = text + 2;
        } else if (*text == '{' && recognise(text, &after) == PLACEHOLDER_COUNT) {
            return fault_set(fault, STATUS_CONFIG,
                             "%.*s is no placeholder; the nearest is {%s}; there are {year}, {first_year}, {group}, "
                             "{members}, {top}, {top_value}, {bottom}, {bottom_value}, {first_value}, {last_value}, "
                             "{first_value_year}, {last_value_year}, {area}, {area_genitive}, {place}, {value}, "
                             "{rose}, {fell}, {above}, {below}, {found}",
                             (int)(after - text), text, nearest_name(text, after));
        }
        text = after;
    }
    return 0;
}

const char *placeholders_fill(const struct placeholders *placeholders, const char *text, struct arena *arena)
{
    struct buffer filled;
    buffer_init(&filled, LIMIT_DOCUMENT_BYTES);
    while (*text != '\0') {
        const char *after = text + 1;
        enum placeholder found = PLACEHOLDER_COUNT;
        if (is_doubled_brace(text)) {
            after = text + 2;
        } else if (*text == '{') {
            found = recognise(text, &after);
        }
        if (found < PLACEHOLDER_COUNT) {
            const char *value = placeholders->values[found];
            buffer_text(&filled, value == NULL ? "–" : value);
        } else {
            buffer_append(&filled, text, 1);
        }
        text = after;
    }
    if (buffer_failed(&filled)) {
        arena->failed = true;
    }
    const char *result = arena_copy_bytes(arena, filled.bytes, filled.length);
    buffer_release(&filled);
    return result;
}
