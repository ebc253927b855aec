#include "report/template_kinds.h"

static int read_text(struct reading *reading, const struct json_at *at, struct block *block)
{
    return reading_localized(reading, at, &block->text);
}

static int read_nothing(struct reading *reading, const struct json_at *at, struct block *block)
{
    bool wanted;
    (void)block;
    if (json_bool(at, &wanted, reading->fault) != 0) {
        return -1;
    }
    return wanted ? 0 : json_fault(at, reading->fault, "must be true; leave the part out where it is not wanted");
}

const struct block_sort block_sorts[] = {
    {"heading", BLOCK_HEADING, FIGURE_NONE, read_text},
    {"subheading", BLOCK_SUBHEADING, FIGURE_NONE, read_text},
    {"paragraph", BLOCK_PARAGRAPH, FIGURE_NONE, read_text},
    {"indicator_table", BLOCK_INDICATOR_TABLE, FIGURE_TABLE, block_indicator_table},
    {"year_table", BLOCK_YEAR_TABLE, FIGURE_TABLE, block_year_table},
    {"gender_table", BLOCK_GENDER_TABLE, FIGURE_TABLE, block_gender_table},
    {"coverage_table", BLOCK_COVERAGE_TABLE, FIGURE_TABLE, block_coverage_table},
    {"series_table", BLOCK_SERIES_TABLE, FIGURE_TABLE, block_series_table},
    {"line_chart", BLOCK_LINE_CHART, FIGURE_CHART, block_line_chart},
    {"ranking_chart", BLOCK_RANKING_CHART, FIGURE_CHART, block_ranking_chart},
    {"small_multiples", BLOCK_SMALL_MULTIPLES, FIGURE_CHART, block_small_multiples},
    {"statement", BLOCK_STATEMENT, FIGURE_NONE, block_statement},
    {"asserted", BLOCK_ASSERTED, FIGURE_NONE, block_asserted},
    {"drivers", BLOCK_DRIVERS, FIGURE_TABLE, block_drivers},
    {"waterfall_chart", BLOCK_WATERFALL_CHART, FIGURE_CHART, block_waterfall_chart},
    {"stacked_chart", BLOCK_STACKED_CHART, FIGURE_CHART, block_stacked_chart},
    {"dot_plot", BLOCK_DOT_PLOT, FIGURE_CHART, block_dot_plot},
    {"gender_dots", BLOCK_GENDER_DOTS, FIGURE_CHART, block_gender_dots},
    {"heat_table", BLOCK_HEAT_TABLE, FIGURE_CHART, block_heat_table},
    {"tile_map", BLOCK_TILE_MAP, FIGURE_CHART, block_tile_map},
    {"distribution_strip", BLOCK_STRIP, FIGURE_CHART, block_strip},
    {"key_figures", BLOCK_KEY_FIGURES, FIGURE_TABLE, block_key_figures},
    {"gender_figures", BLOCK_GENDER_FIGURES, FIGURE_TABLE, block_gender_figures},
    {"area_line_chart", BLOCK_AREA_LINE_CHART, FIGURE_CHART, block_area_line_chart},
    {"targets", BLOCK_TARGETS, FIGURE_TABLE, block_targets},
    {"data_quality", BLOCK_DATA_QUALITY, FIGURE_NONE, read_nothing},
    {"definitions", BLOCK_DEFINITIONS, FIGURE_NONE, read_nothing},
    {"sources", BLOCK_SOURCES, FIGURE_NONE, read_nothing},
    {NULL, BLOCK_HEADING, FIGURE_NONE, NULL},
};

const struct block_sort *block_sort_of(const struct json_at *part)
{
    if (json_object_size(part->value) != 1) {
        return NULL;
    }
    for (const struct block_sort *sort = block_sorts; sort->name != NULL; sort++) {
        if (json_object_get(part->value, sort->name) != NULL) {
            return sort;
        }
    }
    return NULL;
}

int block_sort_fault(const struct json_at *part, struct fault *fault)
{
    const char *names[sizeof block_sorts / sizeof *block_sorts + 1] = {"include"};
    for (size_t i = 0; block_sorts[i].name != NULL; i++) {
        names[i + 1] = block_sorts[i].name;
    }
    return json_expect_object(part, names, fault) != 0
               ? -1
               : json_fault(part, fault, "must have exactly one member, whose name tells what it is");
}
