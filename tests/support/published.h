/* published.h - the five tables of the published report for 2022, cell by cell: the yardstick of every format. */
#ifndef TESTS_SUPPORT_PUBLISHED_H
#define TESTS_SUPPORT_PUBLISHED_H

#include <stddef.h>

#define PUBLISHED_ROWS_MAX 14
#define PUBLISHED_COLUMNS_MAX 6

struct published_row {
    const char *area; /* the municipality's name, or Riket */
    const char *cells[PUBLISHED_COLUMNS_MAX];
};

struct published_table {
    const char *id;
    size_t row_count;
    size_t column_count;
    struct published_row rows[PUBLISHED_ROWS_MAX];
};

extern const struct published_table published_tables[];
extern const size_t published_table_count;

#endif
