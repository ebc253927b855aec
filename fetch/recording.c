#include "fetch/recording.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/json.h"
#include "base/number.h"
#include "fetch/address.h"
#include "fetch/source.h"

static int text_member(const struct json_at *at, const char *key, const char **text, struct fault *fault)
{
    struct json_at member = json_member(at, key);
    return json_text(&member, text, fault);
}

/* A plain file name: a recording reads nothing outside its folder. */
static bool is_plain_name(const char *name)
{
    return name[0] != '\0' && strchr(name, '/') == NULL && strstr(name, "..") == NULL && strcmp(name, ".") != 0;
}

/* "2026-03-31" or "2026". */
static bool is_day_or_year(const char *text)
{
    int year;
    struct date date;
    return date_parse(text, &date) ||
           (strlen(text) == 4 && number_parse_int(text, LIMIT_YEAR_FIRST, LIMIT_YEAR_LAST, &year));
}

static int read_answer(struct recording *recording, const struct json_at *at, struct recorded_answer *answer,
                       struct fault *fault)
{
    static const char *const known[] = {"path", "file", NULL};
    struct json_at path = json_member(at, "path");
    struct json_at file = json_member(at, "file");
    if (json_expect_object(at, known, fault) != 0 || json_text(&path, &answer->path, fault) != 0 ||
        json_text(&file, &answer->file, fault) != 0) {
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
    return 0;
}

static int by_path(const void *left, const void *right)
{
    const struct recorded_answer *const *a = left;
    const struct recorded_answer *const *b = right;
    return strcmp((*a)->path, (*b)->path);
}

static int sort_answers(struct recording *recording, const struct json_at *at, struct fault *fault)
{
    for (size_t i = 0; i < recording->count; i++) {
        recording->sorted[i] = &recording->answers[i];
    }
    qsort(recording->sorted, recording->count, sizeof *recording->sorted, by_path);
    for (size_t i = 1; i < recording->count; i++) {
        if (by_path(&recording->sorted[i - 1], &recording->sorted[i]) == 0) {
            return json_fault(at, fault, "has two answers to %s", recording->sorted[i]->path);
        }
    }
    return 0;
}

static int read_answers(struct recording *recording, const struct json_at *at, struct fault *fault)
{
    if (json_expect_array(at, fault) != 0) {
        return -1;
    }
    recording->count = json_count(at);
    recording->answers = arena_array(&recording->arena, recording->count, sizeof *recording->answers);
    recording->sorted = arena_array(&recording->arena, recording->count, sizeof *recording->sorted);
    if (recording->answers == NULL || recording->sorted == NULL) {
        return fault_memory(fault, "the index of a recording");
    }
    for (size_t i = 0; i < recording->count; i++) {
        struct json_at answer = json_element(at, i);
        if (read_answer(recording, &answer, &recording->answers[i], fault) != 0) {
            return -1;
        }
    }
    return sort_answers(recording, at, fault);
}

/* What the index says of the whole. */
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
    if (!is_day_or_year(recording->retrieved)) {
        return json_fault(&retrieved, fault, "must be a date such as 2026-03-31, or a year");
    }
    recording->api = arena_copy(&recording->arena, recording->api);
    recording->retrieved = arena_copy(&recording->arena, recording->retrieved);
    recording->origin = arena_copy(&recording->arena, recording->origin);
    return address_parse(&address, recording->api, STATUS_NONSENSE, fault);
}

static int read_index(struct recording *recording, struct json_document *index, struct fault *fault)
{
    char path[LIMIT_PATH_BYTES];
    if (path_join(path, recording->directory, RECORDING_INDEX, fault) != 0) {
        return -1;
    }
    if (!path_exists(path)) {
        return fault_set(fault, STATUS_UNREACHABLE, "%s: holds no recording; there is no %s in it",
                         recording->directory, RECORDING_INDEX);
    }
    if (file_read(path, &index->text, STATUS_UNREACHABLE, fault) != 0 ||
        json_document_parse(index, path, STATUS_NONSENSE, fault) != 0) {
        return -1;
    }
    struct json_at root = json_root(index);
    struct json_at answers = json_member(&root, "answers");
    if (read_head(recording, &root, fault) != 0 || read_answers(recording, &answers, fault) != 0) {
        return -1;
    }
    return arena_failed(&recording->arena) ? fault_memory(fault, path) : 0;
}

int recording_load(struct recording *recording, const char *directory, struct fault *fault)
{
    struct json_document index;
    memset(recording, 0, sizeof *recording);
    arena_init(&recording->arena, LIMIT_MODEL_BYTES);
    recording->directory = arena_copy(&recording->arena, directory);
    json_document_init(&index, LIMIT_RECORDING_BYTES);
    int result = read_index(recording, &index, fault);
    json_document_release(&index);
    if (result != 0) {
        recording_release(recording);
    }
    return result;
}

void recording_release(struct recording *recording)
{
    arena_release(&recording->arena);
    recording->count = 0;
}

const struct recorded_answer *recording_find(const struct recording *recording, const char *path)
{
    const struct recorded_answer wanted = {.path = path};
    const struct recorded_answer *key = &wanted;
    if (recording->count == 0) {
        return NULL;
    }
    const struct recorded_answer **found =
        bsearch(&key, recording->sorted, recording->count, sizeof *recording->sorted, by_path);
    return found == NULL ? NULL : *found;
}

int recording_read(const struct recording *recording, const struct recorded_answer *answer, struct buffer *body,
                   struct fault *fault)
{
    char path[LIMIT_PATH_BYTES];
    if (path_join(path, recording->directory, answer->file, fault) != 0) {
        return -1;
    }
    return file_read(path, body, STATUS_NONSENSE, fault);
}
