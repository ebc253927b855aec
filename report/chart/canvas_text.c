/* canvas_text.c - the text half of canvas.h. */
#include <string.h>

#include "report/chart/canvas.h"
#include "report/chart/measured.h"

#define UNLIMITED (-1)
#define SHORT_WORD 6    /* bytes: it ends a sentence */
#define LONG_LINE 200.0 /* points: narrower ones may need every break */

static double from_pango(int units)
{
    return (double)units / PANGO_SCALE;
}

/* A character that no font has would be drawn as a box: a fault that shows the text. */
static void check_glyphs(struct canvas *canvas, const char *text)
{
    if (!canvas->failed && pango_layout_get_unknown_glyphs_count(canvas->layout) > 0) {
        canvas->failed = true;
        fault_set(&canvas->fault, STATUS_CANNOT_CREATE,
                  "\"%s\": holds a character that no installed font has; install a font that has it or change the text",
                  text);
    }
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static void keep_whole(PangoAttrList *attributes, size_t start, size_t end)
{
    PangoAttribute *whole = pango_attr_allow_breaks_new(FALSE);
    whole->start_index = (guint)start;
    whole->end_index = (guint)end;
    pango_attr_list_insert(attributes, whole);
}

/* A figure does not break between its thousands ("per 1 000 invånare"). */
static void keep_thousands(PangoAttrList *attributes, const char *text)
{
    for (const char *at = strchr(text, ' '); at != NULL; at = strchr(at + 1, ' ')) {
        if (at > text && is_digit(at[-1]) && strspn(at + 1, "0123456789") == 3) {
            keep_whole(attributes, (size_t)(at - text) - 1, (size_t)(at - text) + 2);
        }
    }
}

/* A span of years or figures ("2017–2022") does not break at its dash. */
static void keep_spans(PangoAttrList *attributes, const char *text)
{
    static const char dash[] = "\xE2\x80\x93";
    const char *at = text;
    while ((at = strstr(at, dash)) != NULL) {
        const char *end = at + strlen(dash);
        if (at > text && is_digit(at[-1]) && is_digit(*end)) {
            keep_whole(attributes, (size_t)(at - text) - 1, (size_t)(end - text) + 1);
        }
        at = end;
    }
}

/* In long lines a short last word ("Tabell 6.", "1 av 13") does not stand on a line of its own. */
static void keep_end(PangoAttrList *attributes, const char *text)
{
    const char *last = strrchr(text, ' ');
    if (last == NULL || last == text || strlen(last + 1) > SHORT_WORD) {
        return;
    }
    keep_whole(attributes, (size_t)(last - text) - 1, (size_t)(last - text) + 2);
}

static void make_strong(PangoAttrList *attributes, size_t bytes)
{
    PangoAttribute *strong = pango_attr_weight_new(PANGO_WEIGHT_SEMIBOLD);
    strong->start_index = 0;
    strong->end_index = (guint)bytes;
    pango_attr_list_insert(attributes, strong);
}

/* Figures of equal width, so that columns stand straight; no ligatures, which some readers of PDF cannot take apart. */
static void set_attributes(PangoLayout *layout, const char *text, const struct text_block *block)
{
    PangoAttrList *attributes = pango_attr_list_new();
    pango_attr_list_insert(attributes, pango_attr_font_features_new("tnum=1,liga=0,clig=0"));
    if (block->strong > 0) {
        make_strong(attributes, block->strong);
    }
    if (block->width >= LONG_LINE) {
        keep_end(attributes, text);
    }
    keep_spans(attributes, text);
    keep_thousands(attributes, text);
    pango_layout_set_attributes(layout, attributes);
    pango_attr_list_unref(attributes);
}

/* Sets the layout to a text within a block; its width UNLIMITED where it is not bounded. */
static void lay_out_block(struct canvas *canvas, const struct text_style *style, const char *text,
                          const struct text_block *block)
{
    PangoLayout *layout = canvas->layout;
    PangoFontDescription *cut = canvas->fonts->cuts[style->cut];
    const double width = block->width;
    const bool cuts_off = width > 0 && block->lines_most > 0;
    pango_font_description_set_absolute_size(cut, style->size * PANGO_SCALE);
    pango_layout_set_font_description(layout, cut);
    pango_layout_set_width(layout, width > 0 ? (int)(width * PANGO_SCALE) : UNLIMITED);
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_ellipsize(layout, cuts_off ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
    pango_layout_set_height(layout, cuts_off ? -block->lines_most : UNLIMITED);
    pango_layout_set_text(layout, text, -1);
    set_attributes(layout, text, block);
    check_glyphs(canvas, text);
}

static void lay_out(struct canvas *canvas, const struct text_style *style, const char *text, double width,
                    int lines_most)
{
    const struct text_block block = {.width = width, .lines_most = lines_most};
    lay_out_block(canvas, style, text, &block);
}

static double layout_width(PangoLayout *layout)
{
    PangoRectangle logical;
    pango_layout_get_extents(layout, NULL, &logical);
    return from_pango(logical.width);
}

static double line_left(enum text_anchor anchor, double x, double width)
{
    switch (anchor) {
    case ANCHOR_RIGHT:
        return x - width;
    case ANCHOR_CENTRE:
        return x - width / 2;
    case ANCHOR_LEFT:
        break;
    }
    return x;
}

static void show_line(struct canvas *canvas, int index, const struct text_style *style, enum text_anchor anchor,
                      struct point at)
{
    PangoRectangle logical;
    if (canvas->surface == NULL || canvas->failed) {
        return;
    }
    PangoLayoutLine *line = pango_layout_get_line_readonly(canvas->layout, index);
    if (line == NULL) {
        return;
    }
    pango_layout_line_get_extents(line, NULL, &logical);
    const double width = from_pango(logical.width);
    const struct text_line shown = {line, style, {line_left(anchor, at.x, width), at.y}, width};
    canvas->surface->text(canvas->ground, &shown);
}

double canvas_baseline(double middle, double size)
{
    return middle + size * THEME_HALF_CAPITAL;
}

/* The measures of a text, as they were before where it was laid out before. */
static struct measured measure(struct canvas *canvas, const struct text_style *style, const struct text_block *block,
                               const char *text)
{
    const struct measured_key key = {.text = text,
                                     .style = style,
                                     .width = block->width > 0 ? block->width : 0,
                                     .lines_most = block->lines_most,
                                     .strong = block->strong,
                                     .language = canvas->language};
    struct measured measured;
    if (canvas->to_scale && measured_find(canvas->fonts->map, &key, &measured)) {
        return measured;
    }
    lay_out_block(canvas, style, text, block);
    measured = (struct measured){layout_width(canvas->layout), (size_t)pango_layout_get_line_count(canvas->layout)};
    if (canvas->to_scale && !canvas->failed) {
        measured_keep(canvas->fonts->map, &key, &measured);
    }
    return measured;
}

double canvas_text_width(struct canvas *canvas, const struct text_style *style, const char *text)
{
    static const struct text_block line = {.width = UNLIMITED};
    return *text == '\0' ? 0 : measure(canvas, style, &line, text).width;
}

double canvas_widest_word(struct canvas *canvas, const struct text_style *style, const char *text)
{
    double widest = 0;
    while (*text != '\0') {
        const size_t length = strcspn(text, " \n");
        const char *word = arena_copy_bytes(&canvas->scratch, text, length);
        const double width = canvas_text_width(canvas, style, word);
        widest = width > widest ? width : widest;
        text += length + (text[length] != '\0');
    }
    return widest;
}

void canvas_text(struct canvas *canvas, const struct text_style *style, enum text_anchor anchor, struct point at,
                 const char *text)
{
    if (*text == '\0') {
        return;
    }
    lay_out(canvas, style, text, UNLIMITED, 0);
    show_line(canvas, 0, style, anchor, at);
}

void canvas_text_fitted(struct canvas *canvas, const struct text_style *style, enum text_anchor anchor, struct point at,
                        double width, const char *text)
{
    struct text_style narrow = *style;
    if (*text == '\0') {
        return;
    }
    lay_out(canvas, style, text, UNLIMITED, 0);
    if (layout_width(canvas->layout) > width) {
        narrow.cut = style->cut == CUT_SEMIBOLD ? CUT_CONDENSED_BOLD : CUT_CONDENSED;
        lay_out(canvas, &narrow, text, width, 1);
    }
    show_line(canvas, 0, style, anchor, at);
}

size_t canvas_block_lines(struct canvas *canvas, const struct text_style *style, const struct text_block *block,
                          const char *text)
{
    return *text == '\0' ? 0 : measure(canvas, style, block, text).lines;
}

/* The same of a block that is about to be shown. */
static size_t lay_out_lines(struct canvas *canvas, const struct text_style *style, const struct text_block *block,
                            const char *text)
{
    if (*text == '\0') {
        return 0;
    }
    lay_out_block(canvas, style, text, block);
    return (size_t)pango_layout_get_line_count(canvas->layout);
}

double canvas_block_height(struct canvas *canvas, const struct text_style *style, const struct text_block *block,
                           const char *text)
{
    return (double)canvas_block_lines(canvas, style, block, text) * block->leading;
}

static double anchor_x(const struct text_block *block, double left)
{
    switch (block->anchor) {
    case ANCHOR_RIGHT:
        return left + block->width;
    case ANCHOR_CENTRE:
        return left + block->width / 2;
    case ANCHOR_LEFT:
        break;
    }
    return left;
}

/* Shows lines of the block that was laid out last. */
static void show_lines(struct canvas *canvas, const struct text_style *style, const struct text_block *block,
                       struct point corner, size_t first, size_t end)
{
    const double x = anchor_x(block, corner.x);
    double middle = corner.y + block->leading / 2;
    for (size_t i = first; i < end; i++) {
        show_line(canvas, (int)i, style, block->anchor, (struct point){x, canvas_baseline(middle, style->size)});
        middle += block->leading;
    }
}

void canvas_block_part(struct canvas *canvas, const struct text_style *style, const struct text_block *block,
                       struct point corner, const char *text, size_t first_line, size_t line_count)
{
    const size_t lines = lay_out_lines(canvas, style, block, text);
    const size_t end = first_line + line_count < lines ? first_line + line_count : lines;
    show_lines(canvas, style, block, corner, first_line, end);
}

double canvas_block(struct canvas *canvas, const struct text_style *style, const struct text_block *block,
                    struct point corner, const char *text)
{
    const size_t lines = lay_out_lines(canvas, style, block, text);
    show_lines(canvas, style, block, corner, 0, lines);
    return (double)lines * block->leading;
}
