#include "report/listing.h"

#include "base/number.h"
#include "report/figure_text.h"

void listing_init(struct listing *listing, struct document *document, const char *id, const char *title,
                  const char *const *headings)
{
    *listing = (struct listing){.document = document, .table = document_table(document)};
    struct table *table = listing->table;
    if (table == NULL) {
        return;
    }
    table->id = id;
    table->label = "";
    table->title = title;
    table->source = "";
    table->columns = arena_array(&document->arena, LISTING_COLUMNS_MAX, sizeof *table->columns);
    for (size_t i = 0; table->columns != NULL && headings[i] != NULL && i < LISTING_COLUMNS_MAX; i++) {
        bool right = headings[i][0] == '>';
        table->columns[table->column_count++] =
            (struct table_column){headings[i] + right, right ? ALIGN_RIGHT : ALIGN_LEFT, 1.0};
    }
}

void listing_row(struct listing *listing, const char *const *texts)
{
    struct arena *arena = &listing->document->arena;
    struct table *table = listing->table;
    if (table == NULL) {
        return;
    }
    struct table_row *row = arena_next(arena, &listing->rows, table->row_count, &listing->capacity, sizeof *row);
    struct doc_cell *cells = arena_array(arena, table->column_count, sizeof *cells);
    if (row == NULL || cells == NULL) {
        return;
    }
    for (size_t i = 0; i < table->column_count; i++) {
        cells[i] = label_cell(texts[i]);
    }
    *row = (struct table_row){ROW_AREA, cells};
    table->rows = listing->rows;
    table->row_count++;
}

void listing_note(struct listing *listing, const char *note)
{
    struct table *table = listing->table;
    const char **notes = arena_array(&listing->document->arena, 1, sizeof *notes);
    if (table != NULL && notes != NULL) {
        notes[0] = note;
        table->notes = notes;
        table->note_count = 1;
    }
}

const char *listing_count(struct document *document, int64_t count)
{
    char text[NUMBER_TEXT_MAX];
    number_format(text, (double)count, 0, document->language);
    return arena_copy(&document->arena, text);
}

const char *listing_years(struct document *document, int first, int last)
{
    if (first == 0) {
        return "";
    }
    return first == last ? arena_printf(&document->arena, "%d", first)
                         : arena_printf(&document->arena, "%d\xE2\x80\x93%d", first, last);
}
