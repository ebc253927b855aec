#include "fetch/recorder.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/folder.h"
#include "fetch/manifest.h"
#include "fetch/source.h"

#define FILE_NAME_MAX 64
#define UNFINISHED ".new"

struct recorder {
    char directory[LIMIT_PATH_BYTES];
    char target[LIMIT_PATH_BYTES]; /* the index */
    char index_path[LIMIT_PATH_BYTES];
    FILE *index;  /* NULL before it was begun and after it was sealed */
    size_t count; /* answers so far */
    bool booked;  /* the run is; nothing is taken away any more */
};

/* Whether a run came as far as to seal its index there, and was killed before it gave it its name. */
static bool is_sealed(const char *index)
{
    char end[sizeof MANIFEST_END] = "";
    FILE *file = fopen(index, "rb");
    if (file == NULL) {
        return false;
    }
    bool read = fseek(file, -(long)strlen(MANIFEST_END), SEEK_END) == 0 &&
                fread(end, 1, strlen(MANIFEST_END), file) == strlen(MANIFEST_END);
    (void)fclose(file);
    return read && strcmp(end, MANIFEST_END) == 0;
}

int recorder_new(struct recorder **recorder, const char *directory, struct fault *fault)
{
    char target[LIMIT_PATH_BYTES];
    char index[LIMIT_PATH_BYTES];
    *recorder = NULL;
    if (path_join(target, directory, RECORDING_INDEX, fault) != 0 ||
        path_join(index, directory, RECORDING_INDEX UNFINISHED, fault) != 0 || directory_make(directory, fault) != 0) {
        return -1;
    }
    if (path_exists(target)) {
        return fault_set(fault, STATUS_CANNOT_CREATE, "%s: holds a recording already; name a new folder", directory);
    }
    if (is_sealed(index)) {
        return fault_set(
            fault, STATUS_CANNOT_CREATE,
            "%s: holds a whole recording whose index lacks only its name; rename %s to %s, or name a new folder",
            directory, RECORDING_INDEX UNFINISHED, RECORDING_INDEX);
    }
    struct recorder *made = calloc(1, sizeof *made);
    if (made == NULL) {
        return fault_memory(fault, directory);
    }
    (void)snprintf(made->directory, sizeof made->directory, "%s", directory);
    (void)snprintf(made->target, sizeof made->target, "%s", target);
    (void)snprintf(made->index_path, sizeof made->index_path, "%s", index);
    *recorder = made;
    return 0;
}

/* The path of the answer of a number, from 1. */
static int answer_path(const struct recorder *recorder, enum request_kind kind, size_t number, char name[FILE_NAME_MAX],
                       char path[LIMIT_PATH_BYTES], struct fault *fault)
{
    (void)snprintf(name, FILE_NAME_MAX, "%s-%zu.json", request_kind_name(kind), number);
    return path_join(path, recorder->directory, name, fault);
}

static void remove_all(const struct recorder *recorder)
{
    (void)unlink(recorder->index_path);
    for (size_t number = 1; number <= recorder->count; number++) {
        for (int kind = REQUEST_KPI; kind <= REQUEST_DATA; kind++) {
            char name[FILE_NAME_MAX];
            char path[LIMIT_PATH_BYTES];
            struct fault ignored;
            if (answer_path(recorder, (enum request_kind)kind, number, name, path, &ignored) == 0) {
                (void)unlink(path);
            }
        }
    }
}

void recorder_free(struct recorder *recorder)
{
    if (recorder == NULL) {
        return;
    }
    if (recorder->index != NULL) {
        (void)fclose(recorder->index);
    }
    if (!recorder->booked) {
        remove_all(recorder);
    }
    free(recorder);
}

static int fault_index(const struct recorder *recorder, struct fault *fault)
{
    return fault_set(fault, STATUS_IO, "%s: cannot be written: %s", recorder->index_path, strerror(errno));
}

/* Writes a part of the index and lets go of it. */
static int put_text(struct recorder *recorder, struct buffer *text, struct fault *fault)
{
    int result = 0;
    if (buffer_failed(text)) {
        result = fault_memory(fault, recorder->index_path);
    } else if (fwrite(text->bytes, 1, text->length, recorder->index) != text->length) {
        result = fault_index(recorder, fault);
    }
    buffer_release(text);
    return result;
}

int recorder_begin(struct recorder *recorder, const char *api, const char *retrieved, const char *origin,
                   struct fault *fault)
{
    struct buffer text;
    recorder->index = fopen(recorder->index_path, "w");
    if (recorder->index == NULL) {
        return fault_index(recorder, fault);
    }
    buffer_init(&text, LIMIT_RECORDING_BYTES);
    manifest_write_head(&text, api, retrieved, origin);
    return put_text(recorder, &text, fault);
}

int recorder_add(struct recorder *recorder, enum request_kind kind, const char *path, time_t arrived,
                 const struct buffer *body, struct fault *fault)
{
    char name[FILE_NAME_MAX];
    char target[LIMIT_PATH_BYTES];
    char moment[CLOCK_TEXT_MAX];
    struct buffer text;
    if (answer_path(recorder, kind, recorder->count + 1, name, target, fault) != 0 ||
        file_write(target, body->bytes, body->length, fault) != 0) {
        return -1;
    }
    recorder->count++;
    clock_format(arrived, moment);
    const struct recorded_answer answer = {.path = path,
                                           .file = name,
                                           .arrived = moment,
                                           .bytes = (int)body->length,
                                           .has_digest = true,
                                           .digest = digest_of(body->bytes, body->length)};
    buffer_init(&text, LIMIT_RECORDING_BYTES);
    manifest_write_answer(&text, &answer, recorder->count == 1);
    return put_text(recorder, &text, fault);
}

/* Down to the disk, with the names in the folder. */
static int flush_index(struct recorder *recorder, struct fault *fault)
{
    FILE *index = recorder->index;
    bool flushed = fflush(index) == 0 && fsync(fileno(index)) == 0;
    int reason = errno;
    bool closed = fclose(index) == 0;
    recorder->index = NULL;
    if (!flushed || !closed) {
        errno = flushed ? errno : reason;
        return fault_index(recorder, fault);
    }
    return folder_sync(recorder->directory, fault);
}

int recorder_seal(struct recorder *recorder, struct fault *fault)
{
    struct buffer text;
    buffer_init(&text, LIMIT_RECORDING_BYTES);
    manifest_write_end(&text);
    return put_text(recorder, &text, fault) != 0 ? -1 : flush_index(recorder, fault);
}

int recorder_finish(struct recorder *recorder, struct fault *fault)
{
    recorder->booked = true;
    if (rename(recorder->index_path, recorder->target) != 0) {
        return fault_set(fault, STATUS_IO,
                         "%s: cannot be put in place: %s; the run is booked and its answers are there: rename %s to "
                         "that name",
                         recorder->target, strerror(errno), recorder->index_path);
    }
    return folder_sync(recorder->directory, fault);
}
