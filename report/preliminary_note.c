#include "report/preliminary_note.h"

static const char *marks_of(bool preliminary, bool small)
{
    static const char *const marks[2][2] = {{"", SMALL_MARK}, {PRELIMINARY_MARK, PRELIMINARY_MARK SMALL_MARK}};
    return marks[preliminary][small];
}

static bool can_be_marked(const struct doc_cell *cell)
{
    return cell->text[0] != '\0' && cell->status == CELL_VALUE;
}

const char *figure_mark(const struct doc_cell *cell)
{
    return can_be_marked(cell) ? marks_of(cell->preliminary, cell->small_base) : "";
}

const char *column_mark(const struct table *table, size_t column)
{
    bool preliminary = false;
    bool small = false;
    for (size_t row = 0; row < table->row_count; row++) {
        const struct doc_cell *cell = &table->rows[row].cells[column];
        preliminary = preliminary || (can_be_marked(cell) && cell->preliminary);
        small = small || (can_be_marked(cell) && cell->small_base);
    }
    return marks_of(preliminary, small);
}

static bool preliminary_in_column(const struct table *table, size_t column)
{
    for (size_t row = 0; row < table->row_count; row++) {
        if (table->rows[row].cells[column].preliminary) {
            return true;
        }
    }
    return false;
}

static void note_table(struct document *document, struct table *table)
{
    for (size_t column = 0; column < table->column_count; column++) {
        if (preliminary_in_column(table, column)) {
            document_add_note(&document->arena, &table->notes, &table->note_count,
                              language_pick(document->language, PRELIMINARY_MARK ": preliminär uppgift.",
                                            PRELIMINARY_MARK ": preliminary figure."));
            return;
        }
    }
}

/* --- charts --- */

/* The years with preliminary figures, ascending. */
struct span {
    int first; /* 0 where there is none */
    int last;
};

static void widen(struct span *span, const struct doc_cell *cell)
{
    if (!cell->preliminary || cell->identity == NULL) {
        return;
    }
    int year = cell->identity->year;
    span->first = span->first == 0 || year < span->first ? year : span->first;
    span->last = year > span->last ? year : span->last;
}

static void widen_by_series(struct span *span, const struct chart *chart, const struct chart_series *series)
{
    for (size_t i = 0; i < chart->point_count; i++) {
        widen(span, &series->points[i]);
    }
}

static void note_chart(struct document *document, struct chart *chart)
{
    struct span span = {0, 0};
    for (size_t i = 0; i < chart->series_count; i++) {
        widen_by_series(&span, chart, &chart->series[i]);
    }
    if (chart->reference_series != NULL) {
        widen_by_series(&span, chart, chart->reference_series);
    }
    if (chart->reference_label != NULL) {
        widen(&span, &chart->reference);
    }
    if (span.first == 0) {
        return;
    }
    const char *years = span.first == span.last ? arena_printf(&document->arena, "%d", span.first)
                                                : arena_printf(&document->arena, "%d–%d", span.first, span.last);
    document_add_note(&document->arena, &chart->notes, &chart->note_count,
                      arena_printf(&document->arena,
                                   language_pick(document->language, PRELIMINARY_MARK ": preliminär uppgift (%s).",
                                                 PRELIMINARY_MARK ": preliminary figure (%s)."),
                                   years));
}

void preliminary_notes(struct document *document)
{
    for (const struct node *node = document->first; node != NULL; node = node->next) {
        if (node->kind == NODE_TABLE) {
            note_table(document, node->table);
        } else if (node->kind == NODE_CHART) {
            note_chart(document, node->chart);
        }
    }
}
