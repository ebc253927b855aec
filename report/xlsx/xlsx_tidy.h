/* xlsx_tidy.h - the last sheet: every figure of the report in full precision, one a row, with the fields of long_row.h. */
#ifndef REPORT_XLSX_TIDY_H
#define REPORT_XLSX_TIDY_H

#include "report/xlsx/xlsx_plan.h"
#include "report/xlsx/xlsx_sheet.h"

void xlsx_tidy_sheet(struct xlsx_book *book, const struct xlsx_plan *plan);

#endif
