#include "report/xlsx/xlsx_front.h"

#include "report/xlsx/xlsx_list.h"
#include "report/xlsx/xlsx_wrap.h"

/* Characters of the one column of running text, which makes a readable line. */
#define TEXT_CHARACTERS 92
/* What a line holds whatever the font, told low: a row too high is better than a line cut off. */
#define LINE_CHARACTERS 94
#define NOTE_LINE_CHARACTERS 112
#define COVER_LINE_CHARACTERS 46
#define LINE_POINTS 15.0
#define NOTE_LINE_POINTS 12.5
#define COVER_LINE_POINTS 27.0
/* Between paragraphs, and above a heading. */
#define PARAGRAPH_POINTS 4.0
#define HEADING_POINTS 30.0

static const char *pick(const struct xlsx_book *book, const char *swedish, const char *english)
{
    return language_pick(book->document->language, swedish, english);
}

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

static void put_heading(struct xlsx_sheet *sheet, const char *text)
{
    const struct xlsx_style style = {.role = XLSX_HEADING, .wraps = true};
    double height = (double)xlsx_wrap_count(text, LINE_CHARACTERS * 3 / 4) * LINE_POINTS * 4 / 3;
    height = height > HEADING_POINTS ? height : HEADING_POINTS;
    xlsx_check(sheet, worksheet_set_row(sheet->worksheet, sheet->row, height, NULL));
    xlsx_put_text(sheet, sheet->row++, 0, text, &style);
}

/* A sheet of one wide column. */
static bool begin_text(struct xlsx_sheet *sheet, struct xlsx_book *book, const char *name)
{
    xlsx_sheet_begin(sheet, book, name);
    if (sheet->worksheet == NULL) {
        return false;
    }
    sheet->width = TEXT_CHARACTERS;
    xlsx_put_width(sheet, 0, TEXT_CHARACTERS);
    return true;
}

static void end_text(const struct xlsx_sheet *sheet)
{
    /* With a second column, programs that cannot scale a single one to the page can. */
    xlsx_put_width(sheet, 1, 1);
    xlsx_check(sheet, worksheet_print_area(sheet->worksheet, 0, 0, sheet->row > 0 ? sheet->row - 1 : 0, 1));
    xlsx_sheet_paper(sheet, XLSX_PORTRAIT);
}

void xlsx_cover_sheet(struct xlsx_book *book, const struct xlsx_plan *plan)
{
    const struct document *document = book->document;
    struct xlsx_sheet sheet;
    if (!begin_text(&sheet, book, plan->cover)) {
        return;
    }
    put_paragraph(&sheet, document->title, XLSX_COVER);
    put_paragraph(&sheet, document->subtitle, XLSX_SUBTITLE);
    if (document->author[0] != '\0') {
        put_paragraph(&sheet, document->author, XLSX_BODY);
    }
    for (size_t i = 0; i < sizeof document->cover_lines / sizeof document->cover_lines[0]; i++) {
        if (document->cover_lines[i] == NULL) {
            break;
        }
        put_paragraph(&sheet, document->cover_lines[i], XLSX_BODY);
    }
    put_paragraph(&sheet, document->source, XLSX_NOTE);
    put_paragraph(
        &sheet,
        pick(book,
             "Varje blad efter innehållet har en tabell från kolumn A, med rubriken i ruta A1. Bladet Data har alla "
             "uppgifter i full precision, en på varje rad.",
             "Each sheet after the contents has one table from column A, with its title in cell A1. The sheet Data has "
             "all figures in full precision, one a row."),
        XLSX_NOTE);
    worksheet_activate(sheet.worksheet);
    end_text(&sheet);
}

void xlsx_contents_sheet(struct xlsx_book *book, const struct xlsx_plan *plan)
{
    const struct xlsx_list_column columns[] = {{pick(book, "Blad", "Sheet"), 24},
                                               {pick(book, "Innehåll", "Content"), 96}};
    struct xlsx_list list;
    if (!xlsx_list_begin(&list, book, plan->contents, pick(book, "Innehåll", "Contents"), columns, 2)) {
        return;
    }
    for (size_t i = 0; i < plan->count; i++) {
        xlsx_list_link(&list, plan->parts[i].sheet);
        xlsx_list_text(&list, 1, plan->parts[i].title);
        xlsx_list_next(&list);
    }
    if (plan->notes != NULL) {
        xlsx_list_link(&list, plan->notes);
        xlsx_list_text(&list, 1, pick(book, "Noter till tabeller och diagram", "Notes to tables and charts"));
        xlsx_list_next(&list);
    }
    xlsx_list_link(&list, plan->text);
    xlsx_list_text(&list, 1,
                   pick(book, "Rapportens löpande text och definitioner", "The report's running text and definitions"));
    xlsx_list_next(&list);
    xlsx_list_link(&list, plan->data);
    xlsx_list_text(&list, 1, pick(book, "Alla uppgifter i full precision", "All figures in full precision"));
    xlsx_list_next(&list);
    xlsx_list_end(&list, pick(book, "innehall", "contents"));
}

void xlsx_notes_sheet(struct xlsx_book *book, const struct xlsx_plan *plan, const struct xlsx_notes *notes)
{
    const struct xlsx_list_column columns[] = {
        {pick(book, "Not", "Note"), 12}, {pick(book, "Text", "Text"), 92}, {pick(book, "Gäller", "Concerns"), 30}};
    struct xlsx_list list;
    if (plan->notes == NULL || !xlsx_list_begin(&list, book, plan->notes, pick(book, "Noter", "Notes"), columns, 3)) {
        return;
    }
    for (size_t i = 0; i < notes->count; i++) {
        xlsx_list_text(&list, 0, arena_printf(&book->arena, "[%s %zu]", pick(book, "not", "note"), i + 1));
        xlsx_list_text(&list, 1, notes->notes[i].text);
        xlsx_list_text(&list, 2, notes->notes[i].concerns);
        xlsx_list_next(&list);
    }
    xlsx_list_end(&list, pick(book, "noter", "notes"));
}

void xlsx_text_sheet(struct xlsx_book *book, const struct xlsx_plan *plan)
{
    struct xlsx_sheet sheet;
    if (!begin_text(&sheet, book, plan->text)) {
        return;
    }
    put_heading(&sheet, book->document->title);
    for (const struct node *node = book->document->first; node != NULL; node = node->next) {
        switch (node->kind) {
        case NODE_HEADING:
            put_heading(&sheet, node->text);
            break;
        case NODE_PARAGRAPH:
            put_paragraph(&sheet, node->text, XLSX_BODY);
            break;
        case NODE_NOTE:
        case NODE_ITEM:
            put_paragraph(&sheet, node->line, XLSX_NOTE);
            break;
        case NODE_TABLE:
        case NODE_CHART:
            break;
        }
    }
    put_paragraph(&sheet, book->document->source, XLSX_NOTE);
    end_text(&sheet);
}
