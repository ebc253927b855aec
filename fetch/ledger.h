/*
 * ledger.h - counts of what a run asked and what came.
 *
 * What is withdrawn because it did not come is added by store_run_commit.
 */
#ifndef FETCH_LEDGER_H
#define FETCH_LEDGER_H

#include "base/diag.h"
#include "cache/figures.h"
#include "cache/store.h"
#include "cache/validators.h"

void ledger_add_request(struct run_counts *counts);
void ledger_add_retries(struct run_counts *counts, int64_t retries);
void ledger_add_page(struct run_counts *counts, size_t bytes);
/* The rows of a page: entries of the catalogue, or one a year of an indicator and area. */
void ledger_add_rows(struct run_counts *counts, size_t rows);
/* Cells of an answer that did not come again because it does not differ. */
void ledger_add_confirmed(struct run_counts *counts, const struct confirmed *confirmed);
void ledger_add_figure(struct run_counts *counts, const struct figure *figure, enum figure_change change);

/* "COMMAND: 24 requests, 24 pages, 400 rows, 1 234 figures and 56 empty cells: 1 234 added, 0 revised, 0 withdrawn,
 * 0 unchanged; 612 kB in 4.8 s". What is 0 mostly, retries and figures marked as taken back, is said where it is not. */
void ledger_say(const char *command, const struct run_counts *counts, struct diag *diag);

#endif
