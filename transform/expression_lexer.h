/* expression_lexer.h - the tokens of an expression. Only for expression_read.c. */
#ifndef TRANSFORM_EXPRESSION_LEXER_H
#define TRANSFORM_EXPRESSION_LEXER_H

#include <stddef.h>

#include "base/fault.h"

enum token_kind {
    TOKEN_END,
    TOKEN_NUMBER,
    TOKEN_NAME,
    TOKEN_TEXT, /* 'in single quotes' */
    TOKEN_OPEN,
    TOKEN_CLOSE,
    TOKEN_COMMA,
    TOKEN_DOT,
    TOKEN_PLUS,
    TOKEN_MINUS,
    TOKEN_TIMES,
    TOKEN_DIVIDE,
    TOKEN_LESS,
    TOKEN_LESS_EQUAL,
    TOKEN_MORE,
    TOKEN_MORE_EQUAL,
    TOKEN_EQUAL,
    TOKEN_UNEQUAL,
    TOKEN_AND,
    TOKEN_OR,
    TOKEN_NOT,
    TOKEN_IN
};

struct token {
    enum token_kind kind;
    size_t start; /* bytes of the text */
    size_t end;
    double number; /* TOKEN_NUMBER */
    int decimals;  /* TOKEN_NUMBER: as many as are written */
};

/* The token at or after `at`; the text ends at `end`, wherever its NUL is. A fault names the column. */
int token_read(const char *text, size_t at, size_t end, struct token *token, struct fault *fault);

/* Sets a fault that begins with the column of a byte, counted in characters from 1. Returns -1. */
int token_fault(const char *text, size_t at, struct fault *fault, const char *format, ...) PRINTF_LIKE(4, 5);

#endif
