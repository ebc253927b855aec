/*
 * json.h - JSON documents whose errors name file, line and place.
 *
 * A document is parsed strictly: valid UTF-8, no duplicate keys, a ceiling on
 * size. A `struct json_at` is a value and the way that led to it; the ways
 * live on the caller's stack and cost nothing until an error is told:
 *     templates/indicators.json:12: indicators[3].decimals: must be a whole number from 0 to 6
 *
 * Texts that are handed out belong to the document and live as long as it.
 */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/fault.h"
#include "base/limits.h"

struct json_document {
    char name[LIMIT_PATH_BYTES]; /* the path or request, for messages */
    enum exit_status status;     /* that its faults lead to */
    struct buffer text;
    json_t *root;
};

struct json_at {
    const struct json_document *document;
    const struct json_at *parent; /* NULL for the root */
    const char *key;              /* the member's name, NULL for an element */
    size_t index;
    json_t *value; /* NULL where there is no such member */
};

/* Starts empty; `text` may then be filled up to the ceiling, by whoever brings it. */
void json_document_init(struct json_document *document, size_t ceiling);
/* Parses what stands in `text`; an earlier tree is given up. The faults of the
 * document, now and later, name it and carry the status. */
int json_document_parse(struct json_document *document, const char *name, enum exit_status status, struct fault *fault);

/* Reads and parses a file; faults are STATUS_CONFIG. On failure nothing is held. */
int json_document_load(struct json_document *document, const char *path, struct fault *fault);
/* The same for a file that people comment: what follows `//` on a line and a comma behind the last member or element are
 * no part of it, and a file without anything is an empty object. Lines and columns stay those of the file. */
int json_document_load_commented(struct json_document *document, const char *path, struct fault *fault);
void json_document_release(struct json_document *document);

/* The same for a text in memory, for other rooms' wire formats; errors carry the status given. */
json_t *json_parse(const char *text, size_t length, const char *name, enum exit_status status, struct fault *fault);

struct json_at json_root(const struct json_document *document);
struct json_at json_member(const struct json_at *at, const char *key);
struct json_at json_element(const struct json_at *at, size_t index);
/* How many elements an array has; 0 for anything else. */
size_t json_count(const struct json_at *at);

/* The line on which it stands; of what is absent, that of what should have it. */
int json_line(const struct json_at *at);
/* A fault that names the place. Returns -1. */
int json_fault(const struct json_at *at, struct fault *fault, const char *format, ...) PRINTF_LIKE(3, 4);

/* Each fails where the value is absent or of another type. */
int json_text(const struct json_at *at, const char **text, struct fault *fault);
/* The same, and the text must not be empty. */
int json_name(const struct json_at *at, const char **text, struct fault *fault);
/* Like json_text, but null is fine and gives NULL; an absent member is still a fault. */
int json_text_or_null(const struct json_at *at, const char **text, struct fault *fault);
int json_int(const struct json_at *at, int least, int most, int *value, struct fault *fault);
int json_bool(const struct json_at *at, bool *value, struct fault *fault);
int json_expect_array(const struct json_at *at, struct fault *fault);
/* An object that has no other members than those named (the list ends in NULL);
 * an unknown one is a fault that suggests the nearest name. */
int json_expect_object(const struct json_at *at, const char *const *known, struct fault *fault);
/* The position of a text among the names (the list ends in NULL). */
int json_choice(const struct json_at *at, const char *const *names, int *choice, struct fault *fault);

#endif
