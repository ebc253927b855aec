/*
 * xlsx_sheet.h - one sheet of the workbook while it is written, from the top down.
 *
 * Errors of the library are kept: the first one stays in the book with the
 * name of its sheet and is told once, at the end.
 */
#ifndef REPORT_XLSX_SHEET_H
#define REPORT_XLSX_SHEET_H

#include <xlsxwriter.h>

#include "base/arena.h"
#include "report/document.h"
#include "report/xlsx/xlsx_style.h"

/* The library asks for `char *` where it only reads. */
#define XLSX_TEXT(text) ((char *)(text))

struct xlsx_book {
    lxw_workbook *workbook;
    const struct document *document;
    struct arena arena; /* texts that must last until the workbook is closed */
    struct xlsx_styles styles;
    lxw_error error;   /* the first, LXW_NO_ERROR so far */
    const char *where; /* the sheet it was met in */
};

struct xlsx_sheet {
    struct xlsx_book *book;
    lxw_worksheet *worksheet; /* NULL after an error: nothing is written any more */
    const char *name;
    lxw_row_t row; /* the next free one */
    size_t width;  /* characters that a line of text may take */
};

/* Keeps the first error. */
void xlsx_check(const struct xlsx_sheet *sheet, lxw_error error);

void xlsx_sheet_begin(struct xlsx_sheet *sheet, struct xlsx_book *book, const char *name);

/* One cell. An empty text makes an empty cell with the style. */
void xlsx_put_text(const struct xlsx_sheet *sheet, lxw_row_t row, lxw_col_t column, const char *text,
                   const struct xlsx_style *style);
/* A text from the next free row on, in the first column, one line a row. */
void xlsx_put_lines(struct xlsx_sheet *sheet, const char *text, enum xlsx_role role);
/* A column's width in characters. */
void xlsx_put_width(const struct xlsx_sheet *sheet, lxw_col_t column, double characters);

enum xlsx_paper { XLSX_PORTRAIT, XLSX_LANDSCAPE, XLSX_ONE_LANDSCAPE_PAGE };

/* A4, one page wide, with the report's title above and the page number below; each sheet tells its own source. */
void xlsx_sheet_paper(const struct xlsx_sheet *sheet, enum xlsx_paper paper);

#endif
