#include "tests/support/drawing_surface.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "tests/support/check.h"

#define ROOM_FIRST 64
#define TEXTS_MOST (16UL << 20)
#define TOUCH 0.1     /* what antialiasing hides */
#define BLANK 1.6     /* narrower than a blank of the smallest type */
#define SAME_LINE 1.5 /* texts that share so much height are read as one line */

void drawing_init(struct drawing *drawing)
{
    *drawing = (struct drawing){.least = {INFINITY, INFINITY}, .most = {-INFINITY, -INFINITY}};
    arena_init(&drawing->arena, TEXTS_MOST);
}

void drawing_release(struct drawing *drawing)
{
    free(drawing->texts);
    arena_release(&drawing->arena);
}

static void reach(struct drawing *drawing, double left, double top, double right, double bottom)
{
    drawing->least.x = fmin(drawing->least.x, left);
    drawing->least.y = fmin(drawing->least.y, top);
    drawing->most.x = fmax(drawing->most.x, right);
    drawing->most.y = fmax(drawing->most.y, bottom);
}

static void fill(void *ground, const struct box *box, theme_colour colour)
{
    struct drawing *drawing = ground;
    (void)colour;
    drawing->mark_count++;
    reach(drawing, box->x, box->y, box->x + box->width, box->y + box->height);
}

static void polyline(void *ground, const struct theme_line *pen, const struct point *points, size_t count)
{
    struct drawing *drawing = ground;
    drawing->mark_count++;
    for (size_t i = 0; i < count; i++) {
        const double half = pen->width / 2;
        reach(drawing, points[i].x - half, points[i].y - half, points[i].x + half, points[i].y + half);
    }
}

static void marker(void *ground, enum theme_marker shape, theme_colour colour, struct point at, double size)
{
    struct drawing *drawing = ground;
    (void)shape;
    (void)colour;
    drawing->mark_count++;
    reach(drawing, at.x - size / 2, at.y - size / 2, at.x + size / 2, at.y + size / 2);
}

static double points_of(int units)
{
    return (double)units / PANGO_SCALE;
}

static void text(void *ground, const struct text_line *line)
{
    struct drawing *drawing = ground;
    PangoRectangle ink;
    if (drawing->text_count == drawing->text_room) {
        drawing->text_room = drawing->text_room == 0 ? ROOM_FIRST : 2 * drawing->text_room;
        drawing->texts = realloc(drawing->texts, drawing->text_room * sizeof *drawing->texts);
        assert_non_null(drawing->texts);
    }
    pango_layout_line_get_extents(line->line, &ink, NULL);
    struct recorded_text *recorded = &drawing->texts[drawing->text_count++];
    recorded->ink = (struct box){line->at.x + points_of(ink.x), line->at.y + points_of(ink.y), points_of(ink.width),
                                 points_of(ink.height)};
    recorded->text = arena_copy(&drawing->arena, pango_layout_get_text(line->line->layout));
    recorded->is_cut = pango_layout_is_ellipsized(line->line->layout) != 0;
    reach(drawing, recorded->ink.x, recorded->ink.y, recorded->ink.x + recorded->ink.width,
          recorded->ink.y + recorded->ink.height);
}

const struct surface drawing_surface = {.fill = fill, .polyline = polyline, .marker = marker, .text = text};

/* How much two stretches share; below 0 it is the way between them. */
static double shared(double one, double one_length, double other, double other_length)
{
    return fmin(one + one_length, other + other_length) - fmax(one, other);
}

static bool do_clash(const struct box *one, const struct box *other)
{
    const double across = shared(one->x, one->width, other->x, other->width);
    const double down = shared(one->y, one->height, other->y, other->height);
    return down > TOUCH && across > (down > SAME_LINE ? -BLANK : TOUCH);
}

bool drawing_find_clash(const struct drawing *drawing, const struct recorded_text **one,
                        const struct recorded_text **other)
{
    for (size_t i = 0; i < drawing->text_count; i++) {
        for (size_t j = i + 1; j < drawing->text_count; j++) {
            *one = &drawing->texts[i];
            *other = &drawing->texts[j];
            if (do_clash(&(*one)->ink, &(*other)->ink)) {
                return true;
            }
        }
    }
    return false;
}

bool drawing_says(const struct drawing *drawing, const char *words)
{
    for (size_t i = 0; i < drawing->text_count; i++) {
        if (strstr(drawing->texts[i].text, words) != NULL) {
            return true;
        }
    }
    return false;
}
