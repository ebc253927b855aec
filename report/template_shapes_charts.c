/* template_shapes_charts.c - what the charts of a template may say. */
#include "base/message.h"
#include "report/template_shapes.h"
#include "report/theme.h"

#define MEASURE                                                                       \
    {                                                                                 \
        "measure", &shape_localized, true, "the subtitle: measure, unit, area, years" \
    }
#define INDICATOR                                                        \
    {                                                                    \
        "indicator", &shape_indicator, true, "a name of indicators.json" \
    }
#define FINDING_IF_ANY                                                                 \
    {                                                                                  \
        "finding", &shape_localized, false, "the title; computed where it is left out" \
    }

static const struct shape_member finding_members[] = {
    {"rise", &shape_localized, true, "the title where the figure rose"},
    {"fall", &shape_localized, true, "the title where it fell"},
    {"otherwise", &shape_localized, true, "the title where it did neither, or nobody knows"},
    SHAPE_END,
};
const struct json_shape shape_three_findings = {
    .kind = SHAPE_OBJECT, .members = finding_members, .defined_as = "findings"};

#define THREE_FINDINGS                                                               \
    {                                                                                \
        "finding", &shape_three_findings, true, "the title, by how the figure moved" \
    }
#define ONE_FINDING                                                                       \
    {                                                                                     \
        "finding", &shape_localized, true, "the title, with {top}, {top_value} and so on" \
    }

static const char *const role_names[] = {"region", "contrast", "nation", "context", NULL};
static const struct json_shape role = {.kind = SHAPE_CHOICE, .names = role_names};
static const struct shape_member series_members[] = {
    INDICATOR,
    {"area", &shape_text, true, "a group of areas.json (its mean is drawn) or the id of an area"},
    {"label", &shape_localized, true, "what stands at the line's end"},
    {"role", &role, true, "blue, orange, dashed ink or grey"},
    {"optional", &shape_truth, false, "it may lack figures"},
    {"continued", &shape_truth, false, "a closed series goes on with its successor, after a mark"},
    SHAPE_END,
};
static const struct json_shape one_series = {.kind = SHAPE_OBJECT, .members = series_members};
static const struct json_shape all_series = {.kind = SHAPE_LIST, .item = &one_series, .least = 1};
static const struct json_shape decimals = {.kind = SHAPE_WHOLE, .least = 0, .most = 6};

static const struct shape_member line_chart[] = {
    THREE_FINDINGS,
    MEASURE,
    {"series", &all_series, true, "the lines"},
    {"decimals", &decimals, false, "of means; else the indicator's"},
    SHAPE_FIGURE_FRAME,
    SHAPE_END,
};
const struct json_shape shape_line_chart = {.kind = SHAPE_OBJECT, .members = line_chart};

static const struct shape_member ranking_chart[] = {
    ONE_FINDING,  MEASURE,        INDICATOR,          {"nation", &shape_truth, false, "Riket as a line"},
    SHAPE_LATEST, SHAPE_OPTIONAL, SHAPE_FIGURE_FRAME, SHAPE_END};
const struct json_shape shape_ranking_chart = {.kind = SHAPE_OBJECT, .members = ranking_chart};

static const struct shape_member small_multiples[] = {
    SHAPE_OPTIONAL,
    ONE_FINDING,
    MEASURE,
    INDICATOR,
    {"mean_label", &shape_localized, true, "what the group's mean is called"},
    SHAPE_FIGURE_FRAME,
    SHAPE_END};
const struct json_shape shape_small_multiples = {.kind = SHAPE_OBJECT, .members = small_multiples};

static const struct json_shape named = {.kind = SHAPE_WHOLE, .least = 1, .most = 40};
static const struct shape_member waterfall_chart[] = {
    THREE_FINDINGS,
    MEASURE,
    INDICATOR,
    {"from", &shape_year, false, "the earlier year; else the one before the report's"},
    {"weight", &shape_indicator, false, "the indicator that weights the mean"},
    SHAPE_OPTIONAL,
    {"named", &named, false, "municipalities with a bar of their own; default 7"},
    SHAPE_FIGURE_FRAME,
    SHAPE_END,
};
const struct json_shape shape_waterfall_chart = {.kind = SHAPE_OBJECT, .members = waterfall_chart};

static const struct shape_member area_line_chart[] = {
    THREE_FINDINGS, MEASURE,
    INDICATOR,      {"alone", &shape_truth, false, "only the municipality itself"},
    SHAPE_OPTIONAL, SHAPE_FIGURE_FRAME,
    SHAPE_END};
const struct json_shape shape_area_line_chart = {.kind = SHAPE_OBJECT, .members = area_line_chart};

static const struct shape_member part_members[] = {
    INDICATOR,
    {"label", &shape_localized, true, "what the part is called"},
    {"optional", &shape_truth, false, "it may lack figures"},
    SHAPE_END,
};
static const struct json_shape stack_part = {.kind = SHAPE_OBJECT, .members = part_members};
static const struct json_shape stack_parts = {.kind = SHAPE_LIST, .item = &stack_part, .least = 2, .most = THEME_PARTS};
static const struct shape_member stacked_chart[] = {
    FINDING_IF_ANY,
    MEASURE,
    {"parts", &stack_parts, true, "shares or counts that together are a whole"},
    {"sort", &shape_text, false, "\"table\", or the indicator of a part"},
    SHAPE_OPTIONAL,
    SHAPE_FIGURE_FRAME,
    SHAPE_END,
};
const struct json_shape shape_stacked_chart = {.kind = SHAPE_OBJECT, .members = stacked_chart};

static const char *const first_names[] = {"first", NULL};
static const struct json_shape first = {.kind = SHAPE_CHOICE, .names = first_names};
static const struct json_shape *const from_ways[] = {&shape_year, &first, NULL};
static const struct json_shape from = {
    .kind = SHAPE_EITHER, .either = from_ways, .called = MESSAGE("a year or \"first\"")};
static const char *const order_names[] = {"table", "value", NULL};
static const struct json_shape order = {.kind = SHAPE_CHOICE, .names = order_names};
static const struct shape_member dot_plot[] = {
    FINDING_IF_ANY,
    MEASURE,
    INDICATOR,
    {"from", &from, false, "the earlier year; else the report's first"},
    {"sort", &order, false, "as the tables, or the highest first"},
    SHAPE_OPTIONAL,
    SHAPE_FIGURE_FRAME,
    SHAPE_END,
};
const struct json_shape shape_dot_plot = {.kind = SHAPE_OBJECT, .members = dot_plot};

static const struct shape_member gender_dots[] = {
    FINDING_IF_ANY, MEASURE,
    INDICATOR,      {"sort", &order, false, "as the tables, or the highest of women first"},
    SHAPE_OPTIONAL, SHAPE_FIGURE_FRAME,
    SHAPE_END,
};
const struct json_shape shape_gender_dots = {.kind = SHAPE_OBJECT, .members = gender_dots};

static const struct shape_member tile_map[] = {FINDING_IF_ANY,     MEASURE,  INDICATOR, SHAPE_LATEST, SHAPE_OPTIONAL,
                                               SHAPE_FIGURE_FRAME, SHAPE_END};
const struct json_shape shape_tile_map = {.kind = SHAPE_OBJECT, .members = tile_map};

static const struct shape_member comparison[] = {FINDING_IF_ANY,     MEASURE,  INDICATOR, SHAPE_OPTIONAL,
                                                 SHAPE_FIGURE_FRAME, SHAPE_END};
const struct json_shape shape_comparison = {.kind = SHAPE_OBJECT, .members = comparison, .defined_as = "comparison"};
