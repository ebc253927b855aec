#include "transform/area_tiles.h"

#include <string.h>

/* [column, row] */
static int read_place(const struct json_at *at, struct tile_place *place, struct fault *fault)
{
    if (json_expect_array(at, fault) != 0) {
        return -1;
    }
    if (json_count(at) != 2) {
        return json_fault(at, fault, "must be [column, row]");
    }
    struct json_at column = json_element(at, 0);
    struct json_at row = json_element(at, 1);
    return json_int(&column, 0, LIMIT_TILES_ACROSS - 1, &place->column, fault) != 0
               ? -1
               : json_int(&row, 0, LIMIT_TILES_ACROSS - 1, &place->row, fault);
}

/* Reads the place of the member with that number, which none before it may have. */
static int read_member(const struct json_at *tiles, const struct named_group *group, struct tile_place *places,
                       size_t member, struct fault *fault)
{
    struct json_at at = json_member(tiles, group->members[member]);
    if (at.value == NULL) {
        return json_fault(tiles, fault, "%s is a member without a place", group->members[member]);
    }
    if (read_place(&at, &places[member], fault) != 0) {
        return -1;
    }
    for (size_t i = 0; i < member; i++) {
        if (places[i].column == places[member].column && places[i].row == places[member].row) {
            return json_fault(&at, fault, "%s stands there already", group->members[i]);
        }
    }
    return 0;
}

int tiles_read(const struct json_at *at, struct named_group *group, struct arena *arena, struct fault *fault)
{
    const char **known = arena_array(arena, group->member_count + 1, sizeof *known);
    struct tile_place *places = arena_array(arena, group->member_count, sizeof *places);
    if (group->member_count == 0) {
        return json_fault(at, fault, "needs a list of \"members\", whose places it tells");
    }
    if (known == NULL || places == NULL) {
        return fault_memory(fault, group->name);
    }
    memcpy(known, group->members, group->member_count * sizeof *known);
    known[group->member_count] = NULL;
    if (json_expect_object(at, known, fault) != 0) {
        return -1;
    }
    for (size_t i = 0; i < group->member_count; i++) {
        if (read_member(at, group, places, i, fault) != 0) {
            return -1;
        }
    }
    group->tiles = places;
    return 0;
}

const struct tile_place *tiles_place(const struct named_group *group, const char *id)
{
    for (size_t i = 0; group->tiles != NULL && i < group->member_count; i++) {
        if (strcmp(group->members[i], id) == 0) {
            return &group->tiles[i];
        }
    }
    return NULL;
}
