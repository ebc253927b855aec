/* template_shapes_tables.c - what the tables of a template may say. */
#include "base/message.h"
#include "report/template_shapes.h"

const struct json_shape shape_id = {.kind = SHAPE_TEXT, .least = 1, .pattern = "^[a-z0-9_-]+$", .defined_as = "id"};
const struct json_shape shape_indicator = {.kind = SHAPE_TEXT, .defined_as = "indicator"};

#define TITLE                                                   \
    {                                                           \
        "title", &shape_localized, true, "what stands above it" \
    }
#define INDICATOR                                                        \
    {                                                                    \
        "indicator", &shape_indicator, true, "a name of indicators.json" \
    }
#define NATION                                                 \
    {                                                          \
        "nation", &shape_truth, false, "Riket as its last row" \
    }

static const struct json_shape medium = {.kind = SHAPE_WHOLE, .least = 0, .most = 1000000};
static const struct json_shape high = {.kind = SHAPE_WHOLE, .least = 1, .most = 1000001};
static const struct shape_member band_members[] = {
    {"medium", &medium, true, "the first value of the middle band"},
    {"high", &high, true, "the first value of the high band"},
    SHAPE_END,
};
const struct json_shape shape_bands = {.kind = SHAPE_OBJECT, .members = band_members, .defined_as = "bands"};

static const struct shape_member column_members[] = {
    INDICATOR,
    {"heading", &shape_localized, true, "what stands above the column"},
    SHAPE_OPTIONAL,
    SHAPE_END,
};
static const struct json_shape column = {.kind = SHAPE_OBJECT, .members = column_members};
static const struct json_shape columns = {.kind = SHAPE_LIST, .item = &column, .least = 1};

static const struct shape_member indicator_table[] = {
    TITLE,    {"columns", &columns, true, "one an indicator"}, NATION, SHAPE_LATEST, SHAPE_OPTIONAL, SHAPE_FIGURE_FRAME,
    SHAPE_END};
const struct json_shape shape_indicator_table = {.kind = SHAPE_OBJECT, .members = indicator_table};

static const struct shape_member year_table[] = {
    TITLE,
    INDICATOR,
    NATION,
    {"continued", &shape_truth, false, "a closed series goes on with its successor, after a mark"},
    {"bands", &shape_bands, false, "shades low, medium and high"},
    SHAPE_OPTIONAL,
    SHAPE_FIGURE_FRAME,
    SHAPE_END,
};
const struct json_shape shape_year_table = {.kind = SHAPE_OBJECT, .members = year_table};

static const struct shape_member gender_table[] = {TITLE,          INDICATOR,          NATION,
                                                   SHAPE_OPTIONAL, SHAPE_FIGURE_FRAME, SHAPE_END};
const struct json_shape shape_gender_table = {.kind = SHAPE_OBJECT, .members = gender_table};

static const struct shape_member coverage_table[] = {TITLE, SHAPE_FIGURE_FRAME, SHAPE_END};
const struct json_shape shape_coverage_table = {.kind = SHAPE_OBJECT, .members = coverage_table};

static const struct shape_member series_table[] = {
    TITLE,
    {"chart", &shape_text, true, "the id of the line chart above, whose figures it shows"},
    SHAPE_FIGURE_FRAME,
    SHAPE_END};
const struct json_shape shape_series_table = {.kind = SHAPE_OBJECT, .members = series_table};

static const struct shape_member row_members[] = {
    INDICATOR, {"optional", &shape_truth, false, "no row where it has no figure"}, SHAPE_END};
static const struct json_shape row_object = {.kind = SHAPE_OBJECT, .members = row_members};
static const struct json_shape *const row_ways[] = {&shape_indicator, &row_object, NULL};
static const struct json_shape row = {.kind = SHAPE_EITHER,
                                      .either = row_ways,
                                      .called = MESSAGE("an indicator or {\"indicator\": ..., \"optional\": true}")};
static const struct json_shape rows = {.kind = SHAPE_LIST, .item = &row, .least = 1};

static const struct shape_member key_figures[] = {
    TITLE,
    {"indicators", &rows, true, "one a row"},
    {"similar", &shape_text, false, "the theme of Kolada's similar municipalities: \"arbetsmarknad\""},
    SHAPE_FIGURE_FRAME,
    SHAPE_END,
};
const struct json_shape shape_key_figures = {.kind = SHAPE_OBJECT, .members = key_figures};

static const struct shape_member gender_figures[] = {
    TITLE, {"indicators", &rows, true, "one a row"}, SHAPE_OPTIONAL, SHAPE_FIGURE_FRAME, SHAPE_END};
const struct json_shape shape_gender_figures = {.kind = SHAPE_OBJECT, .members = gender_figures};

static const struct shape_member targets[] = {
    TITLE,
    {"file", &shape_text, true, "a CSV with the columns area, indicator, year, target and perhaps direction"},
    {"source", &shape_localized, false, "whose targets they are"},
    SHAPE_FIGURE_FRAME,
    SHAPE_END,
};
const struct json_shape shape_targets = {.kind = SHAPE_OBJECT, .members = targets};

static const struct shape_member drivers[] = {
    TITLE,
    INDICATOR,
    {"from", &shape_year, false, "the earlier year; else the one before the report's"},
    {"weight", &shape_indicator, false, "the indicator that weights the mean"},
    SHAPE_OPTIONAL,
    SHAPE_FIGURE_FRAME,
    SHAPE_END,
};
const struct json_shape shape_drivers = {.kind = SHAPE_OBJECT, .members = drivers};
