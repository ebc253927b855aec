/*
 * answer_verify.h - what `verify` answers with: what differs as a table for the terminal, all cells as long rows.
 *
 * Fields of a row, the same names in CSV and JSON:
 *   verdict           equal, different, missing_in_table, missing_in_store, not_fetched
 *   indicator, kpi, area, area_title, year, gender
 *   statistic         of a group whose figure is computed here; n, members: of how many
 *   published         as it stands in the table; published_value: read as a number
 *   decimals          that the table prints, at which the two are held against each other
 *   value             ours in full precision; empty or null where there is none, and why: status
 *   line, column      where it stands in the file
 *   source
 */
#ifndef REPORT_ANSWER_VERIFY_H
#define REPORT_ANSWER_VERIFY_H

#include "base/sink.h"
#include "report/document.h"
#include "transform/verification_read.h"

/* "78 cells: 77 equal, 1 different". */
const char *answer_verify_summary(const struct verification *verification, enum language language, struct arena *arena);

/* Appends the table: the cells that are not equal, the summary, what was read otherwise than it stands. */
int answer_verify(struct document *document, const struct verification *verification, struct store *store,
                  struct fault *fault);

struct verify_rows_job {
    const struct verification *verification;
    struct store *store;
    enum language language;
    struct arena *arena;
};

int verify_rows_csv(struct sink *sink, const struct verify_rows_job *job, struct fault *fault);
int verify_rows_json(struct sink *sink, const struct verify_rows_job *job, struct fault *fault);

#endif
