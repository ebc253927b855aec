#include "report/xlsx/xlsx_chart.h"

#include "report/xlsx/xlsx_info.h"
#include "report/xlsx/xlsx_table.h"

/* Longer data would be too small to read on one page. */
#define ROWS_ON_A_PAGE 60

/* What the dashed line in each of the small multiples is. */
static void put_key(struct xlsx_sheet *sheet, const struct chart *chart)
{
    if (chart->reference_series != NULL) {
        xlsx_info_row(sheet,
                      arena_printf(&sheet->book->arena, "%s: %s",
                                   language_pick(sheet->book->document->language, "Streckad linje", "Dashed line"),
                                   chart->reference_series->label),
                      XLSX_NOTE);
    }
}

/* A reference that has no figure cannot be drawn; it is told. */
static void put_missing_reference(struct xlsx_sheet *sheet, const struct chart *chart)
{
    if (chart->reference_label != NULL && !chart->reference.is_number) {
        xlsx_info_row(sheet, arena_printf(&sheet->book->arena, "%s: %s", chart->reference_label, chart->reference.text),
                      XLSX_NOTE);
    }
}

typedef void sheet_painter(const struct xlsx_sheet *, const struct xlsx_data *, struct xlsx_frame *);

#define PAINTER(VALUE, name, points, series, slack, sheet) [CHART_##VALUE] = xlsx_draw_##sheet,
static sheet_painter *const painters[] = {CHART_KINDS(PAINTER)};
#undef PAINTER

/* Whether a native chart stands beside the data; else they are shaded themselves. */
static bool has_native(enum chart_kind kind)
{
    return painters[kind] != xlsx_draw_shades;
}

static void put_info(struct xlsx_sheet *sheet, const struct xlsx_plan *plan, const struct chart *chart,
                     const char *marks)
{
    struct xlsx_book *book = sheet->book;
    const enum language language = book->document->language;
    const char *more = has_native(chart->kind)
                           ? language_pick(language, " och till höger om den ett diagram", " and a chart to its right")
                           : "";
    xlsx_info_row(sheet, arena_printf(&book->arena, "%s. %s%s", chart->label, chart->title, marks), XLSX_TITLE);
    xlsx_info_row(sheet, chart->subtitle, XLSX_SUBTITLE);
    xlsx_info_content(sheet, more, chart->note_count > 0, plan);
    put_key(sheet, chart);
    if (chart->kind == CHART_WATERFALL) {
        xlsx_info_row(
            sheet,
            language_pick(language, "En tom ruta: inget steg av det slaget.", "An empty cell: no step of that kind."),
            XLSX_NOTE);
    }
    put_missing_reference(sheet, chart);
    xlsx_info_row(sheet, chart->source, XLSX_NOTE);
}

static void draw(const struct xlsx_sheet *sheet, const struct xlsx_data *data, struct xlsx_frame *frame)
{
    if (data->chart->point_count == 0 || data->chart->series_count == 0) {
        return;
    }
    painters[data->chart->kind](sheet, data, frame);
}

void xlsx_chart_sheet(struct xlsx_book *book, const struct xlsx_plan *plan, const struct xlsx_part *part,
                      const struct xlsx_notes *notes)
{
    const struct chart *chart = part->chart;
    const enum language language = book->document->language;
    struct xlsx_sheet sheet;
    struct xlsx_data data;
    xlsx_sheet_begin(&sheet, book, part->sheet);
    if (sheet.worksheet == NULL) {
        return;
    }
    const struct chart *drawn =
        chart->kind == CHART_WATERFALL ? xlsx_waterfall_lengths(chart, language, &book->arena) : chart;
    if (drawn == NULL || !xlsx_data_make(&data, drawn, language, &book->arena)) {
        xlsx_check(&sheet, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return;
    }
    put_info(&sheet, plan, chart, xlsx_notes_marks(notes, chart->notes, chart->note_count, language, &book->arena));
    data.sheet = part->sheet;
    data.header_row = sheet.row;
    struct xlsx_frame frame = {.row = sheet.row, .column = (lxw_col_t)(data.table.column_count + 1)};
    xlsx_put_width(&sheet, (lxw_col_t)data.table.column_count, 3);
    xlsx_table_write(&sheet, &data.table, part->table_name, true);
    draw(&sheet, &data, &frame);
    xlsx_sheet_paper(&sheet, data.table.row_count > ROWS_ON_A_PAGE ? XLSX_PORTRAIT : XLSX_ONE_LANDSCAPE_PAGE);
}
