/*
 * recording_surface.h - a surface that draws nothing and keeps where everything would stand.
 */
#ifndef TESTS_SUPPORT_RECORDING_SURFACE_H
#define TESTS_SUPPORT_RECORDING_SURFACE_H

#include "base/arena.h"
#include "report/chart/surface.h"

/* One line of a text. */
struct recorded_text {
    struct box ink;
    const char *text; /* all of the text that it is a line of */
    bool is_cut;      /* ends in an ellipsis */
};

/* The ground of recording_surface. */
struct recording {
    struct arena arena;
    struct recorded_text *texts;
    size_t text_count;
    size_t text_room;
    size_t mark_count;
    struct point least; /* the corners of all texts and marks */
    struct point most;
};

extern const struct surface recording_surface;

void recording_init(struct recording *recording);
void recording_release(struct recording *recording);
/* Two texts that touch, or stand on one line with less than a blank between them; false where there are none. */
bool recording_find_clash(const struct recording *recording, const struct recorded_text **one,
                          const struct recorded_text **other);
/* Whether some line's text holds that. */
bool recording_says(const struct recording *recording, const char *words);

#endif
