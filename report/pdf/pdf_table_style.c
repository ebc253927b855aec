#include "report/pdf/pdf_table_style.h"

#include <string.h>

#define HEADING_SMALLER 0.5 /* than the cells */
/* The mark of preliminary figures, of the figure's size. The gap is wide enough that who copies the text
 * gets the figure and the mark as two words. */
#define MARK_SHARE 0.68
#define MARK_GAP_SHARE 0.16
#define MARK_RISE_SHARE 0.33
/* Keeps a text that just fits from breaking for the rounding of pango's units. */
#define ROUNDING 0.1

struct text_style table_text_style(const struct table_layout *layout, enum row_kind kind)
{
    return (struct text_style){layout->size, kind == ROW_REFERENCE ? CUT_SEMIBOLD : CUT_REGULAR, THEME_INK};
}

struct text_style table_heading_style(const struct table_layout *layout)
{
    return (struct text_style){layout->size - HEADING_SMALLER, CUT_SEMIBOLD, THEME_INK};
}

struct text_style table_mark_style(const struct text_style *figure)
{
    return (struct text_style){figure->size * MARK_SHARE, figure->cut, figure->colour};
}

double table_mark_gap(const struct text_style *figure)
{
    return figure->size * MARK_GAP_SHARE;
}

double table_mark_rise(const struct text_style *figure)
{
    return figure->size * MARK_RISE_SHARE;
}

double table_fraction_width(struct canvas *canvas, const struct text_style *style, const struct doc_cell *cell)
{
    const char *fraction =
        cell->is_number && cell->decimals > 0 ? strrchr(cell->text, canvas->language == LANGUAGE_EN ? '.' : ',') : NULL;
    return fraction == NULL ? 0 : canvas_text_width(canvas, style, fraction);
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
