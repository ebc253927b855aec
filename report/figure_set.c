#include "report/figure_set.h"

#include <stdlib.h>
#include <string.h>

static bool same_figure(const struct figure_identity *left, const struct figure_identity *right)
{
    return left->year == right->year && left->gender == right->gender && strcmp(left->area, right->area) == 0 &&
           strcmp(left->indicator, right->indicator) == 0 && strcmp(left->statistic, right->statistic) == 0;
}

static size_t hash_text(size_t hash, const char *text)
{
    for (; *text != '\0'; text++) {
        hash = (hash ^ (unsigned char)*text) * 1099511628211U;
    }
    return hash;
}

static size_t hash_figure(const struct figure_identity *figure)
{
    size_t hash = hash_text(14695981039346656037U, figure->indicator);
    hash = hash_text(hash_text(hash, figure->area), figure->statistic);
    return hash ^ ((size_t)figure->year * 31 + (unsigned char)figure->gender);
}

bool figure_set_init(struct figure_set *set, size_t most)
{
    set->places = 2 * most + 1;
    set->figures = calloc(set->places, sizeof(const struct figure_identity *));
    return set->figures != NULL;
}

void figure_set_release(struct figure_set *set)
{
    free(set->figures);
    set->figures = NULL;
}

bool figure_set_add(struct figure_set *set, const struct figure_identity *figure)
{
    size_t place = hash_figure(figure) % set->places;
    while (set->figures[place] != NULL) {
        if (same_figure(set->figures[place], figure)) {
            return false;
        }
        place = (place + 1) % set->places;
    }
    set->figures[place] = figure;
    return true;
}
