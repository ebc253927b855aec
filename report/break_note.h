/*
 * break_note.h - a finished document's word on series that end, and the marks where another one follows.
 *
 * A closed series and its successor are never joined. Where both stand in one table or chart, the note names the
 * years between which the series breaks, each figure of the successor is marked (`follows`), and a chart of lines
 * gets a mark in its frame. Where only the closed one stands there, with its last year, the note names what follows.
 */
#ifndef REPORT_BREAK_NOTE_H
#define REPORT_BREAK_NOTE_H

#include "report/document.h"

/* Adds notes and marks to tables and charts. Failure is sticky in the arena. */
void break_notes(struct document *document);

#endif
