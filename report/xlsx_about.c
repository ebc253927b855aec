#include "report/xlsx_about.h"

/* Characters of the one column, which makes a readable line. */
#define TEXT_CHARACTERS 92

/* A whole paragraph in one cell, which breaks its lines itself. */
static void put_paragraph(struct xlsx_sheet *sheet, const char *text, enum xlsx_role role)
{
    struct xlsx_style style = {.role = role, .wraps = true};
    xlsx_put_text(sheet, sheet->row++, 0, text, &style);
}

static void put_cover(struct xlsx_sheet *sheet, const struct document *document)
{
    struct xlsx_style cover = {.role = XLSX_COVER};
    xlsx_put_text(sheet, sheet->row++, 0, document->title, &cover);
    xlsx_put_lines(sheet, document->subtitle, XLSX_SUBTITLE);
    sheet->row++;
    for (size_t i = 0; i < sizeof document->cover_lines / sizeof document->cover_lines[0]; i++) {
        if (document->cover_lines[i] == NULL) {
            break;
        }
        xlsx_put_lines(sheet, document->cover_lines[i], XLSX_BODY);
    }
    sheet->row++;
}

/* One link a sheet, each naming table or chart and its title. */
static void put_links(struct xlsx_sheet *sheet, const struct xlsx_plan *plan)
{
    struct arena *arena = &sheet->book->arena;
    struct xlsx_style style = {.role = XLSX_LINK};
    lxw_format *format = xlsx_styles_get(&sheet->book->styles, &style);
    xlsx_put_lines(sheet,
                   language_pick(sheet->book->document->language, "Blad i arbetsboken", "Sheets of the workbook"),
                   XLSX_HEADING);
    for (size_t i = 0; i < plan->count; i++) {
        const struct xlsx_part *part = &plan->parts[i];
        const char *label = part->table != NULL ? part->table->label : part->chart->label;
        const char *title = part->table != NULL ? part->table->title : part->chart->title;
        const char *text = arena_printf(arena, "%s. %s", label, title);
        const char *target = arena_printf(arena, "internal:'%s'!A1", part->sheet);
        xlsx_check(sheet, worksheet_write_url_opt(sheet->worksheet, sheet->row++, 0, target, format, text, NULL));
    }
    sheet->row++;
}

/* The running text; an empty row stands before a heading. */
static void put_content(struct xlsx_sheet *sheet, const struct document *document)
{
    for (const struct node *node = document->first; node != NULL; node = node->next) {
        switch (node->kind) {
        case NODE_HEADING:
            sheet->row++;
            xlsx_put_lines(sheet, node->text, XLSX_HEADING);
            break;
        case NODE_PARAGRAPH:
            put_paragraph(sheet, node->text, XLSX_BODY);
            break;
        case NODE_NOTE:
            put_paragraph(sheet, node->text, XLSX_NOTE);
            break;
        case NODE_TABLE:
        case NODE_CHART:
            break;
        }
    }
    sheet->row++;
}

void xlsx_about_sheet(struct xlsx_book *book, const struct xlsx_plan *plan)
{
    struct xlsx_sheet sheet;
    xlsx_sheet_begin(&sheet, book, plan->about);
    if (sheet.worksheet == NULL) {
        return;
    }
    sheet.width = TEXT_CHARACTERS;
    xlsx_put_width(&sheet, 0, TEXT_CHARACTERS);
    put_cover(&sheet, book->document);
    put_links(&sheet, plan);
    put_content(&sheet, book->document);
    put_paragraph(&sheet, book->document->source, XLSX_NOTE);
    xlsx_sheet_paper(&sheet, XLSX_PORTRAIT);
}
