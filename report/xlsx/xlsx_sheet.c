#include "report/xlsx/xlsx_sheet.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "report/xlsx/xlsx_wrap.h"

/* Excel takes 255 characters for a header with its codes. */
#define HEADER_ROOM 200
#define PAPER_A4 9

void xlsx_check(const struct xlsx_sheet *sheet, lxw_error error)
{
    if (error != LXW_NO_ERROR && sheet->book->error == LXW_NO_ERROR) {
        sheet->book->error = error;
        sheet->book->where = sheet->name;
    }
}

void xlsx_sheet_begin(struct xlsx_sheet *sheet, struct xlsx_book *book, const char *name)
{
    *sheet = (struct xlsx_sheet){.book = book, .name = name};
    xlsx_check(sheet, workbook_validate_sheet_name(book->workbook, name));
    if (book->error == LXW_NO_ERROR) {
        sheet->worksheet = workbook_add_worksheet(book->workbook, name);
        xlsx_check(sheet, sheet->worksheet == NULL ? LXW_ERROR_MEMORY_MALLOC_FAILED : LXW_NO_ERROR);
    }
    if (sheet->worksheet != NULL) {
        worksheet_gridlines(sheet->worksheet, LXW_HIDE_ALL_GRIDLINES);
    }
}

static lxw_format *format_of(const struct xlsx_sheet *sheet, const struct xlsx_style *style)
{
    lxw_format *format = xlsx_styles_get(&sheet->book->styles, style);
    xlsx_check(sheet, format == NULL ? LXW_ERROR_MEMORY_MALLOC_FAILED : LXW_NO_ERROR);
    return format;
}

void xlsx_put_text(const struct xlsx_sheet *sheet, lxw_row_t row, lxw_col_t column, const char *text,
                   const struct xlsx_style *style)
{
    lxw_format *format = format_of(sheet, style);
    xlsx_check(sheet, text[0] == '\0' ? worksheet_write_blank(sheet->worksheet, row, column, format)
                                      : worksheet_write_string(sheet->worksheet, row, column, text, format));
}

void xlsx_put_lines(struct xlsx_sheet *sheet, const char *text, enum xlsx_role role)
{
    struct xlsx_style style = {.role = role};
    /* Widths are told in characters of the 11 points that cells have. */
    size_t width = role == XLSX_TITLE ? sheet->width * 3 / 4 : role == XLSX_NOTE ? sheet->width * 6 / 5 : sheet->width;
    while (*text != '\0') {
        const char *next;
        size_t length = xlsx_wrap_line(text, width, &next);
        xlsx_put_text(sheet, sheet->row++, 0, arena_copy_bytes(&sheet->book->arena, text, length), &style);
        text = next;
    }
}

void xlsx_put_width(const struct xlsx_sheet *sheet, lxw_col_t column, double characters)
{
    xlsx_check(sheet, worksheet_set_column(sheet->worksheet, column, column, characters, NULL));
}

/* Escapes '&', which starts a code in headers; cut to the room there is. */
static void header_text(char header[HEADER_ROOM], const char *text)
{
    size_t used = 0;
    for (; *text != '\0' && used + 2 < HEADER_ROOM - 40; text++) {
        header[used++] = *text;
        if (*text == '&') {
            header[used++] = '&';
        } else if (*text == '\n') {
            header[used - 1] = ' ';
        }
    }
    header[used] = '\0';
    text_cut(header, used > 0 && *text != '\0' ? used - 1 : used);
}

static void set_header(const struct xlsx_sheet *sheet)
{
    const struct document *document = sheet->book->document;
    char text[HEADER_ROOM];
    char line[HEADER_ROOM + 60];
    header_text(text, document->title);
    (void)snprintf(line, sizeof line, "&L&8 %s", text);
    xlsx_check(sheet, worksheet_set_header(sheet->worksheet, line));
    (void)snprintf(line, sizeof line, "&R&8 %s", language_pick(document->language, "Sida &P av &N", "Page &P of &N"));
    xlsx_check(sheet, worksheet_set_footer(sheet->worksheet, line));
}

void xlsx_sheet_paper(const struct xlsx_sheet *sheet, enum xlsx_paper paper)
{
    worksheet_set_paper(sheet->worksheet, PAPER_A4);
    if (paper == XLSX_PORTRAIT) {
        worksheet_set_portrait(sheet->worksheet);
    } else {
        worksheet_set_landscape(sheet->worksheet);
    }
    worksheet_fit_to_pages(sheet->worksheet, 1, paper == XLSX_ONE_LANDSCAPE_PAGE ? 1 : 0);
    set_header(sheet);
}
