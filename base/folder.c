#include "base/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"

/* Folders that a walk may hold open. */
#define WALK_DEPTH 8

int folder_make_of(const char *path, struct fault *fault)
{
    char folder[LIMIT_PATH_BYTES];
    int length = snprintf(folder, sizeof folder, "%s", path);
    if (length < 0 || (size_t)length >= sizeof folder) {
        return fault_set(fault, STATUS_CANNOT_CREATE, "%s: the path is too long", path);
    }
    char *slash = strrchr(folder, '/');
    if (slash == NULL || slash == folder) {
        return 0;
    }
    *slash = '\0';
    return directory_make(folder, fault);
}

static int remove_one(const char *path, const struct stat *found, int kind, struct FTW *at)
{
    (void)found;
    (void)kind;
    (void)at;
    return remove(path) == 0 || errno == ENOENT ? 0 : -1;
}

int folder_remove(const char *path, struct fault *fault)
{
    if (nftw(path, remove_one, WALK_DEPTH, FTW_DEPTH | FTW_PHYS) != 0 && errno != ENOENT) {
        return fault_set(fault, STATUS_IO, "%s: cannot be removed: %s", path, strerror(errno));
    }
    return 0;
}

int folder_sync(const char *path, struct fault *fault)
{
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    int failed = descriptor < 0 || fsync(descriptor) != 0;
    int reason = errno;
    if (descriptor >= 0) {
        (void)close(descriptor);
    }
    return failed ? fault_set(fault, STATUS_IO, "%s: cannot be flushed: %s", path, strerror(reason)) : 0;
}

static int compare_names(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* How long the name is without the ending; 0 where it has another or is hidden. */
static size_t stem_length(const char *name, const char *ending)
{
    size_t length = strlen(name);
    size_t tail = strlen(ending);
    bool fits = name[0] != '.' && length > tail && strcmp(name + length - tail, ending) == 0;
    return fits ? length - tail : 0;
}

static int read_names(DIR *folder, const char *ending, struct arena *arena, void **items, size_t *count)
{
    size_t capacity = 0;
    for (const struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder)) {
        size_t length = stem_length(entry->d_name, ending);
        if (length == 0) {
            continue;
        }
        const char **place = arena_next(arena, items, *count, &capacity, sizeof *place);
        if (place == NULL) {
            return -1;
        }
        *place = arena_copy_bytes(arena, entry->d_name, length);
        (*count)++;
    }
    return arena_failed(arena) ? -1 : 0;
}

int folder_list(const char *path, const char *ending, struct arena *arena, const char ***names, size_t *count,
                struct fault *fault)
{
    void *items = NULL;
    DIR *folder = opendir(path);
    *count = 0;
    if (folder == NULL) {
        return fault_set(fault, STATUS_CONFIG, "%s: cannot be read: %s", path, strerror(errno));
    }
    int result = read_names(folder, ending, arena, &items, count);
    (void)closedir(folder);
    if (result != 0) {
        return fault_memory(fault, path);
    }
    *names = items;
    if (*count > 0) {
        qsort(items, *count, sizeof **names, compare_names);
    }
    return 0;
}
