#include "report/template_shapes.h"

#include <string.h>

#include "base/message.h"
#include "report/template_kinds.h"
#include "transform/small_numbers.h"

/* --- what is included --- */

static const struct json_shape values = {.kind = SHAPE_MAP,
                                         .item = &shape_any,
                                         .fixed = true,
                                         .called = MESSAGE("an object of parameters and their values")};
static const struct shape_member include_members[] = {
    {"file", &shape_name, true, "beside this file, or in the templates' folder"},
    {"with", &values, false, "values for the file's parameters"},
    SHAPE_END,
};
static const struct json_shape include_object = {.kind = SHAPE_OBJECT, .members = include_members};
static const struct json_shape *const include_ways[] = {&shape_name, &include_object, NULL};
const struct json_shape shape_include = {
    .kind = SHAPE_EITHER, .either = include_ways, .called = MESSAGE("a file or {\"file\": ..., \"with\": {...}}")};

static const struct json_shape parameters = {.kind = SHAPE_MAP,
                                             .item = &shape_any,
                                             .fixed = true,
                                             .called = MESSAGE("an object of parameters and what they usually are")};
static const struct json_shape schema_address = {.kind = SHAPE_TEXT, .fixed = true};

/* --- the whole --- */

static const char *const about_names[] = {"group", "municipality", NULL};
static const struct json_shape about = {.kind = SHAPE_CHOICE, .names = about_names};
static const struct json_shape small = {.kind = SHAPE_WHOLE, .least = 0, .most = SMALL_MOST};

#define SCHEMA_MEMBER                                                               \
    {                                                                               \
        "$schema", &schema_address, false, "where editors find what may stand here" \
    }

static void init_part(struct template_shapes *shapes)
{
    size_t count = 0;
    for (const struct block_sort *sort = block_sorts; sort->name != NULL; sort++) {
        shapes->kinds[count++] = (struct shape_member){sort->name, sort->shape, false, sort->meaning};
    }
    shapes->kinds[count] =
        (struct shape_member){"include", &shape_include, false, "the parts of another file in this place"};
    shapes->part = (struct json_shape){.kind = SHAPE_PART, .members = shapes->kinds, .defined_as = "part"};
    shapes->content = (struct json_shape){.kind = SHAPE_LIST, .item = &shapes->part, .fixed = true};
}

void template_shapes_init(struct template_shapes *shapes)
{
    const struct shape_member report[] = {
        SCHEMA_MEMBER,
        {"title", &shape_localized, true, "on the cover"},
        {"subtitle", &shape_localized, true, "on the cover; mostly with {year}"},
        {"author", &shape_localized, false, "who publishes it"},
        {"about", &about, false, "one report of the group, or one of each municipality"},
        {"brief", &shape_truth, false, "no cover"},
        {"areas", &shape_text, true, "a group of areas.json"},
        {"first_year", &shape_year, true, "where its series begin"},
        {"year_of", &shape_indicator, true, "the newest year with a figure of this is the report's"},
        {"small_base", &small, false, "shares of fewer persons are marked; default 30"},
        {"withhold", &small, false, "counts from 1 up to this are not shown; default 0"},
        {"content", &shapes->content, true, "the parts in their order"},
        SHAPE_END,
    };
    const struct shape_member file[] = {
        SCHEMA_MEMBER,
        {"parameters", &parameters, false, "what \"$name\" stands for in the content where nothing else is given"},
        {"content", &shapes->content, true, "the parts in their order"},
        SHAPE_END,
    };
    init_part(shapes);
    memcpy(shapes->report_members, report, sizeof report);
    memcpy(shapes->file_members, file, sizeof file);
    shapes->report = (struct json_shape){.kind = SHAPE_OBJECT, .members = shapes->report_members};
    shapes->file = (struct json_shape){.kind = SHAPE_OBJECT, .members = shapes->file_members};
}
