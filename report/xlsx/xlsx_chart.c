#include "report/xlsx/xlsx_chart.h"

#include "report/xlsx/xlsx_table.h"
#include "report/xlsx/xlsx_wrap.h"

#define ROW_PIXELS 20
/* Longer data would be too small to read on one page. */
#define ROWS_ON_A_PAGE 60
/* Characters that notes below data and chart may take. */
#define NOTE_CHARACTERS 110

/* What the dashed line in each of the small multiples is. */
static void put_key(struct xlsx_sheet *sheet, const struct chart *chart)
{
    if (chart->kind == CHART_MULTIPLES && chart->reference_series != NULL) {
        xlsx_put_lines(sheet,
                       arena_printf(&sheet->book->arena, "%s: %s",
                                    language_pick(sheet->book->document->language, "Streckad linje", "Dashed line"),
                                    chart->reference_series->label),
                       XLSX_SUBTITLE);
    }
}

/* A reference that has no figure cannot be drawn; it is told. */
static void put_missing_reference(struct xlsx_sheet *sheet, const struct chart *chart)
{
    if (chart->kind == CHART_RANKING && chart->reference_label != NULL && !chart->reference.is_number) {
        xlsx_put_lines(sheet,
                       arena_printf(&sheet->book->arena, "%s: %s", chart->reference_label, chart->reference.text),
                       XLSX_NOTE);
    }
}

static void (*const painters[])(const struct xlsx_sheet *, const struct xlsx_data *, struct xlsx_frame *) = {
    [CHART_LINES] = xlsx_draw_lines,         [CHART_RANKING] = xlsx_draw_ranking,
    [CHART_MULTIPLES] = xlsx_draw_multiples, [CHART_STACKED] = xlsx_draw_stacked,
    [CHART_DOTS] = xlsx_draw_dots,           [CHART_HEAT] = xlsx_draw_shades,
    [CHART_TILES] = xlsx_draw_shades,        [CHART_WATERFALL] = xlsx_draw_waterfall,
};

static void draw(const struct xlsx_sheet *sheet, const struct xlsx_data *data, struct xlsx_frame *frame)
{
    if (data->chart->point_count == 0 || data->chart->series_count == 0) {
        return;
    }
    painters[data->chart->kind](sheet, data, frame);
}

/* Below whichever is longer, the data or the chart. */
static void put_notes(struct xlsx_sheet *sheet, const struct xlsx_data *data, const struct xlsx_frame *frame)
{
    const struct chart *chart = data->chart;
    lxw_row_t below_chart = frame->row + (lxw_row_t)(frame->height / ROW_PIXELS) + 1;
    sheet->row = (sheet->row > below_chart ? sheet->row : below_chart) + 1;
    put_missing_reference(sheet, chart);
    for (size_t i = 0; i < chart->note_count; i++) {
        xlsx_put_lines(sheet, chart->notes[i], XLSX_NOTE);
    }
    xlsx_put_lines(sheet, chart->source, XLSX_NOTE);
}

void xlsx_chart_sheet(struct xlsx_book *book, const struct chart *chart, const char *sheet_name, const char *table_name)
{
    struct xlsx_sheet sheet;
    struct xlsx_data data;
    xlsx_sheet_begin(&sheet, book, sheet_name);
    if (sheet.worksheet == NULL) {
        return;
    }
    const struct chart *drawn =
        chart->kind == CHART_WATERFALL ? xlsx_waterfall_lengths(chart, book->document->language, &book->arena) : chart;
    if (drawn == NULL || !xlsx_data_make(&data, drawn, book->document->language, &book->arena)) {
        xlsx_check(&sheet, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return;
    }
    sheet.width = NOTE_CHARACTERS;
    xlsx_put_lines(&sheet, arena_printf(&book->arena, "%s. %s", chart->label, chart->title), XLSX_TITLE);
    xlsx_put_lines(&sheet, chart->subtitle, XLSX_SUBTITLE);
    put_key(&sheet, chart);
    sheet.row++;
    data.sheet = sheet_name;
    data.header_row = sheet.row;
    struct xlsx_frame frame = {.row = sheet.row, .column = (lxw_col_t)(data.table.column_count + 1)};
    xlsx_put_width(&sheet, (lxw_col_t)data.table.column_count, 3);
    xlsx_table_write(&sheet, &data.table, table_name, true);
    draw(&sheet, &data, &frame);
    put_notes(&sheet, &data, &frame);
    xlsx_sheet_paper(&sheet, data.table.row_count > ROWS_ON_A_PAGE ? XLSX_PORTRAIT : XLSX_ONE_LANDSCAPE_PAGE);
}
