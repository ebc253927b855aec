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

/* What stands after a share of few persons (small_marks.h). All marks are one character wide. */
#define SMALL_MARK "!"

/* The mark of a figure, "" where it has none. */
const char *figure_mark(const struct doc_cell *cell);
/* Whether a column of a table shows any marked figure, so that the others keep room for the mark. */
bool mark_in_column(const struct table *table, size_t column);

#endif
