/*
 * search_rank.h - how well a text is what was looked for.
 *
 * What has all words in its title comes before what has some of them only in its description, then what has the words
 * as they were written before other forms and parts of words, side by side before apart, early before late.
 */
#ifndef TRANSFORM_SEARCH_RANK_H
#define TRANSFORM_SEARCH_RANK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/words.h"

struct search_rank {
    size_t found; /* words that the title has */
    size_t
        nearness; /* of them together: how they match, and one more for each that stands right behind the one before */
    size_t place; /* of the first in the title */
};

/* What a title makes of the words. */
struct search_rank search_rank(const struct words_wanted *wanted, const char *title);
/* Whether each word is in one of the texts. */
bool search_has_all(const struct words_wanted *wanted, const char *const *texts, size_t count);
/* Less than 0 where the left one is better. */
int search_rank_compare(const struct search_rank *left, const struct search_rank *right);

#endif
