/*
 * block_kind.h - the kinds of parts of a report, once: of these rows are made the enumeration, the readers' and
 * composers' tables, the JSON Schema, and what completion and `check` know. A kind is one row here and the files of
 * its reader, its members and its composer.
 */
#ifndef REPORT_BLOCK_KIND_H
#define REPORT_BLOCK_KIND_H

/* What a part is counted as. */
enum block_figure { FIGURE_NONE, FIGURE_TABLE, FIGURE_CHART };

/* Of which years a part shows figures. */
enum block_span {
    SPAN_NONE,   /* of none */
    SPAN_YEAR,   /* the report's */
    SPAN_LATEST, /* the report's, or each area's latest where that is asked for */
    SPAN_YEARS   /* all of the report's series, or others that it names */
};

/*
 * KIND(VALUE, name, shape, figure, span, meaning)
 *   VALUE    BLOCK_VALUE of enum block_kind
 *   name     as templates call it; block_NAME, its reader, of a file template_*.c (template_reading.h), and
 *            compose_NAME, its composer, of a file compose_*.c (compose_internal.h)
 *   shape    shape_SHAPE, its members, of a file template_shapes_*.c
 *   meaning  for editors
 */
#define BLOCK_KINDS(KIND)                                                                                              \
    KIND(HEADING, heading, localized, FIGURE_NONE, SPAN_NONE, "begins a section")                                      \
    KIND(SUBHEADING, subheading, localized, FIGURE_NONE, SPAN_NONE, "begins a subsection")                             \
    KIND(PARAGRAPH, paragraph, localized, FIGURE_NONE, SPAN_NONE, "running text")                                      \
    KIND(INDICATOR_TABLE, indicator_table, indicator_table, FIGURE_TABLE, SPAN_LATEST,                                 \
         "areas down, indicators across, one year")                                                                    \
    KIND(YEAR_TABLE, year_table, year_table, FIGURE_TABLE, SPAN_YEARS, "areas down, years across")                     \
    KIND(GENDER_TABLE, gender_table, gender_table, FIGURE_TABLE, SPAN_YEAR, "women, men and the difference, one year") \
    KIND(COVERAGE_TABLE, coverage_table, coverage_table, FIGURE_TABLE, SPAN_YEARS,                                     \
         "indicators down, years across: how many of the group reported")                                              \
    KIND(SERIES_TABLE, series_table, series_table, FIGURE_TABLE, SPAN_YEARS, "the figures behind a line chart")        \
    KIND(LINE_CHART, line_chart, line_chart, FIGURE_CHART, SPAN_YEARS, "lines over years")                             \
    KIND(RANKING_CHART, ranking_chart, ranking_chart, FIGURE_CHART, SPAN_LATEST, "one bar an area, the highest first") \
    KIND(SMALL_MULTIPLES, small_multiples, small_multiples, FIGURE_CHART, SPAN_YEARS, "a small frame an area")         \
    KIND(STATEMENT, statement, statement, FIGURE_NONE, SPAN_NONE, "a sentence written from figures")                   \
    KIND(ASSERTED, asserted, asserted, FIGURE_NONE, SPAN_NONE, "the author's own sentence, held against the figures")  \
    KIND(DRIVERS, drivers, drivers, FIGURE_TABLE, SPAN_YEAR, "what drove the change of the group's figure")            \
    KIND(WATERFALL_CHART, waterfall_chart, waterfall_chart, FIGURE_CHART, SPAN_YEAR, "the same as a chart")            \
    KIND(STACKED_CHART, stacked_chart, stacked_chart, FIGURE_CHART, SPAN_YEAR,                                         \
         "one bar an area, made of parts, one year")                                                                   \
    KIND(DOT_PLOT, dot_plot, dot_plot, FIGURE_CHART, SPAN_YEARS, "two years of each area")                             \
    KIND(GENDER_DOTS, gender_dots, gender_dots, FIGURE_CHART, SPAN_YEAR, "women and men of each area, one year")       \
    KIND(HEAT_TABLE, heat_table, comparison, FIGURE_CHART, SPAN_YEARS, "areas down, years across, shaded")             \
    KIND(TILE_MAP, tile_map, tile_map, FIGURE_CHART, SPAN_LATEST, "a square an area, roughly as on a map")             \
    KIND(STRIP, distribution_strip, comparison, FIGURE_CHART, SPAN_YEAR, "the group among all municipalities")         \
    KIND(KEY_FIGURES, key_figures, key_figures, FIGURE_TABLE, SPAN_YEARS,                                              \
         "of one municipality: its figures beside those of others")                                                    \
    KIND(GENDER_FIGURES, gender_figures, gender_figures, FIGURE_TABLE, SPAN_YEARS,                                     \
         "of one municipality: its women, men and the difference")                                                     \
    KIND(AREA_LINE_CHART, area_line_chart, area_line_chart, FIGURE_CHART, SPAN_YEARS,                                  \
         "of one municipality: its line, the others behind it")                                                        \
    KIND(TARGETS, targets, targets, FIGURE_TABLE, SPAN_YEARS,                                                          \
         "of one municipality: its own targets and what came of them")                                                 \
    KIND(CSV_TABLE, csv_table, csv_table, FIGURE_TABLE, SPAN_YEARS,                                                    \
         "own figures of any columns from a CSV beside the template")                                                  \
    KIND(CSV_CHART, csv_chart, csv_chart, FIGURE_CHART, SPAN_YEARS, "the same as bars")                                \
    KIND(DATA_QUALITY, data_quality, yes, FIGURE_NONE, SPAN_NONE, "what is missing, preliminary, left out")            \
    KIND(DEFINITIONS, definitions, yes, FIGURE_NONE, SPAN_NONE, "what the indicators mean")                            \
    KIND(SOURCES, sources, yes, FIGURE_NONE, SPAN_NONE, "who made the figures, and on what terms")

#define BLOCK_KIND_VALUE(VALUE, ...) BLOCK_##VALUE,
enum block_kind { BLOCK_KINDS(BLOCK_KIND_VALUE) BLOCK_KIND_COUNT };
#undef BLOCK_KIND_VALUE

#endif
