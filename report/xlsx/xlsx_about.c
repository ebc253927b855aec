#include "report/xlsx/xlsx_about.h"

#include "report/xlsx/xlsx_wrap.h"

/* Characters of the one column, which makes a readable line. */
#define TEXT_CHARACTERS 92
/* What a line holds whatever the font, told low: a row too high is better than a line cut off. */
#define LINE_CHARACTERS 94
#define NOTE_LINE_CHARACTERS 112
#define COVER_LINE_CHARACTERS 46
#define LINE_POINTS 15.0
#define NOTE_LINE_POINTS 12.5
#define COVER_LINE_POINTS 27.0
/* Between paragraphs. */
#define PARAGRAPH_POINTS 4.0

/* A whole paragraph in one cell, which breaks its lines itself. */
static void put_paragraph(struct xlsx_sheet *sheet, const char *text, enum xlsx_role role)
{
    struct xlsx_style style = {.role = role, .wraps = true};
    size_t characters = role == XLSX_NOTE    ? NOTE_LINE_CHARACTERS
                        : role == XLSX_COVER ? COVER_LINE_CHARACTERS
                                             : LINE_CHARACTERS;
    double points = role == XLSX_NOTE ? NOTE_LINE_POINTS : role == XLSX_COVER ? COVER_LINE_POINTS : LINE_POINTS;
    double height = (double)xlsx_wrap_count(text, characters) * points;
    xlsx_check(sheet, worksheet_set_row(sheet->worksheet, sheet->row, height + PARAGRAPH_POINTS, NULL));
    xlsx_put_text(sheet, sheet->row++, 0, text, &style);
}

static void put_cover(struct xlsx_sheet *sheet, const struct document *document)
{
    put_paragraph(sheet, document->title, XLSX_COVER);
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
        const char *text = arena_printf(arena, "%s. %s", part->label, part->title);
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
        case NODE_ITEM:
            put_paragraph(sheet, node->line, XLSX_NOTE);
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
    /* With a second column, programs that cannot scale a single one to the page can. */
    xlsx_put_width(&sheet, 1, 1);
    xlsx_check(&sheet, worksheet_print_area(sheet.worksheet, 0, 0, sheet.row - 1, 1));
    xlsx_sheet_paper(&sheet, XLSX_PORTRAIT);
}
