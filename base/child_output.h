/* child_output.h - what another program says on its standard output, or what it complains of on standard error. */
#ifndef BASE_CHILD_OUTPUT_H
#define BASE_CHILD_OUTPUT_H

#include "base/buffer.h"
#include "base/fault.h"

/* Runs the program of that path with the arguments (the first is its name, NULL ends them) and appends what it says to
 * the buffer; what it says on standard error is lost. Any other exit status than 0 is a fault, STATUS_IO. */
int child_output(const char *path, const char *const *arguments, struct buffer *output, struct fault *fault);
/* The same of standard error, whatever its exit status; it is STATUS_IO where it cannot be started or a signal ended it. */
int child_complaints(const char *path, const char *const *arguments, struct buffer *said, int *status,
                     struct fault *fault);

#endif
