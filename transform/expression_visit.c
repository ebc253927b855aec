/* expression_visit.c - what an expression mentions, and which of its parts make it false. */
#include "transform/expression_internal.h"

#include <string.h>

void expression_visit(const struct expression *expression, const struct expression_visitor *visitor)
{
    if (expression->kind == EXPRESSION_WORD && strcmp(expression->word->name, "of") == 0) {
        visitor->indicator(visitor->context, expression->indicator);
    }
    for (size_t i = 0; i < expression->count; i++) {
        const struct expression *argument = expression->arguments[i];
        if (argument == NULL) {
            continue;
        }
        bool names_indicator = expression->kind == EXPRESSION_WORD && expression->word->signature[0] == 'i' && i == 0;
        if (argument->kind == EXPRESSION_TEXT && !names_indicator) {
            visitor->areas(visitor->context, argument->literal);
        }
        expression_visit(argument, visitor);
    }
}

/* A number or areas written out need no telling. */
static bool is_written_out(const struct expression *expression)
{
    if (expression->kind == EXPRESSION_NUMBER) {
        return true;
    }
    return expression->kind == EXPRESSION_WORD && expression->word->signature[0] == 'S';
}

static void refute_comparison(struct evaluation *evaluation, const struct expression *part, expression_refuted *refuted,
                              void *context)
{
    const struct expression *left = part->arguments[0];
    const struct expression *right = part->arguments[1];
    /* "area('1419') in missing": what the figures say stands on the right. */
    bool swap = is_written_out(left) && !is_written_out(right);
    struct expression_value left_value = expression_evaluate(evaluation, left);
    struct expression_value right_value = expression_evaluate(evaluation, right);
    if (swap) {
        refuted(context, part, right, &right_value, left, NULL);
    } else {
        refuted(context, part, left, &left_value, right, is_written_out(right) ? NULL : &right_value);
    }
}

void expression_refute(struct evaluation *evaluation, const struct expression *condition, expression_refuted *refuted,
                       void *context)
{
    struct expression_value value = expression_evaluate(evaluation, condition);
    if (!value.known || value.truth) {
        return;
    }
    switch (condition->kind) {
    case EXPRESSION_NAME:
        expression_refute(evaluation, evaluation->names[condition->name].expression, refuted, context);
        break;
    case EXPRESSION_AND:
    case EXPRESSION_OR:
        expression_refute(evaluation, condition->arguments[0], refuted, context);
        expression_refute(evaluation, condition->arguments[1], refuted, context);
        break;
    case EXPRESSION_COMPARISON:
        refute_comparison(evaluation, condition, refuted, context);
        break;
    default:
        refuted(context, condition, NULL, NULL, NULL, NULL);
        break;
    }
}
