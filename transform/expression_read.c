/*
 * expression_read.c - from text to a checked tree.
 *
 *     or -> and -> not -> comparison (one at most) -> sum -> product -> sign -> number, word, name, (...)
 *
 * One function climbs the levels of the operators; what stands between them is
 * read in expression_primary.c, and words read their arguments in expression_call.c.
 */
#include "base/message.h"
#include "transform/expression_reading.h"

#include "base/limits.h"

/* How tightly the operators bind; 0: none. */
enum { LEVEL_NONE, LEVEL_OR, LEVEL_AND, LEVEL_NOT, LEVEL_COMPARISON, LEVEL_SUM, LEVEL_PRODUCT };

static int level_of(enum token_kind kind)
{
    switch (kind) {
    case TOKEN_OR:
        return LEVEL_OR;
    case TOKEN_AND:
        return LEVEL_AND;
    case TOKEN_LESS:
    case TOKEN_LESS_EQUAL:
    case TOKEN_MORE:
    case TOKEN_MORE_EQUAL:
    case TOKEN_EQUAL:
    case TOKEN_UNEQUAL:
    case TOKEN_IN:
        return LEVEL_COMPARISON;
    case TOKEN_PLUS:
    case TOKEN_MINUS:
        return LEVEL_SUM;
    case TOKEN_TIMES:
    case TOKEN_DIVIDE:
        return LEVEL_PRODUCT;
    default:
        return LEVEL_NONE;
    }
}

static struct expression *read_level(struct expression_reader *reader, int level);

static struct expression *read_prefixed(struct expression_reader *reader, enum expression_kind kind,
                                        enum value_type type, int level)
{
    size_t start = reader->token.start;
    struct expression *made = reader_make(reader, kind, start, 1);
    if (made == NULL || reader_next(reader) != 0) {
        return NULL;
    }
    struct expression *operand = read_level(reader, level);
    if (operand == NULL || reader_expect_type(reader, operand, type) != 0) {
        return NULL;
    }
    made->type = type;
    made->arguments[0] = operand;
    return reader_finish(reader, made, operand->end);
}

static struct expression *read_operand(struct expression_reader *reader)
{
    if (++reader->depth > LIMIT_EXPRESSION_DEPTH) {
        token_fault(reader->text, reader->token.start, reader->fault, "more than %d parts within each other",
                    LIMIT_EXPRESSION_DEPTH);
        return NULL;
    }
    struct expression *made = NULL;
    if (reader->token.kind == TOKEN_NOT) {
        made = read_prefixed(reader, EXPRESSION_NOT, VALUE_TRUTH, LEVEL_COMPARISON);
    } else if (reader->token.kind == TOKEN_MINUS) {
        made = read_prefixed(reader, EXPRESSION_NEGATIVE, VALUE_NUMBER, LEVEL_PRODUCT + 1);
    } else {
        made = reader_primary(reader);
    }
    reader->depth--;
    return made;
}

/* "in": areas in areas; "<" and its like: numbers; "=", "!=": any two of a kind but texts and truths. */
static int check_comparison(struct expression_reader *reader, const struct expression *made)
{
    const struct expression *left = made->arguments[0];
    const struct expression *right = made->arguments[1];
    bool equality = made->operation == TOKEN_EQUAL || made->operation == TOKEN_UNEQUAL;
    if (left->type == VALUE_TEXT || left->type == VALUE_TRUTH) {
        return token_fault(reader->text, left->start, reader->fault,
                           left->kind == EXPRESSION_TEXT
                               ? MESSAGE("%s cannot be compared; areas are written area('1407')")
                               : MESSAGE("%s cannot be compared"),
                           value_type_name(left->type));
    }
    if (right->kind == EXPRESSION_TEXT) {
        return reader_fault_at(reader, right->start, "a text cannot be compared; areas are written area('1407')");
    }
    if (made->operation == TOKEN_IN) {
        return reader_expect_type(reader, left, VALUE_AREAS) != 0 ? -1 : reader_expect_type(reader, right, VALUE_AREAS);
    }
    if (!equality && reader_expect_type(reader, left, VALUE_NUMBER) != 0) {
        return -1;
    }
    return reader_expect_type(reader, right, left->type);
}

static int check_operation(struct expression_reader *reader, struct expression *made)
{
    enum value_type wanted = made->kind == EXPRESSION_ARITHMETIC ? VALUE_NUMBER : VALUE_TRUTH;
    made->type = wanted;
    if (made->kind == EXPRESSION_COMPARISON) {
        return check_comparison(reader, made);
    }
    return reader_expect_type(reader, made->arguments[0], wanted) != 0
               ? -1
               : reader_expect_type(reader, made->arguments[1], wanted);
}

static struct expression *read_operation(struct expression_reader *reader, struct expression *left, int level)
{
    enum expression_kind kind = level == LEVEL_OR           ? EXPRESSION_OR
                                : level == LEVEL_AND        ? EXPRESSION_AND
                                : level == LEVEL_COMPARISON ? EXPRESSION_COMPARISON
                                                            : EXPRESSION_ARITHMETIC;
    struct expression *made = reader_make(reader, kind, left->start, 2);
    enum token_kind operation = reader->token.kind;
    if (made == NULL || reader_next(reader) != 0) {
        return NULL;
    }
    struct expression *right = read_level(reader, level + 1);
    if (right == NULL) {
        return NULL;
    }
    made->operation = operation;
    made->arguments[0] = left;
    made->arguments[1] = right;
    return check_operation(reader, made) != 0 ? NULL : reader_finish(reader, made, right->end);
}

static struct expression *read_level(struct expression_reader *reader, int level)
{
    struct expression *left = read_operand(reader);
    while (left != NULL && level_of(reader->token.kind) >= level && level_of(reader->token.kind) != LEVEL_NONE) {
        int own = level_of(reader->token.kind);
        left = read_operation(reader, left, own);
        if (left != NULL && own == LEVEL_COMPARISON && level_of(reader->token.kind) == LEVEL_COMPARISON) {
            reader_fault_at(reader, reader->token.start, "two comparisons in a row; join them with \"and\"");
            return NULL;
        }
    }
    return left;
}

static struct expression *read_any(struct expression_reader *reader)
{
    return read_level(reader, LEVEL_OR);
}

const struct expression *expression_read(const struct vocabulary *vocabulary, const char *text, size_t start,
                                         size_t end, struct arena *arena, struct fault *fault)
{
    struct expression_reader reader = {.any = read_any,
                                       .vocabulary = vocabulary,
                                       .text = text,
                                       .end = end,
                                       .token = {.end = start},
                                       .arena = arena,
                                       .fault = fault,
                                       .members = vocabulary->of_member ? 1 : 0,
                                       .indicator = vocabulary->indicator};
    if (end - start > LIMIT_EXPRESSION_BYTES) {
        token_fault(text, start, fault, "an expression may have %d characters", LIMIT_EXPRESSION_BYTES);
        return NULL;
    }
    if (reader_next(&reader) != 0) {
        return NULL;
    }
    struct expression *whole = read_any(&reader);
    if (whole != NULL && reader.token.kind != TOKEN_END) {
        reader_fault_at(&reader, reader.token.start, "the expression should have ended here");
        return NULL;
    }
    return whole;
}
