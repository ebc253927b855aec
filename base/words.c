#include "base/words.h"

#include <stdint.h>
#include <string.h>
#include <unictype.h>
#include <unistr.h>

#include "base/text.h"

/* What tells small letters from capitals in ASCII. */
#define CASE_BIT 0x20
/* The first byte of the letters from U+00C0 to U+00FF. */
#define LATIN_LEAD 0xC3

/* What the letters from U+00C0 to U+00FF fold to; '.' are those that fold in a way of their own, ' ' is no letter.
 * Nearly all text is of these and ASCII, and the general way takes a hundred times as long. */
static const char latin_folds[] = "aaaaaa.ceeeeiiii.nooooo .uuuuy.."
                                  "aaaaaa.ceeeeiiii.nooooo .uuuuy.y";

static bool is_ascii_word(uint8_t byte)
{
    return (byte >= '0' && byte <= '9') || ((byte | CASE_BIT) >= 'a' && (byte | CASE_BIT) <= 'z');
}

/* Bytes of the word's character at `at`, 0 where there is none; `*fold` is what it folds to, '\0' where that is not
 * told here. */
static size_t read_letter(const uint8_t *at, char *fold)
{
    ucs4_t character;
    *fold = '\0';
    if (*at <= 0x7F) {
        *fold = (char)(*at >= 'A' && *at <= 'Z' ? *at | CASE_BIT : *at);
        return is_ascii_word(*at) ? 1 : 0;
    }
    if (*at == LATIN_LEAD && (at[1] & 0xC0) == 0x80) {
        char folded = latin_folds[at[1] & 0x3F];
        *fold = folded;
        if (folded != '.') {
            return folded == ' ' ? 0 : 2;
        }
        *fold = '\0';
    }
    int bytes = u8_strmbtouc(&character, at);
    bool letter = bytes > 0 && (uc_is_property_alphabetic(character) || uc_is_general_category(character, UC_MARK) ||
                                uc_is_general_category(character, UC_NUMBER));
    return letter ? (size_t)bytes : 0;
}

/* The bytes of a character that belongs to no word. */
static size_t skip_other(const uint8_t *at)
{
    ucs4_t character;
    int bytes = *at <= 0x7F ? 1 : u8_strmbtouc(&character, at);
    return bytes > 0 ? (size_t)bytes : 1;
}

/* The word from `start` on in the general way. */
static void fold_any(const char *start, size_t length, char word[WORD_BYTES])
{
    char raw[TEXT_FOLDED_MAX];
    char folded[TEXT_FOLDED_MAX];
    length = length < sizeof raw ? length : sizeof raw - 1;
    memcpy(raw, start, length);
    raw[length] = '\0';
    text_cut(raw, length);
    text_fold(raw, folded);
    text_cut(folded, WORD_BYTES - 1);
    memcpy(word, folded, strlen(folded) + 1);
}

bool words_next(const char **at, char word[WORD_BYTES])
{
    const char *start;
    return words_next_from(at, &start, word);
}

bool words_next_from(const char **text, const char **from, char word[WORD_BYTES])
{
    const uint8_t *at = (const uint8_t *)*text;
    size_t length = 0;
    bool told = true;
    char fold;
    while (*at != 0 && read_letter(at, &fold) == 0) {
        at += skip_other(at);
    }
    const uint8_t *start = at;
    for (size_t bytes = read_letter(at, &fold); bytes > 0; bytes = read_letter(at, &fold)) {
        told = told && fold != '\0';
        if (length + 1 < WORD_BYTES) {
            word[length++] = fold;
        }
        at += bytes;
    }
    word[length] = '\0';
    if (!told) {
        fold_any((const char *)start, (size_t)(at - start), word);
    }
    *from = (const char *)start;
    *text = (const char *)at;
    return at != start;
}

/* --- forms --- */

/* Endings of nouns, adjectives and verbs, folded; the longest that fits is taken away. */
static const char *const endings[] = {
    "heternas", "heterna", "hetens", "heten", "heter", "arnas", "ernas", "ornas", "arna", "erna", "orna", "ande",
    "ades",     "aste",    "het",    "ade",   "ens",   "ets",   "ers",   "ars",   "en",   "et",   "ar",   "er",
    "or",       "an",      "as",     "es",    "at",    "na",    "a",     "e",     "s",    "t"};
#define ENDINGS (sizeof endings / sizeof *endings)
/* What must be left: of "barns" the bar is another word. */
#define LEFT_LEAST 3
#define LEFT_LEAST_OF_LETTER 4
/* What an s of the genitive follows; the one of arbetslos is no ending. */
#define BEFORE_S "bcdfghjklmnprtv"

void word_stem(const char *word, char stem[WORD_BYTES])
{
    size_t length = strlen(word);
    memcpy(stem, word, length + 1);
    if (word[strcspn(word, "0123456789")] != '\0') {
        return;
    }
    for (size_t i = 0; i < ENDINGS; i++) {
        size_t ending = strlen(endings[i]);
        size_t least = ending == 1 ? LEFT_LEAST_OF_LETTER : LEFT_LEAST;
        if (length >= ending + least && strcmp(word + length - ending, endings[i]) == 0 &&
            (endings[i][0] != 's' || strchr(BEFORE_S, word[length - 2]) != NULL)) {
            stem[length - ending] = '\0';
            return;
        }
    }
}

static bool says_little(const char *word)
{
    static const char *const words[] = {"i",   "och", "av", "for", "med", "pa", "till", "som", "den",
                                        "det", "de",  "en", "ett", "per", "om", "the",  "of",  "in"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strcmp(words[i], word) == 0) {
            return true;
        }
    }
    return false;
}

static void want(struct words_wanted *wanted, const char *word)
{
    struct word_wanted *item = &wanted->items[wanted->count++];
    memcpy(item->word, word, strlen(word) + 1);
    word_stem(word, item->stem);
    item->whole = strlen(word) < LEFT_LEAST || strspn(word, "0123456789") == strlen(word);
}

static void want_words(struct words_wanted *wanted, const char *text, bool all)
{
    char word[WORD_BYTES];
    while (words_next(&text, word) && wanted->count < WORDS_WANTED_MAX) {
        if (all || !says_little(word)) {
            want(wanted, word);
        }
    }
}

void words_want(struct words_wanted *wanted, const char *text)
{
    wanted->count = 0;
    want_words(wanted, text, false);
    if (wanted->count == 0) {
        want_words(wanted, text, true);
    }
}

enum word_match word_match(const struct word_wanted *wanted, const char *word)
{
    char stem[WORD_BYTES];
    size_t length = strlen(wanted->stem);
    if (strcmp(wanted->word, word) == 0) {
        return WORD_EQUAL;
    }
    if (wanted->whole) {
        return WORD_NO_MATCH;
    }
    if (strncmp(word, wanted->stem, length) != 0) {
        return length >= WORD_WITHIN_LEAST && strstr(word, wanted->stem) != NULL ? WORD_WITHIN : WORD_NO_MATCH;
    }
    word_stem(word, stem);
    if (strcmp(stem, wanted->stem) == 0) {
        return WORD_FORM;
    }
    return strncmp(word, wanted->word, strlen(wanted->word)) == 0 ? WORD_BEGINS : WORD_STEM_BEGINS;
}
