/*
 * id_set.h - ids of indicators or areas, in order and each once.
 *
 * The texts are borrowed; the list belongs to the arena it was made in.
 */
#ifndef FETCH_ID_SET_H
#define FETCH_ID_SET_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/fault.h"

struct id_set {
    const char **ids; /* ascending, no two equal */
    size_t count;
};

int id_set_make(struct id_set *set, const char *const *ids, size_t count, struct arena *arena, struct fault *fault);
/* All that are in either; the result may be one of the two. */
int id_set_join(struct id_set *set, const struct id_set *left, const struct id_set *right, struct arena *arena,
                struct fault *fault);

/* The position of an id, or the count where it is not there. */
size_t id_set_find(const struct id_set *set, const char *id);
bool id_set_has(const struct id_set *set, const char *id);
bool id_set_equal(const struct id_set *left, const struct id_set *right);

#endif
