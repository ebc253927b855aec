#include "report/html/palette.h"

#include <string.h>

void palette_init(struct palette *palette, struct arena *arena)
{
    memset(palette, 0, sizeof *palette);
    palette->arena = arena;
}

void palette_use(struct palette *palette, theme_colour colour)
{
    /* From the end: a drawing uses the same colour many times in a row. */
    for (size_t i = palette->count; i > 0; i--) {
        if (palette->colours[i - 1] == colour) {
            return;
        }
    }
    void *items = palette->colours;
    theme_colour *place =
        arena_next(palette->arena, &items, palette->count, &palette->capacity, sizeof *palette->colours);
    palette->colours = items;
    if (place != NULL) {
        *place = colour;
        palette->count++;
    }
}

void palette_append_rules(const struct palette *palette, struct buffer *buffer, int dark)
{
    for (size_t i = 0; i < palette->count; i++) {
        const unsigned name = palette->colours[i];
        const unsigned shown = dark ? theme_dark(palette->colours[i]) : name;
        buffer_printf(buffer, ".f%06X{fill:#%06X}.s%06X{stroke:#%06X}\n", name, shown, name, shown);
    }
}
