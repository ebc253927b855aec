/* pdf_table_columns.c - the type size and the widths of a table's columns, see pdf_table_columns.h. */
#include "report/pdf/pdf_table_columns.h"

#include <math.h>

#include "report/pdf/page.h"
#include "report/preliminary_note.h"

#define SIZE_FOR_HEADINGS 7.5 /* down to it the type turns smaller to keep the headings' lines as written */
#define SIZE_STEP 0.5
#define PITCH_SHARE (12.0 / 8.5) /* of the type size */
#define GAP 16.0                 /* between texts of neighbouring columns */
#define GAP_LEAST 7.0
#define NAMES_LEAST 0.3 /* of the page: what a column of text can be squeezed to */
/* The search for the columns' widths: points a unit of weight, and how often the stretch is halved. */
#define WIDEST_LEVEL 1e6
#define HALVINGS 60

/* What columns ask for. */
struct demand {
    double *least;     /* what the cells need */
    double *wanted;    /* with the heading's lines as they are written */
    bool breaks_words; /* a word of a heading that is longer than its share of the page is broken */
};

/* The widest word of a heading that must stay whole. */
static double widest_word(struct canvas *canvas, const struct table_layout *layout, const struct demand *demand,
                          const char *heading)
{
    const struct text_style style = table_heading_style(layout);
    const double width = canvas_widest_word(canvas, &style, heading);
    const double share = PAGE_COLUMN_WIDTH / (double)layout->table->column_count - GAP_LEAST;
    return demand->breaks_words ? fmin(width, fmax(share, 0)) : width;
}

/* What the marks take after the figures of a column. */
static double mark_width(struct canvas *canvas, const struct table_layout *layout, size_t column)
{
    const char *marks = column_mark(layout->table, column);
    if (marks[0] == '\0') {
        return 0;
    }
    const struct text_style figure = table_text_style(layout, ROW_REFERENCE);
    const struct text_style mark = table_mark_style(&figure);
    return table_mark_gap(&figure) + canvas_text_width(canvas, &mark, marks);
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
        if (at->cells[column].trend != NULL) {
            other = fmax(other, TREND_WIDTH * layout->size);
        } else if (at->cells[column].is_number) {
            whole = fmax(whole, width - part);
            fraction = fmax(fraction, part);
        } else {
            other = fmax(other, width);
        }
    }
    layout->columns[column].fraction = fraction;
    layout->columns[column].mark = mark_width(canvas, layout, column);
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
        const double raised = layout->columns[i].mark;
        demand->least[i] = fmax(squeezed, widest_word(canvas, layout, demand, heading)) + raised;
        demand->wanted[i] = fmax(cells, canvas_text_width(canvas, &style, heading)) + raised;
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
    const int steps = (int)((THEME_SIZE_TABLE - least) / SIZE_STEP + 0.5);
    for (int i = 0; i <= steps; i++) {
        layout->size = THEME_SIZE_TABLE - SIZE_STEP * i;
        measure_demand(canvas, layout, demand);
        if (sum(asked, count) + GAP_LEAST * (double)count <= PAGE_COLUMN_WIDTH) {
            layout->pitch = layout->size * PITCH_SHARE;
            return true;
        }
    }
    return false;
}

/* The largest size with the headings as written, else the largest with them broken anew, at last within words. */
static bool choose_size(struct canvas *canvas, struct table_layout *layout, struct demand *demand)
{
    if (fit_size(canvas, layout, demand, demand->wanted, SIZE_FOR_HEADINGS) ||
        fit_size(canvas, layout, demand, demand->least, TABLE_SIZE_LEAST)) {
        return true;
    }
    demand->breaks_words = true;
    return fit_size(canvas, layout, demand, demand->least, TABLE_SIZE_LEAST);
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
        column->right = (table->has_bands ? gap / 2 : 0) + column->mark;
        column->left = i == 0 ? 0 : gap - (column->right - column->mark);
        x += column->width;
    }
    layout->width = x;
}

int table_columns_fit(struct table_layout *layout, struct canvas *canvas, struct fault *fault)
{
    const size_t count = layout->table->column_count;
    struct demand demand = {canvas_array(canvas, count, sizeof(double)), canvas_array(canvas, count, sizeof(double)),
                            false};
    double *floors = canvas_array(canvas, count, sizeof *floors);
    if (demand.least == NULL || demand.wanted == NULL || floors == NULL) {
        return fault_memory(fault, "a table");
    }
    if (!choose_size(canvas, layout, &demand)) {
        return fault_set(fault, STATUS_CANNOT_CREATE,
                         "%s: its %zu columns do not fit the page even at %.0f points; show fewer years or split it",
                         layout->table->id, count, TABLE_SIZE_LEAST);
    }
    layout->width = choose_width(layout->table, &demand);
    const double gap = choose_floors(layout, &demand, floors);
    share_width(layout, floors);
    set_places(layout, gap);
    return 0;
}
