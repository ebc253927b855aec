/* expression_figures.c - words for figures: of one area, of the nation, of all areas of the scope. */
#include "base/number.h"
#include "transform/expression_internal.h"
#include "transform/rank.h"
#include "transform/shown.h"
#include "transform/statistic.h"

/* --- one area --- */

static struct expression_value figure_of(struct evaluation *evaluation, const struct figure_scope *scope,
                                         const struct area *area)
{
    struct cell cell = scope_cell(evaluation, scope, area);
    return cell_has_value(&cell) ? value_number(cell.value, scope->indicator->decimals)
                                 : value_unknown(VALUE_NUMBER, scope_gap(scope, area, cell.status));
}

/* The area and the year that a word on one area was given. */
static const struct area *one_area(struct evaluation *evaluation, const struct expression *call,
                                   struct figure_scope *scope, struct figure_gap *gap)
{
    const struct area *area = scope_one(evaluation, call->arguments[0], scope, gap);
    return area != NULL && scope_narrow(evaluation, call, call->count, 1, scope, gap) ? area : NULL;
}

struct expression_value word_value(struct evaluation *evaluation, const struct expression *call,
                                   const struct figure_scope *scope)
{
    struct figure_scope own = *scope;
    struct figure_gap gap = {0};
    const struct area *area = one_area(evaluation, call, &own, &gap);
    return area == NULL ? value_unknown(VALUE_NUMBER, gap) : figure_of(evaluation, &own, area);
}

struct expression_value word_nation(struct evaluation *evaluation, const struct expression *call,
                                    const struct figure_scope *scope)
{
    struct figure_scope own = *scope;
    struct figure_gap gap = {0};
    return scope_narrow(evaluation, call, call->count, 0, &own, &gap)
               ? figure_of(evaluation, &own, evaluation->world->nation)
               : value_unknown(VALUE_NUMBER, gap);
}

/* As shown, as everything that is compared. */
struct expression_value word_rank(struct evaluation *evaluation, const struct expression *call,
                                  const struct figure_scope *scope)
{
    struct figure_scope own = *scope;
    struct figure_gap gap = {0};
    int decimals = scope->indicator->decimals;
    const struct area *area = one_area(evaluation, call, &own, &gap);
    struct expression_value figure =
        area == NULL ? value_unknown(VALUE_NUMBER, gap) : figure_of(evaluation, &own, area);
    struct cell *cells = figure.known ? scope_cells(evaluation, &own) : NULL;
    if (cells == NULL) {
        return figure;
    }
    for (size_t i = 0; i < own.count; i++) {
        cells[i].value = cell_has_value(&cells[i]) ? number_round(cells[i].value, decimals) : 0;
    }
    const struct cell shown = {.value = number_round(figure.number, decimals)};
    return value_number((double)rank_of(&shown, cells, own.count).place, 0);
}

struct expression_value word_band(struct evaluation *evaluation, const struct expression *call,
                                  const struct figure_scope *scope)
{
    struct figure_scope own = *scope;
    struct figure_gap gap = {0};
    const struct area *area = one_area(evaluation, call, &own, &gap);
    struct expression_value figure =
        area == NULL ? value_unknown(VALUE_NUMBER, gap) : figure_of(evaluation, &own, area);
    if (!figure.known) {
        return value_unknown(VALUE_BAND, figure.gap);
    }
    return (struct expression_value){.type = VALUE_BAND,
                                     .known = true,
                                     .band =
                                         band_of(figure.number, scope->indicator->decimals, evaluation->world->bands)};
}

/* --- all areas --- */

static struct expression_value statistic_value(const struct figure_scope *scope, const struct group_figure *figure,
                                               bool between)
{
    if (!cell_has_value(&figure->cell)) {
        return value_unknown(VALUE_NUMBER, scope_gap(scope, NULL, figure->cell.status));
    }
    double value = figure->cell.value;
    return value_number(value, between ? shown_mean_decimals(scope->indicator, value) : scope->indicator->decimals);
}

/* A mean or a median, which lies between figures, or another statistic that is a figure itself. */
static struct expression_value group_value(struct evaluation *evaluation, const struct expression *call,
                                           const struct figure_scope *scope, enum statistic statistic)
{
    struct figure_scope own = *scope;
    struct figure_gap gap = {0};
    if (!scope_narrow(evaluation, call, 0, 1, &own, &gap)) {
        return value_unknown(VALUE_NUMBER, gap);
    }
    struct cell *cells = scope_cells(evaluation, &own);
    double *room = arena_array(evaluation->world->arena, own.count, sizeof *room);
    if (cells == NULL || room == NULL) {
        return value_failed(evaluation, VALUE_NUMBER);
    }
    struct group_figure figure = statistic_of(statistic, cells, own.count, room);
    if (statistic == STATISTIC_SUM && figure.reported < figure.members) {
        for (size_t i = 0; i < own.count; i++) {
            if (!cell_has_value(&cells[i])) {
                return value_unknown(VALUE_NUMBER, scope_gap(&own, own.areas[i], cells[i].status));
            }
        }
    }
    return statistic_value(&own, &figure, statistic == STATISTIC_MEAN || statistic == STATISTIC_MEDIAN);
}

struct expression_value word_mean(struct evaluation *evaluation, const struct expression *call,
                                  const struct figure_scope *scope)
{
    return group_value(evaluation, call, scope, STATISTIC_MEAN);
}

struct expression_value word_median(struct evaluation *evaluation, const struct expression *call,
                                    const struct figure_scope *scope)
{
    return group_value(evaluation, call, scope, STATISTIC_MEDIAN);
}

struct expression_value word_sum(struct evaluation *evaluation, const struct expression *call,
                                 const struct figure_scope *scope)
{
    return group_value(evaluation, call, scope, STATISTIC_SUM);
}

/* All cells of the scope's years, area by area. */
static struct cell *all_years(struct evaluation *evaluation, const struct figure_scope *scope, size_t year_count)
{
    struct cell *cells = arena_array(evaluation->world->arena, scope->count * year_count, sizeof *cells);
    if (cells == NULL) {
        return NULL;
    }
    for (size_t i = 0; i < scope->count; i++) {
        const struct cell *series = scope_series(evaluation, scope, scope->areas[i]);
        for (size_t year = 0; series != NULL && year < year_count; year++) {
            cells[i * year_count + year] = *scope_look(evaluation, series, scope->first_year + (int)year);
        }
    }
    return cells;
}

struct expression_value word_balanced_mean(struct evaluation *evaluation, const struct expression *call,
                                           const struct figure_scope *scope)
{
    struct figure_scope own = *scope;
    struct figure_gap gap = {0};
    if (!scope_narrow(evaluation, call, 0, 1, &own, &gap)) {
        return value_unknown(VALUE_NUMBER, gap);
    }
    /* The members stay the same whatever year is asked for: those of all the scope's years. */
    int last = scope->year > own.year ? scope->year : own.year;
    if (last < own.first_year) {
        return value_unknown(VALUE_NUMBER, (struct figure_gap){.kind = GAP_YEAR, .year = last});
    }
    size_t year_count = (size_t)(last - own.first_year) + 1;
    bool *balanced = arena_array(evaluation->world->arena, own.count, sizeof *balanced);
    struct cell *all = all_years(evaluation, &own, year_count);
    struct cell *cells = scope_cells(evaluation, &own);
    if (balanced == NULL || all == NULL || cells == NULL) {
        return value_failed(evaluation, VALUE_NUMBER);
    }
    (void)statistic_balanced_members(all, own.count, year_count, balanced);
    struct group_figure figure = statistic_balanced_mean(cells, balanced, own.count);
    return statistic_value(&own, &figure, true);
}

/* --- the lowest and the highest, as shown: whoever looks alike shares the place --- */

static struct expression_value holders_of(struct evaluation *evaluation, const struct figure_scope *scope,
                                          const struct cell *cells, double extreme)
{
    const struct area **holders = scope_list(evaluation, scope);
    size_t count = 0;
    int decimals = scope->indicator->decimals;
    for (size_t i = 0; holders != NULL && i < scope->count; i++) {
        if (cell_has_value(&cells[i]) && shown_order(cells[i].value, decimals, extreme, decimals) == 0) {
            holders[count++] = scope->areas[i];
        }
    }
    return value_areas(holders, count);
}

static struct expression_value extreme_value(struct evaluation *evaluation, const struct expression *call,
                                             const struct figure_scope *scope, enum statistic statistic)
{
    struct figure_scope own = *scope;
    struct figure_gap gap = {0};
    if (!scope_narrow(evaluation, call, 0, 1, &own, &gap)) {
        return value_unknown(call->type, gap);
    }
    struct cell *cells = scope_cells(evaluation, &own);
    if (cells == NULL) {
        return value_failed(evaluation, call->type);
    }
    struct group_figure figure = statistic_of(statistic, cells, own.count, NULL);
    struct expression_value value = statistic_value(&own, &figure, false);
    if (!value.known) {
        return value_unknown(call->type, value.gap);
    }
    return call->names_holders ? holders_of(evaluation, &own, cells, value.number) : value;
}

struct expression_value word_min(struct evaluation *evaluation, const struct expression *call,
                                 const struct figure_scope *scope)
{
    return extreme_value(evaluation, call, scope, STATISTIC_MIN);
}

struct expression_value word_max(struct evaluation *evaluation, const struct expression *call,
                                 const struct figure_scope *scope)
{
    return extreme_value(evaluation, call, scope, STATISTIC_MAX);
}

/* --- n and N --- */

struct expression_value word_reporting(struct evaluation *evaluation, const struct expression *call,
                                       const struct figure_scope *scope)
{
    struct figure_scope own = *scope;
    struct figure_gap gap = {0};
    if (!scope_narrow(evaluation, call, 0, 1, &own, &gap)) {
        return value_unknown(VALUE_NUMBER, gap);
    }
    const struct cell *cells = scope_cells(evaluation, &own);
    size_t reported = 0;
    for (size_t i = 0; cells != NULL && i < own.count; i++) {
        reported += cell_has_value(&cells[i]);
    }
    return value_number((double)reported, 0);
}

struct expression_value word_members(struct evaluation *evaluation, const struct expression *call,
                                     const struct figure_scope *scope)
{
    struct figure_scope own = *scope;
    struct figure_gap gap = {0};
    return scope_narrow(evaluation, call, 0, call->count, &own, &gap) ? value_number((double)own.count, 0)
                                                                      : value_unknown(VALUE_NUMBER, gap);
}
