/* marker.c - how the markers of surface.h look. */
#include "report/chart/surface.h"

size_t marker_corners(enum theme_marker marker, struct point at, double half, struct point corners[MARKER_CORNERS_MOST])
{
    const double side = half * 0.88;
    const double tip = half * 1.15;
    switch (marker) {
    case MARKER_SQUARE:
        corners[0] = (struct point){at.x - side, at.y - side};
        corners[1] = (struct point){at.x + side, at.y - side};
        corners[2] = (struct point){at.x + side, at.y + side};
        corners[3] = (struct point){at.x - side, at.y + side};
        return 4;
    case MARKER_DIAMOND:
        corners[0] = (struct point){at.x, at.y - tip};
        corners[1] = (struct point){at.x + tip, at.y};
        corners[2] = (struct point){at.x, at.y + tip};
        corners[3] = (struct point){at.x - tip, at.y};
        return 4;
    case MARKER_TRIANGLE:
        corners[0] = (struct point){at.x, at.y - half};
        corners[1] = (struct point){at.x + half, at.y + side};
        corners[2] = (struct point){at.x - half, at.y + side};
        return 3;
    case MARKER_TRIANGLE_DOWN:
        corners[0] = (struct point){at.x, at.y + half};
        corners[1] = (struct point){at.x + half, at.y - side};
        corners[2] = (struct point){at.x - half, at.y - side};
        return 3;
    case MARKER_NONE:
    case MARKER_DISC:
    case MARKER_RING:
        break;
    }
    return 0;
}

bool marker_is_hollow(enum theme_marker marker)
{
    return marker == MARKER_RING || marker == MARKER_TRIANGLE_DOWN;
}
