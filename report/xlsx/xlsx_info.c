#include "report/xlsx/xlsx_info.h"

#include <string.h>

#include "base/text.h"
#include "report/figure_text.h"

/* Of a column whose width is not set. */
#define DEFAULT_COLUMN_CHARACTERS 8
/* A longer text runs out of the printed page rather than make all of it small. */
#define WIDTH_MOST 130
/* A title's letters are larger than those of cells, a note's smaller. */
#define TITLE_SHARE 1.35
#define NOTE_SHARE 0.85

void xlsx_info_row(struct xlsx_sheet *sheet, const char *text, enum xlsx_role role)
{
    const struct xlsx_style style = {.role = role};
    const double share = role == XLSX_TITLE ? TITLE_SHARE : NOTE_SHARE;
    const size_t width = (size_t)((double)text_width(text) * share);
    xlsx_put_text(sheet, sheet->row++, 0, text, &style);
    sheet->width = width > sheet->width ? width : sheet->width;
}

void xlsx_info_content(struct xlsx_sheet *sheet, const char *more, bool has_notes, const struct xlsx_plan *plan)
{
    struct xlsx_book *book = sheet->book;
    const enum language language = book->document->language;
    const char *notes =
        has_notes
            ? arena_printf(&book->arena,
                           language_pick(language, " Noterna står på bladet %s.", " The notes stand on the sheet %s."),
                           plan->notes)
            : "";
    xlsx_info_row(sheet,
                  arena_printf(&book->arena,
                               language_pick(language, "Bladet har en tabell%s.%s", "This sheet has one table%s.%s"),
                               more, notes),
                  XLSX_NOTE);
}

/* What a table has in its places without a figure. */
struct gaps {
    bool statuses[CELL_WITHHELD + 1];
    bool empty;
    bool crosses;
};

static void look(struct gaps *gaps, const struct doc_cell *cell)
{
    gaps->crosses = gaps->crosses || strcmp(cell->text, "X") == 0;
    gaps->empty = gaps->empty || cell->text[0] == '\0';
    gaps->statuses[cell->status] = true;
}

static const char *status_meaning(enum cell_status status, enum language language)
{
    switch (status) {
    case CELL_MISSING:
    case CELL_WITHDRAWN:
        return language_pick(language, "källan har ingen uppgift", "the source has no figure");
    case CELL_NOT_FETCHED:
        return language_pick(language, "uppgiften är inte hämtad", "the figure was not fetched");
    case CELL_ZERO_DENOMINATOR:
        return language_pick(language, "en andel av noll", "a share of nothing");
    case CELL_NOT_APPLICABLE:
        return language_pick(language, "uppgiften finns inte för området", "there is no such figure for the area");
    case CELL_WITHHELD:
        return language_pick(language, "visas inte, för få personer", "not shown, too few persons");
    case CELL_VALUE:
        break;
    }
    return "";
}

void xlsx_info_gaps(struct xlsx_sheet *sheet, const struct table *table)
{
    struct arena *arena = &sheet->book->arena;
    const enum language language = sheet->book->document->language;
    struct gaps gaps = {.empty = false};
    const char *told = "";
    for (size_t row = 0; row < table->row_count; row++) {
        for (size_t column = 1; column < table->column_count; column++) {
            look(&gaps, &table->rows[row].cells[column]);
        }
    }
    gaps.statuses[CELL_WITHDRAWN] = gaps.statuses[CELL_WITHDRAWN] && !gaps.statuses[CELL_MISSING];
    for (int status = CELL_MISSING; status <= CELL_WITHHELD; status++) {
        if (gaps.statuses[status]) {
            told = arena_printf(arena, "%s%s%s: %s.", told, told[0] == '\0' ? "" : " ",
                                figure_text_status((enum cell_status)status, language),
                                status_meaning((enum cell_status)status, language));
        }
    }
    if (gaps.empty) {
        told = arena_printf(arena, "%s%s%s", told, told[0] == '\0' ? "" : " ",
                            gaps.crosses
                                ? language_pick(language, "X: ja. En tom ruta: nej.", "X: yes. An empty cell: no.")
                                : language_pick(language, "En tom ruta: där finns inget att säga.",
                                                "An empty cell: there is nothing to say."));
    }
    if (told[0] != '\0') {
        xlsx_info_row(sheet, told, XLSX_NOTE);
    }
}

void xlsx_info_print_area(const struct xlsx_sheet *sheet, size_t table_width, size_t column_count)
{
    const size_t wanted = sheet->width < WIDTH_MOST ? sheet->width : WIDTH_MOST;
    size_t columns = column_count;
    for (size_t width = table_width; width < wanted; width += DEFAULT_COLUMN_CHARACTERS) {
        columns++;
    }
    if (columns > 0 && sheet->row > 0) {
        xlsx_check(sheet, worksheet_print_area(sheet->worksheet, 0, 0, sheet->row - 1, (lxw_col_t)(columns - 1)));
    }
}
