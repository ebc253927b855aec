/* expression_scope.c - what words are asked of: areas, years and their cells. */
#include <math.h>
#include <string.h>

#include "transform/expression_internal.h"

struct figure_gap scope_gap(const struct figure_scope *scope, const struct area *area, enum cell_status status)
{
    return (struct figure_gap){.kind = GAP_FIGURE,
                               .indicator = scope->indicator,
                               .area = area,
                               .year = scope->year,
                               .gender = scope->gender,
                               .status = status};
}

bool scope_year(struct evaluation *evaluation, const struct expression *argument, const struct figure_scope *scope,
                int *year, struct figure_gap *gap)
{
    struct expression_value value = evaluate_in(evaluation, argument, scope);
    if (!value.known) {
        *gap = value.gap;
        return false;
    }
    bool within = value.number >= evaluation->world->first_year && value.number <= evaluation->world->last_year;
    *year = within ? (int)lround(value.number) : 0;
    if (!within || fabs(value.number - *year) > 0) {
        bool sensible = fabs(value.number) < 10000;
        *gap = (struct figure_gap){.kind = GAP_YEAR, .year = sensible ? (int)lround(value.number) : 0};
        return false;
    }
    return true;
}

bool scope_areas(struct evaluation *evaluation, const struct expression *argument, const struct figure_scope *scope,
                 struct figure_scope *narrowed, struct figure_gap *gap)
{
    const struct figure_world *world = evaluation->world;
    if (argument->kind == EXPRESSION_TEXT) {
        const struct area **areas;
        if (world->areas(world->context, argument->literal, &areas, &narrowed->count) != 0) {
            evaluation->failed = true;
            return false;
        }
        narrowed->areas = areas;
        return true;
    }
    struct expression_value value = evaluate_in(evaluation, argument, scope);
    narrowed->areas = value.areas;
    narrowed->count = value.count;
    *gap = value.gap;
    return value.known;
}

bool scope_narrow(struct evaluation *evaluation, const struct expression *call, size_t areas_at, size_t year_at,
                  struct figure_scope *scope, struct figure_gap *gap)
{
    const struct figure_scope around = *scope;
    const struct expression *areas = areas_at < call->count ? call->arguments[areas_at] : NULL;
    const struct expression *year = year_at < call->count ? call->arguments[year_at] : NULL;
    return (areas == NULL || scope_areas(evaluation, areas, &around, scope, gap)) &&
           (year == NULL || scope_year(evaluation, year, &around, &scope->year, gap));
}

const struct area *scope_one(struct evaluation *evaluation, const struct expression *argument,
                             const struct figure_scope *scope, struct figure_gap *gap)
{
    struct figure_scope named = *scope;
    if (argument == NULL) {
        *gap = (struct figure_gap){.kind = scope->member == NULL ? GAP_NOT_ONE : GAP_NONE};
        return scope->member;
    }
    if (!scope_areas(evaluation, argument, scope, &named, gap)) {
        return NULL;
    }
    if (named.count != 1) {
        *gap = (struct figure_gap){.kind = GAP_NOT_ONE};
        return NULL;
    }
    return named.areas[0];
}

const struct cell *scope_series(struct evaluation *evaluation, const struct figure_scope *scope,
                                const struct area *area)
{
    const struct figure_world *world = evaluation->world;
    const struct cell *series = world->series(
        world->context, scope->indicator,
        scope->gender == GENDER_WOMEN || scope->gender == GENDER_MEN ? scope->gender : GENDER_TOTAL, area);
    evaluation->failed = evaluation->failed || series == NULL;
    return series;
}

const struct cell *scope_look(struct evaluation *evaluation, const struct cell *series, int year)
{
    const struct cell *cell = &series[year - evaluation->world->first_year];
    evaluation->preliminary = evaluation->preliminary || (cell_has_value(cell) && cell->preliminary);
    return cell;
}

struct cell scope_cell(struct evaluation *evaluation, const struct figure_scope *scope, const struct area *area)
{
    const struct cell *series = scope_series(evaluation, scope, area);
    const struct cell none = {.status = CELL_MISSING};
    return series == NULL ? none : *scope_look(evaluation, series, scope->year);
}

struct cell *scope_cells(struct evaluation *evaluation, const struct figure_scope *scope)
{
    struct cell *cells = arena_array(evaluation->world->arena, scope->count, sizeof *cells);
    if (cells == NULL) {
        evaluation->failed = true;
        return NULL;
    }
    for (size_t i = 0; i < scope->count; i++) {
        cells[i] = scope_cell(evaluation, scope, scope->areas[i]);
    }
    return evaluation->failed ? NULL : cells;
}

const struct area **scope_list(struct evaluation *evaluation, const struct figure_scope *scope)
{
    const struct area **list = arena_array(evaluation->world->arena, scope->count, sizeof(const struct area *));
    evaluation->failed = evaluation->failed || list == NULL;
    return list;
}
