/* The sheet of a table: above it title, what the sheet holds, the legend, the source; then the table itself. */
#include "report/theme.h"
#include "report/xlsx/xlsx_info.h"
#include "report/xlsx/xlsx_table.h"

/* Characters across a printed page. */
#define PAGE_CHARACTERS 88

/* "▲ hög 50 % och mer; ■ medel 15–49 %; ▽ låg 0–14 %" */
static void put_legend(struct xlsx_sheet *sheet, const struct table *table)
{
    const char *text = "";
    for (int band = BAND_HIGH; table->has_bands && band >= BAND_LOW; band--) {
        if (table->band_names[band] != NULL) {
            text = arena_printf(&sheet->book->arena, "%s%s%s %s", text, text[0] == '\0' ? "" : "; ",
                                theme_fill_of((enum band)band).mark, table->band_names[band]);
        }
    }
    if (text[0] != '\0') {
        xlsx_info_row(sheet, text, XLSX_NOTE);
    }
}

void xlsx_table_sheet(struct xlsx_book *book, const struct xlsx_plan *plan, const struct xlsx_part *part,
                      const struct xlsx_notes *notes)
{
    const struct table *table = part->table;
    const char *marks =
        xlsx_notes_marks(notes, table->notes, table->note_count, book->document->language, &book->arena);
    const size_t width = xlsx_table_width(table);
    struct xlsx_sheet sheet;
    xlsx_sheet_begin(&sheet, book, part->sheet);
    if (sheet.worksheet == NULL) {
        return;
    }
    xlsx_info_row(&sheet, arena_printf(&book->arena, "%s. %s%s", table->label, table->title, marks), XLSX_TITLE);
    xlsx_info_content(&sheet, "", table->note_count > 0, plan);
    xlsx_info_gaps(&sheet, table);
    put_legend(&sheet, table);
    xlsx_info_row(&sheet, table->source, XLSX_NOTE);
    xlsx_table_write(&sheet, table, part->table_name, false);
    xlsx_info_print_area(&sheet, width, table->column_count);
    xlsx_sheet_paper(&sheet, width > PAGE_CHARACTERS * 5 / 4 ? XLSX_LANDSCAPE : XLSX_PORTRAIT);
}
