/*
 * above_whole_note.h - a finished document's word on shares above 100 per cent.
 *
 * Such a share stays as it is: its parts were counted otherwise than its whole, and nothing here can know which of
 * the two is wrong. The note names the area and the year of each.
 */
#ifndef REPORT_ABOVE_WHOLE_NOTE_H
#define REPORT_ABOVE_WHOLE_NOTE_H

#include "report/document.h"

/* Adds the note to each table and chart that shows such a share. Failure is sticky in the arena. */
void above_whole_notes(struct document *document);

/* All such shares of the document so far, each once: "Andel, Ale 2024 (120,0); ...". NULL where there is none. The text
 * belongs to the document. */
const char *above_whole_list(struct document *document);

#endif
