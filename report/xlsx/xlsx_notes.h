/*
 * xlsx_notes.h - the notes of all tables and charts, numbered through the workbook: "[not 1]".
 *
 * A note that stands under several tables is one. Sheets name the notes that
 * concern them; the sheet of notes tells each and which sheets it concerns.
 */
#ifndef REPORT_XLSX_NOTES_H
#define REPORT_XLSX_NOTES_H

#include "report/xlsx/xlsx_plan.h"

struct xlsx_note {
    const char *text;
    const char *concerns; /* "Tabell 4; Diagram 1" */
};

struct xlsx_notes {
    size_t count;
    struct xlsx_note *notes; /* note 1 first */
};

/* Collects them in the order of the plan; false where memory is exhausted. */
bool xlsx_notes_make(struct xlsx_notes *notes, const struct xlsx_plan *plan, struct arena *arena);
/* " [not 1] [not 3]" for the notes of a table or chart, "" where it has none. In the arena. */
const char *xlsx_notes_marks(const struct xlsx_notes *notes, const char *const *texts, size_t count,
                             enum language language, struct arena *arena);

#endif
