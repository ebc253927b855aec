#include "transform/similar.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#define WORD "liknande"
#define KIND "kommuner"
#define THEME "arbetsmarknad"
/* "Liknande kommuner räddningstjänst, ...": the longest with its words put in has some 90 bytes. */
#define TITLE_MAX (TEXT_FOLDED_MAX + 64)

static bool is_letter(char byte)
{
    unsigned char value = (unsigned char)byte;
    return value >= 0x80 || (value >= '0' && value <= '9') || (value >= 'a' && value <= 'z') ||
           (value >= 'A' && value <= 'Z');
}

/* The words of a text with one space between them. */
static void join_words(const char *text, char words[TITLE_MAX])
{
    size_t used = 0;
    bool apart = false;
    for (; *text != '\0' && used + 2 < TITLE_MAX; text++) {
        if (!is_letter(*text)) {
            apart = used > 0;
            continue;
        }
        if (apart) {
            words[used++] = ' ';
            apart = false;
        }
        words[used++] = *text;
    }
    words[used] = '\0';
}

/* Takes the year off the end of the words; 0 where there is none. */
static int split_year(char *words)
{
    char *space = strrchr(words, ' ');
    if (space == NULL || strlen(space + 1) != 4 || strspn(space + 1, "0123456789") != 4) {
        return 0;
    }
    *space = '\0';
    return (int)strtol(space + 1, NULL, 10);
}

static const char *after_word(const char *words, const char *word)
{
    size_t length = strlen(word);
    return strncmp(words, word, length) == 0 && words[length] == ' ' ? words + length + 1 : NULL;
}

static bool same_folded(const char *left, const char *right)
{
    char folded_left[TEXT_FOLDED_MAX];
    char folded_right[TEXT_FOLDED_MAX];
    text_fold(left, folded_left);
    text_fold(right, folded_right);
    return strcmp(folded_left, folded_right) == 0;
}

/* The newest group with these words; one that is spelled just so goes before one that is alike. */
static const struct area *newest_of(const char *wanted, const struct area *all, size_t count)
{
    const struct area *newest = NULL;
    int newest_year = 0;
    bool newest_exact = false;
    for (size_t i = 0; i < count; i++) {
        char words[TITLE_MAX];
        if (strcmp(all[i].type, "G") != 0) {
            continue;
        }
        join_words(all[i].title, words);
        int year = split_year(words);
        if (year == 0 || !same_folded(words, wanted)) {
            continue;
        }
        bool exact = text_same_letters(words, wanted);
        if (newest == NULL || (exact && !newest_exact) || (exact == newest_exact && year > newest_year)) {
            newest = &all[i];
            newest_year = year;
            newest_exact = exact;
        }
    }
    return newest;
}

const struct area *similar_newest(const char *title, const struct area *all, size_t count)
{
    char words[TITLE_MAX];
    char whole[TITLE_MAX + sizeof WORD " " KIND " " THEME " "];
    char folded[TEXT_FOLDED_MAX];
    join_words(title, words);
    text_fold(words, folded);
    const struct area *found = newest_of(words, all, count);
    if (found != NULL || after_word(folded, WORD) == NULL) {
        return found;
    }
    /* The two words have no marks: they take as many bytes folded as not. */
    const char *rest = words + sizeof WORD;
    rest += after_word(folded + sizeof WORD, KIND) != NULL ? sizeof KIND : 0;
    (void)snprintf(whole, sizeof whole, WORD " " KIND " %s", rest);
    found = newest_of(whole, all, count);
    if (found == NULL) {
        (void)snprintf(whole, sizeof whole, WORD " " KIND " " THEME " %s", rest);
        found = newest_of(whole, all, count);
    }
    return found;
}
