/* expression_primary.c - what operators stand between: numbers, texts, names, words, brackets. */
#include <string.h>

#include "base/text.h"
#include "transform/expression_reading.h"

static struct expression *read_literal(struct expression_reader *reader)
{
    const struct token token = reader->token;
    bool is_number = token.kind == TOKEN_NUMBER;
    struct expression *made = reader_make(reader, is_number ? EXPRESSION_NUMBER : EXPRESSION_TEXT, token.start, 0);
    if (made == NULL || reader_next(reader) != 0) {
        return NULL;
    }
    made->type = is_number ? VALUE_NUMBER : VALUE_TEXT;
    made->number = token.number;
    made->decimals = token.decimals;
    if (!is_number) {
        made->literal = arena_copy_bytes(reader->arena, reader->text + token.start + 1, token.end - token.start - 2);
    }
    return reader_finish(reader, made, token.end);
}

static bool is_token(const struct expression_reader *reader, const char *word)
{
    size_t length = reader->token.end - reader->token.start;
    return strlen(word) == length && strncmp(word, reader->text + reader->token.start, length) == 0;
}

static void take_nearer(const char *wanted, const char *candidate, const char **nearest)
{
    if (*nearest == NULL || text_distance(wanted, candidate) < text_distance(wanted, *nearest)) {
        *nearest = candidate;
    }
}

static int fault_unknown(struct expression_reader *reader)
{
    char wanted[TEXT_FOLDED_MAX];
    const char *nearest = NULL;
    size_t length = reader->token.end - reader->token.start;
    length = length < sizeof wanted ? length : sizeof wanted - 1;
    memcpy(wanted, reader->text + reader->token.start, length);
    wanted[length] = '\0';
    for (const struct word *word = expression_words; word->name != NULL; word++) {
        take_nearer(wanted, word->name, &nearest);
    }
    for (size_t i = 0; i < reader->vocabulary->name_count; i++) {
        take_nearer(wanted, reader->vocabulary->names[i].name, &nearest);
    }
    return token_fault(reader->text, reader->token.start, reader->fault,
                       "\"%s\" is no word of expressions; the nearest is %s", wanted, nearest);
}

static struct expression *read_name(struct expression_reader *reader, size_t name)
{
    const struct token token = reader->token;
    struct expression *made = reader_make(reader, EXPRESSION_NAME, token.start, 0);
    if (made == NULL || reader_next(reader) != 0) {
        return NULL;
    }
    made->name = name;
    made->type = reader->vocabulary->names[name].expression->type;
    return reader_finish(reader, made, token.end);
}

static struct expression *read_named(struct expression_reader *reader)
{
    for (size_t i = 0; i < reader->vocabulary->name_count; i++) {
        if (is_token(reader, reader->vocabulary->names[i].name)) {
            return read_name(reader, i);
        }
    }
    for (const struct word *word = expression_words; word->name != NULL; word++) {
        if (is_token(reader, word->name)) {
            return reader_word(reader, word);
        }
    }
    (void)fault_unknown(reader);
    return NULL;
}

static struct expression *read_bracket(struct expression_reader *reader)
{
    if (reader_next(reader) != 0) {
        return NULL;
    }
    struct expression *inner = reader->any(reader);
    return inner == NULL || reader_expect(reader, TOKEN_CLOSE, "a closing bracket") != 0 ? NULL : inner;
}

struct expression *reader_primary(struct expression_reader *reader)
{
    switch (reader->token.kind) {
    case TOKEN_NUMBER:
    case TOKEN_TEXT:
        return read_literal(reader);
    case TOKEN_NAME:
        return read_named(reader);
    case TOKEN_OPEN:
        return read_bracket(reader);
    default:
        break;
    }
    reader_fault_at(reader, reader->token.start, "a number, a word or a bracket is missing here");
    return NULL;
}
