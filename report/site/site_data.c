/* site_data.c - the figures beside the reports: written aside, then what differs is put in place, the description last. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/digest.h"
#include "base/file.h"
#include "base/folder.h"
#include "report/package.h"
#include "report/publication.h"
#include "report/site/site.h"

struct moving {
    const struct site *site;
    char staged[LIMIT_PATH_BYTES];
    char target[LIMIT_PATH_BYTES];
    struct fault *fault;
    int result;
};

static bool is_same(const char *one, const char *other)
{
    struct digest first;
    struct digest second;
    struct fault ignored;
    return path_exists(other) && digest_of_file(one, &first, &ignored) == 0 &&
           digest_of_file(other, &second, &ignored) == 0 && digest_equal(&first, &second);
}

/* A finished file goes to its place where it differs from the one there. */
static void move(void *context, const char *path)
{
    struct moving *moving = context;
    char target[LIMIT_PATH_BYTES];
    const char *name = strrchr(path, '/');
    if (moving->result != 0) {
        return;
    }
    moving->result = path_join(target, moving->target, name == NULL ? path : name + 1, moving->fault);
    if (moving->result != 0 || is_same(path, target)) {
        return;
    }
    if (rename(path, target) != 0) {
        moving->result =
            fault_set(moving->fault, STATUS_CANNOT_CREATE, "%s: cannot be put in place: %s", target, strerror(errno));
        return;
    }
    moving->site->wrote(moving->site->context, target);
}

int site_data_write(const struct site *site, struct fault *fault)
{
    char work[LIMIT_PATH_BYTES];
    struct fault ignored;
    struct moving moving = {.site = site, .fault = fault};
    if (path_join(work, site->directory, PUBLICATION_WORK, fault) != 0 ||
        path_join(moving.staged, work, "data", fault) != 0 ||
        path_join(moving.target, site->directory, "data", fault) != 0 || folder_remove(moving.staged, fault) != 0 ||
        directory_make(moving.target, fault) != 0) {
        return -1;
    }
    const int written = package_write(site->store, moving.staged, move, &moving, fault);
    (void)folder_remove(moving.staged, &ignored);
    return written != 0 || moving.result != 0 ? -1 : folder_sync(moving.target, fault);
}
