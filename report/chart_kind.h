/*
 * chart_kind.h - the kinds of charts, once: of these rows are made the enumeration, the painters' table
 * (chart/chart.c), the workbook's (xlsx/xlsx_chart.c), the name in JSON and how the figures lie in tables.
 * A kind is one row here and the files that draw it.
 */
#ifndef REPORT_CHART_KIND_H
#define REPORT_CHART_KIND_H

#include <stdbool.h>
#include <stddef.h>

/* What the points and series of a chart are, and so how its figures stand as a table. */
enum chart_points {
    POINTS_AREAS,        /* points are areas, or what else is held side by side: they stand down */
    POINTS_YEARS,        /* points are years; in a workbook they stand down, as Excel wants lines */
    POINTS_YEARS_ACROSS, /* points are years, series areas: years always stand across */
};

/*
 * KIND(VALUE, name, points, series, slack, sheet)
 *   VALUE   CHART_VALUE of enum chart_kind
 *   name    chart_NAME_height and chart_NAME_draw of chart/chart_NAME.c; "kind" in JSON
 *   points  enum chart_points
 *   series  how many it has; 0 where that is not fixed
 *   slack   the share of its drawing's height that it can do without where a page is full
 *   sheet   xlsx_draw_SHEET of xlsx/xlsx_SHEET.c; "shades" where Excel has no such chart
 */
#define CHART_KINDS(KIND)                                                            \
    /* series over years in one frame */                                             \
    KIND(LINES, lines, POINTS_YEARS, 0, 0.3, lines)                                  \
    /* one bar an area, sorted, with a reference line */                             \
    KIND(RANKING, ranking, POINTS_AREAS, 1, 0.15, ranking)                           \
    /* one small frame a series on a common scale, the reference series in each */   \
    KIND(MULTIPLES, multiples, POINTS_YEARS_ACROSS, 0, 0.2, multiples)               \
    /* one bar an area, made of the parts that the series are */                     \
    KIND(STACKED, stacked, POINTS_AREAS, 0, 0.15, stacked)                           \
    /* one row an area with a dot for each of two years, which are the two series */ \
    KIND(DOTS, dots, POINTS_AREAS, 2, 0.15, dots)                                    \
    /* a field an area (series) and year (point), shaded by its figure */            \
    KIND(HEAT, heat, POINTS_YEARS_ACROSS, 0, 0, shades)                              \
    /* a square an area, placed as on a map and shaded by its figure */              \
    KIND(TILES, tiles, POINTS_AREAS, 1, 0.15, shades)                                \
    /* from one level to another by steps, a row each */                             \
    KIND(WATERFALL, waterfall, POINTS_AREAS, 1, 0.15, waterfall)

#define CHART_KIND_VALUE(VALUE, name, points, series, slack, sheet) CHART_##VALUE,
enum chart_kind { CHART_KINDS(CHART_KIND_VALUE) CHART_KIND_COUNT };
#undef CHART_KIND_VALUE

struct chart_facts {
    const char *name;
    enum chart_points points;
    size_t series; /* 0 where it is not fixed */
};

const struct chart_facts *chart_facts(enum chart_kind kind);

#endif
