#include "report/pdf/pdf_table_frame.h"

#include "report/pdf/page.h"

#define CAPTION_LEADING 13.0
#define CAPTION_GAP 4.0
#define NOTE_LEADING 11.0
#define TAIL_GAP 3.0
#define LEGEND_HEIGHT 15.0
#define LEGEND_AFTER 3.0
#define LEGEND_ENTRY_GAP 18.0
#define SWATCH_WIDTH 18.0
#define SWATCH_HEIGHT 9.5
#define MARK_SHARE 0.56 /* of the type size */

static const struct text_style label_style = {THEME_SIZE_CHART_SUBTITLE, CUT_SEMIBOLD, THEME_INK};
static const struct text_style note_style = {THEME_SIZE_NOTE, CUT_REGULAR, THEME_MUTED};

static struct text_block caption_block(void)
{
    return (struct text_block){.width = PAGE_COLUMN_WIDTH, .leading = CAPTION_LEADING};
}

/* "Tabell 1. Befolkning"; on a later page with a word that it goes on, and where that needs a further line, without
 * the title. */
static const char *caption_of(struct canvas *canvas, const struct table *table, bool continued)
{
    const struct text_block block = caption_block();
    const char *more = language_pick(canvas->language, "forts.", "cont.");
    const char *whole = arena_printf(&canvas->scratch, "%s. %s", table->label, table->title);
    const char *longer = arena_printf(&canvas->scratch, "%s (%s)", whole, more);
    if (!continued) {
        return whole;
    }
    return canvas_block_height(canvas, &label_style, &block, longer) >
                   canvas_block_height(canvas, &label_style, &block, whole)
               ? arena_printf(&canvas->scratch, "%s (%s)", table->label, more)
               : longer;
}

static struct text_block note_block(void)
{
    return (struct text_block){.width = PAGE_COLUMN_WIDTH, .leading = NOTE_LEADING};
}

double table_caption_height(struct canvas *canvas, const struct table *table)
{
    const struct text_block block = caption_block();
    return canvas_block_height(canvas, &label_style, &block, caption_of(canvas, table, false)) + CAPTION_GAP;
}

double table_caption_draw(struct canvas *canvas, const struct table *table, struct point corner, bool continued)
{
    const struct text_block block = caption_block();
    const enum drawn_part part = continued ? DRAWN_DECORATION : DRAWN_CAPTION;
    canvas_begin(canvas, part, NULL);
    canvas_block(canvas, &label_style, &block, corner, caption_of(canvas, table, continued));
    canvas_end(canvas, part);
    return table_caption_height(canvas, table);
}

double table_tail_height(struct canvas *canvas, const struct table *table)
{
    const struct text_block block = note_block();
    double height = TAIL_GAP + (table->has_bands ? LEGEND_HEIGHT + LEGEND_AFTER : 0);
    for (size_t i = 0; i < table->note_count; i++) {
        height += canvas_block_height(canvas, &note_style, &block, table->notes[i]);
    }
    return height + canvas_block_height(canvas, &note_style, &block, table->source);
}

/* "▲ hög 50 % och mer", the mark on its shade; returns where the next one starts. */
static double draw_legend_entry(struct canvas *canvas, struct point corner, enum band band, const char *name)
{
    const struct theme_fill fill = theme_fill_of(band);
    const double middle = corner.y + LEGEND_HEIGHT / 2;
    const struct box swatch = {corner.x, middle - SWATCH_HEIGHT / 2, SWATCH_WIDTH, SWATCH_HEIGHT};
    const struct point at = {corner.x + SWATCH_WIDTH + 4, canvas_baseline(middle, note_style.size)};
    canvas_fill(canvas, &swatch, fill.fill);
    canvas_marker(canvas, fill.marker, fill.marker_colour, (struct point){corner.x + SWATCH_WIDTH / 2, middle},
                  THEME_SIZE_TABLE * MARK_SHARE);
    canvas_text(canvas, &note_style, ANCHOR_LEFT, at, name);
    return at.x + canvas_text_width(canvas, &note_style, name) + LEGEND_ENTRY_GAP;
}

static double draw_tail_line(struct canvas *canvas, struct point corner, const char *text)
{
    const struct text_block block = note_block();
    canvas_begin(canvas, DRAWN_PARAGRAPH, NULL);
    const double height = canvas_block(canvas, &note_style, &block, corner, text);
    canvas_end(canvas, DRAWN_PARAGRAPH);
    return height;
}

static void draw_legend(struct canvas *canvas, const struct table *table, struct point corner)
{
    canvas_begin(canvas, DRAWN_PARAGRAPH, NULL);
    for (int band = BAND_HIGH; band >= BAND_LOW; band--) {
        if (table->band_names[band] != NULL) {
            corner.x = draw_legend_entry(canvas, corner, (enum band)band, table->band_names[band]);
        }
    }
    canvas_end(canvas, DRAWN_PARAGRAPH);
}

void table_tail_draw(struct canvas *canvas, const struct table *table, struct point corner)
{
    corner.y += TAIL_GAP;
    if (table->has_bands) {
        draw_legend(canvas, table, corner);
        corner.y += LEGEND_HEIGHT + LEGEND_AFTER;
    }
    for (size_t i = 0; i < table->note_count; i++) {
        corner.y += draw_tail_line(canvas, corner, table->notes[i]);
    }
    (void)draw_tail_line(canvas, corner, table->source);
}
