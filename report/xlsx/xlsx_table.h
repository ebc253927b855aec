/*
 * xlsx_table.h - a table as an Excel table: numbers as numbers, bands as fills.
 */
#ifndef REPORT_XLSX_TABLE_H
#define REPORT_XLSX_TABLE_H

#include "report/xlsx/xlsx_notes.h"
#include "report/xlsx/xlsx_sheet.h"

/* Characters that the columns of a table take together. */
size_t xlsx_table_width(const struct table *table);

/*
 * Writes header and rows from the sheet's next free row on and registers them
 * as an Excel table of the name given. With `gaps`, a cell without text is
 * left out and shaded: a chart must find nothing there, and not a zero.
 */
void xlsx_table_write(struct xlsx_sheet *sheet, const struct table *table, const char *name, bool gaps);

/* The whole sheet of a table: title, legend, source, table. */
void xlsx_table_sheet(struct xlsx_book *book, const struct xlsx_plan *plan, const struct xlsx_part *part,
                      const struct xlsx_notes *notes);

#endif
