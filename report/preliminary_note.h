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

/* What stands after a share of few persons (small_marks.h); after one that is preliminary, too, both stand. */
#define SMALL_MARK "!"

/* The marks of a figure, each one character wide: "p", "!", "p!", or "" where it has none. */
const char *figure_mark(const struct doc_cell *cell);
/* All marks that figures of a column have, for which the others keep room; "" where none has any. */
const char *column_mark(const struct table *table, size_t column);

#endif
