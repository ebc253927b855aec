#include "report/render_values.h"

#include <string.h>

#include "base/number.h"

/* What is wanted, and what came of it. */
struct values {
    const char *const *ids;
    size_t id_count;
    struct buffer *buffer;
    size_t missing;
};

static bool is_asked(const struct values *values, const struct figure_identity *identity)
{
    bool plain = identity->statistic[0] == '\0' && identity->gender != '\0';
    for (size_t i = 0; i < values->id_count; i++) {
        if (strcmp(values->ids[i], identity->area) == 0) {
            return plain || strcmp(identity->statistic, "mean") == 0;
        }
    }
    return values->id_count == 0 && plain;
}

static void append_value(struct values *values, const struct doc_cell *cell)
{
    char text[NUMBER_TEXT_MAX];
    if (cell->identity == NULL || !is_asked(values, cell->identity)) {
        return;
    }
    if (cell->status == CELL_VALUE) {
        number_exact(text, cell->value);
        buffer_text(values->buffer, text);
    } else {
        values->missing++;
    }
    buffer_text(values->buffer, "\n");
}

/* Rows that are there to be held against are no answer. */
static void append_table(struct values *values, const struct table *table)
{
    for (size_t row = 0; row < table->row_count; row++) {
        for (size_t column = 0; column < table->column_count; column++) {
            if (table->rows[row].kind == ROW_AREA) {
                append_value(values, &table->rows[row].cells[column]);
            }
        }
    }
}

size_t render_values(const struct document *document, const char *const *ids, size_t id_count, struct buffer *buffer)
{
    struct values values = {.ids = ids, .id_count = id_count, .buffer = buffer};
    for (const struct node *node = document->first; node != NULL; node = node->next) {
        if (node->kind == NODE_TABLE) {
            append_table(&values, node->table);
        }
    }
    return values.missing;
}
