/*
 * preliminary_note.h - a finished document's word on its preliminary figures.
 *
 * Tables and charts mark such figures with a "p", which a note below explains;
 * that of a chart also names the years.
 */
#ifndef REPORT_PRELIMINARY_NOTE_H
#define REPORT_PRELIMINARY_NOTE_H

#include "report/document.h"

/* What stands after a preliminary figure. */
#define PRELIMINARY_MARK "p"

/* Adds the note to each table and chart that shows a preliminary figure. Failure is sticky in the arena. */
void preliminary_notes(struct document *document);

/* Whether a column of a table shows any preliminary figure, so that the others keep room for the mark. */
bool preliminary_in_column(const struct table *table, size_t column);

#endif
