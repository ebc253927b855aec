/*
 * series.h - what a run holds in memory of the series it is booking. Not for other rooms.
 *
 * A series is all years and genders of one indicator in one area. When a run
 * comes to it, the versions in force are read once; every answered cell is
 * then compared in memory and marked as seen, every year that was asked for as
 * asked. A run books one batch of series after another: when too many are
 * held, their marks (four bits a year) go into a temporary table and come back
 * when the series does. So memory has a ceiling whatever the size of a run.
 */
#ifndef CACHE_SERIES_H
#define CACHE_SERIES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/limits.h"
#include "cache/figures.h"

#define SERIES_YEARS (LIMIT_YEAR_LAST - LIMIT_YEAR_FIRST + 1)

/* A year's marks: which genders were seen, and whether it was asked for. */
enum series_mark { SERIES_TOTAL = 1, SERIES_WOMEN = 2, SERIES_MEN = 4, SERIES_ASKED = 8 };

/* The version of one cell that is in force. */
struct series_cell {
    double value;
    char *status; /* NULL for "" */
    int count;
    short year;
    char gender;
    bool has_value;
    bool withdrawn; /* it had a value before */
};

struct series {
    char *kpi; /* NULL: a free place of the table */
    char *area;
    struct series_cell *cells; /* by year, then gender */
    size_t count;
    size_t capacity;
    bool held;                         /* had figures before this run */
    bool partly;                       /* an answer told only what had changed, or that nothing had */
    unsigned char marks[SERIES_YEARS]; /* of LIMIT_YEAR_FIRST and on */
};

struct series_table;

/* Makes the run's table, empty; an earlier one is given up. */
int series_begin(struct store *store, struct fault *fault);
void series_end(struct store *store);

/* The series, read from the store where it is not held yet; valid until the next call. */
int series_open(struct store *store, const char *kpi, const char *area, struct series **series, struct fault *fault);
enum series_mark series_mark_of(enum gender gender);
/* Marks a year; `*before` tells whether it had the mark. A year out of bounds is a fault. */
int series_mark(struct series *series, int year, enum series_mark mark, bool *before, struct fault *fault);
/* The version in force, or NULL. */
struct series_cell *series_find(const struct series *series, int year, enum gender gender);
/* Puts a version in force. */
int series_put(struct store *store, struct series *series, const struct figure *figure, bool has_value, bool withdrawn,
               struct fault *fault);

/* Calls the function for every series of the run; cells are there only where `held`. */
typedef int series_function(struct store *store, const struct series *series, void *context, struct fault *fault);
int series_each(struct store *store, series_function *function, void *context, struct fault *fault);

#endif
