/* search_nearest.c - what was meant by a word that nothing has. */
#include <string.h>

#include "base/text.h"
#include "cache/search.h"
#include "transform/search.h"

/* Letters of a word, one of which may be wrong. */
#define LETTERS_AN_ERROR 3

/* The nearest words of the titles seen so far. */
struct looking {
    const struct word_wanted *wanted;
    bool known; /* a title has it */
    size_t count;
    size_t distances[SEARCH_NEAREST_MAX];
    char words[SEARCH_NEAREST_MAX][WORD_BYTES]; /* folded */
    const char *written[SEARCH_NEAREST_MAX];    /* as they stand in the title */
    struct arena *arena;
};

static bool is_kept(const struct looking *looking, const char *word)
{
    for (size_t i = 0; i < looking->count; i++) {
        if (strcmp(looking->words[i], word) == 0) {
            return true;
        }
    }
    return false;
}

/* Keeps the nearest, the nearest first and of equals the one that came first. */
static void keep_word(struct looking *looking, const char *word, const char *written, size_t distance)
{
    size_t at = looking->count;
    while (at > 0 && looking->distances[at - 1] > distance) {
        at--;
    }
    if (at == SEARCH_NEAREST_MAX || is_kept(looking, word)) {
        return;
    }
    looking->count += looking->count < SEARCH_NEAREST_MAX;
    for (size_t i = looking->count - 1; i > at; i--) {
        looking->distances[i] = looking->distances[i - 1];
        memcpy(looking->words[i], looking->words[i - 1], WORD_BYTES);
        looking->written[i] = looking->written[i - 1];
    }
    looking->distances[at] = distance;
    memcpy(looking->words[at], word, WORD_BYTES);
    looking->written[at] = written;
}

static void look_at(struct looking *looking, const char *text)
{
    char word[WORD_BYTES] = "";
    size_t wanted = strlen(looking->wanted->word);
    size_t allowed = wanted / LETTERS_AN_ERROR;
    const char *start;
    while (!looking->known && words_next_from(&text, &start, word)) {
        size_t length = strlen(word);
        looking->known = word_match(looking->wanted, word) != WORD_NO_MATCH;
        if (length > wanted + allowed || wanted > length + allowed) {
            continue;
        }
        size_t distance = text_distance(word, looking->wanted->word);
        if (distance <= allowed) {
            keep_word(looking, word, arena_copy_bytes(looking->arena, start, (size_t)(text - start)), distance);
        }
    }
}

static int look_at_title(void *context, const struct search_match *match, struct fault *fault)
{
    (void)fault;
    look_at(context, match->title);
    return 0;
}

static int look_at_places(const struct search_job *job, struct looking *looking, struct fault *fault)
{
    struct area *areas;
    size_t count;
    if (catalogue_areas(job->store, job->arena, &areas, &count, fault) != 0) {
        return -1;
    }
    for (size_t i = 0; i < count; i++) {
        look_at(looking, areas[i].title);
    }
    for (size_t i = 0; i < job->areas->group_count; i++) {
        look_at(looking, job->areas->groups[i].label);
    }
    return 0;
}

static int look_everywhere(const struct search_job *job, struct looking *looking, struct fault *fault)
{
    if (job->places) {
        return look_at_places(job, looking, fault);
    }
    for (size_t i = 0; i < job->indicators->count; i++) {
        look_at(looking, job->indicators->items[i].label);
    }
    return search_each_title(job->store, look_at_title, looking, fault);
}

int search_nearest(const struct search_job *job, const struct words_wanted *wanted, const char **unknown,
                   const char *nearest[SEARCH_NEAREST_MAX], size_t *count, struct fault *fault)
{
    *unknown = NULL;
    *count = 0;
    for (size_t i = 0; *unknown == NULL && i < wanted->count; i++) {
        struct looking looking = {.wanted = &wanted->items[i], .arena = job->arena};
        if (look_everywhere(job, &looking, fault) != 0) {
            return -1;
        }
        if (looking.known) {
            continue;
        }
        *unknown = wanted->items[i].word;
        for (size_t j = 0; j < looking.count; j++) {
            nearest[(*count)++] = looking.written[j];
        }
    }
    return arena_failed(job->arena) ? fault_memory(fault, "the nearest words") : 0;
}
