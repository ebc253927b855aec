/* expression_arguments.c - single arguments, each read and checked as its letter in the word's signature says. */
#include <string.h>

#include "base/limits.h"
#include "transform/expression_reading.h"
#include "transform/indicators.h"

/* --- what an argument must be --- */

int argument_areas(struct expression_reader *reader, const struct expression *argument)
{
    const char **ids;
    size_t count;
    struct fault unknown;
    if (argument->kind != EXPRESSION_TEXT) {
        return reader_expect_type(reader, argument, VALUE_AREAS);
    }
    if (areas_ids(reader->vocabulary->areas, argument->literal, reader->arena, &ids, &count, &unknown) != 0) {
        if (areas_group(reader->vocabulary->areas, argument->literal) != NULL) {
            return token_fault(reader->text, argument->start, reader->fault,
                               "'%s': only the catalogue knows its members, and a template is fetched before there is "
                               "one; list them in areas.json",
                               argument->literal);
        }
        return token_fault(reader->text, argument->start, reader->fault,
                           "'%s' is neither the id of an area nor a group in areas.json", argument->literal);
    }
    return 0;
}

int argument_year(struct expression_reader *reader, const struct expression *argument)
{
    int first = reader->vocabulary->first_year;
    if (reader_expect_type(reader, argument, VALUE_NUMBER) != 0 || argument->kind != EXPRESSION_NUMBER) {
        return argument->type == VALUE_NUMBER ? 0 : -1;
    }
    if (argument->decimals > 0 || argument->number > LIMIT_YEAR_LAST) {
        return reader_fault_at(reader, argument->start, "is no year");
    }
    return argument->number < first
               ? token_fault(reader->text, argument->start, reader->fault, "the report's figures begin with %d", first)
               : 0;
}

static int check_whole(struct expression_reader *reader, const struct expression *argument)
{
    bool is_whole = argument->kind == EXPRESSION_NUMBER && argument->decimals == 0 && argument->number <= 1000;
    return is_whole ? 0 : reader_fault_at(reader, argument->start, "must be a whole number, written out");
}

bool argument_fits(const struct expression *argument, char letter)
{
    return letter == 'Y' ? argument->type == VALUE_NUMBER
                         : argument->type == VALUE_AREAS || argument->kind == EXPRESSION_TEXT;
}

/* --- arguments that change the scope --- */

static struct expression *read_indicator(struct expression_reader *reader)
{
    struct fault unknown;
    if (reader->token.kind != TOKEN_TEXT) {
        reader_fault_at(reader, reader->token.start, "the name of an indicator in single quotes is missing here");
        return NULL;
    }
    struct expression *made = reader->any(reader);
    if (made == NULL || made->kind != EXPRESSION_TEXT) {
        return NULL;
    }
    const struct indicator *found = indicators_expect(reader->vocabulary->indicators, made->literal, &unknown);
    if (found == NULL) {
        token_fault(reader->text, made->start, reader->fault, "%s", unknown.text);
        return NULL;
    }
    reader->indicator = found; /* for the arguments that follow */
    return made;
}

/* A condition that is asked of each member. */
static struct expression *read_condition(struct expression_reader *reader, bool or_list)
{
    reader->members++;
    struct expression *made = reader->any(reader);
    reader->members--;
    bool is_list = made != NULL && or_list && (made->type == VALUE_AREAS || made->type == VALUE_YEARS);
    return made == NULL || (!is_list && reader_expect_type(reader, made, VALUE_TRUTH) != 0) ? NULL : made;
}

struct expression *argument_required(struct expression_reader *reader, char letter)
{
    if (letter == 'c' || letter == 'l') {
        return read_condition(reader, letter == 'l');
    }
    if (letter == 'i') {
        return read_indicator(reader);
    }
    struct expression *made = reader->any(reader);
    if (made == NULL) {
        return NULL;
    }
    bool wrong = (letter == 'y' && argument_year(reader, made) != 0) ||
                 (letter == 'k' && check_whole(reader, made) != 0) ||
                 (letter == 'a' && argument_areas(reader, made) != 0) ||
                 ((letter == 'n' || letter == 'v') && reader_expect_type(reader, made, VALUE_NUMBER) != 0) ||
                 (letter == 'x' && made->kind == EXPRESSION_TEXT &&
                  reader_fault_at(reader, made->start, "an expression is missing here") != 0);
    return wrong ? NULL : made;
}
