/* The sheet of a table: title, the table itself, legend, notes, source. */
#include "report/theme.h"
#include "report/xlsx/xlsx_table.h"

/* Characters across a printed page; also the least width for titles and notes. */
#define PAGE_CHARACTERS 88
/* Of a column whose width is not set. */
#define DEFAULT_COLUMN_CHARACTERS 8

/* One line a band: the shade with its mark, and its name beside. */
static void write_legend(struct xlsx_sheet *sheet, const struct table *table)
{
    struct xlsx_style name = {.role = XLSX_NOTE, .indent = true};
    for (int band = BAND_HIGH; table->has_bands && band >= BAND_LOW; band--) {
        struct xlsx_style shade = {.role = XLSX_LEGEND, .band = (enum band)band};
        xlsx_put_text(sheet, sheet->row, 0, theme_fill_of((enum band)band).mark, &shade);
        xlsx_put_text(sheet, sheet->row, 1, table->band_names[band], &name);
        sheet->row++;
    }
    sheet->row += table->has_bands;
}

/* What is printed: the table, and as many columns more as titles and notes run over. */
static void set_print_area(const struct xlsx_sheet *sheet, const struct table *table)
{
    size_t width = xlsx_table_width(table);
    size_t columns = table->column_count;
    for (; width < sheet->width; width += DEFAULT_COLUMN_CHARACTERS) {
        columns++;
    }
    if (columns > 0 && sheet->row > 0) {
        xlsx_check(sheet, worksheet_print_area(sheet->worksheet, 0, 0, sheet->row - 1, (lxw_col_t)(columns - 1)));
    }
}

void xlsx_table_sheet(struct xlsx_book *book, const struct table *table, const char *sheet_name, const char *table_name)
{
    struct xlsx_sheet sheet;
    xlsx_sheet_begin(&sheet, book, sheet_name);
    if (sheet.worksheet == NULL) {
        return;
    }
    size_t width = xlsx_table_width(table);
    sheet.width = width > PAGE_CHARACTERS ? width : PAGE_CHARACTERS;
    xlsx_put_lines(&sheet, arena_printf(&book->arena, "%s. %s", table->label, table->title), XLSX_TITLE);
    sheet.row++;
    xlsx_table_write(&sheet, table, table_name, false);
    sheet.row++;
    write_legend(&sheet, table);
    for (size_t i = 0; i < table->note_count; i++) {
        xlsx_put_lines(&sheet, table->notes[i], XLSX_NOTE);
    }
    xlsx_put_lines(&sheet, table->source, XLSX_NOTE);
    set_print_area(&sheet, table);
    xlsx_sheet_paper(&sheet, width > PAGE_CHARACTERS * 5 / 4 ? XLSX_LANDSCAPE : XLSX_PORTRAIT);
}
