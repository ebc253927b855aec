/*
 * block.h - what is wanted, put together so that no cell is asked for twice without need.
 *
 * What several entries want of one indicator is joined where the years or the
 * areas are the same; indicators that then want the same areas and years make
 * one block. Ids are borrowed, the rest belongs to the arena given.
 */
#ifndef FETCH_BLOCK_H
#define FETCH_BLOCK_H

#include "fetch/fetch.h"
#include "fetch/id_set.h"

struct block {
    struct id_set kpis;
    struct id_set areas;
    int first_year;
    int last_year;
};

struct block_list {
    struct block *blocks;
    size_t count;
    struct id_set kpis;  /* all that are asked for */
    struct id_set areas; /* groups too */
};

/* STATUS_USAGE where an id or a year cannot be one. */
int block_list_make(struct block_list *list, const struct fetch_wanted *wanted, size_t wanted_count,
                    struct arena *arena, struct fault *fault);

#endif
