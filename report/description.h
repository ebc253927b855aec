/*
 * description.h - what `describe` tells of one thing: facts with names, then lists.
 *
 * CSV: section, id, name, value; a row a fact (section: the kind, id: the thing's) or a field of a list's row (section:
 * the list, id: its first field). JSON: one object, a member a fact, an array of objects a list. Keys are the same in
 * all languages; labels and texts are in the document's.
 */
#ifndef REPORT_DESCRIPTION_H
#define REPORT_DESCRIPTION_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/fault.h"
#include "report/document.h"

#define DESCRIPTION_FACTS_MAX 32
#define DESCRIPTION_LISTS_MAX 6
#define DESCRIPTION_COLUMNS_MAX 5

struct described_fact {
    const char *key;   /* NULL: only for people */
    const char *label; /* NULL: not for people */
    const char *text;
    bool is_literal; /* a number, true or false */
};

struct described_column {
    const char *key;     /* NULL after the last */
    const char *heading; /* one that starts with '>' is set to the right */
    bool is_literal;
};

struct described_list {
    const char *key;
    const char *title;
    size_t column_count;
    struct described_column columns[DESCRIPTION_COLUMNS_MAX];
    size_t row_count;
    size_t capacity;
    void *rows; /* const char *const *, one a row */
};

/* Starts zeroed but for the document. All texts live as long as the document's arena. */
struct description {
    struct document *document;
    const char *kind; /* "kpi", "indicator", "area" or "group" */
    const char *id;
    const char *title;
    size_t fact_count;
    struct described_fact facts[DESCRIPTION_FACTS_MAX];
    size_t list_count;
    struct described_list lists[DESCRIPTION_LISTS_MAX];
};

/* Adds a fact; one whose text is NULL or empty is none. */
void description_fact(struct description *description, const char *key, const char *label, const char *text);
void description_number(struct description *description, const char *key, const char *label, int64_t number);
void description_flag(struct description *description, const char *key, const char *label, bool flag);
/* Starts a list; its columns end in one without a key. NULL where there is no room. */
struct described_list *description_list(struct description *description, const char *key, const char *title,
                                        const struct described_column *columns);
/* Adds a row to it, a text a column. */
void description_row(struct description *description, struct described_list *list, const char *const *texts);

/* Appends it to the document as tables. */
int description_tables(const struct description *description, struct fault *fault);
/* Failure is the buffer's. */
void description_csv(const struct description *description, struct buffer *buffer);
void description_json(const struct description *description, struct buffer *buffer);

#endif
