#include "cli/candidates.h"

#include <string.h>

#include "base/text.h"

static bool is_plain(const char *text)
{
    while (*text != '\0' && (unsigned char)*text < 0x80) {
        text++;
    }
    return *text == '\0';
}

static size_t characters_of(const char *text)
{
    size_t count = 0;
    for (; *text != '\0'; text++) {
        count += ((unsigned char)*text & 0xC0) != 0x80;
    }
    return count;
}

/* The first characters of a text; all of it where it has fewer. */
static const char *beginning(struct arena *arena, const char *text, size_t characters)
{
    size_t length = 0;
    while (text[length] != '\0' && (characters > 0 || ((unsigned char)text[length] & 0xC0) == 0x80)) {
        characters -= ((unsigned char)text[length] & 0xC0) != 0x80;
        length++;
    }
    return arena_copy_bytes(arena, text, length);
}

static bool suits(const struct candidates *candidates, const char *text)
{
    char folded[TEXT_FOLDED_MAX];
    char word[TEXT_FOLDED_MAX];
    if (candidates->word[0] == '\0') {
        return true;
    }
    if (!is_plain(candidates->word)) {
        return text_same_letters(beginning(candidates->arena, text, characters_of(candidates->word)), candidates->word);
    }
    text_fold(text, folded);
    text_fold(candidates->word, word);
    return strncmp(folded, word, strlen(word)) == 0;
}

void candidates_add(struct candidates *candidates, const char *text, const char *meaning)
{
    if (text[0] == '\0' || text[0] == ':' || !text_is_clean(text) || strpbrk(text, "\t\n") != NULL ||
        !suits(candidates, text)) {
        return;
    }
    struct candidate *place =
        arena_next(candidates->arena, &candidates->items, candidates->count, &candidates->capacity, sizeof *place);
    if (place != NULL) {
        place->text = arena_copy(candidates->arena, text);
        place->meaning = arena_copy(candidates->arena, meaning);
        candidates->count++;
    }
}

void candidates_write(const struct candidates *candidates, struct buffer *buffer)
{
    const struct candidate *items = candidates->items;
    for (size_t i = 0; i < candidates->count; i++) {
        const char *meaning = items[i].meaning;
        bool told = meaning[0] != '\0' && strcmp(meaning, items[i].text) != 0 && text_is_clean(meaning) &&
                    strpbrk(meaning, "\t\n") == NULL;
        buffer_printf(buffer, "%s%s%s%s\n", candidates->before, items[i].text, told ? "\t" : "", told ? meaning : "");
    }
    if (candidates->files) {
        buffer_text(buffer, ":files\n");
    }
    if (candidates->folders) {
        buffer_text(buffer, ":folders\n");
    }
}
