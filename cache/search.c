#include "cache/search.h"

#include <string.h>

#include "base/buffer.h"
#include "cache/word_index.h"

/* FTS5's question: words have letters and digits only, so that quotes are safe. */
static void write_question(const struct words_wanted *wanted, struct buffer *question)
{
    for (size_t i = 0; i < wanted->count; i++) {
        const struct word_wanted *item = &wanted->items[i];
        bool within = !item->whole && strlen(item->stem) >= WORD_WITHIN_LEAST;
        buffer_printf(question, "%s{id title%s description} : \"%s\"%s", i == 0 ? "" : " AND ", within ? " ends" : "",
                      item->whole ? item->word : item->stem, item->whole ? "" : " *");
    }
}

static int visit_all(struct store *store, sqlite3_stmt *statement, search_visitor *visit, void *context,
                     struct fault *fault)
{
    int step;
    while ((step = sql_step_row(store, statement, fault)) == 1) {
        const struct search_match match = {(const char *)sqlite3_column_text(statement, 0),
                                           (const char *)sqlite3_column_text(statement, 1),
                                           (const char *)sqlite3_column_text(statement, 2)};
        if (visit(context, &match, fault) != 0) {
            (void)sqlite3_reset(statement);
            return -1;
        }
    }
    return step;
}

int search_each(struct store *store, const struct words_wanted *wanted, search_visitor *visit, void *context,
                struct fault *fault)
{
    struct buffer question;
    if (wanted->count == 0) {
        return 0;
    }
    if (word_index_ready(store, fault) != 0) {
        return -1;
    }
    sqlite3_stmt *statement =
        sql_statement(store,
                      "SELECT k.id, k.title, k.operating_area FROM word_index AS w JOIN word_entry AS e"
                      " ON e.entry = w.rowid JOIN kpi AS k ON k.id = e.kpi AND k.run = e.run"
                      " WHERE word_index MATCH ?1 AND e.run = (SELECT max(n.run) FROM kpi AS n"
                      " WHERE n.id = e.kpi AND n.run <= ?2)",
                      fault);
    if (statement == NULL) {
        return -1;
    }
    buffer_init(&question, LIMIT_NAME_BYTES * WORDS_WANTED_MAX);
    write_question(wanted, &question);
    sql_bind_text(statement, 1, question.bytes);
    (void)sqlite3_bind_int64(statement, 2, store->as_of);
    int result = buffer_failed(&question) ? fault_memory(fault, "the words")
                                          : visit_all(store, statement, visit, context, fault);
    (void)sqlite3_clear_bindings(statement);
    buffer_release(&question);
    return result;
}

int search_each_title(struct store *store, search_visitor *visit, void *context, struct fault *fault)
{
    sqlite3_stmt *statement = sql_statement(
        store, "SELECT id, title, operating_area, max(run) FROM kpi WHERE run <= ?1 GROUP BY id ORDER BY id", fault);
    if (statement == NULL) {
        return -1;
    }
    (void)sqlite3_bind_int64(statement, 1, store->as_of);
    return visit_all(store, statement, visit, context, fault);
}

int search_years_held(struct store *store, const char *kpi, int *first_year, int *last_year, struct fault *fault)
{
    sqlite3_stmt *statement =
        sql_statement(store,
                      "SELECT coalesce(min(year), 0), coalesce(max(year), 0) FROM (SELECT year FROM tally"
                      " WHERE kpi = ?1 AND run <= ?2 GROUP BY year HAVING sum(figures) > 0)",
                      fault);
    if (statement == NULL) {
        return -1;
    }
    sql_bind_text(statement, 1, kpi);
    (void)sqlite3_bind_int64(statement, 2, store->as_of);
    if (sql_step_row(store, statement, fault) != 1) {
        return -1;
    }
    *first_year = sqlite3_column_int(statement, 0);
    *last_year = sqlite3_column_int(statement, 1);
    (void)sqlite3_reset(statement);
    return 0;
}
