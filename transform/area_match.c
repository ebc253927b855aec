#include "transform/area_match.h"

#include <string.h>

#include "base/text.h"

/* One letter in so many may be wrong, two at most. */
#define LETTERS_AN_ERROR 5
#define ERRORS_MOST 2

int area_names_fold(struct area_names *names, struct arena *arena, struct fault *fault)
{
    for (size_t i = 0; i < names->count; i++) {
        char folded[TEXT_FOLDED_MAX];
        text_fold(names->items[i].title, folded);
        names->items[i].folded = arena_copy(arena, folded);
    }
    return arena_failed(arena) ? fault_memory(fault, "the names of areas") : 0;
}

int area_names_read(struct area_names *names, const struct areas *areas, struct store *store, struct arena *arena,
                    struct fault *fault)
{
    struct area *all;
    size_t count;
    if (catalogue_areas(store, arena, &all, &count, fault) != 0) {
        return -1;
    }
    names->count = 0;
    names->items = arena_array(arena, count + 2 * areas->group_count + 1, sizeof *names->items);
    if (names->items == NULL) {
        return fault_memory(fault, "the names of areas");
    }
    for (size_t i = 0; i < count; i++) {
        names->items[names->count++] =
            (struct area_name){.id = all[i].id, .title = all[i].title, .exact_only = strcmp(all[i].type, "G") == 0};
    }
    names->items[names->count++] = (struct area_name){.id = areas->nation, .title = areas->nation_label};
    for (size_t i = 0; i < areas->group_count; i++) {
        const struct named_group *group = &areas->groups[i];
        names->items[names->count++] = (struct area_name){.id = group->name, .title = group->name};
        names->items[names->count++] = (struct area_name){.id = group->name, .title = group->label};
    }
    return area_names_fold(names, arena, fault);
}

static const struct area_name *find_title(const struct area_names *names, const char *text)
{
    for (size_t i = 0; i < names->count; i++) {
        if (strcmp(names->items[i].title, text) == 0) {
            return &names->items[i];
        }
    }
    return NULL;
}

/* Puts a name among the candidates: one that is another of an area held already adds nothing. */
static void add_candidate(struct area_matched *matched, size_t *count, const struct area_name *name)
{
    for (size_t i = 0; i < *count; i++) {
        if (strcmp(matched->nearest[i]->id, name->id) == 0) {
            return;
        }
    }
    if (*count < AREA_MATCH_NEAREST) {
        matched->nearest[(*count)++] = name;
    }
}

/* The names that are the same when folded; those of the source's groups only where there is no other. */
static bool match_folded(const struct area_names *names, const char *folded, struct area_matched *matched)
{
    size_t count = 0;
    for (int groups = 0; groups < 2 && count == 0; groups++) {
        for (size_t i = 0; i < names->count; i++) {
            if (names->items[i].exact_only == (groups == 1) && strcmp(names->items[i].folded, folded) == 0) {
                add_candidate(matched, &count, &names->items[i]);
            }
        }
    }
    if (count == 1) {
        *matched = (struct area_matched){.match = AREA_MATCH_RIGHT, .name = matched->nearest[0]};
    } else if (count > 1) {
        matched->match = AREA_MATCH_AMBIGUOUS;
    }
    return count > 0;
}

/* Takes away what tells of a folded name what it is. */
static void drop_kind(char *folded)
{
    static const char *const kinds[] = {" kommun", " stad", "-medel", ", medel", " medel", " (medel)"};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        size_t length = strlen(folded);
        size_t kind = strlen(kinds[i]);
        if (length > kind && strcmp(folded + length - kind, kinds[i]) == 0) {
            folded[length - kind] = '\0';
        }
    }
}

/* Letters of a folded text: the bytes that begin a character. */
static size_t letters_of(const char *folded)
{
    size_t letters = 0;
    for (; *folded != '\0'; folded++) {
        letters += ((unsigned char)*folded & 0xC0U) != 0x80U;
    }
    return letters;
}

/* Keeps the nearest names, the nearest first, each area once. */
static void keep_nearest(struct area_matched *matched, size_t distances[AREA_MATCH_NEAREST],
                         const struct area_name *name, size_t distance)
{
    size_t at = 0;
    while (at < AREA_MATCH_NEAREST && matched->nearest[at] != NULL && distances[at] <= distance) {
        if (strcmp(matched->nearest[at]->id, name->id) == 0) {
            return;
        }
        at++;
    }
    if (at == AREA_MATCH_NEAREST) {
        return;
    }
    size_t last = at; /* where the area stood before, else the last place */
    while (last < AREA_MATCH_NEAREST - 1 && matched->nearest[last] != NULL &&
           strcmp(matched->nearest[last]->id, name->id) != 0) {
        last++;
    }
    for (; last > at; last--) {
        matched->nearest[last] = matched->nearest[last - 1];
        distances[last] = distances[last - 1];
    }
    matched->nearest[at] = name;
    distances[at] = distance;
}

static void match_nearest(const struct area_names *names, const char *folded, struct area_matched *matched)
{
    size_t distances[AREA_MATCH_NEAREST] = {0};
    size_t allowed = letters_of(folded) / LETTERS_AN_ERROR;
    allowed = allowed > ERRORS_MOST ? ERRORS_MOST : allowed;
    for (size_t i = 0; i < names->count; i++) {
        if (!names->items[i].exact_only) {
            keep_nearest(matched, distances, &names->items[i], text_distance(names->items[i].folded, folded));
        }
    }
    matched->match = AREA_MATCH_NONE;
    if (matched->nearest[0] == NULL || distances[0] > allowed) {
        return;
    }
    matched->match = AREA_MATCH_AMBIGUOUS;
    if (matched->nearest[1] == NULL || distances[1] > distances[0]) {
        *matched = (struct area_matched){.match = AREA_MATCH_RESPELLED, .name = matched->nearest[0]};
    }
}

struct area_matched area_match(const struct area_names *names, const char *text)
{
    struct area_matched matched = {.match = AREA_MATCH_RIGHT, .name = find_title(names, text)};
    char folded[TEXT_FOLDED_MAX];
    if (matched.name != NULL) {
        return matched;
    }
    text_fold(text, folded);
    if (!match_folded(names, folded, &matched)) {
        drop_kind(folded);
        if (!match_folded(names, folded, &matched)) {
            match_nearest(names, folded, &matched);
        }
    }
    return matched;
}
