#include "report/xlsx/xlsx_tidy.h"

#include <stdlib.h>

#include "base/text.h"
#include "report/figure_set.h"
#include "report/long_row.h"

#define HEADER_ROW 1
/* Of columns, in characters. */
#define NARROW 9
#define WIDEST 40

/* The sheet on its way. */
struct tidy {
    struct xlsx_sheet sheet;
    struct figure_set written;
    size_t cells;                    /* of the document, counted first */
    size_t widths[LONG_FIELDS_MOST]; /* the longest text of each column so far */
};

static void count_cell(void *context, struct doc_cell *cell)
{
    struct tidy *tidy = context;
    tidy->cells += cell->identity != NULL;
}

static void each_cell(const struct document *document, document_visitor *visit, struct tidy *tidy)
{
    for (const struct node *node = document->first; node != NULL; node = node->next) {
        document_each_cell(node, visit, tidy);
    }
}

static size_t larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

/* A text as what it is; an empty place stays empty. */
static void put_field(struct tidy *tidy, size_t field, const char *text)
{
    lxw_worksheet *worksheet = tidy->sheet.worksheet;
    const lxw_col_t column = (lxw_col_t)field;
    char *end;
    if (text[0] == '\0') {
        return;
    }
    tidy->widths[field] = larger(tidy->widths[field], text_width(text));
    const double number = strtod(text, &end);
    if (long_field_is_number(field) && *end == '\0') {
        xlsx_check(&tidy->sheet, worksheet_write_number(worksheet, tidy->sheet.row, column, number, NULL));
    } else {
        xlsx_check(&tidy->sheet, worksheet_write_string(worksheet, tidy->sheet.row, column, text, NULL));
    }
}

static void write_cell(void *context, struct doc_cell *cell)
{
    struct tidy *tidy = context;
    const char *texts[LONG_FIELDS_MOST];
    if (cell->identity == NULL || !figure_set_add(&tidy->written, cell->identity)) {
        return;
    }
    if (!long_row_texts(cell, texts, &tidy->sheet.book->arena)) {
        xlsx_check(&tidy->sheet, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return;
    }
    for (size_t i = 0; i < long_field_count(); i++) {
        put_field(tidy, i, texts[i]);
    }
    tidy->sheet.row++;
}

static void add_table(const struct tidy *tidy)
{
    struct xlsx_book *book = tidy->sheet.book;
    const struct xlsx_style style = {.role = XLSX_HEADER, .rule_above = true, .rule_below = true};
    lxw_table_column columns[LONG_FIELDS_MOST] = {{0}};
    lxw_table_column *pointers[LONG_FIELDS_MOST + 1] = {NULL};
    const size_t count = long_field_count();
    for (size_t i = 0; i < count; i++) {
        columns[i].header = XLSX_TEXT(long_field_name(i));
        columns[i].header_format = xlsx_styles_get(&book->styles, &style);
        pointers[i] = &columns[i];
        const size_t width = larger(larger(tidy->widths[i], text_width(long_field_name(i))) + 3, NARROW);
        xlsx_put_width(&tidy->sheet, (lxw_col_t)i, (double)(width < WIDEST ? width : WIDEST));
    }
    lxw_table_options options = {
        .name = "data", .no_banded_rows = LXW_TRUE, .style_type = LXW_TABLE_STYLE_TYPE_LIGHT, .columns = pointers};
    const lxw_row_t last = tidy->sheet.row > HEADER_ROW + 1 ? tidy->sheet.row - 1 : HEADER_ROW + 1;
    xlsx_check(&tidy->sheet,
               worksheet_add_table(tidy->sheet.worksheet, HEADER_ROW, 0, last, (lxw_col_t)(count - 1), &options));
}

static void write_sheet(struct tidy *tidy)
{
    struct xlsx_sheet *sheet = &tidy->sheet;
    const struct xlsx_style title = {.role = XLSX_TITLE};
    xlsx_put_text(
        sheet, 0, 0,
        language_pick(sheet->book->document->language,
                      "Alla uppgifter i full precision, en på varje rad; i ett tomt fält finns inget att säga",
                      "All figures in full precision, one a row; where a field is empty there is nothing to say"),
        &title);
    sheet->row = HEADER_ROW + 1;
    each_cell(sheet->book->document, write_cell, tidy);
    add_table(tidy);
    xlsx_check(sheet, worksheet_repeat_rows(sheet->worksheet, HEADER_ROW, HEADER_ROW));
    worksheet_freeze_panes(sheet->worksheet, HEADER_ROW + 1, 0);
    xlsx_sheet_paper(sheet, XLSX_LANDSCAPE);
}

void xlsx_tidy_sheet(struct xlsx_book *book, const struct xlsx_plan *plan)
{
    struct tidy tidy = {.cells = 0};
    xlsx_sheet_begin(&tidy.sheet, book, plan->data);
    if (tidy.sheet.worksheet == NULL) {
        return;
    }
    each_cell(book->document, count_cell, &tidy);
    if (!figure_set_init(&tidy.written, tidy.cells)) {
        xlsx_check(&tidy.sheet, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return;
    }
    write_sheet(&tidy);
    figure_set_release(&tidy.written);
}
