#include "transform/search_rank.h"

/* A word of the title may match several words that are looked for; each takes its best place. */
struct best {
    enum word_match match;
    size_t place;
};

struct search_rank search_rank(const struct words_wanted *wanted, const char *title)
{
    struct best best[WORDS_WANTED_MAX] = {{WORD_NO_MATCH, 0}};
    struct search_rank rank = {0, 0, 0};
    char word[WORD_BYTES];
    for (size_t place = 0; words_next(&title, word); place++) {
        for (size_t i = 0; i < wanted->count; i++) {
            enum word_match match = word_match(&wanted->items[i], word);
            if (match > best[i].match) {
                best[i] = (struct best){match, place};
            }
        }
    }
    for (size_t i = 0; i < wanted->count; i++) {
        if (best[i].match == WORD_NO_MATCH) {
            continue;
        }
        rank.place = rank.found == 0 || best[i].place < rank.place ? best[i].place : rank.place;
        rank.found++;
        rank.nearness += best[i].match;
        rank.nearness += i > 0 && best[i - 1].match != WORD_NO_MATCH && best[i].place == best[i - 1].place + 1;
    }
    return rank;
}

static bool text_has(const struct word_wanted *wanted, const char *text)
{
    char word[WORD_BYTES];
    while (words_next(&text, word)) {
        if (word_match(wanted, word) != WORD_NO_MATCH) {
            return true;
        }
    }
    return false;
}

bool search_has_all(const struct words_wanted *wanted, const char *const *texts, size_t count)
{
    for (size_t i = 0; i < wanted->count; i++) {
        size_t at = 0;
        while (at < count && !text_has(&wanted->items[i], texts[at])) {
            at++;
        }
        if (at == count) {
            return false;
        }
    }
    return true;
}

/* The larger comes first. */
static int compare_sizes(size_t left, size_t right)
{
    return (left < right) - (left > right);
}

int search_rank_compare(const struct search_rank *left, const struct search_rank *right)
{
    int result = compare_sizes(left->found, right->found);
    result = result != 0 ? result : compare_sizes(left->nearness, right->nearness);
    return result != 0 ? result : compare_sizes(right->place, left->place);
}
