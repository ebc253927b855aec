#include "report/render_rows.h"

#include <stdlib.h>
#include <string.h>

#include "report/long_row.h"

static bool same_figure(const struct figure_identity *left, const struct figure_identity *right)
{
    return left->year == right->year && left->gender == right->gender && strcmp(left->area, right->area) == 0 &&
           strcmp(left->indicator, right->indicator) == 0 && strcmp(left->statistic, right->statistic) == 0;
}

/* The figures that were written, by open addressing; twice as many places as there may be figures. */
struct written {
    size_t places;
    const struct figure_identity **figures;
};

static size_t hash_text(size_t hash, const char *text)
{
    for (; *text != '\0'; text++) {
        hash = (hash ^ (unsigned char)*text) * 1099511628211U;
    }
    return hash;
}

static size_t hash_figure(const struct figure_identity *figure)
{
    size_t hash = hash_text(14695981039346656037U, figure->indicator);
    hash = hash_text(hash_text(hash, figure->area), figure->statistic);
    return hash ^ ((size_t)figure->year * 31 + (unsigned char)figure->gender);
}

/* Notes a figure; false where it was there: what areas are held against comes back with each of them. */
static bool is_new(struct written *written, const struct figure_identity *figure)
{
    size_t place = hash_figure(figure) % written->places;
    while (written->figures[place] != NULL) {
        if (same_figure(written->figures[place], figure)) {
            return false;
        }
        place = (place + 1) % written->places;
    }
    written->figures[place] = figure;
    return true;
}

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
    struct written written = {.places = 2 * count_cells(document) + 1};
    written.figures = calloc(written.places, sizeof(const struct figure_identity *));
    if (written.figures == NULL) {
        buffer->failed = true;
        return;
    }
    for (const struct node *node = document->first; node != NULL; node = node->next) {
        const struct table *table = node->table;
        for (size_t row = 0; table != NULL && row < table->row_count; row++) {
            for (size_t column = 0; column < table->column_count; column++) {
                const struct doc_cell *cell = &table->rows[row].cells[column];
                if (cell->identity != NULL && is_new(&written, cell->identity)) {
                    write(context, cell);
                }
            }
        }
    }
    free(written.figures);
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
