#include "base/real_path.h"

#include <errno.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Links that may follow one another at the end of a path; the kernel's own bound. */
#define LINKS_MOST 40

_Static_assert(LIMIT_PATH_BYTES >= PATH_MAX, "room for what realpath gives");

static int join(char path[LIMIT_PATH_BYTES], const char *folder, const char *name)
{
    int length = snprintf(path, LIMIT_PATH_BYTES, "%s/%s", strcmp(folder, "/") == 0 ? "" : folder, name);
    if (length < 0 || (size_t)length >= LIMIT_PATH_BYTES) {
        errno = ENAMETOOLONG;
        return -1;
    }
    return 0;
}

/* The real folder of a path, and its last part. */
static int split(const char *path, char folder[LIMIT_PATH_BYTES], const char **name)
{
    char above[LIMIT_PATH_BYTES];
    const char *slash = strrchr(path, '/');
    *name = slash == NULL ? path : slash + 1;
    (void)snprintf(above, sizeof above, "%.*s", slash == NULL ? 1 : (int)(slash - path) + 1,
                   slash == NULL ? "." : path);
    return realpath(above, folder) == NULL ? -1 : 0;
}

/* One step for a path that leads to nothing: `path` becomes what the link at its end names; `*ends` where there is
 * no link there: `path` is real then. */
static int step(char path[LIMIT_PATH_BYTES], bool *ends)
{
    char folder[LIMIT_PATH_BYTES];
    char whole[LIMIT_PATH_BYTES];
    char target[LIMIT_PATH_BYTES];
    const char *name;
    if (split(path, folder, &name) != 0 || join(whole, folder, name) != 0) {
        return -1;
    }
    ssize_t length = readlink(whole, target, sizeof target - 1);
    target[length > 0 ? length : 0] = '\0';
    *ends = length <= 0;
    if (*ends || target[0] == '/') {
        memcpy(path, *ends ? whole : target, LIMIT_PATH_BYTES);
        return 0;
    }
    return join(path, folder, target);
}

int real_path(const char *path, char real[LIMIT_PATH_BYTES], struct fault *fault)
{
    char current[LIMIT_PATH_BYTES];
    bool ends = false;
    int length = snprintf(current, sizeof current, "%s", path);
    if (length < 0 || (size_t)length >= sizeof current) {
        return fault_set(fault, STATUS_CANNOT_CREATE, "%s: the path is too long", path);
    }
    for (int links = 0; links < LINKS_MOST; links++) {
        if (realpath(current, real) != NULL) {
            return 0;
        }
        if (errno != ENOENT || step(current, &ends) != 0) {
            break;
        }
        if (ends) {
            memcpy(real, current, sizeof current);
            return 0;
        }
    }
    return fault_set(fault, STATUS_CANNOT_CREATE, "%s: cannot be found: %s", path, strerror(errno));
}
