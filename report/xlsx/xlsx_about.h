/* xlsx_about.h - the workbook's first sheet: cover, the report's text, the list of sheets with links. */
#ifndef REPORT_XLSX_ABOUT_H
#define REPORT_XLSX_ABOUT_H

#include "report/xlsx/xlsx_plan.h"
#include "report/xlsx/xlsx_sheet.h"

void xlsx_about_sheet(struct xlsx_book *book, const struct xlsx_plan *plan);

#endif
