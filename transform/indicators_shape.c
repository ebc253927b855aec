/* indicators_shape.c - what indicators.json may say. */
#include "base/number.h"
#include "transform/declared_shapes.h"

static const struct json_shape scale = {.kind = SHAPE_WHOLE, .least = 1, .most = 1000000};
static const struct json_shape decimals = {.kind = SHAPE_WHOLE, .least = 0, .most = NUMBER_DECIMALS_MAX};
static const char *const direction_names[] = {"neither", "higher_is_better", "higher_is_worse", NULL};
static const struct json_shape direction = {.kind = SHAPE_CHOICE, .names = direction_names};

/* --- what is derived; each term stands above --- */

static const struct shape_member share_members[] = {
    {"numerator", &shape_text, true, "an indicator that stands above"},
    {"denominator", &shape_text, true, "an indicator that stands above"},
    {"scale", &scale, false, "100 where it is left out"},
    SHAPE_END,
};
static const struct json_shape share = {.kind = SHAPE_OBJECT, .members = share_members};
static const struct shape_member ratio_members[] = {
    {"numerator", &shape_text, true, "an indicator that stands above"},
    {"denominator", &shape_text, true, "an indicator that stands above"},
    {"scale", &scale, true, "what the ratio is multiplied by"},
    SHAPE_END,
};
static const struct json_shape ratio = {.kind = SHAPE_OBJECT, .members = ratio_members};
static const struct json_shape terms = {.kind = SHAPE_LIST, .item = &shape_text, .least = 2};
static const struct shape_member difference_members[] = {
    {"of", &shape_text, true, "an indicator that stands above"},
    {"minus", &shape_text, true, "an indicator that stands above"},
    SHAPE_END,
};
static const struct json_shape difference = {.kind = SHAPE_OBJECT, .members = difference_members};
static const struct shape_member index_members[] = {
    {"of", &shape_text, true, "an indicator that stands above"},
    {"base_year", &shape_year, true, "the year that is 100"},
    SHAPE_END,
};
static const struct json_shape index_of = {.kind = SHAPE_OBJECT, .members = index_members};
static const struct shape_member share_of_group_members[] = {
    {"of", &shape_text, true, "an indicator that stands above"},
    {"group", &shape_text, true, "a group of areas.json with members"},
    SHAPE_END,
};
static const struct json_shape share_of_group = {.kind = SHAPE_OBJECT, .members = share_of_group_members};

/* --- an indicator --- */

static const char *const origins[] = {"kpi", "file",       "share", "ratio",          "per_1000",
                                      "sum", "difference", "index", "share_of_group", NULL};

static const struct shape_member indicator_members[] = {
    {"name", &shape_name, true, "how reports and --indicator call it"},
    {"label", &shape_localized, true, "as shown"},
    {"kpi", &shape_name, false, "Kolada's id"},
    {"file", &shape_name, false, "a CSV with the columns area, year, value"},
    {"share", &share, false, "100 x numerator / denominator"},
    {"ratio", &ratio, false, "the same with a scale of its own"},
    {"per_1000", &shape_text, false, "per 1,000 inhabitants"},
    {"sum", &terms, false, "of indicators that stand above"},
    {"difference", &difference, false, "of two indicators that stand above"},
    {"index", &index_of, false, "100 in the base year"},
    {"share_of_group", &share_of_group, false, "a member's per cent of the group's total"},
    {"definition", &shape_localized, false, "in own words"},
    {"source", &shape_localized, false, "who made the figures"},
    {"unit", &shape_localized, false, "%, kr/inv., personer; or nothing"},
    {"decimals", &decimals, false, "shown"},
    {"yes_no", &shape_truth, false, "1 and 0 stand for yes and no"},
    {"count", &shape_truth, false, "a number of persons, kronor or things"},
    {"direction", &direction, false, "what is better"},
    {"ends", &shape_year, false, "the last year of a closed series"},
    {"successor", &shape_name, false, "the indicator that follows a closed series"},
    {"weight", &shape_text, false, "the indicator that weights a group's mean"},
    SHAPE_END,
};
static const struct json_shape indicator = {.kind = SHAPE_OBJECT, .members = indicator_members, .exactly_one = origins};
static const struct json_shape indicators = {.kind = SHAPE_LIST, .item = &indicator};

static const struct shape_member members[] = {
    {"$schema", &shape_text, false, "where editors find what may stand here"},
    {"indicators", &indicators, true, "what reports may show; what is derived stands below its terms"},
    SHAPE_END,
};
const struct json_shape shape_indicators = {.kind = SHAPE_OBJECT, .members = members};
