#include "base/message.h"
#include "base/number.h"
#include "transform/expression_internal.h"
#include "transform/shown.h"

#include <math.h>
#include <string.h>

enum value_type expression_type(const struct expression *expression)
{
    return expression->type;
}

const char *value_type_name(enum value_type type)
{
    static const char *const names[] = {
        [VALUE_NUMBER] = MESSAGE("a number"), [VALUE_TRUTH] = MESSAGE("a condition"), [VALUE_AREAS] = MESSAGE("areas"),
        [VALUE_YEARS] = MESSAGE("years"),     [VALUE_BAND] = MESSAGE("a band"),       [VALUE_TEXT] = MESSAGE("a text")};
    return message(names[type]);
}

const char *expression_source(const struct expression *expression, struct arena *arena)
{
    return arena_copy_bytes(arena, expression->text + expression->start, expression->end - expression->start);
}

/* --- making values --- */

struct expression_value value_unknown(enum value_type type, struct figure_gap gap)
{
    return (struct expression_value){.type = type, .gap = gap};
}

struct expression_value value_number(double number, int decimals)
{
    return (struct expression_value){
        .type = VALUE_NUMBER, .known = true, .number = number, .decimals = decimals < 0 ? 0 : decimals};
}

struct expression_value value_truth(bool truth)
{
    return (struct expression_value){.type = VALUE_TRUTH, .known = true, .truth = truth};
}

struct expression_value value_areas(const struct area *const *areas, size_t count)
{
    return (struct expression_value){.type = VALUE_AREAS, .known = true, .areas = areas, .count = count};
}

struct expression_value value_failed(struct evaluation *evaluation, enum value_type type)
{
    evaluation->failed = true;
    return value_unknown(type, (struct figure_gap){0});
}

/* --- logic: what is not known may not matter --- */

static struct expression_value evaluate_logic(struct evaluation *evaluation, const struct expression *expression,
                                              const struct figure_scope *scope)
{
    bool decisive = expression->kind == EXPRESSION_OR; /* this alone decides */
    struct expression_value left = evaluate_in(evaluation, expression->arguments[0], scope);
    if (left.known && left.truth == decisive) {
        return left;
    }
    struct expression_value right = evaluate_in(evaluation, expression->arguments[1], scope);
    return left.known || (right.known && right.truth == decisive) ? right : left;
}

static struct expression_value negate(struct expression_value value)
{
    value.truth = !value.truth;
    value.number = -value.number;
    return value;
}

/* --- arithmetic: in full precision, shown with the decimals of the finer term --- */

static double compute(enum token_kind operation, double left, double right)
{
    switch (operation) {
    case TOKEN_PLUS:
        return left + right;
    case TOKEN_MINUS:
        return left - right;
    case TOKEN_TIMES:
        return left * right;
    default:
        return left / right;
    }
}

static struct expression_value evaluate_arithmetic(enum token_kind operation, struct expression_value left,
                                                   struct expression_value right)
{
    int decimals = left.decimals > right.decimals ? left.decimals : right.decimals;
    bool adds = operation == TOKEN_PLUS || operation == TOKEN_MINUS;
    if (!left.known || !right.known) {
        return value_unknown(VALUE_NUMBER, left.known ? right.gap : left.gap);
    }
    double result = compute(operation, left.number, right.number);
    if (!isfinite(result)) {
        return value_unknown(VALUE_NUMBER, (struct figure_gap){.kind = GAP_DIVISION});
    }
    /* A quotient says something between whole numbers, too. */
    struct expression_value value = value_number(result, operation == TOKEN_DIVIDE && decimals == 0 ? 1 : decimals);
    value.is_year = adds && left.is_year != right.is_year; /* a year and a number of years */
    return value;
}

/* --- comparisons --- */

static bool has_area(const struct expression_value *list, const struct area *area)
{
    for (size_t i = 0; i < list->count; i++) {
        if (strcmp(list->areas[i]->id, area->id) == 0) {
            return true;
        }
    }
    return false;
}

static bool has_areas(const struct expression_value *list, const struct expression_value *wanted)
{
    for (size_t i = 0; i < wanted->count; i++) {
        if (!has_area(list, wanted->areas[i])) {
            return false;
        }
    }
    return true;
}

static bool are_same_years(const struct expression_value *left, const struct expression_value *right)
{
    return left->count == right->count &&
           (left->count == 0 || memcmp(left->years, right->years, left->count * sizeof *left->years) == 0);
}

static bool are_equal(const struct expression_value *left, const struct expression_value *right)
{
    switch (left->type) {
    case VALUE_NUMBER:
        return shown_order(left->number, left->decimals, right->number, right->decimals) == 0;
    case VALUE_AREAS:
        return has_areas(left, right) && has_areas(right, left);
    case VALUE_YEARS:
        return are_same_years(left, right);
    case VALUE_BAND:
        return left->band == right->band;
    case VALUE_TRUTH:
    case VALUE_TEXT:
        break;
    }
    return false; /* the reader lets none of these through */
}

static bool compare_numbers(enum token_kind operation, const struct expression_value *left,
                            const struct expression_value *right)
{
    int order = shown_order(left->number, left->decimals, right->number, right->decimals);
    switch (operation) {
    case TOKEN_LESS:
        return order < 0;
    case TOKEN_LESS_EQUAL:
        return order <= 0;
    case TOKEN_MORE:
        return order > 0;
    default:
        return order >= 0;
    }
}

static struct expression_value evaluate_comparison(enum token_kind operation, const struct expression_value *left,
                                                   const struct expression_value *right)
{
    if (!left->known || !right->known) {
        return value_unknown(VALUE_TRUTH, left->known ? right->gap : left->gap);
    }
    switch (operation) {
    case TOKEN_EQUAL:
        return value_truth(are_equal(left, right));
    case TOKEN_UNEQUAL:
        return value_truth(!are_equal(left, right));
    case TOKEN_IN:
        return value_truth(has_areas(right, left));
    default:
        return value_truth(compare_numbers(operation, left, right));
    }
}

/* --- the tree --- */

static struct expression_value evaluate_name(struct evaluation *evaluation, const struct expression *expression)
{
    size_t name = expression->name;
    if (!evaluation->name_done[name]) {
        evaluation->name_values[name] = evaluate_in(evaluation, evaluation->names[name].expression, evaluation->scope);
        evaluation->name_done[name] = true;
    }
    return evaluation->name_values[name];
}

static struct expression_value evaluate_pair(struct evaluation *evaluation, const struct expression *expression,
                                             const struct figure_scope *scope)
{
    struct expression_value left = evaluate_in(evaluation, expression->arguments[0], scope);
    struct expression_value right = evaluate_in(evaluation, expression->arguments[1], scope);
    return expression->kind == EXPRESSION_ARITHMETIC ? evaluate_arithmetic(expression->operation, left, right)
                                                     : evaluate_comparison(expression->operation, &left, &right);
}

struct expression_value evaluate_in(struct evaluation *evaluation, const struct expression *expression,
                                    const struct figure_scope *scope)
{
    if (evaluation->failed) {
        return value_unknown(expression->type, (struct figure_gap){0});
    }
    switch (expression->kind) {
    case EXPRESSION_NUMBER:
        return value_number(expression->number, expression->decimals);
    case EXPRESSION_TEXT:
        return (struct expression_value){.type = VALUE_TEXT, .known = true, .text = expression->literal};
    case EXPRESSION_NAME:
        return evaluate_name(evaluation, expression);
    case EXPRESSION_WORD:
        return expression->word->evaluate(evaluation, expression, scope);
    case EXPRESSION_NOT:
    case EXPRESSION_NEGATIVE:
        return negate(evaluate_in(evaluation, expression->arguments[0], scope));
    case EXPRESSION_AND:
    case EXPRESSION_OR:
        return evaluate_logic(evaluation, expression, scope);
    case EXPRESSION_ARITHMETIC:
    case EXPRESSION_COMPARISON:
        break;
    }
    return evaluate_pair(evaluation, expression, scope);
}

void evaluation_start(struct evaluation *evaluation, const struct figure_world *world, const struct figure_scope *scope,
                      size_t name_count, const struct named_expression *names)
{
    *evaluation = (struct evaluation){.world = world, .scope = scope, .name_count = name_count, .names = names};
    evaluation->name_values = arena_array(world->arena, name_count, sizeof *evaluation->name_values);
    evaluation->name_done = arena_array(world->arena, name_count, sizeof *evaluation->name_done);
    evaluation->failed = evaluation->name_values == NULL || evaluation->name_done == NULL;
}

struct expression_value expression_evaluate(struct evaluation *evaluation, const struct expression *expression)
{
    return evaluate_in(evaluation, expression, evaluation->scope);
}
