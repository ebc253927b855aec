/*
 * figure_notes.h - what a finished document must say below its tables and charts of the figures in them.
 *
 * Preliminary figures (preliminary_note.h), shares above 100 (above_whole_note.h), series that end and what follows
 * them (break_note.h). To be called once, when all is composed.
 */
#ifndef REPORT_FIGURE_NOTES_H
#define REPORT_FIGURE_NOTES_H

#include "report/document.h"

/* Failure is sticky in the document's arena. */
void figure_notes(struct document *document);

#endif
