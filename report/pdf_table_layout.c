/* pdf_table_layout.c - the measures of a table, see pdf_table.h. */
#include <math.h>
#include <string.h>

#include "report/page.h"
#include "report/pdf_table.h"

#define SIZE_LEAST 7.0
#define SIZE_FOR_HEADINGS 7.5 /* down to it the type turns smaller to keep the headings' lines as written */
#define HEADING_SMALLER 0.5   /* than the cells */
#define SIZE_STEP 0.5
#define PITCH_SHARE (12.0 / 8.5) /* of the type size */
#define GAP 16.0                 /* between texts of neighbouring columns */
#define GAP_LEAST 7.0
#define NAMES_LEAST 0.3 /* of the page: what a column of text can be squeezed to */
#define GROUP 4
#define GROUP_LEAD 3.5
#define REFERENCE_LEAD 6.0
/* The search for the columns' widths: points a unit of weight, and how often the stretch is halved. */
#define WIDEST_LEVEL 1e6
#define HALVINGS 60
/* Keeps a text that just fits from breaking for the rounding of pango's units. */
#define ROUNDING 0.1

/* What columns ask for. */
struct demand {
    double *least;  /* what the cells need */
    double *wanted; /* with the heading's lines as they are written */
};

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

struct text_style table_text_style(const struct table_layout *layout, enum row_kind kind)
{
    return (struct text_style){layout->size, kind == ROW_REFERENCE ? CUT_SEMIBOLD : CUT_REGULAR, THEME_INK};
}

struct text_style table_heading_style(const struct table_layout *layout)
{
    return (struct text_style){layout->size - HEADING_SMALLER, CUT_SEMIBOLD, THEME_INK};
}

double table_fraction_width(struct canvas *canvas, const struct text_style *style, const struct doc_cell *cell)
{
    const char *fraction =
        cell->is_number && cell->decimals > 0 ? strrchr(cell->text, canvas->language == LANGUAGE_EN ? '.' : ',') : NULL;
    return fraction == NULL ? 0 : canvas_text_width(canvas, style, fraction);
}

/* What the cells of a column need, and its widest decimal part. */
static double measure_cells(struct canvas *canvas, struct table_layout *layout, size_t column)
{
    double whole = 0; /* before the decimal sign */
    double fraction = 0;
    double other = 0;
    for (size_t row = 0; row < layout->table->row_count; row++) {
        const struct table_row *at = &layout->table->rows[row];
        const struct text_style style = table_text_style(layout, at->kind);
        const double width = canvas_text_width(canvas, &style, at->cells[column].text);
        const double part = table_fraction_width(canvas, &style, &at->cells[column]);
        if (at->cells[column].is_number) {
            whole = fmax(whole, width - part);
            fraction = fmax(fraction, part);
        } else {
            other = fmax(other, width);
        }
    }
    layout->columns[column].fraction = fraction;
    return fmax(whole + fraction, other);
}

static void measure_demand(struct canvas *canvas, struct table_layout *layout, struct demand *demand)
{
    const struct table *table = layout->table;
    const struct text_style style = table_heading_style(layout);
    const double mark = table->has_bands ? layout->size : 0;
    for (size_t i = 0; i < table->column_count; i++) {
        const char *heading = table->columns[i].heading;
        const double cells = measure_cells(canvas, layout, i) + (i > 0 ? mark : 0);
        const bool squeezable = table->columns[i].align == ALIGN_LEFT;
        const double squeezed = squeezable ? fmin(cells, NAMES_LEAST * PAGE_COLUMN_WIDTH) : cells;
        demand->least[i] = fmax(squeezed, canvas_widest_word(canvas, &style, heading));
        demand->wanted[i] = fmax(cells, canvas_text_width(canvas, &style, heading));
    }
}

static double sum(const double *values, size_t count)
{
    double total = 0;
    for (size_t i = 0; i < count; i++) {
        total += values[i];
    }
    return total;
}

/* Measures at the sizes from the theme's down until what is asked for fits the page; false where none does. */
static bool fit_size(struct canvas *canvas, struct table_layout *layout, struct demand *demand, const double *asked,
                     double least)
{
    const size_t count = layout->table->column_count;
    for (layout->size = THEME_SIZE_TABLE; layout->size >= least; layout->size -= SIZE_STEP) {
        measure_demand(canvas, layout, demand);
        if (sum(asked, count) + GAP_LEAST * (double)count <= PAGE_COLUMN_WIDTH) {
            layout->pitch = layout->size * PITCH_SHARE;
            return true;
        }
    }
    return false;
}

/* The largest size with the headings as written, else the largest with them broken anew. */
static bool choose_size(struct canvas *canvas, struct table_layout *layout, struct demand *demand)
{
    return fit_size(canvas, layout, demand, demand->wanted, SIZE_FOR_HEADINGS) ||
           fit_size(canvas, layout, demand, demand->least, SIZE_LEAST);
}

/* The narrowest step of the page's column in which all columns have what they want. */
static double choose_width(const struct table *table, const struct demand *demand)
{
    static const double steps[] = {0.5, 2.0 / 3.0};
    const double wanted = sum(demand->wanted, table->column_count) + GAP * (double)table->column_count;
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        if (wanted <= steps[i] * PAGE_COLUMN_WIDTH) {
            return steps[i] * PAGE_COLUMN_WIDTH;
        }
    }
    return PAGE_COLUMN_WIDTH;
}

/* What the columns take together if each gets its weight at this level, but no less than its floor. */
static double taken_at(const struct table *table, const double *floors, double level)
{
    double taken = 0;
    for (size_t i = 0; i < table->column_count; i++) {
        taken += fmax(floors[i], level * table->columns[i].weight);
    }
    return taken;
}

/* Shares out the width by weight; the level at which all of it is taken is found by halving. */
static void share_width(struct table_layout *layout, const double *floors)
{
    double low = 0;
    double high = WIDEST_LEVEL;
    for (int i = 0; i < HALVINGS; i++) {
        const double middle = (low + high) / 2;
        if (taken_at(layout->table, floors, middle) > layout->width) {
            high = middle;
        } else {
            low = middle;
        }
    }
    for (size_t i = 0; i < layout->table->column_count; i++) {
        layout->columns[i].width = fmax(floors[i], low * layout->table->columns[i].weight);
    }
}

/* The floors: what is wanted with a comfortable gap, with a small one, or only what is needed. Returns the gap. */
static double choose_floors(const struct table_layout *layout, const struct demand *demand, double *floors)
{
    const size_t count = layout->table->column_count;
    const double wanted = sum(demand->wanted, count);
    const double gap = wanted + GAP * (double)count <= layout->width ? GAP : GAP_LEAST;
    const bool as_written = wanted + gap * (double)count <= layout->width;
    for (size_t i = 0; i < count; i++) {
        floors[i] = (as_written ? demand->wanted[i] : demand->least[i]) + gap;
    }
    return gap;
}

/* The places of the columns. Texts are flush with the rules; with shades they stand within their cells. */
static void set_places(struct table_layout *layout, double gap)
{
    const struct table *table = layout->table;
    double x = 0;
    for (size_t i = 0; i < table->column_count; i++) {
        struct table_measure *column = &layout->columns[i];
        column->x = x;
        column->right = table->has_bands ? gap / 2 : 0;
        column->left = i == 0 ? 0 : gap - column->right;
        x += column->width;
    }
    layout->width = x;
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

struct text_block table_cell_block(const struct table_layout *layout, size_t column)
{
    const struct table_measure *measure = &layout->columns[column];
    static const enum text_anchor anchors[] = {
        [ALIGN_LEFT] = ANCHOR_LEFT, [ALIGN_RIGHT] = ANCHOR_RIGHT, [ALIGN_CENTRE] = ANCHOR_CENTRE};
    return (struct text_block){.width = measure->width - measure->left - measure->right + ROUNDING,
                               .leading = layout->pitch,
                               .anchor = anchors[layout->table->columns[column].align]};
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
    const size_t count = table->column_count;
    struct demand demand = {canvas_array(canvas, count, sizeof(double)), canvas_array(canvas, count, sizeof(double))};
    double *floors = canvas_array(canvas, count, sizeof *floors);
    *layout = (struct table_layout){.table = table,
                                    .columns = canvas_array(canvas, count, sizeof *layout->columns),
                                    .row_heights = canvas_array(canvas, table->row_count + 1, sizeof(double))};
    if (demand.least == NULL || demand.wanted == NULL || floors == NULL || layout->columns == NULL ||
        layout->row_heights == NULL) {
        return fault_memory(fault, "a table");
    }
    if (!choose_size(canvas, layout, &demand)) {
        return fault_set(fault, STATUS_CANNOT_CREATE,
                         "%s: its %zu columns do not fit the page even at %.0f points; show fewer years or split it",
                         table->id, count, SIZE_LEAST);
    }
    layout->width = choose_width(table, &demand);
    const double gap = choose_floors(layout, &demand, floors);
    share_width(layout, floors);
    set_places(layout, gap);
    measure_heights(canvas, layout);
    return canvas_check(canvas, fault);
}
