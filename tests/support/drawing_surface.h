/*
 * drawing_surface.h - a surface that draws nothing and keeps where everything would stand.
 */
#ifndef TESTS_SUPPORT_DRAWING_SURFACE_H
#define TESTS_SUPPORT_DRAWING_SURFACE_H

#include "base/arena.h"
#include "report/chart/surface.h"

/* One line of a text. */
struct recorded_text {
    struct box ink;
    const char *text; /* all of the text that it is a line of */
    bool is_cut;      /* ends in an ellipsis */
};

/* The ground of drawing_surface. */
struct drawing {
    struct arena arena;
    struct recorded_text *texts;
    size_t text_count;
    size_t text_room;
    size_t mark_count;
    struct point least; /* the corners of all texts and marks */
    struct point most;
};

extern const struct surface drawing_surface;

void drawing_init(struct drawing *drawing);
void drawing_release(struct drawing *drawing);
/* Two texts that touch, or stand on one line with less than a blank between them; false where there are none. */
bool drawing_find_clash(const struct drawing *drawing, const struct recorded_text **one,
                        const struct recorded_text **other);
/* Whether some line's text holds that. */
bool drawing_says(const struct drawing *drawing, const char *words);

#endif
