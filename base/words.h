/*
 * words.h - the words of a text as a search sees them, and the forms that a Swedish word may have.
 *
 * A word is a run of letters, marks and digits, folded as text_fold does: "Öckerö (18+ år)" has the words ockero, 18
 * and ar. Longer ones are cut to WORD_BYTES.
 */
#ifndef BASE_WORDS_H
#define BASE_WORDS_H

#include <stdbool.h>
#include <stddef.h>

/* Room for a word; the longest of Kolada's titles has 45 letters. */
#define WORD_BYTES 80

/* Takes the next word of the text at `*at`, which moves behind it; false at the end of the text. */
bool words_next(const char **at, char word[WORD_BYTES]);
/* The same; `*start` is where it stands in the text, up to the new `*at`. */
bool words_next_from(const char **at, const char **start, char word[WORD_BYTES]);

/* What the forms of a folded Swedish word begin with: "arbetslos" of arbetslosa, arbetsloshet and arbetslos; at least
 * three letters. A word with digits is its own stem. */
void word_stem(const char *word, char stem[WORD_BYTES]);

/* Letters from which on a stem is looked for within other words, too: "arbetslos" in langtidsarbetsloshet. */
#define WORD_WITHIN_LEAST 5

/* Words that are looked for at once. */
#define WORDS_WANTED_MAX 16

/* One word that is looked for. */
struct word_wanted {
    char word[WORD_BYTES];
    char stem[WORD_BYTES];
    bool whole; /* a number, or too short for forms: only as it stands */
};

struct words_wanted {
    size_t count;
    struct word_wanted items[WORDS_WANTED_MAX];
};

/* The words of a question. Those that any title has ("i", "och", "av") are left out where there are others; more than
 * WORDS_WANTED_MAX are not looked for. */
void words_want(struct words_wanted *wanted, const char *text);

/* How a word of a text is what is looked for; a higher one is better. */
enum word_match {
    WORD_NO_MATCH,
    WORD_WITHIN,      /* the stem stands within it */
    WORD_STEM_BEGINS, /* it begins with the stem */
    WORD_BEGINS,      /* it begins with the word as it was written */
    WORD_FORM,        /* it has the same stem */
    WORD_EQUAL
};
enum word_match word_match(const struct word_wanted *wanted, const char *word);

#endif
