/* expression_call.c - words with all their arguments, and what a word needs around it. */
#include <string.h>

#include "base/limits.h"
#include "base/message.h"
#include "transform/expression_reading.h"

static bool may_be_left_out(char letter)
{
    return letter >= 'A' && letter <= 'Z';
}

/* --- the list between the brackets --- */

struct argument_list {
    struct expression *pending; /* read, but not yet given its place */
    bool more;
};

/* After an argument comes another one or the end. */
static int go_on(struct expression_reader *reader, struct argument_list *list)
{
    list->more = reader->token.kind == TOKEN_COMMA;
    if (list->more) {
        return reader_next(reader);
    }
    return reader->token.kind == TOKEN_CLOSE
               ? 0
               : reader_fault_at(reader, reader->token.start, "a comma or a closing bracket is missing here");
}

static int take_optional(struct expression_reader *reader, struct argument_list *list, char letter,
                         struct expression **place)
{
    if (list->pending == NULL && list->more) {
        list->pending = reader->any(reader);
        if (list->pending == NULL) {
            return -1;
        }
    }
    if (list->pending == NULL || !argument_fits(list->pending, letter)) {
        return 0;
    }
    *place = list->pending;
    list->pending = NULL;
    if ((letter == 'Y' ? argument_year(reader, *place) : argument_areas(reader, *place)) != 0) {
        return -1;
    }
    return go_on(reader, list);
}

static int read_list(struct expression_reader *reader, struct expression *call, struct argument_list *list)
{
    const struct word *word = call->word;
    for (size_t i = 0; i < call->count; i++) {
        char letter = word->signature[i];
        if (may_be_left_out(letter)) {
            if (take_optional(reader, list, letter, &call->arguments[i]) != 0) {
                return -1;
            }
            continue;
        }
        if (!list->more) {
            size_t needed = strspn(word->signature, "aoynclkixv");
            return token_fault(reader->text, call->start, reader->fault,
                               message_counted("%s needs %zu argument", "%s needs %zu arguments", needed), word->name,
                               needed);
        }
        call->arguments[i] = argument_required(reader, letter);
        if (call->arguments[i] == NULL || go_on(reader, list) != 0) {
            return -1;
        }
    }
    if (list->pending != NULL || list->more) {
        size_t at = list->pending != NULL ? list->pending->start : reader->token.start;
        return token_fault(reader->text, at, reader->fault, "%s does not take this argument", word->name);
    }
    return 0;
}

/* area('1407', '1402'): any number of ids and groups. */
static int read_areas(struct expression_reader *reader, struct expression *call, struct argument_list *list)
{
    struct expression *found[LIMIT_EXPRESSION_ARGUMENTS];
    size_t count = 0;
    while (list->more) {
        if (count == LIMIT_EXPRESSION_ARGUMENTS) {
            return token_fault(reader->text, call->start, reader->fault, "%s takes at most %d arguments",
                               call->word->name, LIMIT_EXPRESSION_ARGUMENTS);
        }
        found[count] = reader->any(reader);
        if (found[count] == NULL || argument_areas(reader, found[count]) != 0 || go_on(reader, list) != 0) {
            return -1;
        }
        count++;
    }
    call->count = count;
    call->arguments = arena_array(reader->arena, count, sizeof(struct expression *));
    if (call->arguments == NULL) {
        return fault_memory(reader->fault, "an expression");
    }
    if (count > 0) {
        memcpy(call->arguments, found, count * sizeof(struct expression *));
    }
    return 0;
}

static int read_arguments(struct expression_reader *reader, struct expression *call)
{
    struct argument_list list = {.more = reader->token.kind == TOKEN_OPEN};
    bool bracket = list.more;
    if (bracket && reader_next(reader) != 0) {
        return -1;
    }
    if (bracket && reader->token.kind == TOKEN_CLOSE) {
        return reader_fault_at(reader, reader->token.start, "nothing stands between the brackets; leave them out");
    }
    bool any_number = call->word->signature[0] == 'S';
    if ((any_number ? read_areas(reader, call, &list) : read_list(reader, call, &list)) != 0) {
        return -1;
    }
    call->end = bracket ? reader->token.end : call->end;
    return bracket ? reader_expect(reader, TOKEN_CLOSE, "a closing bracket") : 0;
}

/* --- what the word needs, and min.name --- */

static int check_indicator(struct expression_reader *reader, const struct expression *call)
{
    const struct indicator *indicator = reader->indicator;
    unsigned needs = call->word->needs;
    if (indicator == NULL) {
        return (needs & NEEDS_INDICATOR) == 0
                   ? 0
                   : token_fault(reader->text, call->start, reader->fault,
                                 "%s of which indicator? Name it as \"indicator\", or by of('NAME', ...)",
                                 call->word->name);
    }
    if ((needs & NEEDS_DIRECTION) != 0 && indicator->direction == DIRECTION_NEITHER) {
        return token_fault(reader->text, call->start, reader->fault,
                           "%s: indicators.json does not say whether a higher %s is better or worse", call->word->name,
                           indicator->name);
    }
    return (needs & NEEDS_COUNT) == 0 || indicator_is_count(indicator)
               ? 0
               : token_fault(reader->text, call->start, reader->fault, "%s: %s is no count and cannot be summed",
                             call->word->name, indicator->name);
}

static int check_needs(struct expression_reader *reader, const struct expression *call)
{
    unsigned needs = call->word->needs;
    bool has_area = call->count > 0 && call->arguments[0] != NULL;
    bool is_list = call->word->signature[0] == 'S';
    size_t years = 0;
    for (size_t i = 0; !is_list && i < call->count; i++) {
        years += call->word->signature[i] == 'Y' && call->arguments[i] != NULL;
    }
    if (((needs & NEEDS_MEMBER) != 0 || is_list) && !has_area && reader->members == 0) {
        return token_fault(reader->text, call->start, reader->fault,
                           "%s needs an area here, as in %s('1407'), or a condition on members around it",
                           call->word->name, call->word->name);
    }
    if (check_indicator(reader, call) != 0) {
        return -1;
    }
    if ((needs & NEEDS_BANDS) != 0 && reader->vocabulary->bands == NULL) {
        return token_fault(reader->text, call->start, reader->fault, "%s: the statement has no \"bands\"",
                           call->word->name);
    }
    if ((needs & NEEDS_OWN) != 0 && !reader->vocabulary->has_own) {
        return token_fault(reader->text, call->start, reader->fault,
                           "%s is for reports about one municipality (\"about\": \"municipality\")", call->word->name);
    }
    return (needs & NEEDS_BOTH_YEARS) != 0 && years == 1
               ? token_fault(reader->text, call->start, reader->fault, "%s takes two years or none", call->word->name)
               : 0;
}

static int read_selector(struct expression_reader *reader, struct expression *call)
{
    if (reader->token.kind != TOKEN_DOT) {
        return 0;
    }
    bool extreme = strcmp(call->word->name, "min") == 0 || strcmp(call->word->name, "max") == 0;
    if (!extreme) {
        return reader_fault_at(reader, reader->token.start, "only min and max have a .value and a .name");
    }
    if (reader_next(reader) != 0) {
        return -1;
    }
    const struct token token = reader->token;
    size_t length = token.end - token.start;
    call->names_holders = length == 4 && strncmp(reader->text + token.start, "name", length) == 0;
    if (!call->names_holders && (length != 5 || strncmp(reader->text + token.start, "value", length) != 0)) {
        return reader_fault_at(reader, token.start, "only .value and .name may follow");
    }
    call->type = call->names_holders ? VALUE_AREAS : call->type;
    call->end = token.end;
    return reader_next(reader);
}

struct expression *reader_word(struct expression_reader *reader, const struct word *word)
{
    const struct indicator *around = reader->indicator;
    struct expression *call = reader_make(reader, EXPRESSION_WORD, reader->token.start, strlen(word->signature));
    if (call == NULL) {
        return NULL;
    }
    call->word = word;
    call->end = reader->token.end;
    int read = reader_next(reader) != 0 ? -1 : read_arguments(reader, call);
    if (strcmp(word->name, "of") == 0) {
        call->indicator = reader->indicator;
    }
    reader->indicator = around;
    if (read != 0 || check_needs(reader, call) != 0) {
        return NULL;
    }
    call->type = word->type == TYPE_OF_LAST ? call->arguments[call->count - 1]->type : (enum value_type)word->type;
    bool asks_members = strpbrk(word->signature, "cl") != NULL && call->arguments[0]->type == VALUE_TRUTH;
    call->loops = asks_members ? 1 : 0;
    return read_selector(reader, call) != 0 ? NULL : reader_finish(reader, call, call->end);
}
