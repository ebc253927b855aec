/* areas_shape.c - what areas.json may say. */
#include "base/limits.h"
#include "transform/declared_shapes.h"

static const struct shape_member nation_members[] = {
    {"id", &shape_text, true, "Kolada's id of Riket"},
    {"label", &shape_localized, true, "as shown"},
    SHAPE_END,
};
static const struct json_shape nation = {.kind = SHAPE_OBJECT, .members = nation_members};

static const struct json_shape ids = {.kind = SHAPE_LIST, .item = &shape_text, .least = 1};
static const struct json_shape county = {.kind = SHAPE_TEXT, .pattern = "^[0-9]{2}$"};
static const struct json_shape count = {.kind = SHAPE_WHOLE, .least = 1, .most = LIMIT_MUNICIPALITIES};
static const struct json_shape square = {.kind = SHAPE_WHOLE, .least = 0, .most = LIMIT_TILES_ACROSS - 1};
static const struct json_shape place = {.kind = SHAPE_LIST, .item = &square, .least = 2, .most = 2};
static const struct json_shape tiles = {.kind = SHAPE_MAP, .item = &place};
static const char *const ways[] = {"members", "county", "all", "title", NULL};

static const struct shape_member group_members[] = {
    {"name", &shape_name, true, "for --group and reports"},
    {"label", &shape_localized, true, "as shown"},
    {"kolada", &shape_text, false, "the id of the same group at Kolada"},
    {"members", &ids, false, "these municipalities, by id"},
    {"county", &county, false, "all whose id begins with these two digits"},
    {"all", &shape_yes, false, "all municipalities"},
    {"count", &count, false, "how many a county has, or the country"},
    {"title", &shape_name, false, "the newest of Kolada's groups with this title, its year left out"},
    {"tiles", &tiles, false, "[column, row] of each member's square on a tile map"},
    SHAPE_END,
};
static const struct json_shape group = {.kind = SHAPE_OBJECT, .members = group_members, .exactly_one = ways};
static const struct json_shape groups = {.kind = SHAPE_LIST, .item = &group};

static const struct shape_member members[] = {
    {"$schema", &shape_text, false, "where editors find what may stand here"},
    {"nation", &nation, true, "the area that figures are held against"},
    {"groups", &groups, true, "groups of municipalities"},
    SHAPE_END,
};
const struct json_shape shape_areas = {.kind = SHAPE_OBJECT, .members = members};
