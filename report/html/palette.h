/*
 * palette.h - the colours that an SVG uses, as classes of a style sheet: light, and their dark twins.
 *
 * A class is "f1B1F24" for a fill and "s1B1F24" for a stroke of that colour.
 */
#ifndef REPORT_PALETTE_H
#define REPORT_PALETTE_H

#include <stddef.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "report/theme.h"

struct palette {
    struct arena *arena; /* failure is sticky there */
    size_t count;
    size_t capacity;
    theme_colour *colours;
};

void palette_init(struct palette *palette, struct arena *arena);
/* Notes that a colour is used. */
void palette_use(struct palette *palette, theme_colour colour);
/* Appends the rules of the scheme, light or dark, for all colours used. */
void palette_append_rules(const struct palette *palette, struct buffer *buffer, int dark);

#endif
