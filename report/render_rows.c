#include "report/render_rows.h"

#include "report/figure_set.h"
#include "report/long_row.h"

static size_t count_cells(const struct document *document)
{
    size_t count = 0;
    for (const struct node *node = document->first; node != NULL; node = node->next) {
        count += node->table == NULL ? 0 : node->table->row_count * node->table->column_count;
    }
    return count;
}

/* Calls write for each figure of the document once, in the order of the tables. */
static void each_figure(const struct document *document, void (*write)(void *context, const struct doc_cell *cell),
                        void *context, struct buffer *buffer)
{
    struct figure_set written; /* what areas are held against comes back with each of them */
    if (!figure_set_init(&written, count_cells(document))) {
        buffer->failed = true;
        return;
    }
    for (const struct node *node = document->first; node != NULL; node = node->next) {
        const struct table *table = node->table;
        for (size_t row = 0; table != NULL && row < table->row_count; row++) {
            for (size_t column = 0; column < table->column_count; column++) {
                const struct doc_cell *cell = &table->rows[row].cells[column];
                if (cell->identity != NULL && figure_set_add(&written, cell->identity)) {
                    write(context, cell);
                }
            }
        }
    }
    figure_set_release(&written);
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
    each_figure(document, write_csv, buffer, buffer);
}

void render_rows_json(const struct document *document, struct buffer *buffer)
{
    struct json_writer writer;
    json_writer_init(&writer, buffer);
    json_write_array(&writer, NULL);
    each_figure(document, write_json, &writer, buffer);
    json_write_end(&writer);
}
