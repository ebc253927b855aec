/*
 * import_rows.h - the tables of an export, row by row into a run of the store.
 *
 * What the store could not hold is STATUS_NONSENSE, with file and line.
 */
#ifndef FETCH_IMPORT_ROWS_H
#define FETCH_IMPORT_ROWS_H

#include "base/csv_stream.h"
#include "cache/store.h"
#include "fetch/age.h"
#include "fetch/import_moments.h"
#include "fetch/import_package.h"

struct import_rows {
    struct store *store; /* with a run under way */
    const struct import_package *package;
    struct run_counts *counts;
    struct age age;
    struct import_moments moments;
    struct csv_stream members; /* goes along with the groups */
    bool more_members;
    char kpi[LIMIT_ID_BYTES + 1]; /* of the row before, which is known */
    char area[LIMIT_ID_BYTES + 1];
};

/* Books all of them: the catalogue, the figures, what was asked for. The first five members are set by the caller. */
int import_rows_book(struct import_rows *rows, struct fault *fault);

#endif
