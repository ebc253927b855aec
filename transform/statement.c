#include "transform/statement.h"

#include <string.h>

#include "transform/expression_internal.h"

bool statement_name_is_free(const char *name)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_";
    static const char *const operators[] = {"and", "or", "not", "in", NULL};
    size_t first = strspn(name, letters);
    if (first == 0 || name[first + strspn(name + first, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_"
                                                        "0123456789")] != '\0') {
        return false;
    }
    for (size_t i = 0; operators[i] != NULL; i++) {
        if (strcmp(operators[i], name) == 0) {
            return false;
        }
    }
    for (const struct word *word = expression_words; word->name != NULL; word++) {
        if (strcmp(word->name, name) == 0) {
            return false;
        }
    }
    return true;
}

/* --- deciding --- */

/* Whether a value has something to say; an empty list names nobody. */
static bool says_something(const struct expression_value *value, const struct wording_piece *piece)
{
    bool is_list = value->type == VALUE_AREAS || value->type == VALUE_YEARS;
    return value->known && (!is_list || value->count > 0 || piece->singular != NULL);
}

/* The values of a wording; false with the gap where one of them says nothing. */
static bool word(struct evaluation *evaluation, const struct wording *wording, struct worded *worded,
                 struct figure_gap *gap)
{
    worded->wording = NULL;
    worded->values = arena_array(evaluation->world->arena, wording->piece_count, sizeof *worded->values);
    if (worded->values == NULL) {
        evaluation->failed = true;
        return false;
    }
    for (size_t i = 0; i < wording->piece_count; i++) {
        const struct wording_piece *piece = &wording->pieces[i];
        if (piece->expression == NULL) {
            continue;
        }
        worded->values[i] = expression_evaluate(evaluation, piece->expression);
        if (!says_something(&worded->values[i], piece)) {
            *gap = worded->values[i].gap;
            return false;
        }
    }
    worded->wording = wording;
    return true;
}

static struct ruling rule_written(const struct statement *statement, struct evaluation *evaluation)
{
    struct ruling ruling = {.verdict = VERDICT_LEFT_OUT};
    for (size_t i = 0; i < statement->wording_count && !evaluation->failed; i++) {
        const struct wording *wording = &statement->wordings[i];
        struct figure_gap gap = {0};
        bool open = ruling.verdict == VERDICT_NO_FIGURES;
        if (wording->when == NULL && open) {
            break;
        }
        struct expression_value holds =
            wording->when == NULL ? value_truth(true) : expression_evaluate(evaluation, wording->when);
        if (holds.known && !holds.truth) {
            continue;
        }
        if (holds.known && word(evaluation, wording, &ruling.text, &gap)) {
            ruling.verdict = VERDICT_WRITTEN;
            return ruling;
        }
        if (!open) {
            ruling.gap = holds.known ? gap : holds.gap;
            ruling.verdict = VERDICT_NO_FIGURES;
        }
    }
    return ruling;
}

static struct ruling rule_asserted(const struct statement *statement, struct evaluation *evaluation)
{
    struct ruling ruling = {.verdict = VERDICT_NOT_CHECKABLE};
    struct figure_gap gap = {0};
    bool worded = word(evaluation, &statement->wordings[0], &ruling.text, &ruling.gap);
    struct expression_value holds = expression_evaluate(evaluation, statement->holds);
    if (!holds.known) {
        ruling.gap = holds.gap;
        return ruling;
    }
    if (!holds.truth) {
        ruling.verdict = VERDICT_CONTRADICTED;
        if (statement->instead.piece_count > 0) {
            (void)word(evaluation, &statement->instead, &ruling.instead, &gap);
        }
        return ruling;
    }
    ruling.verdict = worded ? VERDICT_HOLDS : VERDICT_NOT_CHECKABLE;
    return ruling;
}

struct ruling statement_rule(const struct statement *statement, struct evaluation *evaluation)
{
    struct ruling ruling =
        statement->holds == NULL ? rule_written(statement, evaluation) : rule_asserted(statement, evaluation);
    ruling.preliminary = evaluation->preliminary;
    return ruling;
}

/* --- what it needs --- */

static void visit_wording(const struct wording *wording, const struct expression_visitor *visitor)
{
    if (wording->when != NULL) {
        expression_visit(wording->when, visitor);
    }
    for (size_t i = 0; i < wording->piece_count; i++) {
        if (wording->pieces[i].expression != NULL) {
            expression_visit(wording->pieces[i].expression, visitor);
        }
    }
}

void statement_visit(const struct statement *statement, const struct expression_visitor *visitor)
{
    if (statement->indicator != NULL) {
        visitor->indicator(visitor->context, statement->indicator);
    }
    for (size_t i = 0; i < statement->area_name_count; i++) {
        visitor->areas(visitor->context, statement->area_names[i]);
    }
    for (size_t i = 0; i < statement->name_count; i++) {
        expression_visit(statement->names[i].expression, visitor);
    }
    for (size_t i = 0; i < statement->wording_count; i++) {
        visit_wording(&statement->wordings[i], visitor);
    }
    visit_wording(&statement->instead, visitor);
    if (statement->holds != NULL) {
        expression_visit(statement->holds, visitor);
    }
}
