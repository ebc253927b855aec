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
    {"heading", BLOCK_HEADING, FIGURE_NONE, read_text, &shape_localized, "begins a section"},
    {"subheading", BLOCK_SUBHEADING, FIGURE_NONE, read_text, &shape_localized, "begins a subsection"},
    {"paragraph", BLOCK_PARAGRAPH, FIGURE_NONE, read_text, &shape_localized, "running text"},
    {"indicator_table", BLOCK_INDICATOR_TABLE, FIGURE_TABLE, block_indicator_table, &shape_indicator_table,
     "areas down, indicators across, one year"},
    {"year_table", BLOCK_YEAR_TABLE, FIGURE_TABLE, block_year_table, &shape_year_table, "areas down, years across"},
    {"gender_table", BLOCK_GENDER_TABLE, FIGURE_TABLE, block_gender_table, &shape_gender_table,
     "women, men and the difference, one year"},
    {"coverage_table", BLOCK_COVERAGE_TABLE, FIGURE_TABLE, block_coverage_table, &shape_coverage_table,
     "indicators down, years across: how many of the group reported"},
    {"series_table", BLOCK_SERIES_TABLE, FIGURE_TABLE, block_series_table, &shape_series_table,
     "the figures behind a line chart"},
    {"line_chart", BLOCK_LINE_CHART, FIGURE_CHART, block_line_chart, &shape_line_chart, "lines over years"},
    {"ranking_chart", BLOCK_RANKING_CHART, FIGURE_CHART, block_ranking_chart, &shape_ranking_chart,
     "one bar an area, the highest first"},
    {"small_multiples", BLOCK_SMALL_MULTIPLES, FIGURE_CHART, block_small_multiples, &shape_small_multiples,
     "a small frame an area"},
    {"statement", BLOCK_STATEMENT, FIGURE_NONE, block_statement, &shape_statement, "a sentence written from figures"},
    {"asserted", BLOCK_ASSERTED, FIGURE_NONE, block_asserted, &shape_asserted,
     "the author's own sentence, held against the figures"},
    {"drivers", BLOCK_DRIVERS, FIGURE_TABLE, block_drivers, &shape_drivers,
     "what drove the change of the group's figure"},
    {"waterfall_chart", BLOCK_WATERFALL_CHART, FIGURE_CHART, block_waterfall_chart, &shape_waterfall_chart,
     "the same as a chart"},
    {"stacked_chart", BLOCK_STACKED_CHART, FIGURE_CHART, block_stacked_chart, &shape_stacked_chart,
     "one bar an area, made of parts, one year"},
    {"dot_plot", BLOCK_DOT_PLOT, FIGURE_CHART, block_dot_plot, &shape_dot_plot, "two years of each area"},
    {"gender_dots", BLOCK_GENDER_DOTS, FIGURE_CHART, block_gender_dots, &shape_gender_dots,
     "women and men of each area, one year"},
    {"heat_table", BLOCK_HEAT_TABLE, FIGURE_CHART, block_heat_table, &shape_comparison,
     "areas down, years across, shaded"},
    {"tile_map", BLOCK_TILE_MAP, FIGURE_CHART, block_tile_map, &shape_tile_map,
     "a square an area, roughly as on a map"},
    {"distribution_strip", BLOCK_STRIP, FIGURE_CHART, block_strip, &shape_comparison,
     "the group among all municipalities"},
    {"key_figures", BLOCK_KEY_FIGURES, FIGURE_TABLE, block_key_figures, &shape_key_figures,
     "of one municipality: its figures beside those of others"},
    {"gender_figures", BLOCK_GENDER_FIGURES, FIGURE_TABLE, block_gender_figures, &shape_gender_figures,
     "of one municipality: its women, men and the difference"},
    {"area_line_chart", BLOCK_AREA_LINE_CHART, FIGURE_CHART, block_area_line_chart, &shape_area_line_chart,
     "of one municipality: its line, the others behind it"},
    {"targets", BLOCK_TARGETS, FIGURE_TABLE, block_targets, &shape_targets,
     "of one municipality: its own targets and what came of them"},
    {"csv_table", BLOCK_CSV_TABLE, FIGURE_TABLE, block_csv_table, &shape_csv_table,
     "own figures of any columns from a CSV beside the template"},
    {"csv_chart", BLOCK_CSV_CHART, FIGURE_CHART, block_csv_chart, &shape_csv_chart, "the same as bars"},
    {"data_quality", BLOCK_DATA_QUALITY, FIGURE_NONE, read_nothing, &shape_yes,
     "what is missing, preliminary, left out"},
    {"definitions", BLOCK_DEFINITIONS, FIGURE_NONE, read_nothing, &shape_yes, "what the indicators mean"},
    {"sources", BLOCK_SOURCES, FIGURE_NONE, read_nothing, &shape_yes, "who made the figures, and on what terms"},
    {NULL, BLOCK_HEADING, FIGURE_NONE, NULL, NULL, NULL},
};

_Static_assert(sizeof block_sorts / sizeof *block_sorts < TEMPLATE_KINDS_MOST, "room for the kinds and \"include\"");

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
