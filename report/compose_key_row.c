#include "report/compose_key_row.h"

#include <string.h>

#include "transform/change.h"
#include "transform/key_figure.h"

/* What of a figure goes into one row. */
struct key_row {
    struct key_figure figure;
    const char *raw;
    const char *computed;
};

static int source_texts(struct keying *keying, struct key_row *row)
{
    struct sources sources = {0};
    sources_add(&sources, row->figure.indicator, &row->figure.provenance, keying->composing->arena);
    sources_add(&keying->sources, row->figure.indicator, &row->figure.provenance, keying->composing->arena);
    sources_add(&keying->composing->shown, row->figure.indicator, &row->figure.provenance, keying->composing->arena);
    keying->sources.computed = true;
    if (composing_source(keying->composing, &sources, &row->raw) != 0) {
        return -1;
    }
    sources.computed = true;
    return composing_source(keying->composing, &sources, &row->computed);
}

static struct doc_cell cell_of(const struct keying *keying, const struct cell *cell, const struct indicator *indicator,
                               int decimals, const struct figure_identity *identity)
{
    const struct composing *composing = keying->composing;
    return figure_cell(cell, indicator, decimals, YES_NO_WORDS, composing->job->language, composing->arena, identity);
}

/* The municipality's own figure with a statistic. */
static const struct figure_identity *identity_with(const struct keying *keying, const struct key_row *row,
                                                   const char *statistic)
{
    const struct composing *composing = keying->composing;
    const struct key_figure *figure = &row->figure;
    struct figure_identity *identity = arena_alloc(composing->arena, sizeof *identity);
    const struct figure_identity *plain =
        identity_of_area(figure->indicator, composing->own, figure->year, row->computed, composing->arena);
    if (identity == NULL || plain == NULL) {
        return NULL;
    }
    *identity = *plain;
    identity->statistic = statistic;
    if (strcmp(statistic, "rank") == 0) {
        identity->reported = figure->mean.reported;
        identity->members = figure->mean.members;
    }
    return identity;
}

/* --- the columns --- */

/* "+1,2 p.e." of a share, "+8,1 %" of a count; from the year in brackets where that is not the year before. */
static void write_change(struct keying *keying, struct doc_cell *cell, const struct key_row *row)
{
    struct composing *composing = keying->composing;
    const struct key_figure *figure = &row->figure;
    enum change_measure measure = change_measure_of(figure->indicator);
    bool percent = measure == CHANGE_PERCENT;
    const struct cell change = change_told(figure->indicator, &figure->earlier, &figure->value);
    if (!cell_has_value(&change)) {
        return;
    }
    int decimals = percent ? 1 : figure->indicator->decimals;
    const char *unit = percent                    ? composing_pick(composing, "\xC2\xA0%", "%")
                       : measure == CHANGE_POINTS ? composing_pick(composing, "\xC2\xA0p.e.", "\xC2\xA0pp")
                                                  : "";
    const char *from =
        figure->earlier_year == figure->year - 1 ? "" : arena_printf(composing->arena, " (%d)", figure->earlier_year);
    *cell = (struct doc_cell){
        .text = arena_printf(composing->arena, "%s%s%s",
                             figure_text_change(change.value, decimals, composing->job->language, composing->arena),
                             unit, from),
        .value = change.value,
        .decimals = decimals,
        .preliminary = change.preliminary,
        .identity = identity_with(keying, row, percent ? "change_percent" : "change")};
}

/* The years up to the report's: drawn, and as "3,7 · i.u. · 4,1" where nothing can be. */
static int write_trend(struct keying *keying, struct doc_cell *cell, const struct indicator *indicator)
{
    struct composing *composing = keying->composing;
    struct doc_trend *trend = arena_alloc(composing->arena, sizeof *trend);
    double *values = arena_array(composing->arena, TREND_YEARS, sizeof *values);
    bool *known = arena_array(composing->arena, TREND_YEARS, sizeof *known);
    struct panel panel;
    const char *text = "";
    if (trend == NULL || values == NULL || known == NULL) {
        return fault_memory(composing->fault, keying->block->id);
    }
    if (panel_read(&panel, &composing->source, indicator, GENDER_TOTAL, composing->own, 1,
                   composing->year - TREND_YEARS + 1, composing->year, composing->fault) != 0) {
        return -1;
    }
    for (size_t i = 0; i < TREND_YEARS; i++) {
        known[i] = cell_has_value(&panel.cells[i]);
        values[i] = panel.cells[i].value;
        text = arena_printf(composing->arena, "%s%s%s", text, i > 0 ? " · " : "",
                            cell_of(keying, &panel.cells[i], indicator, -1, NULL).text);
    }
    *trend = (struct doc_trend){.count = TREND_YEARS, .values = values, .known = known};
    *cell = label_cell(text);
    cell->trend = trend;
    return 0;
}

static void write_place(struct keying *keying, struct doc_cell *cell, const struct key_row *row)
{
    struct composing *composing = keying->composing;
    const struct key_figure *figure = &row->figure;
    if (figure->rank == 0) {
        return;
    }
    *cell = (struct doc_cell){
        .text = arena_printf(composing->arena,
                             figure->rank_shared ? composing_pick(composing, "delad %zu", "shared %zu") : "%zu",
                             figure->rank),
        .value = (double)figure->rank,
        .identity = identity_with(keying, row, "rank")};
}

static void write_group(struct keying *keying, struct doc_cell *cells, const struct key_row *row)
{
    struct composing *composing = keying->composing;
    const struct key_figure *figure = &row->figure;
    const struct area_choice *group = keying->group;
    if (group == NULL || figure->indicator->yes_no) {
        return;
    }
    cells[KEY_MEAN] = cell_of(keying, &figure->mean.cell, figure->indicator,
                              figure_mean_decimals(figure->indicator, &figure->mean.cell),
                              identity_of_group(figure->indicator, group->id, group->title, figure->year,
                                                STATISTIC_MEAN, &figure->mean, row->computed, composing->arena));
    cells[KEY_REPORTED] =
        label_cell(arena_printf(composing->arena, "%zu/%zu", figure->mean.reported, figure->mean.members));
    write_place(keying, &cells[KEY_PLACE], row);
}

static int write_similar(struct keying *keying, struct doc_cell *cells, const struct key_row *row)
{
    struct composing *composing = keying->composing;
    const struct key_figure *figure = &row->figure;
    struct panel panel;
    if (!keying->has_similar || figure->indicator->yes_no) {
        return 0;
    }
    if (panel_read(&panel, &composing->source, figure->indicator, GENDER_TOTAL, keying->similar.areas,
                   keying->similar.count, figure->year, figure->year, composing->fault) != 0) {
        return -1;
    }
    const struct group_figure mean = statistic_of(STATISTIC_MEAN, panel.cells, panel.area_count, NULL);
    cells[KEY_SIMILAR] =
        cell_of(keying, &mean.cell, figure->indicator, figure_mean_decimals(figure->indicator, &mean.cell),
                identity_of_group(figure->indicator, keying->similar.id, keying->similar.title, figure->year,
                                  STATISTIC_MEAN, &mean, row->computed, composing->arena));
    /* Of what none has reported the word in its place tells. */
    if (mean.reported > 0 && mean.reported < mean.members) {
        buffer_printf(&keying->similar_reported, "%s%s %zu", keying->similar_reported.length > 0 ? ", " : "",
                      figure->indicator->label, mean.reported);
    }
    return 0;
}

/* --- the rows --- */

static int fill_row(struct keying *keying, struct doc_cell *cells, struct key_row *row)
{
    struct composing *composing = keying->composing;
    const struct key_figure *figure = &row->figure;
    const struct indicator *indicator = figure->indicator;
    for (size_t i = 0; i < keying->table->column_count; i++) {
        cells[i] = label_cell("");
    }
    cells[0] = label_cell(composing_row_label(composing, indicator));
    if (source_texts(keying, row) != 0) {
        return -1;
    }
    cells[KEY_VALUE] =
        cell_of(keying, &figure->value, indicator, -1,
                identity_of_area(indicator, composing->own, figure->year == 0 ? composing->year : figure->year,
                                 row->raw, composing->arena));
    if (figure->year == 0) {
        return 0;
    }
    cells[KEY_YEAR] = label_cell(arena_printf(composing->arena, "%d", figure->year));
    cells[KEY_NATION] =
        cell_of(keying, &figure->nation, indicator, -1,
                identity_of_area(indicator, &composing->nation, figure->year, row->raw, composing->arena));
    write_change(keying, &cells[KEY_CHANGE], row);
    write_group(keying, cells, row);
    return write_trend(keying, &cells[KEY_TREND], indicator) != 0 ? -1 : write_similar(keying, cells, row);
}

int key_row_add(struct keying *keying, const struct template_column *column)
{
    struct composing *composing = keying->composing;
    const struct comparison comparison = {.group = keying->group, .nation = &composing->nation};
    struct key_row row;
    if (key_figure_read(&row.figure, &composing->source, column->indicator, composing->own, &comparison,
                        composing->first_year, composing->year, composing->fault) != 0) {
        return -1;
    }
    bool unfetched = row.figure.year == 0 && row.figure.value.status == CELL_NOT_FETCHED;
    if (row.figure.year == 0) {
        buffer_printf(&keying->without, "%s%s", keying->without.length > 0 ? "; " : "", column->indicator->label);
    }
    if (unfetched && !column->optional) {
        composing_not_fetched(composing, column->indicator);
    }
    if (row.figure.year == 0 && column->optional) {
        return 0;
    }
    return fill_row(keying, keying->table->rows[keying->table->row_count++].cells, &row);
}
