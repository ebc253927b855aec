#include "report/chart/named_value.h"

#define BLANK "\xC2\xA0"
#define ELLIPSIS "\xE2\x80\xA6"

static size_t lines_most(const struct text_block *block)
{
    return (size_t)(block->lines_most > 0 ? block->lines_most : 1);
}

static bool fits(struct canvas *canvas, const struct text_style *style, const struct text_block *block,
                 const char *text)
{
    struct text_block whole = *block;
    whole.lines_most = 0;
    return canvas_block_lines(canvas, style, &whole, text) <= lines_most(block);
}

/* The two kept together; where a line has no room for that it may end before the figure, never within it. */
static const char *join(struct canvas *canvas, const struct text_style *style, const struct text_block *block,
                        const char *name, const char *value)
{
    const char *text = arena_printf(&canvas->scratch, "%s" BLANK "%s", name, value);
    if (lines_most(block) == 1 || canvas_widest_word(canvas, style, text) <= block->width) {
        return text;
    }
    return arena_printf(&canvas->scratch, "%s %s", name, value);
}

/* So many characters of the name, and no blank before the ellipsis. */
static const char *shorten(struct canvas *canvas, const char *name, size_t characters)
{
    size_t bytes = (size_t)(g_utf8_offset_to_pointer(name, (glong)characters) - name);
    while (bytes > 0 && name[bytes - 1] == ' ') {
        bytes--;
    }
    return arena_printf(&canvas->scratch, "%.*s" ELLIPSIS, (int)bytes, name);
}

const char *named_value_text(struct canvas *canvas, const struct text_style *style, const struct text_block *block,
                             const char *name, const char *value)
{
    const char *shown = join(canvas, style, block, name, value);
    if (fits(canvas, style, block, shown)) {
        return shown;
    }
    size_t least = 0; /* so many characters fit, as far as is known */
    size_t beyond = (size_t)g_utf8_strlen(name, -1);
    shown = value;
    while (least + 1 < beyond) {
        const size_t middle = least + (beyond - least) / 2;
        const char *text = join(canvas, style, block, shorten(canvas, name, middle), value);
        if (fits(canvas, style, block, text)) {
            least = middle;
            shown = text;
        } else {
            beyond = middle;
        }
    }
    return shown;
}

const char *named_value_line(struct canvas *canvas, const struct text_style *style, double width, const char *name,
                             const char *value)
{
    const struct text_block line = {.width = width, .lines_most = 1};
    return named_value_text(canvas, style, &line, name, value);
}
