#include "fetch/recorder.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "fetch/source.h"

#define FILE_NAME_MAX 64

struct recorder {
    char directory[LIMIT_PATH_BYTES];
    json_t *answers; /* the index's list so far */
    bool finished;
};

int recorder_new(struct recorder **recorder, const char *directory, struct fault *fault)
{
    char index[LIMIT_PATH_BYTES];
    *recorder = NULL;
    if (path_join(index, directory, RECORDING_INDEX, fault) != 0 || directory_make(directory, fault) != 0) {
        return -1;
    }
    if (path_exists(index)) {
        return fault_set(fault, STATUS_CANNOT_CREATE, "%s: holds a recording already; name a new folder", directory);
    }
    struct recorder *made = calloc(1, sizeof *made);
    if (made == NULL) {
        return fault_memory(fault, directory);
    }
    (void)snprintf(made->directory, sizeof made->directory, "%s", directory);
    made->answers = json_array();
    if (made->answers == NULL) {
        free(made);
        return fault_memory(fault, directory);
    }
    *recorder = made;
    return 0;
}

static void remove_answers(const struct recorder *recorder)
{
    size_t i;
    json_t *answer;
    json_array_foreach (recorder->answers, i, answer) {
        char path[LIMIT_PATH_BYTES];
        struct fault ignored;
        const char *name = json_string_value(json_object_get(answer, "file"));
        if (path_join(path, recorder->directory, name, &ignored) == 0) {
            (void)unlink(path);
        }
    }
}

void recorder_free(struct recorder *recorder)
{
    if (recorder == NULL) {
        return;
    }
    if (!recorder->finished) {
        remove_answers(recorder);
    }
    json_decref(recorder->answers);
    free(recorder);
}

int recorder_add(struct recorder *recorder, enum request_kind kind, const char *path, const struct buffer *body,
                 struct fault *fault)
{
    char name[FILE_NAME_MAX];
    char target[LIMIT_PATH_BYTES];
    (void)snprintf(name, sizeof name, "%s-%zu.json", request_kind_name(kind), json_array_size(recorder->answers) + 1);
    if (path_join(target, recorder->directory, name, fault) != 0 ||
        file_write(target, body->bytes, body->length, fault) != 0) {
        return -1;
    }
    if (json_array_append_new(recorder->answers, json_pack("{s:s, s:s}", "path", path, "file", name)) != 0) {
        (void)unlink(target);
        return fault_memory(fault, target);
    }
    return 0;
}

int recorder_finish(struct recorder *recorder, const char *api, const char *retrieved, const char *origin,
                    struct fault *fault)
{
    char target[LIMIT_PATH_BYTES];
    if (path_join(target, recorder->directory, RECORDING_INDEX, fault) != 0) {
        return -1;
    }
    json_t *index = json_pack("{s:s, s:s, s:s, s:s*, s:O}", "format", RECORDING_FORMAT, "api", api, "retrieved",
                              retrieved, "origin", origin, "answers", recorder->answers);
    char *text = index == NULL ? NULL : json_dumps(index, JSON_INDENT(2));
    json_decref(index);
    if (text == NULL) {
        return fault_memory(fault, target);
    }
    int result = file_write(target, text, strlen(text), fault);
    free(text);
    recorder->finished = result == 0;
    return result;
}
