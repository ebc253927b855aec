/*
 * diag.h - the channel for messages: standard error, never standard output.
 *
 * One `struct diag` is made in main and handed down to whoever has something
 * to say. Every message is one line with the program's name first.
 */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include <stdbool.h>
#include <stdio.h>

#include "base/attributes.h"
#include "base/fault.h"

enum diag_level {
    DIAG_QUIET = 0,  /* -q: faults only */
    DIAG_NORMAL = 1, /* faults, warnings and what was done */
    DIAG_VERBOSE = 2 /* -v: also each request and file */
};

struct diag {
    FILE *stream; /* NULL: nothing is said */
    enum diag_level level;
    unsigned warnings; /* how many times diag_warn was called */
};

void diag_init(struct diag *diag, FILE *stream);

/* What ended the command. Shown at every level. */
void diag_fault(struct diag *diag, const struct fault *fault);
/* Something asked for is not as it should be; the command goes on. Shown at every level. */
void diag_warn(struct diag *diag, const char *format, ...) PRINTF_LIKE(2, 3);
/* What was done. */
void diag_say(struct diag *diag, const char *format, ...) PRINTF_LIKE(2, 3);
/* Details for -v. */
void diag_detail(struct diag *diag, const char *format, ...) PRINTF_LIKE(2, 3);

#endif
