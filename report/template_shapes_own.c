/* template_shapes_own.c - what the parts of a template that show a CSV beside it may say. */
#include "base/message.h"
#include "base/number.h"
#include "report/template_shapes.h"
#include "report/theme.h"

static const struct json_shape decimals = {.kind = SHAPE_WHOLE, .least = 0, .most = NUMBER_DECIMALS_MAX};
static const struct json_shape conditions = {
    .kind = SHAPE_MAP, .item = &shape_localized, .called = MESSAGE("an object of columns and what they must say")};

#define FILE_AND_SOURCE                                                                                         \
    {"file", &shape_text, true, "a CSV beside the template, in UTF-8; comma, semicolon or tab between fields"}, \
        {"source", &shape_localized, true, "who made the figures; \"Källa: \" is put before it"},               \
    {                                                                                                           \
        "where", &conditions, false, "only rows with these texts in these columns; may hold {year}, {area}"     \
    }

static const struct shape_member column_members[] = {
    {"column", &shape_text, true, "as the file's first line calls it"},
    {"heading", &shape_localized, false, "what stands above it instead"},
    {"decimals", &decimals, false, "shown; else as many as the file has"},
    SHAPE_END,
};
static const struct json_shape column_object = {.kind = SHAPE_OBJECT, .members = column_members};
static const struct json_shape *const column_ways[] = {&shape_text, &column_object, NULL};
static const struct json_shape column = {
    .kind = SHAPE_EITHER, .either = column_ways, .called = MESSAGE("a column or {\"column\": ..., \"heading\": ...}")};
static const struct json_shape columns = {.kind = SHAPE_LIST, .item = &column, .least = 1};

static const struct shape_member csv_table[] = {
    {"title", &shape_localized, true, "what stands above it"},
    FILE_AND_SOURCE,
    {"columns", &columns, false, "those that are shown, the first names the rows; else all"},
    SHAPE_FIGURE_FRAME,
    SHAPE_END,
};
const struct json_shape shape_csv_table = {.kind = SHAPE_OBJECT, .members = csv_table};

static const struct shape_member part_members[] = {
    {"column", &shape_text, true, "as the file's first line calls it"},
    {"label", &shape_localized, false, "what the part is called instead"},
    SHAPE_END,
};
static const struct json_shape part_object = {.kind = SHAPE_OBJECT, .members = part_members};
static const struct json_shape *const part_ways[] = {&shape_text, &part_object, NULL};
static const struct json_shape part = {
    .kind = SHAPE_EITHER, .either = part_ways, .called = MESSAGE("a column or {\"column\": ..., \"label\": ...}")};
static const struct json_shape parts = {.kind = SHAPE_LIST, .item = &part, .least = 2, .most = THEME_PARTS};
static const char *const order_names[] = {"file", "value", NULL};
static const struct json_shape order = {.kind = SHAPE_CHOICE, .names = order_names};
static const char *const values_or_parts[] = {"values", "parts", NULL};

static const struct shape_member csv_chart[] = {
    {"finding", &shape_localized, false, "the title; computed where it is left out"},
    {"measure", &shape_localized, true, "the subtitle: measure, unit, year"},
    FILE_AND_SOURCE,
    {"labels", &shape_text, true, "the column that names the bars"},
    {"values", &shape_text, false, "the column of their figures"},
    {"parts", &parts, false, "the columns of which each bar is made instead"},
    {"unit", &shape_localized, false, "% or nothing"},
    {"decimals", &decimals, false, "shown; else as many as the file has"},
    {"sort", &order, false, "as the file, or the highest first"},
    SHAPE_FIGURE_FRAME,
    SHAPE_END,
};
const struct json_shape shape_csv_chart = {.kind = SHAPE_OBJECT, .members = csv_chart, .exactly_one = values_or_parts};
