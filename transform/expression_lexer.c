#include "transform/expression_lexer.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/message.h"
#include "base/number.h"

/* Digits of a number; more than a double can tell apart. */
#define NUMBER_LENGTH_MAX 20

int token_fault(const char *text, size_t at, struct fault *fault, const char *format, ...)
{
    char reason[FAULT_TEXT_MAX / 2];
    size_t column = 1;
    va_list arguments;
    for (size_t i = 0; i < at; i++) {
        column += ((unsigned char)text[i] & 0xC0) != 0x80;
    }
    va_start(arguments, format);
    if (vsnprintf(reason, sizeof reason, message(format), arguments) < 0) {
        reason[0] = '\0';
    }
    va_end(arguments);
    return fault_set(fault, STATUS_CONFIG, "column %zu: %s", column, reason);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static size_t skip_digits(const char *text, size_t at, size_t end)
{
    while (at < end && is_digit(text[at])) {
        at++;
    }
    return at;
}

static int read_number(const char *text, size_t end, struct token *token, struct fault *fault)
{
    char digits[NUMBER_LENGTH_MAX + 1];
    size_t at = skip_digits(text, token->start, end);
    if (at + 1 < end && text[at] == '.' && is_digit(text[at + 1])) {
        size_t after = skip_digits(text, at + 1, end);
        token->decimals = (int)(after - at - 1);
        at = after;
    }
    size_t length = at - token->start;
    if (length > NUMBER_LENGTH_MAX || token->decimals > NUMBER_DECIMALS_MAX) {
        return token_fault(text, token->start, fault, "a number may have %d characters and %d decimals",
                           NUMBER_LENGTH_MAX, NUMBER_DECIMALS_MAX);
    }
    memcpy(digits, text + token->start, length);
    digits[length] = '\0';
    token->kind = TOKEN_NUMBER;
    token->end = at;
    return number_parse(digits, &token->number) ? 0 : token_fault(text, token->start, fault, "is no number");
}

static int read_text(const char *text, size_t end, struct token *token, struct fault *fault)
{
    const char *close = memchr(text + token->start + 1, '\'', end - token->start - 1);
    if (close == NULL) {
        return token_fault(text, token->start, fault, "the quotation mark has no fellow");
    }
    token->kind = TOKEN_TEXT;
    token->end = (size_t)(close - text) + 1;
    return 0;
}

static void read_name(const char *text, size_t end, struct token *token)
{
    static const struct {
        const char *word;
        enum token_kind kind;
    } words[] = {{"and", TOKEN_AND}, {"or", TOKEN_OR}, {"not", TOKEN_NOT}, {"in", TOKEN_IN}};
    size_t at = token->start;
    while (at < end && (is_letter(text[at]) || is_digit(text[at]))) {
        at++;
    }
    token->kind = TOKEN_NAME;
    token->end = at;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strlen(words[i].word) == at - token->start &&
            strncmp(words[i].word, text + token->start, at - token->start) == 0) {
            token->kind = words[i].kind;
        }
    }
}

static int read_sign(const char *text, size_t end, struct token *token, struct fault *fault)
{
    static const struct {
        const char *sign;
        enum token_kind kind;
    } signs[] = {/* the longer ones first */
                 {"<=", TOKEN_LESS_EQUAL}, {">=", TOKEN_MORE_EQUAL}, {"!=", TOKEN_UNEQUAL}, {"<", TOKEN_LESS},
                 {">", TOKEN_MORE},        {"=", TOKEN_EQUAL},       {"(", TOKEN_OPEN},     {")", TOKEN_CLOSE},
                 {",", TOKEN_COMMA},       {".", TOKEN_DOT},         {"+", TOKEN_PLUS},     {"-", TOKEN_MINUS},
                 {"*", TOKEN_TIMES},       {"/", TOKEN_DIVIDE}};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t length = strlen(signs[i].sign);
        if (length <= end - token->start && strncmp(text + token->start, signs[i].sign, length) == 0) {
            token->kind = signs[i].kind;
            token->end = token->start + length;
            return 0;
        }
    }
    size_t length = 1;
    while (token->start + length < end && ((unsigned char)text[token->start + length] & 0xC0) == 0x80) {
        length++;
    }
    return token_fault(text, token->start, fault, "\"%.*s\" has no meaning here", (int)length, text + token->start);
}

int token_read(const char *text, size_t at, size_t end, struct token *token, struct fault *fault)
{
    while (at < end && strchr(" \t\r\n", text[at]) != NULL) {
        at++;
    }
    *token = (struct token){.kind = TOKEN_END, .start = at, .end = at};
    if (at >= end) {
        return 0;
    }
    if (is_digit(text[at])) {
        return read_number(text, end, token, fault);
    }
    if (is_letter(text[at])) {
        read_name(text, end, token);
        return 0;
    }
    return text[at] == '\'' ? read_text(text, end, token, fault) : read_sign(text, end, token, fault);
}
