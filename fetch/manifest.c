#include "fetch/manifest.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/json.h"
#include "fetch/address.h"
#include "fetch/age.h"
#include "fetch/source.h"

#define ANSWERS_KEY "\"answers\""

/* --- where the list of answers lies in the text --- */

/* A stretch of text. */
struct span {
    const char *start;
    const char *end;
};

static const char *skip_space(const char *text)
{
    return text + strspn(text, " \t\r\n");
}

/* What follows the string that starts here; the end of the text where it is open. */
static const char *skip_string(const char *text)
{
    for (text++; *text != '\0'; text++) {
        if (*text == '"') {
            return text + 1;
        }
        if (*text == '\\' && text[1] != '\0') {
            text++;
        }
    }
    return text;
}

/* What follows the object or list that starts here; the end of the text where it is open. */
static const char *skip_nested(const char *text)
{
    size_t depth = 0;
    while (*text != '\0') {
        if (*text == '"') {
            text = skip_string(text);
            continue;
        }
        depth += *text == '{' || *text == '[';
        if ((*text == '}' || *text == ']') && --depth == 0) {
            return text + 1;
        }
        text++;
    }
    return text;
}

/* Finds "[...]" behind the member's name in the outermost object; false where there is none. */
static bool find_answers(const char *text, struct span *list)
{
    text = skip_space(text);
    if (*text != '{') {
        return false;
    }
    for (text++; *text != '\0';) {
        const char *start = text;
        if (*text == '{' || *text == '[') {
            text = skip_nested(text);
        } else if (*text != '"') {
            text++;
        } else {
            text = skip_string(text);
            const char *colon = skip_space(text);
            bool named = (size_t)(text - start) == strlen(ANSWERS_KEY) &&
                         strncmp(start, ANSWERS_KEY, strlen(ANSWERS_KEY)) == 0 && *colon == ':';
            const char *value = named ? skip_space(colon + 1) : text;
            if (named && *value == '[') {
                *list = (struct span){value, skip_nested(value)};
                return list->end[-1] == ']';
            }
        }
    }
    return false;
}

/* --- the head --- */

static int text_member(const struct json_at *at, const char *key, const char **text, struct fault *fault)
{
    struct json_at member = json_member(at, key);
    return json_text(&member, text, fault);
}

static int read_head(struct recording *recording, const struct json_at *root, struct fault *fault)
{
    static const char *const known[] = {"format", "api", "retrieved", "origin", "answers", NULL};
    struct address address;
    const char *format;
    struct json_at origin = json_member(root, "origin");
    struct json_at retrieved = json_member(root, "retrieved");
    struct json_at form = json_member(root, "format");
    if (json_expect_object(root, known, fault) != 0 || json_text(&form, &format, fault) != 0 ||
        text_member(root, "api", &recording->api, fault) != 0 ||
        json_text(&retrieved, &recording->retrieved, fault) != 0 ||
        (origin.value != NULL && json_text(&origin, &recording->origin, fault) != 0)) {
        return -1;
    }
    if (strcmp(format, RECORDING_FORMAT) != 0) {
        return json_fault(&form, fault, "must be \"%s\"", RECORDING_FORMAT);
    }
    if (!age_is_moment(recording->retrieved)) {
        return json_fault(&retrieved, fault, "must be a moment such as 2026-03-31T12:00:00Z, a day or a year");
    }
    recording->api = arena_copy(&recording->arena, recording->api);
    recording->retrieved = arena_copy(&recording->arena, recording->retrieved);
    recording->origin = arena_copy(&recording->arena, recording->origin);
    return address_parse(&address, recording->api, STATUS_NONSENSE, fault);
}

/* --- one answer --- */

/* A plain file name: a recording reads nothing outside its folder. */
static bool is_plain_name(const char *name)
{
    return name[0] != '\0' && strchr(name, '/') == NULL && strstr(name, "..") == NULL && strcmp(name, ".") != 0;
}

/* What only recordings of a run tell. */
static int read_arrival(const struct json_at *at, struct recorded_answer *answer, struct fault *fault)
{
    const char *digest = NULL;
    struct json_at arrived = json_member(at, "arrived");
    struct json_at bytes = json_member(at, "bytes");
    struct json_at sha256 = json_member(at, "sha256");
    if ((arrived.value != NULL && json_text(&arrived, &answer->arrived, fault) != 0) ||
        (bytes.value != NULL && json_int(&bytes, 0, (int)LIMIT_ANSWER_BYTES, &answer->bytes, fault) != 0) ||
        (sha256.value != NULL && json_text(&sha256, &digest, fault) != 0)) {
        return -1;
    }
    if (answer->arrived != NULL && !clock_is_moment(answer->arrived)) {
        return json_fault(&arrived, fault, "must be a moment such as 2026-03-31T12:00:00Z");
    }
    answer->has_digest = digest != NULL;
    if (digest != NULL && !digest_parse(digest, &answer->digest)) {
        return json_fault(&sha256, fault, "must be 64 hexadecimal digits");
    }
    return 0;
}

static int read_answer(struct recording *recording, const struct json_at *at, struct recorded_answer *answer,
                       struct fault *fault)
{
    static const char *const known[] = {"path", "file", "arrived", "bytes", "sha256", NULL};
    struct json_at path = json_member(at, "path");
    struct json_at file = json_member(at, "file");
    *answer = (struct recorded_answer){.bytes = -1};
    if (json_expect_object(at, known, fault) != 0 || json_text(&path, &answer->path, fault) != 0 ||
        json_text(&file, &answer->file, fault) != 0 || read_arrival(at, answer, fault) != 0) {
        return -1;
    }
    if (answer->path[0] != '/') {
        return json_fault(&path, fault, "must start with a slash");
    }
    if (!is_plain_name(answer->file)) {
        return json_fault(&file, fault, "must be the plain name of a file beside the index");
    }
    answer->path = arena_copy(&recording->arena, answer->path);
    answer->file = arena_copy(&recording->arena, answer->file);
    answer->arrived = arena_copy(&recording->arena, answer->arrived);
    return 0;
}

/* Parses one element of the list on its own and takes it in. */
static int add_answer(struct recording *recording, const struct json_at *list, struct span element, struct fault *fault)
{
    json_error_t error;
    void *answers = recording->answers;
    struct json_at at = {.document = list->document, .parent = list, .index = recording->count};
    struct recorded_answer *answer =
        arena_next(&recording->arena, &answers, recording->count, &recording->capacity, sizeof(struct recorded_answer));
    if (answer == NULL) {
        return fault_memory(fault, recording->directory);
    }
    recording->answers = answers;
    at.value = json_loadb(element.start, (size_t)(element.end - element.start),
                          JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &error);
    if (at.value == NULL) {
        return json_fault(&at, fault, "is not valid JSON: %s", error.text);
    }
    int result = read_answer(recording, &at, answer, fault);
    json_decref(at.value);
    recording->count += result == 0;
    return result;
}

/* What follows the value that starts here. */
static const char *skip_value(const char *text)
{
    if (*text == '{' || *text == '[') {
        return skip_nested(text);
    }
    return *text == '"' ? skip_string(text) : text + strcspn(text, ",]} \t\r\n");
}

static int read_answers(struct recording *recording, const struct json_at *list, struct span span, struct fault *fault)
{
    const char *at = skip_space(span.start + 1);
    while (at < span.end - 1) {
        struct span element = {at, skip_value(at)};
        if (add_answer(recording, list, element, fault) != 0) {
            return -1;
        }
        at = skip_space(element.end);
        if (*at == ',' && *skip_space(at + 1) != ']') {
            at = skip_space(at + 1);
        } else if (at != span.end - 1) {
            return json_fault(list, fault, "is not valid JSON behind answer %zu", recording->count);
        }
    }
    return 0;
}

/* --- the whole --- */

/* The tree of the index with an empty list in place of its answers; the text stays as it is. */
static int parse_head(struct json_document *index, const char *name, const struct span *list, struct fault *fault)
{
    struct json_document head;
    const char *text = index->text.bytes;
    json_document_init(&head, LIMIT_RECORDING_BYTES);
    buffer_append(&head.text, text, (size_t)(list->start - text));
    buffer_text(&head.text, "[]");
    buffer_text(&head.text, list->end);
    int result = buffer_failed(&head.text) ? fault_memory(fault, name)
                                           : json_document_parse(&head, name, STATUS_NONSENSE, fault);
    if (result == 0) {
        (void)memcpy(index->name, head.name, sizeof index->name);
        index->status = STATUS_NONSENSE;
        index->root = json_incref(head.root);
    }
    json_document_release(&head);
    return result;
}

static int read_text(struct recording *recording, struct json_document *index, const char *name, struct fault *fault)
{
    struct span list = {NULL, NULL};
    bool listed = find_answers(index->text.bytes, &list);
    if ((listed ? parse_head(index, name, &list, fault) : json_document_parse(index, name, STATUS_NONSENSE, fault)) !=
        0) {
        return -1;
    }
    struct json_at root = json_root(index);
    struct json_at answers = json_member(&root, "answers");
    if (read_head(recording, &root, fault) != 0 || json_expect_array(&answers, fault) != 0) {
        return -1;
    }
    if (listed && read_answers(recording, &answers, list, fault) != 0) {
        return -1;
    }
    return arena_failed(&recording->arena) ? fault_memory(fault, name) : 0;
}

int manifest_read(struct recording *recording, struct fault *fault)
{
    char path[LIMIT_PATH_BYTES];
    struct json_document index;
    if (path_join(path, recording->directory, RECORDING_INDEX, fault) != 0) {
        return -1;
    }
    if (!path_exists(path)) {
        return fault_set(fault, STATUS_UNREACHABLE, "%s: holds no recording; there is no %s in it",
                         recording->directory, RECORDING_INDEX);
    }
    json_document_init(&index, LIMIT_RECORDING_BYTES);
    int result = file_read(path, &index.text, STATUS_UNREACHABLE, fault);
    if (result == 0) {
        result = read_text(recording, &index, path, fault);
    }
    json_document_release(&index);
    return result;
}

/* --- writing --- */

/* A text with its quotes; it is valid UTF-8 by way of the parser or an address. */
static void write_text(struct buffer *text, const char *value)
{
    json_t *json = json_string(value);
    char *encoded = json == NULL ? NULL : json_dumps(json, JSON_ENCODE_ANY);
    if (encoded == NULL) {
        text->failed = true;
    } else {
        buffer_text(text, encoded);
    }
    free(encoded);
    json_decref(json);
}

static void write_member(struct buffer *text, const char *before, const char *value)
{
    buffer_text(text, before);
    write_text(text, value);
}

void manifest_write_head(struct buffer *text, const char *api, const char *retrieved, const char *origin)
{
    buffer_printf(text, "{\n\"format\": \"%s\"", RECORDING_FORMAT);
    write_member(text, ",\n\"api\": ", api);
    write_member(text, ",\n\"retrieved\": ", retrieved);
    if (origin != NULL) {
        write_member(text, ",\n\"origin\": ", origin);
    }
    buffer_text(text, ",\n\"answers\": [");
}

void manifest_write_answer(struct buffer *text, const struct recorded_answer *answer, bool first)
{
    char digest[DIGEST_TEXT_MAX];
    write_member(text, first ? "\n{\"path\": " : ",\n{\"path\": ", answer->path);
    write_member(text, ", \"file\": ", answer->file);
    if (answer->arrived != NULL) {
        write_member(text, ", \"arrived\": ", answer->arrived);
    }
    if (answer->bytes >= 0) {
        buffer_printf(text, ", \"bytes\": %d", answer->bytes);
    }
    if (answer->has_digest) {
        digest_format(&answer->digest, digest);
        write_member(text, ", \"sha256\": ", digest);
    }
    buffer_text(text, "}");
}

void manifest_write_end(struct buffer *text)
{
    buffer_text(text, MANIFEST_END);
}
