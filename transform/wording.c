/* wording.c - a text with expressions in braces. */
#include <string.h>

#include "base/limits.h"
#include "transform/expression_lexer.h"
#include "transform/statement.h"

/* Pieces of one text on their way. */
struct wording_reader {
    struct wording *wording;
    size_t capacity;
    const struct vocabulary *vocabulary;
    const char *text;
    struct arena *arena;
    struct fault *fault;
};

static struct wording_piece *add_piece(struct wording_reader *reader)
{
    void *items = reader->wording->pieces;
    struct wording_piece *piece =
        arena_next(reader->arena, &items, reader->wording->piece_count, &reader->capacity, sizeof *piece);
    reader->wording->pieces = items;
    if (piece == NULL) {
        fault_memory(reader->fault, "a text");
        return NULL;
    }
    reader->wording->piece_count++;
    return piece;
}

static int add_text(struct wording_reader *reader, size_t start, size_t end)
{
    struct wording_piece *piece = start == end ? NULL : add_piece(reader);
    if (piece != NULL) {
        piece->text = arena_copy_bytes(reader->arena, reader->text + start, end - start);
    }
    return piece != NULL || start == end ? 0 : -1;
}

/* The first of the characters outside single quotes, or the text's end. */
static size_t find_unquoted(const char *text, size_t at, const char *characters)
{
    bool quoted = false;
    for (; text[at] != '\0'; at++) {
        if (text[at] == '\'') {
            quoted = !quoted;
        } else if (!quoted && strchr(characters, text[at]) != NULL) {
            break;
        }
    }
    return at;
}

/* "|kommun|kommuner}": `at` is the first bar. */
static int read_choice(struct wording_reader *reader, struct wording_piece *piece, size_t at)
{
    size_t second = at + 1 + strcspn(reader->text + at + 1, "|}{");
    size_t end = reader->text[second] == '|' ? second + 1 + strcspn(reader->text + second + 1, "|}{") : second;
    if (reader->text[second] != '|' || reader->text[end] != '}') {
        return token_fault(reader->text, at, reader->fault, "two words must follow, as in {n|kommun|kommuner}");
    }
    enum value_type type = expression_type(piece->expression);
    if (type != VALUE_NUMBER && type != VALUE_AREAS && type != VALUE_YEARS) {
        return token_fault(reader->text, at, reader->fault, "only numbers and lists choose between words");
    }
    piece->singular = arena_copy_bytes(reader->arena, reader->text + at + 1, second - at - 1);
    piece->plural = arena_copy_bytes(reader->arena, reader->text + second + 1, end - second - 1);
    return 0;
}

/* `start` is the opening brace; `*after` follows the closing one. */
static int read_braces(struct wording_reader *reader, size_t start, size_t *after)
{
    size_t end = find_unquoted(reader->text, start + 1, "|}");
    size_t close = end + strcspn(reader->text + end, "}");
    if (reader->text[end] == '\0' || reader->text[close] == '\0') {
        return token_fault(reader->text, start, reader->fault, "the brace has no fellow");
    }
    struct wording_piece *piece = add_piece(reader);
    if (piece == NULL) {
        return -1;
    }
    piece->expression = expression_read(reader->vocabulary, reader->text, start + 1, end, reader->arena, reader->fault);
    if (piece->expression == NULL) {
        return -1;
    }
    if (expression_type(piece->expression) == VALUE_TRUTH) {
        return token_fault(reader->text, start + 1, reader->fault, "a condition has no text");
    }
    *after = close + 1;
    return reader->text[end] == '|' ? read_choice(reader, piece, end) : 0;
}

int wording_read(struct wording *wording, const struct vocabulary *vocabulary, const char *text, struct arena *arena,
                 struct fault *fault)
{
    struct wording_reader reader = {
        .wording = wording, .vocabulary = vocabulary, .text = text, .arena = arena, .fault = fault};
    size_t start = 0;
    size_t at = 0;
    while (text[at] != '\0') {
        size_t length = strcspn(text + at, "{}");
        at += length;
        if (text[at] == '\0') {
            break;
        }
        bool doubled = text[at + 1] == text[at];
        if (!doubled && text[at] == '}') {
            return token_fault(text, at, fault, "the brace has no fellow");
        }
        /* Of a doubled brace the first one belongs to the text. */
        if (add_text(&reader, start, doubled ? at + 1 : at) != 0) {
            return -1;
        }
        start = at + 2;
        if (!doubled && read_braces(&reader, at, &start) != 0) {
            return -1;
        }
        at = start;
    }
    return add_text(&reader, start, at);
}
