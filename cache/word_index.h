/*
 * word_index.h - the words of indicators, for finding them (SQLite's FTS5). Not for other rooms; they use search.h.
 *
 * `word_entry` has a row a version of an indicator, `word_index` its words under the same number: `id`, `title`,
 * `ends` (what the long words of the title end in, so that "arbetsloshet" is found within "langtidsarbetsloshet") and
 * `description`. The words are folded by base/words; SQLite's tokenizer only splits them at spaces. The texts
 * themselves stand in `kpi` alone. A version is added when its run commits.
 */
#ifndef CACHE_WORD_INDEX_H
#define CACHE_WORD_INDEX_H

#include "cache/sql.h"

/* The tables, in the store or, of a store that lacks them and is only read, in `place` "temp.". */
#define WORD_INDEX_TABLES(place)                                                                                 \
    "CREATE TABLE " place "word_entry (entry INTEGER PRIMARY KEY, kpi TEXT NOT NULL, run INTEGER NOT NULL);"     \
    "CREATE VIRTUAL TABLE " place "word_index USING fts5 (id, title, ends, description, content = '', detail = " \
    "column, tokenize = 'unicode61 remove_diacritics 0');"

/* Whether the store has the tables: it does from schema 4 on. */
bool word_index_is_there(const struct store *store);

/* Adds the versions that came with the run, all there are for 0. */
int word_index_add(struct store *store, int64_t run, struct fault *fault);

/* Sees to it that the words can be looked up: of an older store that is only read the index is made for this once. */
int word_index_ready(struct store *store, struct fault *fault);

#endif
