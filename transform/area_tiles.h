/*
 * area_tiles.h - the member "tiles" of a group in areas.json: {"1440": [column, row], ...}.
 *
 * Every member has a place and no two have the same; a place of one who is no member is a fault.
 */
#ifndef TRANSFORM_AREA_TILES_H
#define TRANSFORM_AREA_TILES_H

#include "transform/areas.h"

/* Reads the places of a group whose members are read; they belong to the arena. */
int tiles_read(const struct json_at *at, struct named_group *group, struct arena *arena, struct fault *fault);

/* The place of a member; NULL where the group has no map or no such member. */
const struct tile_place *tiles_place(const struct named_group *group, const char *id);

#endif
