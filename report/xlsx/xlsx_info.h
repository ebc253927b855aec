/*
 * xlsx_info.h - what stands above the table of a sheet, a row each: title, what the sheet holds, how to read empty
 * places and marks, the source. Nothing stands below a table, and no row is blank.
 */
#ifndef REPORT_XLSX_INFO_H
#define REPORT_XLSX_INFO_H

#include "report/xlsx/xlsx_notes.h"
#include "report/xlsx/xlsx_sheet.h"

/* A row with one text; the sheet prints as wide as the widest. */
void xlsx_info_row(struct xlsx_sheet *sheet, const char *text, enum xlsx_role role);
/* "Bladet har en tabell. Noter står på bladet Noter." `more` is what else it has, "" for nothing. */
void xlsx_info_content(struct xlsx_sheet *sheet, const char *more, bool has_notes, const struct xlsx_plan *plan);
/* How cells without a figure are to be read: "i.u.: ingen uppgift. En tom ruta: nej." Nothing where there is none. */
void xlsx_info_gaps(struct xlsx_sheet *sheet, const struct table *table);
/* Prints the table's columns and as many more as the texts above it run over. */
void xlsx_info_print_area(const struct xlsx_sheet *sheet, size_t table_width, size_t column_count);

#endif
