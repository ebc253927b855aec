/*
 * xlsx_list.h - a sheet with a title and a table of texts below it: the contents, the notes.
 */
#ifndef REPORT_XLSX_LIST_H
#define REPORT_XLSX_LIST_H

#include "report/xlsx/xlsx_sheet.h"

#define XLSX_LIST_COLUMNS_MOST 4

struct xlsx_list_column {
    const char *heading;
    size_t characters; /* its width; longer texts break over lines */
};

struct xlsx_list {
    struct xlsx_sheet sheet;
    const struct xlsx_list_column *columns;
    size_t column_count;
    lxw_row_t header_row;
    size_t lines; /* of the highest cell of the row so far */
};

/* False after an error, which the book keeps; then nothing else may be called. */
bool xlsx_list_begin(struct xlsx_list *list, struct xlsx_book *book, const char *name, const char *title,
                     const struct xlsx_list_column *columns, size_t column_count);
void xlsx_list_text(struct xlsx_list *list, size_t column, const char *text);
/* In the first column, a sheet's name that leads to it. */
void xlsx_list_link(struct xlsx_list *list, const char *sheet);
/* Ends the row. */
void xlsx_list_next(struct xlsx_list *list);
/* Registers it as a table of that name. */
void xlsx_list_end(struct xlsx_list *list, const char *table_name);

#endif
