/* child.h - running another program and waiting for it. */
#ifndef BASE_CHILD_H
#define BASE_CHILD_H

#include "base/fault.h"

/* Runs the program of that path with the arguments (the first is its name, NULL
 * ends them) and the same streams; `*status` is its exit status. It is told to
 * end (SIGTERM) when this program ends first, and gets what this one is asked
 * to stop by (stop.h); that is a fault, as it cannot have been all. STATUS_IO
 * where it cannot be started or was ended by a signal. */
int child_run(const char *path, const char *const *arguments, int *status, struct fault *fault);

#endif
