/* folder.h - whole folders: what lies in one, removing one, making a path's own. */
#ifndef BASE_FOLDER_H
#define BASE_FOLDER_H

#include <stddef.h>

#include "base/arena.h"
#include "base/fault.h"

/* Makes the folder that a file of this path lies in. */
int folder_make_of(const char *path, struct fault *fault);
/* Removes a folder with all that is in it; one that is not there is fine. Links are removed, not followed. */
int folder_remove(const char *path, struct fault *fault);
/* Flushes a folder's list of names to the disk. */
int folder_sync(const char *path, struct fault *fault);
/* The names in a folder that end so, without the ending, in the order of their bytes; hidden ones are left
 * out. A folder that cannot be read is STATUS_CONFIG. */
int folder_list(const char *path, const char *ending, struct arena *arena, const char ***names, size_t *count,
                struct fault *fault);

#endif
