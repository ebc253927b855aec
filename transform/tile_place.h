/* tile_place.h - where an area's square stands on a tile map: from 0, counted from the north-western corner. */
#ifndef TRANSFORM_TILE_PLACE_H
#define TRANSFORM_TILE_PLACE_H

struct tile_place {
    int column;
    int row;
};

#endif
