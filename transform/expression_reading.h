/* expression_reading.h - what the files that read expressions share. Not for others. */
#ifndef TRANSFORM_EXPRESSION_READING_H
#define TRANSFORM_EXPRESSION_READING_H

#include "transform/expression_internal.h"

struct expression_reader {
    /* Reads an expression of any type, up to what cannot belong to it: the way back to the top for what stands in brackets. */
    struct expression *(*any)(struct expression_reader *reader);
    const struct vocabulary *vocabulary;
    const char *text;
    size_t end;         /* of what may be read */
    struct token token; /* the next one */
    struct arena *arena;
    struct fault *fault;
    int depth;
    int members;                       /* conditions on members around, or what may become one */
    const struct indicator *indicator; /* of the scope here */
};

/* Each returns NULL or -1 with the fault set. */
int reader_next(struct expression_reader *reader);
int reader_expect(struct expression_reader *reader, enum token_kind kind, const char *what);
int reader_fault_at(struct expression_reader *reader, size_t at, const char *reason);
int reader_expect_type(struct expression_reader *reader, const struct expression *expression, enum value_type type);
/* A new part with so many arguments; `reader_finish` closes it when they are in place. */
struct expression *reader_make(struct expression_reader *reader, enum expression_kind kind, size_t start,
                               size_t arguments);
struct expression *reader_finish(struct expression_reader *reader, struct expression *made, size_t end);
/* What operators stand between. */
struct expression *reader_primary(struct expression_reader *reader);
/* A word with its arguments; the word is the next token. */
struct expression *reader_word(struct expression_reader *reader, const struct word *word);

/* --- expression_arguments.c --- */

/* Whether an argument that may be left out is meant for a place of that letter. */
bool argument_fits(const struct expression *argument, char letter);
/* Areas that exist, a year that the report may have. */
int argument_areas(struct expression_reader *reader, const struct expression *argument);
int argument_year(struct expression_reader *reader, const struct expression *argument);
/* Reads an argument that must be there. */
struct expression *argument_required(struct expression_reader *reader, char letter);

#endif
