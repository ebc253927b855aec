#include "report/xlsx/xlsx_list.h"

#include "report/xlsx/xlsx_wrap.h"

#define LINE_POINTS 15.0
#define ROW_POINTS 4.0

bool xlsx_list_begin(struct xlsx_list *list, struct xlsx_book *book, const char *name, const char *title,
                     const struct xlsx_list_column *columns, size_t column_count)
{
    const struct xlsx_style style = {.role = XLSX_TITLE};
    *list = (struct xlsx_list){.columns = columns, .column_count = column_count, .lines = 1};
    xlsx_sheet_begin(&list->sheet, book, name);
    if (list->sheet.worksheet == NULL) {
        return false;
    }
    for (size_t i = 0; i < column_count; i++) {
        xlsx_put_width(&list->sheet, (lxw_col_t)i, (double)columns[i].characters);
    }
    xlsx_put_text(&list->sheet, list->sheet.row++, 0, title, &style);
    list->header_row = list->sheet.row++;
    return true;
}

void xlsx_list_text(struct xlsx_list *list, size_t column, const char *text)
{
    const struct xlsx_style style = {.role = XLSX_BODY, .wraps = true};
    const size_t lines = xlsx_wrap_count(text, list->columns[column].characters);
    xlsx_put_text(&list->sheet, list->sheet.row, (lxw_col_t)column, text, &style);
    list->lines = lines > list->lines ? lines : list->lines;
}

void xlsx_list_link(struct xlsx_list *list, const char *sheet)
{
    struct xlsx_book *book = list->sheet.book;
    const struct xlsx_style style = {.role = XLSX_LINK};
    lxw_format *format = xlsx_styles_get(&book->styles, &style);
    const char *target = arena_printf(&book->arena, "internal:'%s'!A1", sheet);
    xlsx_check(&list->sheet,
               worksheet_write_url_opt(list->sheet.worksheet, list->sheet.row, 0, target, format, sheet, NULL));
}

void xlsx_list_next(struct xlsx_list *list)
{
    const double height = (double)list->lines * LINE_POINTS + ROW_POINTS;
    xlsx_check(&list->sheet, worksheet_set_row(list->sheet.worksheet, list->sheet.row++, height, NULL));
    list->lines = 1;
}

static void add_table(struct xlsx_list *list, const char *table_name)
{
    const struct xlsx_style style = {.role = XLSX_HEADER, .rule_above = true, .rule_below = true};
    lxw_table_column columns[XLSX_LIST_COLUMNS_MOST] = {{0}};
    lxw_table_column *pointers[XLSX_LIST_COLUMNS_MOST + 1] = {NULL};
    for (size_t i = 0; i < list->column_count; i++) {
        columns[i].header = XLSX_TEXT(list->columns[i].heading);
        columns[i].header_format = xlsx_styles_get(&list->sheet.book->styles, &style);
        pointers[i] = &columns[i];
    }
    lxw_table_options options = {.name = XLSX_TEXT(table_name),
                                 .no_autofilter = LXW_TRUE,
                                 .no_banded_rows = LXW_TRUE,
                                 .style_type = LXW_TABLE_STYLE_TYPE_LIGHT,
                                 .columns = pointers};
    xlsx_check(&list->sheet, worksheet_add_table(list->sheet.worksheet, list->header_row, 0, list->sheet.row - 1,
                                                 (lxw_col_t)(list->column_count - 1), &options));
}

void xlsx_list_end(struct xlsx_list *list, const char *table_name)
{
    struct xlsx_sheet *sheet = &list->sheet;
    if (sheet->row == list->header_row + 1) {
        sheet->row++; /* a table has a row, if an empty one */
    }
    add_table(list, table_name);
    xlsx_check(sheet, worksheet_repeat_rows(sheet->worksheet, list->header_row, list->header_row));
    worksheet_freeze_panes(sheet->worksheet, list->header_row + 1, 0);
    xlsx_check(sheet,
               worksheet_print_area(sheet->worksheet, 0, 0, sheet->row - 1, (lxw_col_t)(list->column_count - 1)));
    xlsx_sheet_paper(sheet, XLSX_PORTRAIT);
}
