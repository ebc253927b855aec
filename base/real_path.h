/* real_path.h - the one path of a file that may be called by many. */
#ifndef BASE_REAL_PATH_H
#define BASE_REAL_PATH_H

#include "base/fault.h"
#include "base/limits.h"

/* From the root, without links, dots and double slashes. The file itself need not be there yet, also where a link
 * leads to it; its folder must. STATUS_CANNOT_CREATE. */
int real_path(const char *path, char real[LIMIT_PATH_BYTES], struct fault *fault);

#endif
