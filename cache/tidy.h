/*
 * tidy.h - the store as plain tables of what is in force: what leaves it and comes back in.
 */
#ifndef CACHE_TIDY_H
#define CACHE_TIDY_H

#include "cache/store.h"

#define TIDY_COLUMNS_MAX 12

enum tidy_type { TIDY_TEXT, TIDY_INTEGER, TIDY_YEAR, TIDY_NUMBER, TIDY_BOOLEAN, TIDY_DATE };

struct tidy_column {
    const char *name;
    enum tidy_type type;
    const char *description;
};

struct tidy_table {
    const char *name; /* "figures" */
    const char *title;
    size_t key_count; /* the first columns, which tell a row from any other and in which the rows are ordered */
    size_t column_count;
    struct tidy_column columns[TIDY_COLUMNS_MAX];
    const char *sql; /* not for other rooms; NULL for what was asked for */
};

enum tidy_kind { TIDY_KPI, TIDY_AREA, TIDY_GROUP, TIDY_MEMBER, TIDY_FIGURE, TIDY_ASKED, TIDY_TABLES };

extern const struct tidy_table tidy_tables[TIDY_TABLES];

/* The rows in force as texts: numbers in full precision with a point, booleans as true and false, "" for none. Of
 * what was asked for, years that touch and are of one moment, or overlap, are one row, with the earliest moment. Texts live until the visitor returns; one that fails ends it. */
typedef int tidy_visitor(void *context, const char *const *texts, struct fault *fault);
int tidy_each(struct store *store, enum tidy_kind kind, tidy_visitor *visit, void *context, struct fault *fault);

#endif
