/*
 * published_row.h - what a row of a published table is of: area, year, indicator, gender, statistic.
 */
#ifndef TRANSFORM_PUBLISHED_ROW_H
#define TRANSFORM_PUBLISHED_ROW_H

#include "transform/published_columns.h"

/* A table whose columns are known. */
struct published_reading {
    struct published_table *published;
    const struct csv_table *table;
    const struct published_columns *columns;
    const struct published_wish *wish;
    int file_year; /* the only one in the file's name, else 0 */
    struct arena *arena;
    struct fault *fault;
};

/* What the columns beside the figures tell of a row. */
struct published_row {
    const char *area; /* as in published_cell, and the next */
    const char *title;
    const char *indicator; /* NULL where the table names none */
    const char *kpi;
    int year; /* 0 where the row tells none */
    enum gender gender;
    const char *statistic;
    bool bare; /* no column of figures says anything */
};

int published_row_read(const struct published_reading *reading, size_t row, struct published_row *head);

/* Whether the row holds nothing, or words beside which there is neither a figure nor all that one would belong to. */
bool published_row_is_beside(const struct published_reading *reading, size_t row, bool *words);

/* A field without white space at its ends. */
const char *published_field(const struct published_reading *reading, size_t row, size_t column);

/* A fault at the row's line that names a text and what is wrong with it. Returns -1. */
int published_row_fault(const struct published_reading *reading, size_t row, const char *text, const char *reason);

#endif
