/* expression_plain.c - words that need no figures of their own: the scope, areas by name, comparing, showing. */
#include <math.h>

#include "base/number.h"
#include "transform/expression_internal.h"
#include "transform/shown.h"

/* --- the scope --- */

static struct expression_value year_value(int year)
{
    struct expression_value value = value_number(year, 0);
    value.is_year = true;
    return value;
}

struct expression_value word_year(struct evaluation *evaluation, const struct expression *call,
                                  const struct figure_scope *scope)
{
    (void)evaluation;
    (void)call;
    return year_value(scope->year);
}

struct expression_value word_first_year(struct evaluation *evaluation, const struct expression *call,
                                        const struct figure_scope *scope)
{
    (void)evaluation;
    (void)call;
    return year_value(scope->first_year);
}

struct expression_value word_indicator(struct evaluation *evaluation, const struct expression *call,
                                       const struct figure_scope *scope)
{
    (void)evaluation;
    (void)call;
    return (struct expression_value){
        .type = VALUE_TEXT, .known = true, .text = scope->indicator->label, .is_label = true};
}

struct expression_value word_of(struct evaluation *evaluation, const struct expression *call,
                                const struct figure_scope *scope)
{
    struct figure_scope own = *scope;
    own.indicator = call->indicator;
    return evaluate_in(evaluation, call->arguments[1], &own);
}

static struct expression_value of_gender(struct evaluation *evaluation, const struct expression *call,
                                         const struct figure_scope *scope, enum gender gender)
{
    struct figure_scope own = *scope;
    own.gender = gender;
    return evaluate_in(evaluation, call->arguments[0], &own);
}

struct expression_value word_women(struct evaluation *evaluation, const struct expression *call,
                                   const struct figure_scope *scope)
{
    return of_gender(evaluation, call, scope, GENDER_WOMEN);
}

struct expression_value word_men(struct evaluation *evaluation, const struct expression *call,
                                 const struct figure_scope *scope)
{
    return of_gender(evaluation, call, scope, GENDER_MEN);
}

struct expression_value word_among(struct evaluation *evaluation, const struct expression *call,
                                   const struct figure_scope *scope)
{
    struct figure_scope own = *scope;
    struct figure_gap gap = {0};
    return scope_areas(evaluation, call->arguments[0], scope, &own, &gap)
               ? evaluate_in(evaluation, call->arguments[1], &own)
               : value_unknown(call->type, gap);
}

struct expression_value word_at(struct evaluation *evaluation, const struct expression *call,
                                const struct figure_scope *scope)
{
    struct figure_scope own = *scope;
    struct figure_gap gap = {0};
    return scope_year(evaluation, call->arguments[0], scope, &own.year, &gap)
               ? evaluate_in(evaluation, call->arguments[1], &own)
               : value_unknown(call->type, gap);
}

struct expression_value word_between(struct evaluation *evaluation, const struct expression *call,
                                     const struct figure_scope *scope)
{
    struct figure_scope own = *scope;
    struct figure_gap gap = {0};
    return scope_year(evaluation, call->arguments[0], scope, &own.first_year, &gap) &&
                   scope_year(evaluation, call->arguments[1], scope, &own.year, &gap)
               ? evaluate_in(evaluation, call->arguments[2], &own)
               : value_unknown(call->type, gap);
}

/* --- areas by name --- */

static size_t add_new(const struct area **list, size_t count, const struct area *const *more, size_t more_count)
{
    for (size_t i = 0; i < more_count; i++) {
        bool is_there = false;
        for (size_t j = 0; j < count; j++) {
            is_there = is_there || list[j] == more[i];
        }
        if (!is_there) {
            list[count++] = more[i];
        }
    }
    return count;
}

/* The member, or the ids and groups in the order in which they are written, each area once. */
struct expression_value word_area(struct evaluation *evaluation, const struct expression *call,
                                  const struct figure_scope *scope)
{
    struct arena *arena = evaluation->world->arena;
    struct figure_gap gap = {0};
    const struct area **list = arena_array(arena, 1, sizeof(const struct area *));
    size_t count = 0;
    if (list == NULL) {
        return value_failed(evaluation, VALUE_AREAS);
    }
    if (call->count == 0 && scope->member == NULL) {
        return value_unknown(VALUE_AREAS, (struct figure_gap){.kind = GAP_NOT_ONE});
    }
    if (call->count == 0) {
        list[0] = scope->member;
        return value_areas(list, 1);
    }
    for (size_t i = 0; i < call->count; i++) {
        struct figure_scope named = *scope;
        if (!scope_areas(evaluation, call->arguments[i], scope, &named, &gap)) {
            return value_unknown(VALUE_AREAS, gap);
        }
        list = arena_grow(arena, list, count, count + named.count, sizeof(const struct area *));
        if (list == NULL) {
            return value_failed(evaluation, VALUE_AREAS);
        }
        count = add_new(list, count, named.areas, named.count);
    }
    return value_areas(list, count);
}

/* The municipality that the report is about. */
struct expression_value word_own(struct evaluation *evaluation, const struct expression *call,
                                 const struct figure_scope *scope)
{
    const struct area **list = arena_array(evaluation->world->arena, 1, sizeof(const struct area *));
    (void)call;
    (void)scope;
    if (list == NULL) {
        return value_failed(evaluation, VALUE_AREAS);
    }
    list[0] = evaluation->world->own;
    return list[0] == NULL ? value_unknown(VALUE_AREAS, (struct figure_gap){.kind = GAP_NOT_ONE})
                           : value_areas(list, 1);
}

/* The name of the group that it is held against. */
struct expression_value word_group(struct evaluation *evaluation, const struct expression *call,
                                   const struct figure_scope *scope)
{
    (void)call;
    (void)scope;
    const char *name = evaluation->world->group == NULL ? "" : evaluation->world->group;
    return (struct expression_value){.type = VALUE_TEXT, .known = true, .text = name};
}

/* --- comparing --- */

static struct expression_value compare(struct evaluation *evaluation, const struct expression *call,
                                       const struct figure_scope *scope, int wanted)
{
    struct expression_value left = evaluate_in(evaluation, call->arguments[0], scope);
    struct expression_value right = evaluate_in(evaluation, call->arguments[1], scope);
    if (!left.known || !right.known) {
        return value_unknown(VALUE_TRUTH, left.known ? right.gap : left.gap);
    }
    int good = scope->indicator->direction == DIRECTION_HIGHER_IS_WORSE ? -1 : 1;
    return value_truth(shown_order(left.number, left.decimals, right.number, right.decimals) * good * wanted > 0);
}

struct expression_value word_better(struct evaluation *evaluation, const struct expression *call,
                                    const struct figure_scope *scope)
{
    return compare(evaluation, call, scope, 1);
}

struct expression_value word_worse(struct evaluation *evaluation, const struct expression *call,
                                   const struct figure_scope *scope)
{
    return compare(evaluation, call, scope, -1);
}

static struct expression_value band_value(enum band band)
{
    return (struct expression_value){.type = VALUE_BAND, .known = true, .band = band};
}

struct expression_value word_low(struct evaluation *evaluation, const struct expression *call,
                                 const struct figure_scope *scope)
{
    (void)evaluation;
    (void)call;
    (void)scope;
    return band_value(BAND_LOW);
}

struct expression_value word_medium(struct evaluation *evaluation, const struct expression *call,
                                    const struct figure_scope *scope)
{
    (void)evaluation;
    (void)call;
    (void)scope;
    return band_value(BAND_MEDIUM);
}

struct expression_value word_high(struct evaluation *evaluation, const struct expression *call,
                                  const struct figure_scope *scope)
{
    (void)evaluation;
    (void)call;
    (void)scope;
    return band_value(BAND_HIGH);
}

/* --- showing --- */

struct expression_value word_abs(struct evaluation *evaluation, const struct expression *call,
                                 const struct figure_scope *scope)
{
    struct expression_value value = evaluate_in(evaluation, call->arguments[0], scope);
    value.number = fabs(value.number);
    return value;
}

struct expression_value word_round(struct evaluation *evaluation, const struct expression *call,
                                   const struct figure_scope *scope)
{
    struct expression_value value = evaluate_in(evaluation, call->arguments[0], scope);
    double decimals = call->arguments[1]->number;
    value.decimals = decimals > NUMBER_DECIMALS_MAX ? NUMBER_DECIMALS_MAX : (int)decimals;
    return value;
}

struct expression_value word_words(struct evaluation *evaluation, const struct expression *call,
                                   const struct figure_scope *scope)
{
    struct expression_value value = evaluate_in(evaluation, call->arguments[0], scope);
    value.in_words = true;
    return value;
}
