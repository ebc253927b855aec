#include "report/xlsx/xlsx_table.h"

#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "base/text.h"
#include "report/heading.h"
#include "report/preliminary_note.h"
#include "report/xlsx/xlsx_plan.h"
#include "report/xlsx/xlsx_wrap.h"

/* Lines that a heading may take before its column grows wider. */
#define HEADING_LINES 3
#define COLUMN_MIN 5
#define COLUMN_MAX 60
#define COLUMN_PADDING 3
#define HEADING_LINE_POINTS 14.0

static size_t larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

static void joined_heading(char joined[LIMIT_NAME_BYTES], const char *heading)
{
    (void)snprintf(joined, LIMIT_NAME_BYTES, "%s", heading);
    text_cut(joined, LIMIT_NAME_BYTES - 1);
    heading_join(joined);
}

static size_t column_width(const struct table *table, size_t column)
{
    char heading[LIMIT_NAME_BYTES];
    joined_heading(heading, table->columns[column].heading);
    size_t width = larger(xlsx_wrap_longest(heading), text_width(heading) / HEADING_LINES);
    for (size_t i = 0; i < table->row_count; i++) {
        const struct doc_cell *cell = &table->rows[i].cells[column];
        width = larger(width, text_width(cell->text) + (cell->band != BAND_NONE ? 2 : 0) +
                                  (figure_mark(cell)[0] != '\0' ? 1 + strlen(figure_mark(cell)) : 0));
    }
    width = larger(width, COLUMN_MIN) + COLUMN_PADDING;
    return width < COLUMN_MAX ? width : COLUMN_MAX;
}

size_t xlsx_table_width(const struct table *table)
{
    size_t width = 0;
    for (size_t i = 0; i < table->column_count; i++) {
        width += column_width(table, i);
    }
    return width;
}

/* A heading as Excel wants it: one line, not empty, unlike those before it. */
static const char *unique_heading(struct xlsx_book *book, const char *heading, const char *const *others, size_t count)
{
    static const struct xlsx_naming naming = {.before = " (", .after = ")", .characters = 250};
    char *line = arena_alloc(&book->arena, strlen(heading) + 1);
    if (line == NULL) {
        return "";
    }
    memcpy(line, heading, strlen(heading) + 1);
    heading_join(line);
    const char *name = line[0] != '\0' ? line : language_pick(book->document->language, "Kolumn", "Column");
    return xlsx_unique_name(&book->arena, name, &naming, others, count);
}

/* A text keeps away from the figure before it. */
static bool is_indented(const struct table *table, size_t column)
{
    return column > 0 && table->columns[column].align == ALIGN_LEFT;
}

/* Registers the Excel table; the library writes its header cells. */
static void add_list_object(struct xlsx_sheet *sheet, const struct table *table, const char *name)
{
    struct xlsx_book *book = sheet->book;
    lxw_table_column *columns = arena_array(&book->arena, table->column_count, sizeof *columns);
    lxw_table_column **pointers = arena_array(&book->arena, table->column_count + 1, sizeof(void *));
    const char **headings = arena_array(&book->arena, table->column_count, sizeof *headings);
    if (columns == NULL || pointers == NULL || headings == NULL) {
        xlsx_check(sheet, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return;
    }
    for (size_t i = 0; i < table->column_count; i++) {
        struct xlsx_style style = {.role = XLSX_HEADER,
                                   .align = table->columns[i].align,
                                   .indent = is_indented(table, i),
                                   .rule_above = true,
                                   .rule_below = true};
        headings[i] = unique_heading(book, table->columns[i].heading, headings, i);
        columns[i].header = XLSX_TEXT(headings[i]);
        columns[i].header_format = xlsx_styles_get(&book->styles, &style);
        pointers[i] = &columns[i];
    }
    lxw_table_options options = {.name = XLSX_TEXT(name),
                                 .no_autofilter = LXW_TRUE,
                                 .no_banded_rows = LXW_TRUE,
                                 .style_type = LXW_TABLE_STYLE_TYPE_LIGHT,
                                 .style_type_number = 0,
                                 .columns = pointers};
    lxw_row_t last = sheet->row + (lxw_row_t)larger(table->row_count, 1);
    xlsx_check(sheet, worksheet_add_table(sheet->worksheet, sheet->row, 0, last, (lxw_col_t)(table->column_count - 1),
                                          &options));
}

static void write_cell(const struct xlsx_sheet *sheet, lxw_row_t row, lxw_col_t column, const struct doc_cell *cell,
                       const struct xlsx_style *style)
{
    if (!cell->is_number) {
        xlsx_put_text(sheet, row, column, cell->text, style);
        return;
    }
    lxw_format *format = xlsx_styles_get(&sheet->book->styles, style);
    xlsx_check(sheet, format == NULL ? LXW_ERROR_MEMORY_MALLOC_FAILED
                                     : worksheet_write_number(sheet->worksheet, row, column, cell->value, format));
}

static void write_row(const struct xlsx_sheet *sheet, const struct table *table, size_t index, bool gaps)
{
    const struct table_row *row = &table->rows[index];
    bool reference = row->kind == ROW_REFERENCE;
    bool rule_above = reference && index > 0 && table->rows[index - 1].kind != ROW_REFERENCE;
    for (size_t i = 0; i < table->column_count; i++) {
        const struct doc_cell *cell = &row->cells[i];
        struct xlsx_style style = xlsx_style_of(cell, table->columns[i].align);
        if (gaps && cell->text[0] == '\0' && cell->status != CELL_VALUE) {
            continue;
        }
        style.indent = is_indented(table, i);
        style.mark = figure_mark(cell);
        style.marks = column_mark(table, i);
        style.reference = reference;
        style.rule_above = rule_above;
        style.rule_below = index + 1 == table->row_count;
        write_cell(sheet, sheet->row + 1 + (lxw_row_t)index, (lxw_col_t)i, cell, &style);
    }
}

/* Widths of the columns, and the height of the header row that follows from them. */
static void set_measures(const struct xlsx_sheet *sheet, const struct table *table)
{
    char heading[LIMIT_NAME_BYTES];
    size_t lines = 1;
    for (size_t i = 0; i < table->column_count; i++) {
        size_t width = column_width(table, i);
        joined_heading(heading, table->columns[i].heading);
        lines = larger(lines, xlsx_wrap_count(heading, width - 2));
        xlsx_put_width(sheet, (lxw_col_t)i, (double)width);
    }
    xlsx_check(sheet, worksheet_set_row(sheet->worksheet, sheet->row, 4 + HEADING_LINE_POINTS * (double)lines, NULL));
}

/* Years in headings and labels are texts on purpose; Excel shall not mark them as mistakes. */
static void accept_texts(const struct xlsx_sheet *sheet, lxw_row_t last, size_t column_count)
{
    char range[LXW_MAX_CELL_RANGE_LENGTH];
    lxw_rowcol_to_range(range, sheet->row, 0, last, (lxw_col_t)(column_count - 1));
    xlsx_check(sheet, worksheet_ignore_errors(sheet->worksheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, range));
}

/* Shades the empty cells among the figures. They are not written themselves: the library
 * would hand an empty cell with a format to the chart as a zero. */
static void shade_gaps(const struct xlsx_sheet *sheet, const struct table *table)
{
    struct xlsx_style style = {.role = XLSX_GAP};
    lxw_conditional_format shade = {.type = LXW_CONDITIONAL_TYPE_BLANKS,
                                    .format = xlsx_styles_get(&sheet->book->styles, &style)};
    lxw_col_t last_column = 0;
    while ((size_t)last_column + 1 < table->column_count && table->columns[last_column + 1].align == ALIGN_RIGHT) {
        last_column++;
    }
    if (last_column > 0 && table->row_count > 0) {
        xlsx_check(sheet,
                   worksheet_conditional_format_range(sheet->worksheet, sheet->row + 1, 1,
                                                      sheet->row + (lxw_row_t)table->row_count, last_column, &shade));
    }
}

void xlsx_table_write(struct xlsx_sheet *sheet, const struct table *table, const char *name, bool gaps)
{
    if (table->column_count == 0) {
        return;
    }
    set_measures(sheet, table);
    add_list_object(sheet, table, name);
    for (size_t i = 0; i < table->row_count; i++) {
        write_row(sheet, table, i, gaps);
    }
    if (gaps) {
        shade_gaps(sheet, table);
    }
    lxw_row_t last = sheet->row + (lxw_row_t)larger(table->row_count, 1);
    accept_texts(sheet, last, table->column_count);
    xlsx_check(sheet, worksheet_repeat_rows(sheet->worksheet, sheet->row, sheet->row));
    worksheet_freeze_panes(sheet->worksheet, sheet->row + 1, 1);
    sheet->row = last + 1;
}
