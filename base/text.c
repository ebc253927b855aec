#include "base/text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>
#include <uniwidth.h>

/* What tells small letters from capitals in ASCII. */
#define CASE_BIT 0x20

bool text_is_valid(const char *bytes, size_t length)
{
    return memchr(bytes, '\0', length) == NULL && u8_check((const uint8_t *)bytes, length) == NULL;
}

void text_cut(char *text, size_t max)
{
    size_t length = strlen(text);
    if (length > max) {
        length = max;
        text[length] = '\0';
    }
    /* A cut may have left the beginning of a character: take it away. */
    while (length > 0 && u8_check((const uint8_t *)text, length) != NULL) {
        const uint8_t *bad = u8_check((const uint8_t *)text, length);
        if ((size_t)(bad - (const uint8_t *)text) + 4 < length) {
            return; /* malformed in the middle: not ours to mend */
        }
        length = (size_t)(bad - (const uint8_t *)text);
        text[length] = '\0';
    }
}

/* U+200E, U+200F, U+202A to U+202E and U+2066 to U+2069. */
static bool turns_direction(ucs4_t character)
{
    return character == 0x200E || character == 0x200F || (character >= 0x202A && character <= 0x202E) ||
           (character >= 0x2066 && character <= 0x2069);
}

/* The bytes of the character at `at`; `*harmful` is whether it is none, turns the direction or controls a terminal. */
static size_t step(const uint8_t *at, bool *harmful)
{
    ucs4_t character;
    int bytes = u8_strmbtouc(&character, at);
    *harmful = bytes <= 0 || turns_direction(character) ||
               (uc_is_general_category(character, UC_CONTROL) && character != '\n');
    return bytes <= 0 ? 1 : (size_t)bytes;
}

void text_clean(char *text)
{
    bool harmful;
    for (uint8_t *at = (uint8_t *)text; *at != 0;) {
        size_t length = step(at, &harmful);
        if (harmful) {
            memset(at, ' ', length);
        }
        at += length;
    }
}

bool text_is_clean(const char *text)
{
    bool harmful = false;
    for (const uint8_t *at = (const uint8_t *)text; *at != 0 && !harmful;) {
        at += step(at, &harmful);
    }
    return !harmful;
}

size_t text_width(const char *text)
{
    int width = u8_strwidth((const uint8_t *)text, "UTF-8");
    return width < 0 ? 0 : (size_t)width;
}

/* Copies the characters of a decomposed text that are not marks. */
static size_t copy_without_marks(const uint8_t *from, size_t length, char *to, size_t room)
{
    size_t used = 0;
    size_t at = 0;
    while (at < length) {
        ucs4_t character;
        int bytes = u8_mbtouc(&character, from + at, length - at);
        if (bytes <= 0) {
            break;
        }
        if (!uc_is_general_category(character, UC_MARK)) {
            if (used + (size_t)bytes >= room) {
                break;
            }
            memcpy(to + used, from + at, (size_t)bytes);
            used += (size_t)bytes;
        }
        at += (size_t)bytes;
    }
    to[used] = '\0';
    return used;
}

/* White space in decomposed text; spaces of other widths have become plain ones there. */
static bool is_space(uint8_t byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

/* Most names are plain ASCII, whose letters fold by themselves; the general way takes a hundred times as long. False
 * where the text has other characters or does not fit. */
static bool fold_ascii(const char *text, char folded[TEXT_FOLDED_MAX])
{
    uint8_t *to = (uint8_t *)folded;
    size_t used = 0;
    while (is_space((uint8_t)*text)) {
        text++;
    }
    for (; text[used] != '\0'; used++) {
        uint8_t byte = (uint8_t)text[used];
        if (byte > 0x7F || used + 1 >= TEXT_FOLDED_MAX) {
            return false;
        }
        to[used] = byte >= 'A' && byte <= 'Z' ? (uint8_t)(byte | CASE_BIT) : byte;
    }
    while (used > 0 && is_space((uint8_t)folded[used - 1])) {
        used--;
    }
    folded[used] = '\0';
    return true;
}

static void fold_any(const char *text, char folded[TEXT_FOLDED_MAX])
{
    size_t length = strlen(text);
    size_t folded_length = 0;
    folded[0] = '\0';
    if (!text_is_valid(text, length)) {
        return;
    }
    uint8_t *decomposed = u8_casefold((const uint8_t *)text, length, NULL, UNINORM_NFKD, NULL, &folded_length);
    if (decomposed == NULL) {
        return;
    }
    size_t start = 0;
    while (start < folded_length && is_space(decomposed[start])) {
        start++;
    }
    size_t used = copy_without_marks(decomposed + start, folded_length - start, folded, TEXT_FOLDED_MAX);
    while (used > 0 && is_space((uint8_t)folded[used - 1])) {
        folded[--used] = '\0';
    }
    free(decomposed);
}

void text_fold(const char *text, char folded[TEXT_FOLDED_MAX])
{
    if (!fold_ascii(text, folded)) {
        fold_any(text, folded);
    }
}

/* The primary weight of a character: letters after z for å, ä, ö, base letters for other marks. */
static uint32_t collation_weight(ucs4_t character)
{
    ucs4_t lower = uc_tolower(character);
    switch (lower) {
    case 0xE5: /* å */
        return 'z' + 1;
    case 0xE4: /* ä */
    case 0xE6: /* æ */
        return 'z' + 2;
    case 0xF6: /* ö */
    case 0xF8: /* ø */
        return 'z' + 3;
    default:
        break;
    }
    ucs4_t base[UC_DECOMPOSITION_MAX_LENGTH];
    while (lower > 0x7F) {
        if (uc_canonical_decomposition(lower, base) < 1 || base[0] == lower) {
            return lower + 3;
        }
        lower = base[0];
    }
    return lower;
}

/* The character with the marks that follow it where they make one: a and a ring are å. */
static ucs4_t with_marks(ucs4_t character, const uint8_t **at)
{
    ucs4_t mark;
    for (int bytes = u8_strmbtouc(&mark, *at); bytes > 0; bytes = u8_strmbtouc(&mark, *at)) {
        ucs4_t composed = uc_composition(character, mark);
        if (composed == 0) {
            break;
        }
        character = composed;
        *at += bytes;
    }
    return character;
}

static uint32_t next_weight(const uint8_t **at)
{
    ucs4_t character;
    while (**at != 0) {
        int bytes = u8_strmbtouc(&character, *at);
        if (bytes <= 0) {
            *at += 1;
            continue;
        }
        *at += bytes;
        if (!uc_is_general_category(character, UC_MARK)) {
            return collation_weight(with_marks(character, at));
        }
    }
    return 0;
}

bool text_same_letters(const char *left, const char *right)
{
    const uint8_t *left_at = (const uint8_t *)left;
    const uint8_t *right_at = (const uint8_t *)right;
    uint32_t weight;
    do {
        weight = next_weight(&left_at);
        if (weight != next_weight(&right_at)) {
            return false;
        }
    } while (weight != 0);
    return true;
}

int text_collate(const char *left, const char *right)
{
    const uint8_t *left_at = (const uint8_t *)left;
    const uint8_t *right_at = (const uint8_t *)right;
    for (;;) {
        uint32_t left_weight = next_weight(&left_at);
        uint32_t right_weight = next_weight(&right_at);
        if (left_weight != right_weight) {
            return left_weight < right_weight ? -1 : 1;
        }
        if (left_weight == 0) {
            return strcmp(left, right);
        }
    }
}

static size_t least(size_t first, size_t second, size_t third)
{
    size_t smaller = first < second ? first : second;
    return smaller < third ? smaller : third;
}

/* The characters of a folded name; the room is enough, as none is shorter than a byte. */
static size_t fold_characters(const char *text, ucs4_t characters[TEXT_FOLDED_MAX])
{
    char folded[TEXT_FOLDED_MAX];
    size_t length = TEXT_FOLDED_MAX;
    text_fold(text, folded);
    return u8_to_u32((const uint8_t *)folded, strlen(folded), characters, &length) == NULL ? 0 : length;
}

size_t text_distance(const char *left, const char *right)
{
    ucs4_t a[TEXT_FOLDED_MAX];
    ucs4_t b[TEXT_FOLDED_MAX];
    size_t row[TEXT_FOLDED_MAX];
    size_t a_length = fold_characters(left, a);
    size_t b_length = fold_characters(right, b);
    for (size_t j = 0; j <= b_length; j++) {
        row[j] = j;
    }
    for (size_t i = 1; i <= a_length; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= b_length; j++) {
            size_t above = row[j];
            row[j] = least(row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
            diagonal = above;
        }
    }
    return row[b_length];
}

const char *text_nearer(const char *written, const char *nearest, const char *candidate)
{
    return nearest == NULL || text_distance(written, candidate) < text_distance(written, nearest) ? candidate : nearest;
}
