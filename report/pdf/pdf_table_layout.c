#include "report/pdf/pdf_table_layout.h"

#include <math.h>

#include "report/pdf/pdf_table_columns.h"
#include "report/pdf/pdf_table_frame.h"
#include "report/pdf/pdf_table_style.h"

#define GROUP 4
#define GROUP_LEAD 3.5
#define REFERENCE_LEAD 6.0

static bool is_reference_start(const struct table *table, size_t row)
{
    return row > 0 && table->rows[row].kind == ROW_REFERENCE && table->rows[row - 1].kind != ROW_REFERENCE;
}

double table_layout_lead(const struct table_layout *layout, size_t row)
{
    if (is_reference_start(layout->table, row)) {
        return REFERENCE_LEAD;
    }
    const struct table *table = layout->table;
    const bool alone = row + 1 == table->row_count || table->rows[row + 1].kind != ROW_AREA;
    return row > 0 && row % GROUP == 0 && table->rows[row].kind == ROW_AREA && !alone ? GROUP_LEAD : 0;
}

static double heading_height(struct canvas *canvas, const struct table_layout *layout)
{
    const struct text_style style = table_heading_style(layout);
    double height = 0;
    for (size_t i = 0; i < layout->table->column_count; i++) {
        const struct text_block block = table_cell_block(layout, i);
        height = fmax(height, canvas_block_height(canvas, &style, &block, layout->table->columns[i].heading));
    }
    return height;
}

/* A row is as high as the text in its columns of text needs. */
static double row_height(struct canvas *canvas, const struct table_layout *layout, size_t row)
{
    const struct table *table = layout->table;
    const struct text_style style = table_text_style(layout, table->rows[row].kind);
    double height = layout->pitch;
    for (size_t i = 0; i < table->column_count; i++) {
        if (table->columns[i].align == ALIGN_LEFT) {
            const struct text_block block = table_cell_block(layout, i);
            height = fmax(height, canvas_block_height(canvas, &style, &block, table->rows[row].cells[i].text));
        }
    }
    return height + table_layout_lead(layout, row);
}

static void measure_heights(struct canvas *canvas, struct table_layout *layout)
{
    layout->heading_height = heading_height(canvas, layout);
    for (size_t i = 0; i < layout->table->row_count; i++) {
        layout->row_heights[i] = row_height(canvas, layout, i);
    }
    /* The caption, three rules with white on both sides of each, the header. */
    layout->head = table_caption_height(canvas, layout->table) + layout->heading_height + 5 * TABLE_RULE_GAP;
    layout->tail = table_tail_height(canvas, layout->table);
}

int table_layout_make(struct table_layout *layout, struct canvas *canvas, const struct table *table,
                      struct fault *fault)
{
    *layout = (struct table_layout){.table = table,
                                    .columns = canvas_array(canvas, table->column_count, sizeof *layout->columns),
                                    .row_heights = canvas_array(canvas, table->row_count + 1, sizeof(double))};
    if (layout->columns == NULL || layout->row_heights == NULL) {
        return fault_memory(fault, "a table");
    }
    if (table_columns_fit(layout, canvas, fault) != 0) {
        return -1;
    }
    measure_heights(canvas, layout);
    return canvas_check(canvas, fault);
}
