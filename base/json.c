#include "base/json.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/json_comments.h"
#include "base/message.h"
#include "base/text.h"

#define PLACE_BYTES 512

/* Windows editors begin a file with a byte order mark. */
static size_t mark_length(const char *text, size_t length)
{
    return length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
}

/* Most pages are plain figures, in which there is nothing to clean. */
static bool may_be_unclean(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '\\' || (unsigned char)text[i] >= 0x7F) {
            return true;
        }
    }
    return false;
}

/* Makes every text harmless (text_clean). Recursion is no deeper than the parser lets a document be. */
static int clean_texts(json_t *value)
{
    const char *key;
    json_t *item;
    size_t index;
    int result = 0;
    if (json_is_string(value) && !text_is_clean(json_string_value(value))) {
        char *copy = strdup(json_string_value(value));
        if (copy != NULL) {
            text_clean(copy);
        }
        result = copy == NULL ? -1 : json_string_set_nocheck(value, copy);
        free(copy);
    }
    json_object_foreach (value, key, item) {
        result = clean_texts(item) != 0 ? -1 : result;
    }
    json_array_foreach (value, index, item) {
        result = clean_texts(item) != 0 ? -1 : result;
    }
    return result;
}

json_t *json_parse(const char *text, size_t length, const char *name, enum exit_status status, struct fault *fault)
{
    json_error_t error;
    size_t mark = mark_length(text, length);
    json_t *root = json_loadb(text + mark, length - mark, JSON_REJECT_DUPLICATES, &error);
    if (root == NULL) {
        fault_set(fault, status, "%s:%d: is not valid JSON: %s (column %d)", name, error.line, error.text,
                  error.column);
    } else if (may_be_unclean(text, length) && clean_texts(root) != 0) {
        json_decref(root);
        root = NULL;
        fault_memory(fault, name);
    }
    return root;
}

void json_document_init(struct json_document *document, size_t ceiling)
{
    document->name[0] = '\0';
    document->status = STATUS_CONFIG;
    document->root = NULL;
    buffer_init(&document->text, ceiling);
}

int json_document_parse(struct json_document *document, const char *name, enum exit_status status, struct fault *fault)
{
    (void)snprintf(document->name, sizeof document->name, "%s", name);
    document->status = status;
    json_decref(document->root);
    document->root = json_parse(document->text.bytes, document->text.length, document->name, status, fault);
    return document->root == NULL ? -1 : 0;
}

static int load(struct json_document *document, const char *path, void (*prepare)(struct buffer *text),
                struct fault *fault)
{
    json_document_init(document, LIMIT_TEMPLATE_BYTES);
    if (file_read(path, &document->text, STATUS_CONFIG, fault) == 0) {
        if (prepare != NULL) {
            prepare(&document->text);
        }
        if (json_document_parse(document, path, STATUS_CONFIG, fault) == 0) {
            return 0;
        }
    }
    json_document_release(document);
    return -1;
}

int json_document_load(struct json_document *document, const char *path, struct fault *fault)
{
    return load(document, path, NULL, fault);
}

int json_document_load_commented(struct json_document *document, const char *path, struct fault *fault)
{
    return load(document, path, json_blank_comments, fault);
}

void json_document_release(struct json_document *document)
{
    json_decref(document->root);
    document->root = NULL;
    buffer_release(&document->text);
}

struct json_at json_root(const struct json_document *document)
{
    return (struct json_at){.document = document, .value = document->root};
}

struct json_at json_member(const struct json_at *at, const char *key)
{
    return (struct json_at){
        .document = at->document, .parent = at, .key = key, .value = json_object_get(at->value, key)};
}

struct json_at json_element(const struct json_at *at, size_t index)
{
    return (struct json_at){
        .document = at->document, .parent = at, .index = index, .value = json_array_get(at->value, index)};
}

size_t json_count(const struct json_at *at)
{
    return json_array_size(at->value);
}

/* --- the line of a place: a walk over text that is known to be valid JSON --- */

static const char *skip_space(const char *text)
{
    return text + strspn(text, " \t\r\n");
}

static const char *skip_string(const char *text)
{
    for (text++; *text != '"' && *text != '\0'; text++) {
        if (*text == '\\' && text[1] != '\0') {
            text++;
        }
    }
    return *text == '"' ? text + 1 : text;
}

/* Skips one value of any kind. */
static const char *skip_value(const char *text)
{
    size_t depth = 0;
    do {
        text = skip_space(text);
        if (*text == '"') {
            text = skip_string(text);
        } else if (*text == '{' || *text == '[') {
            depth++;
            text++;
        } else if (*text == '}' || *text == ']') {
            depth--;
            text++;
        } else if (*text == ',' || *text == ':') {
            text++;
        } else {
            text += strcspn(text, ",:]} \t\r\n");
        }
    } while (depth > 0 && *text != '\0');
    return text;
}

/* The start of the member or element within the container at `text`, or `text` itself. */
static const char *find_child(const char *text, const struct json_at *child)
{
    const char *container = text;
    size_t index = 0;
    for (text = skip_space(text + 1); *text != '\0' && *text != '}' && *text != ']'; index++) {
        const char *start = text;
        if (child->key != NULL) {
            const char *after = skip_string(text);
            size_t length = strlen(child->key);
            bool found = (size_t)(after - start) == length + 2 && strncmp(start + 1, child->key, length) == 0;
            text = skip_space(skip_space(after) + 1);
            if (found) {
                return text;
            }
        } else if (index == child->index) {
            return start;
        }
        text = skip_space(skip_value(text));
        if (*text == ',') {
            text = skip_space(text + 1);
        }
    }
    return container;
}

/* The text where the value stands; for one that is absent, its container. */
static const char *locate(const struct json_at *at)
{
    if (at->parent == NULL) {
        const struct buffer *text = &at->document->text;
        return skip_space(text->bytes + mark_length(text->bytes, text->length));
    }
    const char *container = locate(at->parent);
    /* What was put into the tree after it was parsed stands where the text is something else. */
    if (at->parent->value == NULL || at->value == NULL || *container != (at->key != NULL ? '{' : '[')) {
        return container;
    }
    return find_child(container, at);
}

int json_line(const struct json_at *at)
{
    int line = 1;
    const char *end = locate(at);
    for (const char *text = at->document->text.bytes; text < end; text++) {
        line += *text == '\n';
    }
    return line;
}

static void write_place(const struct json_at *at, struct buffer *place)
{
    if (at->parent == NULL) {
        return;
    }
    write_place(at->parent, place);
    if (at->key == NULL) {
        buffer_printf(place, "[%zu]", at->index);
    } else {
        buffer_printf(place, "%s%s", place->length > 0 ? "." : "", at->key);
    }
}

int json_fault(const struct json_at *at, struct fault *fault, const char *format, ...)
{
    char reason[FAULT_TEXT_MAX / 2];
    struct buffer place;
    va_list arguments;
    va_start(arguments, format);
    if (vsnprintf(reason, sizeof reason, message(format), arguments) < 0) {
        reason[0] = '\0';
    }
    va_end(arguments);
    buffer_init(&place, PLACE_BYTES);
    write_place(at, &place);
    fault_set(fault, at->document->status, "%s:%d: %s%s%s", at->document->name, json_line(at), place.bytes,
              place.length > 0 ? ": " : "", reason);
    buffer_release(&place);
    return -1;
}

/* --- typed access --- */

/* The fault of a value that is not what it must be. */
static int fault_type(const struct json_at *at, const char *wanted, struct fault *fault)
{
    return json_fault(at, fault, "%s %s",
                      message(at->value == NULL ? MESSAGE("is missing; it must be") : MESSAGE("must be")),
                      message(wanted));
}

int json_text(const struct json_at *at, const char **text, struct fault *fault)
{
    if (!json_is_string(at->value)) {
        return fault_type(at, "a text", fault);
    }
    *text = json_string_value(at->value);
    if (strlen(*text) != json_string_length(at->value)) {
        return json_fault(at, fault, "has a NUL character in it");
    }
    return 0;
}

int json_name(const struct json_at *at, const char **text, struct fault *fault)
{
    if (json_text(at, text, fault) != 0) {
        return -1;
    }
    return (*text)[0] == '\0' ? json_fault(at, fault, "must not be empty") : 0;
}

int json_text_or_null(const struct json_at *at, const char **text, struct fault *fault)
{
    if (json_is_null(at->value)) {
        *text = NULL;
        return 0;
    }
    return json_is_string(at->value) ? json_text(at, text, fault) : fault_type(at, "a text or null", fault);
}

int json_int(const struct json_at *at, int least, int most, int *value, struct fault *fault)
{
    json_int_t number = json_integer_value(at->value);
    if (!json_is_integer(at->value) || number < least || number > most) {
        char wanted[128];
        (void)snprintf(wanted, sizeof wanted, message("a whole number from %d to %d"), least, most);
        return fault_type(at, wanted, fault);
    }
    *value = (int)number;
    return 0;
}

int json_bool(const struct json_at *at, bool *value, struct fault *fault)
{
    if (!json_is_boolean(at->value)) {
        return fault_type(at, "true or false", fault);
    }
    *value = json_is_true(at->value);
    return 0;
}

int json_expect_array(const struct json_at *at, struct fault *fault)
{
    return json_is_array(at->value) ? 0 : fault_type(at, "a list", fault);
}

/* The name nearest to what was written, for a suggestion. */
static const char *nearest_of(const char *written, const char *const *names)
{
    const char *nearest = NULL;
    for (size_t i = 0; names[i] != NULL; i++) {
        nearest = text_nearer(written, nearest, names[i]);
    }
    return nearest;
}

int json_expect_object(const struct json_at *at, const char *const *known, struct fault *fault)
{
    if (!json_is_object(at->value)) {
        return fault_type(at, "an object", fault);
    }
    for (void *member = json_object_iter(at->value); member != NULL;
         member = json_object_iter_next(at->value, member)) {
        const char *key = json_object_iter_key(member);
        size_t i = 0;
        while (known[i] != NULL && strcmp(known[i], key) != 0) {
            i++;
        }
        if (known[i] == NULL) {
            struct json_at place = json_member(at, key);
            return json_fault(&place, fault, "is not a known name here; the nearest is \"%s\"", nearest_of(key, known));
        }
    }
    return 0;
}

int json_choice(const struct json_at *at, const char *const *names, int *choice, struct fault *fault)
{
    const char *text = "";
    if (json_text(at, &text, fault) != 0) {
        return -1;
    }
    for (int i = 0; names[i] != NULL; i++) {
        if (strcmp(names[i], text) == 0) {
            *choice = i;
            return 0;
        }
    }
    return json_fault(at, fault, "\"%s\" is not known here; the nearest is \"%s\"", text, nearest_of(text, names));
}
