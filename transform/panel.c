#include "transform/panel.h"

#include <string.h>

#include "base/csv.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/number.h"
#include "transform/preliminary.h"

/* What a supplementary file writes for a figure that does not exist. */
#define NOT_APPLICABLE_TEXT "-"
#define MISSING_TEXT "i.u."

struct cell cell_ratio(const struct cell *numerator, const struct cell *denominator, double scale)
{
    if (!cell_has_value(numerator) || !cell_has_value(denominator)) {
        enum cell_status stronger = numerator->status > denominator->status ? numerator->status : denominator->status;
        return (struct cell){.status = stronger};
    }
    if (!(denominator->value < 0) && !(denominator->value > 0)) {
        return (struct cell){.status = CELL_ZERO_DENOMINATOR};
    }
    return (struct cell){.value = numerator->value * scale / denominator->value,
                         .preliminary = numerator->preliminary || denominator->preliminary};
}

struct cell cell_change(const struct cell *earlier, const struct cell *later)
{
    if (!cell_has_value(earlier) || !cell_has_value(later)) {
        return (struct cell){.status = earlier->status > later->status ? earlier->status : later->status};
    }
    return (struct cell){.value = later->value - earlier->value,
                         .preliminary = earlier->preliminary || later->preliminary};
}

/* --- Kolada's indicators --- */

static struct cell cell_of_figure(const struct figure_cell *figure, bool preliminary)
{
    switch (figure->state) {
    case FIGURE_HELD:
        return (struct cell){.value = figure->value, .preliminary = preliminary};
    case FIGURE_EMPTY:
        return (struct cell){.status = CELL_MISSING};
    case FIGURE_TAKEN_BACK:
        return (struct cell){.status = CELL_WITHDRAWN};
    case FIGURE_NOT_ASKED:
        break;
    }
    return (struct cell){.status = CELL_NOT_FETCHED};
}

static int read_from_store(struct panel *panel, const struct panel_source *source, struct fault *fault)
{
    struct figure_cell *figures = arena_array(source->arena, panel->year_count, sizeof *figures);
    int preliminary;
    if (figures == NULL) {
        return fault_memory(fault, panel->indicator->name);
    }
    if (preliminary_year_read(source->store, panel->indicator->kpi, &source->today, source->arena, &preliminary,
                              fault) != 0) {
        return -1;
    }
    for (size_t area = 0; area < panel->area_count; area++) {
        if (figures_read(source->store, panel->indicator->kpi, panel->areas[area].id, panel->gender, panel->first_year,
                         panel->last_year, figures, fault) != 0) {
            return -1;
        }
        for (size_t year = 0; year < panel->year_count; year++) {
            panel->cells[area * panel->year_count + year] =
                cell_of_figure(&figures[year], panel->first_year + (int)year == preliminary);
        }
    }
    return 0;
}

/* --- supplementary figures --- */

static size_t find_area(const struct panel *panel, const char *id)
{
    size_t area = 0;
    while (area < panel->area_count && strcmp(panel->areas[area].id, id) != 0) {
        area++;
    }
    return area;
}

static int read_supplement_value(const char *text, struct cell *cell)
{
    if (strcmp(text, NOT_APPLICABLE_TEXT) == 0) {
        cell->status = CELL_NOT_APPLICABLE;
        return 0;
    }
    if (strcmp(text, MISSING_TEXT) == 0 || text[0] == '\0') {
        cell->status = CELL_MISSING;
        return 0;
    }
    cell->status = CELL_VALUE;
    return number_parse(text, &cell->value) ? 0 : -1;
}

static int read_supplement_row(struct panel *panel, const struct csv_table *table, size_t row, const size_t column[3],
                               struct fault *fault)
{
    int year;
    struct cell cell = {0};
    const char *value = csv_field(table, row, column[2]);
    if (!number_parse_int(csv_field(table, row, column[1]), LIMIT_YEAR_FIRST, LIMIT_YEAR_LAST, &year)) {
        return fault_set(fault, STATUS_CONFIG, "%s: row %zu: \"%s\" is not a year", table->name, row + 2,
                         csv_field(table, row, column[1]));
    }
    if (read_supplement_value(value, &cell) != 0) {
        return fault_set(fault, STATUS_CONFIG, "%s: row %zu: \"%s\" is not a number, \"-\" or \"i.u.\"", table->name,
                         row + 2, value);
    }
    size_t area = find_area(panel, csv_field(table, row, column[0]));
    if (area < panel->area_count && year >= panel->first_year && year <= panel->last_year) {
        panel->cells[area * panel->year_count + (size_t)(year - panel->first_year)] = cell;
    }
    return 0;
}

static int read_from_file(struct panel *panel, const struct panel_source *source, struct fault *fault)
{
    static const char *const names[3] = {"area", "year", "value"};
    char path[LIMIT_PATH_BYTES];
    struct csv_table table;
    size_t column[3];
    if (path_join(path, source->templates, panel->indicator->file, fault) != 0 ||
        csv_table_load(&table, path, source->arena, fault) != 0) {
        return -1;
    }
    for (size_t i = 0; i < 3; i++) {
        column[i] = csv_column(&table, names[i]);
        if (column[i] == table.column_count) {
            return fault_set(fault, STATUS_CONFIG, "%s: has no column \"%s\"", path, names[i]);
        }
    }
    for (size_t i = 0; i < panel->area_count * panel->year_count; i++) {
        panel->cells[i].status = CELL_MISSING;
    }
    for (size_t row = 0; row < table.row_count; row++) {
        if (read_supplement_row(panel, &table, row, column, fault) != 0) {
            return -1;
        }
    }
    return 0;
}

/* --- ratios --- */

static int read_ratio(struct panel *panel, const struct panel_source *source, struct fault *fault)
{
    struct panel numerator;
    struct panel denominator;
    const struct indicator *indicator = panel->indicator;
    if (panel_read(&numerator, source, indicator->numerator, panel->gender, panel->areas, panel->area_count,
                   panel->first_year, panel->last_year, fault) != 0 ||
        panel_read(&denominator, source, indicator->denominator, panel->gender, panel->areas, panel->area_count,
                   panel->first_year, panel->last_year, fault) != 0) {
        return -1;
    }
    for (size_t i = 0; i < panel->area_count * panel->year_count; i++) {
        panel->cells[i] = cell_ratio(&numerator.cells[i], &denominator.cells[i], indicator->scale);
    }
    return 0;
}

int panel_read(struct panel *panel, const struct panel_source *source, const struct indicator *indicator,
               enum gender gender, const struct area *areas, size_t area_count, int first_year, int last_year,
               struct fault *fault)
{
    *panel = (struct panel){.indicator = indicator,
                            .gender = gender,
                            .area_count = area_count,
                            .areas = areas,
                            .first_year = first_year,
                            .last_year = last_year,
                            .year_count = (size_t)(last_year - first_year + 1)};
    panel->cells = arena_array(source->arena, area_count * panel->year_count, sizeof *panel->cells);
    if (panel->cells == NULL) {
        return fault_memory(fault, indicator->name);
    }
    switch (indicator->kind) {
    case INDICATOR_KPI:
        return read_from_store(panel, source, fault);
    case INDICATOR_SUPPLEMENT:
        return read_from_file(panel, source, fault);
    case INDICATOR_RATIO:
        break;
    }
    return read_ratio(panel, source, fault);
}

const struct cell *panel_series(const struct panel *panel, size_t area)
{
    return panel->cells + area * panel->year_count;
}

const struct cell *panel_cell(const struct panel *panel, size_t area, int year)
{
    return panel_series(panel, area) + (year - panel->first_year);
}

void panel_year(const struct panel *panel, int year, struct cell *cells)
{
    for (size_t area = 0; area < panel->area_count; area++) {
        cells[area] = *panel_cell(panel, area, year);
    }
}
