#include "fetch/recording.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "fetch/manifest.h"

#define DAY_LENGTH 10

static int by_path(const void *left, const void *right)
{
    const struct recorded_answer *const *a = left;
    const struct recorded_answer *const *b = right;
    return strcmp((*a)->path, (*b)->path);
}

static int sort_answers(struct recording *recording, struct fault *fault)
{
    recording->sorted = arena_array(&recording->arena, recording->count, sizeof(struct recorded_answer *));
    if (recording->sorted == NULL) {
        return fault_memory(fault, recording->directory);
    }
    for (size_t i = 0; i < recording->count; i++) {
        recording->sorted[i] = &recording->answers[i];
    }
    qsort(recording->sorted, recording->count, sizeof(struct recorded_answer *), by_path);
    for (size_t i = 1; i < recording->count; i++) {
        if (by_path(&recording->sorted[i - 1], &recording->sorted[i]) == 0) {
            return fault_set(fault, STATUS_NONSENSE, "%s: the recording has two answers to %s", recording->directory,
                             recording->sorted[i]->path);
        }
    }
    return 0;
}

/* A file that is missing, cut or has grown is found before anything is read. */
static int check_file(const struct recording *recording, const struct recorded_answer *answer, struct fault *fault)
{
    char path[LIMIT_PATH_BYTES];
    struct stat found;
    if (path_join(path, recording->directory, answer->file, fault) != 0) {
        return -1;
    }
    if (stat(path, &found) != 0) {
        return fault_set(fault, STATUS_NONSENSE, "%s: is missing from the recording: %s", path, strerror(errno));
    }
    if (answer->bytes >= 0 && found.st_size != answer->bytes) {
        return fault_set(fault, STATUS_NONSENSE, "%s: is damaged: it has %lld bytes, %d were recorded", path,
                         (long long)found.st_size, answer->bytes);
    }
    return 0;
}

static int check_files(const struct recording *recording, struct fault *fault)
{
    for (size_t i = 0; i < recording->count; i++) {
        if (check_file(recording, &recording->answers[i], fault) != 0) {
            return -1;
        }
    }
    return 0;
}

/* Where the head tells only the day: the answers' own moments on that day, the first of them. */
static void find_moment(struct recording *recording)
{
    const char *first = NULL;
    for (size_t i = 0; i < recording->count; i++) {
        const char *arrived = recording->answers[i].arrived;
        if (arrived == NULL) {
            return;
        }
        first = first == NULL || strcmp(arrived, first) < 0 ? arrived : first;
    }
    if (first != NULL && strlen(recording->retrieved) == DAY_LENGTH &&
        strncmp(first, recording->retrieved, DAY_LENGTH) == 0) {
        recording->retrieved = first;
    }
}

int recording_load(struct recording *recording, const char *directory, struct fault *fault)
{
    memset(recording, 0, sizeof *recording);
    arena_init(&recording->arena, LIMIT_MODEL_BYTES);
    recording->directory = arena_copy(&recording->arena, directory);
    if (manifest_read(recording, fault) != 0 || sort_answers(recording, fault) != 0 ||
        check_files(recording, fault) != 0) {
        recording_release(recording);
        return -1;
    }
    find_moment(recording);
    return 0;
}

void recording_release(struct recording *recording)
{
    arena_release(&recording->arena);
    recording->count = 0;
}

bool recording_is_of_run(const struct recording *recording)
{
    for (size_t i = 0; i < recording->count; i++) {
        if (!recording->answers[i].has_digest || recording->answers[i].arrived == NULL) {
            return false;
        }
    }
    return recording->origin == NULL && recording->count > 0;
}

const struct recorded_answer *recording_find(const struct recording *recording, const char *path)
{
    const struct recorded_answer wanted = {.path = path};
    const struct recorded_answer *key = &wanted;
    if (recording->count == 0) {
        return NULL;
    }
    const struct recorded_answer **found =
        bsearch(&key, recording->sorted, recording->count, sizeof(struct recorded_answer *), by_path);
    return found == NULL ? NULL : *found;
}

int recording_read(const struct recording *recording, const struct recorded_answer *answer, struct buffer *body,
                   struct fault *fault)
{
    char path[LIMIT_PATH_BYTES];
    size_t before = body->length;
    if (path_join(path, recording->directory, answer->file, fault) != 0 ||
        file_read(path, body, STATUS_NONSENSE, fault) != 0) {
        return -1;
    }
    if (answer->has_digest) {
        struct digest digest = digest_of(body->bytes + before, body->length - before);
        if (!digest_equal(&digest, &answer->digest)) {
            return fault_set(fault, STATUS_NONSENSE, "%s: is damaged: its SHA-256 is not the recorded one", path);
        }
    }
    return 0;
}
