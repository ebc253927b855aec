/*
 * figures_memo.h - series that were read from one state of a store: reports of many municipalities ask for those of the
 * group and of the nation again and again, and each report is composed twice.
 *
 * For the files of this folder. Holds nothing between two states; where it is full it begins anew.
 */
#ifndef CACHE_FIGURES_MEMO_H
#define CACHE_FIGURES_MEMO_H

#include "cache/figures.h"

struct figures_memo;

/* What a read asks for, and by what it is found again. */
struct figures_key {
    int64_t as_of;
    const char *kpi;
    const char *area;
    enum gender gender;
    int first_year;
    int last_year;
};

/* NULL without memory: then nothing is remembered. */
struct figures_memo *figures_memo_new(void);
/* NULL is fine. */
void figures_memo_free(struct figures_memo *memo);
/* Tells the state that is read from now on; what was read from another is forgotten. */
void figures_memo_turn(struct figures_memo *memo, int64_t data_version);
/* The cells of all its years, or NULL. They live until the next call of another function. */
const struct figure_cell *figures_memo_find(const struct figures_memo *memo, const struct figures_key *key);
void figures_memo_keep(struct figures_memo *memo, const struct figures_key *key, const struct figure_cell *cells);

#endif
