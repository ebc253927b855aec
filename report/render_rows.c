#include "report/render_rows.h"

#include <string.h>

#include "report/long_row.h"

static bool same_figure(const struct figure_identity *left, const struct figure_identity *right)
{
    return left->year == right->year && left->gender == right->gender && strcmp(left->area, right->area) == 0 &&
           strcmp(left->indicator, right->indicator) == 0 && strcmp(left->statistic, right->statistic) == 0;
}

/* Whether a figure stood in a table before: what areas are held against comes back with each of them. */
static bool stood_before(const struct document *document, const struct doc_cell *cell)
{
    for (const struct node *node = document->first; node != NULL; node = node->next) {
        const struct table *table = node->table;
        for (size_t row = 0; table != NULL && row < table->row_count; row++) {
            for (size_t column = 0; column < table->column_count; column++) {
                const struct doc_cell *other = &table->rows[row].cells[column];
                if (other == cell) {
                    return false;
                }
                if (other->identity != NULL && same_figure(other->identity, cell->identity)) {
                    return true;
                }
            }
        }
    }
    return false;
}

/* Calls write for each figure of the document, in the order of the tables. */
static void each_figure(const struct document *document, void (*write)(void *context, const struct doc_cell *cell),
                        void *context)
{
    for (const struct node *node = document->first; node != NULL; node = node->next) {
        const struct table *table = node->table;
        for (size_t row = 0; table != NULL && row < table->row_count; row++) {
            for (size_t column = 0; column < table->column_count; column++) {
                const struct doc_cell *cell = &table->rows[row].cells[column];
                if (cell->identity != NULL && !stood_before(document, cell)) {
                    write(context, cell);
                }
            }
        }
    }
}

static void write_csv(void *context, const struct doc_cell *cell)
{
    long_row_csv(context, NULL, cell);
}

static void write_json(void *context, const struct doc_cell *cell)
{
    long_row_json(context, NULL, cell);
}

void render_rows_csv(const struct document *document, struct buffer *buffer)
{
    long_header_csv(buffer, false);
    each_figure(document, write_csv, buffer);
}

void render_rows_json(const struct document *document, struct buffer *buffer)
{
    struct json_writer writer;
    json_writer_init(&writer, buffer);
    json_write_array(&writer, NULL);
    each_figure(document, write_json, &writer);
    json_write_end(&writer);
}
