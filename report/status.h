/*
 * status.h - what the store holds, how old it is and what is missing, as tables and as rows.
 *
 * CSV: section, id, title, name, value; a row a fact. Sections are store, run
 * (id: its number), indicator (id: the KPI) and missing (name: the year, value:
 * areas that were asked for and have no total). JSON: the same, as one object.
 */
#ifndef REPORT_STATUS_H
#define REPORT_STATUS_H

#include "base/buffer.h"
#include "cache/holdings.h"
#include "report/document.h"

/* Runs that are shown. */
#define STATUS_RUNS 10

struct status {
    const char *path;
    struct date today;
    struct holdings holdings;
    size_t run_count;
    struct run *runs; /* newest first */
};

/* Texts belong to the arena. */
int status_read(struct status *status, struct store *store, const struct date *today, struct arena *arena,
                struct fault *fault);
/* Days from a day of retrieval until today; -1 where it is no day but only a year. */
int status_age(const struct status *status, const char *retrieved);

int status_tables(const struct status *status, struct document *document, struct fault *fault);
/* Failure is the buffer's. */
void status_csv(const struct status *status, struct buffer *buffer);
void status_json(const struct status *status, struct buffer *buffer);

#endif
