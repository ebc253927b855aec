/*
 * published_columns.h - what the columns of a published table hold, told from its headings.
 *
 * Headings in any case and with or without marks, English or Swedish: "municipality", "kommunkod" (an id), "kommun",
 * "title" (a name), "year", "år", "indicator", "kpi", "gender", "kön", "statistic", "value", "värde". Where none names
 * the areas the first column does. With a value column the table is long and all others are beside the point.
 * Otherwise the columns of figures are those mapped, else for one indicator those whose heading tells a year, else all
 * that are left, which must be as many as the indicators.
 */
#ifndef TRANSFORM_PUBLISHED_COLUMNS_H
#define TRANSFORM_PUBLISHED_COLUMNS_H

#include "base/csv.h"
#include "transform/published.h"

/* Columns that tell what a row is of. */
enum published_role {
    PUBLISHED_AREA,
    PUBLISHED_TITLE,
    PUBLISHED_YEAR,
    PUBLISHED_INDICATOR,
    PUBLISHED_KPI,
    PUBLISHED_GENDER,
    PUBLISHED_STATISTIC,
    PUBLISHED_VALUE,
    PUBLISHED_ROLES
};

/* A column of figures. */
struct published_column {
    size_t column;
    const char *indicator; /* NULL where the row names it */
    int year;              /* 0 where the heading tells none */
};

struct published_columns {
    bool has_role[PUBLISHED_ROLES];
    size_t role[PUBLISHED_ROLES]; /* the column, where has_role */
    size_t count;
    struct published_column *figures;
    const char *left; /* headings of columns that are not read */
};

int published_columns_find(struct published_columns *columns, const struct csv_table *table,
                           const struct published_wish *wish, struct arena *arena, struct fault *fault);

/* The only year that a text tells, as four digits by themselves; 0 where it tells none or several. */
int published_year_in(const char *text);

#endif
