/* expression_steps.c - the small steps that all reading of expressions is made of. */
#include "base/limits.h"
#include "base/message.h"
#include "transform/expression_reading.h"

int reader_fault_at(struct expression_reader *reader, size_t at, const char *reason)
{
    return token_fault(reader->text, at, reader->fault, "%s", message(reason));
}

int reader_next(struct expression_reader *reader)
{
    return token_read(reader->text, reader->token.end, reader->end, &reader->token, reader->fault);
}

int reader_expect(struct expression_reader *reader, enum token_kind kind, const char *what)
{
    if (reader->token.kind != kind) {
        return token_fault(reader->text, reader->token.start, reader->fault, "%s is missing here", message(what));
    }
    return reader_next(reader);
}

struct expression *reader_make(struct expression_reader *reader, enum expression_kind kind, size_t start,
                               size_t arguments)
{
    struct expression *made = arena_alloc(reader->arena, sizeof *made);
    struct expression **places = arena_array(reader->arena, arguments, sizeof(struct expression *));
    if (made == NULL || places == NULL) {
        fault_memory(reader->fault, "an expression");
        return NULL;
    }
    made->kind = kind;
    made->text = reader->text;
    made->start = start;
    made->indicator = reader->indicator;
    made->count = arguments;
    made->arguments = places;
    return made;
}

struct expression *reader_finish(struct expression_reader *reader, struct expression *made, size_t end)
{
    made->end = end;
    size_t loops = 0;
    for (size_t i = 0; i < made->count; i++) {
        const struct expression *argument = made->arguments[i];
        if (argument != NULL) {
            made->height = argument->height >= made->height ? argument->height + 1 : made->height;
            loops = argument->loops > loops ? argument->loops : loops;
        }
    }
    made->loops += loops;
    if (made->loops > LIMIT_MEMBER_LOOPS) {
        token_fault(reader->text, made->start, reader->fault, "more than %d conditions on members within each other",
                    LIMIT_MEMBER_LOOPS);
        return NULL;
    }
    if (made->height > LIMIT_EXPRESSION_DEPTH) {
        token_fault(reader->text, made->start, reader->fault, "more than %d parts within each other",
                    LIMIT_EXPRESSION_DEPTH);
        return NULL;
    }
    return made;
}

int reader_expect_type(struct expression_reader *reader, const struct expression *expression, enum value_type type)
{
    if (expression->type == type && expression->kind != EXPRESSION_TEXT) {
        return 0;
    }
    return token_fault(reader->text, expression->start, reader->fault, "must be %s, not %s", value_type_name(type),
                       value_type_name(expression->type));
}
