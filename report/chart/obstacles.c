#include "report/chart/obstacles.h"

#include <math.h>
#include <string.h>

bool obstacles_init(struct obstacles *obstacles, struct canvas *canvas, size_t boxes, size_t segments)
{
    memset(obstacles, 0, sizeof *obstacles);
    obstacles->boxes = canvas_array(canvas, boxes, sizeof *obstacles->boxes);
    obstacles->segments = canvas_array(canvas, 2 * segments, sizeof *obstacles->segments);
    if (obstacles->boxes == NULL || obstacles->segments == NULL) {
        return false;
    }
    obstacles->box_room = boxes;
    obstacles->segment_room = segments;
    return true;
}

void obstacles_add_box(struct obstacles *obstacles, const struct box *box)
{
    if (obstacles->box_count < obstacles->box_room) {
        obstacles->boxes[obstacles->box_count++] = *box;
    }
}

void obstacles_add_segment(struct obstacles *obstacles, struct point from, struct point to)
{
    if (obstacles->segment_count < obstacles->segment_room) {
        obstacles->segments[2 * obstacles->segment_count] = from;
        obstacles->segments[2 * obstacles->segment_count + 1] = to;
        obstacles->segment_count++;
    }
}

static bool boxes_meet(const struct box *one, const struct box *other)
{
    return one->x < other->x + other->width && other->x < one->x + one->width && one->y < other->y + other->height &&
           other->y < one->y + one->height;
}

/* Narrows the stretch [*enter, *leave] of a segment to where one coordinate lies within bounds. */
static bool clip(double start, double way, double low, double high, double *enter, double *leave)
{
    if (fabs(way) < 1e-9) {
        return start > low && start < high;
    }
    const double first = (low - start) / way;
    const double second = (high - start) / way;
    *enter = fmax(*enter, fmin(first, second));
    *leave = fmin(*leave, fmax(first, second));
    return *enter < *leave;
}

static bool segment_meets(struct point from, struct point to, const struct box *box)
{
    double enter = 0;
    double leave = 1;
    return clip(from.x, to.x - from.x, box->x, box->x + box->width, &enter, &leave) &&
           clip(from.y, to.y - from.y, box->y, box->y + box->height, &enter, &leave);
}

bool obstacles_leave_free(const struct obstacles *obstacles, const struct box *box)
{
    for (size_t i = 0; i < obstacles->box_count; i++) {
        if (boxes_meet(&obstacles->boxes[i], box)) {
            return false;
        }
    }
    for (size_t i = 0; i < obstacles->segment_count; i++) {
        if (segment_meets(obstacles->segments[2 * i], obstacles->segments[2 * i + 1], box)) {
            return false;
        }
    }
    return true;
}
