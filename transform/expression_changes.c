/* expression_changes.c - words for what happens over the years, and for what drove the change of the mean. */
#include "transform/contribution.h"
#include "transform/expression_internal.h"
#include "transform/shown.h"

/* --- the years of one area --- */

/*
 * Whether each year lies on the side of the year before that is asked for, as shown. One step the other way settles
 * it; without one, a year that lacks a figure leaves it open. One year alone has no direction.
 */
static struct expression_value goes(struct evaluation *evaluation, const struct expression *call,
                                    const struct figure_scope *scope, int sign, bool may_rest)
{
    struct figure_gap gap = {0};
    int decimals = scope->indicator->decimals;
    const struct area *area = scope_one(evaluation, call->arguments[0], scope, &gap);
    const struct cell *series = area == NULL ? NULL : scope_series(evaluation, scope, area);
    if (series == NULL || scope->year <= scope->first_year) {
        gap = area == NULL ? gap : (struct figure_gap){.kind = GAP_YEAR, .year = scope->first_year - 1};
        return value_unknown(VALUE_TRUTH, gap);
    }
    const struct cell *last = NULL;
    for (int year = scope->first_year; year <= scope->year; year++) {
        const struct cell *cell = scope_look(evaluation, series, year);
        if (!cell_has_value(cell)) {
            struct figure_scope there = *scope;
            there.year = year;
            gap = gap.kind == GAP_NONE ? scope_gap(&there, area, cell->status) : gap;
            continue;
        }
        int order = last == NULL ? sign : shown_order(cell->value, decimals, last->value, decimals);
        if (order * sign < 0 || (order == 0 && !may_rest)) {
            /* Across a gap a rest proves nothing: 5, -, 5 may have fallen and risen, but then it did not go one way. */
            return value_truth(false);
        }
        last = cell;
    }
    return gap.kind == GAP_NONE ? value_truth(true) : value_unknown(VALUE_TRUTH, gap);
}

struct expression_value word_falls(struct evaluation *evaluation, const struct expression *call,
                                   const struct figure_scope *scope)
{
    return goes(evaluation, call, scope, -1, false);
}

struct expression_value word_rises(struct evaluation *evaluation, const struct expression *call,
                                   const struct figure_scope *scope)
{
    return goes(evaluation, call, scope, 1, false);
}

struct expression_value word_never_falls(struct evaluation *evaluation, const struct expression *call,
                                         const struct figure_scope *scope)
{
    return goes(evaluation, call, scope, 1, true);
}

struct expression_value word_never_rises(struct evaluation *evaluation, const struct expression *call,
                                         const struct figure_scope *scope)
{
    return goes(evaluation, call, scope, -1, true);
}

struct expression_value word_missing_years(struct evaluation *evaluation, const struct expression *call,
                                           const struct figure_scope *scope)
{
    struct figure_gap gap = {0};
    const struct area *area = scope_one(evaluation, call->arguments[0], scope, &gap);
    const struct cell *series = area == NULL ? NULL : scope_series(evaluation, scope, area);
    if (series == NULL || scope->year < scope->first_year) {
        return value_unknown(VALUE_YEARS, gap);
    }
    int *years = arena_array(evaluation->world->arena, (size_t)(scope->year - scope->first_year) + 1, sizeof *years);
    size_t count = 0;
    for (int year = scope->first_year; years != NULL && year <= scope->year; year++) {
        const struct cell *cell = &series[year - evaluation->world->first_year];
        if (cell_may_exist(cell)) {
            struct figure_scope there = *scope;
            there.year = year;
            return value_unknown(VALUE_YEARS, scope_gap(&there, area, cell->status));
        }
        if (!cell_has_value(cell)) {
            years[count++] = year;
        }
    }
    if (years == NULL) {
        return value_failed(evaluation, VALUE_YEARS);
    }
    return (struct expression_value){.type = VALUE_YEARS, .known = true, .count = count, .years = years};
}

/* --- change of anything between two years --- */

static bool both_years(struct evaluation *evaluation, const struct expression *call, const struct figure_scope *scope,
                       struct expression_value *earlier, struct expression_value *later)
{
    struct figure_scope own = *scope;
    struct figure_gap gap = {0};
    if (!scope_year(evaluation, call->arguments[1], scope, &own.year, &gap)) {
        *earlier = value_unknown(VALUE_NUMBER, gap);
        return false;
    }
    *earlier = evaluate_in(evaluation, call->arguments[0], &own);
    if (!scope_year(evaluation, call->arguments[2], scope, &own.year, &gap)) {
        *earlier = value_unknown(VALUE_NUMBER, gap);
        return false;
    }
    *later = evaluate_in(evaluation, call->arguments[0], &own);
    if (earlier->known && !later->known) {
        *earlier = *later;
    }
    return earlier->known && later->known;
}

struct expression_value word_change(struct evaluation *evaluation, const struct expression *call,
                                    const struct figure_scope *scope)
{
    struct expression_value earlier;
    struct expression_value later;
    if (!both_years(evaluation, call, scope, &earlier, &later)) {
        return earlier;
    }
    int decimals = earlier.decimals > later.decimals ? earlier.decimals : later.decimals;
    return value_number(later.number - earlier.number, decimals);
}

struct expression_value word_percent_change(struct evaluation *evaluation, const struct expression *call,
                                            const struct figure_scope *scope)
{
    struct expression_value earlier;
    struct expression_value later;
    if (!both_years(evaluation, call, scope, &earlier, &later)) {
        return earlier;
    }
    if (!(earlier.number > 0) && !(earlier.number < 0)) {
        return value_unknown(VALUE_NUMBER, (struct figure_gap){.kind = GAP_DIVISION});
    }
    return value_number(100 * (later.number - earlier.number) / earlier.number, 1);
}

/* --- what drove the change of the mean --- */

static int year_of(struct evaluation *evaluation, const struct expression *argument, const struct figure_scope *scope,
                   int otherwise, struct figure_gap *gap)
{
    int year = otherwise;
    if (argument != NULL && !scope_year(evaluation, argument, scope, &year, gap)) {
        return 0;
    }
    if (year < evaluation->world->first_year) {
        *gap = (struct figure_gap){.kind = GAP_YEAR, .year = year};
        return 0;
    }
    return year;
}

/* The parts between the two years of a call (at `years_at`), or the last two; false with the gap set. */
static bool change_between(struct evaluation *evaluation, const struct expression *call, size_t years_at,
                           const struct figure_scope *scope, struct change_parts *parts, struct figure_gap *gap)
{
    struct figure_scope earlier = *scope;
    struct figure_scope later = *scope;
    earlier.year = year_of(evaluation, call->arguments[years_at], scope, scope->year - 1, gap);
    later.year = year_of(evaluation, call->arguments[years_at + 1], scope, scope->year, gap);
    if (earlier.year == 0 || later.year == 0) {
        return false;
    }
    struct cell *before = scope_cells(evaluation, &earlier);
    struct cell *after = scope_cells(evaluation, &later);
    struct contribution *room = arena_array(evaluation->world->arena, scope->count, sizeof *room);
    if (before == NULL || after == NULL || room == NULL) {
        evaluation->failed = true;
        return false;
    }
    change_of_mean(before, after, scope->count, room, parts);
    if (!cell_has_value(&parts->total)) {
        *gap = scope_gap(cell_has_value(&parts->earlier) ? &later : &earlier, NULL, parts->total.status);
        return false;
    }
    return true;
}

/* The first k, and who contributed as much as the last of them. */
struct expression_value word_top(struct evaluation *evaluation, const struct expression *call,
                                 const struct figure_scope *scope)
{
    struct change_parts parts;
    struct figure_gap gap = {0};
    if (!change_between(evaluation, call, 1, scope, &parts, &gap)) {
        return value_unknown(VALUE_AREAS, gap);
    }
    const struct area **list = scope_list(evaluation, scope);
    size_t *order = arena_array(evaluation->world->arena, scope->count, sizeof *order);
    if (list == NULL || order == NULL) {
        return value_failed(evaluation, VALUE_AREAS);
    }
    size_t wanted = (size_t)call->arguments[0]->number;
    size_t found = contribution_top(&parts, parts.total.value, order);
    int decimals = shown_mean_decimals(scope->indicator, parts.total.value);
    size_t count = 0;
    while (count < found) {
        double own = parts.contributions[order[count]].contribution;
        if (count >= wanted &&
            (count == 0 ||
             shown_order(own, decimals, parts.contributions[order[count - 1]].contribution, decimals) != 0)) {
            break;
        }
        list[count] = scope->areas[order[count]];
        count++;
    }
    return value_areas(list, count);
}

static struct expression_value part_value(const struct figure_scope *scope, const struct cell *part,
                                          const struct change_parts *parts)
{
    int decimals = shown_mean_decimals(scope->indicator, parts->total.value);
    return cell_has_value(part) ? value_number(part->value, decimals)
                                : value_unknown(VALUE_NUMBER, (struct figure_gap){.kind = GAP_NO_COMMON});
}

struct expression_value word_within(struct evaluation *evaluation, const struct expression *call,
                                    const struct figure_scope *scope)
{
    struct change_parts parts;
    struct figure_gap gap = {0};
    return change_between(evaluation, call, 0, scope, &parts, &gap) ? part_value(scope, &parts.within, &parts)
                                                                    : value_unknown(VALUE_NUMBER, gap);
}

struct expression_value word_composition(struct evaluation *evaluation, const struct expression *call,
                                         const struct figure_scope *scope)
{
    struct change_parts parts;
    struct figure_gap gap = {0};
    return change_between(evaluation, call, 0, scope, &parts, &gap) ? part_value(scope, &parts.composition, &parts)
                                                                    : value_unknown(VALUE_NUMBER, gap);
}

/* What one member put in; a member that is not in both years put in nothing that is its own. */
struct expression_value word_contribution(struct evaluation *evaluation, const struct expression *call,
                                          const struct figure_scope *scope)
{
    struct change_parts parts;
    struct figure_gap gap = {0};
    const struct area *area = scope_one(evaluation, call->arguments[0], scope, &gap);
    if (area == NULL || !change_between(evaluation, call, 1, scope, &parts, &gap)) {
        return value_unknown(VALUE_NUMBER, gap);
    }
    for (size_t i = 0; i < scope->count; i++) {
        if (scope->areas[i] == area && parts.contributions[i].presence == PRESENT_BOTH) {
            struct cell own = {.value = parts.contributions[i].contribution};
            return part_value(scope, &own, &parts);
        }
    }
    return value_unknown(VALUE_NUMBER, (struct figure_gap){.kind = GAP_NO_COMMON});
}
