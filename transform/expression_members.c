/*
 * expression_members.c - conditions asked of each member, and lists of members.
 *
 * `those` names whom a condition surely holds for. Whoever speaks of all of
 * them (all, exceptions, count) must know of each: a member without the
 * figures makes the answer unknown, unless another one settles it.
 */
#include "transform/expression_internal.h"
#include "transform/shown.h"

/* How a condition fared with the members. */
struct tally {
    const struct area **yes;
    size_t yes_count;
    const struct area **no;
    size_t no_count;
    size_t unknown;
    struct figure_gap gap; /* the first one */
};

static struct tally ask_members(struct evaluation *evaluation, const struct expression *condition,
                                const struct figure_scope *scope)
{
    struct tally tally = {.yes = scope_list(evaluation, scope), .no = scope_list(evaluation, scope)};
    for (size_t i = 0; !evaluation->failed && i < scope->count; i++) {
        struct figure_scope own = *scope;
        own.member = scope->areas[i];
        struct expression_value answer = evaluate_in(evaluation, condition, &own);
        if (!answer.known) {
            tally.gap = tally.unknown++ == 0 ? answer.gap : tally.gap;
        } else if (answer.truth) {
            tally.yes[tally.yes_count++] = scope->areas[i];
        } else {
            tally.no[tally.no_count++] = scope->areas[i];
        }
    }
    return tally;
}

struct expression_value word_those(struct evaluation *evaluation, const struct expression *call,
                                   const struct figure_scope *scope)
{
    struct tally tally = ask_members(evaluation, call->arguments[0], scope);
    return value_areas(tally.yes, tally.yes_count);
}

struct expression_value word_exceptions(struct evaluation *evaluation, const struct expression *call,
                                        const struct figure_scope *scope)
{
    struct tally tally = ask_members(evaluation, call->arguments[0], scope);
    return tally.unknown > 0 ? value_unknown(VALUE_AREAS, tally.gap) : value_areas(tally.no, tally.no_count);
}

struct expression_value word_count(struct evaluation *evaluation, const struct expression *call,
                                   const struct figure_scope *scope)
{
    if (call->arguments[0]->type != VALUE_TRUTH) {
        struct expression_value list = evaluate_in(evaluation, call->arguments[0], scope);
        return list.known ? value_number((double)list.count, 0) : value_unknown(VALUE_NUMBER, list.gap);
    }
    struct tally tally = ask_members(evaluation, call->arguments[0], scope);
    return tally.unknown > 0 ? value_unknown(VALUE_NUMBER, tally.gap) : value_number((double)tally.yes_count, 0);
}

/* Of nobody nothing is said, where logic would have it true. */
struct expression_value word_all(struct evaluation *evaluation, const struct expression *call,
                                 const struct figure_scope *scope)
{
    struct tally tally = ask_members(evaluation, call->arguments[0], scope);
    bool is_open = tally.no_count == 0 && (tally.unknown > 0 || tally.yes_count == 0);
    return is_open ? value_unknown(VALUE_TRUTH, tally.gap) : value_truth(tally.no_count == 0);
}

struct expression_value word_any(struct evaluation *evaluation, const struct expression *call,
                                 const struct figure_scope *scope)
{
    struct tally tally = ask_members(evaluation, call->arguments[0], scope);
    return tally.yes_count == 0 && tally.unknown > 0 ? value_unknown(VALUE_TRUTH, tally.gap)
                                                     : value_truth(tally.yes_count > 0);
}

/* --- who reported --- */

static struct expression_value by_presence(struct evaluation *evaluation, const struct expression *call,
                                           const struct figure_scope *scope, bool wanted)
{
    struct figure_scope own = *scope;
    struct figure_gap gap = {0};
    if (!scope_narrow(evaluation, call, 0, 1, &own, &gap)) {
        return value_unknown(VALUE_AREAS, gap);
    }
    const struct cell *cells = scope_cells(evaluation, &own);
    const struct area **list = scope_list(evaluation, &own);
    size_t count = 0;
    for (size_t i = 0; cells != NULL && list != NULL && i < own.count; i++) {
        if (!wanted && cell_may_exist(&cells[i])) {
            return value_unknown(VALUE_AREAS, scope_gap(&own, own.areas[i], cells[i].status));
        }
        if (cell_has_value(&cells[i]) == wanted) {
            list[count++] = own.areas[i];
        }
    }
    return value_areas(list, count);
}

struct expression_value word_missing(struct evaluation *evaluation, const struct expression *call,
                                     const struct figure_scope *scope)
{
    return by_presence(evaluation, call, scope, false);
}

struct expression_value word_reported(struct evaluation *evaluation, const struct expression *call,
                                      const struct figure_scope *scope)
{
    return by_presence(evaluation, call, scope, true);
}

/* --- the k highest or lowest --- */

/* How many members lie further out than one, as shown. */
static size_t further_out(const struct cell *cells, size_t count, size_t at, int decimals, int sign)
{
    size_t further = 0;
    for (size_t i = 0; i < count; i++) {
        further +=
            cell_has_value(&cells[i]) && shown_order(cells[i].value, decimals, cells[at].value, decimals) * sign > 0;
    }
    return further;
}

/* Those with fewer than k members before them, the furthest first; who looks alike comes along, so there may be more. */
static struct expression_value outermost(struct evaluation *evaluation, const struct expression *call,
                                         const struct figure_scope *scope, int sign)
{
    struct figure_scope own = *scope;
    struct figure_gap gap = {0};
    if (!scope_narrow(evaluation, call, call->count, 1, &own, &gap)) {
        return value_unknown(VALUE_AREAS, gap);
    }
    const struct cell *cells = scope_cells(evaluation, &own);
    const struct area **list = scope_list(evaluation, &own);
    size_t wanted = (size_t)call->arguments[0]->number;
    size_t count = 0;
    for (size_t place = 0; cells != NULL && list != NULL && place < wanted; place++) {
        for (size_t i = 0; i < own.count; i++) {
            if (cell_has_value(&cells[i]) && further_out(cells, own.count, i, own.indicator->decimals, sign) == place) {
                list[count++] = own.areas[i];
            }
        }
    }
    return count > 0 || evaluation->failed ? value_areas(list, count)
                                           : value_unknown(VALUE_AREAS, scope_gap(&own, NULL, CELL_MISSING));
}

struct expression_value word_highest(struct evaluation *evaluation, const struct expression *call,
                                     const struct figure_scope *scope)
{
    return outermost(evaluation, call, scope, 1);
}

struct expression_value word_lowest(struct evaluation *evaluation, const struct expression *call,
                                    const struct figure_scope *scope)
{
    return outermost(evaluation, call, scope, -1);
}
