/* xlsx_front.h - the sheets before the tables: the cover, the contents with links, the notes; and after them the text. */
#ifndef REPORT_XLSX_FRONT_H
#define REPORT_XLSX_FRONT_H

#include "report/xlsx/xlsx_notes.h"
#include "report/xlsx/xlsx_sheet.h"

void xlsx_cover_sheet(struct xlsx_book *book, const struct xlsx_plan *plan);
void xlsx_contents_sheet(struct xlsx_book *book, const struct xlsx_plan *plan);
void xlsx_notes_sheet(struct xlsx_book *book, const struct xlsx_plan *plan, const struct xlsx_notes *notes);
/* The running text of the report. */
void xlsx_text_sheet(struct xlsx_book *book, const struct xlsx_plan *plan);

#endif
