/*
 * obstacles.h - what a further text in a chart may not stand on: texts and lines already there.
 */
#ifndef REPORT_OBSTACLES_H
#define REPORT_OBSTACLES_H

#include <stdbool.h>
#include <stddef.h>

#include "report/chart/canvas.h"

struct obstacles {
    struct box *boxes;
    size_t box_count;
    size_t box_room;
    struct point *segments; /* pairs */
    size_t segment_count;
    size_t segment_room;
};

/* Room for so many; the memory is the canvas's. False where there is none. */
bool obstacles_init(struct obstacles *obstacles, struct canvas *canvas, size_t boxes, size_t segments);
/* Beyond the room nothing is added. */
void obstacles_add_box(struct obstacles *obstacles, const struct box *box);
void obstacles_add_segment(struct obstacles *obstacles, struct point from, struct point to);
/* Whether a box touches none of them. */
bool obstacles_leave_free(const struct obstacles *obstacles, const struct box *box);

#endif
