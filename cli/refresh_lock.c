#include "cli/refresh_lock.h"

#include <stdio.h>
#include <time.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/folder.h"
#include "base/real_path.h"
#include "report/publication.h"

static int take(struct lock *lock, const char *path, const char *command, struct fault *fault)
{
    char who[CLOCK_TEXT_MAX + 64];
    char since[CLOCK_TEXT_MAX];
    clock_format(time(NULL), since);
    (void)snprintf(who, sizeof who, "nyckeltal %s since %s", command, since);
    return lock_take(lock, path, who, fault);
}

int refresh_lock_folder(struct lock *lock, const char *folder, const char *who, struct fault *fault)
{
    char work[LIMIT_PATH_BYTES];
    char path[LIMIT_PATH_BYTES];
    lock->descriptor = -1;
    if (path_join(work, folder, PUBLICATION_WORK, fault) != 0 || path_join(path, work, "lock", fault) != 0 ||
        directory_make(work, fault) != 0) {
        return -1;
    }
    return take(lock, path, who, fault);
}

int refresh_lock_store(struct lock *lock, const char *store, struct fault *fault)
{
    char real[LIMIT_PATH_BYTES];
    char path[LIMIT_PATH_BYTES];
    lock->descriptor = -1;
    if (folder_make_of(store, fault) != 0 || real_path(store, real, fault) != 0) {
        return -1;
    }
    int length = snprintf(path, sizeof path, "%s.lock", real);
    if (length < 0 || (size_t)length >= sizeof path) {
        return fault_set(fault, STATUS_CANNOT_CREATE, "%s: the path is too long", store);
    }
    return take(lock, path, "refresh", fault);
}
