#include "cache/word_index.h"

#include <string.h>

#include "base/buffer.h"
#include "base/words.h"

/* The words of a version, column by column. */
enum { COLUMN_ID, COLUMN_TITLE, COLUMN_ENDS, COLUMN_DESCRIPTION, COLUMNS };

/* The letters that a word has before what it ends in: below, beginnings are looked for anyway. */
#define BEFORE_END 3

static void add_word(struct buffer *words, const char *word)
{
    buffer_text(words, words->length == 0 ? "" : " ");
    buffer_text(words, word);
}

/* What a word ends in, from each of its letters on. */
static void add_ends(struct buffer *ends, const char *word)
{
    size_t length = strlen(word);
    for (size_t i = BEFORE_END; i + WORD_WITHIN_LEAST <= length; i++) {
        if (((unsigned char)word[i] & 0xC0U) != 0x80U) {
            add_word(ends, word + i);
        }
    }
}

static void add_text(struct buffer *words, struct buffer *ends, const char *text)
{
    char word[WORD_BYTES];
    while (words_next(&text, word)) {
        add_word(words, word);
        if (ends != NULL) {
            add_ends(ends, word);
        }
    }
}

/* Columns of a version: its number, id, title, description. */
static int add_version(struct store *store, sqlite3_stmt *version, struct buffer columns[COLUMNS], struct fault *fault)
{
    sqlite3_stmt *insert = sql_statement(
        store, "INSERT INTO word_index (rowid, id, title, ends, description) VALUES (?1, ?2, ?3, ?4, ?5)", fault);
    if (insert == NULL) {
        return -1;
    }
    for (size_t i = 0; i < COLUMNS; i++) {
        buffer_clear(&columns[i]);
    }
    add_text(&columns[COLUMN_ID], NULL, (const char *)sqlite3_column_text(version, 1));
    add_text(&columns[COLUMN_TITLE], &columns[COLUMN_ENDS], (const char *)sqlite3_column_text(version, 2));
    add_text(&columns[COLUMN_DESCRIPTION], NULL, (const char *)sqlite3_column_text(version, 3));
    (void)sqlite3_bind_int64(insert, 1, sqlite3_column_int64(version, 0));
    for (int i = 0; i < COLUMNS; i++) {
        if (buffer_failed(&columns[i])) {
            return fault_memory(fault, "the words of an indicator");
        }
        sql_bind_text(insert, i + 2, columns[i].bytes);
    }
    return sql_step_done(store, insert, fault);
}

static int add_versions(struct store *store, int64_t after, struct fault *fault)
{
    struct buffer columns[COLUMNS];
    sqlite3_stmt *versions =
        sql_statement(store,
                      "SELECT e.entry, k.id, k.title, k.description FROM word_entry AS e JOIN kpi AS k"
                      " ON k.id = e.kpi AND k.run = e.run WHERE e.entry > ?1 ORDER BY e.entry",
                      fault);
    if (versions == NULL) {
        return -1;
    }
    (void)sqlite3_bind_int64(versions, 1, after);
    for (size_t i = 0; i < COLUMNS; i++) {
        buffer_init(&columns[i], LIMIT_ANSWER_BYTES);
    }
    int step;
    while ((step = sql_step_row(store, versions, fault)) == 1) {
        if (add_version(store, versions, columns, fault) != 0) {
            step = -1;
            break;
        }
    }
    for (size_t i = 0; i < COLUMNS; i++) {
        buffer_release(&columns[i]);
    }
    return step;
}

bool word_index_is_there(const struct store *store)
{
    return store->version >= 4;
}

int word_index_add(struct store *store, int64_t run, struct fault *fault)
{
    sqlite3_stmt *last = sql_statement(store, "SELECT coalesce(max(entry), 0) FROM word_entry", fault);
    sqlite3_stmt *entries = sql_statement(
        store, "INSERT INTO word_entry (kpi, run) SELECT id, run FROM kpi WHERE ?1 IN (0, run) ORDER BY run, id",
        fault);
    if (last == NULL || entries == NULL || sql_step_row(store, last, fault) != 1) {
        return -1;
    }
    int64_t after = sqlite3_column_int64(last, 0);
    (void)sqlite3_reset(last);
    (void)sqlite3_bind_int64(entries, 1, run);
    return sql_step_done(store, entries, fault) != 0 ? -1 : add_versions(store, after, fault);
}

/* In one transaction: each row by itself would be written out. */
static int make_temporary(struct store *store, struct fault *fault)
{
    return sql_execute(store, "PRAGMA temp_store = MEMORY; SAVEPOINT words; " WORD_INDEX_TABLES("temp."), fault) != 0 ||
                   word_index_add(store, 0, fault) != 0 || sql_execute(store, "RELEASE words", fault) != 0
               ? -1
               : 0;
}

int word_index_ready(struct store *store, struct fault *fault)
{
    if (word_index_is_there(store)) {
        return 0;
    }
    sqlite3_stmt *there =
        sql_statement(store, "SELECT count(*) FROM temp.sqlite_schema WHERE name = 'word_entry'", fault);
    if (there == NULL || sql_step_row(store, there, fault) != 1) {
        return -1;
    }
    bool made = sqlite3_column_int(there, 0) > 0;
    (void)sqlite3_reset(there);
    return made ? 0 : make_temporary(store, fault);
}
